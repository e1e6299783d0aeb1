from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.domain.quality.clumping import clumping
from stunting_tui.domain.quality.outcome import NotComputable

cases = st.lists(st.integers(0, 40), min_size=2, max_size=40).filter(lambda counts: sum(counts) > 1)


def test_worked_example():
    # 0, 1, 2, 5 cases: mean 2, squares 4 + 1 + 0 + 9 = 14, variance 14/3, ratio 7/3, GI = (7/3 - 1) / 7
    found = clumping([0, 1, 2, 5])
    assert (found.clusters, found.cases) == (4, 8)
    assert found.ratio == pytest.approx(7 / 3)
    assert (found.fit.statistic, found.fit.df) == (pytest.approx(7), 3)
    assert found.fit.p == pytest.approx(0.071897772496, abs=1e-11)  # erfc(sqrt 3.5) + sqrt(14 / pi) e^-3.5
    assert found.green == pytest.approx(4 / 21)
    assert found.green_least == pytest.approx(-1 / 7)


def test_the_ends_of_the_index():
    assert clumping([9, 0, 0, 0]).green == pytest.approx(1)
    assert clumping([3, 3, 3]).green == pytest.approx(clumping([3, 3, 3]).green_least)


@pytest.mark.parametrize(
    ("counts", "reason"),
    [
        ([], "tidak ada posyandu"),
        ([7], "hanya satu posyandu"),
        ([0, 0], "tidak ada kasus"),
        ([0, 1], "hanya satu kasus"),
    ],
)
def test_what_cannot_be_computed(counts, reason):
    found = clumping(counts)
    assert isinstance(found, NotComputable)
    assert found.reason == reason


@given(cases)
def test_equal_to_exact_fractions_and_within_its_ends(counts):
    k, n = len(counts), sum(counts)
    mean = Fraction(n, k)
    ratio = sum((count - mean) ** 2 for count in counts) / (k - 1) / mean
    found = clumping(counts)
    assert found.ratio == pytest.approx(float(ratio))
    assert found.green == pytest.approx(float((ratio - 1) / (n - 1)), abs=1e-12)
    assert found.green_least - 1e-12 <= found.green <= 1 + 1e-12
    assert clumping(counts[::-1]).green == pytest.approx(found.green, abs=1e-12)


def test_the_published_dispersion_of_nipntk():
    # article "Distributions of variables and indices": stunted children of 30 clusters in Sudan; V2M 0.6393127,
    # chi-square 18.54007 between the 2.5 and 97.5 % points of 29 degrees of freedom; GI -0.0013 by 999 resamplings,
    # at the most even -0.0035
    cases = [8, 11, 7, 6, 7, 11, 11, 14, 12, 10, 12, 9, 9, 5, 12, 8, 6, 8, 10, 6, 11, 11, 12, 8, 10, 10, 12, 6, 14, 11]
    found = clumping(cases)
    assert round(found.ratio, 7) == 0.6393127
    assert round(found.fit.statistic, 5) == 18.54007
    assert found.fit.df == 29
    assert 0.025 < found.fit.p < 0.975
    assert round(found.green, 4) == -0.0013
    assert round(found.green_least, 4) == -0.0035
