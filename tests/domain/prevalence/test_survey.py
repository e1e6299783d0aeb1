import math
from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stunting_tui.domain.prevalence.measured import MeasuredChild, columns_of
from stunting_tui.domain.prevalence.prevalence import share
from stunting_tui.domain.prevalence.student import student_quantile
from stunting_tui.domain.prevalence.survey import ALIKE, NOBODY, ONE_CHILD, ONE_CLUSTER, survey
from stunting_tui.domain.prevalence.survey_design import Design
from stunting_tui.domain.prevalence.survey_groups import (
    AGE_NAMES,
    Grouping,
    by_age,
    by_age_and_sex,
    by_posyandu,
    by_sex,
    by_village,
    everyone,
)  # fmt: skip

DAY = date(2026, 8, 11)
SIMPLE, STRATA, CLUSTERS, BOTH = Design(), Design(by_village=True), Design(by_posyandu=True), Design(True, True)


def child(days=800, **changes):
    return MeasuredChild(**{"sex": "L", "birth_date": DAY - timedelta(days), "measured_on": DAY} | changes)


def all_of(children, design=SIMPLE):
    columns = columns_of(children)
    return survey(columns, [everyone(columns)], design)[0][0]


def clusters_by_hand():
    """Three posyandu: 1 of 4, 3 of 4 and 0 of 2 stunted."""
    stunted = [(0, 1, 4), (1, 3, 4), (2, 0, 2)]
    return [child(haz=-2.5 if at < n else -1.0, posyandu=place) for place, n, of in stunted for at in range(of)]


def test_clusters_worked_by_hand():
    # p = 0.4; totals (1 - 1.6) / 10 = -0.06, 0.14, -0.08; V = 3/2 (0.0036 + 0.0196 + 0.0064) = 0.0444
    found = all_of(clusters_by_hand(), CLUSTERS).shares["stunted"]
    error = math.sqrt(0.0444)
    reach = 4.302652729911275 * error / 0.24  # t(0.975, 2)
    assert (found.n, found.of, found.percent) == (4, 10, pytest.approx(40))
    assert found.error == pytest.approx(100 * error)
    assert found.low == pytest.approx(100 / (1 + math.exp(math.log(1.5) + reach)))
    assert found.high == pytest.approx(100 / (1 + math.exp(math.log(1.5) - reach)))


def test_strata_worked_by_hand_with_a_village_of_one_child():
    # villages: 2 of 4, 0 of 2, and one stunted child: p = 3/7. Within: 4/3 * (4 * 0.25) / 49 = 4/147, 0, and the lonely
    # child centred at 0: (4/7)^2 / 49 = 16/2401. df = 7 - 3
    villages = [(0, 2, 4), (1, 0, 2), (2, 1, 1)]
    children = [child(haz=-2.5 if at < n else 0.0, village=place) for place, n, of in villages for at in range(of)]
    found = all_of(children, STRATA).shares["stunted"]
    error = math.sqrt(4 / 147 + 16 / 2401)
    assert found.error == pytest.approx(100 * error)
    reach = 2.7764451051977987 * error / (3 / 7 * 4 / 7)  # t(0.975, 4)
    assert found.low == pytest.approx(100 / (1 + math.exp(math.log(4 / 3) + reach)))


def test_one_of_a_hundred_has_the_interval_of_who_anthro():
    found = all_of([child(haz=-2.5), *[child(haz=0.0)] * 99]).shares["stunted"]
    assert (found.low, found.high) == (pytest.approx(0.136, abs=5e-4), pytest.approx(6.973, abs=5e-4))


def test_mean_and_spread_by_hand():
    # 1, 2, 3, 6: mean 3, squares 4 + 1 + 0 + 9 = 14; SE = sqrt(4/3 * 14/16), SD = sqrt(14/3)
    found = all_of([child(haz=float(z)) for z in (1, 2, 3, 6)]).means["haz"]
    error = math.sqrt(14 / 12)
    assert (found.mean, found.sd) == (3, pytest.approx(math.sqrt(14 / 3)))
    assert found.error == pytest.approx(error)
    assert found.low == pytest.approx(3 - 3.182446305284263 * error)
    assert found.high == pytest.approx(3 + 3.182446305284263 * error)


def test_lines_are_strict_and_flags_are_left_out():
    children = [child(haz=z) for z in (-2.0, -2.01, -3.0, -3.01, -6.01, 6.01, -6.0)]
    found = all_of(children)
    assert (found.shares["stunted"].n, found.shares["stunted"].of) == (4, 5)
    assert found.shares["severely_stunted"].n == 2
    assert found.means["haz"].of == 5


def test_oedema_is_severe_in_weight_but_in_no_mean():
    children = [child(oedema=True, haz=-1.0, whz=2.5, waz=-9.0), child(oedema=True), child(haz=-1.0, waz=0.0, whz=0.0)]
    found = all_of(children)
    for code in ("wasted", "severely_wasted", "underweight", "severely_underweight"):
        assert (found.shares[code].n, found.shares[code].of) == (2, 3)
    assert (found.shares["overweight"].n, found.shares["stunted"].of) == (0, 2)
    assert (found.means["whz"].of, found.means["waz"].of, found.means["haz"].of) == (1, 1, 2)


def test_combined_indicators_are_of_children_with_both():
    children = [child(haz=-2.5, whz=-2.5), child(haz=-2.5, whz=2.5), child(haz=-2.5), child(whz=-3.0),
                child(haz=-2.5, oedema=True), child(haz=-7.0, whz=-3.0), child(haz=0.0, whz=0.0)]  # fmt: skip
    shares = all_of(children).shares
    assert (shares["stunted_wasted"].n, shares["stunted_wasted"].of) == (2, 4)
    assert (shares["stunted_overweight"].n, shares["stunted_overweight"].of) == (1, 4)


def test_children_too_old_are_left_out_and_those_of_unknown_age_kept():
    unborn = child(-5, whz=-2.5)
    found = all_of([child(1826, haz=-2.5, whz=0.0), child(1827, haz=-2.5, whz=-2.5), unborn])
    assert found.children == 2
    assert (found.shares["stunted"].of, found.shares["wasted"].n) == (1, 1)


def test_age_groups_end_before_their_month():
    columns = columns_of([child(days) for days in (0, 182, 183, 365, 366, 730, 731, 1826, -1)])
    assert by_age(columns).labels.tolist() == [0, 0, 1, 1, 2, 2, 3, 5, -1]  # 182.625, 365.25, 730.5 days
    assert AGE_NAMES[0] == "0-5 bulan"
    girls = columns_of([child(100, sex="P"), child(100, sex=None), child(1000)])
    assert by_age_and_sex(girls).labels.tolist() == [6, -1, 3]
    assert by_sex(girls).labels.tolist() == [1, -1, 0]
    assert by_age_and_sex(girls).names[6] == "perempuan, 0-5 bulan"


@pytest.mark.parametrize("design", [SIMPLE, STRATA, CLUSTERS, BOTH])
def test_nobody_and_one_child_say_why(design):
    nobody = all_of([], design)
    assert nobody.children == 0
    assert (nobody.shares["stunted"].percent, nobody.shares["stunted"].reason) == (None, NOBODY)
    assert (nobody.means["haz"].mean, nobody.means["haz"].reason) == (None, NOBODY)
    alone = all_of([child(haz=-2.5, village=0, posyandu=0)], design)
    assert (alone.shares["stunted"].percent, alone.shares["stunted"].low) == (100, None)
    assert alone.shares["stunted"].reason == ONE_CHILD
    assert (alone.means["haz"].mean, alone.means["haz"].sd, alone.means["haz"].low) == (-2.5, None, None)
    flagged = all_of([child(haz=-7.0, village=0, posyandu=0)] * 3, design).shares["stunted"]
    assert (flagged.of, flagged.percent, flagged.reason) == (0, None, NOBODY)


def test_one_cluster_has_no_interval():
    children = [child(haz=z, village=0, posyandu=5) for z in (-2.5, 0.0, 0.0)]
    for design in (CLUSTERS, BOTH):
        found = all_of(children, design).shares["stunted"]
        assert (found.n, found.low, found.reason) == (1, None, "hanya satu posyandu")
    assert all_of(children, SIMPLE).shares["stunted"].low is not None


def test_a_group_within_one_cluster_has_no_interval():
    children = clusters_by_hand()
    columns = columns_of(children)
    (first, *_), (whole,) = survey(columns, [by_posyandu(columns, "ABC"), everyone(columns)], CLUSTERS)
    assert (first.shares["stunted"].percent, first.shares["stunted"].low) == (25, None)
    assert first.shares["stunted"].reason == first.means["haz"].reason == ONE_CLUSTER
    assert whole.shares["stunted"].low is not None


def test_every_village_with_one_child_has_no_degrees_of_freedom():
    found = all_of([child(haz=-2.5, village=at) for at in range(4)], STRATA).shares["stunted"]
    assert (found.percent, found.low, found.reason) == (100, None, "tiap desa hanya satu anak")
    for design, reason in ((BOTH, "tiap desa hanya satu posyandu"), (CLUSTERS, "")):
        pairs = [child(haz=-at / 2, village=at // 2, posyandu=at // 2) for at in range(8)]
        assert all_of(pairs, design).shares["stunted"].reason == reason


def test_children_without_their_stratum_or_cluster_are_left_out():
    children = [*clusters_by_hand(), child(haz=-2.5)]
    assert all_of(children, CLUSTERS).shares["stunted"].of == 10
    assert all_of(children, SIMPLE).shares["stunted"].of == 11


def oracle(values, labels, group, strata, units):
    """The closed form child by child, in fractions: n, p, V and the degrees of freedom."""
    own = [value for value, label in zip(values, labels, strict=True) if value is not None and label == group]
    if not own:
        return 0, None, None, None
    p = sum(own) / Fraction(len(own))
    totals = defaultdict(Fraction)
    for value, label, stratum, unit in zip(values, labels, strata, units, strict=True):
        totals[stratum, unit] += (value - p) / len(own) if value is not None and label == group else 0
    by_stratum = defaultdict(list)
    for (stratum, _unit), total in totals.items():
        by_stratum[stratum].append(total)
    variance = Fraction(0)
    for found in by_stratum.values():
        n = len(found)
        mean = sum(found) / n if n > 1 else 0
        variance += Fraction(n, max(n - 1, 1)) * sum((total - mean) ** 2 for total in found)
    return len(own), p, variance, len(totals) - len(by_stratum)


rows = st.lists(
    st.tuples(
        st.integers(-650, 650) | st.none(), st.integers(0, 2), st.integers(0, 3)
    ),
    min_size=2, max_size=40,
)  # fmt: skip


@settings(max_examples=150)
@given(rows, st.sampled_from([SIMPLE, STRATA, CLUSTERS, BOTH]))
def test_equal_to_the_closed_form_child_by_child(given_rows, design):
    children = [
        child(haz=None if z is None else z / 100, village=village, posyandu=10 * village + place)
        for z, village, place in given_rows
    ]
    columns = columns_of(children)
    labels = [(at + one.posyandu) % 2 for at, one in enumerate(children)]
    groups = survey(columns, [Grouping("g", ("a", "b"), np.array(labels))], design)[0]
    strata = [one.village if design.by_village else 0 for one in children]
    units = [one.posyandu if design.by_posyandu else at for at, one in enumerate(children)]
    z = [None if one is None or abs(one) > 600 else Fraction(one, 100) for one, *_ in given_rows]
    cases = [None if one is None else Fraction(one < -2) for one in z]
    for group, found in enumerate(groups):
        estimate, mean = found.shares["stunted"], found.means["haz"]
        n, p, variance, df = oracle(cases, labels, group, strata, units)
        assert estimate.of == mean.of == n
        if not n:
            continue
        assert estimate.percent == pytest.approx(float(100 * p))
        assert mean.mean == pytest.approx(float(oracle(z, labels, group, strata, units)[1]), abs=1e-12)
        if estimate.reason and estimate.reason != ALIKE:
            assert (estimate.low, mean.low, mean.reason) == (None, None, estimate.reason)
            continue
        error = math.sqrt(variance)
        spread = math.sqrt(oracle(z, labels, group, strata, units)[2])
        assert (mean.reason == ALIKE) == (spread == 0)
        if spread > 0:
            assert mean.error == pytest.approx(spread, abs=1e-7)
            assert mean.high - mean.low == pytest.approx(2 * student_quantile(0.975, df) * spread, abs=1e-6)
        assert (estimate.reason == ALIKE) == (error == 0 and 0 < p < 1)
        if estimate.reason:
            continue
        assert estimate.error == pytest.approx(100 * error, abs=1e-7)
        if 0 < p < 1 and error > 1e-6:
            logit, reach = math.log(p / (1 - p)), student_quantile(0.975, df) * error / float(p * (1 - p))
            assert (
                math.log(estimate.high / (100 - estimate.high)) == pytest.approx(logit + reach, abs=1e-5) or reach > 20
            )
        elif p in {0, 1}:
            assert estimate.low == estimate.high == estimate.percent


@given(st.lists(st.tuples(st.integers(-600, 600), st.integers(0, 3)), min_size=2, max_size=60))
def test_the_simple_sample_agrees_with_share(given_rows):
    columns = columns_of([child(haz=z / 100, village=village) for z, village in given_rows])
    whole, villages = survey(columns, [everyone(columns), by_village(columns, "ABCD")])
    for found in (*whole, *villages):
        estimate = found.shares["stunted"]
        wanted = share(estimate.n, estimate.of, total=len(columns))
        assert (estimate.percent is None) == (wanted.percent is None)
        if estimate.of > 1:
            got = (estimate.percent, estimate.low, estimate.high)
            assert got == pytest.approx((wanted.percent, wanted.low, wanted.high), abs=1e-9)


@given(st.permutations(range(10)))
def test_the_order_of_the_children_does_not_matter(order):
    children = clusters_by_hand()
    found = all_of([children[at] for at in order], CLUSTERS).shares["stunted"]
    assert found.error == pytest.approx(100 * math.sqrt(0.0444))
