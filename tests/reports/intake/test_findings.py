from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from openpyxl import load_workbook

from stunting_tui.domain.intake.import_run import RunRecord
from stunting_tui.domain.rows import Finding, Severity
from stunting_tui.errors import FileError
from stunting_tui.reports.intake.findings import write_findings

FINDINGS = [
    Finding(Severity.ERROR, 118, "Tgl Lahir", "tanggal-lahir-kosong", "Baris 118: tanggal lahir kosong", "Sheet1"),
    Finding(Severity.WARNING, 204, "Nama", "anak-meragukan", '=HYPERLINK("x") mirip dua anak'),
    Finding(Severity.INFO, 0, "", "geser", "812 baris digeser kembali"),
]
RUN = RunRecord(
    7, "agustus.xls", "e-PPGBM 37 kolom", "html", date(2026, 8, 20), datetime(2026, 8, 21, 9, 5, tzinfo=UTC), "opr1",
    "2026-08", 1200, 1100, 12, 76, 88, 3, 4, 6, 1, 1, 1,
)  # fmt: skip


@pytest.fixture
def target(tmp_path):
    return tmp_path / "temuan.xlsx"


def rows(path, name="Temuan"):
    sheet = load_workbook(path)[name]
    return sheet, [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_summary_stands_first(target):
    write_findings(target, RUN, FINDINGS)
    book = load_workbook(target)
    assert book.sheetnames == ["Ringkasan", "Temuan"]
    assert book.active.title == "Ringkasan"


def test_findings_stand_in_the_order_given(target):
    write_findings(target, RUN, FINDINGS)
    sheet, cells = rows(target)
    assert cells[0][0] == "Temuan impor agustus.xls"
    start = next(at for at, row in enumerate(cells) if row[0] == "Tingkat")
    assert cells[start] == ["Tingkat", "Lembar", "Baris", "Kolom", "Temuan", "Kode"]
    body = cells[start + 1 :]
    assert [row[0] for row in body] == ["galat", "peringatan", "info"]
    assert [row[2] for row in body] == [118, 204, "-"]
    assert sheet.print_title_rows == f"${start + 1}:${start + 1}"
    assert sheet.auto_filter.ref.startswith(f"A{start + 1}:F")


def test_summary_tells_file_operator_and_counts(target):
    write_findings(target, RUN, FINDINGS)
    facts = {row[0]: row[1] for row in rows(target, "Ringkasan")[1] if row[0]}
    assert facts["Berkas"] == "agustus.xls"
    assert facts["Bentuk"] == "e-PPGBM 37 kolom (tabel HTML)"
    assert (facts["Tanggal judul"], facts["Batch"]) == ("20-08-2026", "Agustus 2026")
    assert (facts["Diimpor pada"], facts["Diimpor oleh"]) == ("21-08-2026 pukul 09.05", "opr1")
    assert (facts["Dibaca"], facts["Baru"], facts["Diperbarui"]) == ("1.200 baris", "1.100 pengukuran", "12 pengukuran")
    assert facts["Dilewati"] == "88 baris, 76 di antaranya sama"
    assert facts["Hilang"].startswith("3 pengukuran")
    assert facts["Menunggu"] == "4 baris menunggu keputusan; 6 baris sudah diputuskan sesudah impor"
    assert facts["Temuan"] == "1 galat, 1 peringatan, 1 info"


def test_reasons_add_up_and_kinds_are_counted(target):
    write_findings(target, RUN, [*FINDINGS, replace(FINDINGS[0], row=119, message="Baris 119: tanggal lahir kosong")])
    sheet, cells = rows(target, "Ringkasan")
    heads = [at for at, row in enumerate(cells) if row[0] == "Tingkat"]
    end = next(at for at, row in enumerate(cells) if row[2] == "Jumlah baris")
    assert cells[heads[0] + 1] == ["galat", "tanggal-lahir-kosong", "tanggal lahir kosong", 2]
    assert sum(row[3] for row in cells[heads[0] + 1 : end]) == cells[end][3] == 88
    assert [row[1:] for row in cells[heads[1] + 1 :]] == [
        ["tanggal-lahir-kosong", "tanggal lahir kosong", 2],
        ["anak-meragukan", '=HYPERLINK("x") mirip dua anak', 1],
        ["geser", "812 baris digeser kembali", 1],
    ]
    assert sheet.print_title_rows == f"${heads[0] + 1}:${heads[0] + 1}"
    assert cells[heads[0]] == cells[heads[1]] == ["Tingkat", "Kode", "Bunyi", "Jumlah"]
    assert sheet.freeze_panes is None


@pytest.mark.parametrize(("name", "direction"), [("Ringkasan", "portrait"), ("Temuan", "landscape")])
def test_sheets_print_on_a4_one_page_wide_with_page_numbers(target, name, direction):
    write_findings(target, RUN, FINDINGS)
    sheet, _ = rows(target, name)
    setup = sheet.page_setup
    assert (setup.paperSize, setup.fitToWidth, setup.fitToHeight, setup.orientation) == (9, 1, 0, direction)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.oddFooter.right.text == "Halaman &P dari &N"
    assert sheet.print_area


@pytest.mark.parametrize("name", ["Ringkasan", "Temuan"])
def test_what_looks_like_a_formula_stays_text(target, name):
    write_findings(target, replace(RUN, file_name="=1+1.csv", layout="=A1", by="@x"), FINDINGS)
    sheet, _ = rows(target, name)
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert any(cell.value == FINDINGS[1].message for row in sheet.iter_rows() for cell in row)


def test_preview_is_told_apart(target):
    write_findings(target, replace(RUN, id=None, at=None, by="", title_date=None, period=None), FINDINGS)
    facts = {row[0]: row[1] for row in rows(target, "Ringkasan")[1] if row[0]}
    assert facts["Diimpor pada"] == "belum disimpan (pratinjau)"
    assert (facts["Diimpor oleh"], facts["Tanggal judul"], facts["Batch"]) == ("-", "-", "-")


def test_no_findings_make_a_file_all_the_same(target):
    write_findings(target, replace(RUN, file_name="bersih.csv", skipped=0, unchanged=0), [])
    assert rows(target)[1][0][0] == "Temuan impor bersih.csv"
    told = [row[0] for row in rows(target, "Ringkasan")[1]]
    assert "Tidak ada baris yang dilewati." in told
    assert "Tidak ada temuan." in told


def test_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(FileError, match="folder"):
        write_findings(tmp_path / "tidak" / "temuan.xlsx", RUN, FINDINGS)
