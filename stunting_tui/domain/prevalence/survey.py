"""Prevalence and mean z-scores with their intervals for a simple, stratified or clustered sample, by groups.

As WHO anthro's anthro_prevalence computes them, without weights: for children i of a group, p = sum y / n and u_i =
(y_i - p) / n, 0 outside the group; t are the totals of u by sampling unit (the child, or the cluster), over all units
of the file; V = sum over strata of n_h / (n_h - 1) * sum (t - mean_h)^2; SE = sqrt(V); degrees of freedom = units -
strata of the whole file, for every group. A stratum of one unit is centred at the grand mean, which is 0. Percentages
have an interval symmetric on the logit scale, logit p +- t SE / (p (1 - p)), of 0 and 100 % the point itself; means
mean +- t SE; the SD has n - 1. The simple sample equals `prevalence.share`.

Deliberate differences, all for figures that would look surer than they are: a group of one child, a group whose
children all belong to one cluster, and one whose sampling units are all alike within their strata (each posyandu with
half of its children stunted: variance 0 by the formula, and anthro prints an interval of no width) have no interval
but a reason. A file of one cluster has none either, where anthro goes over to the simple sample.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stunting_tui.domain.prevalence.measured import Columns
from stunting_tui.domain.prevalence.prevalence import CONFIDENCE
from stunting_tui.domain.prevalence.student import student_quantile
from stunting_tui.domain.prevalence.survey_design import Design, Frame, Sums, sampling_frame
from stunting_tui.domain.prevalence.survey_groups import Grouping
from stunting_tui.domain.prevalence.survey_indicators import INDICATORS, MEANS, case_columns, mean_columns

if TYPE_CHECKING:
    from stunting_tui.domain.prevalence.measured import Floats

NOBODY = "tidak ada anak dengan z yang sah"
ONE_CHILD = "hanya satu anak"
LONE_CHILDREN = "tiap desa hanya satu anak"
LONE_POSTS = "tiap desa hanya satu posyandu"
ONE_POST = "hanya satu posyandu"
ONE_CLUSTER = "semua anak dari satu posyandu"
ALIKE = "satuan sampel tidak berbeda"


@dataclass(frozen=True, slots=True)
class Estimate:
    """`n` of `of` children: percent, its interval and standard error in points; None with the reason why.

    The percentage is None without children; the interval may be None although there is a percentage.
    """

    n: int
    of: int
    percent: float | None
    low: float | None
    high: float | None
    error: float | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class MeanEstimate:
    """Mean z of `of` children, its interval and standard error, and the standard deviation; None with the reason."""

    of: int
    mean: float | None
    low: float | None
    high: float | None
    error: float | None
    sd: float | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class GroupEstimates:
    """One group: its name, how many children it has, and the estimates by code of the indicator or index."""

    name: str
    children: int
    shares: Mapping[str, Estimate]
    means: Mapping[str, MeanEstimate]


def survey(
    children: Columns, groupings: Sequence[Grouping], design: Design | None = None
) -> list[list[GroupEstimates]]:
    """Estimate every indicator and mean for the groups of each grouping, in their order.

    Children older than 1826 days are left out, and those without a stratum or cluster where the design has them.
    """
    frame = sampling_frame(children, design or Design())
    kept = children.take(frame.rows)
    cases, means = case_columns(kept), mean_columns(kept)
    return [_grouping(grouping, frame, cases, means) for grouping in groupings]


def _grouping(
    grouping: Grouping, frame: Frame, cases: "Mapping[str, Floats]", means: "Mapping[str, Floats]"
) -> list[GroupEstimates]:
    import numpy as np

    labels = grouping.labels.take(frame.rows)
    count = len(grouping.names)
    children = np.bincount(labels[labels >= 0], minlength=count).tolist()
    shares = {code: _shares(frame.sums(labels, values, count), frame) for code, values in cases.items()}
    averages = {code: _means(frame.sums(labels, values, count), frame) for code, values in means.items()}
    return [
        GroupEstimates(
            name,
            children[at],
            {code: shares[code][at] for code in INDICATORS},
            {code: averages[code][at] for code in MEANS},
        )
        for at, name in enumerate(grouping.names)
    ]


def _shares(sums: Sums, frame: Frame) -> list[Estimate]:
    """Return the percentages of the groups."""
    import numpy as np

    with np.errstate(all="ignore"):
        share = sums.total / sums.n
        error = sums.error(share)
        logit, reach = np.log(share / (1 - share)), _reach(frame, error / (share * (1 - share)))
        ends = 1 / (1 + np.exp(reach - logit)), 1 / (1 + np.exp(-reach - logit))
    certain = (share <= 0) | (share >= 1)
    low, high = (np.where(certain, share, end) for end in ends)
    figures = (100 * column for column in (share, low, high, error))
    columns = (sums.total.astype(int), sums.n.astype(int), sums.clusters, sums.alike(error) & ~certain, *figures)
    return [_estimate(frame, *row) for row in zip(*(column.tolist() for column in columns), strict=True)]


def _estimate(
    frame: Frame, n: int, of: int, clusters: int, alike: bool, percent: float, low: float, high: float, error: float
) -> Estimate:
    if of == 0:
        return Estimate(0, 0, None, None, None, None, NOBODY)
    reason = _doubt(of, clusters, frame, alike=alike)
    if reason:
        return Estimate(n, of, percent, None, None, None, reason)
    return Estimate(n, of, percent, low, high, error)


def _means(sums: Sums, frame: Frame) -> list[MeanEstimate]:
    """Return the means of the groups."""
    import numpy as np

    with np.errstate(all="ignore"):
        mean = sums.total / sums.n
        error = sums.error(mean)
        reach = _reach(frame, error)
        sd = np.sqrt(np.maximum(sums.squares - sums.total * mean, 0) / (sums.n - 1))
    columns = (sums.n.astype(int), sums.clusters, sums.alike(error), mean, mean - reach, mean + reach, error, sd)
    return [_mean(frame, *row) for row in zip(*(column.tolist() for column in columns), strict=True)]


def _mean(
    frame: Frame, of: int, clusters: int, alike: bool, mean: float, low: float, high: float, error: float, sd: float
) -> MeanEstimate:
    if of == 0:
        return MeanEstimate(0, None, None, None, None, None, NOBODY)
    reason = _doubt(of, clusters, frame, alike=alike)
    if reason:
        return MeanEstimate(of, mean, None, None, None, sd if of > 1 else None, reason)
    return MeanEstimate(of, mean, low, high, error, sd)


def _doubt(of: int, clusters: int, frame: Frame, *, alike: bool) -> str:
    """Return why an interval cannot be computed, "" where it can; `alike`: the sampling units do not differ."""
    if of == 1:
        return ONE_CHILD
    if frame.freedom < 1:
        lone = len(frame.units) > 1
        return (LONE_POSTS if lone else ONE_POST) if frame.clustered else LONE_CHILDREN
    if frame.clustered and clusters < 2:
        return ONE_CLUSTER
    return ALIKE if alike else ""


def _reach(frame: Frame, error: "Floats") -> "Floats":
    """Return t times the standard errors; of no meaning without degrees of freedom."""
    return error * (student_quantile((1 + CONFIDENCE) / 2, frame.freedom) if frame.freedom > 0 else 0.0)
