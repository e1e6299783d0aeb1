"""The shares of the kecamatan and its villages from round to round, with who is told and who is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stunting_tui.domain.prevalence.figures import SMALL_NUMBER
from stunting_tui.domain.prevalence.measured import Columns
from stunting_tui.domain.prevalence.survey import Estimate, GroupEstimates, survey
from stunting_tui.domain.prevalence.survey_design import Design
from stunting_tui.domain.prevalence.survey_groups import by_village, everyone

if TYPE_CHECKING:
    from stunting_tui.domain.prevalence.measured import Codes

MOST_ROUNDS = 12
"""Rounds in a trend at most, the newest ones."""
LEAST_POINTS = 2
"""Rounds with enough children that a line needs."""


@dataclass(frozen=True, slots=True)
class TrendRound:
    """A round: ISO year-month, the measured children, and the village of each registered child that was not."""

    period: str
    measured: Columns
    absent: "Codes"


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """A place in one round: the share, how many children were registered and how many of them measured."""

    period: str
    share: Estimate
    registered: int
    measured: int

    @property
    def enough(self) -> bool:
        """Whether the share is of enough children to be drawn."""
        return self.share.of >= SMALL_NUMBER

    @property
    def coverage(self) -> float | None:
        """D/S in percent, None when nobody is registered."""
        return 100 * self.measured / self.registered if self.registered else None


@dataclass(frozen=True, slots=True)
class PlaceTrend:
    """A place and its points, one for each round, the oldest first."""

    name: str
    points: tuple[TrendPoint, ...]

    @property
    def drawn(self) -> bool:
        """Whether there are enough rounds with enough children for a line."""
        return sum(point.enough for point in self.points) >= LEAST_POINTS


@dataclass(frozen=True, slots=True)
class VillageTrend:
    """The trend of one indicator: the kecamatan, then its villages, the highest newest share first."""

    place: str
    design: str
    indicator: str
    periods: tuple[str, ...]
    whole: PlaceTrend
    villages: tuple[PlaceTrend, ...]

    @property
    def drawn(self) -> tuple[PlaceTrend, ...]:
        """The places with a line, the kecamatan first."""
        return tuple(one for one in (self.whole, *self.villages) if one.drawn)

    @property
    def untold(self) -> tuple[PlaceTrend, ...]:
        """The villages without a line."""
        return tuple(one for one in self.villages if not one.drawn)

    @property
    def top(self) -> float:
        """The upper end of a scale that holds every share that is drawn and its interval: whole tens of percent."""
        highs = [
            point.share.high if point.share.high is not None else point.share.percent or 0.0
            for one in self.drawn
            for point in one.points
            if point.enough
        ]
        return min(100.0, 10.0 * (int(max(highs, default=0.0) // 10) + 1))


def trend_points(rounds: Sequence[TrendRound], names: Sequence[str], design: Design) -> list[list[GroupEstimates]]:
    """Return for each round the estimates of all children, then of each village in the order of `names`."""
    found = []
    for one in rounds:
        whole, villages = survey(one.measured, [everyone(one.measured), by_village(one.measured, names)], design)
        found.append([*whole, *villages])
    return found


def village_trend(
    place: str, names: Sequence[str], rounds: Sequence[TrendRound], design: tuple[str, Design], indicator: str
) -> VillageTrend:
    """Return the trend of an indicator; `design` is its name and what it is."""
    estimates = trend_points(rounds, names, design[1])
    counts = [_counts(one, len(names)) for one in rounds]
    places = [
        PlaceTrend(
            name,
            tuple(
                TrendPoint(one.period, estimates[at][row].shares[indicator], *counts[at][row])
                for at, one in enumerate(rounds)
            ),
        )
        for row, name in enumerate(("Kecamatan", *names))
    ]
    villages = sorted(places[1:], key=lambda one: (not one.drawn, *_newest(one), one.name))
    return VillageTrend(place, design[0], indicator, tuple(one.period for one in rounds), places[0], tuple(villages))


def _counts(one: TrendRound, villages: int) -> list[tuple[int, int]]:
    """Return (registered, measured) of all children, then of each village."""
    import numpy as np

    measured, absent = (
        np.bincount(labels[labels >= 0], minlength=villages).tolist() for labels in (one.measured.village, one.absent)
    )
    pairs = [(there + away, there) for there, away in zip(measured, absent, strict=True)]
    return [(len(one.measured) + len(one.absent), len(one.measured)), *pairs]


def _newest(one: PlaceTrend) -> tuple[float]:
    percents = [point.share.percent or 0.0 for point in one.points if point.enough]
    return (-percents[-1] if percents else 0.0,)


def small_words(places: Sequence[PlaceTrend]) -> str:
    """Return why these places have no line, with their children in the newest round; "" for none."""
    empty = [one.name for one in places if not any(point.share.of for point in one.points)]
    few = [f"{one.name} ({one.points[-1].share.of})" for one in places if one.name not in empty]
    told = []
    if few:
        told.append(
            f"Tidak digambar, karena kurang dari dua putaran dengan {SMALL_NUMBER} anak atau lebih (anak di putaran "
            f"terakhir): {', '.join(few)}."
        )
    if empty:
        told.append(f"Tanpa pengukuran: {', '.join(empty)}.")
    return " ".join(told)
