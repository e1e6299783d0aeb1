"""The figures of a batch per village, as plain data for screens and reports."""

from dataclasses import dataclass
from datetime import date

SMALL_NUMBER = 30
"""Below this many measured children a percentage is not ranked nor compared (domain convention, "n kecil")."""


@dataclass(frozen=True, slots=True)
class Share:
    """`n` of `of` children with a valid z-score; percent and its 95 % interval are None when `of` is 0.

    `flagged` (implausible by WHO limits) and `missing` (measured, but this z is not computable) are not in `of`.
    """

    n: int
    of: int
    percent: float | None
    low: float | None
    high: float | None
    flagged: int = 0
    missing: int = 0


@dataclass(frozen=True, slots=True)
class GroupFigures:
    """The figures of one age group: registered (S), measured (D) and the shares of each nutritional state."""

    registered: int
    measured: int
    stunted: Share
    severely_stunted: Share
    wasted: Share
    severely_wasted: Share
    underweight: Share
    severely_underweight: Share
    overweight: Share

    @property
    def coverage(self) -> float | None:
        """D/S in percent, None when nobody is registered."""
        return 100 * self.measured / self.registered if self.registered else None


@dataclass(frozen=True, slots=True)
class VillageFigures:
    """One village (or the whole kecamatan) in one batch: children 0-59 and 0-23 completed months.

    `change` is the difference of the stunting percentage to the batch before, in percentage points; None when
    either batch has fewer than `SMALL_NUMBER` measured children.
    """

    code: str
    name: str
    kind: str
    under_five: GroupFigures
    under_two: GroupFigures
    change: float | None

    @property
    def small(self) -> bool:
        """Whether too few children were measured to rank or compare."""
        return self.under_five.measured < SMALL_NUMBER

    @property
    def label(self) -> str:
        """The name with its status word, as reports print it: "Desa X" or "Kelurahan X"."""
        return f"{self.kind} {self.name}".strip()


@dataclass(frozen=True, slots=True)
class BatchFigures:
    """All villages of a batch, worst first, and the kecamatan as a whole.

    `period` is ISO year-month. `reference` is the day ages are counted at. `differences` counts children whose z
    differs by more than 0.02 from the one printed in their file.
    """

    batch_id: int
    period: str
    previous_period: str | None
    reference: date
    villages: tuple[VillageFigures, ...]
    total: VillageFigures
    differences: int
