import pytest
from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.domain.quality.heaping import age_heaping, birth_months
from stunting_tui.domain.quality.outcome import NotComputable
from tests.domain.quality.kabul import AGES


def test_ages_of_whole_years_by_hand():
    # 24 children, 2 expected in each remainder: 13 at whole years, one in each other
    found = age_heaping([12] * 6 + [24] * 7 + list(range(25, 36)))
    assert found.counts == (13, *[1] * 11)
    assert found.fit.statistic == pytest.approx((11**2 + 11) / 2)
    assert found.fit.df == 11
    assert found.fit.p < 1e-8
    assert found.first_percent == pytest.approx(100 * 13 / 24)
    assert found.dissimilarity == pytest.approx(100 * 11 / 24)


def test_ages_that_are_not_whole_fall_out():
    found = age_heaping([1, 2.5, 3.25, 14.0, 26])
    assert (found.n, found.left_out) == (3, 2)
    assert found.counts[1:4] == (1, 2, 0)


def test_another_divisor():
    assert age_heaping([6, 12, 18, 5], 6).counts == (3, 0, 0, 0, 0, 1)


def test_births_in_january():
    found = birth_months([1] * 13 + list(range(2, 13)))
    assert found.counts == (13, *[1] * 11)
    assert found.fit.statistic == pytest.approx(66)


def test_too_few():
    assert age_heaping([]) == NotComputable("tidak ada umur", 0)
    assert age_heaping([2.5, 7]) == NotComputable("hanya satu umur", 1)
    assert birth_months([3]) == NotComputable("hanya satu umur", 1)


@given(st.lists(st.integers(0, 59), min_size=2))
def test_a_year_older_changes_nothing(ages):
    found, older = age_heaping(ages), age_heaping([age + 12 for age in ages])
    assert found.counts == older.counts
    assert found.fit.p == older.fit.p
    assert 0 <= found.dissimilarity <= 100 * 11 / 12 + 1e-9


# nipnTK, article "Age heaping": ageHeaping(svy$age) with divisors 12, 6, 10 and 5
@pytest.mark.parametrize(
    ("divisor", "statistic", "df", "p"),
    [(12, 214.9588, 11, 5.791598e-40), (6, 145.0275, 5, None), (10, 70.31042, 9, None), (5, 10.39633, 4, 0.0343)],
)
def test_the_published_tests_of_nipntk(divisor, statistic, df, p):
    found = age_heaping(AGES, divisor)
    assert found.fit.statistic == pytest.approx(statistic, rel=5e-7)
    assert found.fit.df == df
    if p is not None:
        assert found.fit.p == pytest.approx(p, rel=2e-3 if p > 0.01 else 5e-7)


def test_the_published_remainders_of_nipntk():
    found = age_heaping(AGES)
    assert found.counts == (170, 33, 46, 41, 46, 48, 105, 63, 83, 72, 90, 76)
    assert [round(100 * count / found.n, 1) for count in found.counts[:2]] == [19.5, 3.8]
    assert (round(found.first_percent, 1), found.largest) == (19.5, 0)


def test_where_most_of_them_are():
    found = birth_months([3, 9, 9, 9, 12])
    assert (found.largest, found.largest_percent) == (8, 60)
