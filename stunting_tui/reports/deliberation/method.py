"""The method note: where the figures come from and what is not in them."""

from stunting_tui.domain.dates import period_label, plain_date, short_date
from stunting_tui.domain.numbers import format_integer
from stunting_tui.reports.book import Book, Look, Page, Value, text_room
from stunting_tui.reports.deliberation.content import ReportContent
from stunting_tui.reports.measure import fitted
from stunting_tui.reports.table import CELL, HEAD, TOTAL_FILL
from stunting_tui.reports.texts import Texts

TITLE = "Catatan Metode"
_WIDTHS = (28, 13, 13, 10, 10)
_LABEL = Look(box=True, fill=TOTAL_FILL, size=10)
_VALUE = Look(box=True, size=10)
_HEAD = Look(bold=True)
_SHORT_HASH = 12
_COUNT = Look(size=10, box=True, across="right", down="center", number="#,##0")


def draw_method(book: Book, content: ReportContent, texts: Texts, footer: str) -> None:
    """Add the method note."""
    page = book.page(TITLE, _WIDTHS, footer)
    page.line("CATATAN METODE", Look(size=13, bold=True, across="center"))
    page.space(6)
    for label, value in _facts(content):
        page.pair(label, value, _LABEL, _VALUE, split=1)
    page.line("Sumber data", _HEAD, above=10)
    _sources(page, content)
    page.line("Tidak masuk hitungan", _HEAD, above=10)
    exclusions = content.method.exclusions
    for reason, count in exclusions:
        page.pair(reason, f"{format_integer(count)} anak", _LABEL, _VALUE, split=2)
    if not exclusions:
        page.line("Tidak ada.", _VALUE)
    page.line("Cara menghitung", _HEAD, above=10)
    for number, sentence in enumerate((*texts.all("metode"), *content.method.notes), 1):
        page.line(f"{number}. {sentence}", Look(size=10), above=2)
    page.finish()


def _facts(content: ReportContent) -> list[tuple[str, str]]:
    """Return the facts about place, batch and standard."""
    head, method, figures = content.letterhead, content.method, content.figures
    measured = f"{short_date(method.measured_from)} sampai {short_date(method.measured_to)}"
    facts = [
        ("Wilayah", ", ".join(part for part in (head.district, head.regency, head.province) if part)),
        ("Tanggal pengukuran", measured if method.measured_from or method.measured_to else "-"),
        ("Standar", method.standard),
        ("Laporan disusun", f"{plain_date(content.generated_on)} oleh {content.operator or '-'}"),
    ]
    if figures is None:
        return facts
    previous = period_label(figures.previous_period) if figures.previous_period else "belum ada"
    return [
        *facts,
        ("Periode batch", f"{period_label(figures.period)} (pembanding: {previous})"),
        ("Umur dihitung pada", f"tanggal pengukuran; sasaran pada {plain_date(figures.reference)}"),
        (
            "Selisih dengan SIGIZI",
            f"{format_integer(figures.differences)} anak dengan selisih nilai z lebih dari 0,02 terhadap berkas sumber",
        ),
    ]


def _sources(page: Page, content: ReportContent) -> None:
    """Draw the files of the batch; long file names wrap."""
    sources = content.method.sources
    if not sources:
        page.line("Tidak ada berkas: data diketik langsung.", _VALUE)
        return
    titles = ("Berkas", "SHA-256 (awal)", "Tanggal judul", "Baris dibaca", "Baris disimpan")
    for column, title in enumerate(titles, 1):
        page.put(page.row, column, title, HEAD)
    page.height(page.row, 30)
    page.row += 1
    for source in sources:
        values: tuple[Value, ...] = (source.name, source.sha256[:_SHORT_HASH] or "-", short_date(source.title_date))
        for column, value in enumerate(values, 1):
            page.put(page.row, column, value, CELL)
        page.put(page.row, 4, source.read, _COUNT)
        page.put(page.row, 5, source.stored, _COUNT)
        page.height(page.row, fitted([(source.name, text_room(_WIDTHS[0], CELL))], CELL.size)[1])
        page.row += 1
