"""The entry grid without a terminal: what is refused, doubted, forced, or missing for a reason."""

import pytest

from tests.widgets.entry_setup import NOTE, WEIGHT, cells, made_desk, of, press
from widgets.entry_messages import CellChanged, Cleared, Complained, Hint, ReasonAsked, RowCompleted


@pytest.fixture
def desk():
    return made_desk()


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
    assert press(desk, "=123*-/") == []
    out = press(desk, "enter", "tab", "up", "pagedown", "f2", "f6", "insert", "ctrl+g")
    assert [(told.message, told.again) for told in of(Complained, out)] == [("BB 0,5-90 kg.", True)] * len(out)
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
    assert [told.again for told in of(Complained, press(desk, "enter", "down"))] == [True, True]
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


def test_ditto_goes_through_the_check(desk):
    press(desk, "right", "right", "=35", "enter")
    desk.force("1")
    [complaint] = of(Complained, press(desk, "down", "=*"))
    assert (complaint.kind, complaint.row, complaint.text) == ("soft", 1, "35")
    assert cells(desk, 1)[2] == ""


def test_a_reason_for_a_missing_value_is_one_digit(desk):
    press(desk, "right", "right")
    [hint] = of(Hint, press(desk, "=-"))
    assert hint.text == "Kosong: 1 pindah, 2 menolak; Esc batal"
    press(desk, "=7", "enter", "=2")
    assert cells(desk)[2] == "-2"
    assert desk.column == NOTE
    assert of(RowCompleted, press(desk, "down"))


@pytest.mark.parametrize("key", ["escape", "backspace", "f8"])
def test_the_question_for_a_reason_is_dropped(desk, key):
    press(desk, "=-", key)
    assert (desk.cell.mode, cells(desk)[0]) == ("ready", "")


def test_minus_is_a_character_where_there_are_no_reasons(desk):
    desk.reasons = {}
    press(desk, "right", "right")
    [complaint] = of(Complained, press(desk, "=-5", "enter"))
    assert complaint.message == 'BB (kg): "-5" bukan angka. Contoh: 9,1'


@pytest.mark.parametrize("keys", [("=-",), ("=9", "enter"), ("backspace", "enter"), ("=*",)])
def test_nothing_is_taken_into_a_marked_row(desk, keys):
    press(desk, "right", "right", "=21", "enter")
    desk.go(1, WEIGHT)
    press(desk, "=20", "enter", "left", "delete")
    [complaint] = of(Complained, press(desk, *keys))
    assert complaint.message == "Baris ini ditandai hapus; kembalikan dahulu barisnya."
    assert desk.cell.mode == "ready"
    press(desk, "delete")
    assert (cells(desk, 1)[2], desk.table.rows[1].marked) == ("20", False)


def test_a_dropped_question_tells_the_doubt_again(desk):
    press(desk, "right", "right")
    [first] = of(Complained, press(desk, "=35", "enter"))
    press(desk, "f2")
    desk.dismiss()
    desk.tell_again()
    [again] = of(Complained, desk.out)
    assert (again.kind, again.message, again.again, first.again) == ("soft", first.message, True, False)


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


def test_a_code_typed_again_after_a_complaint_goes_on_by_itself(desk):
    press(desk, "right", "=z", "backspace", "=t")
    assert cells(desk)[1] == "T"
    press(desk, "left", "backspace", "=b")
    assert cells(desk)[1] == "B"
    assert desk.column == WEIGHT


def test_editing_a_code_replaces_it(desk):
    press(desk, "right", "=b", "left", "f4", "=t")
    assert cells(desk)[1] == "T"
    assert desk.column == WEIGHT
