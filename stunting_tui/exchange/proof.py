"""Restored decimals proven against printed z-scores that the damage left alone: the negative ones."""

from collections.abc import Iterable
from typing import Protocol

from stunting_tui.domain.rows import FileRow, Position, Sex

_TOLERANCE = 0.02
_POSITIONS: tuple[Position | None, ...] = (None, "L", "H")


class Scores(Protocol):
    """The z-scores of one child, None where there is none."""

    @property
    def haz(self) -> float | None:
        """Length or height for age."""

    @property
    def waz(self) -> float | None:
        """Weight for age."""

    @property
    def whz(self) -> float | None:
        """Weight for length or height."""


class ChildZ(Protocol):
    """Computes z-scores from sex, age in days, kg, cm and position, as `stunting_tui.growth.scalar.child_z` does."""

    def __call__(
        self,
        sex: Sex | None,
        age_days: float | None,
        weight_kg: float | None,
        height_cm: float | None,
        position: Position | None,
        /,
    ) -> Scores:
        """Return the z-scores of one child."""


def proven(rows: Iterable[FileRow], child_z: ChildZ) -> tuple[int, int]:
    """Return in how many rows the printed negative z-scores are reproduced, and how many rows have one.

    A row agrees when one position of measuring (as given, lying, standing) gives all of them within 0.02.
    """
    verdicts = [verdict for row in rows if (verdict := _agrees(row, child_z)) is not None]
    return sum(verdicts), len(verdicts)


def settle_decimals(rows: Iterable[FileRow], child_z: ChildZ) -> int:
    """Take a restored weight for one of two decimals where only that is proven; return how many were.

    `07.04` was 7.4 or 7.04: restored as the first, it is the second when the printed z-scores say so.
    """
    settled = 0
    for row in rows:
        weight = row.weight_kg
        if weight is None or round(weight * 10) % 10 == 0 or _agrees(row, child_z) is not False:
            continue
        row.weight_kg = round(int(weight) + weight % 1 / 10, 2)
        if round(weight, 1) == weight and _agrees(row, child_z):
            settled += 1
        else:
            row.weight_kg = weight
    return settled


def _agrees(row: FileRow, child_z: ChildZ) -> bool | None:
    """Whether a position gives the row's negative z-scores; None when it has none."""
    printed = {"waz": row.file_waz, "haz": row.file_haz, "whz": row.file_whz}
    negative = {index: z for index, z in printed.items() if z is not None and z < 0}
    if not negative or row.birth_date is None or row.measured_on is None:
        return None
    positions = _POSITIONS if row.position is None else (row.position, *_POSITIONS)
    return any(_reproduced(row, position, negative, child_z) for position in positions)


def _reproduced(row: FileRow, position: Position | None, printed: dict[str, float], child_z: ChildZ) -> bool:
    if row.birth_date is None or row.measured_on is None:
        return False
    scores = child_z(row.sex, (row.measured_on - row.birth_date).days, row.weight_kg, row.height_cm, position)
    ours = {"waz": scores.waz, "haz": scores.haz, "whz": scores.whz}
    return all((z := ours[index]) is not None and abs(z - said) <= _TOLERANCE for index, said in printed.items())
