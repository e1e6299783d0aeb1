"""Indicators as lines: the lists to choose from, the columns of the grid, and the words beneath it."""

from collections.abc import Callable, Mapping, Sequence

from stunting_tui.domain.numbers import format_decimal
from stunting_tui.domain.planning.indicators import (
    DOWN,
    MISSED,
    NEARLY,
    REACHED,
    Indicator,
    Reading,
    count_text,
    gap_text,
    tally,
    target_text,
    value_text,
)
from widgets.columns import Column
from widgets.entry_columns import GridColumn
from widgets.record_list import Row
from widgets.sorting import Value

HEADS = (
    Column("Nama", 34, flex=1, key="name", words="nama", letters=True),
    Column("Terisi", 7, "right", key="filled", words="yang terisi"),
    Column("Tercapai", 8, "right", key="reached", words="yang tercapai"),
    Column("Hampir", 6, "right", key="nearly", words="yang hampir"),
    Column("Belum", 6, "right", key="missed", words="yang belum"),
)
"""Of the list of villages, or of indicators."""


SHORT = {"tanpa target": "-", "penyebut 0": "bagi 0"}
"""Words that are too long for their column; the lines beneath say them whole."""


class Choice:
    """A line of the list: a village with its indicators, or an indicator with its villages."""

    def __init__(self, name: str, readings: Sequence[Reading]) -> None:
        self.name = name
        self.counts = tally(readings)
        self.filled = sum(one.value is not None for one in readings)
        self.of = len(readings)

    def row(self) -> Row:
        """Return the line."""
        counts = (str(self.counts[word]) for word in (REACHED, NEARLY, MISSED))
        return Row((self.name, f"{self.filled}/{self.of}", *counts))


VALUES: Mapping[str, Callable[[Choice], Value]] = {
    "name": lambda one: one.name,
    "filled": lambda one: one.filled,
    "reached": lambda one: one.counts[REACHED],
    "nearly": lambda one: one.counts[NEARLY],
    "missed": lambda one: one.counts[MISSED],
}


def columns(title: str) -> list[GridColumn]:
    """Return the columns of the grid, the first headed `title`."""
    return [
        GridColumn(title, 28, flex=1, key="name", kind="computed"),
        GridColumn("Pembilang", 9, "right", key="numerator", kind="number", decimals=2, limit=8),
        GridColumn("Penyebut", 8, "right", key="denominator", kind="number", decimals=2, limit=8),
        GridColumn("Capai", 6, "right", key="value", kind="computed"),
        GridColumn("Target", 6, "right", key="target", kind="computed"),
        GridColumn("Selisih", 7, "right", key="gap", kind="computed"),
        GridColumn("Ket", 8, key="word", kind="computed"),
    ]


def texts(name: str, reading: Reading) -> dict[str, str]:
    """Return the cells of a line by key."""
    return {
        "name": name,
        "numerator": count_text(reading.numerator),
        "denominator": count_text(reading.denominator) if reading.indicator.is_share else "",
        "value": value_text(reading),
        "target": f"{target_text(reading)}{'*' if _is_doubtful(reading) else ''}",
        "gap": gap_text(reading),
        "word": SHORT.get(reading.word, reading.word),
    }


def indicator_name(indicator: Indicator) -> str:
    """Return code and short name."""
    return f"{indicator.code} {indicator.short}"


def _is_doubtful(reading: Reading) -> bool:
    """Whether the target in force is the profile's, and was not checked against the official text."""
    return reading.indicator.unverified and reading.target is not None and reading.target == reading.indicator.target


def words(indicator: Indicator, reading: Reading, where: str) -> tuple[str, str, str]:
    """Return an indicator in three lines: its name, what is counted over what, target and how it stands."""
    over = f" dibagi {indicator.denominator}" if indicator.is_share else f" ({indicator.unit})"
    return (
        f"{where}{indicator.code} {indicator.name}",
        f"{indicator.numerator}{over}",
        _standing(reading) + _notes(reading),
    )


def shortfalls(name: str, readings: Sequence[Reading]) -> tuple[str, str, str]:
    """Return a village in three lines: how much is known, which targets it misses, which it nearly reaches."""
    known = sum(one.value is not None for one in readings)
    listed = {
        word: sorted((one for one in readings if one.word == word), key=lambda one: one.gap or 0)
        for word in (MISSED, NEARLY)
    }
    lines = [
        f"{word}: {', '.join(f'{one.indicator.code} {gap_text(one)}' for one in found)}" if found else ""
        for word, found in listed.items()
    ]
    return f"{name}: {known} dari {len(readings)} indikator terisi", lines[0], lines[1]


def _standing(reading: Reading) -> str:
    indicator = reading.indicator
    unit = " %" if indicator.is_share else f" {indicator.unit}"
    if reading.word == "penyebut 0":
        return "penyebut 0: tidak dapat dihitung"
    if reading.value is None:
        return "belum ada isian"
    if reading.gap is None:
        return f"{value_text(reading)}{unit}, tanpa target"
    points = " poin" if indicator.is_share else unit
    far = "" if reading.gap >= 0 else f", kurang {format_decimal(-reading.gap)}{points}"
    return f"{value_text(reading)}{unit} dari target {target_text(reading)}{unit}: {reading.word}{far}"


def _notes(reading: Reading) -> str:
    """Return what else must be known: that less is better, that the target is in doubt."""
    down = "; baik bila turun" if reading.indicator.direction == DOWN else ""
    return down + ("; * target belum dicocokkan" if _is_doubtful(reading) else "")
