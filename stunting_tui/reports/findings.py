"""The findings of an import as a workbook, to be sent back to those who made the file."""

from collections.abc import Sequence
from pathlib import Path

from stunting_tui.domain.rows import Finding, Severity
from stunting_tui.exchange.atomic import written_atomically

TITLE = "Temuan"
_MEANING = {
    Severity.ERROR: "Galat: baris tidak disimpan; betulkan di berkas sumber.",
    Severity.WARNING: "Peringatan: periksa lagi baris ini.",
    Severity.INFO: "Info: keterangan, tidak perlu tindakan.",
}


def write_findings(path: Path, result_name: str, findings: Sequence[Finding]) -> None:
    """Write the findings about the file `result_name` to `path`, in the order given, whole or not at all.

    A filter stands over the list and the heading is repeated on every printed page. Texts from the file stay texts.
    Raises `FileError` when the place cannot be written to.
    """
    from stunting_tui.reports.book import Book, Look
    from stunting_tui.reports.table import Table, number_column, text_column

    book = Book("A4")
    columns = [
        text_column("Tingkat", 11, centre=True),
        text_column("Lembar", 14),
        number_column("Baris", 8, form="0"),
        text_column("Kolom", 16),
        text_column("Temuan", 66),
        text_column("Kode", 22),
    ]
    page = book.page(TITLE, [column.width for column in columns], f"Temuan {result_name}", landscape=True)
    page.line(f"Temuan impor {result_name}", Look(size=13, bold=True))
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
    book.workbook.properties.title = TITLE
    with written_atomically(path) as temporary:
        book.save(temporary)
