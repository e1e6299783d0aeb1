import pytest
from openpyxl import load_workbook

from stunting_tui.domain.rows import Finding, Severity
from stunting_tui.errors import FileError
from stunting_tui.reports.findings import write_findings

FINDINGS = [
    Finding(Severity.ERROR, 118, "Tgl Lahir", "tanggal-kosong", "Baris 118: tanggal lahir kosong", "Sheet1"),
    Finding(Severity.WARNING, 204, "Nama", "anak-meragukan", '=HYPERLINK("x") mirip dua anak'),
    Finding(Severity.INFO, 0, "", "geser", "812 baris digeser kembali"),
]


def rows(path):
    sheet = load_workbook(path).active
    return sheet, [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_findings_stand_in_the_order_given(tmp_path):
    write_findings(tmp_path / "temuan.xlsx", "agustus.xls", FINDINGS)
    sheet, cells = rows(tmp_path / "temuan.xlsx")
    assert cells[0][0] == "Temuan impor agustus.xls"
    start = next(at for at, row in enumerate(cells) if row[0] == "Tingkat")
    assert cells[start] == ["Tingkat", "Lembar", "Baris", "Kolom", "Temuan", "Kode"]
    body = cells[start + 1 :]
    assert [row[0] for row in body] == ["galat", "peringatan", "info"]
    assert [row[2] for row in body] == [118, 204, "-"]
    assert sheet.print_title_rows == f"${start + 1}:${start + 1}"
    assert sheet.auto_filter.ref.startswith(f"A{start + 1}:F")


def test_what_looks_like_a_formula_stays_text(tmp_path):
    write_findings(tmp_path / "temuan.xlsx", "=1+1.csv", FINDINGS)
    sheet, _ = rows(tmp_path / "temuan.xlsx")
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert any(cell.value == FINDINGS[1].message for row in sheet.iter_rows() for cell in row)


def test_no_findings_make_a_file_all_the_same(tmp_path):
    write_findings(tmp_path / "temuan.xlsx", "bersih.csv", [])
    assert rows(tmp_path / "temuan.xlsx")[1][0][0] == "Temuan impor bersih.csv"


def test_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(FileError, match="folder"):
        write_findings(tmp_path / "tidak" / "temuan.xlsx", "a.csv", FINDINGS)
