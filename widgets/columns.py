"""Columns of a list: how wide each may be, and how a row becomes one line."""

from collections.abc import Sequence
from dataclasses import dataclass

from widgets.text import Align, fit


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a list.

    `width` is its width at 80 cells. `flex` is its share of what a wider terminal gives (0: none). `min_width` is how
    far it may shrink in a narrow one (0: not at all).
    """

    title: str
    width: int
    align: Align = "left"
    flex: int = 0
    min_width: int = 0


def share_widths(columns: Sequence[Column], total: int) -> list[int]:
    """Return the width of each column so that all fit `total` cells with one blank between them.

    Spare cells go to columns with `flex`; missing cells are taken from columns with `min_width`; where that is not
    enough the last columns are dropped (width 0).
    """
    kept = list(columns)
    while len(kept) > 1 and sum(_least(column) for column in kept) + len(kept) - 1 > total:
        kept.pop()
    widths = [column.width for column in kept]
    spare = total - sum(widths) - max(0, len(widths) - 1)
    for index, column in enumerate(kept):
        if spare < 0:
            take = min(-spare, widths[index] - _least(column))
            widths[index] -= take
            spare += take
    if widths and spare < 0:
        widths[0] = max(0, widths[0] + spare)
    if spare > 0:
        widths = _grow(kept, widths, spare)
    return widths + [0] * (len(columns) - len(kept))


def _least(column: Column) -> int:
    return min(column.width, column.min_width or column.width)


def _grow(columns: Sequence[Column], widths: list[int], spare: int) -> list[int]:
    shares = sum(column.flex for column in columns)
    left = spare
    for index, column in enumerate(columns):
        if column.flex:
            extra = spare * column.flex // shares
            widths[index] += extra
            left -= extra
    for index, column in enumerate(columns):
        if column.flex:
            widths[index] += left
            break
    return widths


def row_line(cells: Sequence[str], columns: Sequence[Column], widths: Sequence[int]) -> str:
    """Return `cells` as one line, each cut and aligned to its column; missing cells are blank."""
    padded = (*cells, *[""] * (len(columns) - len(cells)))
    return " ".join(
        fit(cell, width, column.align)
        for cell, column, width in zip(padded, columns, widths, strict=False)
        if width > 0
    )
