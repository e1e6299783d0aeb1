"""The summary sheet of an import: what became of the rows, why some were left out, which findings there are."""

from collections.abc import Sequence
from dataclasses import replace

from stunting_tui.domain.dates import period_label, short_date
from stunting_tui.domain.intake.findings import grouped
from stunting_tui.domain.intake.import_run import RunRecord, kind_name, skip_reasons
from stunting_tui.domain.numbers import format_integer
from stunting_tui.domain.rows import Finding
from stunting_tui.reports.book import Book, Look, Page
from stunting_tui.reports.table import CELL, TOTAL_FILL, Table, number_column, text_column

TITLE = "Ringkasan"
_COLUMNS = (
    text_column("Tingkat", 12, centre=True),
    text_column("Kode", 24),
    text_column("Bunyi", 30),
    number_column("Jumlah", 8),
)
_LABEL = Look(size=10, box=True, fill=TOTAL_FILL)
_VALUE = Look(size=10, box=True)
_HEAD = Look(bold=True)
_NOTE = Look(size=9, italic=True)


def draw_summary(book: Book, record: RunRecord, findings: Sequence[Finding]) -> None:
    """Add the sheet; both lists have one heading, which is repeated on every printed page."""
    page = book.page(TITLE, [column.width for column in _COLUMNS], f"Ringkasan impor {record.file_name}")
    page.line("RINGKASAN IMPOR", Look(size=13, bold=True, across="center"))
    page.space(6)
    for label, text in _facts(record):
        page.pair(label, text, _LABEL, _VALUE, split=1)
    page.space(6)
    for label, text in _counts(record):
        page.pair(label, text, _LABEL, _VALUE, split=1)
    heads = [*_reasons(page, record, findings), *_kinds(page, findings)]
    if heads:
        page.sheet.print_title_rows = f"{heads[0]}:{heads[0]}"
    page.finish()


def _facts(record: RunRecord) -> list[tuple[str, str]]:
    """Return file, layout, dates and operator."""
    saved = f"{short_date(record.at.date())} pukul {record.at:%H.%M}" if record.at else "belum disimpan (pratinjau)"
    return [
        ("Berkas", record.file_name),
        ("Bentuk", f"{record.layout} ({kind_name(record.kind)})"),
        ("Tanggal judul", short_date(record.title_date)),
        ("Batch", period_label(record.period) if record.period else "-"),
        ("Diimpor pada", saved),
        ("Diimpor oleh", record.by or "-"),
    ]


def _counts(record: RunRecord) -> list[tuple[str, str]]:
    """Return what became of the rows, in words that say what each figure counts."""
    number = format_integer
    later = f"; {number(record.decided)} baris sudah diputuskan sesudah impor" if record.decided else ""
    return [
        ("Dibaca", f"{number(record.read)} baris"),
        ("Baru", f"{number(record.stored)} pengukuran"),
        ("Diperbarui", f"{number(record.updated)} pengukuran"),
        ("Dilewati", f"{number(record.skipped)} baris, {number(record.unchanged)} di antaranya sama"),
        ("Hilang", f"{number(record.vanished)} pengukuran lama tidak ada lagi di berkas ini"),
        ("Menunggu", f"{number(record.waiting)} baris menunggu keputusan{later}"),
        (
            "Temuan",
            f"{number(record.errors)} galat, {number(record.warnings)} peringatan, {number(record.infos)} info",
        ),
    ]


def _reasons(page: Page, record: RunRecord, findings: Sequence[Finding]) -> list[int]:
    """Draw why rows were left out, with their sum; return the row of the heading, if any."""
    page.line("Mengapa baris dilewati", _HEAD, above=10)
    reasons = skip_reasons(record, findings)
    if not reasons:
        page.line("Tidak ada baris yang dilewati.", _VALUE)
        return []
    table = Table(page, _COLUMNS, repeat=False)
    for reason in reasons:
        table.add([reason.severity.value, reason.code or None, reason.message, reason.rows])
    table.add(["", "", "Jumlah baris", record.skipped], style=replace(CELL, bold=True, fill=TOTAL_FILL))
    page.line("Angka pada saat impor; baris dengan beberapa sebab dihitung satu kali.", _NOTE, above=2)
    return [table.first]


def _kinds(page: Page, findings: Sequence[Finding]) -> list[int]:
    """Draw how many findings there are of each kind, what differs left open; return the row of the heading, if any."""
    page.line("Temuan menurut jenis", _HEAD, above=10)
    if not findings:
        page.line("Tidak ada temuan.", _VALUE)
        return []
    table = Table(page, _COLUMNS, repeat=False)
    for group in grouped(findings):
        table.add([group.severity.value, group.code, group.pattern, len(group.findings)])
    return [table.first]
