import pytest
from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.domain.measuring.change_checks import allowance

STEPS = ((2, 3.0), (5, 1.5), (11, 1.2), (59, 1.0))
MONTH = 30.4375
DAYS = st.integers(0, 2000)


@pytest.mark.parametrize(
    ("start", "end", "kg"),
    [(0, 1, 3.0), (2, 3, 3.0), (3, 4, 1.5), (2, 4, 4.5), (0, 12, 20.7), (58, 62, 4.0), (70, 71, 1.0), (5, 5, 0.0)],
)
def test_each_month_of_age_has_its_own_pace(start, end, kg):
    assert allowance(STEPS, start * MONTH, end * MONTH) == pytest.approx(kg)


@given(DAYS, DAYS, DAYS)
def test_what_may_be_gained_adds_up(one, two, three):
    first, middle, last = sorted((one, two, three))
    whole = allowance(STEPS, first, middle) + allowance(STEPS, middle, last)
    assert allowance(STEPS, first, last) == pytest.approx(whole)
