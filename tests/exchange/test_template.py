"""The template can be filled in without reading a manual, and reads back without loss."""

import stat
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from stunting_tui.errors import FileError
from stunting_tui.exchange.reading import read_grid
from stunting_tui.exchange.template import write_template
from stunting_tui.exchange.template_columns import columns
from stunting_tui.exchange.understanding import understand

VILLAGES = [("99.99.99.2001", "SARIMULYA"), ("99.99.99.2002", "TIRTALAYA")]
POSYANDU = [("SARIMULYA", "MAWAR 1"), ("TIRTALAYA", "MELATI"), ("TIRTALAYA", "MAWAR 1")]
CHILD = {
    "nik": "0099991205240001",
    "nama": "BIBA LULUTI",
    "jk": "P",
    "tgl_lahir": date(2024, 5, 12),
    "bb_lahir": 3.05,
    "tb_lahir": 49,
    "nama_ortu": "TUSI / MIKU",
    "desa": "TIRTALAYA",
    "posyandu": "MAWAR 1",
    "rt": "003",
    "rw": "001",
    "alamat": "DK. CONTOH",
    "tgl_ukur": date(2026, 8, 12),
    "berat": 10.4,
    "tinggi": 83.5,
    "cara_ukur": "Berdiri",
    "lila": 14.2,
    "lika": 46.5,
    "edema": "Tidak",
    "naik": "N",
    "vit_a": "1",
}


@pytest.fixture
def template(tmp_path: Path) -> Path:
    path = tmp_path / "templat.xlsx"
    write_template(path, VILLAGES, POSYANDU, "CONTOH")
    return path


def _fill_sheet(path: Path) -> Worksheet:
    return openpyxl.load_workbook(path)["Isian"]


def _filled(path: Path, **changed: object) -> None:
    book = openpyxl.load_workbook(path)
    for index, column in enumerate(columns(), start=1):
        cell = book["Isian"].cell(4, index)
        cell.value = {**CHILD, **changed}.get(column.name)
    book.save(path)


def test_what_is_filled_in_reads_back_without_loss(template: Path) -> None:
    _filled(template)
    parsed = understand(read_grid(template), date(2026, 11, 22))
    assert parsed.layout == "templat"
    assert [
        finding for finding in parsed.findings if finding.severity != "info" and finding.code != "nik_wilayah"
    ] == []
    (row,) = parsed.rows
    assert (row.sheet, row.row) == ("Isian", 4)
    assert (row.name, row.sex, row.birth_date) == ("BIBA LULUTI", "P", CHILD["tgl_lahir"])
    assert (row.nik or row.nik_raw) == CHILD["nik"]
    assert (row.birth_weight_kg, row.birth_length_cm) == (3.05, 49)
    assert (row.parent_name, row.village, row.posyandu) == ("TUSI / MIKU", "TIRTALAYA", "MAWAR 1")
    assert (row.rt, row.rw, row.address) == ("003", "001", "DK. CONTOH")
    assert (row.measured_on, row.weight_kg, row.height_cm, row.position) == (CHILD["tgl_ukur"], 10.4, 83.5, "H")
    assert (row.muac_cm, row.head_cm, row.oedema) == (14.2, 46.5, False)
    assert (row.gain, row.vitamin_a) == ("N", "1")
    assert row.district == "CONTOH"


def test_the_fresh_template_holds_no_measurement(template: Path) -> None:
    grid = read_grid(template)
    assert [sheet.name for sheet in grid.sheets] == ["Petunjuk", "Isian", "Desa"]
    isian = grid.sheets[1]
    assert list(isian.numbered())[-1] == (3, [column.heading for column in columns()])


def test_every_column_is_explained(template: Path) -> None:
    cells = {str(cell.value) for row in openpyxl.load_workbook(template)["Petunjuk"].iter_rows() for cell in row}
    for column in columns():
        assert {column.heading, column.explanation, column.rule, column.example} <= cells


def test_drop_downs_and_bounds_are_checked_by_excel(template: Path) -> None:
    sheet = _fill_sheet(template)
    headings = {sheet.cell(3, i).value: sheet.cell(3, i).column_letter for i in range(1, sheet.max_column + 1)}
    rules = {str(rule.sqref).split(":")[0].rstrip("4"): rule for rule in sheet.data_validations.dataValidation}
    by_heading = {heading: rules[letter] for heading, letter in headings.items() if letter in rules}
    assert by_heading["JK"].formula1 == '"L,P"'
    assert by_heading["Cara Ukur"].formula1 == '"Terlentang,Berdiri"'
    assert by_heading["Edema"].formula1 == '"Ya,Tidak"'
    assert by_heading["Desa/Kel"].formula1 == "Desa!$B$4:$B$5"
    assert by_heading["Posyandu"].formula1 == "Desa!$C$4:$C$5"
    assert (by_heading["Berat"].type, by_heading["Berat"].formula1, by_heading["Berat"].formula2) == (
        "decimal",
        "1.0",
        "40.0",
    )
    assert (by_heading["Tanggal Pengukuran"].formula1, by_heading["Tanggal Pengukuran"].formula2) == ("$D4", "TODAY()")
    assert by_heading["NIK"].errorStyle == "warning"
    for heading, rule in by_heading.items():
        assert rule.showErrorMessage, heading
        assert 10 < len(rule.error) <= 255, heading
        assert len(rule.errorTitle) <= 32


def test_formats_and_printing(template: Path) -> None:
    sheet = _fill_sheet(template)
    row = {sheet.cell(3, i).value: sheet.cell(4, i) for i in range(1, sheet.max_column + 1)}
    assert row["NIK"].number_format == row["RT"].number_format == "@"
    assert row["Tgl Lahir"].number_format == "dd/mm/yyyy"
    assert (row["Berat"].number_format, row["Tinggi"].number_format) == ("0.00", "0.0")
    assert sheet.freeze_panes == "C4"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$3:$3"
    assert all(sheet.column_dimensions[cell.column_letter].width >= 5 for cell in sheet[3])


def test_without_a_district_names_are_typed_freely(tmp_path: Path) -> None:
    path = tmp_path / "kosong.xlsx"
    write_template(path)
    formulas = [str(rule.formula1) for rule in _fill_sheet(path).data_validations.dataValidation]
    assert not any("Desa!" in formula for formula in formulas)
    _filled(path)
    (row,) = understand(read_grid(path), date(2026, 11, 22)).rows
    assert row.village == "TIRTALAYA"


def test_names_never_become_formulas(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_template(path, [("99.99.99.2001", "=1+1")], [("=1+1", '=HYPERLINK("a")\x07')], "=2+2")
    for sheet in openpyxl.load_workbook(path):
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    assert read_grid(path).sheets[2].rows[3] == ["99.99.99.2001", "=1+1", '=HYPERLINK("a")']


def test_the_file_is_private_and_a_bad_place_is_told(template: Path, tmp_path: Path) -> None:
    assert stat.S_IMODE(template.stat().st_mode) == 0o600
    with pytest.raises(FileError, match="foldernya tidak ada"):
        write_template(tmp_path / "tiada" / "a.xlsx")
