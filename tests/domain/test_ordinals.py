import pytest
from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.domain.ordinals import decision_word, roman

WORDS = {
    1: "KESATU", 2: "KEDUA", 3: "KETIGA", 4: "KEEMPAT", 9: "KESEMBILAN", 10: "KESEPULUH", 11: "KESEBELAS",
    12: "KEDUA BELAS", 19: "KESEMBILAN BELAS", 20: "KEDUA PULUH", 21: "KEDUA PULUH SATU", 60: "KEENAM PULUH",
    100: "KESERATUS", 101: "KESERATUS SATU", 121: "KESERATUS DUA PULUH SATU",
}  # fmt: skip


@pytest.mark.parametrize(("number", "word"), WORDS.items())
def test_points_of_a_decision_in_words(number, word):
    assert decision_word(number) == word


@pytest.mark.parametrize("number", [0, -1])
def test_there_is_no_point_before_the_first(number):
    with pytest.raises(ValueError, match=str(number)):
        decision_word(number)


@given(st.sets(st.integers(1, 999), min_size=2, max_size=2))
def test_no_two_points_have_the_same_word(pair):
    first, second = pair
    assert decision_word(first) != decision_word(second)


def test_annexes_are_roman():
    assert [roman(number) for number in (1, 2, 3, 4, 5, 6, 9, 10, 14)] == [
        "I", "II", "III", "IV", "V", "VI", "IX", "X", "XIV",
    ]  # fmt: skip
