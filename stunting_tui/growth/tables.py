"""The published LMS tables, read from `fixtures/who` one file at a time and without numpy.

Sexes are 1 male and 2 female; keys are days of age, or tenths of a cm for `wfl` and `wfh`. Source, licence and hashes
of the files stand in `fixtures/who/README.md`.
"""

from array import array
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from stunting_tui.errors import FileError
from stunting_tui.resources import fixtures

FIELDS = 5
"""Figures per row of a file: sex, key, l, m, s."""

SIZE_TABLES = frozenset({"wfl", "wfh"})
"""Tables keyed by length or height in tenths of a cm; all others are keyed by day."""


class Lms(NamedTuple):
    """Box-Cox power L, median M and coefficient of variation S of one row."""

    power: float
    median: float
    spread: float


@dataclass(frozen=True, slots=True)
class Table:
    """One file: rows of `FIELDS` figures, first the boys then the girls, keys `first` to `last` without gaps."""

    figures: "array[float]"
    first: int
    last: int

    def row(self, sex: int, key: int) -> Lms | None:
        """Return the row of a sex (1, 2) and key, or None outside the table."""
        if not self.first <= key <= self.last:
            return None
        at = ((sex - 1) * (self.last - self.first + 1) + key - self.first) * FIELDS
        return Lms(*self.figures[at + 2 : at + FIELDS])


@cache
def table(name: str) -> Table:
    """Read a table by the name of its file (`len`, `wei`, `bmi`, `hc`, `ac`, `ts`, `ss`, `wfl`, `wfh`).

    Raises FileError when the installed file is missing or damaged.
    """
    path = fixtures() / "who" / f"{name}.csv"
    try:
        text = path.read_text(encoding="ascii")
        figures = array("d", map(float, text.replace("\n", ",").split(",")))
    except (OSError, ValueError) as error:
        raise _unreadable(path.name) from error
    scale = 10 if name in SIZE_TABLES else 1
    first, last = (round(figures[at] * scale) for at in (1, -4))
    if len(figures) != 2 * (last - first + 1) * FIELDS:
        raise _unreadable(path.name)
    return Table(figures, first, last)


def _unreadable(name: str) -> FileError:
    return FileError(f"Tabel baku WHO {name} tidak ada atau rusak.", "Pasang ulang program ini.")
