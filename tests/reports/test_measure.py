"""How high a text is: known widths of Arial, and what must hold for every text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.reports.measure import MAX_HEIGHT, fitted, line_count, split_lines, text_width

PROSE = st.lists(st.text("abcdefghijklmnopqrstuvwxyzABC.,0123456789", min_size=1, max_size=14), max_size=120).map(
    " ".join
)


@pytest.mark.parametrize(("text", "units"), [("Wi", 944 + 222), ("00", 1112), ("Mm", 1666), ("a b", 556 + 278 + 556)])
def test_widths_are_those_of_the_font(text: str, units: int) -> None:
    assert text_width(text, 10) == pytest.approx(units / 100 * 1.05)


def test_lines_are_counted_at_words_and_line_ends() -> None:
    assert line_count("", 10, 11) == 1
    assert line_count("satu\ndua\ntiga", 30, 11) == 3
    assert line_count("kata " * 40, 20, 11) == 10
    assert line_count("x" * 200, 10, 11) >= 20


@given(text=PROSE, width=st.floats(8, 80), size=st.sampled_from([8.0, 10.0, 11.0]))
def test_a_narrower_cell_never_needs_fewer_lines(text: str, width: float, size: float) -> None:
    assert line_count(text, width, size) <= line_count(text, width / 2, size)
    assert line_count(text, width, size) <= line_count(text, width, size + 2)


@given(text=PROSE, most=st.integers(1, 12))
def test_parts_of_a_paragraph_are_the_paragraph(text: str, most: int) -> None:
    parts = split_lines(text, 40, 11, most)
    assert " ".join(parts) == text
    assert all(line_count(part, 40, 11) <= most for part in parts)


@given(text=st.text(max_size=3000))
def test_a_row_is_never_taller_than_a_program_takes(text: str) -> None:
    size, height = fitted([(text, 30)], 10)
    assert 6 <= size <= 10
    assert height <= MAX_HEIGHT
