import math
from statistics import fmean, pvariance

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.domain.prevalence.prevalence import share
from stunting_tui.domain.prevalence.round_change import PercentLimits, change, difference, paired_change, wilson
from stunting_tui.domain.prevalence.survey import NOBODY, ONE_CHILD, Estimate


def estimate(n, of):
    found = share(n, of)
    return Estimate(n, of, found.percent, found.low, found.high, 1.0)


NONE = Estimate(0, 0, None, None, None, None, NOBODY)
ALONE = Estimate(1, 1, 100.0, None, None, None, ONE_CHILD)


# Newcombe, Statistics in Medicine 17 (1998) 857-872, table I, method 3.
@pytest.mark.parametrize(
    ("n", "of", "low", "high"),
    [(81, 263, 25.53, 36.62), (15, 148, 6.24, 16.05), (0, 20, 0, 16.11), (1, 29, 0.61, 17.18)],
)
def test_published_intervals_of_wilson(n, of, low, high):
    found = wilson(n, of)
    assert (found.low, found.high) == (pytest.approx(low, abs=5e-3), pytest.approx(high, abs=5e-3))


# Newcombe, Statistics in Medicine 17 (1998) 873-890, table II, method 10.
@pytest.mark.parametrize(
    ("now", "before", "low", "high"),
    [
        ((56, 70), (48, 80), 5.24, 33.39),
        ((9, 10), (3, 10), 17.05, 80.90),
        ((6, 7), (2, 7), 5.82, 80.62),
        ((5, 56), (0, 29), -3.81, 19.26),
        ((0, 10), (0, 20), -16.11, 27.75),
    ],
)
def test_published_differences(now, before, low, high):
    found = difference(wilson(*before), wilson(*now))
    assert found == (pytest.approx(low, abs=5e-3), pytest.approx(high, abs=5e-3))


def test_the_limits_of_the_estimates_are_used():
    before, now = estimate(30, 100), estimate(50, 200)
    found = change(before, now)
    assert found.points == -5
    assert found.low == pytest.approx(-5 - math.hypot(25 - now.low, before.high - 30))
    assert found.high == pytest.approx(-5 + math.hypot(now.high - 25, 30 - before.low))
    assert not found.certain


def test_none_of_the_children_has_an_interval_of_wilson():
    found = change(estimate(0, 20), estimate(9, 20))
    assert found.low == pytest.approx(45 - math.hypot(45 - share(9, 20).low, 16.11), abs=0.01)
    assert found.certain


def test_what_cannot_be_compared_says_why():
    assert change(NONE, estimate(1, 5)).reason == f"putaran sebelumnya: {NOBODY}"
    assert change(estimate(1, 5), NONE).reason == f"putaran ini: {NOBODY}"
    found = change(estimate(1, 5), ALONE)
    assert (found.points, found.low, found.reason) == (80, None, f"putaran ini: {ONE_CHILD}")
    assert not found.certain


def test_paired_change_by_hand():
    # 12 newly, 4 recovered of 100: 8 points, SE = sqrt(16 - 64/100) / 100 = 3.9192 points
    found = paired_change(12, 4, 100)
    assert found.points == 8
    assert found.low == pytest.approx(8 - 1.959964 * math.sqrt(15.36), abs=1e-4)
    assert found.certain


@pytest.mark.parametrize(
    ("newly", "recovered", "n", "reason"),
    [(0, 0, 0, "tidak ada anak di kedua putaran"), (1, 0, 1, "hanya satu anak di kedua putaran"),
     (0, 0, 50, "tidak ada anak yang berubah")],
)  # fmt: skip
def test_no_paired_interval(newly, recovered, n, reason):
    assert paired_change(newly, recovered, n).reason == reason
    assert paired_change(newly, recovered, n).low is None


def test_nonsense_is_refused():
    with pytest.raises(ValueError, match="cannot be"):
        paired_change(3, 3, 5)
    with pytest.raises(ValueError, match="no share"):
        wilson(0, 0)


@given(st.integers(2, 400), st.integers(2, 400), st.data())
def test_turning_the_rounds_round_mirrors_the_change(first, second, data):
    before = estimate(data.draw(st.integers(0, first)), first)
    now = estimate(data.draw(st.integers(0, second)), second)
    there, back = change(before, now), change(now, before)
    assert there.points == pytest.approx(-back.points)
    assert (there.low, there.high) == (pytest.approx(-back.high), pytest.approx(-back.low))
    assert there.low - 1e-9 <= there.points <= there.high + 1e-9
    assert there.low >= -100 - 1e-9 and there.high <= 100 + 1e-9


def test_limits_without_width_give_a_difference_without_width():
    assert difference(PercentLimits(20, 20, 20), PercentLimits(30, 30, 30)) == (10, 10)


@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60))
def test_the_paired_error_is_that_of_the_children_one_by_one(newly, recovered, others):
    n = newly + recovered + others
    found = paired_change(newly, recovered, n)
    if n < 2 or newly + recovered == 0:
        assert found.low is None and found.reason
        return
    steps = [1] * newly + [-1] * recovered + [0] * others
    error = math.sqrt(pvariance(steps) / n)
    assert found.points == pytest.approx(100 * fmean(steps))
    assert found.high - found.points == pytest.approx(100 * 1.959963984540054 * error)
