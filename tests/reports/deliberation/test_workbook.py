"""The workbook as a spreadsheet program finds it: reopened from the file."""

import re
import shutil
import stat
import subprocess
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from stunting_tui.domain.deliberation.agreement import Agreement, Attendee, Deliberation
from stunting_tui.errors import Cancelled, FileError
from stunting_tui.reports.deliberation.content import Letterhead, ReportContent, Signatory, StuntedChild
from stunting_tui.reports.deliberation.workbook import write_workbook
from tests.reports.opened import bare, body, formulas, reopened, row_of, words
from tests.reports.sample import content

UPRIGHT = ("Sampul", "Undangan", "Berita Acara")
SHEETS = [
    *UPRIGHT,
    "Lampiran I Disepakati",
    "Lampiran II Tidak Disepakati",
    "Lampiran III RTL",
    "Daftar Hadir",
    "Komitmen Bersama",
    "Matriks Kesepakatan",
    "Matriks Intervensi",
    "Kendali Integrasi",
    "Matriks RKPDes",
    "Rekap Desa",
    "Rekap Baduta",
    "Rekap Rinci",
    "Grafik",
    "Tren Desa",
    "Target",
    "Profil Desa",
    "Lembar Situasi",
    "Intervensi Serentak",
    "Orang Tua Asuh",
    "Anak Pendek",
    "Catatan Metode",
]
WIDE = set(SHEETS) - {*UPRIGHT, "Komitmen Bersama", "Grafik", "Tren Desa", "Lembar Situasi", "Catatan Metode"}
LISTED = WIDE | {"Tren Desa", "Komitmen Bersama"}
"""Sheets whose heading row is repeated on every printed page."""
HOSTILE = ('=HYPERLINK("http://x","y")', "+cmd|' /C calc'!A0", "@SUM(1)", "-2+3", "=1+1\x07", "#REF!", "\t=1")


def test_sheets_stand_in_order_and_open_at_the_cover(book: Workbook) -> None:
    assert book.sheetnames == SHEETS
    assert book.active.title == "Sampul"
    assert book.properties.creator == "Operator Sola"
    assert book.properties.title == "Rembuk Stunting Tingkat Kecamatan Contoh 2026"


@pytest.mark.parametrize("name", SHEETS)
def test_every_sheet_prints_on_its_paper_one_page_wide(book: Workbook, name: str) -> None:
    sheet = book[name]
    assert sheet.page_setup.paperSize == 9
    assert sheet.page_setup.orientation == ("landscape" if name in WIDE else "portrait")
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToWidth == 1
    assert sheet.oddFooter.right.text == "Halaman &P dari &N"
    assert "Rembuk Stunting" in sheet.oddFooter.left.text
    assert sheet.print_area
    assert sheet.page_margins.right >= 0.78
    assert bool(sheet.print_title_rows) == (name in LISTED)


def test_f4_is_folio(report: ReportContent, tmp_path: Path) -> None:
    sheets = reopened(replace(report, paper="F4"), tmp_path)
    assert {sheet.page_setup.paperSize for sheet in sheets} == {14}


def test_only_the_sums_are_formulas(book: Workbook, report: ReportContent) -> None:
    found = formulas(book)
    sheet = book["Matriks Kesepakatan"]
    total = row_of(sheet, 1, "JUMLAH")
    first = body(sheet)
    assert found[f"Matriks Kesepakatan!J{total}"] == f"=SUM(J{first}:J{total - 1})"
    budgets = [sheet.cell(row, 10).value for row in range(first, total)]
    assert sum(value for value in budgets if isinstance(value, int)) == sum(
        agreement.budget for agreement in report.deliberation.agreements
    )
    assert all(re.fullmatch(r"=SUM\([A-Z]\d+:[A-Z]\d+\)", text) for text in found.values())
    assert len(found) == 2


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_typed_never_becomes_a_formula(text: str, tmp_path: Path) -> None:
    rich = content(3, 2, 2)
    meeting = replace(
        rich.deliberation,
        place=text,
        chair=text,
        speakers=text,
        number=text,
        agenda=(text,),
        attendees=(Attendee(text, text, text, "L", text),),
        agreements=(Agreement(1, text, text, text, text, indicator=text, target=text, evidence=text, note=text),),
    )
    child = replace(rich.stunted[0], name=text, nik=text, parent=text, address=text, village=text, posyandu=text)
    hostile = replace(
        rich,
        deliberation=meeting,
        stunted=(child,),
        operator=text,
        signatories=(Signatory(text, text, text, text),),
        letterhead=Letterhead(text, text, text, (text,)),
        show_nik=True,
    )
    sheets = reopened(hostile, tmp_path)
    assert all(found.startswith("=SUM(") and "!" not in found for found in formulas(sheets).values())
    assert len(formulas(sheets)) == 1
    shown = text.replace("\x07", "").replace("\t", " ")
    list_sheet = sheets["Anak Pendek"]
    assert list_sheet.cell(body(list_sheet), 2).value == shown
    assert list_sheet.cell(body(list_sheet), 2).data_type == "s"


def test_an_empty_rembuk_still_gives_a_whole_workbook(tmp_path: Path) -> None:
    sheets = reopened(bare(), tmp_path)
    assert sheets.sheetnames == SHEETS
    assert "Belum ada kesepakatan" in words(sheets["Matriks Kesepakatan"])
    assert "Belum ada kesepakatan." in words(sheets["Berita Acara"])
    assert "Belum ada data pengukuran" in words(sheets["Rekap Desa"])
    assert sheets["Grafik"]._charts == []
    assert formulas(sheets) == {}


def test_a_child_of_whom_little_is_known_prints_dashes(tmp_path: Path) -> None:
    unknown = StuntedChild("Baratu", None, "", None, None, "", "", "", "", "", "", None, None, None, None, None, "")
    sheet = reopened(bare(stunted=(unknown,)), tmp_path)["Anak Pendek"]
    values = [cell.value for cell in sheet[body(sheet)]]
    assert values[:2] == [1, "Baratu"]
    assert values[2:17] == ["-"] * 15


def test_a_text_taller_than_a_row_gets_smaller_letters(tmp_path: Path) -> None:
    meeting = Deliberation(date(2026, 1, 1), "", agreements=(Agreement(1, "tempat pertemuan " * 110),))
    sheet = reopened(bare(deliberation=meeting), tmp_path)["Matriks Kesepakatan"]
    row = body(sheet)
    assert sheet.row_dimensions[row].height <= 409
    assert 6 <= sheet.cell(row, 2).font.size < 10


def test_the_file_is_private_and_progress_runs_to_the_end(tmp_path: Path) -> None:
    steps: list[tuple[str, float]] = []
    target = tmp_path / "laporan.xlsx"
    write_workbook(bare(), target, progress=lambda what, share: steps.append((what, share)))
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    shares = [share for _, share in steps]
    assert shares == sorted(shares)
    assert len(steps) == len(SHEETS)
    assert (shares[0], steps[-1][0]) == (0, "Menulis berkas")
    assert 0.9 < shares[-1] < 1
    assert {what.removeprefix("Menyusun lembar ") for what, _ in steps[:-1]} < set(SHEETS)


def test_cancelling_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "laporan.xlsx"
    target.write_text("lama")
    answers = iter([False] * 3)
    with pytest.raises(Cancelled):
        write_workbook(content(3, 1, 1), target, cancelled=lambda: next(answers, True))
    assert target.read_text() == "lama"
    assert list(tmp_path.iterdir()) == [target]


def test_cancelling_works_within_the_long_list(tmp_path: Path) -> None:
    asked = []

    def late() -> bool:
        asked.append(1)
        return len(asked) > len(SHEETS)

    with pytest.raises(Cancelled):
        write_workbook(content(3, 900, 1), tmp_path / "laporan.xlsx", cancelled=late)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_missing_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"laporan\.xlsx"):
        write_workbook(bare(), tmp_path / "tidak-ada" / "laporan.xlsx")


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=80), other=st.text(max_size=600))
def test_any_text_can_be_written_and_read_back_as_text(text: str, other: str, tmp_path: Path) -> None:
    child = StuntedChild(
        **{item.name: text if item.type is str or "str" in str(item.type) else None for item in fields(StuntedChild)}
    )
    meeting = Deliberation(
        date(2026, 1, 1),
        text,
        title=text,
        number=text,
        time=text,
        chair=other,
        speakers=other,
        agenda=(text, other),
        attendees=(Attendee(text, other, text, text, text),),
        agreements=(Agreement(1, other, text, text, other, indicator=text, target=other, evidence=text, note=text),),
    )
    hostile = bare(
        deliberation=meeting, stunted=(child,), letterhead=Letterhead(text, text, text, (other,)), operator=text
    )
    sheets = reopened(hostile, tmp_path)
    assert len(formulas(sheets)) == 1
    assert all(
        sheet.row_dimensions[row].height <= 409.5
        for sheet in sheets
        for row in sheet.row_dimensions
        if sheet.row_dimensions[row].height
    )


@pytest.mark.skipif(
    shutil.which("soffice") is None or shutil.which("pdftotext") is None,
    reason="LibreOffice atau poppler tidak terpasang",
)
def test_libreoffice_prints_everything_on_folio(tmp_path: Path) -> None:
    report = replace(content(12, 30, 8), paper="F4")
    write_workbook(report, tmp_path / "laporan.xlsx")
    office = ["soffice", f"-env:UserInstallation=file://{tmp_path}/lo", "--headless", "--convert-to", "pdf"]
    subprocess.run(
        [*office, "--outdir", tmp_path, tmp_path / "laporan.xlsx"], check=True, capture_output=True, timeout=120
    )
    text = subprocess.run(
        ["pdftotext", "-layout", tmp_path / "laporan.pdf", "-"], check=True, capture_output=True, text=True
    ).stdout
    pages = text.split("\f")[:-1]
    assert "###" not in text
    assert "Err:" not in text
    assert all(f"Halaman {number} dari {len(pages)}" in page for number, page in enumerate(pages, 1))
    for page in pages:
        told = [line.strip() for line in page.splitlines() if line.strip()][:-1]
        assert told[-1] not in ("MENYEPAKATI", "Susunan acara", "Ringkasan data")
        assert ("NIP. 19700101 199501 1 001" in page) <= ("Drs. Baratu Minela, M.Si." in page)
        assert ("Demikian berita acara" in page) == ("Koordinator PKB Kecamatan Contoh," in page)
    flat = " ".join(text.split())
    assert all(village.label in flat for village in report.figures.villages)
    assert "257,500,000" in flat or "257.500.000" in flat
    sizes = subprocess.run(
        ["pdfinfo", "-l", "99", tmp_path / "laporan.pdf"], check=True, capture_output=True, text=True
    ).stdout
    assert set(re.findall(r"Page +\d+ size: +([\d.]+ x [\d.]+)", sizes)) == {"612 x 936", "936 x 612"}


def test_headings_are_repeated_only_over_lists(tmp_path: Path) -> None:
    sheets = reopened(replace(content(5, 0, 0), paper="F4"), tmp_path)
    assert not sheets["Berita Acara"].print_title_rows
    assert sheets["Komitmen Bersama"].print_title_rows


def test_only_the_chosen_pages_are_written_and_told_on_the_cover(tmp_path: Path) -> None:
    write_workbook(bare(), tmp_path / "l.xlsx", pages=("sampul", "berita-acara", "hadir"))
    sheets = load_workbook(tmp_path / "l.xlsx")
    assert sheets.sheetnames == ["Sampul", "Berita Acara", "Daftar Hadir"]
    assert "Lampiran IV" in words(sheets["Sampul"])
    assert "Catatan Metode" not in words(sheets["Sampul"])
