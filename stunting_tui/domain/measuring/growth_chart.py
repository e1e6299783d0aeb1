"""A child's points between the WHO lines from -3 to +3 SD, drawn with plain characters.

The line of the median is drawn with `─`, those at 2 SD with `-`, at 3 SD with `.`; each carries its digit at intervals
and its name at the right edge, so nothing depends on colour. `o` is a visit, `x` the newest; `^` and `v` a visit far
above or below the lines. Only ASCII and single box lines are used, which every PuTTY font has.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from stunting_tui.domain.measuring.chart_scale import Scale, plain, ticks, value_range, window
from stunting_tui.domain.rows import Sex
from stunting_tui.growth import rules
from stunting_tui.growth.scalar import measure_at

Index = Literal["haz", "waz", "whz"]
Point = tuple[float, float]
"""(age in days, cm or kg); for whz (length or height in cm, kg). Lengths as the standard uses them (`length_used`)."""

LEGEND = "x terbaru  o sebelumnya  0 median  2 3 garis SD"
"""What the signs mean, for the line below a chart."""

MIN_WIDTH, MIN_HEIGHT = 40, 10

_GUTTER = 6
"""Columns of the labels at the left, the axis included."""

_NAMES = 3
"""Columns for the names of the lines at the right."""

_LINES = ((-2, "-"), (-3, "."), (0, "─"), (2, "-"), (3, "."))
"""The lines and what draws them, the most important first: it keeps the cell where two meet."""

_EVERY = 8
"""Columns from one digit on a line to the next."""


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where things lie: the two scales, and the table the lines are read from."""

    table: str
    sex: Sex
    across: Scale
    up: Scale


def chart(
    index: Index, sex: Sex, points: Sequence[Point], width: int, height: int, *, standing: bool | None = None
) -> list[str]:
    """Return `height` lines of `width` characters at most with the child's points, the newest last.

    The span is `chart_span`'s; points outside it are not drawn. For whz `standing` chooses weight for height, None
    lets the newest length decide (from 87 cm on). Raises ValueError for no points and below `MIN_WIDTH` x `MIN_HEIGHT`.
    """
    if width < MIN_WIDTH or height < MIN_HEIGHT:
        raise ValueError(f"a chart needs at least {MIN_WIDTH}x{MIN_HEIGHT}")
    table = _table(index, points, standing)
    span = chart_span(index, points, standing=standing)
    shown = [point for point in points if span[0] <= point[0] <= span[1]]
    across = Scale(*span, width - _GUTTER - _NAMES)
    ends = [measure_at(table, sex, key, z) for z in (-3, 3) for key in span]
    rows = height - 2
    up = Scale(*value_range(ends, [value for _key, value in shown]), rows)
    plot = _Plot(table, sex, across, up)
    cells = [[" "] * (across.cells + _NAMES) for _ in range(rows)]
    _draw_lines(cells, plot, {across.cell(key): key for key, _value in shown})
    _draw_points(cells, plot, shown, points[-1])
    return [*_body(cells, up), *_axis(index, across)]


def chart_span(index: Index, points: Sequence[Point], *, standing: bool | None = None) -> tuple[float, float]:
    """Return the first and last key of a chart of these points: days of age, or cm for whz.

    A year that ends with the half year the newest point lies in; for whz 20 cm around the newest length.
    """
    if not points:
        raise ValueError("a chart needs a point")
    newest = points[-1][0]
    if index == "whz":
        limits = rules.HEIGHT_RANGE if _table(index, points, standing) == "wfh" else rules.LENGTH_RANGE
        return window(newest, step=5, length=20, low=limits[0], high=limits[1])
    low, high = window(newest / rules.DAYS_PER_MONTH, step=6, length=12, low=0, high=60)
    return low * rules.DAYS_PER_MONTH, min(high * rules.DAYS_PER_MONTH, 1826.0)


def _table(index: Index, points: Sequence[Point], standing: bool | None) -> str:
    if index != "whz":
        return index
    tall = bool(points) and points[-1][0] >= rules.HEIGHT_CM
    return "wfh" if (tall if standing is None else standing) else "wfl"


def _draw_lines(cells: list[list[str]], plot: _Plot, keys: dict[int, float]) -> None:
    """Draw the lines, in the columns of points at the point's own key, so that point and line can be compared."""
    last = plot.across.cells - 1
    for order, (z, sign) in enumerate(_LINES):
        for column in range(last + 1):
            key = keys.get(column, plot.across.key(column))
            row = plot.up.row(measure_at(plot.table, plot.sex, key, z))
            if cells[row][column] == " ":
                cells[row][column] = str(abs(z)) if column % _EVERY == (2 * order + 2) % _EVERY else sign
        name = f"{z:+d}" if z else "0"
        row = plot.up.row(measure_at(plot.table, plot.sex, keys.get(last, plot.across.key(last)), z))
        if cells[row][last + 1] == " " == cells[row][last + 2]:
            cells[row][last + 1 :] = list(f" {name:>2}")


def _draw_points(cells: list[list[str]], plot: _Plot, points: Sequence[Point], newest: Point) -> None:
    """Draw the points; a later one covers what lies below it."""
    for key, value in points:
        usual = "x" if (key, value) == newest else "o"
        sign = "^" if value > plot.up.high else "v" if value < plot.up.low else usual
        cells[plot.up.row(value)][plot.across.cell(key)] = sign


def _body(cells: list[list[str]], up: Scale) -> list[str]:
    """Return the rows of the plot with their labels."""
    labels = {up.row(tick): plain(tick) for tick in ticks(up.low, up.high, up.cells // 3)}
    lines = []
    for row, line in enumerate(cells):
        label = labels.get(row, "")
        lines.append(f"{label:>{_GUTTER - 1}}{'┤' if label else '│'}{''.join(line)}".rstrip())
    return lines


def _axis(index: Index, across: Scale) -> list[str]:
    """Return the axis below and its labels: months of age, or cm; the unit of the values stands at its left end."""
    months = 1.0 if index == "whz" else rules.DAYS_PER_MONTH
    rule, text = ["─"] * across.cells, [" "] * (across.cells + _NAMES)
    for tick in ticks(across.low / months, across.high / months + 0.1, across.cells // 5, least=1):
        column = across.cell(min(tick * months, across.high))
        rule[column] = "┬"
        label = plain(tick)
        start = max(0, min(column - (len(label) - 1) // 2, len(text) - len(label)))
        text[start : start + len(label)] = label
    units = ("cm" if index == "haz" else "kg", "cm" if index == "whz" else "bulan")
    return [f"{units[0]:>{_GUTTER - 1}}└{''.join(rule)}", f"{units[1]:<{_GUTTER}}{''.join(text)}".rstrip()]
