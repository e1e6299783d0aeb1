import math

import pytest

from stunting_tui.domain.quality.age_distribution import age_distribution
from stunting_tui.domain.quality.outcome import NotComputable
from tests.domain.quality.kabul import AGES, BY_GROUP, ages_of


def test_the_groups_and_their_ends():
    found = age_distribution([5.9, 6, 17.9, 18, 29, 30, 41, 42, 53, 54, 60, 60.1, float("nan")])
    assert found.counts == (2, 2, 2, 2, 2)
    assert (found.n, found.left_out) == (10, 3)


def test_the_expected_shares_by_hand():
    # one death per 10,000 and day: z = 0.036525; weights 1, e^-z, e^-2z, e^-3z, e^-4z / 2
    weights = [1, 0.9641340, 0.9295544, 0.8962150, 0.8640714 / 2]
    found = age_distribution([7] * 20 + [20] * 20 + [32] * 20 + [45] * 20 + [57] * 20)
    wanted = [100 * weight / sum(weights) for weight in weights]
    assert found.expected == pytest.approx(wanted, abs=1e-4)
    assert found.fit.statistic == pytest.approx(sum((20 - one) ** 2 / one for one in wanted), abs=1e-4)
    assert found.fit.df == 4


def test_without_mortality_the_last_half_group_is_half_as_large():
    found = age_distribution([7, 7, 20, 20, 32, 32, 45, 45, 57], deaths=0)
    assert found.expected == pytest.approx((2, 2, 2, 2, 1))
    assert math.isclose(found.fit.p, 1)


def test_too_few():
    assert age_distribution([2, 3]) == NotComputable("tidak ada anak umur 6 sampai 60 bulan", 0)
    assert age_distribution([7]).reason == "hanya satu anak umur 6 sampai 60 bulan"


# nipnTK, article "Age and sex distributions": ageChildren(svy$age, u5mr = 1)
def test_the_published_test_of_nipntk():
    found = age_distribution(AGES)
    assert found.counts == BY_GROUP["semua"]
    assert [round(one, 5) for one in found.expected] == [206.77703, 199.36076, 192.21049, 185.31667, 89.33505]
    assert round(found.fit.statistic, 5) == 21.43662
    assert round(found.fit.p, 9) == 0.000259395


@pytest.mark.parametrize(
    ("group", "deaths", "statistic", "p"),
    [("laki-laki", 1, 15.8496, 0.0032), ("perempuan", 1, 6.8429, 0.1444), ("semua", 1.251472, 20.4744, 0.0004)],
)
def test_the_published_tests_by_sex_and_with_another_mortality(group, deaths, statistic, p):
    fit = age_distribution(ages_of(group), deaths).fit
    assert (round(fit.statistic, 4), round(fit.p, 4)) == (statistic, p)
