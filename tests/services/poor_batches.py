"""Batches of too few children, or of children too much alike, for most figures; each after a usual batch or alone."""

from collections.abc import Callable
from datetime import date

from tests.services.made_up_batch import MadeUp

MAY = date(2026, 5, 12)


def usual(made: MadeUp) -> None:
    """Add a batch of May: forty children of two villages and four posyandu."""
    for at in range(40):
        child = made.child(("Sengon", "Joho")[at % 2], f"MAWAR {at % 4}", sex="LP"[at // 4 % 2], age_days=260 + 30 * at)
        made.visit(child, haz=-3 + at / 10, waz=-2.5 + at / 10, whz=-2.2 + at / 10, day=MAY, weight_kg=8 + at / 10)


def one_child(made: MadeUp) -> None:
    """Add one child."""
    made.visit(made.child(), haz=-2.5, weight_kg=9.3)


def flagged(made: MadeUp) -> None:
    """Add children whose z-scores are all implausible."""
    for _ in range(30):
        made.visit(made.child(), haz=-7, waz=-7, whz=-7, weight_kg=3.1)


def missing(made: MadeUp) -> None:
    """Add children of whom nothing was measured."""
    for _ in range(30):
        made.visit(made.child(), haz=None, waz=None, whz=None)


def alike(made: MadeUp) -> None:
    """Add boys of one age and posyandu with the same measures."""
    for _ in range(30):
        made.visit(made.child(sex="L"), haz=-1, weight_kg=9.0, height_cm=80.0)


def too_old(made: MadeUp) -> None:
    """Add children beyond five years."""
    for _ in range(30):
        made.visit(made.child(age_days=1900), haz=-1, weight_kg=15.2)


def homeless(made: MadeUp) -> None:
    """Add children without a posyandu."""
    for at in range(30):
        made.visit(made.child(post=""), haz=-3 + at / 10, weight_kg=9.4)


def a_child_a_village(made: MadeUp) -> None:
    """Add one child in each of two villages."""
    for village in ("Sengon", "Joho"):
        made.visit(made.child(village), haz=-2.5, weight_kg=8.8)


POOR: dict[str, Callable[[MadeUp], None]] = {
    fill.__name__: fill for fill in (one_child, flagged, missing, alike, too_old, homeless, a_child_a_village)
}
