"""The boards kept by keys alone through a kill of the program; what is stored then, and what the year's sheet says."""

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
from stunting_tui.services.register import region
from stunting_tui.services.store import close_store, open_store
from stunting_tui.session import Session
from tests.keystrokes.player import play
from tests.keystrokes.test_posyandu import START
from tests.tools.pty_screen import PtyScreen

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def session_file(folder: Path) -> Path:
    """Write the session with the steps down to each line of Persiapan."""
    text = (Path(__file__).parent / "boards.keys").read_text(encoding="utf-8")
    for at, line in enumerate(LINES):
        text = text.replace(f"<{line.screen}>", " ".join(["down"] * at))
    (folder / "boards.keys").write_text(text, encoding="utf-8")
    return folder / "boards.keys"


def test_every_board_is_kept_and_the_sheet_tells_it(tmp_path):
    db = tmp_path / "uji.db"
    session = Session("ani", db, lambda: NOW)
    open_store(session)
    region.choose_district(session, "33.10.01")
    report_place.remember_folder(session, tmp_path)
    close_store()
    play(session_file(tmp_path), lambda: PtyScreen("-c", START, "--db", str(db), "--operator", "ani"))
    with closing(sqlite3.connect(db)) as store:
        foster = store.execute(
            """SELECT family, v.name, sponsor, sponsor_kind, programme, help, begun_on, ended_on, end_reason
               FROM foster JOIN village v ON v.id = village_id"""
        ).fetchall()
        notes = store.execute("SELECT month, note, amount FROM foster_note").fetchall()
        cases = store.execute(
            "SELECT semester, code, target_group, cause, step, advice, follow_up, closed_on FROM case_audit"
        ).fetchall()
        steps = store.execute("SELECT period, step, held_on, reached, target FROM intervention ORDER BY id").fetchall()
        assert store.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert foster == [
        ("Keluarga Rekaan", "Brajan", "PT Contoh Makmur", "perusahaan", "Anting Mas", "susu", "2026-09-01",
         "2026-11-15", "lulus umur")
    ]  # fmt: skip
    assert notes == [("2026-10", "30 kotak susu", 1_500_000)]
    assert cases == [("2026-2", "2014-01", "bumil", "KEK", 4, "rujuk", "PMT", "2026-11-20")]
    assert steps == [
        ("2026-08", "pendataan", "2026-08-03", 50, 60), ("2026-08", "penimbangan", "2026-08-04", 48, 60),
        ("2026-08", "pengukuran", "2026-08-05", 48, 60), ("2026-08", "edukasi", "2026-08-06", 61, 61),
        ("2026-08", "validasi", "2026-08-07", None, None),
    ]  # fmt: skip
    sheet = load_workbook(tmp_path / "ikhtisar-prambanan-2026.xlsx")["Ikhtisar Tahun"]
    rows = [[cell.value for cell in row if cell.value is not None] for row in sheet.iter_rows()]
    assert ["Anting Mas", 0, 1, 1, 1_500_000] in rows
    assert ["semester II 2026", "bumil", 1, 1] in rows
    assert ["Agustus 2026", "Pendataan", 1, 16, 50, 60, 100 * 50 / 60] in rows
    assert ["Agustus 2026", "Validasi", 1, 16, "-", "-", "-"] in rows
    assert not any("Rekaan" in str(value) for row in rows for value in row)
