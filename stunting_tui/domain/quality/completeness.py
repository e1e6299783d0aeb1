"""How many fields of the measurements are empty.

Source: the "missing data" table of the WHO Anthro Survey Analyser: number and percentage by field.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


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


def completeness(fields: Mapping[str, Sequence[object]]) -> tuple[Completeness, ...]:
    """Count the empty values (None, NaN, "") of each field, in the order given."""
    return tuple(Completeness(field, len(values), sum(map(_is_empty, values))) for field, values in fields.items())


def _is_empty(value: object) -> bool:
    return value is None or value == "" or (isinstance(value, float) and math.isnan(value))
