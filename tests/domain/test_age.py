from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.domain.age import age_days, age_label, completed_months, sigizi_age

births = st.dates(date(2015, 1, 1), date(2026, 12, 31))
spans = st.integers(0, 1900)


@pytest.mark.parametrize(
    ("birth", "on", "months"),
    [
        (date(2026, 1, 31), date(2026, 2, 28), 0),
        (date(2026, 1, 31), date(2026, 3, 30), 1),
        (date(2026, 1, 31), date(2026, 3, 31), 2),
        (date(2024, 2, 29), date(2025, 2, 28), 11),
        (date(2024, 2, 29), date(2025, 3, 1), 12),
        (date(2025, 6, 12), date(2025, 9, 11), 2),
        (date(2025, 6, 12), date(2025, 6, 12), 0),
        (date(2025, 6, 12), date(2025, 6, 11), -1),
    ],
)
def test_completed_months_follow_the_calendar(birth, on, months):
    assert completed_months(birth, on) == months


@pytest.mark.parametrize(
    ("days", "printed"),
    [(0, (0, 0, 0)), (30, (0, 0, 30)), (31, (0, 1, 0)), (91, (0, 2, 30)), (365, (0, 11, 30)), (731, (2, 0, 0))],
)
def test_sigizi_age_divides_days_by_mean_months(days, printed):
    birth = date(2024, 5, 13)
    assert sigizi_age(birth, birth + timedelta(days)) == printed


def test_sigizi_age_refuses_a_day_before_birth():
    with pytest.raises(ValueError, match="before birth"):
        sigizi_age(date(2026, 1, 2), date(2026, 1, 1))


@pytest.mark.parametrize(
    ("birth", "on", "label"),
    [
        (date(2025, 1, 14), date(2026, 8, 18), "19 bl 4 hr"),
        (date(2026, 1, 31), date(2026, 2, 28), "0 bl 28 hr"),
        (date(2026, 1, 31), date(2026, 3, 2), "1 bl 1 hr"),
        (date(2026, 1, 2), date(2026, 1, 1), "-"),
    ],
)
def test_age_label(birth, on, label):
    assert age_label(birth, on) == label


@given(births, spans)
def test_completed_months_grow_with_time_and_stay_near_the_mean_month(birth, days):
    on = birth + timedelta(days)
    months = completed_months(birth, on)
    assert 0 <= completed_months(birth, on + timedelta(1)) - months <= 1
    years, rest, left = sigizi_age(birth, on)
    assert abs(years * 12 + rest - months) <= 1
    assert 0 <= left <= 30
    assert age_days(birth, on) == days


@given(births, spans)
def test_the_days_of_a_label_never_reach_a_whole_month(birth, days):
    label = age_label(birth, birth + timedelta(days))
    assert 0 <= int(label.split()[2]) <= 30
