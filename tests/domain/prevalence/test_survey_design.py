"""The standard errors of clusters and strata: published examples, and units that do not differ."""

import math
from datetime import date, timedelta

import pytest

from stunting_tui.domain.prevalence.measured import MeasuredChild, columns_of
from stunting_tui.domain.prevalence.survey import ALIKE, survey
from stunting_tui.domain.prevalence.survey_design import Design
from stunting_tui.domain.prevalence.survey_groups import everyone

DAY = date(2026, 8, 11)
STRATA, CLUSTERS, BOTH = Design(by_village=True), Design(by_posyandu=True), Design(True, True)


def child(**changes):
    return MeasuredChild("L", DAY - timedelta(800), DAY, **changes)


def all_of(children, design=Design()):  # noqa: B008 (frozen)
    columns = columns_of(children)
    return survey(columns, [everyone(columns)], design)[0][0]


# Lohr, Sampling: Design and Analysis, example 5.2: grade points of the 4 students of each of 5 suites out of 100.
# t = 1130.4 with SE 65.4706, so the mean 2.826 of 400 students has SE 65.4706 / 400, with its finite population
# correction of 1 - 5/100.
SUITES = [
    (3.08, 2.60, 3.44, 3.04), (2.36, 3.04, 3.28, 2.68), (2.00, 2.56, 2.52, 1.88), (3.00, 2.88, 3.44, 3.64),
    (2.68, 1.92, 3.28, 3.20),
]  # fmt: skip

# Example 5.6: 12 of 187 classes with their number of students and the mean of their marks; 62.57 with SE 1.49.
CLASSES = [
    (20, 61.5), (26, 64.2), (24, 58.4), (34, 58.0), (26, 58.0), (28, 64.9), (19, 55.2), (32, 72.1), (17, 58.2),
    (21, 66.6), (26, 62.3), (26, 67.2),
]  # fmt: skip


def test_the_published_error_of_clusters_of_one_size():
    found = all_of([child(haz=mark, posyandu=at) for at, suite in enumerate(SUITES) for mark in suite], CLUSTERS)
    mean = found.means["haz"]
    assert mean.mean == pytest.approx(2.826)
    assert mean.error * math.sqrt(1 - 5 / 100) == pytest.approx(65.4706 / 400, abs=2e-5)  # from a rounded variance
    assert mean.high - mean.mean == pytest.approx(2.776445 * mean.error, rel=1e-6)  # t(0.975, 4)


def test_the_published_error_of_clusters_of_many_sizes():
    marks = [child(haz=mark / 100, posyandu=at) for at, (size, mark) in enumerate(CLASSES) for _ in range(size)]
    mean = all_of(marks, CLUSTERS).means["haz"]
    assert 100 * mean.mean == pytest.approx(62.57, abs=6e-3)
    assert 100 * mean.error * math.sqrt(1 - 12 / 187) == pytest.approx(1.49, abs=5e-3)


@pytest.mark.parametrize(
    ("design", "shares"), [(CLUSTERS, [(1, 2), (2, 4), (3, 6)]), (STRATA, [(3, 3), (0, 4)]), (BOTH, [(1, 2), (2, 4)])]
)
def test_units_that_do_not_differ_have_no_interval(design, shares):
    # half of the children of every posyandu, or all of one village and none of the other: the formula gives variance 0
    children = [
        child(haz=-2.5 if at < n else 0.0, village=0 if design is BOTH else place, posyandu=place)
        for place, (n, of) in enumerate(shares)
        for at in range(of)
    ]
    found = all_of(children, design)
    share, mean = found.shares["stunted"], found.means["haz"]
    assert (share.low, share.error, share.reason) == (None, None, ALIKE)
    assert (mean.low, mean.reason) == (None, ALIKE)
    assert mean.sd > 0
    assert all_of(children).shares["stunted"].low is not None


def test_one_z_of_all_has_a_mean_without_an_interval():
    found = all_of([child(haz=-1.3)] * 7)
    assert (found.means["haz"].mean, found.means["haz"].sd) == (pytest.approx(-1.3), pytest.approx(0, abs=1e-7))
    assert (found.means["haz"].low, found.means["haz"].reason) == (None, ALIKE)
    assert (found.shares["stunted"].low, found.shares["stunted"].high) == (0, 0)
