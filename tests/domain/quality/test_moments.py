import math
from fractions import Fraction
from statistics import mean, median, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.domain.quality.moments import moments
from stunting_tui.domain.quality.outcome import NotComputable
from stunting_tui.domain.quality.tails import normal_two_sided

hundredths = st.lists(st.integers(-600, 600), min_size=4, max_size=60).filter(lambda values: len(set(values)) > 1)


def test_worked_example():
    # 1, 2, 3, 4, 10: mean 4, deviations -3 -2 -1 0 6; sums of powers 50, 180, 1394
    found = moments([1, 2, 3, 4, 10])
    assert (found.n, found.mean, found.median) == (5, 4, 3)
    assert found.sd == pytest.approx(math.sqrt(50 / 4))
    assert found.robust_sd == pytest.approx(1.4826)  # distances from 3: 2 1 0 1 7, median 1
    skewness, excess = found.shape.skewness, found.shape.excess
    assert skewness.value == pytest.approx(math.sqrt(5) * 180 / 50**1.5)  # 1.138420
    assert skewness.error == pytest.approx(math.sqrt(6 * 5 * 4 / (3 * 6 * 8)))  # 0.912871, as SPSS prints for n = 5
    assert excess.value == pytest.approx(5 * 1394 / 2500 - 3)  # -0.212
    assert excess.error == pytest.approx(2.0)  # 2 * 0.912871 * sqrt(24 / 20)
    assert found.shape.kurtosis == pytest.approx(2.788)
    assert skewness.z == pytest.approx(1.138420 / 0.912871, abs=1e-6)
    assert skewness.p == pytest.approx(math.erfc(skewness.z / math.sqrt(2)))
    assert excess.p == pytest.approx(math.erfc(0.106 / math.sqrt(2)))


def test_missing_values_do_not_count():
    assert moments([1.0, float("nan"), 3.0]).n == 2
    assert moments([None, 1.0, 3.0]).mean == 2


def test_what_cannot_be_computed_says_why():
    assert moments([]) == NotComputable("tidak ada nilai", 0)
    assert moments([float("nan"), 1]) == NotComputable("hanya satu nilai", 1)
    assert moments([1, 2, 4]).shape == NotComputable("hanya 3 nilai, perlu sedikitnya 4", 3)
    level = moments([0.1] * 7)
    assert (level.sd, level.robust_sd) == (0, 0)
    assert level.shape == NotComputable("semua nilai sama", 7)


@given(hundredths)
def test_equal_to_exact_fractions_and_to_the_survey_analyser(values):
    found = moments([value / 100 for value in values])
    n, centre = len(values), Fraction(sum(values), len(values))
    m2, m3, m4 = (sum((value - centre) ** power for value in values) / n for power in (2, 3, 4))
    assert found.mean == pytest.approx(float(centre) / 100, abs=1e-12)
    assert found.sd == pytest.approx(stdev(values) / 100)
    assert found.median == pytest.approx(median(values) / 100)
    assert found.shape.skewness.value == pytest.approx(float(m3) / float(m2) ** 1.5, abs=1e-9)
    assert found.shape.kurtosis == pytest.approx(float(m4 / m2**2), abs=1e-9)


@given(hundredths, st.integers(1, 5), st.integers(-300, 300))
def test_scale_and_place_do_not_change_the_shape(values, times, shift):
    found, other = moments(values), moments([times * value + shift for value in values])
    mirrored = moments([-value for value in values])
    assert other.shape.skewness.value == pytest.approx(found.shape.skewness.value, abs=1e-8)
    assert other.shape.excess.value == pytest.approx(found.shape.excess.value, abs=1e-8)
    assert other.sd == pytest.approx(times * found.sd)
    assert mirrored.shape.skewness.value == pytest.approx(-found.shape.skewness.value, abs=1e-8)
    assert mirrored.shape.skewness.p == pytest.approx(found.shape.skewness.p)
    assert mirrored.mean == pytest.approx(-mean(values))


# nipnTK, article "Distributions of variables and indices": skewKurt() of four samples prints figure, SE, z and p
@pytest.mark.parametrize(
    ("n", "skewness", "kurtosis"),
    [
        (873, (0.3074, 0.0828, 3.7149, 0.0002), (0.2074, 0.1653, 1.2545, 0.2097)),
        (750, (0.1149, 0.0893, 1.2867, 0.1982), (-0.1869, 0.1783, 1.0483, 0.2945)),
        (250, (0.0317, 0.1540, 0.2058, 0.8369), (-0.1282, 0.3068, 0.4178, 0.6761)),
        (1000, (-0.1767, 0.0773, 2.2851, 0.0223), (0.2894, 0.1545, 1.8728, 0.0611)),
    ],
)
def test_the_published_errors_of_nipntk(n, skewness, kurtosis):
    # the errors depend on the number of values only; z and p follow from the printed figure
    shape = moments([math.sin(at) for at in range(n)]).shape
    for found, (value, error, z, p) in ((shape.skewness, skewness), (shape.excess, kurtosis)):
        assert round(found.error, 4) == error
        assert abs(value) / found.error == pytest.approx(z, abs=1.5e-3)
        assert normal_two_sided(z) == pytest.approx(p, abs=6e-5)
        assert found.z == pytest.approx(found.value / found.error)


def test_the_published_spreads_of_nipntk():
    # the same article: sd() of ten values, and of the same with 4.78 typed as 7.84
    values = [4.55, 5.93, 2.68, 5.61, 3.53, 4.78, 3.60, 5.82, 4.41, 5.42]
    wrong = [7.84 if value == 4.78 else value for value in values]
    assert round(moments(values).sd, 6) == 1.097533
    assert round(moments(wrong).sd, 6) == 1.496963


def test_the_robust_spread_of_the_manual_of_r():
    assert moments(range(1, 10)).robust_sd == pytest.approx(2.9652)  # example of ?mad: mad(c(1:9))
