"""The XML workbook of Excel 2003 (SpreadsheetML), which some web applications still export as .xls."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from stunting_tui.exchange import guard, limits
from stunting_tui.exchange.builder import Builder
from stunting_tui.exchange.grid import Cell, Row, Sheet
from stunting_tui.exchange.watch import Watch

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_NS = "{urn:schemas-microsoft-com:office:spreadsheet}"
_LAST_ROW = 1_048_576
_TICK_ROWS = 500
_CLOCK_YEARS = (1899, 1900)


def read_sheets(watch: Watch, encoding: str) -> list[Sheet]:
    """Return the sheets of the XML workbook; its parser refuses document types and entities.

    Raises FileError for XML that is broken or hostile. `encoding` is what the bytes are, for the message only.
    """
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException

    try:
        return _sheets(watch)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise guard.damaged(watch.path, f" (XML {encoding})") from error


def _sheets(watch: Watch) -> list[Sheet]:
    """Build the sheets from the elements as they end, letting go of each row at once."""
    from defusedxml.ElementTree import iterparse

    builder = Builder(watch.path)
    number = 0
    with watch.path.open("rb") as file:
        for event, element in iterparse(file, events=("start", "end"), forbid_dtd=True):
            if event == "start" and element.tag == f"{_NS}Worksheet":
                builder.begin(element.get(f"{_NS}Name") or "Lembar")
                number = 0
            elif event == "end" and element.tag == f"{_NS}Row":
                number = _add(watch.path, builder, element, number)
                element.clear()
                if number % _TICK_ROWS == 0:
                    watch.tick(None, builder.rows)
    return builder.sheets()


def _add(path: Path, builder: Builder, element: "Element", last: int) -> int:
    """Add one row element after row `last`; return its number."""
    number = _index(element, last + 1)
    if not last < number <= _LAST_ROW:
        raise guard.damaged(path)
    for _ in range(last + 1, number):
        builder.add([])
    row: Row = []
    for column, cell in _cells(element):
        if column <= limits.COLUMNS or cell is not None:
            row.extend([None] * (min(column, limits.COLUMNS + 1) - 1 - len(row)))
            row.append(cell)
    builder.add(row)
    return number


def _cells(element: "Element") -> Iterator[tuple[int, Cell]]:
    """Yield column number and value of each cell of a row."""
    column = 0
    for cell in element.iterfind(f"{_NS}Cell"):
        column = _index(cell, column + 1)
        data = cell.find(f"{_NS}Data")
        yield column, None if data is None else _value(data)
        column += int(cell.get(f"{_NS}MergeAcross") or 0)


def _index(element: "Element", following: int) -> int:
    return int(element.get(f"{_NS}Index") or following)


def _value(data: "Element") -> Cell:
    """Return what a data element holds, by its declared type."""
    text = "".join(data.itertext())
    kind = data.get(f"{_NS}Type")
    if kind == "Number":
        number = float(text)
        return int(number) if number.is_integer() and abs(number) < 2**53 else number
    if kind == "Boolean":
        return text.strip() == "1"
    if kind == "DateTime":
        moment = datetime.fromisoformat(text.strip())
        if moment.year in _CLOCK_YEARS:
            return moment.time()
        return moment if moment.time() != datetime.min.time() else moment.date()
    return text if kind != "Error" else None
