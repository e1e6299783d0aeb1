"""Writers of the sample files, and what a sample must read as."""

import io
import re
import zipfile
from dataclasses import dataclass, field
from datetime import date
from html import escape

from tests.tools.sample_children import Child

Cells = list[list[object]]


@dataclass
class Sample:
    """One sample file: its bytes and what must come out of it.

    `rows` pairs spreadsheet rows with the children they must give; `fields` are further values by row.
    """

    name: str
    shows: str
    data: bytes
    layout: str
    rows: list[tuple[int, Child]]
    read: int = -1
    codes: list[str] = field(default_factory=list)
    fields: dict[int, dict[str, object]] = field(default_factory=dict)
    text: bool = True

    def expectation(self) -> str:
        """Return what must come out, as a TOML table."""
        read = len(self.rows) if self.read < 0 else self.read
        lines = [f'["{self.name}"]', f'shows = "{self.shows}"', f'layout = "{self.layout}"', f"read = {read}"]
        lines += [f"ok = {len(self.rows)}", f"codes = {list(self.codes)}".replace("'", '"'), "rows = ["]
        lines += [f"  [{', '.join(_toml(value) for value in _facts(row, child))}]," for row, child in self.rows]
        lines.append("]")
        for row, values in self.fields.items():
            lines.append(f'[["{self.name}".fields]]')
            lines.append(f"row = {row}")
            lines += [f'"{name}" = {_toml(value)}' for name, value in values.items()]
        return "\n".join(lines) + "\n"


def _facts(row: int, child: Child) -> list[object]:
    return [row, child.name, child.sex, child.birth, child.visit, child.weight, child.height]


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if value is None:
        return '"kosong"'
    return str(value) if isinstance(value, int | float) else '"' + str(value).replace('"', '\\"') + '"'


def delimited(rows: Cells, mark: str = ";", encoding: str = "utf-8-sig") -> bytes:
    """Return rows as a delimited text file with the line ends of Windows."""
    import csv

    out = io.StringIO()
    csv.writer(out, delimiter=mark, lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode(encoding)


def html(rows: Cells, header: list[str], *, raw: bool = False) -> bytes:
    """Return rows as the HTML table the export calls .xls; with `raw` the cells are already HTML."""
    head = "".join(f"<th>{escape(label)}</th>" for label in header)
    body = "".join(
        "<tr>" + "".join(f"<td>{cell if raw else escape(str(cell))}</td>" for cell in row) + "</tr>" for row in rows
    )
    table = f"<table id='simple-table'><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return f"<html><head><meta charset='utf-8'></head><body>{table}</body></html>".encode()


def xlsx(
    sheets: dict[str, Cells], merged: dict[str, list[str]] | None = None, formats: dict[str, str] | None = None
) -> bytes:
    """Return sheets as a workbook; `merged` are ranges per sheet, `formats` number formats per column letter."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
        for cells in (merged or {}).get(title, []):
            sheet.merge_cells(cells)
        for letter, number_format in (formats or {}).items():
            for cell in sheet[letter]:
                cell.number_format = number_format
    out = io.BytesIO()
    book.save(out)
    return _undated(out.getvalue())


def _undated(workbook: bytes) -> bytes:
    """Return a zipped workbook without the time it was made, so that it is the same at every run."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            content = old.read(member)
            if member.filename in {"docProps/core.xml", "meta.xml"}:
                content = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?", b"2026-08-20T00:00:00", content)
            kind = zipfile.ZIP_STORED if member.filename == "mimetype" else zipfile.ZIP_DEFLATED
            new.writestr(zipfile.ZipInfo(member.filename, (2026, 8, 20, 0, 0, 0)), content, kind)
    return out.getvalue()


def xls(title: str, rows: Cells) -> bytes:
    """Return one sheet as a workbook of Excel 97-2003; dates are true dates."""
    import xlwt

    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet(title)
    day = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    for i, row in enumerate(rows):
        for j, cell in enumerate(row):
            if isinstance(cell, date):
                sheet.write(i, j, cell, day)
            elif cell not in (None, ""):
                sheet.write(i, j, cell)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def ods(title: str, rows: Cells) -> bytes:
    """Return one sheet as an OpenDocument spreadsheet."""
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableRow
    from odf.text import P

    book = OpenDocumentSpreadsheet()
    table = Table(name=title)
    for row in rows:
        line = TableRow()
        for cell in row:
            if isinstance(cell, float | int) and not isinstance(cell, bool):
                made = TableCell(valuetype="float", value=str(cell))
            elif isinstance(cell, date):
                made = TableCell(valuetype="date", datevalue=cell.isoformat())
            else:
                made = TableCell(valuetype="string")
            made.addElement(P(text=str(cell)))
            line.addElement(made)
        table.addElement(line)
    book.spreadsheet.addElement(table)
    out = io.BytesIO()
    book.save(out)
    return _undated(out.getvalue())
