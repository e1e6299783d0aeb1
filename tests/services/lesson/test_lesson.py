"""The lesson's steps against a real store: not done before, done after the services a screen calls."""

import textwrap
from datetime import UTC, datetime, timedelta

import pytest

from db.models import ImportRun
from stunting_tui import keys
from stunting_tui.errors import DataError
from stunting_tui.services.deliberation import rembuk
from stunting_tui.services.deliberation.reporting import write_report
from stunting_tui.services.desk import entry_desk
from stunting_tui.services.intake import decisions
from stunting_tui.services.lesson.lesson import Lesson, begin, steps
from stunting_tui.services.lesson.lesson_checks import CHECKS, Sight, sheet_of
from stunting_tui.services.lesson.lesson_play import PLAYS, play
from stunting_tui.services.lesson.lesson_scene import make_scene
from stunting_tui.services.store import close_store
from stunting_tui.session import Session

PROGRAM = "python3 tui.py"
DAYS = ("2026-11-22", "2026-01-01", "2027-03-31", "2028-02-29")
NOWHERE = Sight("kantor")
SIGHTS = {
    "bantuan": Sight("bantuan"),
    "kembali": Sight("beranda"),
    "periksa": Sight("impor", "IMPOR e-ppgbm-2026-10.xls", "PERIKSA"),
    "riwayat": Sight("anak-rinci", "ANAK DIRELU VODIZE L"),
    "grafik": Sight("grafik"),
    "lembar": Sight("batch", "BATCH  Bantarwaru / MELATI 1 November 2026"),
    "salah": Sight("batch", "Bantarwaru / MELATI 1", "baris 2 dari 7  GALAT", "CEVO WULAFO, P"),
    "ringkasan": Sight("lembar"),
    "selesai": Sight("beranda"),
}
"""Where the steps are done that leave nothing in the store."""


@pytest.fixture
def scene_on(tmp_path):
    def make(day="2026-11-22"):
        moment = datetime.fromisoformat(f"{day}T08:00:00").replace(tzinfo=UTC)
        return make_scene(tmp_path, Session("opr1", tmp_path / "kantor.db", lambda: moment))

    yield make
    close_store()


@pytest.fixture
def scene(scene_on):
    return scene_on()


def do(scene, step):
    """Do a step by the services; the report has no play of its own, for no step comes after it in the store."""
    if step.id == "laporan":
        write_report(scene.session, scene.folder / "laporan.xlsx")
    play(scene, step.id, step.values)


def until(scene, step_id):
    """Do all steps before this one and return it."""
    for step in steps(scene, PROGRAM):
        if step.id == step_id:
            return step
        do(scene, step)
    raise LookupError(step_id)


def row_of(scene, name):
    sheet = sheet_of(scene)
    return sheet, next(at for at, row in enumerate(sheet.rows) if row.name == name)


def test_every_step_is_false_before_it_is_done_and_true_after(scene):
    for step in steps(scene, PROGRAM):
        check = CHECKS[step.id]
        assert check(scene, step.values, NOWHERE) is not None, step.id
        do(scene, step)
        assert check(scene, step.values, SIGHTS.get(step.id, NOWHERE)) is None, step.id


def test_steps_checks_and_places_belong_together(scene):
    told = steps(scene, PROGRAM)
    assert [step.id for step in told] == list(CHECKS)
    assert set(PLAYS) | set(SIGHTS) | {"laporan"} == set(CHECKS)
    for step in told:
        places = [place for place, _ in step.words]
        assert places[-1] == "", step.id
        assert {place.split("/")[0] for place in places[:-1]} <= set(keys.SCREENS)


@pytest.mark.parametrize("day", ["2026-11-22", "2026-09-30"])
def test_all_words_fit_two_lines_and_name_nothing_unknown(scene_on, day):
    scene = scene_on(day)
    texts = [text for step in steps(scene, PROGRAM) for _, text in step.words]
    titles = [scene.data["daftar"].format(judul=step.title) for step in steps(scene, PROGRAM)]
    for text in [*texts, scene.data["bantuan"], *titles]:
        assert len(textwrap.wrap(f"PELAJARAN 19/19  Benar. {text}", 78)) <= 2, text
        assert "{" not in text
        assert text.endswith(".")


def judged(scene, name, column, text):
    """Return the level of what the entry desk says of a text typed for a child, and its message."""
    sheet, number = row_of(scene, name)
    values = entry_desk.texts_of(sheet, number) | {"measured_on": "1"}
    found = entry_desk.check(sheet, number, column, text, values)
    return found.level, found.message


@pytest.mark.parametrize("day", DAYS)
def test_on_any_day_the_entry_desk_says_what_the_lesson_says(scene_on, day):
    scene = scene_on(day)
    known = {step.id: step.values for step in steps(scene, PROGRAM)}
    assert len(decisions.waiting()) == 0
    until(scene, "biasa")
    for step in ("biasa", "betul"):
        for column, text in (("weight_kg", known[step]["berat"]), ("height_cm", known[step]["tinggi"])):
            assert judged(scene, known[step]["anak"], column, text) == (None, ""), (step, column)
    assert judged(scene, known["salah"]["anak"], "weight_kg", known["salah"]["salah"])[0] == "galat"
    assert judged(scene, known["paksa"]["anak"], "weight_kg", known["paksa"]["berat"])[0] == "peringatan"
    assert judged(scene, known["paksa"]["anak"], "height_cm", known["paksa"]["tinggi"]) == (None, "")
    assert judged(scene, known["kosong"]["anak"], "weight_kg", known["kosong"]["berat"]) == (None, "")


@pytest.mark.parametrize("day", DAYS)
def test_the_file_of_any_day_has_one_row_in_doubt_and_no_error(scene_on, day):
    scene = scene_on(day)
    until(scene, "putuskan")
    assert [(item.row.name, len(item.alternatives)) for item in decisions.waiting()] == [("CEVO WULAFO", 1)]
    run = ImportRun.get(ImportRun.file_name == scene.file.name)
    assert (run.read, run.stored, run.skipped) == (9, 8, 1)


def test_a_measure_that_differs_from_the_register_is_named(scene):
    step = until(scene, "biasa")
    play(scene, "biasa", {**step.values, "berat": "10,4"})
    missing = CHECKS["biasa"](scene, step.values, NOWHERE)
    assert missing is not None and "tersimpan dengan berat 10,4; di register 10,3" in missing
    sheet, number = row_of(scene, step.values["anak"])
    texts = entry_desk.texts_of(sheet, number) | {"weight_kg": "10,3"}
    entry_desk.save_row(scene.session, sheet, number, texts, {})
    assert CHECKS["biasa"](scene, step.values, NOWHERE) is None


def test_a_child_made_twice_is_judged_by_the_row_that_was_typed(scene):
    until(scene, "putuskan")
    decisions.decide(scene.session, decisions.waiting()[0], "baru")
    sheet, first = row_of(scene, "CEVO WULAFO")
    values = next(step.values for step in steps(scene, PROGRAM) if step.id == "betul")
    typed = {"measured_on": "1", "weight_kg": values["berat"], "height_cm": values["tinggi"]}
    assert sheet.rows[first + 1].name == "CEVO WULAFO"
    texts = entry_desk.texts_of(sheet, first + 1) | typed
    entry_desk.save_row(scene.session, sheet, first + 1, texts, {})
    assert CHECKS["betul"](scene, values, NOWHERE) is None


def test_a_doubtful_value_without_reason_is_not_forced(scene):
    step = until(scene, "paksa")
    play(scene, "paksa", {name: text for name, text in step.values.items() if name != "alasan"})
    assert CHECKS["paksa"](scene, step.values, NOWHERE) == ""


def test_another_childs_mistake_is_not_the_one_asked_for(scene):
    step = until(scene, "salah")
    other = Sight("batch", "Bantarwaru / MELATI 1", "baris 3 dari 7  GALAT", "DIRELU VODIZE, L")
    assert CHECKS["salah"](scene, step.values, other) is not None
    assert "F8" in step.words_at(other)[1]


def test_what_an_agreement_lacks_is_named(scene):
    step = until(scene, "kesepakatan")
    play(scene, "kesepakatan", {**step.values, "dana": "APBDes"})
    missing = CHECKS["kesepakatan"](scene, step.values, NOWHERE)
    assert missing is not None and "belum lengkap: dana dengan jumlah rupiah" in missing


def lesson_at(scene, number, **settings):
    return begin(scene, PROGRAM, scene.session.clock(), number - 1, **settings)


def test_the_lesson_goes_on_praises_and_shows_the_way(scene):
    lesson = lesson_at(scene, 1)
    assert lesson.look(Sight("beranda")).startswith("Ini Beranda")
    assert lesson.look(Sight("bantuan")).startswith("Benar. Bantuan seperti ini")
    assert lesson.look(Sight("beranda")).startswith("Benar. Berkas dari puskesmas")
    assert lesson.look(Sight("desa")) == "Tekan F10 sampai Beranda, lalu 3: Impor."
    assert lesson.look(Sight("beranda")).startswith("Berkas dari puskesmas")
    assert "p membuka daftar langkah" in lesson.look(Sight("bantuan"))
    assert (lesson.at, lesson.done, lesson.place) == (2, {0, 1}, "3/19")


def test_what_is_done_already_is_passed(scene):
    lesson = lesson_at(scene, 3)
    play(scene, "simpan", {})
    play(scene, "putuskan", {})
    assert lesson.look(Sight("beranda")).startswith("Benar. Seorang ibu bertanya")
    assert lesson.at == 5


def test_what_is_wrong_is_said_where_it_can_be_mended(scene):
    lesson = lesson_at(scene, 10)
    step = lesson.steps[9]
    play(scene, "biasa", {**step.values, "tinggi": "81,9"})
    sheet = "Bantarwaru / MELATI 1"
    assert "tersimpan dengan tinggi 81,9" in lesson.look(Sight("batch", sheet, "SIAP", "BAPRI ZADRE, L"))
    assert "lalu 6: Batch" in lesson.look(Sight("anak"))


@pytest.mark.parametrize("number", [2, 9, 16, 19])
def test_beginning_later_finds_what_the_steps_before_leave(scene, number):
    lesson = lesson_at(scene, number, done=(0, 18))
    for step in lesson.steps[: number - 1]:
        if step.id in PLAYS:
            assert CHECKS[step.id](scene, step.values, NOWHERE) is None
    assert lesson.done == {0} & set(range(number - 1))
    assert [state for _, state in lesson.standing()].count("dilewati") == number - 2
    assert lesson.look(NOWHERE) and lesson.at == number - 1


@pytest.mark.parametrize("number", [0, 20, -3])
def test_a_step_that_is_not_there_is_refused(scene, number):
    with pytest.raises(DataError, match=f"Langkah {number} tidak ada"):
        lesson_at(scene, number)


def test_the_summary_tells_minutes_and_what_was_done(scene):
    lesson = Lesson(scene, steps(scene, PROGRAM), scene.session.clock() - timedelta(minutes=18), at=18, done={0, 9})
    assert lesson.look(Sight("laporan")) and not lesson.finished
    assert lesson.look(Sight("beranda")) == "Pelajaran selesai."
    lines = lesson.summary().splitlines()
    assert lines[0] == "Anda menyelesaikan pelajaran dalam 18 menit."
    assert [line[0] for line in lines[-19:]] == ["x" if at in (0, 9, 18) else "-" for at in range(19)]


def test_a_new_lesson_has_one_file_to_import_and_no_rembuk(scene):
    assert rembuk.deliberations() == []
    assert scene.session.database.parent == scene.folder
    assert sorted(path.suffix for path in scene.folder.iterdir() if path.suffix in (".xls", ".xlsx")) == [".xls"]
