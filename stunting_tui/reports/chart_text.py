"""Letters in native charts: those of the workbook, in a size that fits."""

from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.text import CharacterProperties, Font, Paragraph, ParagraphProperties, RegularTextRun

from stunting_tui.reports.book import FONT, clean


def chart_title(text: str, size: int, *, bold: bool = False) -> Title:
    """Return a title of a chart or an axis; `size` in hundredths of a point."""
    letters = _look(size, bold=bold)
    run = RegularTextRun(rPr=letters, t=clean(text))
    rich = RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=letters), r=[run])])
    return Title(tx=Text(rich=rich), overlay=False)


def chart_letters(size: int, *, bold: bool = False) -> RichText:
    """Return how the figures of an axis, a label or a legend look."""
    look = _look(size, bold=bold)
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=look), r=[], endParaRPr=look)])


def _look(size: int, *, bold: bool) -> CharacterProperties:
    return CharacterProperties(sz=size, b=bold, latin=Font(typeface=FONT))
