"""Trend of the kecamatan and its villages as native charts of one scale, with the flat sheet they are drawn from.

The share with its interval is the solid line with error bars; D/S is the dashed one, on its own scale at the right.
"""

from collections.abc import Iterator, Mapping

from openpyxl.chart import LineChart, Reference, Series
from openpyxl.chart.data_source import NumDataSource, NumRef
from openpyxl.chart.error_bar import ErrorBars
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.utils import get_column_letter

from stunting_tui.domain.dates import MONTHS, period_label
from stunting_tui.domain.prevalence.survey_indicators import INDICATORS
from stunting_tui.domain.prevalence.village_trend import PlaceTrend, VillageTrend, small_words
from stunting_tui.reports.book import Book, Look, Page, Value
from stunting_tui.reports.chart_text import chart_letters, chart_title
from stunting_tui.reports.flat import draw_flat

TITLE, DATA = "Tren", "Data Tren"
HEADS = (
    "tempat", "batch", "rancangan", "kode", "n", "dari", "persen", "bawah", "atas", "terdaftar", "diukur", "cakupan",
    "catatan", "putaran", "garis", "galat_bawah", "galat_atas",
)  # fmt: skip
"""The last four columns are what the charts take: nothing where there are too few children."""
TOLD = (
    "Garis tebal: persen anak (skala kiri) dengan selang 95 %. Garis putus-putus: cakupan D/S, persen anak terdaftar "
    "yang diukur (skala kanan, 0-100). Semua gambar berskala sama. Bila selang dua putaran banyak bertindih, "
    "perubahannya belum pasti; bila D/S berubah banyak, persennya tidak dapat dibandingkan begitu saja."
)
ALONE = "Tren digambar setelah ada sedikitnya dua batch dengan 30 anak atau lebih."
_WIDE, _HIGH = (15.6, 6.2), (7.7, 4.7)
"""Width and height in cm of the chart of the kecamatan, and of a village: two of these stand side by side."""
_COLUMNS = 8
_ROW = 15.0
_EMU = 12700
_BAR_PARTS = ("errDir", "errBarType", "errValType", "noEndCap", "plus", "minus", "val", "spPr")
"""The order of the schema (ECMA-376, CT_ErrBars): openpyxl writes minus before plus, which Excel may refuse."""
_PLACES: Mapping[str, int] = {name: at for at, name in enumerate(HEADS, 1)}


def draw_trend(book: Book, trend: VillageTrend, foot: str) -> None:
    """Add the sheet of charts, and the flat sheet behind it."""
    page = book.page(TITLE, (75 / _COLUMNS,) * _COLUMNS, foot)
    draw_flat(book, HEADS, data_rows(trend), foot, title=DATA)
    page.line("TREN PER DESA", Look(size=13, bold=True, across="center"))
    first, last = trend.periods[0], trend.periods[-1]
    spoken = f"{INDICATORS[trend.indicator].title}, {period_label(first)} sampai {period_label(last)}; {trend.design}"
    page.line(spoken, Look(size=10, across="center"))
    rounds = len(trend.periods)
    charts = [
        _chart(book, place, 2 + at * rounds, rounds, trend.top, _HIGH if at else _WIDE)
        for at, place in enumerate((trend.whole, *trend.villages))
        if place.drawn
    ]
    if charts:
        page.line(TOLD, Look(size=9, italic=True), above=4)
    else:
        page.line(ALONE, Look(italic=True), above=8)
    if trend.whole.drawn:
        _put(page, [charts.pop(0)], _WIDE[1])
    for at in range(0, len(charts), 2):
        _put(page, charts[at : at + 2], _HIGH[1])
    told = small_words(trend.untold)
    if told:
        page.line(told, Look(size=10), above=4)
    page.finish()


def _put(page: Page, charts: list[LineChart], height: float) -> None:
    """Put charts side by side, on the next printed page where they do not fit this one."""
    start = page.row
    page.space(6)
    for at, chart in enumerate(charts):
        page.sheet.add_chart(chart, f"{get_column_letter(1 + at * _COLUMNS // 2)}{page.row}")
    for _ in range(int(height / 2.54 * 72 / _ROW) + 1):
        page.space(_ROW)
    page.keep(start)


def data_rows(trend: VillageTrend) -> Iterator[tuple[Value, ...]]:
    """Give a row for each place and round, the rounds of a place one below the other."""
    for place in (trend.whole, *trend.villages):
        for point in place.points:
            share = point.share
            below, above = (
                None if share.percent is None or end is None or not point.enough else abs(share.percent - end)
                for end in (share.low, share.high)
            )
            yield (
                place.name, point.period, trend.design, trend.indicator, share.n, share.of, share.percent, share.low,
                share.high, point.registered, point.measured, point.coverage,
                share.reason or ("" if point.enough else "n kecil"), _round_name(point.period),
                share.percent if point.enough else None, below, above,
            )  # fmt: skip


def _round_name(period: str) -> str:
    return f"{MONTHS[int(period[5:]) - 1][:3]} {period[2:4]}"


def _chart(book: Book, place: PlaceTrend, first: int, rounds: int, top: float, size: tuple[float, float]) -> LineChart:
    """Return the chart of a place whose figures begin in the row `first`."""
    sheet, last = book.workbook[DATA], first + rounds - 1

    def column(name: str) -> Reference:
        return Reference(sheet, min_col=_PLACES[name], min_row=first, max_row=last)

    chart = LineChart()
    chart.width, chart.height = size
    chart.title = chart_title(f"{place.name} (%)", 1000, bold=True)
    chart.graphical_properties = GraphicalProperties(ln=LineProperties(solidFill="BFBFBF", w=_EMU // 2))
    share = _series(column("garis"), "persen", "000000", 1.75, "solid")
    share.marker.symbol, share.marker.size = "circle", 6
    share.marker.graphicalProperties = GraphicalProperties(solidFill="000000")
    share.errBars = _bars(column("galat_bawah"), column("galat_atas"))
    chart.series.append(share)
    cover = LineChart()
    cover.series.append(_series(column("cakupan"), "D/S", "7F7F7F", 1.0, "dash"))
    for part in (chart, cover):
        part.set_categories(column("putaran"))
        part.y_axis.number_format, part.y_axis.delete = "0", False
        part.y_axis.scaling.min = 0
        part.y_axis.txPr = chart_letters(700)
    chart.y_axis.scaling.max, chart.y_axis.majorUnit = top, top / 5
    chart.y_axis.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill="E3E3E3", w=_EMU // 2))
    chart.x_axis.delete, chart.x_axis.txPr = False, chart_letters(700)
    cover.y_axis.axId, cover.y_axis.crosses, cover.y_axis.majorGridlines = 200, "max", None
    cover.y_axis.scaling.max, cover.y_axis.majorUnit = 100, 20
    chart.legend = None
    if size is _WIDE:
        chart.y_axis.title, cover.y_axis.title = chart_title("Anak (%)", 800), chart_title("D/S (%)", 800)
    chart += cover
    return chart


def _series(values: Reference, name: str, colour: str, points: float, dash: str) -> Series:
    series = Series(values, title=name)
    series.smooth = False
    series.marker.symbol = "none"
    series.graphicalProperties = GraphicalProperties(
        ln=LineProperties(solidFill=colour, w=round(points * _EMU), prstDash=dash)
    )
    return series


def _bars(below: Reference, above: Reference) -> ErrorBars:
    bars = ErrorBars(
        errDir="y", errBarType="both", errValType="cust", noEndCap=False,
        plus=NumDataSource(numRef=NumRef(f=str(above))), minus=NumDataSource(numRef=NumRef(f=str(below))),
        spPr=GraphicalProperties(ln=LineProperties(solidFill="595959", w=_EMU)),
    )  # fmt: skip
    bars.__elements__ = _BAR_PARTS
    return bars
