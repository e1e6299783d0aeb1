"""How many fields of the measurements are empty.

Source: the "missing data" table of the WHO Anthro Survey Analyser: number and percentage by field.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stunting_tui.domain.prevalence.measured import Bools


@dataclass(frozen=True, slots=True)
class Completeness:
    """`missing` of the `n` values of a field are empty."""

    field: str
    n: int
    missing: int

    @property
    def percent(self) -> float | None:
        """Percentage that is filled, None without any children."""
        return 100 * (self.n - self.missing) / self.n if self.n else None


def completeness(fields: "Mapping[str, Bools]") -> tuple[Completeness, ...]:
    """Count the empty values of each field, in the order given; a field tells of each value whether it is empty."""
    return tuple(Completeness(field, len(empty), int(empty.sum())) for field, empty in fields.items())
