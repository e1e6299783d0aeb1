from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.domain.dates import (
    DateWords,
    date_in_words,
    long_date,
    moment_words,
    parse_entry_date,
    period_label,
    period_of,
    plain_date,
    short_date,
)
from stunting_tui.errors import DataError

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12082026", date(2026, 8, 12)), ("120826", date(2026, 8, 12)), ("12", date(2026, 8, 12)),
        ("1", date(2026, 8, 1)),
        ("12-08-2026", date(2026, 8, 12)), ("12/8/26", date(2026, 8, 12)), ("12.08.2026", date(2026, 8, 12)),
        ("12 8 2026", date(2026, 8, 12)), ("12-9", date(2026, 9, 12)), ("2026-08-12", date(2026, 8, 12)),
        (" 12-08-2026\u00a0", date(2026, 8, 12)), ("290224", date(2024, 2, 29)), ("010199", date(1999, 1, 1)),
    ],
)  # fmt: skip
def test_typed_dates(text, expected):
    assert parse_entry_date(text, "2026-08", TODAY) == expected


def test_without_a_batch_the_month_is_the_one_of_today():
    assert parse_entry_date("5", None, TODAY) == date(2026, 11, 5)


@pytest.mark.parametrize(
    "text", ["", "x", "31022026", "31-9", "0", "1234", "12-08-", "12/13/2026", "123456789", "29022025"]
)
def test_what_is_no_date_is_refused_in_indonesian(text):
    with pytest.raises(DataError) as caught:
        parse_entry_date(text, "2026-08", TODAY)
    assert "anggal" in caught.value.message
    assert caught.value.hint


@given(st.dates(date(2000, 1, 1), date(2036, 12, 31)), st.sampled_from(["", "-", "/", ".", " "]))
def test_day_month_year_in_any_spelling_is_understood(day, separator):
    long = f"{day:%d}{separator}{day:%m}{separator}{day:%Y}"
    short = f"{day:%d}{separator}{day:%m}{separator}{day:%y}"
    assert parse_entry_date(long, None, TODAY) == day
    assert parse_entry_date(short, None, TODAY) == day
    assert parse_entry_date(short_date(day), None, TODAY) == day
    assert parse_entry_date(f"{day.day}", period_of(day), TODAY) == day


def test_dates_in_words_and_figures():
    day = date(2023, 8, 3)
    assert long_date(day) == "Kamis, 3 Agustus 2023"
    assert plain_date(day) == "3 Agustus 2023"
    assert short_date(day) == "03-08-2023"
    assert short_date(None) == "-"
    assert date_in_words(day) == DateWords("Kamis", "tiga", "Agustus", "dua ribu dua puluh tiga")
    assert long_date(date(2026, 11, 22)).startswith("Minggu")


def test_period_labels():
    assert period_label("2026-08") == "Agustus 2026"
    for wrong in ("2026-13", "2026", "08-2026", ""):
        with pytest.raises(DataError):
            period_label(wrong)


def test_a_moment_in_words_and_what_is_none_as_it_stands():
    assert moment_words("2026-11-22T08:05:00+07:00") == "22-11-2026 08.05"
    assert moment_words("") == ""
