"""The frame of a printed growth chart: which WHO lines, over which span, and the child's points in its units.

Ages are months of 30.4375 days, as on the screen's chart; lengths are those the standard uses (`length_used`).
"""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from stunting_tui.domain.measuring.chart_scale import value_range
from stunting_tui.domain.measuring.growth_chart import Index, Point
from stunting_tui.domain.rows import Sex
from stunting_tui.growth import rules
from stunting_tui.growth.scalar import measure_at

LineTable = Literal["haz", "waz", "wfl", "wfh"]
"""What lines are drawn from: by age, or by length or height."""

SD = (-3, -2, 0, 1, 2, 3)
"""The lines in the order of `line_rows`."""

DRAWN: Mapping[Index, tuple[int, ...]] = {"haz": (-3, -2, 0, 2, 3), "waz": SD, "whz": SD}
"""The lines of each chart: where a category of Permenkes 2/2020 begins, the median, and 2 and 3 SD on either side."""

_MONTHS = (24, 36, 60)
"""Charts by age end with the first of these that holds the newest point."""
_MONTH_STEPS: Mapping[int, float] = {24: 2, 36: 3, 60: 6}
_SIZE_STEP, _SIZE_LEAST = 5, 30
"""Charts by size go in steps of 5 cm and are at least 30 cm long."""
_SIZE_LIMITS: Mapping[LineTable, tuple[float, float]] = {
    "wfl": rules.LENGTH_RANGE,
    "wfh": (rules.LENGTH_RANGE[0], rules.HEIGHT_RANGE[1]),
}
_STEPS = (1, 2, 5, 10, 20)
_MOST = 12
"""Steps of the upright axis at most."""


@dataclass(frozen=True, slots=True)
class Axis:
    """From `low` to `high`, a figure every `step`."""

    low: float
    high: float
    step: float


@dataclass(frozen=True, slots=True)
class GrowthFrame:
    """One chart: `points` are (months or cm, cm or kg), the oldest first; `outside` of the child's lie beyond it."""

    index: Index
    table: LineTable
    sex: Sex
    across: Axis
    up: Axis
    points: tuple[Point, ...]
    outside: int


@cache
def line_rows(table: LineTable, sex: Sex) -> tuple[tuple[float, tuple[float, ...]], ...]:
    """Return (months or cm, the measure at each of `SD`) along the whole table: each month, or each cm.

    Length for age has both sides of the step of 0.7 cm on day 731. Heights below the height table's 65 cm are read from
    the table of lengths at 0.7 cm more, where both tables are the same.
    """
    if table in ("haz", "waz"):
        days = {int(month * rules.DAYS_PER_MONTH) for month in range(61)}
        days |= {rules.HEIGHT_DAY - 1, rules.HEIGHT_DAY} if table == "haz" else set()
        return tuple((day / rules.DAYS_PER_MONTH, _measures(table, sex, day)) for day in sorted(days))
    low, high = _SIZE_LIMITS[table]
    return tuple((float(cm), _measures(table, sex, cm)) for cm in range(round(low), round(high) + 1))


def line_span(table: LineTable, sex: Sex, across: Axis) -> tuple[int, int]:
    """Return the first row of `line_rows` within a span and the row after the last."""
    keys = [key for key, _measures_there in line_rows(table, sex)]
    return bisect_left(keys, across.low), bisect_right(keys, across.high)


def growth_frame(index: Index, sex: Sex, points: Sequence[Point], *, standing: bool) -> GrowthFrame:
    """Return the chart of these points (days of age or cm, and cm or kg), the newest last.

    Raises ValueError for no points.
    """
    if not points:
        raise ValueError("a chart needs a point")
    if index == "whz":
        table: LineTable = "wfh" if standing else "wfl"
        across, placed = _size_axis(table, points), list(points)
    else:
        table, placed = index, [(key / rules.DAYS_PER_MONTH, value) for key, value in points]
        across = _age_axis(placed[-1][0])
    within = [point for point in placed if across.low <= point[0] <= across.high]
    first, end = line_span(table, sex, across)
    rows = line_rows(table, sex)[first:end]
    lines = [measure for _key, measures in rows for measure in (measures[0], measures[-1])]
    up = _value_axis(*value_range(lines, [value for _key, value in within]))
    shown = tuple(point for point in within if up.low <= point[1] <= up.high)
    return GrowthFrame(index, table, sex, across, up, shown, len(placed) - len(shown))


def _measures(table: LineTable, sex: Sex, key: float) -> tuple[float, ...]:
    if table == "wfh" and key < rules.HEIGHT_RANGE[0]:
        return _measures("wfl", sex, round(key + rules.STEP_CM, 1))
    return tuple(measure_at(table, sex, key, z) for z in SD)


def _age_axis(newest: float) -> Axis:
    end = next((months for months in _MONTHS if newest <= months), _MONTHS[-1])
    return Axis(0, end, _MONTH_STEPS[end])


def _size_axis(table: LineTable, points: Sequence[Point]) -> Axis:
    """Return a span of whole steps around the points, widened on both sides to the least length."""
    limits = _SIZE_LIMITS[table]
    sizes = [min(max(key, limits[0]), limits[1]) for key, _value in points]
    low = math.floor((min(sizes) - 1) / _SIZE_STEP) * _SIZE_STEP
    high = math.ceil((max(sizes) + 1) / _SIZE_STEP) * _SIZE_STEP
    while high - low < _SIZE_LEAST:
        high, low = high + _SIZE_STEP, low - (_SIZE_STEP if high - low + _SIZE_STEP < _SIZE_LEAST else 0)
    if low < limits[0]:
        low, high = int(limits[0]), max(high, int(limits[0]) + _SIZE_LEAST)
    if high > limits[1]:
        low, high = min(low, int(limits[1]) - _SIZE_LEAST), int(limits[1])
    return Axis(low, high, _SIZE_STEP)


def _value_axis(low: float, high: float) -> Axis:
    step = next(step for step in _STEPS if math.ceil(high / step) - math.floor(low / step) <= _MOST)
    return Axis(max(0, math.floor(low / step) * step), math.ceil(high / step) * step, step)
