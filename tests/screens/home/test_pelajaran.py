"""The whole lesson by keys in the real screens, the way out of mistakes, and beginning anew."""

import stat
from contextlib import asynccontextmanager

import pytest

from stunting_tui import lesson_app
from stunting_tui.cli import main
from stunting_tui.lesson_app import LessonApp, run_lesson
from stunting_tui.services.lesson.lesson import begin
from stunting_tui.services.lesson.lesson_scene import make_scene
from stunting_tui.services.store import close_store
from tests.screens.conftest import Shown
from widgets.entry_grid import EntryGrid
from widgets.folded_lines import FoldedLines

PROGRAM = "python3 tui.py"


@pytest.fixture
def open_lesson(session, tmp_path):
    """Open the lesson at a step, counted from 1."""

    @asynccontextmanager
    async def start(number=1):
        folder = tmp_path / "pelajaran"
        folder.mkdir()
        lesson = begin(make_scene(folder, session), PROGRAM, session.clock(), number - 1)
        app = LessonApp(lesson)
        async with app.run_test(size=(80, 24)) as pilot:
            shown = Shown(app, pilot)
            await shown.settle()
            yield shown

    yield start
    close_store()


def strip(shown):
    """Return the heading and the words of the strip."""
    lines = shown.app.screen.query_one(FoldedLines)
    return f"{lines.head}  {lines.text}"


async def at_step(shown, number, *keys):
    """Press keys; the lesson then stands at this step."""
    await shown.press(*keys)
    assert strip(shown).startswith(f"PELAJARAN {number}/19  "), (keys, strip(shown))


async def type_rows(shown):
    """Type the four children of the sheet, with the mistake and the doubt that the lesson asks for."""
    shown.app.screen.query_one(EntryGrid).grace = 0
    await at_step(shown, 11, "=1", "enter", "enter", "=10,3", "enter", "=81,2", "enter", "slash")
    await at_step(shown, 12, "=112", "enter")
    await at_step(shown, 13, "f8", "=11,2", "enter", "=86,3", "enter", "slash")
    await at_step(shown, 13, "=7,8", "enter")
    await at_step(shown, 14, "f2", "=baru sakit", "enter", "=71,8", "enter", "slash")
    await at_step(shown, 15, "=11,8", "enter", "=-3", "slash")


async def test_the_whole_lesson_by_keys(open_lesson, golden):
    async with open_lesson() as shown:
        golden("pelajaran-awal", shown.text())
        await at_step(shown, 2, "f1")
        await at_step(shown, 3, "f10")
        await at_step(shown, 4, "3", "enter")
        await at_step(shown, 5, "s")
        await at_step(shown, 6, "k", "1")
        await at_step(shown, 7, "f10", "f10", "2", "slash", "=direlu", "enter", "enter")
        await at_step(shown, 8, "g")
        child = ("=MERU TRISKA", "enter", "=P", "enter", "=16072026", "enter", "enter", "=ZAVO TRISKA", "enter")
        await at_step(shown, 9, "f10", "f10", "n", *child, "=b", "enter", "=MELATI 1", "f6")
        await at_step(shown, 10, "f10", "6", "enter")
        golden("pelajaran-lembar", shown.text())
        await type_rows(shown)
        await at_step(shown, 16, "f5")
        await at_step(shown, 17, "f10", "f10", "f10", "4", "n", "enter", "enter", "=Pendopo", "f6", "y")
        await at_step(shown, 18, "enter", *["enter"] * 7, "=APBDes 5 jt", "enter", "=22122026", "f6")
        await at_step(shown, 19, "b", "enter", "enter")
        await shown.press("f10", "f10", "f10")
        assert strip(shown) == "PELAJARAN 19/19  Pelajaran selesai."
        golden("pelajaran-selesai", shown.text())
        assert shown.app.lesson.done == set(range(19))
        await shown.press("f10", "f10")
        assert not shown.app.is_running
        assert shown.app.lesson.again is None


async def test_lost_and_found_again(open_lesson):
    async with open_lesson(11) as shown:
        assert "Tekan 6: Batch." in strip(shown)
        await shown.press("4")
        assert "Tekan F10 sampai Beranda, lalu 6: Batch." in strip(shown)
        await shown.press("f10", "6", "enter", "down")
        shown.app.screen.query_one(EntryGrid).grace = 0
        assert "Sekarang CEVO WULAFO" in strip(shown)
        await shown.press("=112", "enter")
        assert "Ini anak lain. Tekan F8" in strip(shown)
        await shown.press("f8", "up")
        await at_step(shown, 12, "=112", "enter")


async def test_the_strip_follows_work_in_the_background(open_lesson):
    async with open_lesson(3) as shown:
        await at_step(shown, 4, "3", "enter")
        assert "Benar. Baca temuannya" in strip(shown)
        await at_step(shown, 4, "escape")
        assert "Sorot e-ppgbm-2026-10.xls lalu Enter" in strip(shown)


async def test_help_leads_to_the_steps(open_lesson, golden):
    async with open_lesson(4) as shown:
        await shown.press("f1", "p")
        golden("pelajaran-langkah", shown.text())
        await shown.press("l", "t")
        assert shown.app.is_running
        await shown.press("l", "y")
        assert not shown.app.is_running
        assert shown.app.lesson.again == 4


async def test_a_step_is_begun_anew_after_a_question(open_lesson):
    async with open_lesson(12) as shown:
        await shown.press("f1", "p", "up", "up", "enter")
        assert "Mulai lagi dari langkah 10?" in shown.text()
        await shown.press("y")
        assert not shown.app.is_running
        assert shown.app.lesson.again == 9


async def test_without_a_lesson_the_screen_says_how_to_begin_one(open_app, empty):
    async with open_app("bantuan", {"about": "beranda"}) as shown:
        await shown.press("p")
        assert "python3 tui.py pelajaran" in shown.text()
        await shown.press("l", "enter", "f10", "f10")
        assert not shown.app.is_running


def test_every_run_has_a_folder_of_its_own_that_is_removed(session, monkeypatch):
    seen = []

    def run(app, **_settings):
        folder = app.lesson.scene.folder
        seen.append((folder, stat.S_IMODE(folder.stat().st_mode), app.lesson.at, app.lesson.done))
        app.lesson.done.add(app.lesson.at)
        app.lesson.again = 6 if len(seen) == 1 else None

    monkeypatch.setattr(lesson_app.LessonApp, "run", run)
    told = run_lesson(session, PROGRAM, 3)
    assert told == f"Pelajaran berhenti di langkah 7. Melanjutkan: {PROGRAM} pelajaran --mulai 7"
    assert [(mode, at) for _, mode, at, _ in seen] == [(0o700, 2), (0o700, 6)]
    assert 2 in seen[1][3]
    assert not any(folder.exists() for folder, *_ in seen)
    assert not session.database.exists()


def test_without_a_terminal_it_says_so(session, capsys):
    assert main(["--db", str(session.database), "pelajaran"]) == 2
    assert "Layar penuh perlu terminal." in capsys.readouterr().err
    assert not session.database.exists()


def test_a_failure_leaves_no_folder_behind(session, monkeypatch):
    seen = []

    def fail(app, **_settings):
        seen.append(app.lesson.scene.folder)
        raise RuntimeError

    monkeypatch.setattr(lesson_app.LessonApp, "run", fail)
    with pytest.raises(RuntimeError):
        run_lesson(session, PROGRAM, 1)
    assert not seen[0].exists()


async def test_a_screen_that_is_slow_to_lay_out_gets_the_strip_when_it_is_there(open_lesson):
    async with open_lesson(3) as shown:
        shown.app.go("impor")
        shown.app.look_on()
        assert not shown.app.screen.is_mounted
        await shown.settle()
        assert strip(shown).startswith("PELAJARAN 3/19  ")
