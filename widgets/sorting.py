"""In which order a list stands, and the order of records in memory."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")
Value = str | float | None
"""What records are compared by: text without regard to case, or figures; None stands last either way."""


@dataclass(frozen=True, slots=True)
class Sorting:
    """The key of the column a list is sorted by ("": the order of its source), and whether downwards."""

    key: str = ""
    down: bool = False

    def pressed(self, key: str) -> "Sorting":
        """Return the order after this column was asked for: the same column again turns it round."""
        return Sorting(key, not self.down if key == self.key else False)

    @property
    def sign(self) -> str:
        """The sign beside the title of the column."""
        return "▼" if self.down else "▲"


def in_order(records: Iterable[T], value: Callable[[T], Value], name: Callable[[T], str], *, down: bool) -> list[T]:
    """Return the records by `value`, those without one last; equal ones by `name` upwards."""
    named = sorted(records, key=lambda record: name(record).casefold())
    known = [record for record in named if value(record) is not None]
    known.sort(key=lambda record: _comparable(value(record)), reverse=down)
    return known + [record for record in named if value(record) is None]


def _comparable(value: Value) -> tuple[str, float]:
    return (value.casefold(), 0) if isinstance(value, str) else ("", value or 0)
