from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from widgets.line_editor import LineEditor

KEYS = st.sampled_from(["left", "right", "home", "end", "backspace", "delete", "a", "字", "9"])


def test_typing_replaces_what_is_selected_and_moving_keeps_it():
    editor = LineEditor("9,4")
    editor.press("1", "1")
    assert editor.text == "1"
    editor = LineEditor("9,4")
    editor.press("end", None)
    editor.press("5", "5")
    assert editor.text == "9,45"


def test_erasing():
    editor = LineEditor("abc", selected=False)
    editor.press("backspace", None)
    assert editor.text == "ab"
    editor.press("home", None)
    editor.press("backspace", None)
    assert editor.text == "ab"
    editor.press("delete", None)
    assert editor.text == "b"
    selected = LineEditor("abc")
    selected.press("delete", None)
    assert selected.text == ""


def test_paste_is_one_clean_line_within_the_limit():
    editor = LineEditor("", limit=6)
    assert editor.insert("AB\r\nC\x1bDEF")
    assert editor.text == "AB  CD"
    assert not editor.insert("X")


def test_keys_without_meaning_are_left_alone():
    assert not LineEditor("x").press("f5", None)
    assert not LineEditor("x").press("enter", "\r")


@given(st.text(max_size=30), st.lists(KEYS, max_size=40), st.integers(4, 20))
def test_the_cursor_is_always_in_the_text_and_in_view(text, pressed, width):
    editor = LineEditor(text)
    for key in pressed:
        editor.press(key, key if len(key) == 1 else None)
        assert 0 <= editor.cursor <= len(editor.text)
        before, under, after = editor.parts(width)
        assert cell_len(before) < width
        assert cell_len(before + under + after) <= width + 1
        assert not editor.limit or len(editor.text) <= editor.limit
