"""The entry grid without a terminal: keys in, values and messages out."""

import pytest

from widgets.entry_columns import GridColumn, Verdict
from widgets.entry_keys import KEYS, EntryKeys
from widgets.entry_messages import (
    CellChanged,
    Cleared,
    Complained,
    Hint,
    Moved,
    PathChanged,
    ReasonAsked,
    RowAsked,
    RowCompleted,
    RowInserted,
    RowLeftIncomplete,
    RowMarked,
)

COLUMNS = [
    GridColumn("Nama", 10, key="name", kind="computed"),
    GridColumn("Tgl", 8, key="date", kind="date"),
    GridColumn("C", 1, key="how", kind="code", choices={"B": "berbaring", "T": "berdiri"}),
    GridColumn("BB", 5, "right", key="weight", kind="number", decimals=1, unit="kg", required=True),
    GridColumn("BB/U", 5, key="waz", kind="computed"),
    GridColumn("Catatan", 10, key="note"),
]
DATE, HOW, WEIGHT, NOTE = 1, 2, 3, 5


def check(row, key, text, values):
    """Weights over 90 cannot be, over 30 are doubtful; the note "ubah" is spelled in capitals."""
    if key == "weight" and float(text.replace(",", ".")) > 90:
        return Verdict.hard("BB 0,5-90 kg.")
    if key == "weight" and float(text.replace(",", ".")) > 30:
        return Verdict.soft("BB naik 20 kg.")
    return Verdict.ok(text.upper() if text == "ubah" else None)


@pytest.fixture
def desk():
    made = EntryKeys(COLUMNS, check, {"1": "pindah", "2": "menolak"})
    made.load(COLUMNS, [[f"ANAK {n}"] for n in range(5)])
    made.page = 3
    return made


def press(desk, *keys):
    """Press key names, or with a leading "=" the characters of a text; return the messages."""
    for key in keys:
        for name, character in [(c, c) for c in key[1:]] if key[:1] == "=" and key[1:] else [(key, None)]:
            desk.press(name, character)
    out, desk.out = desk.out, []
    return out


def cells(desk, row=0):
    return [desk.table.rows[row].cells[stop] for stop in desk.table.stops]


def of(kind, messages):
    return [message for message in messages if type(message) is kind]


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


def test_rows_left_down_a_column_are_incomplete_once_each(desk):
    press(desk, "f6")
    out = press(desk, "=1", "enter", "=2", "enter")
    assert [(m.row, m.missing) for m in of(RowLeftIncomplete, out)] == [(0, ["weight"]), (1, ["weight"])]


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


def test_enter_on_an_empty_required_cell_asks_and_arrows_pass(desk):
    press(desk, "right", "right")
    out = press(desk, "enter")
    assert desk.column == WEIGHT
    assert of(Complained, out)[0].message == "BB (kg) wajib diisi, - untuk alasan; panah untuk melewatinya."
    out = press(desk, "right")
    assert desk.column == NOTE
    assert of(Cleared, out)


@pytest.mark.parametrize("key", ["f8", "delete", "escape", "ctrl+u"])
def test_a_hard_complaint_locks_until_cleared(desk, key):
    press(desk, "right", "right")
    out = press(desk, "=95", "enter")
    [complaint] = of(Complained, out)
    assert (complaint.kind, complaint.key, complaint.text, complaint.message) == (
        "hard",
        "weight",
        "95",
        "BB 0,5-90 kg.",
    )
    assert press(desk, "=123*-/", "enter", "tab", "up", "pagedown", "f2", "f6", "insert", "ctrl+g") == []
    assert (desk.cell.editor.text, desk.cell.sign, desk.position, desk.column) == ("95", "!", 0, WEIGHT)
    assert of(Cleared, press(desk, key))
    assert (desk.cell.mode, cells(desk)[2]) == ("ready", "")


def test_a_hard_complaint_is_edited_by_backspace(desk):
    press(desk, "right", "right", "=95", "enter", "backspace", "=,5", "enter")
    assert cells(desk)[2] == "9,5"


def test_keys_of_the_screen_pass_a_lock(desk):
    press(desk, "right", "right", "=95", "enter")
    assert desk.press("f1", None) is False
    assert desk.press("f10", None) is False


def test_a_doubt_is_forced_with_a_reason(desk):
    out = press(desk, "right", "right", "=35", "enter")
    assert of(Complained, out)[0].kind == "soft"
    assert press(desk, "enter", "down") == []
    [asked] = of(ReasonAsked, press(desk, "f2"))
    assert (asked.key, asked.text, asked.message) == ("weight", "35", "BB naik 20 kg.")
    assert press(desk, "=1", "enter") == []
    assert desk.force("  ") is False
    assert desk.force("1 ditimbang dua kali") is True
    [changed] = of(CellChanged, press(desk))
    assert (changed.value, changed.reason) == ("35", "1 ditimbang dua kali")
    [done] = of(RowCompleted, press(desk, "down"))
    assert done.forced == {"weight": "1 ditimbang dua kali"}


def test_a_dropped_question_leaves_the_doubt(desk):
    press(desk, "right", "right", "=35", "enter", "ctrl+t")
    desk.dismiss()
    assert (desk.cell.mode, desk.cell.sign) == ("soft", "?")
    press(desk, "f2", "escape")
    assert desk.cell.mode == "soft"


def test_anything_typed_on_a_doubt_keys_it_again(desk):
    press(desk, "right", "right", "=35", "enter")
    out = press(desk, "=9,1", "enter")
    assert of(Cleared, out)
    assert cells(desk)[2] == "9,1"
    assert desk.table.rows[0].forced == {}


def test_a_new_value_takes_the_old_reason_away(desk):
    press(desk, "right", "right", "=35", "enter")
    desk.force("1")
    press(desk, "=9", "enter")
    [done] = of(RowCompleted, press(desk, "down"))
    assert done.forced == {}


def test_without_a_doubt_nothing_can_be_forced(desk):
    assert desk.press("f2", None) is False
    assert desk.force("1") is False
    press(desk, "right", "right", "=95", "enter", "f2")
    assert desk.force("1") is False
    assert cells(desk)[2] == ""


def test_ditto_copies_the_cell_above_and_goes_on(desk):
    press(desk, "=12", "enter", "=T", "=9,1", "enter", "enter", "=*", "=**")
    assert cells(desk, 1)[:3] == ["12", "T", "9,1"]
    assert desk.column == NOTE


def test_ditto_goes_through_the_check(desk):
    press(desk, "right", "right", "=35", "enter")
    desk.force("1")
    [complaint] = of(Complained, press(desk, "down", "=*"))
    assert (complaint.kind, complaint.row, complaint.text) == ("soft", 1, "35")
    assert cells(desk, 1)[2] == ""


def test_ditto_without_anything_above_says_so(desk):
    [complaint] = of(Complained, press(desk, "=*"))
    assert complaint.kind == "note"
    assert desk.column == DATE


def test_a_reason_for_a_missing_value_is_one_digit(desk):
    press(desk, "right", "right")
    [hint] = of(Hint, press(desk, "=-"))
    assert hint.text == "Alasan kosong: -1 pindah, -2 menolak; Esc batal."
    press(desk, "=7", "enter", "=2")
    assert cells(desk)[2] == "-2"
    assert desk.column == NOTE
    assert of(RowCompleted, press(desk, "down"))


@pytest.mark.parametrize("key", ["escape", "backspace", "f8"])
def test_the_question_for_a_reason_is_dropped(desk, key):
    press(desk, "=-", key)
    assert (desk.cell.mode, cells(desk)[0]) == ("ready", "")


def test_signs_are_text_in_a_text_cell_and_while_typing_a_date(desk):
    press(desk, "=1/2-3", "enter", "end", "=*a-b/c+", "enter")
    assert cells(desk) == ["1/2-3", "", "", "*a-b/c+"]


def test_minus_is_a_character_where_there_are_no_reasons(desk):
    desk.reasons = {}
    press(desk, "right", "right")
    [complaint] = of(Complained, press(desk, "=-5", "enter"))
    assert complaint.message == "BB (kg): bukan angka. Contoh: 9,1"


def test_slash_accepts_and_ends_the_row(desk):
    out = press(desk, "right", "right", "=9,1/")
    assert cells(desk)[2] == "9,1"
    assert [m.row for m in of(RowCompleted, out)] == [0]
    assert (desk.position, desk.column) == (1, DATE)
    press(desk, "=/")
    assert (desk.position, desk.column) == (2, DATE)


def test_slash_stays_on_a_complaint(desk):
    press(desk, "right", "right", "=95/")
    assert (desk.position, desk.cell.mode) == (0, "hard")


@pytest.mark.parametrize("key", ["f9", "=+"])
def test_legal_values_are_listed(desk, key):
    press(desk, "right")
    assert of(Hint, press(desk, key))[0].text == "B berbaring, T berdiri; -1 pindah, -2 menolak"


def test_a_code_that_does_not_exist_is_refused_at_once(desk):
    press(desk, "right")
    [complaint] = of(Complained, press(desk, "=z"))
    assert complaint.message == "C: pilih B berbaring, T berdiri."


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


def test_the_check_spells_the_value(desk):
    press(desk, "end", "=ubah", "enter")
    assert cells(desk)[3] == "UBAH"


def test_a_new_key_table_replaces_the_old_one(desk):
    desk.keys = {**KEYS, "f7": "path"}
    assert of(PathChanged, press(desk, "f7"))


def test_every_move_is_told(desk):
    assert [(m.row, m.key) for m in of(Moved, press(desk, "tab", "down"))] == [(0, "how"), (1, "how")]
