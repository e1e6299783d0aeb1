"""Lists by name for those who visit the children: one sheet for each posyandu, with columns to fill in by hand."""

from collections.abc import Sequence
from pathlib import Path

from stunting_tui.domain.document import Section
from stunting_tui.reports.content import Paper


def write_lists(sections: Sequence[Section], title: str, target: Path, paper: Paper, operator: str) -> None:
    """Write the sheets into a workbook, whole or not at all. Raises `FileError`."""
    from stunting_tui.exchange.atomic import written_atomically
    from stunting_tui.reports.book import Book, clean
    from stunting_tui.reports.draw import draw_section

    book = Book(paper)
    for section in sections:
        draw_section(book, section, title)
        book.workbook[book.workbook.sheetnames[-1]].oddHeader.center.text = "RAHASIA - memuat data pribadi anak"
    book.workbook.properties.title = clean(title)
    book.workbook.properties.creator = book.workbook.properties.lastModifiedBy = clean(operator)
    with written_atomically(target) as temporary:
        book.save(temporary)
