"""Columns of a list: how wide each may be, which leave a narrow window first, and how a row becomes one line."""

from collections.abc import Sequence
from dataclasses import dataclass

from widgets.text import Align, fit


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a list.

    `width` is its width at 80 cells. `flex` is its share of what a wider terminal gives (0: none). `min_width` is how
    far it may shrink in a narrow one (0: not at all). `rank` says what leaves a window that is too narrow: the highest
    goes first, of equal ones the last. By a column with a `key` the list can be sorted; `words` is its title in a
    sentence where the title is too short, `letters` says that an upper-case letter may jump in it.
    """

    title: str
    width: int
    align: Align = "left"
    flex: int = 0
    min_width: int = 0
    rank: int = 0
    key: str = ""
    words: str = ""
    letters: bool = False


def share_widths(columns: Sequence[Column], total: int) -> list[int]:
    """Return the width of each column so that all fit `total` cells with one blank between them.

    Spare cells go to columns with `flex`; missing cells are taken from columns with `min_width`; where that is not
    enough columns are dropped (width 0) by their rank. Only a single column left is cut below its least width.
    """
    kept = list(range(len(columns)))
    while len(kept) > 1 and sum(_least(columns[index]) for index in kept) + len(kept) - 1 > total:
        kept.remove(max(kept, key=lambda index: (columns[index].rank, index)))
    shared = _share([columns[index] for index in kept], total)
    widths = [0] * len(columns)
    for index, width in zip(kept, shared, strict=True):
        widths[index] = width
    return widths


def _least(column: Column) -> int:
    return min(column.width, column.min_width or column.width)


def _share(kept: Sequence[Column], total: int) -> list[int]:
    widths = [column.width for column in kept]
    spare = total - sum(widths) - max(0, len(widths) - 1)
    for index, column in enumerate(kept):
        if spare < 0:
            take = min(-spare, widths[index] - _least(column))
            widths[index] -= take
            spare += take
    if widths and spare < 0:
        widths[0] = max(0, widths[0] + spare)
    return _grow(kept, widths, spare) if spare > 0 else widths


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


def head_line(columns: Sequence[Column], widths: Sequence[int], at: int = -1, sign: str = "") -> str:
    """Return the titles as one line, one blank before them; `sign` stands beside the title of column `at`.

    The sign takes a blank between the columns where the title fills its own: no title is cut for it.
    """
    line = " " + row_line([column.title for column in columns], columns, widths)
    if at < 0 or not widths[at]:
        return line
    column, width = columns[at], widths[at]
    start = 1 + sum(wide + 1 for wide in widths[:at] if wide)
    length = min(len(column.title), width)
    place = start + width - length - 1 if column.align == "right" else start + length
    return f"{line:<{place + 1}}"[:place] + sign + line[place + 1 :]
