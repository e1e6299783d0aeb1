"""How far the figures can be trusted, by keys alone: what is found, measured again, merged, compared and given away."""

import sqlite3
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

if sys.platform == "win32":
    pytest.skip("needs a POSIX pseudo-terminal", allow_module_level=True)

from stunting_tui.screens.home.kerja import LINES
from stunting_tui.services.deliberation import report_place
from stunting_tui.services.lesson.demo import make_demo
from stunting_tui.services.store import close_store, open_store
from stunting_tui.session import Session
from tests.keystrokes.player import play
from tests.keystrokes.test_posyandu import START
from tests.tools.pty_screen import PtyScreen

FIRST = "102 102,3 94,8 94,3 97,2 97,2 93,1 93,2 99,6 99,1 98,9 98,3 83,5 83,5 98 98 95,1 94,9 94,7 94,2"
SECOND = "101,6 102,5 94,2 94,3 97,1 97,1 92,6 93,1 100 100 98,9 98,6 83,5 84,1 98,1 98,2 94 94,2 94,8 95,2"
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def session_file(folder, words):
    """Write the session with words in the place of its marks."""
    text = (Path(__file__).parent / "trust.keys").read_text(encoding="utf-8")
    for mark, word in words.items():
        text = text.replace(f"<{mark}>", word)
    (folder / "trust.keys").write_text(text, encoding="utf-8")
    return folder / "trust.keys"


def test_the_figures_are_checked_and_what_was_done_is_stored(tmp_path):
    db = tmp_path / "contoh.db"
    session = Session("ani", db, lambda: NOW)
    made = make_demo(db, session, children=300)
    open_store(session)
    report_place.remember_folder(session, tmp_path)
    close_store()
    planted = {error.kind: error for error in made.planted}
    weight, height = first_measured(db, planted["tertukar"].child_id)
    words = {kind: error.name for kind, error in planted.items()}
    words["rangkap"] = words.pop("ganda")
    words |= {line.screen: " ".join(["down"] * at) for at, line in enumerate(LINES)}
    words |= {"pertama": typed(FIRST), "kedua": typed(SECOND), "kg": comma(height), "cm": comma(weight)}
    play(session_file(tmp_path, words), lambda: PtyScreen("-c", START, "--db", str(db), "--operator", "ani"))
    assert_rows(db, planted, weight, height)
    assert_files(tmp_path, [planted["tertukar"].name, planted["bb-janggal"].name])


def first_measured(db, child):
    with closing(sqlite3.connect(db)) as store:
        return store.execute(
            """SELECT weight_kg, height_cm FROM measurement m JOIN batch b ON b.id = batch_id
               WHERE child_id = ? AND period = '2026-08'""",
            (child,),
        ).fetchone()


def comma(number):
    return f"{number:.1f}".replace(".", ",")


def typed(values):
    return " ".join(f'="{value}" enter' for value in values.split())


def assert_rows(db, planted, weight, height):
    with closing(sqlite3.connect(db)) as store:

        def ask(question):
            return store.execute(question).fetchall()

        again = ask("SELECT child_id, state, weight_kg, height_cm, closed_on FROM remeasure")
        assert again == [(planted["tertukar"].child_id, "diukur", height, weight, "2026-11-22")]
        done = ask("SELECT tier, status, done_on, responsible FROM follow_up")
        assert done == [("gizi buruk", "berjalan", "2026-11-22", "Bidan Rekaan")]
        pairs = ask("SELECT DISTINCT action FROM audit WHERE table_name = 'child_pair'")
        assert pairs == [("tambah",), ("hapus",)], "merged, then parted again"
        assert ask("SELECT count(*) FROM child_pair") == [(0,)]
        twin = ask(f"SELECT status, count(*) FROM child WHERE id = {planted['ganda'].child_id}")
        assert twin == [("aktif", 1)]
        surveys = ask("SELECT name, year, level, percent, low, high FROM survey_figure")
        assert surveys == [("SSGI", 2024, "kabupaten", 21.5, 19, 25)]
        typed_values = ask("SELECT first, second FROM measurer_test ORDER BY id")
        values = [float(value.replace(",", ".")) for value in f"{FIRST} {SECOND}".split()]
        assert [value for pair in typed_values for value in pair] == values
        assert ask("SELECT value FROM setting WHERE key LIKE 'acuan_uji/%'") == [("Sri Rekaan",)]
        assert ask("PRAGMA integrity_check") == [("ok",)]


def assert_files(folder, names):
    """The workbooks written from the screens; what may leave the office names nobody."""
    assert names[0] in cells(folder / "ukur-ulang-2026-08-madukara.xlsx")
    assert "berjalan" in " ".join(map(str, cells(folder / "tindak-lanjut-anak-madukara.xlsx")))
    assert "SSGI 2024" in " ".join(map(str, cells(folder / "register-dan-survei-2026-08.xlsx")))
    assert "Dwi Rekaan" in cells(folder / "uji-pengukur-tinggi-2026-11-22-madukara.xlsx")
    with closing(opened(folder / "prevalensi-madukara-2026-08.xlsx")) as prevalence:
        assert {"Prevalensi", "Arus", "Tren"} <= set(prevalence.sheetnames)
    with closing(opened(folder / "salinan-tersamar-2026-08-madukara.xlsx")) as masked:
        assert sum(1 for _row in masked["Data"].iter_rows()) == 1 + 236
    for book in ("prevalensi-madukara-2026-08.xlsx", "salinan-tersamar-2026-08-madukara.xlsx"):
        told = " ".join(map(str, cells(folder / book))).casefold()
        assert not [name for name in names if name.casefold() in told]


def opened(path):
    return load_workbook(path, read_only=True)


def cells(path):
    with closing(opened(path)) as book:
        return [cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell]
