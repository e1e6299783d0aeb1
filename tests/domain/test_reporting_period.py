from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.domain.reporting_period import last_quarter, period_words, quarter_of, read_period, year_of
from stunting_tui.errors import DataError

PERIODS = st.one_of(
    st.integers(2000, 2999).map(str),
    st.tuples(st.integers(2000, 2999), st.integers(1, 4)).map(lambda p: f"{p[0]}-T{p[1]}"),
    st.tuples(st.integers(2000, 2999), st.integers(1, 12)).map(lambda p: f"{p[0]}-{p[1]:02d}"),
)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2026", "2026"), (" 2026 ", "2026"), ("T3 2026", "2026-T3"), ("t3 2026", "2026-T3"), ("2026-t3", "2026-T3"),
        ("triwulan III 2026", "2026-T3"), ("tw iv 2026", "2026-T4"), ("08 2026", "2026-08"), ("8-2026", "2026-08"),
        ("agustus 2026", "2026-08"), ("Agus 2026", "2026-08"), ("2026-08", "2026-08"), ("8/2026", "2026-08"),
    ],
)  # fmt: skip
def test_typed_periods(text, period):
    assert read_period(text) == period


@pytest.mark.parametrize("text", ["", "13 2026", "T5 2026", "ju 2026", "2026-13", "kapan", "26", "1999"])
def test_what_is_no_period(text):
    with pytest.raises(DataError, match="tidak dikenal"):
        read_period(text)


@given(PERIODS)
def test_words_can_be_typed_back(period):
    assert read_period(period_words(period).removeprefix("tahun ")) == period
    assert read_period(period) == period


@given(PERIODS)
def test_last_quarter_is_a_quarter_of_its_year(period):
    assert last_quarter(period)[:6] == f"{year_of(period)}-T"


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2999, 12, 31)))
def test_quarter_of_a_day_holds_its_month(day):
    assert quarter_of(day) == last_quarter(f"{day.year:04d}-{day.month:02d}")
