"""A section of a document as text for a `TextView`: heads, labels with what stands beside them, tables in columns."""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from stunting_tui.domain.dates import short_date
from stunting_tui.domain.document import Block, Cell, Entry, Grid, GridColumn, Line, Section, figure_text
from stunting_tui.domain.numbers import format_integer

LABEL = 13
"""Cells of a label and the blank behind it."""
NUMBERED = 4
TIE = "\x1f"
"""Stands for a blank that is no place to break a line at."""
LEAST = 10
"""Cells a column keeps when the table is too wide."""


def section_text(section: Section, width: int) -> str:
    """Return the blocks of a section in lines of at most `width`; its title, shown elsewhere, is left out."""
    blocks = [block for block in section.blocks if not (isinstance(block, Line) and block.style == "title")]
    lines = [line for block in blocks for line in _block(block, width)]
    return "\n".join(lines)


def in_words(section: Section) -> Section:
    """Return a section with the figures of its tables in words, as the printed sheet shows them."""
    blocks = tuple(
        replace(block, rows=[[_figure(*pair) for pair in zip(row, block.columns, strict=True)] for row in block.rows])
        if isinstance(block, Grid)
        else block
        for block in section.blocks
    )
    return replace(section, blocks=blocks)


def _figure(value: Cell, column: GridColumn) -> str:
    if isinstance(value, str):
        return value
    if value is None:
        return "-"
    if isinstance(value, date):
        return short_date(value)
    return figure_text(value, column.form) if "." in column.form else format_integer(int(value))


def _block(block: Block, width: int) -> Iterator[str]:
    if isinstance(block, Line):
        if block.style == "head":
            yield from ("", f"# {block.text}")
        else:
            yield from _wrapped(block.text, width)
    elif isinstance(block, Entry):
        size = NUMBERED if block.label.rstrip(".").isdigit() else LABEL
        for at, line in enumerate(_wrapped(block.text, width - size)):
            yield f"{block.label if at == 0 else '':<{size}}{line}".rstrip()
    elif isinstance(block, Grid):
        yield from _grid(block, width)


def _grid(grid: Grid, width: int) -> Iterator[str]:
    if not grid.rows:
        yield f"{grid.empty}."
        return
    titles = [column.title for column in grid.columns]
    rows = [["-" if cell is None else " ".join(str(cell).split()) for cell in row] for row in grid.rows]
    widths = _widths([titles, *rows], [column.width for column in grid.columns], width)
    for row in (titles, *rows):
        cells = [_wrapped(cell, size) for cell, size in zip(row, widths, strict=True)]
        for at in range(max(map(len, cells))):
            parts = (
                f"{cell[at] if at < len(cell) else '':{'>' if column.across == 'right' else '<'}{size}}"
                for cell, column, size in zip(cells, grid.columns, widths, strict=True)
            )
            yield "  ".join(parts).rstrip()


def _widths(rows: Sequence[Sequence[str]], shares: Sequence[float], width: int) -> list[int]:
    """Return the width of each column: as wide as its texts; where not all fit, narrowed towards their `shares`."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    room = width - 2 * (len(widths) - 1)
    while sum(widths) > room and max(widths) > LEAST:
        wide = [at for at, size in enumerate(widths) if size > LEAST]
        widths[max(wide, key=lambda at: widths[at] / shares[at])] -= 1
    return widths


def _wrapped(text: str, width: int) -> list[str]:
    """Return a text in lines, a figure never parted from its sign."""
    whole = text.replace(" %", f"{TIE}%").replace(" < ", f"{TIE}<{TIE}").replace(" > ", f"{TIE}>{TIE}")
    return [line.replace(TIE, " ") for line in textwrap.wrap(whole, width, break_on_hyphens=False)] or [""]
