"""An even grid of narrow columns that tables of different widths share on one sheet."""

from collections.abc import Sequence

from stunting_tui.domain.document import GridColumn

SMALLEST = 2.5
"""Width of one narrow column in digits."""


def fine_columns(width: float) -> list[float]:
    """Return narrow columns that are `width` wide together."""
    count = round(width / SMALLEST)
    return [width / count] * count


def spans_of(columns: Sequence[GridColumn], count: int) -> list[tuple[int, int]]:
    """Return first and last narrow column of each column of a table over all `count` of them, each at least one."""
    whole = sum(column.width for column in columns)
    spans, first, used = [], 1, 0.0
    for index, column in enumerate(columns):
        used += column.width
        most = count - (len(columns) - 1 - index)
        last = min(max(round(used / whole * count), first), most)
        spans.append((first, last))
        first = last + 1
    return spans
