import pytest
from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.domain.numbers import (
    format_decimal,
    format_integer,
    format_percent,
    format_rupiah,
    format_signed,
    parse_decimal,
)
from stunting_tui.errors import DataError


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("10,2", 10.2), ("10.2", 10.2), (" 7 ", 7.0), ("\u00a08,05\u00a0", 8.05), ("-1,5", -1.5), ("\u22122,5", -2.5),
        ("0.123", 0.123), ("3,450", 3.45), (",5", 0.5), ("10.2345", 10.2345),
    ],
)  # fmt: skip
def test_comma_and_point_are_decimal_signs(text, value):
    assert parse_decimal(text) == value


@pytest.mark.parametrize("text", ["1.234", "12.500", "-1.000"])
def test_a_point_that_may_part_thousands_is_refused(text):
    with pytest.raises(DataError, match="ganda"):
        parse_decimal(text)


@pytest.mark.parametrize(
    "text", ["", "-", "abc", "1,2,3", "1.234,5", "1e5", "nan", "inf", "5,", "10 2", "10,2 kg", "１２"]
)
def test_rubbish_is_refused_in_indonesian(text):
    with pytest.raises(DataError) as caught:
        parse_decimal(text)
    assert "bukan angka" in caught.value.message
    assert caught.value.hint


@given(st.decimals(min_value=-999, max_value=999, places=2, allow_nan=False, allow_infinity=False))
def test_what_is_shown_can_be_typed_again(value):
    assert parse_decimal(format_decimal(float(value), 2)) == float(value)


def test_a_difference_has_its_sign():
    assert [format_signed(value) for value in (0.4, -1.5, 0.0, 0.04, -0.04, None)] == [
        "+0,4", "-1,5", "0,0", "0,0", "0,0", "-",
    ]  # fmt: skip


def test_formats():
    assert format_decimal(14.65, 2) == "14,65"
    assert format_decimal(-0.04) == "0,0"
    assert format_decimal(1234567.5) == "1.234.567,5"
    assert format_decimal(None) == "-"
    assert format_integer(2310) == "2.310"
    assert format_integer(None) == "-"
    assert format_percent(14.65, 2) == "14,65 %"
    assert format_percent(None) == "-"
    assert format_rupiah(1250000) == "Rp1.250.000"
    assert format_rupiah(-500) == "-Rp500"
    assert format_rupiah(None) == "-"


def test_more_digits_than_a_number_holds_are_refused():
    with pytest.raises(DataError, match="terlalu besar"):
        parse_decimal("9" * 400)
