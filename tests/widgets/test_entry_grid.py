"""The entry grid on the screen: what is drawn, and what is repainted."""

import os
from math import inf
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual import events

from tests.widgets.entry_setup import GRID_COLUMNS, made_grid
from widgets.entry_grid import EntryGrid, GridColumn

GOLDEN = Path(__file__).parent / "golden"


def golden(name, lines):
    text = "\n".join(lines) + "\n"
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


async def type_rows(app, grid):
    await app.press("=12", "enter", "=B", "=10,2", "enter", "=86,0", "enter")
    grid.set_computed(0, {"waz": "-1,0"})
    grid.set_state(0, "tersimpan")
    await app.press("=12", "enter", "=T", "=9.1", "enter", "=62,4", "enter")


async def test_looks_with_a_doubt(stage):
    grid = made_grid()
    async with stage(grid) as app:
        await type_rows(app, grid)
        golden("entry_grid_doubt", app.lines())


async def test_looks_forced_marked_inserted_and_half_typed(stage):
    grid = made_grid()
    async with stage(grid) as app:
        await type_rows(app, grid)
        assert grid.force("1 diukur dua kali")
        await app.press("delete", "down", "insert", "=1", "enter", "=-1", "tab", "=7")
        golden("entry_grid_mixed", app.lines())


async def test_looks_with_a_hard_complaint_in_a_wide_window(stage):
    grid = made_grid(3)
    async with stage(grid, size=(110, 24)) as app:
        await app.press("end", "=8", "enter")
        lines = app.lines()
        assert "[    8!" in lines[1]
        narrow = (GOLDEN / "entry_grid_doubt.txt").read_text(encoding="utf-8").splitlines()[0]
        assert lines[0].index("Tgl") - narrow.index("Tgl") == 110 - 80


async def test_words_for_the_owner(stage):
    grid = made_grid()
    async with stage(grid) as app:
        assert (grid.path_word, grid.mode_word) == ("Baris", "SIAP")
        await app.press("f6", "=1")
        assert (grid.path_word, grid.mode_word) == ("Kolom", "ISI")
        await app.press("escape", "end", "=8", "tab")
        assert [m.word for m in app.sent(EntryGrid.ModeChanged)] == ["ISI", "SIAP", "ISI", "GALAT"]
        assert [m.word for m in app.sent(EntryGrid.PathChanged)] == ["Kolom"]


async def test_messages_reach_handlers_by_their_names():
    assert EntryGrid.RowCompleted.handler_name == "on_entry_grid_row_completed"
    assert EntryGrid.RowLeftIncomplete.handler_name == "on_entry_grid_row_left_incomplete"


@pytest.fixture
def drawn(monkeypatch):
    lines = []
    original = EntryGrid.render_line
    monkeypatch.setattr(EntryGrid, "render_line", lambda self, y: lines.append(y) or original(self, y))
    return lines


async def test_only_the_line_in_hand_is_painted(stage, drawn):
    grid = made_grid(10_000)
    async with stage(grid) as app:
        await app.press("down")
        drawn.clear()
        await app.press("=1")
        assert set(drawn) == {2}
        await app.press("=2", "enter", "=B", "=9")
        assert set(drawn) == {2}
        drawn.clear()
        await app.press("down")
        assert set(drawn) == {2, 3}


async def test_computed_cells_and_states_paint_their_line_alone(stage, drawn):
    grid = made_grid(10_000)
    async with stage(grid) as app:
        drawn.clear()
        grid.set_computed(4, {"waz": "-2,1"})
        grid.set_state(6, "kurang", "warn")
        grid.set_computed(9_000, {"waz": "-2,1"})
        await app.pilot.pause()
        assert set(drawn) == {5, 7}
        assert app.lines()[5].rstrip().endswith("-2,1")
        assert app.lines()[7].rstrip().endswith("kurang")
        drawn.clear()
        grid.set_computed(4, {"waz": "-2,1"})
        grid.set_state(6, "kurang", "warn")
        await app.pilot.pause()
        assert drawn == []


async def test_jumps_half_a_page_at_the_edge(stage):
    grid = made_grid(10_000)
    async with stage(grid) as app:
        await app.press(*["down"] * 23)
        assert app.lines()[1].split()[0] == "12"
        assert app.lines()[13].startswith("> 24 ")
        await app.press(*["up"] * 13)
        assert app.lines()[11].startswith("> 11 ")
        await app.press("end", "end")
        assert app.lines()[23].startswith(">")
        assert "ANAK 10000" in app.lines()[23]
        assert grid.go_to(4_999, "weight")
        await app.pilot.pause()
        assert any(line.startswith(">") and "ANAK 5000" in line for line in app.lines())


async def test_the_owner_sends_the_cursor_where_it_was_asked_to(stage):
    grid = made_grid()
    async with stage(grid) as app:
        await app.press("ctrl+g")
        assert [m.count for m in app.sent(EntryGrid.RowAsked)] == [40]
        assert grid.mode_word == "TANYA"
        assert grid.go_to(99)
        assert (grid.desk.position, grid.mode_word) == (39, "SIAP")
        await app.press("ctrl+g")
        grid.dismiss()
        await app.press("end", "=8", "enter")
        assert grid.go_to(0) is False
        assert grid.desk.position == 39


async def test_finish_posts_the_row_in_hand_before_the_screen_is_left(stage):
    grid = made_grid()
    async with stage(grid) as app:
        await app.press("=12")
        assert grid.finish() is True
        await app.pilot.pause()
        assert [m.values["date"] for m in app.sent(EntryGrid.RowLeftIncomplete)] == ["12"]
        await app.press("end", "=8")
        assert grid.finish() is False
        assert grid.values(0)["height"] == ""


async def test_rows_stored_with_reasons_and_marks_show_them(stage):
    rows = [["1", "SATU", "12", "B", "9", "62"], ["2", "DUA"]]
    grid = EntryGrid(GRID_COLUMNS, rows, grace=0)
    async with stage(grid) as app:
        grid.set_past(0, forced={"height": "1"})
        grid.set_past(1, marked=True)
        await app.pilot.pause()
        assert "62?" in app.lines()[1]
        assert app.lines()[2].startswith("x")


async def test_other_rows_and_columns_can_be_loaded(stage):
    grid = made_grid()
    async with stage(grid) as app:
        await app.press("down", "=1")
        grid.load(
            [["A", ""], ["B", ""]], [GridColumn("Desa", 10, key="v", kind="computed"), GridColumn("N", 5, key="n")]
        )
        await app.press("=x", "enter")
        assert grid.row_count == 2
        assert app.lines()[0].split() == ["Desa", "N"]
        assert app.lines()[1].split() == ["A", "x"]


async def test_columns_that_do_not_fit_scroll_under_the_cursor(stage):
    columns = [GridColumn("Desa", 20, key="v", kind="computed")]
    columns += [GridColumn(f"K{n}", 12, key=f"k{n}") for n in range(12)]
    grid = EntryGrid(columns, [["DESA 1"]], grace=0)
    async with stage(grid) as app:
        for n in range(12):
            await app.press(f"={n}", "tab") if n < 11 else await app.press(f"={n}")
            assert f"K{n}" in app.lines()[0]
            assert "DESA 1" in app.lines()[1]
        await app.press("home")
        assert "K0" in app.lines()[0]
        assert grid.values(0) == {"v": "DESA 1", **{f"k{n}": str(n) for n in range(12)}}


async def test_nothing_from_outside_can_break_a_line(stage):
    grid = EntryGrid(GRID_COLUMNS, [["1", "A\x1b[31mB\r\n" + "字" * 40, "\x07"]], grace=0)
    async with stage(grid) as app:
        app.post_message(events.Paste("\x1b]0;x\x07"))
        await app.press("enter")
        grid.set_computed(0, {"waz": "\x1b[2J"})
        await app.pilot.pause()
        assert "\x1b" not in "".join(app.lines())
        assert all(cell_len(line) <= 80 for line in app.lines())


async def test_the_terminals_cursor_is_on_the_cell(stage):
    grid = made_grid()
    async with stage(grid) as app:
        at = app.lines()[1].index("[") + 1
        assert app.cursor_position == (at, 1)
        await app.press("=12")
        assert app.cursor_position == (at + 2, 1)
        await app.press("down")
        assert app.cursor_position == (at, 2)


async def test_an_empty_grid_says_what_to_do(stage):
    grid = made_grid(0)
    async with stage(grid) as app:
        await app.press("=1", "enter", "down", "f2")
        assert app.lines()[2].strip() == "Belum ada baris. Ins membuat baris baru."
        assert app.seen == []
        await app.press("insert", "=5", "enter")
        assert grid.values(0)["date"] == "5"


async def test_a_menu_runs_commands(stage):
    grid = made_grid()
    async with stage(grid) as app:
        grid.do("path")
        grid.do("down")
        await app.pilot.pause()
        assert (grid.path_word, grid.desk.position) == ("Kolom", 1)
        assert grid._deaf_until == -inf
