"""Decimals that Excel with Indonesian settings turned into clock times: seen per column, and undone.

A file with decimal points opened where the clock separator is "." and saved again holds `07.04` for 7.4,
`85.05.00` for 85.5 and, where the decimals were 60 to 99, a fraction of a day: `0,130555556` for 2.68.
Whole numbers and negative ones escape. Rules and figures: domain reference 1.6 (1).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time

from stunting_tui.exchange.grid import Cell

_CLOCK = re.compile(r"(\d{1,3})([.:])(\d\d)(?:[.:](\d\d)(?:[.,]0+)?)?(?:\s*[ap]m)?", re.ASCII | re.IGNORECASE)
_FRACTION = re.compile(r"(\d{1,2})[.,](\d{4,})", re.ASCII)
_SHORT = re.compile(r"([01])[.,](\d{1,3})", re.ASCII)
_ONE_DECIMAL = re.compile(r"\d+\.\d", re.ASCII)
_MIDNIGHT = datetime(1899, 12, 31)  # noqa: DTZ001 - the day spreadsheets count clock times from has no zone
_DAYS_MAX = 7
"""No length is more than 168 "hours"."""

_OVERFLOW_MAX = 39
"""A clock shows at most 59 minutes, so 60 to 99 "minutes" leave 0 to 39 in the next hour."""


@dataclass(frozen=True, slots=True)
class ClockDamage:
    """What kind of damage a column has; `plain_fractions` when even ordinary times lost their clock form."""

    plain_fractions: bool = False


@dataclass(frozen=True, slots=True)
class _Time:
    """A cell seen as a clock time; `sure` when no decimal number is written that way."""

    hours: int
    minutes: int
    sure: bool


@dataclass(slots=True)
class _Tally:
    """How many cells of a column look like what."""

    sure: int = 0
    likely: int = 0
    unlikely: int = 0
    one_decimal: int = 0
    long: int = 0
    parts: int = 0
    days: int = 0
    low_minutes: int = 0
    plain: int = 0

    def count(self, cell: Cell) -> None:
        """Count one cell that is neither empty nor a whole number."""
        clock = _clock(cell)
        if clock is not None:
            self.sure += clock.sure
            self.likely += not clock.sure and clock.minutes < 10
            self.unlikely += not clock.sure and clock.minutes >= 10
            return
        minutes = _fraction(cell)
        if minutes is None:
            self.one_decimal += isinstance(cell, str) and _ONE_DECIMAL.fullmatch(cell.strip()) is not None
            self.long += _is_long(cell)
            self.plain += 1
            return
        self.parts += minutes < 1440
        self.days += minutes >= 1440
        self.low_minutes += minutes % 60 < 10


def find_damage(cells: Iterable[Cell]) -> ClockDamage | None:
    """Return the damage of a column of numbers, None when it has none.

    One cell that can only be a clock time is proof; so is a part of a day, or several numbers of days with whole
    minutes that outnumber the ordinary decimals (3,333333 alone may be an average); so are several two-decimal
    numbers that nearly all have a zero after the point while no number has one decimal.
    """
    tally = _Tally()
    for cell in cells:
        if cell is None or isinstance(cell, int):
            continue
        if isinstance(cell, str) and not any(mark in cell for mark in ".,:"):
            continue
        tally.count(cell)
    if tally.sure:
        return ClockDamage()
    fractions = tally.parts + tally.days
    if not tally.long and (tally.parts or (tally.days >= 3 and tally.days > tally.plain)):
        return ClockDamage(plain_fractions=fractions >= 3 and tally.low_minutes >= 0.8 * fractions)
    if tally.likely >= 3 and not tally.one_decimal and tally.likely >= 9 * tally.unlikely:
        return ClockDamage()
    return None


def restore(cell: Cell, damage: ClockDamage) -> float | None:
    """Return the number a damaged cell held, None when the cell is not damaged.

    `01.04` may have been 1.4 or 1.04: one decimal is preferred, as weights and heights are written.
    """
    clock = _clock(cell)
    if clock is not None:
        return _decimal(clock.hours, clock.minutes)
    total = _fraction(cell)
    if total is None:
        total = _short_fraction(cell)
    if total is None:
        return None
    hours, minutes = divmod(total, 60)
    if not damage.plain_fractions and 1 <= hours <= 24 and minutes <= _OVERFLOW_MAX:
        return round(hours - 1 + (minutes + 60) / 100, 2)
    return _decimal(hours, minutes)


def _decimal(hours: int, minutes: int) -> float:
    return round(hours + minutes / (10 if minutes < 10 else 100), 2)


def _clock(cell: Cell) -> _Time | None:
    """Return a cell as a clock time, None when it cannot be one."""
    if isinstance(cell, str):
        match = _CLOCK.fullmatch(cell.strip())
        if match is None:
            return None
        hours, minutes = int(match[1]), int(match[3])
        if match[4] is not None and (match[4] != "00" or minutes >= 60):
            return None
        sure = match[2] == ":" or match[4] is not None or (match[1][0] == "0" and len(match[1]) > 1)
        return _Time(hours, minutes, sure)
    if isinstance(cell, time):
        return _Time(cell.hour, cell.minute, sure=True)
    if isinstance(cell, datetime) and cell.year <= 1900:
        total = round((cell.replace(tzinfo=None) - _MIDNIGHT).total_seconds() / 60)
        return _Time(total // 60, total % 60, sure=True) if total >= 0 else None
    return None


def _fraction(cell: Cell) -> int | None:
    """Return the minutes of a number that is a part of days with whole minutes and many decimals, else None."""
    if isinstance(cell, str):
        match = _FRACTION.fullmatch(cell.strip())
        if match is None:
            return None
        days, slack = float(f"{match[1]}.{match[2]}"), 1e-3 + 720.0 / 10 ** len(match[2])
    elif isinstance(cell, float):
        days, slack = cell, 1e-3
    else:
        return None
    if not 0 < days < _DAYS_MAX or not _is_long(days):
        return None
    minutes = round(days * 1440)
    return minutes if abs(days * 1440 - minutes) <= slack else None


def _short_fraction(cell: Cell) -> int | None:
    """Return the minutes of days that happen to have few decimals: 0,1 is 1.84 and 1,025 is 23.96, and no weight."""
    days = cell if isinstance(cell, float) else None
    if isinstance(cell, str) and (match := _SHORT.fullmatch(cell.strip())):
        days = float(f"{match[1]}.{match[2]}")
    if days is None or not 0 < days < 2:
        return None
    minutes = round(days * 1440)
    if minutes > 24 * 60 + _OVERFLOW_MAX:
        return None
    part = minutes % 60
    return minutes if abs(days * 1440 - minutes) < 1e-3 and part <= _OVERFLOW_MAX and part % 10 else None


def _is_long(cell: Cell) -> bool:
    """Tell whether a number has more than three decimals."""
    if isinstance(cell, str):
        return _FRACTION.fullmatch(cell.strip()) is not None
    return isinstance(cell, float) and abs(cell) < 1e6 and abs(cell * 1000 - round(cell * 1000)) > 1e-4
