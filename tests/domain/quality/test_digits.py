import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.domain.quality.digits import digit_preference, digit_preference_of, last_digit
from stunting_tui.domain.quality.outcome import NotComputable
from stunting_tui.domain.quality.scales import quality_rules

CLASSES = quality_rules().scales["angka_akhir"]
counts_of_digits = st.lists(st.integers(0, 400), min_size=10, max_size=10).filter(lambda counts: sum(counts) > 1)


def test_the_published_example_of_nipntk():
    # README of nipnTK, digitPreference(finalDigits, digits = 0): "Digit Preference Score (DPS) = 3.5 (Excellent)"
    found = digit_preference_of([96, 104, 91, 113, 115, 85, 90, 107, 89, 110])
    assert found.score == 3.5
    assert found.fit.statistic == pytest.approx(11.02)  # 1102 / 100: squared distances from 100
    assert CLASSES.name(found.score) == "sangat baik"


def test_whole_centimetres_by_hand():
    # 69 of 100 heights on .0 and 20 on .5 (the share of an e-PPGBM file), the rest on .3: expected 10 each
    found = digit_preference([80.0] * 69 + [80.5] * 20 + [80.3] * 11)
    chi = (59**2 + 10**2 + 1 + 7 * 100) / 10
    assert found.counts == (69, 0, 0, 11, 0, 20, 0, 0, 0, 0)
    assert found.fit.statistic == pytest.approx(chi)
    assert found.score == round(100 * math.sqrt(chi / 900), 2) == 68.98
    assert found.dissimilarity == pytest.approx((59 + 10 + 1 + 70) / 2)
    assert (found.whole_percent, found.round_percent) == (69, 89)
    assert found.chance_score == 10
    assert CLASSES.name(found.score) == "bermasalah"


def test_the_limits_of_the_classes_belong_to_the_worse_one():
    assert [CLASSES.name(score) for score in (7.99, 8, 11.99, 12, 19.99, 20)] == [
        "sangat baik", "baik", "baik", "dapat diterima", "dapat diterima", "bermasalah",
    ]  # fmt: skip


def test_one_digit_only_is_a_hundred_and_even_digits_are_nothing():
    assert digit_preference([70.0] * 50).score == 100
    assert digit_preference([70.0] * 50).dissimilarity == 90
    even = digit_preference([index / 10 for index in range(100)])
    assert (even.score, even.dissimilarity, even.fit.p) == (0, 0, 1)


@pytest.mark.parametrize(
    ("value", "decimals", "digit"),
    [(7, 1, 0), (7.25, 1, 2), (7.35, 1, 3), (12.5, 1, 5), (12.34, 2, 4), (105, 0, 5), (0.04, 1, 0)],
)
def test_the_last_digit_is_that_of_the_printed_value(value, decimals, digit):
    assert last_digit(value, decimals) == digit


def test_missing_values_do_not_count():
    assert digit_preference([None, float("nan"), float("inf"), 7.1, 7.2]).n == 2
    assert digit_preference([]) == NotComputable("tidak ada nilai", 0)
    assert digit_preference([None, 7.1]) == NotComputable("hanya satu nilai", 1)


def test_ten_digits_are_asked_for():
    with pytest.raises(ValueError, match="ten"):
        digit_preference_of([1, 2])


@given(counts_of_digits, st.permutations(range(10)), st.integers(2, 5))
def test_the_score_knows_neither_order_nor_size(counts, order, times):
    found, mixed = digit_preference_of(counts), digit_preference_of([counts[at] for at in order])
    larger = digit_preference_of([times * count for count in counts])
    assert found.score == pytest.approx(mixed.score, abs=0.011)
    assert found.score == pytest.approx(larger.score, abs=0.011)
    assert found.dissimilarity == pytest.approx(larger.dissimilarity)
    assert 0 <= found.score <= 100
    assert 0 <= found.dissimilarity <= 90
    assert larger.fit.p <= found.fit.p + 1e-12


@given(counts_of_digits)
def test_both_indices_equal_exact_fractions(counts):
    n = sum(counts)
    chi = sum((Fraction(count) - Fraction(n, 10)) ** 2 / Fraction(n, 10) for count in counts)
    half = sum(abs(Fraction(count, n) - Fraction(1, 10)) for count in counts) / 2
    found = digit_preference_of(counts)
    assert found.score == pytest.approx(100 * math.sqrt(chi / (9 * n)), abs=0.0051)
    assert found.dissimilarity == pytest.approx(float(100 * half))


# nipnTK, article "Digit preference": chi-square and score of the printed tables
@pytest.mark.parametrize(
    ("counts", "statistic", "score"),
    [
        ((102, 104, 96, 88, 103, 115, 91, 86, 105, 110), 8.16, 3.01),
        ((11, 7, 5, 4, 7, 11, 5, 4, 4, 2), 13.667, None),
        ((95, 80, 96, 102, 106, 98, 0, 95, 109, 110), 106.65, None),
        ((75, 0, 74, 0, 74, 0, 77, 0, 74, 0), None, 33.34),
    ],
)
def test_the_published_tables_of_nipntk(counts, statistic, score):
    found = digit_preference_of(counts)
    if statistic is not None:
        assert found.fit.statistic == pytest.approx(statistic, abs=5e-3)
    if score is not None:
        assert found.score == score


def test_the_published_chances_of_nipntk():
    assert round(digit_preference_of([102, 104, 96, 88, 103, 115, 91, 86, 105, 110]).fit.p, 4) == 0.5181
    assert round(digit_preference_of([11, 7, 5, 4, 7, 11, 5, 4, 4, 2]).fit.p, 4) == 0.1347
