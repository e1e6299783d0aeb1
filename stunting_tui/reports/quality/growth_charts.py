"""The workbook of growth charts: a sheet for each child, then the points and the WHO lines behind the charts."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from stunting_tui.domain.document import Letterhead
from stunting_tui.domain.measuring.growth_frame import GrowthFrame, LineTable, line_rows, line_span
from stunting_tui.domain.measuring.growth_page import ChartPart, GrowthPage, VisitLine
from stunting_tui.domain.rows import Sex
from stunting_tui.errors import Cancelled
from stunting_tui.exchange.atomic import written_atomically
from stunting_tui.progress import Progress
from stunting_tui.reports.book import Book, Look, Page, Value, clean
from stunting_tui.reports.deliberation.content import Paper
from stunting_tui.reports.letterhead import draw_letterhead
from stunting_tui.reports.quality.growth_drawing import HEIGHT_CM, Source, growth_chart
from stunting_tui.reports.table import CELL, DATE, Column, Table, number_column, text_column

POINTS, LINES = "Titik", "Garis WHO"
POINT_HEADS = ("lembar", "indeks", "sumbu_x", "sumbu_y")
LINE_HEADS = ("tabel", "jk", "sumbu_x", "sd_min3", "sd_min2", "median", "sd_1", "sd_2", "sd_3")
TITLE = "GRAFIK TUMBUH"
TOLD = (
    "Garis: baku WHO 2006; median tebal, 3 SD merah bertitik. Sebelum 24 bulan dipakai panjang badan (terlentang, T), "
    "sejak 24 bulan tinggi badan (berdiri, B); ukuran dengan cara lain digeser 0,7 cm di grafik, sehingga dapat "
    f'berbeda dari tabel. Angka di balik grafik ada di lembar "{POINTS}" dan "{LINES}".'
)
_SECRET = Look(bold=True, colour="9C0006", fill="FDE9E7", across="center", down="center", box=True)
_NOTE = Look(size=9, italic=True)
_ROW = 15.0
_COLUMNS = (
    Column("Tanggal", 11.5, replace(CELL, across="center", number=DATE)),
    text_column("Umur", 11, centre=True),
    number_column("BB (kg)", 7, form="0.0##"),
    number_column("TB (cm)", 7, form="0.0#"),
    text_column("Cara", 5.5, centre=True),
    *(number_column(name, 7, "z", "0.00") for name in ("TB/U", "BB/U", "BB/TB")),
    text_column("Keterangan", 12),
)


class _Data:
    """The two sheets that the charts take their figures from."""

    def __init__(self, book: Book, foot: str) -> None:
        self.points = _flat_page(book, POINTS, POINT_HEADS, foot)
        self.lines = _flat_page(book, LINES, LINE_HEADS, foot)
        self._known: dict[tuple[LineTable, Sex], int] = {}

    def source(self, sheet: str, frame: GrowthFrame) -> Source:
        """Write what a chart needs, the lines of a table once, and return where it stands."""
        table = frame.table, frame.sex
        if table not in self._known:
            self._known[table] = self.lines.row
            for key, measures in line_rows(*table):
                _flat_row(self.lines, (*table, key, *measures))
        start, (first, end) = self._known[table], line_span(*table, frame.across)
        top = self.points.row
        for point in frame.points:
            _flat_row(self.points, (sheet, frame.index, *point))
        return Source(self.lines.sheet, (start + first, start + end - 1), self.points.sheet, (top, self.points.row - 1))

    def finish(self) -> None:
        """Put both sheets behind those of the children."""
        for page in (self.points, self.lines):
            page.finish()
            page.book.workbook.move_sheet(page.sheet, len(page.book.workbook.sheetnames))


def write_growth_charts(
    pages: Sequence[GrowthPage], head: Letterhead, target: Path, paper: Paper, operator: str, progress: Progress,
    stop: Callable[[], bool] | None,
) -> None:  # fmt: skip
    """Write the children into a workbook, whole or not at all. Raises `FileError` and `Cancelled`."""
    book = Book(paper)
    foot = "Grafik tumbuh"
    data = _Data(book, foot)
    for at, child in enumerate(pages):
        if stop is not None and stop():
            raise Cancelled("Penulisan dihentikan.", "Berkas lama, bila ada, tidak berubah.")
        progress(f"Menggambar anak {at + 1} dari {len(pages)}", 0.6 * at / len(pages))
        _child(book, child, head, data, foot)
    data.finish()
    for sheet in book.workbook:
        sheet.oddHeader.center.text = "RAHASIA - memuat data pribadi anak"
    book.workbook.active = 0
    book.workbook.properties.title = foot
    book.workbook.properties.creator = book.workbook.properties.lastModifiedBy = clean(operator)
    progress("Menulis berkas", 0.6)
    with written_atomically(target) as temporary:
        book.save(temporary)


def _child(book: Book, child: GrowthPage, head: Letterhead, data: _Data, foot: str) -> None:
    page = book.page(child.sheet, [column.width for column in _COLUMNS], f"{foot}: {child.name}")
    draw_letterhead(page, head)
    page.line("Memuat nama anak: hanya bagi yang mendampingi anak ini.", _SECRET)
    page.line(TITLE, Look(size=13, bold=True, across="center"), above=6)
    for label, text in child.facts:
        page.pair(label, text, Look(), Look(bold=label == "Nama"), split=1)
    for part in child.charts:
        _chart(page, part, data)
    start = page.row
    page.line("PENGUKURAN", Look(bold=True), above=8)
    _visits(page, child.visits)
    page.line(TOLD, _NOTE, above=4)
    if len(child.visits) <= 10:
        page.keep(start)
    page.finish()


def _chart(page: Page, part: ChartPart, data: _Data) -> None:
    """Draw a chart below the words about it, on the next printed page when it does not fit this one."""
    start = page.row
    page.line(part.told, Look(size=10), above=6)
    if part.frame is not None:
        page.sheet.add_chart(growth_chart(part.frame, data.source(page.sheet.title, part.frame)), f"A{page.row}")
        for _ in range(int(HEIGHT_CM / 2.54 * 72 / _ROW) + 1):
            page.space(_ROW)
    page.keep(start)


def _visits(page: Page, visits: Sequence[VisitLine]) -> None:
    if not visits:
        page.line("Belum pernah diukur.", Look(italic=True))
        return
    table = Table(page, _COLUMNS, repeat=len(visits) > 25)
    page.sheet.freeze_panes = None
    for one in visits:
        table.add((one.day, one.age, one.weight_kg, one.height_cm, one.position, one.haz, one.waz, one.whz, one.remark))


def _flat_page(book: Book, title: str, heads: Sequence[str], foot: str) -> Page:
    page = book.page(title, [30.0 if name == "lembar" else 11.0 for name in heads], foot)
    for column, text in enumerate(heads, 1):
        page.put(1, column, text, Look(bold=True))
    page.row = 2
    page.repeat(1, 1)
    page.sheet.freeze_panes = "A2"
    return page


def _flat_row(page: Page, values: Sequence[Value]) -> None:
    for column, value in enumerate(values, 1):
        page.put(page.row, column, value, Look(wrap=False, number="0.00" if isinstance(value, float) else "General"))
    page.row += 1
