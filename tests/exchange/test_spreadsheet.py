"""Cells of xlsx, xls and ods arrive with their types, at the place Excel shows."""

import subprocess
import sys
from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest
import xlwt

from stunting_tui.exchange.grid import Sheet
from stunting_tui.exchange.reading import read_grid
from tests.exchange import hostile

DAY = date(2024, 8, 20)
MOMENT = datetime(2024, 8, 20, 10, 11, 12)  # noqa: DTZ001 - spreadsheets know no time zones


def _only(path: Path) -> Sheet:
    (sheet,) = read_grid(path).sheets
    return sheet


def test_numbers_dates_and_clock_times_keep_their_types(tmp_path: Path) -> None:
    row = [7.4, 75, 3201047609162717, DAY, MOMENT, time(7, 4), True, "  teks\u00a0", None, "akhir"]
    sheet = _only(hostile.workbook(tmp_path / "a.xlsx", [row]))
    assert sheet.rows == [row]
    assert [type(cell) for cell in sheet.rows[0][:3]] == [float, int, int]


def test_formats_do_not_change_numbers(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for column, (value, pattern) in enumerate([(0.1465, "0.00%"), (1500, '"Rp"#,##0'), (7.25, "0.00 \\k\\g")], start=1):
        book.active.cell(1, column, value).number_format = pattern
    book.save(tmp_path / "a.xlsx")
    assert _only(tmp_path / "a.xlsx").rows == [[0.1465, 1500, 7.25]]


def test_clock_damage_arrives_as_excel_shows_it(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    hours = 85 / 24 + 5 / 1440
    cells = [(time(7, 4), "hh.mm"), (timedelta(hours=85, minutes=5), "[h].mm.ss"), (hours, "hh:mm:ss")]
    for column, (value, pattern) in enumerate([*cells, (188 / 1440, "hh:mm")], start=1):
        book.active.cell(1, column, value).number_format = pattern
    book.save(tmp_path / "a.xlsx")
    assert _only(tmp_path / "a.xlsx").rows == [[time(7, 4), "85.05.00", "85.05.00", time(3, 8)]]


def test_rows_and_columns_stay_where_excel_shows_them(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["C3"], sheet["D6"] = "judul", 5
    sheet["B40"].number_format = "0.00"
    book.save(tmp_path / "a.xlsx")
    read = _only(tmp_path / "a.xlsx")
    assert read.first_row == 1
    assert list(read.numbered()) == [(3, [None, None, "judul"]), (6, [None, None, None, 5])]
    assert len(read.rows) == 6


def test_hidden_sheets_are_read_and_marked_and_empty_ones_left_out(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["a"])
    hidden = book.create_sheet("Simpanan")
    hidden.append(["b"])
    hidden.sheet_state = "hidden"
    book.create_sheet("Kosong")
    book.create_chartsheet("Grafik")
    book.save(tmp_path / "a.xlsx")
    assert [(s.name, s.hidden, s.rows) for s in read_grid(tmp_path / "a.xlsx").sheets] == [
        ("Sheet", False, [["a"]]),
        ("Simpanan", True, [["b"]]),
    ]


def test_formulas_are_not_evaluated(tmp_path: Path) -> None:
    body = '<row r="1"><c r="A1"><f>1+1</f><v>7</v></c><c r="B1"><f>WEBSERVICE("http://a")</f></c></row>'
    assert _only(hostile.with_sheet(tmp_path / "a.xlsx", body)).rows == [[7]]


def test_errors_in_cells_are_empty(tmp_path: Path) -> None:
    body = '<row r="1"><c r="A1" t="e"><v>#N/A</v></c><c r="B1"><v>1</v></c></row>'
    assert _only(hostile.with_sheet(tmp_path / "a.xlsx", body)).rows == [[None, 1]]


def test_an_old_workbook_is_read(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Pengukuran")
    dated = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    sheet.write(2, 1, "BIBA LULU")
    sheet.write(2, 2, DAY, dated)
    sheet.write(2, 3, 7.4)
    sheet.write(2, 4, 75)
    book.save(str(tmp_path / "a.xls"))
    grid = read_grid(tmp_path / "a.xls")
    assert grid.kind == "xls"
    assert list(grid.sheets[0].numbered()) == [(3, [None, "BIBA LULU", DAY, 7.4, 75])]


def test_an_ods_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    _write_ods(path)
    grid = read_grid(path)
    assert grid.kind == "ods"
    assert [(s.name, list(s.numbered())) for s in grid.sheets] == [("Desa", [(3, [None, "BIBA", 7.4, DAY, 75])])]


def _write_ods(path: Path) -> None:
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableRow
    from odf.text import P

    document = OpenDocumentSpreadsheet()
    table = Table(name="Desa")
    table.addElement(TableRow(numberrowsrepeated=2))
    row = TableRow()
    row.addElement(TableCell())
    text = TableCell(valuetype="string")
    text.addElement(P(text="BIBA"))
    row.addElement(text)
    row.addElement(TableCell(valuetype="float", value="7.4"))
    row.addElement(TableCell(valuetype="date", datevalue=DAY.isoformat()))
    row.addElement(TableCell(valuetype="float", value="75"))
    table.addElement(row)
    document.spreadsheet.addElement(table)
    document.save(str(path))


def test_the_child_loads_next_to_nothing() -> None:
    code = (
        "import stunting_tui.exchange.spreadsheet_worker, sys;"
        "print([m for m in ('numpy','openpyxl','textual','peewee','python_calamine','zipfile') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_child_is_found_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hostile.workbook(tmp_path / "a.xlsx", [["a"]])
    (tmp_path / "json.py").write_text("raise SystemExit(3)")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PYTHONPATH", raising=False)
    assert _only(Path("a.xlsx")).rows == [["a"]]
