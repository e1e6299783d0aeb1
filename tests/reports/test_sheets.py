"""What each sheet says."""

import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl.workbook import Workbook

from stunting_tui.domain.deliberation.agreement import Agreement
from stunting_tui.reports.deliberation.content import ReportContent
from tests.reports.opened import body, reopened, words
from tests.reports.sample import content


def test_children_are_real_numbers_and_dates_sorted_by_village(book: Workbook, report: ReportContent) -> None:
    sheet = book["Anak Pendek"]
    first = body(sheet)
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=first, max_col=18)]
    assert len(rows) == len(report.stunted) == 40
    assert [(row[9], row[10]) for row in rows] == sorted((c.village, c.posyandu) for c in report.stunted)
    by_name = {child.name: child for child in report.stunted}
    for row in rows:
        child = by_name[row[1]]
        assert isinstance(row[4], datetime)
        assert row[4].date() == child.birth_date
        assert row[5] == child.age_months
        assert row[12:15] == pytest.approx([child.height_cm, child.weight_kg, child.haz])
        assert row[15] == ("-" if child.whz is None else pytest.approx(child.whz))
    assert sheet.cell(first, 5).number_format == "dd-mm-yyyy"
    assert sheet.cell(first, 15).number_format == "[$-421]0.00_)"
    assert sheet.auto_filter.ref.startswith(f"A{first - 1}:")
    assert sheet.cell(1, 1).value.startswith("RAHASIA - memuat data pribadi anak (UU 27/2022")
    assert "RAHASIA" in sheet.oddHeader.center.text


def test_nik_is_masked_unless_asked_for_and_always_text(report: ReportContent, book: Workbook, tmp_path: Path) -> None:
    masked, shown = book["Anak Pendek"], reopened(replace(report, show_nik=True), tmp_path)["Anak Pendek"]
    whole = {child.nik for child in report.stunted if child.nik}
    for sheet, pattern in ((masked, r"\d\d\*{8}\d{4}|-"), (shown, r"\d{16}|-")):
        cells = [sheet.cell(row, 3) for row in range(body(sheet), body(sheet) + 40)]
        assert all(cell.data_type == "s" and re.fullmatch(pattern, cell.value) for cell in cells)
        assert all(cell.number_format == "@" for cell in cells)
    text = "\n".join(words(sheet) for sheet in book)
    assert not any(nik in text for nik in whole)
    assert {cell.value for cell in shown["C"]} >= whole


def test_names_stand_only_on_the_labelled_sheet(book: Workbook, report: ReportContent) -> None:
    names = {child.name for child in report.stunted if " " in child.name}
    others = "\n".join(words(sheet) for sheet in book if sheet.title != "Anak Pendek")
    assert names
    assert not any(name in others for name in names)


def test_recap_prints_the_figures_and_mutes_small_numbers(book: Workbook, report: ReportContent) -> None:
    sheet = book["Rekap Desa"]
    first = body(sheet)
    for offset, village in enumerate(report.figures.villages):
        row = [cell.value for cell in sheet[first + offset]]
        five = village.under_five
        share = five.stunted
        assert row[0] == offset + 1
        assert row[2:7] == [five.registered, five.measured, pytest.approx(five.coverage), share.n, share.of]
        known = (share.percent, share.low, share.high)
        assert row[7:10] == (["-"] * 3 if share.percent is None else pytest.approx(list(known)))
        assert row[21:23] == [share.flagged, share.missing]
        assert row[23] == ("-" if village.change is None else pytest.approx(village.change))
        assert row[24] == ("n kecil" if village.small else None)
        assert row[1] == village.label + (" *" if village.small else "")
    total = [cell.value for cell in sheet[first + 12]]
    assert total[1:4] == ["JUMLAH KECAMATAN", 9800, 8700]
    assert sheet.cell(first, 8).number_format == "[$-421]0.0_)"
    two = book["Rekap Baduta"]
    assert two.cell(body(two), 3).value == report.figures.villages[0].under_two.registered
    detail = book["Rekap Rinci"]
    assert detail.cell(body(detail), 3).value == report.figures.villages[0].under_five.severely_stunted.low


def test_charts_are_native_and_read_the_recap(book: Workbook) -> None:
    bars, lines = book["Grafik"]._charts
    assert bars.ser[0].val.numRef.f == "'Rekap Desa'!$H$6:$H$15"
    assert len(lines.ser) == 6
    assert lines.ser[0].val.numRef.f.startswith("'Tren Desa'!$C$5:")


def test_many_villages_get_several_charts(tmp_path: Path) -> None:
    sheets = reopened(content(108, 1, 1), tmp_path)
    assert len(sheets["Grafik"]._charts) == 5
    assert len(sheets["Grafik"].row_breaks.brk) == 4


def test_minutes_tell_date_in_words_points_and_signatures(book: Workbook) -> None:
    text = words(book["Berita Acara"])
    assert "Kamis tanggal dua belas bulan November tahun dua ribu dua puluh enam (12/11/2026), pukul 09.00 WIB" in text
    assert "8 orang, yaitu 6 orang hadir langsung (luring) dan 2 orang melalui sambungan daring" in text
    assert "KESATU" in text
    assert "KEDELAPAN" in text
    assert "tenggat: (belum ditetapkan)" in text
    assert "Penanggung jawab: (belum ditetapkan)" in text
    assert "Contoh, 12 November 2026\nCamat Contoh," in text
    assert "Drs. Baratu Minela, M.Si.\nNIP. 19700101 199501 1 001" in text
    assert "{" not in text


def test_matrix_says_what_nobody_has_decided(book: Workbook) -> None:
    sheet = book["Matriks Kesepakatan"]
    first = body(sheet)
    assert sheet.cell(first + 5, 4).value == "(belum ditetapkan)"
    assert sheet.cell(first + 3, 8).value == "(belum ditetapkan)"
    assert sheet.cell(first, 8).value == datetime(2026, 12, 31)  # noqa: DTZ001 - as openpyxl reads a date
    assert sheet.cell(first + 1, 6).value == "Seluruh desa/kelurahan"
    assert sheet.cell(first, 10).value == 16_500_000


def test_villages_too_many_for_a_cell_stand_below_the_matrix(tmp_path: Path) -> None:
    rich = content(40, 0, 0)
    codes = [village.code for village in rich.figures.villages]
    meeting = replace(rich.deliberation, agreements=(Agreement(1, "Satu", villages=tuple(codes[:30])),))
    sheet = reopened(replace(rich, deliberation=meeting), tmp_path)["Matriks Kesepakatan"]
    assert sheet.cell(body(sheet), 6).value == "30 desa/kelurahan (lihat di bawah)"
    assert all(village.name in words(sheet) for village in rich.figures.villages[:30])


def test_attendance_alternates_and_leaves_room_for_twenty(book: Workbook) -> None:
    sheet = book["Daftar Hadir"]
    first = body(sheet)
    assert sheet.max_row == first + 19
    assert (sheet.cell(first, 8).value, sheet.cell(first, 9).value) == ("1.", None)
    assert (sheet.cell(first + 1, 8).value, sheet.cell(first + 1, 9).value) == (None, "2.")
    assert sheet.cell(first, 7).value == "daring"
    assert sheet.cell(first + 1, 7).value == "luring"
    assert sheet.cell(first + 1, 6).value == "089900000001"
    assert sheet.cell(first + 8, 2).value is None
    assert min(sheet.row_dimensions[row].height for row in range(first, first + 20)) >= 24
