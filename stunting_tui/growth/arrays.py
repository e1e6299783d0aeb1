"""The LMS tables as numpy columns, laid out so that one row number serves every index that depends on age."""

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stunting_tui.growth import tables

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Rows = NDArray[np.intp]
Small = NDArray[np.int8]

DAYS = 1827
"""Rows per sex of the age tables: days 0 to 1826."""

NO_AGE_ROW = 2 * DAYS
"""The row of NaN behind the age tables: what it gives is missing."""


@dataclass(frozen=True, slots=True)
class AgeColumns:
    """An age table; row (sex - 1) * DAYS + day. `product` is S * L, `lines` the measure at -3, -2, 2 and 3 SD."""

    power: Floats
    median: Floats
    spread: Floats
    product: Floats
    lines: dict[int, Floats]


@dataclass(frozen=True, slots=True)
class SizeColumns:
    """Weight for length and for height, one behind the other.

    The row is base[sex * 2 + lying] + tenths of a cm; `missing` is the row of NaN. `median_step` and `spread_step` lead
    to the next tenth. The power L is one figure per sex in both tables, so it needs no step.
    """

    power: Floats
    median: Floats
    spread: Floats
    median_step: Floats
    spread_step: Floats
    base: Rows
    missing: int


def line(power: Floats, median: Floats, spread: Floats, sd: int) -> Floats:
    """Return the measure at a whole number of SD: M (1 + L S sd)^(1/L)."""
    return np.asarray(median * (1 + power * spread * sd) ** (1 / power), dtype=np.float64)


@cache
def age_columns(name: str) -> AgeColumns:
    """Load an age table; days the table does not have are NaN."""
    source = tables.table(name)
    figures = np.frombuffer(source.figures).reshape(2, -1, tables.FIELDS)
    full = np.full((2, DAYS, 3), np.nan)
    full[:, source.first : source.last + 1] = figures[:, :, 2:]
    rows = np.vstack((full.reshape(-1, 3), np.full((1, 3), np.nan)))
    power, median, spread = (np.ascontiguousarray(rows[:, at]) for at in range(3))
    lines = {sd: _lock(line(power, median, spread, sd)) for sd in (-3, -2, 2, 3)}
    return AgeColumns(_lock(power), _lock(median), _lock(spread), _lock(spread * power), lines)


@cache
def size_columns() -> SizeColumns:
    """Load both weight-for-size tables."""
    columns: list[list[Floats]] = [[], [], [], [], []]
    base = np.zeros(6, dtype=np.intp)
    total = 0
    for lying, name in ((1, "wfl"), (0, "wfh")):
        source = tables.table(name)
        figures = np.frombuffer(source.figures).reshape(2, -1, tables.FIELDS)
        for sex in (1, 2):
            power, median, spread = (figures[sex - 1, :, at] for at in (2, 3, 4))
            steps = (np.diff(column, append=column[-1]) for column in (median, spread))
            for column, part in zip(columns, (power, median, spread, *steps), strict=True):
                column.append(part)
            base[sex * 2 + lying] = total - source.first
            total += len(power)
    power, median, spread, median_step, spread_step = (
        _lock(np.append(np.concatenate(parts), np.nan)) for parts in columns
    )
    return SizeColumns(power, median, spread, median_step, spread_step, _lock(base), total)


def load_all() -> None:
    """Read every table the z-scores need, so that the first computation does not have to."""
    for name in ("len", "wei", "bmi", "hc", "ac"):
        age_columns(name)
    size_columns()


def _lock(column: NDArray[Any]) -> NDArray[Any]:
    """Make a shared column read-only."""
    column.setflags(write=False)
    return column
