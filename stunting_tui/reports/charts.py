"""Native charts: the stunting percentage per village, and how it went from batch to batch."""

from collections.abc import Sequence

from openpyxl.chart import BarChart, LineChart, Reference, Series
from openpyxl.chart.data_source import StrRef
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.series import SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties, RegularTextRun
from openpyxl.utils.cell import coordinate_to_tuple

from stunting_tui.domain.dates import period_label
from stunting_tui.domain.prevalence.figures import SMALL_NUMBER, BatchFigures
from stunting_tui.reports.book import Book, Look, Page, Value, clean
from stunting_tui.reports.deliberation.content import ReportContent, TrendPoint
from stunting_tui.reports.deliberation.ranking import ranked_villages
from stunting_tui.reports.deliberation.recap import LABEL_COLUMN, PERCENT_COLUMN
from stunting_tui.reports.deliberation.recap import TITLE as RECAP
from stunting_tui.reports.table import TOTAL_FILL, Table, number_column, text_column
from stunting_tui.reports.texts import Texts

TITLE = "Grafik"
TREND = "Tren Desa"
_PER_CHART = 30
"""Villages in one bar chart at most: as many as one page shows legibly."""
_LINES = 5
_PERIODS = 8
_WIDTH_CM = 15.4
_SMALL = f"* n kecil: kurang dari {SMALL_NUMBER} balita diukur pada batch terbaru; tidak untuk dibandingkan."
_COLOURS = ("1F4E79", "C55A11", "548235", "7F6000", "7030A0", "404040")


def draw_charts(book: Book, content: ReportContent, texts: Texts, footer: str) -> None:
    """Add the sheet of charts and the sheet of the figures behind the trend."""
    page = book.page(TITLE, (10.7,) * 7, footer)
    trend_row = _draw_trend_table(book, content, texts, footer)
    page.line("GRAFIK", Look(size=13, bold=True, across="center"))
    if content.figures is None or not content.figures.villages:
        page.line(texts.get("data_kosong"), Look(italic=True, across="center"), above=12)
        page.finish()
        return
    body, _ = coordinate_to_tuple(book.workbook[RECAP].freeze_panes)
    page.line(texts.get("grafik"), Look(size=9, italic=True, across="center"))
    last = body + sum(not village.small for village in content.figures.villages) - 1
    if last < body:
        page.line("Semua desa n kecil; persentase per desa tidak digambar.", Look(italic=True), above=8)
    for start in range(body, last + 1, _PER_CHART):
        _add_bars(page, start, min(start + _PER_CHART - 1, last), content.figures)
    if trend_row:
        _add_trend(page, content, trend_row)
    page.finish()


def _title(chart: BarChart | LineChart, text: str) -> None:
    """Give `chart` a title in letters of a size that fits its width, and pale lines behind."""
    letters = CharacterProperties(sz=1200, b=True)
    run = RegularTextRun(rPr=letters, t=clean(text))
    rich = RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=letters), r=[run])])
    chart.title = Title(tx=Text(rich=rich), overlay=False)
    chart.graphical_properties = GraphicalProperties(ln=LineProperties(noFill=True))
    chart.y_axis.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill="D9D9D9"))


def _letters(size: int) -> RichText:
    """Return the size of the letters of an axis, in hundredths of a point."""
    look = ParagraphProperties(defRPr=CharacterProperties(sz=size))
    return RichText(p=[Paragraph(pPr=look, endParaRPr=CharacterProperties(sz=size))])


def _place(page: Page, chart: BarChart | LineChart, height: float) -> None:
    """Put a chart below what is there, on the next printed page when it does not fit this one."""
    start = page.row
    chart.width, chart.height = _WIDTH_CM, height
    page.sheet.add_chart(chart, f"A{start}")
    for _ in range(int(height / 2.54 * 72 / 15) + 2):
        page.space(15)
    page.keep(start)


def _add_bars(page: Page, first: int, last: int, figures: BatchFigures) -> None:
    """Add a bar chart of the villages in the rows `first` to `last` of the recap."""
    sheet = page.book.workbook[RECAP]
    chart = BarChart()
    chart.type, chart.style, chart.gapWidth, chart.legend = "bar", 10, 45, None
    _title(chart, f"Balita pendek dan sangat pendek (TB/U) per desa, {period_label(figures.period)} (%)")
    values = Reference(sheet, min_col=PERCENT_COLUMN, min_row=first, max_row=last)
    series = Series(values, title="Persen")
    series.graphicalProperties.solidFill = _COLOURS[0]
    chart.series.append(series)
    chart.set_categories(Reference(sheet, min_col=LABEL_COLUMN, min_row=first, max_row=last))
    chart.dataLabels = DataLabelList(
        showVal=True, showSerName=False, showCatName=False, showLegendKey=False, showPercent=False
    )
    chart.dataLabels.numFmt = "[$-421]0.0"
    chart.x_axis.scaling.orientation = "maxMin"
    chart.y_axis.crosses = "max"
    highest = max((village.under_five.stunted.percent or 0.0 for village in figures.villages), default=0.0)
    chart.y_axis.scaling.max = min(5 * (int(highest) // 5 + 2), 110)
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.scaling.min = 0
    chart.y_axis.number_format = "0"
    chart.x_axis.tickLblSkip = 1
    chart.x_axis.txPr = _letters(800)
    _place(page, chart, 4 + 0.62 * (last - first + 1))


def _draw_trend_table(book: Book, content: ReportContent, texts: Texts, footer: str) -> int:
    """Add the sheet with the percentage of every village per batch; return the row of the kecamatan, 0 without one."""
    periods = [point.period for point in content.trend][-_PERIODS:]
    columns = [text_column("No", 5, centre=True), text_column("Desa/Kelurahan", 24)]
    columns += [number_column(period_label(period), 12.5, "Pendek dan sangat pendek (%)", "0.0") for period in periods]
    page = book.page(
        TREND, [column.width for column in columns] if periods else (75,), footer, landscape=len(periods) > 4
    )
    page.line("TREN PER DESA", Look(size=13, bold=True, across="center"))
    page.space(6)
    if not periods:
        page.line(texts.get("data_kosong"), Look(italic=True, across="center"))
        page.finish()
        return 0
    table = Table(page, columns)
    table.add(
        ["", content.letterhead.district, *_percents(content.trend, periods)], style=Look(bold=True, fill=TOTAL_FILL)
    )
    small = {village.code for village in content.figures.villages if village.small} if content.figures else set()
    for number, (code, points) in enumerate(_ordered(content), 1):
        label = content.village_names.get(code, code)
        table.add([number, f"{label} *" if code in small else label, *_percents(points, periods)])
    if small:
        last = page.row - 1
        page.line(_SMALL, Look(size=9, italic=True), above=6)
        page.keep(last)
    page.finish()
    return table.body


def _ordered(content: ReportContent) -> list[tuple[str, Sequence[TrendPoint]]]:
    """Return the village trends, those with the highest present percentage first; small villages after them."""
    rank = {village.code: place for place, village in enumerate(ranked_villages(content))}
    trends = sorted(content.village_trends.items(), key=lambda item: (rank.get(item[0], len(rank)), item[0]))
    return [(code, points) for code, points in trends]


def _percents(points: Sequence[TrendPoint], periods: Sequence[str]) -> list[Value]:
    known = {point.period: point.percent for point in points}
    return [known.get(period) for period in periods]


def _add_trend(page: Page, content: ReportContent, first: int) -> None:
    """Add the line chart: the kecamatan and the villages with the highest percentage."""
    sheet = page.book.workbook[TREND]
    last_column = sheet.max_column
    if last_column < 4:
        page.line("Tren digambar setelah ada sedikitnya dua batch.", Look(italic=True), above=8)
        return
    chart = LineChart()
    _title(chart, "Tren balita pendek dan sangat pendek (TB/U), kecamatan dan desa tertinggi (%)")
    lines = 1 + min(_LINES, len(ranked_villages(content)), len(content.village_trends))
    for index in range(lines):
        row = first + index
        series = Series(Reference(sheet, min_col=3, max_col=last_column, min_row=row))
        series.tx = SeriesLabel(strRef=StrRef(f"'{sheet.title}'!$B${row}"))
        series.marker.symbol = "circle"
        series.graphicalProperties.line.solidFill = _COLOURS[index]
        series.graphicalProperties.line.width = 34000 if index == 0 else 15000
        series.smooth = False
        chart.series.append(series)
    chart.set_categories(Reference(sheet, min_col=3, max_col=last_column, min_row=first - 1))
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.scaling.min = 0
    chart.y_axis.number_format = "0"
    chart.legend.position = "b"
    _place(page, chart, 11)
