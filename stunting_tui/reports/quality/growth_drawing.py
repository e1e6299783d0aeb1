"""A native scatter chart of a child's points between the WHO lines.

The lines differ by their dashes and carry their names at the right end, so that a print without colours says the same;
red are those at 3 SD, of which the KMS draws the lower one in red.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from openpyxl.chart import Reference, ScatterChart, Series
from openpyxl.chart.axis import NumericAxis
from openpyxl.chart.label import DataLabel, DataLabelList
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.legend import LegendEntry
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.worksheet.worksheet import Worksheet

from stunting_tui.domain.measuring.growth_chart import Index
from stunting_tui.domain.measuring.growth_frame import DRAWN, SD, Axis, GrowthFrame, LineTable
from stunting_tui.reports.chart_text import chart_letters, chart_title

WIDTH_CM, HEIGHT_CM = 15.6, 8.2
FIRST_LINE = 4
"""The column of the first of `SD` on the sheet of lines; the one before holds the keys."""
POINT_COLUMNS = (3, 4)
"""Columns of the key and the measure on the sheet of points."""

_EMU = 12700
"""Units of a line's width in a point."""
_TITLES: Mapping[LineTable, str] = {
    "haz": "Panjang/tinggi menurut umur (TB/U)",
    "waz": "Berat menurut umur (BB/U)",
    "wfl": "Berat menurut panjang (BB/PB)",
    "wfh": "Berat menurut tinggi (BB/TB)",
}
_ACROSS: Mapping[LineTable, str] = {
    "haz": "Umur (bulan)",
    "waz": "Umur (bulan)",
    "wfl": "Panjang badan (cm)",
    "wfh": "Tinggi badan (cm)",
}
_UP: Mapping[Index, str] = {"haz": "Panjang/tinggi (cm)", "waz": "Berat badan (kg)", "whz": "Berat badan (kg)"}
_SEXES = {"L": "anak laki-laki", "P": "anak perempuan"}


@dataclass(frozen=True, slots=True)
class _Stroke:
    colour: str
    points: float
    dash: str


_STROKES: Mapping[int, _Stroke] = {
    0: _Stroke("404040", 1.75, "solid"),
    1: _Stroke("7F7F7F", 1.0, "lgDashDot"),
    2: _Stroke("595959", 1.25, "dash"),
    3: _Stroke("C00000", 1.5, "sysDot"),
}
"""By the distance from the median."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a chart takes its figures from: rows of the sheet of lines, and of the sheet of points."""

    lines: Worksheet
    line_rows: tuple[int, int]
    points: Worksheet
    point_rows: tuple[int, int]


def growth_chart(frame: GrowthFrame, source: Source) -> ScatterChart:
    """Return the chart of `frame`, whose figures stand in the rows of `source`, the first and the last of each."""
    chart = ScatterChart(scatterStyle="lineMarker")
    chart.width, chart.height = WIDTH_CM, HEIGHT_CM
    chart.title = chart_title(f"{_TITLES[frame.table]}, {_SEXES[frame.sex]}", 1000, bold=True)
    chart.graphical_properties = GraphicalProperties(ln=LineProperties(noFill=True))
    chart.layout = Layout(
        ManualLayout(layoutTarget="inner", xMode="edge", yMode="edge", x=0.09, y=0.11, w=0.84, h=0.66)
    )
    _axis(chart.x_axis, frame.across, _ACROSS[frame.table])
    _axis(chart.y_axis, frame.up, _UP[frame.index])
    for sd in DRAWN[frame.index]:
        chart.series.append(_line(sd, source))
    first, last = source.point_rows
    chart.series.append(_points("pengukuran", source.points, first, last, newest=False))
    chart.series.append(_points("pengukuran terbaru", source.points, last, last, newest=True))
    chart.legend.position = "b"
    chart.legend.txPr = chart_letters(800)
    chart.legend.legendEntry = [LegendEntry(idx=at, delete=True) for at in range(len(DRAWN[frame.index]))]
    return chart


def _axis(axis: NumericAxis, span: Axis, title: str) -> None:
    axis.title = chart_title(title, 900)
    axis.scaling.min, axis.scaling.max, axis.majorUnit = span.low, span.high, span.step
    axis.number_format, axis.delete, axis.majorTickMark, axis.tickLblPos = "0", False, "out", "low"
    axis.crosses = "min"
    axis.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill="E3E3E3", w=_EMU // 2))
    axis.txPr = chart_letters(800)


def _line(sd: int, source: Source) -> Series:
    """Return a WHO line, named at its right end."""
    first, last = source.line_rows
    column = FIRST_LINE + SD.index(sd)
    keys = Reference(source.lines, min_col=FIRST_LINE - 1, min_row=first, max_row=last)
    values = Reference(source.lines, min_col=column, min_row=first, max_row=last)
    series = Series(values, keys, title=f"{sd:+d} SD" if sd else "median")
    stroke = _STROKES[abs(sd)]
    series.marker.symbol, series.smooth = "none", False
    series.graphicalProperties = GraphicalProperties(
        ln=LineProperties(solidFill=stroke.colour, w=round(stroke.points * _EMU), prstDash=stroke.dash)
    )
    shown = {"showSerName": True, "showVal": False, "showCatName": False, "showLegendKey": False, "showPercent": False}
    end = DataLabel(idx=last - first, dLblPos="r", txPr=chart_letters(800, bold=sd == 0), **shown)
    series.dLbls = DataLabelList(dLbl=[end], **{**shown, "showSerName": False})
    return series


def _points(name: str, sheet: Worksheet, first: int, last: int, *, newest: bool) -> Series:
    """Return the child's measurements; the newest one is a series of its own with another sign."""
    key, value = POINT_COLUMNS
    series = Series(
        Reference(sheet, min_col=value, min_row=first, max_row=last),
        Reference(sheet, min_col=key, min_row=first, max_row=last),
        title=name,
    )
    series.smooth = False
    series.marker.symbol, series.marker.size = ("diamond", 10) if newest else ("circle", 5)
    series.marker.graphicalProperties = GraphicalProperties(
        solidFill="000000", ln=LineProperties(solidFill="000000", w=_EMU)
    )
    line = LineProperties(noFill=True) if newest else LineProperties(solidFill="000000", w=_EMU)
    series.graphicalProperties = GraphicalProperties(ln=line)
    return series
