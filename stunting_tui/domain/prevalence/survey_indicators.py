"""What a survey report counts: z-scores below or above a line, alone or together.

As in WHO anthro: implausible z-scores (flags) are missing, index by index; a child with oedema is below -3 in weight
for age, weight for height and BMI for age whatever its weight, and in none of the means of these; lines are strict,
on the z with two decimals. The combined indicators are of the children that have both.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stunting_tui.domain.prevalence.measured import INDICES, Columns
from stunting_tui.domain.prevalence.tally import OEDEMA_Z
from stunting_tui.growth.rules import FLAG_LIMITS, OEDEMA_MISSING

if TYPE_CHECKING:
    from stunting_tui.domain.prevalence.measured import Floats

MEANS = INDICES


@dataclass(frozen=True, slots=True)
class Line:
    """Below (or above) a z-score of an index."""

    index: str
    z: float
    above: bool = False


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is counted: a child beyond all of the lines."""

    title: str
    lines: tuple[Line, ...]


_STUNTED = Line("haz", -2)

INDICATORS: Mapping[str, Indicator] = {
    "stunted": Indicator("Pendek dan sangat pendek (TB/U < -2)", (_STUNTED,)),
    "severely_stunted": Indicator("Sangat pendek (TB/U < -3)", (Line("haz", -3),)),
    "underweight": Indicator("Berat badan kurang (BB/U < -2)", (Line("waz", -2),)),
    "severely_underweight": Indicator("Berat badan sangat kurang (BB/U < -3)", (Line("waz", -3),)),
    "wasted": Indicator("Gizi kurang dan gizi buruk (BB/TB < -2)", (Line("whz", -2),)),
    "severely_wasted": Indicator("Gizi buruk (BB/TB < -3)", (Line("whz", -3),)),
    "overweight": Indicator("Gizi lebih dan obesitas (BB/TB > 2)", (Line("whz", 2, above=True),)),
    "obese": Indicator("Obesitas (BB/TB > 3)", (Line("whz", 3, above=True),)),
    "stunted_wasted": Indicator("Pendek dan gizi kurang sekaligus", (_STUNTED, Line("whz", -2))),
    "stunted_overweight": Indicator("Pendek dan gizi lebih sekaligus", (_STUNTED, Line("whz", 2, above=True))),
}


def mean_columns(children: Columns) -> "dict[str, Floats]":
    """Return the z-scores that the means are of, by index: NaN where flagged, or worthless for oedema."""
    import numpy as np

    found = {}
    for index in INDICES:
        z, (low, high) = children.z(index), FLAG_LIMITS[index]
        lost = (z < low) | (z > high)
        if index in OEDEMA_MISSING:
            lost |= children.oedema
        found[index] = np.where(lost, np.nan, z)
    return found


def case_columns(children: Columns) -> "dict[str, Floats]":
    """Return 1, 0 or NaN (not counted) for each child, by indicator."""
    import numpy as np

    z = mean_columns(children)
    for index in OEDEMA_MISSING:
        z[index] = np.where(children.oedema, OEDEMA_Z, z[index])
    found = {}
    for code, indicator in INDICATORS.items():
        values = [z[line.index] for line in indicator.lines]
        beyond = [v > line.z if line.above else v < line.z for v, line in zip(values, indicator.lines, strict=True)]
        found[code] = np.where(np.isnan(sum(values)), np.nan, np.logical_and.reduce(beyond).astype(np.float64))
    return found
