"""An import as a workbook: its summary, then its findings, to be sent back to those who made the file."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from stunting_tui.domain.intake.import_run import RunRecord
from stunting_tui.domain.rows import Finding, Severity
from stunting_tui.exchange.atomic import written_atomically

if TYPE_CHECKING:
    from stunting_tui.reports.book import Book

TITLE = "Temuan"
_MEANING = {
    Severity.ERROR: "Galat: baris tidak disimpan; betulkan di berkas sumber.",
    Severity.WARNING: "Peringatan: periksa lagi baris ini.",
    Severity.INFO: "Info: keterangan, tidak perlu tindakan.",
}


def write_findings(path: Path, record: RunRecord, findings: Sequence[Finding]) -> None:
    """Write the summary of `record` and its findings, in the order given, to `path`, whole or not at all.

    A filter stands over the list of findings and its heading is repeated on every printed page. Texts from the file
    stay texts. Raises `FileError` when the place cannot be written to.
    """
    from stunting_tui.reports.book import Book, clean
    from stunting_tui.reports.intake.import_summary import draw_summary

    book = Book("A4")
    draw_summary(book, record, findings)
    _list(book, record.file_name, findings)
    book.workbook.properties.title = clean(f"Temuan impor {record.file_name}")
    book.workbook.active = 0
    with written_atomically(path) as temporary:
        book.save(temporary)


def _list(book: "Book", file_name: str, findings: Sequence[Finding]) -> None:
    """Add the sheet with one line for each finding."""
    from stunting_tui.reports.book import Look
    from stunting_tui.reports.table import CELL, Column, Table, text_column

    columns = [
        text_column("Tingkat", 11, centre=True),
        text_column("Lembar", 14),
        Column("Baris", 8, replace(CELL, across="center", number="0", wrap=False)),
        text_column("Kolom", 16),
        text_column("Temuan", 66),
        text_column("Kode", 22),
    ]
    page = book.page(TITLE, [column.width for column in columns], f"Temuan {file_name}", landscape=True)
    page.line(f"Temuan impor {file_name}", Look(size=13, bold=True))
    for severity, meaning in _MEANING.items():
        count = sum(finding.severity is severity for finding in findings)
        page.line(f"{count} x {meaning}", Look(size=10))
    page.space(6)
    table = Table(page, columns)
    for found in findings:
        table.add(
            [found.severity.value, found.sheet, found.row or None, found.column or None, found.message, found.code]
        )
    if findings:
        table.filtered()
    page.finish()
