"""Service indicators: what is counted over what, how a figure stands against its target, and the word for it.

A figure of unit "%" is numerator over denominator in percent; of any other unit it is the numerator alone. The gap is
signed by what is good: below zero the target is still missed by so much, whichever way the indicator should go.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from stunting_tui.domain.numbers import format_decimal

PERCENT = "%"
UP, DOWN = "naik", "turun"
LARGEST = 99_999_999
"""Of a numerator or denominator: no kecamatan counts more, and the columns of the grid hold no more digits."""

Word = Literal["tercapai", "hampir", "belum", "tanpa target", "penyebut 0", "-"]
"""How a figure stands: green, amber, red; no target to compare with; not computable; no value."""

REACHED: Word = "tercapai"
NEARLY: Word = "hampir"
MISSED: Word = "belum"
NO_TARGET: Word = "tanpa target"
NO_BASE: Word = "penyebut 0"
NO_VALUE: Word = "-"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator. `short` fits a narrow column; `denominator` is "" where the numerator stands alone.

    `direction` is "naik" where more is better, else "turun"; `unverified` marks a target or text not checked against
    the official wording; `valid_from` and `valid_to` are ISO dates or "". An office's own
    one has `is_own` and the `version` of its row (0: not stored).
    """

    code: str
    name: str
    short: str
    group: str
    numerator: str
    denominator: str
    unit: str
    target: float | None
    direction: str
    valid_from: str = ""
    valid_to: str = ""
    source: str = ""
    unverified: bool = False
    is_own: bool = False
    version: int = 0

    @property
    def is_share(self) -> bool:
        """Whether it is a percentage of a denominator."""
        return self.unit == PERCENT

    def holds_in(self, year: int) -> bool:
        """Whether the indicator is meant for any day of a year."""
        return (not self.valid_from or self.valid_from[:4] <= str(year)) and (
            not self.valid_to or self.valid_to[:4] >= str(year)
        )


@dataclass(frozen=True, slots=True)
class Profile:
    """A set of indicators in order; `margin` is how far from its target a figure still counts as "hampir".

    The margin is in percentage points for percentages, else in percent of the target. `complaint` says why this one
    stands in for the profile that was chosen.
    """

    name: str
    title: str
    source: str
    margin: float
    indicators: tuple[Indicator, ...]
    complaint: str = ""

    def find(self, code: str) -> Indicator | None:
        """Return the indicator with this code."""
        return next((one for one in self.indicators if one.code == code), None)


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known of an indicator for a village and period, and what it comes to.

    `target` is the one in force (of the year where the office set one). `value`, `target` and `gap` are in the
    indicator's unit (gap of a percentage: percentage points); `gap` below zero is what is still missing.
    """

    indicator: Indicator
    numerator: float | None
    denominator: float | None
    target: float | None
    value: float | None
    gap: float | None
    word: Word

    @property
    def is_short(self) -> bool:
        """Whether the target is missed, nearly or by far."""
        return self.word in (NEARLY, MISSED)


def read(
    indicator: Indicator, numerator: float | None, denominator: float | None, target: float | None, margin: float
) -> Reading:
    """Compute the figure, its gap and word; nothing is rounded. `target` None: there is none."""
    value, word = _value(indicator, numerator, denominator)
    if value is None:
        return Reading(indicator, numerator, denominator, target, None, None, word)
    if target is None:
        return Reading(indicator, numerator, denominator, None, value, None, NO_TARGET)
    gap = value - target if indicator.direction != DOWN else target - value
    allowed = margin if indicator.is_share else abs(target) * margin / 100
    word = REACHED if gap >= 0 else NEARLY if gap >= -allowed else MISSED
    return Reading(indicator, numerator, denominator, target, value, gap, word)


def _value(indicator: Indicator, numerator: float | None, denominator: float | None) -> tuple[float | None, Word]:
    if not indicator.is_share:
        return numerator, NO_VALUE
    if denominator == 0:
        return None, NO_BASE
    if numerator is None or denominator is None:
        return None, NO_VALUE
    return 100 * numerator / denominator, NO_VALUE


def objection(indicator: Indicator, numerator: float | None, denominator: float | None) -> str:
    """Return why the pair cannot be stored, "" where it can; either may still be missing."""
    if any(part is not None and part < 0 for part in (numerator, denominator)):
        return f"{indicator.code}: angka tidak boleh negatif."
    if any(part is not None and part > LARGEST for part in (numerator, denominator)):
        return f"{indicator.code}: angka terlalu besar, paling banyak {LARGEST}."
    if denominator is not None and not indicator.is_share:
        return f"{indicator.code} hitungan mutlak ({indicator.unit}): tanpa penyebut."
    if indicator.is_share:
        if any(part is not None and part != int(part) for part in (numerator, denominator)):
            return f"{indicator.code}: pembilang dan penyebut hitungan utuh, tanpa koma."
        if numerator is not None and denominator is not None and numerator > denominator:
            return (
                f"{indicator.code}: pembilang {count_text(numerator)} melebihi penyebut {count_text(denominator)}. "
                "Bila keduanya berubah, penyebut dahulu."
            )
    return ""


def count_text(value: float | None) -> str:
    """Return a count as it is typed: no dots between thousands, decimals only where there are any; "" for none."""
    if value is None:
        return ""
    return str(int(value)) if value == int(value) else f"{value:.2f}".rstrip("0").replace(".", ",")


def value_text(reading: Reading) -> str:
    """Return the figure with one decimal for percentages, as a count otherwise, "-" for none."""
    return _in_unit(reading.indicator, reading.value)


def target_text(reading: Reading) -> str:
    """Return the target in force in the same way."""
    return _in_unit(reading.indicator, reading.target)


def gap_text(reading: Reading) -> str:
    """Return the gap with its sign, "-" for none; what is missing has a minus."""
    if reading.gap is None:
        return "-"
    text = _in_unit(reading.indicator, reading.gap)
    return text if text.startswith("-") or not any(digit in text for digit in "123456789") else f"+{text}"


def _in_unit(indicator: Indicator, value: float | None) -> str:
    if value is None or indicator.is_share:
        return format_decimal(value)
    return format_decimal(value, 0 if value == int(value) else 2)


def tally(readings: Sequence[Reading]) -> dict[Word, int]:
    """Return how many figures have each word, the three colours first."""
    counts: dict[Word, int] = dict.fromkeys((REACHED, NEARLY, MISSED, NO_TARGET, NO_BASE, NO_VALUE), 0)
    for reading in readings:
        counts[reading.word] += 1
    return counts
