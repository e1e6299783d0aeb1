"""One flat sheet with stable column names beside sheets that print: for the office's own pivots."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

from openpyxl.utils import get_column_letter

from stunting_tui.domain.document import Section
from stunting_tui.errors import Cancelled
from stunting_tui.progress import Progress
from stunting_tui.reports.book import Book, Look, Page, Value, clean
from stunting_tui.reports.deliberation.content import Paper
from stunting_tui.reports.draw import draw_section

DATA = "Data"
WIDEST = 60
"""Digits a column of the flat sheet may be wide."""
FIGURE = 6
"""Digits shown of a figure; all of it stands in the cell."""
EACH = 500
"""Rows between two looks whether to stop."""
_LOOK = Look(wrap=False, across="general")
_DAY = Look(wrap=False, number="yyyy-mm-dd")

Row = Sequence[Value]


def draw_flat(
    book: Book, columns: Sequence[str], rows: Iterable[Row], foot: str, stop: Callable[[], bool] | None = None,
    title: str = DATA,
) -> None:  # fmt: skip
    """Add the sheet: names in the first row, a row for each record. Raises `Cancelled`."""
    longest = [len(name) for name in columns]
    page = book.page(title, longest, foot, landscape=True)
    for column, name in enumerate(columns, 1):
        page.put(1, column, name, Look(bold=True))
    for number, row in enumerate(rows, 2):
        if number % EACH == 0:
            check(stop)
        for column, value in enumerate(row, 1):
            if value is not None:
                _put(page, number, column, value)
                longest[column - 1] = max(longest[column - 1], FIGURE if isinstance(value, float) else len(str(value)))
        page.row = number
    page.row += 1
    for column, length in enumerate(longest, 1):
        page.sheet.column_dimensions[get_column_letter(column)].width = min(1.25 * length + 2, WIDEST)
    page.repeat(1, 1)
    page.sheet.freeze_panes = "A2"
    page.finish()


def write_sections(
    sections: Sequence[Section], columns: Sequence[str], rows: Iterable[Row], foot: str, target: Path, paper: Paper,
    author: str, progress: Progress, stop: Callable[[], bool] | None, more: Callable[[Book], None] | None = None,
) -> None:  # fmt: skip
    """Write the sheets and the flat one at `target`, whole or not at all; `more` adds sheets between them.

    Raises `FileError` and `Cancelled`.
    """
    from stunting_tui.exchange.atomic import written_atomically

    book = Book(paper)
    for at, section in enumerate(sections):
        progress(f"Menyusun {section.title}", 0.7 * at / len(sections))
        check(stop)
        draw_section(book, section, foot)
    if more is not None:
        more(book)
    progress(f"Menyusun {DATA}", 0.7)
    draw_flat(book, columns, rows, foot, stop)
    book.workbook.properties.title = clean(foot)
    book.workbook.properties.creator = book.workbook.properties.lastModifiedBy = clean(author)
    progress("Menulis berkas", 0.9)
    check(stop)
    with written_atomically(target) as temporary:
        book.save(temporary)
        check(stop)


def _put(page: Page, row: int, column: int, value: Value) -> None:
    """Set one cell; a figure is written in as few digits as it has (0.81, not 0.8100000000000001)."""
    page.put(row, column, value, _DAY if isinstance(value, date) else _LOOK)
    if isinstance(value, float):
        cell = page.sheet.cell(row, column)
        cell.value = repr(value)
        cell.data_type = "n"


def check(stop: Callable[[], bool] | None) -> None:
    """Raise `Cancelled` where the operator asked for it."""
    if stop is not None and stop():
        raise Cancelled("Penulisan dihentikan.", "Berkas lama, bila ada, tidak berubah.")
