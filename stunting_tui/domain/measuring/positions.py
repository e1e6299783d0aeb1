"""The position of measurement where a file does not say it, inferred from the printed z-score."""

from typing import Protocol

from stunting_tui.domain.rows import Position, Sex

TOLERANCE = 0.015
"""How far the printed z may lie from ours: it has two decimals."""

_HEIGHT_FROM_DAY = 731
"""From this age in days children are measured standing (WHO)."""


class _Scores(Protocol):
    @property
    def haz(self) -> float | None: ...
    @property
    def whz(self) -> float | None: ...


class HeightScore(Protocol):
    """What computes the z-scores of one child, as `growth.scalar.child_z` does."""

    def __call__(
        self,
        sex: Sex | None,
        age_days: float | None,
        weight_kg: float | None = None,
        *,
        height_cm: float | None = None,
        position: Position | None = None,
    ) -> _Scores:
        """Return the z-scores, None where they cannot be computed."""
        ...


def natural_position(age_days: int) -> Position:
    """Return how children of this age are measured: lying before day 731, then standing."""
    return "L" if age_days < _HEIGHT_FROM_DAY else "H"


def infer_position(
    sex: Sex, age_days: int, height_cm: float, printed_haz: float | None, child_z: HeightScore,
    weight_kg: float | None = None, printed_whz: float | None = None,
) -> Position | None:  # fmt: skip
    """Return the position whose z of length/height for age is the printed one, None when neither is.

    Where that z is lost, the printed z of weight for length/height decides. The position natural for the age means
    the measure was taken as it stands, the other one the step of 0.7 cm. Where both fit it is the natural one. Under
    9 months the standard knows no step: a z printed with it has no position.
    """
    natural = natural_position(age_days)
    positions: tuple[Position, Position] = ("L", "H") if natural == "L" else ("H", "L")
    printed = printed_whz if printed_haz is None else printed_haz
    for position in positions:
        if printed_haz is None:
            ours = child_z(sex, age_days, weight_kg, height_cm=height_cm, position=position).whz
        else:
            ours = child_z(sex, age_days, height_cm=height_cm, position=position).haz
        if ours is not None and printed is not None and abs(ours - printed) <= TOLERANCE:
            return position
    return None
