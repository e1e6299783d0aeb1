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
    agreed = total = 0
    for row in rows:
        printed = {"waz": row.file_waz, "haz": row.file_haz, "whz": row.file_whz}
        negative = {index: z for index, z in printed.items() if z is not None and z < 0}
        if not negative or row.birth_date is None or row.measured_on is None:
            continue
        total += 1
        positions = _POSITIONS if row.position is None else (row.position, *_POSITIONS)
        agreed += any(_reproduced(row, position, negative, child_z) for position in positions)
    return agreed, total


def _reproduced(row: FileRow, position: Position | None, printed: dict[str, float], child_z: ChildZ) -> bool:
    if row.birth_date is None or row.measured_on is None:
        return False
    scores = child_z(row.sex, (row.measured_on - row.birth_date).days, row.weight_kg, row.height_cm, position)
    ours = {"waz": scores.waz, "haz": scores.haz, "whz": scores.whz}
    return all((z := ours[index]) is not None and abs(z - said) <= _TOLERANCE for index, said in printed.items())
