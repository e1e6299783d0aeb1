"""Counting a batch: registered, measured, and how many are in each nutritional state.

Prevalence = children below the cut-off / children measured with a valid z, one latest visit per child, by completed
months of age. Implausible (WHO flags) and missing z are left out and counted beside. A child with oedema counts as
severely wasted and severely underweight whatever its weight (WHO anthro: z set to -3.1 for the cut-offs).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stunting_tui.domain.figures import SMALL_NUMBER, GroupFigures, Share, VillageFigures
from stunting_tui.domain.prevalence import share

OEDEMA_Z = -3.1
UNDER_FIVE = 60
UNDER_TWO = 24


@dataclass(frozen=True, slots=True)
class Counted:
    """One measured child: village code, completed months, z-scores (None missing) and whether each is implausible."""

    village: str
    months: int
    haz: float | None
    waz: float | None
    whz: float | None
    flag_haz: bool = False
    flag_waz: bool = False
    flag_whz: bool = False
    oedema: bool = False


@dataclass(frozen=True, slots=True)
class Registered:
    """One child on the register: village code and completed months."""

    village: str
    months: int


def village_figures(
    place: tuple[str, str, str],
    registered: Iterable[Registered],
    measured: Iterable[Counted],
    everyone: int,
    before: Share | None = None,
) -> VillageFigures:
    """Return the figures of one place (code, name, kind).

    `everyone` is the number of measured children of the whole batch, for the degrees of freedom. `before` is the
    place's stunting share in the batch before.
    """
    enlisted, seen = list(registered), list(measured)
    five = group_figures(enlisted, seen, UNDER_FIVE, everyone)
    two = group_figures(enlisted, seen, UNDER_TWO, everyone)
    return VillageFigures(*place, five, two, _change(five.stunted, before))


def group_figures(
    registered: Sequence[Registered], measured: Sequence[Counted], months: int, everyone: int
) -> GroupFigures:
    """Return the figures of the children younger than `months` completed months."""
    seen = [child for child in measured if child.months < months]
    haz = [(child.haz, child.flag_haz) for child in seen]
    waz = [(OEDEMA_Z, False) if child.oedema else (child.waz, child.flag_waz) for child in seen]
    whz = [(OEDEMA_Z, False) if child.oedema else (child.whz, child.flag_whz) for child in seen]
    return GroupFigures(
        registered=sum(child.months < months for child in registered),
        measured=len(seen),
        stunted=_below(haz, -2, everyone),
        severely_stunted=_below(haz, -3, everyone),
        wasted=_below(whz, -2, everyone),
        severely_wasted=_below(whz, -3, everyone),
        underweight=_below(waz, -2, everyone),
        severely_underweight=_below(waz, -3, everyone),
        overweight=_above(whz, 2, everyone),
    )


def _below(scores: list[tuple[float | None, bool]], cut: float, everyone: int) -> Share:
    return _share(scores, sum(z < cut for z in _valid(scores)), everyone)


def _above(scores: list[tuple[float | None, bool]], cut: float, everyone: int) -> Share:
    return _share(scores, sum(z > cut for z in _valid(scores)), everyone)


def _valid(scores: list[tuple[float | None, bool]]) -> list[float]:
    return [z for z, flagged in scores if z is not None and not flagged]


def _share(scores: list[tuple[float | None, bool]], n: int, everyone: int) -> Share:
    flagged = sum(flag for z, flag in scores if z is not None)
    missing = sum(z is None for z, _ in scores)
    of = len(scores) - flagged - missing
    return share(n, of, flagged, missing, total=max(everyone, of))


def _change(now: Share, before: Share | None) -> float | None:
    """Return the difference in percentage points, None where either side has too few children."""
    if before is None or before.percent is None or now.percent is None:
        return None
    if min(now.of, before.of) < SMALL_NUMBER:
        return None
    return now.percent - before.percent
