"""A list as lines of text: aligned for a terminal, TAB-separated for a pipe; no drawing, no colour."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from stunting_tui.plain import plain

GAP = "  "
EMPTY = "-"
"""What stands in a cell without a value, so that a screen reader says something there."""

_NUMBER = re.compile(r"[+-]?[\d.,]+|-")


@dataclass(frozen=True, slots=True)
class Table:
    """One list: a sentence that says what it is, headings, and a row of texts for each record.

    A terminal that is too narrow shows fewer columns, but always the first `keep`. Without `heads` the sentence is all
    there is. `complaint` is what the operator has to mend about the command.
    """

    title: str
    heads: tuple[str, ...] = ()
    rows: Iterable[Sequence[str]] = ()
    keep: int = 1
    complaint: str = ""


def tabbed(table: Table) -> Iterator[str]:
    """Give the sentence, the headings and the records, their cells parted by one TAB; rows are read one by one."""
    yield _cell(table.title)
    if table.heads:
        yield "\t".join(table.heads)
        for row in table.rows:
            yield "\t".join(_cell(text) for text in row)


def aligned(table: Table, width: int) -> Iterator[str]:
    """Give the same with the columns one beneath the other, as many as fit `width` cells; columns of numbers right."""
    yield _cell(table.title)
    if not table.heads:
        return
    rows = [[_cell(text) for text in row] for row in table.rows]
    columns = list(zip(table.heads, *rows, strict=True))
    widths = [max(map(_width, column)) for column in columns]
    shown = len(columns)
    while shown > table.keep and sum(widths[:shown]) + len(GAP) * (shown - 1) > width:
        shown -= 1
    right = [all(_NUMBER.fullmatch(text) for text in column[1:]) for column in columns]
    for row in (table.heads, *rows):
        cells = (_padded(*cell) for cell in zip(row[:shown], widths, right, strict=False))
        yield GAP.join(cells).rstrip()
    if shown < len(columns):
        yield f"{len(columns) - shown} kolom lain tidak muat; lewat pipa atau di jendela lebih lebar semua tampil."


def _cell(text: str) -> str:
    """Return `text` on one line, every kind of blank a single space, nothing a terminal would act on."""
    return plain(" ".join(text.split())) or EMPTY


def _padded(text: str, width: int, right: bool) -> str:
    blanks = " " * (width - _width(text))
    return blanks + text if right else text + blanks


def _width(text: str) -> int:
    """Return how many cells of a terminal `text` takes."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in text
    )
