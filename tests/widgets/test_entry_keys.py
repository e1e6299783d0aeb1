"""The entry grid without a terminal: typing, moving, ditto, the two paths."""

import pytest

from tests.widgets.entry_setup import DATE, HOW, NOTE, WEIGHT, cells, made_desk, of, press
from widgets.entry_keys import KEYS
from widgets.entry_messages import CellChanged, Complained, PathChanged, RowCompleted, RowLeftIncomplete


@pytest.fixture
def desk():
    return made_desk()


def test_begins_on_the_first_cell_that_can_be_typed(desk):
    assert (desk.position, desk.column) == (0, DATE)


def test_a_row_is_typed_and_completed_once(desk):
    out = press(desk, "=12", "enter", "=t", "=10,2", "enter", "=sehat", "enter")
    assert cells(desk) == ["12", "T", "10,2", "sehat"]
    assert (desk.position, desk.column) == (1, DATE)
    [done] = of(RowCompleted, out)
    assert done.row == 0
    assert done.values == {"name": "ANAK 0", "date": "12", "how": "T", "weight": "10,2", "waz": "", "note": "sehat"}
    assert done.forced == {}
    assert of(RowCompleted, press(desk, "up", "down")) == []


def test_typing_replaces_and_f4_edits(desk):
    press(desk, "=12", "enter", "up", "home", "=13", "enter")
    assert cells(desk)[0] == "13"
    press(desk, "home", "f4", "left", "=0", "enter")
    assert cells(desk)[0] == "103"
    press(desk, "home", "ctrl+e", "home", "delete", "end", "=7", "enter")
    assert cells(desk)[0] == "037"


def test_escape_brings_the_stored_value_back(desk):
    press(desk, "=12", "enter", "home", "=99")
    assert desk.cell.editor.text == "99"
    press(desk, "escape")
    assert (desk.cell.mode, cells(desk)[0]) == ("ready", "12")
    assert desk.press("escape", None) is False


def test_backspace_empties_a_cell(desk):
    press(desk, "=12", "enter", "home")
    out = press(desk, "backspace", "enter")
    assert cells(desk)[0] == ""
    assert [(m.key, m.value) for m in of(CellChanged, out)] == [("date", "")]


def test_the_two_paths(desk):
    out = press(desk, "f6")
    assert [m.word for m in of(PathChanged, out)] == ["Kolom"]
    press(desk, "=1", "enter", "=2", "enter")
    assert [cells(desk, row)[0] for row in range(3)] == ["1", "2", ""]
    assert (desk.position, desk.column) == (2, DATE)
    press(desk, "=3", "enter", "=4", "enter", "=5", "enter")
    assert (desk.position, desk.column) == (0, HOW)
    assert [m.word for m in of(PathChanged, press(desk, "ctrl+r"))] == ["Baris"]
    press(desk, "=B")
    assert (desk.position, desk.column) == (0, WEIGHT)


def test_tab_goes_right_and_wraps_whatever_the_path(desk):
    press(desk, "f6", "=12", "tab")
    assert (desk.position, desk.column) == (0, HOW)
    press(desk, "tab", "tab", "tab")
    assert (desk.position, desk.column) == (1, DATE)
    press(desk, "shift+tab")
    assert (desk.position, desk.column) == (0, NOTE)
    assert cells(desk)[0] == "12"


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        (["down"], (1, DATE)), (["down", "up", "up"], (0, DATE)), (["right"], (0, HOW)), (["left"], (0, DATE)),
        (["pagedown"], (3, DATE)), (["pagedown", "pagedown"], (4, DATE)), (["pagedown", "pageup"], (0, DATE)),
        (["end"], (0, NOTE)), (["end", "end"], (4, NOTE)), (["end", "end", "home", "home"], (0, DATE)),
        (["right", "right", "right", "right"], (1, DATE)),
    ],
)  # fmt: skip
def test_ways_through_the_grid_accept_what_is_typed(desk, keys, place):
    press(desk, "=7", *keys)
    assert (desk.position, desk.column) == place
    assert cells(desk)[0] == "7"


def test_the_last_cell_says_that_there_is_nothing_after_it(desk):
    press(desk, "end", "end")
    out = press(desk, "=x", "enter")
    assert (desk.position, desk.column) == (4, NOTE)
    assert cells(desk, 4)[3] == "x"
    assert [(m.kind, m.message) for m in of(Complained, out)] == [
        ("note", "Ini baris terakhir. Ins membuat baris baru.")
    ]
    assert [m.row for m in of(RowLeftIncomplete, out)] == [4]


def test_ditto_copies_the_cell_above_and_goes_on(desk):
    press(desk, "=12", "enter", "=T", "=9,1", "enter", "enter", "=*", "=**")
    assert cells(desk, 1)[:3] == ["12", "T", "9,1"]
    assert desk.column == NOTE


def test_ditto_without_anything_above_says_so(desk):
    [complaint] = of(Complained, press(desk, "=*"))
    assert complaint.kind == "note"
    assert desk.column == DATE


def test_signs_are_text_in_a_text_cell_and_while_typing_a_date(desk):
    press(desk, "=1/2-3", "enter", "end", "=*a-b/c+", "enter")
    assert cells(desk) == ["1/2-3", "", "", "*a-b/c+"]


def test_slash_accepts_and_ends_the_row(desk):
    out = press(desk, "right", "right", "=9,1/")
    assert cells(desk)[2] == "9,1"
    assert [m.row for m in of(RowCompleted, out)] == [0]
    assert (desk.position, desk.column) == (1, DATE)
    press(desk, "=/")
    assert (desk.position, desk.column) == (2, DATE)


def test_the_check_spells_the_value(desk):
    press(desk, "end", "=ubah", "enter")
    assert cells(desk)[3] == "UBAH"


def test_a_new_key_table_replaces_the_old_one(desk):
    desk.keys = {**KEYS, "f7": "path"}
    assert of(PathChanged, press(desk, "f7"))


def test_enter_passes_by_what_is_not_asked():
    desk = made_desk()
    desk.asked = lambda row, key: key != "weight" or row == 2
    press(desk, "=1", "enter", "=B")
    assert desk.column == NOTE
    desk.go(0, WEIGHT)
    desk.path = "column"
    press(desk, "enter", "=9", "enter")
    assert (desk.row, desk.column) == (2, WEIGHT)


def test_a_filled_cell_is_a_stop_though_it_is_not_asked():
    desk = made_desk()
    desk.asked = lambda row, key: False
    desk.table.put(0, WEIGHT, "9,1")
    press(desk, "=1", "enter")
    assert desk.column == WEIGHT
