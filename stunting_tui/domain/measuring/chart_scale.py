"""Scales of a chart made of characters: which cell a value falls in, which values get a label."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from stunting_tui.domain.numbers import format_decimal

_STEPS = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20)
"""Distances that labels may have."""

_STRETCH = 0.5
"""How far outlying points may stretch the range of the lines, as a share of it at either end."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Values from `low` to `high` on `cells` cells; the ends lie in the middle of the first and last cell."""

    low: float
    high: float
    cells: int

    def cell(self, value: float) -> int:
        """Return the cell of a value, counted from `low`; values outside fall in the first or last cell."""
        part = (value - self.low) / (self.high - self.low)
        return max(0, min(self.cells - 1, math.floor(part * (self.cells - 1) + 0.5)))

    def row(self, value: float) -> int:
        """Return the cell of a value, counted from `high`, as lines on a screen are."""
        return self.cells - 1 - self.cell(value)

    def key(self, cell: int) -> float:
        """Return the value in the middle of a cell."""
        return self.low + cell * (self.high - self.low) / (self.cells - 1)


def window(value: float, *, step: float, length: float, low: float, high: float) -> tuple[float, float]:
    """Return a window of at most `length` inside `low` to `high` that ends at the first step beyond the value."""
    end = max(min((math.floor(value / step) + 1) * step, high), low + step)
    return max(low, end - length), end


def value_range(lines: Sequence[float], points: Sequence[float]) -> tuple[float, float]:
    """Return the range that holds the lines, and the points as far as they do not squash the lines."""
    low, high = min(lines), max(lines)
    room = _STRETCH * (high - low)
    return max(min([low, *points]), low - room), min(max([high, *points]), high + room)


def ticks(low: float, high: float, most: int, least: float = 0) -> list[float]:
    """Return round values between two ends, about `most` of them, no nearer to each other than `least`."""
    step = next((step for step in _STEPS if step >= least and (high - low) / step <= most), _STEPS[-1])
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [round(number * step, 1) for number in range(first, last + 1)]


def plain(value: float) -> str:
    """Return a label: without decimals where it has none."""
    return format_decimal(value, 0 if value == int(value) else 1)
