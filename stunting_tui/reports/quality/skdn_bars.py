"""The SKDN bars of twelve months as a native chart, in the colours of the posyandu's sheet, with numbers in the bars.

Colours as trainers of cadres teach them: S red, K yellow, D green, N blue (two public sources: a lecture of Poltekkes
Denpasar and soloabadi.com on reading the "balok SKDN").
"""

from collections.abc import Mapping

from openpyxl.chart import BarChart, Reference, Series
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.text import RichText
from openpyxl.drawing.text import CharacterProperties, Font, Paragraph, ParagraphProperties, RichTextProperties

from stunting_tui.domain.dates import MONTHS, period_label
from stunting_tui.domain.monitoring.skdn_view import ALL_AGES, SkdnView
from stunting_tui.reports.book import Book, Look
from stunting_tui.reports.chart_text import chart_letters, chart_title
from stunting_tui.reports.look import FONT

TITLE = "Balok SKDN"
COLOURS: Mapping[str, tuple[str, str]] = {
    "S": ("C00000", "FFFFFF"),
    "K": ("FFD966", "000000"),
    "D": ("548235", "FFFFFF"),
    "N": ("1F4E79", "FFFFFF"),
}
"""The colour of each bar, and of the number in it."""
NO_BOOK = "K belum diketahui, maka baloknya tidak ada."
_WIDE, _HIGH = 25.0, 11.5
_FIRST = 4
"""The row of the first month."""
_ROW = 15.0


def draw_bars(book: Book, view: SkdnView, foot: str) -> None:
    """Add the sheet: the twelve months as numbers, and the bars beneath."""
    page = book.page(TITLE, (26, *[23.5] * 4), foot, landscape=True)
    until = period_label(view.period).upper()
    page.line(f"BALOK SKDN SAMPAI {until}, {view.place.upper()}", Look(13, bold=True, across="center"))
    page.space(4)
    head = Look(bold=True, box=True, across="center", fill="DDE6F0")
    for column, name in enumerate(("Bulan", *COLOURS), 1):
        page.put(page.row, column, name, head)
    page.row += 1
    for month in view.months:
        one = view.of(ALL_AGES, month)
        label = f"{MONTHS[int(month[5:]) - 1][:3]} {month[2:4]}"
        values = (one.s, one.k if view.has_books else None, one.d, one.n)
        page.put(page.row, 1, label, Look(box=True))
        for column, value in enumerate(values, 2):
            page.put(page.row, column, value, Look(box=True, across="right", number="#,##0"))
        page.row += 1
    if not view.has_books:
        page.line(NO_BOOK, Look(9, italic=True))
    start = page.row
    page.sheet.add_chart(_chart(book, view), f"A{start}")
    for _ in range(int(_HIGH / 2.54 * 72 / _ROW) + 1):
        page.space(_ROW)
    page.sheet.page_setup.fitToHeight = 1
    page.finish()


def _chart(book: Book, view: SkdnView) -> BarChart:
    sheet, last = book.workbook[TITLE], _FIRST + len(view.months) - 1
    chart = BarChart()
    chart.type, chart.gapWidth, chart.overlap = "col", 30, 0
    chart.width, chart.height = _WIDE, _HIGH
    chart.title = chart_title(f"SKDN dua belas bulan, {view.place}", 1100, bold=True)
    for column, (name, (fill, ink)) in enumerate(COLOURS.items(), 2):
        if name == "K" and not view.has_books:
            continue
        series = Series(Reference(sheet, min_col=column, min_row=_FIRST, max_row=last), title=name)
        series.graphicalProperties.solidFill = fill
        series.dLbls = DataLabelList(
            showVal=True, showSerName=False, showCatName=False, showLegendKey=False, showPercent=False, dLblPos="inEnd"
        )
        series.dLbls.numFmt = "#,##0;;"
        series.dLbls.txPr = _upright(ink)
        chart.series.append(series)
    chart.set_categories(Reference(sheet, min_col=1, min_row=_FIRST, max_row=last))
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.scaling.min = 0
    chart.y_axis.number_format = "#,##0"
    chart.x_axis.txPr = chart.y_axis.txPr = chart_letters(800)
    chart.legend.position = "b"
    return chart


def _upright(ink: str) -> RichText:
    """Return how a number looks that stands upright in its bar."""
    letters = CharacterProperties(sz=700, solidFill=ink, latin=Font(typeface=FONT))
    paragraph = Paragraph(pPr=ParagraphProperties(defRPr=letters), endParaRPr=None)
    return RichText(bodyPr=RichTextProperties(rot=-5400000, vert="horz"), p=[paragraph])
