"""A block from a spreadsheet: cell by cell through the same checks, up to the first complaint."""

import pytest

from widgets.entry_columns import GridColumn, Verdict
from widgets.entry_keys import EntryKeys
from widgets.entry_messages import CellChanged, Complained, Pasted, RowCompleted, RowLeftIncomplete
from widgets.entry_paste import paste, read_block

COLUMNS = [
    GridColumn("Nama", 10, key="name", kind="computed"),
    GridColumn("C", 1, key="how", kind="code", choices={"B": "berbaring", "T": "berdiri"}),
    GridColumn("BB/U", 5, key="waz", kind="computed"),
    GridColumn("BB", 5, "right", key="weight", kind="number", decimals=1, required=True),
    GridColumn("TB", 5, "right", key="height", kind="number", decimals=1, required=True),
]


@pytest.fixture
def desk():
    def check(row, key, text, values):
        return Verdict.hard("TB 40-130 cm.") if key == "height" and text.startswith("8,") else Verdict.ok()

    made = EntryKeys(COLUMNS, check, {"1": "pindah"})
    made.load(COLUMNS, [[f"ANAK {n}"] for n in range(4)])
    return made


def stored(desk):
    return [[desk.table.rows[row].cells[stop] for stop in desk.table.stops] for row in range(len(desk.table))]


def of(kind, desk):
    return [message for message in desk.out if type(message) is kind]


def test_reads_what_spreadsheets_put_on_the_clipboard():
    assert read_block("a\tb\r\nc\t\r\n") == [["a", "b"], ["c", ""]]
    assert read_block(" 9,1 \x1b") == [["9,1"]]
    assert read_block("a\rb") == [["a"], ["b"]]


def test_a_block_goes_right_and_down_over_computed_columns(desk):
    paste(desk, "b\t9.1\t74,2\r\nT\t11\t86\r\nT\t-1\t92,5\r\n")
    assert stored(desk) == [["B", "9,1", "74,2"], ["T", "11", "86"], ["T", "-1", "92,5"], ["", "", ""]]
    [told] = of(Pasted, desk)
    assert (told.taken, told.total, told.rest) == (9, 9, "")
    assert [m.row for m in of(RowCompleted, desk)] == [0, 1]
    assert len(of(CellChanged, desk)) == 9
    desk.finish()
    assert [m.row for m in of(RowCompleted, desk)] == [0, 1, 2]


def test_a_bad_cell_stops_it_and_stands_under_its_complaint(desk):
    paste(desk, "B\t9,1\t74,2\nT\t11\t8,6\nT\t12\t92\n")
    assert stored(desk) == [["B", "9,1", "74,2"], ["T", "11", ""], ["", "", ""], ["", "", ""]]
    [told] = of(Pasted, desk)
    assert (told.row, told.taken, told.total, told.rest) == (1, 5, 9, "TB 40-130 cm.")
    [complaint] = of(Complained, desk)
    assert (complaint.row, complaint.key, complaint.text) == (1, "height", "8,6")
    assert (desk.cell.mode, desk.cell.editor.text) == ("hard", "8,6")


def test_a_value_of_the_wrong_kind_stops_it(desk):
    paste(desk, "B\tsembilan\n")
    assert of(Pasted, desk)[0].rest == 'BB: "sembilan" bukan angka. Contoh: 9,1'


def test_empty_cells_leave_what_is_there(desk):
    paste(desk, "B\t9\t70\n")
    paste(desk, "\t\n")
    paste(desk, "75\t80\n")
    assert stored(desk)[0] == ["B", "9", "75"]
    assert of(Pasted, desk)[-1].rest == "Kolom sudah habis."
    desk.go(0, 1)
    paste(desk, "T\t\t80\n")
    assert stored(desk)[0] == ["T", "9", "80"]


def test_ends_where_the_rows_end(desk):
    desk.go(3, 1)
    paste(desk, "B\nT\n")
    assert (of(Pasted, desk)[0].taken, of(Pasted, desk)[0].rest) == (1, "Baris sudah habis.")
    desk.finish()
    assert [m.missing for m in of(RowLeftIncomplete, desk)] == [["weight", "height"]]


def test_a_row_of_a_block_is_one_step_of_undo(desk):
    paste(desk, "B\t9\t70\nT\t10\t80\n")
    desk.go(0, 1)
    paste(desk, "B\t11\t71\n")
    desk.press("ctrl+u", None)
    assert stored(desk)[:2] == [["B", "9", "70"], ["T", "10", "80"]]


def test_a_single_value_is_typed_not_accepted(desk):
    desk.go(0, 3)
    paste(desk, "9,")
    paste(desk, "1\n")
    assert (desk.cell.mode, desk.cell.editor.text, stored(desk)[0][1]) == ("typing", "9,1", "")
    desk.press("enter", None)
    assert stored(desk)[0][1] == "9,1"


def test_a_single_value_that_is_too_long_is_not_cut(desk):
    desk.go(0, 3)
    paste(desk, "9999990000000000")
    assert desk.cell.editor.text == ""
    assert of(Complained, desk)[0].message == "BB: tempelan terlalu panjang, paling banyak 12 huruf."


def test_what_is_being_typed_is_accepted_first(desk):
    desk.go(0, 3)
    desk.press("x", "x")
    paste(desk, "9\t70\n")
    assert desk.cell.mode == "hard"
    assert of(Pasted, desk) == []
    assert stored(desk)[0] == ["", "", ""]
    paste(desk, "9\t70\n")
    assert desk.cell.editor.text == "x"


def test_after_a_block_each_typed_value_is_a_step_of_its_own(desk):
    paste(desk, "B\t9\t70\n")
    desk.go(0, 3)
    for key in ("8", "enter"):
        desk.press(key, key if len(key) == 1 else None)
    desk.press("ctrl+u", None)
    assert stored(desk)[0] == ["B", "9", "70"]
