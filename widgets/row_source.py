"""Where the rows of a list come from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Row:
    """One row as text. `tone` is "", "warn", "error", "muted", "good" or "strong"; `mark` one sign before the row."""

    cells: Sequence[str]
    tone: str = ""
    mark: str = ""


class RowSource(Protocol):
    """Where the rows come from. `rows` may return plain sequences of text, or `Row` for a tone and a mark."""

    def count(self) -> int:
        """Return how many rows there are."""
        ...

    def rows(self, start: int, stop: int) -> Sequence[Sequence[str] | Row]:
        """Return the rows from `start` up to, not including, `stop`."""
        ...

    def find(self, letter: str) -> int | None:
        """Return the first row that begins with an upper-case letter in `RecordList.lead`; None for none."""
        ...


class ListSource:
    """A row source over rows already in memory; `lead` is the cell that a letter is looked for in."""

    def __init__(self, rows: Sequence[Sequence[str] | Row] = (), lead: int = 0) -> None:
        self._rows = rows
        self._lead = lead

    def count(self) -> int:
        """Return how many rows there are."""
        return len(self._rows)

    def rows(self, start: int, stop: int) -> Sequence[Sequence[str] | Row]:
        """Return a slice of the rows."""
        return self._rows[start:stop]

    def find(self, letter: str) -> int | None:
        """Return the first row whose leading cell begins with the letter."""
        for index, row in enumerate(self._rows):
            cells = row.cells if isinstance(row, Row) else row
            if cells[self._lead].lstrip()[:1].upper() == letter:
                return index
        return None
