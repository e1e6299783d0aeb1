"""A document as plain lines of at most 80 columns: the same words in the same order as on the printed pages."""

import textwrap
from collections.abc import Iterator, Sequence
from datetime import date

from stunting_tui.domain.dates import short_date
from stunting_tui.domain.document import (
    Block,
    Cell,
    Entry,
    Grid,
    GridColumn,
    Line,
    Section,
    Signatory,
    Signatures,
    figure_text,
)
from stunting_tui.domain.numbers import format_integer
from stunting_tui.plain import plain

WIDTH = 80
_HALF = 38
_LABEL = 20
_SIGNED = "." * 30
_LEAST = 8
"""Cells a column of a folded table keeps."""


def document_lines(sections: Sequence[Section]) -> Iterator[str]:
    """Give the lines of a document, its sections parted by a rule."""
    for index, section in enumerate(sections):
        if index:
            yield from ("", "=" * WIDTH, "")
        yield from _section(section)


def _section(section: Section) -> Iterator[str]:
    if section.letterhead is not None:
        head = section.letterhead
        yield from (
            part.center(WIDTH).rstrip() for text in (*head.names, *head.address) for part in _wrapped(text, WIDTH)
        )
        yield from ("-" * WIDTH, "")
    for block in section.blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Line):
        yield from _paragraph(block)
    elif isinstance(block, Entry):
        yield from _entry(block)
    elif isinstance(block, Grid):
        yield from ("", *_grid(block), "")
    else:
        yield from ("", *_signatures(block))


def _paragraph(line: Line) -> Iterator[str]:
    if line.above:
        yield ""
    for text in _wrapped(line.text, WIDTH):
        if line.style in ("title", "underlined", "centre", "note"):
            yield text.center(WIDTH).rstrip()
        else:
            yield text.rjust(WIDTH) if line.style == "right" else text


def _entry(entry: Entry) -> Iterator[str]:
    """Give the label and the text beside it; a point of the decision with its note below."""
    width = _LABEL if not entry.label.rstrip(".").isdigit() else 4
    if entry.strong:
        yield ""
    texts = _wrapped(entry.text, WIDTH - width)
    yield from (f"{entry.label if not at else '':<{width}}{text}".rstrip() for at, text in enumerate(texts))
    if entry.note:
        yield from (f"{'':{width}}{text}" for text in _wrapped(entry.note, WIDTH - width))


def _grid(grid: Grid) -> Iterator[str]:
    """Give a table in columns where it fits the width or folds, else every row as a paragraph of named facts."""
    if not grid.rows:
        yield grid.empty
        return
    rows = [[_cell(value, column) for value, column in zip(row, grid.columns, strict=True)] for row in grid.rows]
    titles = [" ".join(column.title.split()) for column in grid.columns]
    widths = [max(map(len, column)) for column in zip(titles, *rows, strict=True)]
    room = WIDTH - 2 * (len(widths) - 1)
    while grid.folds and sum(widths) > room and max(widths) > _LEAST:
        widths[widths.index(max(widths))] -= 1
    if sum(widths) <= room:
        for row in (titles, *rows):
            yield from _folded(row, grid.columns, widths)
        return
    for row in rows:
        yield from _record(titles, row)


def _folded(row: Sequence[str], columns: Sequence[GridColumn], widths: Sequence[int]) -> Iterator[str]:
    """Give one row of a table on as many lines as its longest cell needs."""
    cells = [_wrapped(text, width) for text, width in zip(row, widths, strict=True)]
    for at in range(max(map(len, cells))):
        parts = (cell[at] if at < len(cell) else "" for cell in cells)
        yield "  ".join(map(_padded, parts, columns, widths)).rstrip()


def _record(titles: Sequence[str], row: Sequence[str]) -> Iterator[str]:
    """Give one row: its first two cells as a numbered line, the others named below it."""
    texts = _wrapped(row[1], WIDTH - 5)
    yield from (f"{row[0] + '.' if not at and row[0] else '':<5}{text}".rstrip() for at, text in enumerate(texts))
    for title, text in zip(titles[2:], row[2:], strict=True):
        if text:
            opening = f"     {title}: "
            yield from textwrap.wrap(
                text, WIDTH, initial_indent=opening, subsequent_indent=" " * 9, break_on_hyphens=False
            )


def _signatures(block: Signatures) -> Iterator[str]:
    """Give the signatures in pairs, the first at the right under place and date."""
    people = [*block.people]
    right: Signatory | None = people.pop(0)
    left = people.pop(0) if people else None
    above = block.above
    while left or right:
        columns = [_signature(left, ""), _signature(right, above)]
        tallest = max(map(len, columns))
        for at in range(tallest):
            parts = [column[at] if at < len(column) else "" for column in columns]
            yield f"{parts[0]:^{_HALF}}    {parts[1]:^{_HALF}}".rstrip()
        left = people.pop(0) if people else None
        right = people.pop(0) if people else None
        above = ""
        if left:
            yield ""


def _signature(person: Signatory | None, above: str) -> list[str]:
    if person is None:
        return []
    office = _wrapped(f"{person.title},", _HALF)
    number = [f"NIP. {person.nip}"] if person.nip else []
    return [above, *office, "", "", "", *_wrapped(person.name.strip() or _SIGNED, _HALF), *number]


def _wrapped(text: str, width: int) -> list[str]:
    """Return a text on lines of at most `width`, nothing a terminal would act on among them."""
    return [
        line
        for part in plain(text).splitlines() or [""]
        for line in textwrap.wrap(part, width, break_on_hyphens=False) or [""]
    ]


def _cell(value: Cell, column: GridColumn) -> str:
    if value is None:
        return "-"
    if isinstance(value, date):
        return short_date(value)
    if isinstance(value, float):
        return figure_text(value, column.form, least=1)
    if isinstance(value, int):
        return format_integer(value) if "," in column.form else str(value)
    return " ".join(plain(value).split())


def _padded(text: str, column: GridColumn, width: int) -> str:
    return {"left": text.ljust, "right": text.rjust, "center": text.center}[column.across](width)
