from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.domain.quality.outcome import NotComputable
from stunting_tui.domain.quality.proportions import age_ratio_test, proportion_test, sex_ratio_test
from stunting_tui.domain.quality.tails import chi_square_tail
from tests.domain.quality.kabul import AGES, ages_of


def test_the_published_sex_ratio_of_nipntk():
    # README: sexRatioTest(svy$sex, codes = c(1, 2), pop = c(2.658, 2.508)) of 873 children of Kabul prints
    # expected 0.5145, observed 0.5017, X-squared = 0.5225, p = 0.4698
    found = sex_ratio_test(438, 873 - 438, (2.658, 2.508))
    assert round(found.expected, 4) == 0.5145
    assert round(found.observed, 4) == 0.5017
    assert round(found.fit.statistic, 4) == 0.5225
    assert round(found.fit.p, 4) == 0.4698


def test_the_age_ratio_by_hand():
    # 60 of 100 younger than 30 months, expected 0.85/1.85 = 17/37: (|60 - 1700/37| - 1/2)^2 / (100 * 17/37 * 20/37)
    found = age_ratio_test([29.9] * 60 + [30] * 40)
    exact = (Fraction(60) - Fraction(1700, 37) - Fraction(1, 2)) ** 2 / (100 * Fraction(17, 37) * Fraction(20, 37))
    assert (found.count, found.n) == (60, 100)
    assert found.expected == pytest.approx(17 / 37)
    assert found.fit.statistic == pytest.approx(float(exact), rel=1e-12)
    assert found.fit.p == pytest.approx(chi_square_tail(float(exact), 1))
    assert found.ratio == 1.5


def test_the_ages_that_count():
    ages = [2, 5.99, 6, 29, 30, 59.9, 60, float("nan")]
    assert (age_ratio_test(ages).count, age_ratio_test(ages).n) == (4, 7)
    inside = age_ratio_test(ages, within=(6, 60))
    assert (inside.count, inside.n) == (2, 4)


def test_the_correction_never_turns_the_distance_round():
    assert proportion_test(5, 10, 0.5).fit.statistic == 0
    assert proportion_test(5, 11, 0.5).fit.statistic == 0  # |5 - 5.5| is less than its correction or equal to it
    assert proportion_test(5, 11, 0.5, corrected=False).fit.statistic == pytest.approx(0.25 / 2.75)
    assert proportion_test(2, 2, 0.5).ratio is None


def test_too_few_and_nonsense():
    assert sex_ratio_test(0, 0) == NotComputable("tidak ada anak", 0)
    assert sex_ratio_test(1, 0) == NotComputable("hanya satu anak", 1)
    for count, n, expected in ((3, 2, 0.5), (-1, 2, 0.5), (1, 2, 0), (1, 2, 1)):
        with pytest.raises(ValueError, match="no test"):
            proportion_test(count, n, expected)


@given(st.integers(0, 3000), st.integers(2, 3000))
def test_boys_and_girls_are_alike(boys, girls):
    found, other = sex_ratio_test(boys, girls), sex_ratio_test(girls, boys)
    plain = sex_ratio_test(boys, girls, corrected=False)
    assert found.fit.p == pytest.approx(other.fit.p, abs=1e-12)
    assert plain.fit.statistic >= found.fit.statistic
    assert plain.fit.statistic == pytest.approx((boys - girls) ** 2 / (boys + girls))


# nipnTK, article "Age and sex distributions": ageRatioTest(svy$age, ratio = 0.85), of all and by sex
@pytest.mark.parametrize(
    ("ages", "ratio", "share", "statistic", "p"),
    [
        (AGES, 0.8654, 0.4639, 0.0531, 0.8178),
        (ages_of("laki-laki"), 0.8638, 0.4635, 0.0145, 0.9041),
        (ages_of("perempuan"), 0.8670, 0.4644, 0.0247, 0.8750),
    ],
)
def test_the_published_age_ratios_of_nipntk(ages, ratio, share, statistic, p):
    found = age_ratio_test(ages)
    assert round(found.expected, 4) == 0.4595
    assert (round(found.ratio, 4), round(found.observed, 4)) == (ratio, share)
    assert (round(found.fit.statistic, 4), round(found.fit.p, 4)) == (statistic, p)


def test_the_published_sex_ratio_against_a_census():
    # the same article: 4293 of 8736 male, against the census of Tanzania; prints 0.4988, 0.4914, 1.8770, 0.1707
    males = (4043, 3336, 2775, 2386, 2076, 1753, 1453, 1142, 873, 673, 538, 433, 357, 266, 182, 108, 51, 17, 3)
    females = (3969, 3284, 2742, 2372, 2073, 1750, 1432, 1099, 846, 699, 601, 503, 426, 319, 222, 137, 68, 25, 6)
    found = sex_ratio_test(4293, 8736 - 4293, (sum(males), sum(females)))
    assert (round(found.expected, 4), round(found.observed, 4)) == (0.4988, 0.4914)
    assert (round(found.fit.statistic, 4), round(found.fit.p, 4)) == (1.8770, 0.1707)
