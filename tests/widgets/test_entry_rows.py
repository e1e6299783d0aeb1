"""The entry grid without a terminal: undo, marks, new rows, what is told of a row."""

import pytest

from tests.widgets.entry_setup import COLUMNS, cells, made_desk, of, press
from widgets.entry_columns import GridColumn
from widgets.entry_keys import EntryKeys
from widgets.entry_messages import (
    CellChanged,
    Complained,
    Moved,
    RowAsked,
    RowCompleted,
    RowInserted,
    RowLeftIncomplete,
    RowMarked,
)


@pytest.fixture
def desk():
    return made_desk()


def test_rows_left_down_a_column_are_incomplete_once_each(desk):
    press(desk, "f6")
    out = press(desk, "=1", "enter", "=2", "enter")
    assert [(m.row, m.missing) for m in of(RowLeftIncomplete, out)] == [(0, ["weight"]), (1, ["weight"])]


def test_undo_takes_back_the_last_change_of_this_row_and_brings_it_again(desk):
    press(desk, "=12", "enter", "home", "=13", "enter")
    out = press(desk, "ctrl+u")
    assert cells(desk)[0] == "12"
    assert [(m.key, m.value) for m in of(CellChanged, out)] == [("date", "12")]
    press(desk, "ctrl+z")
    assert cells(desk)[0] == "13"


def test_undo_is_of_its_own_row(desk):
    press(desk, "=12", "down", "=15", "up", "ctrl+u")
    assert (cells(desk)[0], cells(desk, 1)[0]) == ("", "15")
    assert of(RowLeftIncomplete, press(desk, "down"))[0].values["date"] == ""
    assert of(Complained, press(desk, "down", "ctrl+u"))[0].kind == "note"


def test_undo_brings_the_reason_back(desk):
    press(desk, "right", "right", "=35", "enter")
    desk.force("1")
    press(desk, "=9", "enter", "left", "ctrl+u")
    assert (cells(desk)[2], desk.table.rows[0].forced) == ("35", {"weight": "1"})
    [done] = of(RowCompleted, press(desk, "down"))
    assert done.forced == {"weight": "1"}


@pytest.mark.parametrize("key", ["delete", "ctrl+d"])
def test_marking_never_removes_and_can_be_undone(desk, key):
    press(desk, "=12", "enter")
    assert [m.marked for m in of(RowMarked, press(desk, key))] == [True]
    assert desk.table.rows[0].marked
    assert cells(desk)[0] == "12"
    assert [m.marked for m in of(RowMarked, press(desk, key))] == [False]
    assert [m.marked for m in of(RowMarked, press(desk, "ctrl+u"))] == [True]
    assert len(desk.table) == 5


def test_insert_puts_a_row_below_and_numbers_stay(desk):
    press(desk, "down")
    out = press(desk, "=12", "insert")
    [made] = of(RowInserted, out)
    assert (made.row, made.position, made.after) == (5, 2, 1)
    assert [m.row for m in of(RowLeftIncomplete, out)] == [1]
    assert desk.table.order == [0, 1, 5, 2, 3, 4]
    press(desk, "=7", "down", "=8", "enter")
    assert (cells(desk, 5)[0], cells(desk, 2)[0]) == ("7", "8")
    assert [desk.table.position(row) for row in range(6)] == [0, 1, 3, 4, 5, 2]


def test_an_empty_grid_takes_only_a_new_row():
    desk = EntryKeys(COLUMNS)
    assert desk.press("1", "1") is False
    assert desk.press("enter", None) is False
    [made, _] = press(desk, "ctrl+n")
    assert (made.row, made.position, made.after) == (0, 0, -1)
    press(desk, "=12", "enter")
    assert cells(desk)[0] == "12"


def test_a_row_number_is_asked_of_the_owner(desk):
    assert of(RowAsked, press(desk, "=12", "ctrl+g"))[0].count == 5
    assert cells(desk)[0] == "12"
    assert press(desk, "=3") == []
    press(desk, "escape")
    assert desk.cell.mode == "ready"


def test_nothing_is_told_twice_for_the_same_value(desk):
    press(desk, "=12", "enter", "home")
    assert of(CellChanged, press(desk, "=12", "enter")) == []


def test_every_move_is_told(desk):
    assert [(m.row, m.key) for m in of(Moved, press(desk, "tab", "down"))] == [(0, "how"), (1, "how")]


def test_a_row_emptied_again_is_told_as_incomplete():
    columns = [GridColumn("Kader", 5, key="n", kind="number")]
    desk = EntryKeys(columns)
    desk.load(columns, [["3"], [""]])
    out = press(desk, "backspace", "down", "=4", "up")
    assert [(m.row, m.values) for m in of(RowLeftIncomplete, out)] == [(0, {"n": ""})]
    assert [m.row for m in of(RowCompleted, out)] == [1]
