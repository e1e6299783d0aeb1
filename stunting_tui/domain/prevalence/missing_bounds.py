"""What the prevalence would be if the children who were not measured had been.

Source: worst-case bounds of Manski (1990): none of the missing stunted, or all of them. Between them stands the guess
that in each cell (posyandu, age group) the missing are like the measured ones (weighting cells, post-stratification).
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """A group of children: `n` stunted of `of` with a valid z, and `missing` without one."""

    n: int
    of: int
    missing: int


@dataclass(frozen=True, slots=True)
class MissingBounds:
    """Percentages of all children, and of the measured ones; None with the reason.

    `borrowed` missing children are in cells where nobody was measured: they count like the measured ones at large.
    """

    n: int
    of: int
    missing: int
    measured_percent: float | None
    none_stunted: float | None
    all_stunted: float | None
    like_others: float | None
    borrowed: int
    reason: str = ""


def missing_bounds(cells: Sequence[Cell]) -> MissingBounds:
    """Return the bounds over all cells. Raises ValueError for impossible counts."""
    if any(not 0 <= cell.n <= cell.of or cell.missing < 0 for cell in cells):
        raise ValueError("a cell has impossible counts")
    n, of, missing = (sum(getattr(cell, name) for cell in cells) for name in ("n", "of", "missing"))
    borrowed = sum(cell.missing for cell in cells if not cell.of)
    everyone = of + missing
    if not everyone:
        return MissingBounds(n, of, missing, None, None, None, None, borrowed, "tidak ada anak")
    low, high = 100 * n / everyone, 100 * (n + missing) / everyone
    if not of:
        reason = "tidak ada anak yang diukur"
        return MissingBounds(n, of, missing, None, low, high, None, borrowed, reason)
    guessed = sum(cell.missing * cell.n / cell.of for cell in cells if cell.of) + borrowed * n / of
    return MissingBounds(n, of, missing, 100 * n / of, low, high, 100 * (n + guessed) / everyone, borrowed)
