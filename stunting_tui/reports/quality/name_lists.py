"""Lists by name for those who visit the children: one sheet for each posyandu, with columns to fill in by hand.

The last sheet has all of them as flat data, the columns to fill in among them.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from stunting_tui.domain.document import Section
from stunting_tui.reports.deliberation.content import Paper

if TYPE_CHECKING:
    from stunting_tui.reports.flat import Row


def write_lists(
    sections: Sequence[Section], title: str, target: Path, paper: Paper, operator: str, columns: Sequence[str] = (),
    rows: "Sequence[Row]" = (),
) -> None:  # fmt: skip
    """Write the sheets into a workbook, whole or not at all. Raises `FileError`."""
    from stunting_tui.exchange.atomic import written_atomically
    from stunting_tui.reports.book import Book, clean
    from stunting_tui.reports.draw import draw_section
    from stunting_tui.reports.flat import draw_flat

    book = Book(paper)
    for section in sections:
        draw_section(book, section, title)
    if columns:
        draw_flat(book, columns, rows, title)
    for sheet in book.workbook:
        sheet.oddHeader.center.text = "RAHASIA - memuat data pribadi anak"
    book.workbook.properties.title = clean(title)
    book.workbook.properties.creator = book.workbook.properties.lastModifiedBy = clean(operator)
    with written_atomically(target) as temporary:
        book.save(temporary)
