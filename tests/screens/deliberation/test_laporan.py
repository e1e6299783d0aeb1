from pathlib import Path

import pytest
from openpyxl import load_workbook

from stunting_tui.services.deliberation import text_files
from stunting_tui.services.register import region
from tests.screens.office import DISTRICT, hold_rembuk, query

NAME = "laporan-rembuk-prambanan-2026-08-25.xlsx"


@pytest.fixture
def held(empty, tmp_path, monkeypatch):
    """A session, and a home folder to write to."""
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    region.choose_district(empty, DISTRICT)
    return hold_rembuk(empty)


async def test_looks(open_app, held, golden, monkeypatch):
    monkeypatch.setattr(Path, "home", lambda: Path("/rumah/opr1"))
    async with open_app("laporan", {"deliberation_id": held}) as shown:
        golden("laporan", shown.text())


async def test_enter_writes_and_the_name_stays(open_app, held, tmp_path):
    async with open_app("laporan", {"deliberation_id": held}) as shown:
        await shown.press("enter", "enter")
        assert f"Ditulis: {NAME}" in shown.line(23)
        assert "Salin ke USB" in " ".join(shown.text().split())
        await shown.press("p")
        assert NAME in shown.text()
    book = load_workbook(tmp_path / NAME)
    assert any("PMT lokal 90 hari" in str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)
    assert query("SELECT count(*) FROM audit WHERE action = 'ekspor'") == [(1,)]


async def test_paper_is_remembered(open_app, held, tmp_path):
    async with open_app("laporan") as shown:
        await shown.press("p")
        assert "Kertas  F4" in shown.text()
        await shown.press("enter", "enter")
    assert region.setting("kertas") == "F4"
    assert {sheet.page_setup.paperSize for sheet in load_workbook(tmp_path / NAME).worksheets} <= {14, "14"}


async def test_whole_nik_needs_a_reason(open_app, held):
    async with open_app("laporan") as shown:
        await shown.press("n", "enter")
        assert "Alasan wajib ditulis" in shown.line(22)
        await shown.press("n", "=Verifikasi bersama", "enter", "enter", "enter")
        assert "NIK lengkap" in shown.text()
        assert "NIK     disamarkan" in shown.text()
    told = query("SELECT old, new FROM audit WHERE action = 'ekspor'")
    assert "Verifikasi bersama" in told[0]


async def test_file_that_is_there_is_asked_about(open_app, held, tmp_path):
    (tmp_path / NAME).write_text("lama")
    async with open_app("laporan") as shown:
        await shown.press("enter", "enter")
        assert "sudah ada. Timpa?" in shown.line(22)
        await shown.press("t")
        assert (tmp_path / NAME).read_text() == "lama"
        await shown.press("enter", "enter", "y")
    assert (tmp_path / NAME).read_bytes().startswith(b"PK")


async def test_folder_is_changed_and_remembered(open_app, held, tmp_path):
    (tmp_path / "usb").mkdir()
    async with open_app("laporan") as shown:
        await shown.press("f9", "=/tidak/ada", "enter")
        assert shown.line(22).startswith(" Folder laporan: /tidak/ada")
        assert "tidak ada" in shown.line(23)
        await shown.press(*["backspace"] * 10, f"={tmp_path}/usb", "enter", "enter", "enter")
    assert (tmp_path / "usb" / NAME).exists()
    assert region.setting("folder_laporan") == f"{tmp_path}/usb"


async def test_other_ending_is_refused(open_app, held, tmp_path):
    async with open_app("laporan") as shown:
        await shown.press("enter", "=laporan.pdf", "enter")
        assert shown.line(22) == " Tulis ke: laporan.pdf"
        assert "tidak berakhiran .xlsx" in shown.line(23)
    assert not list(tmp_path.glob("laporan*"))


async def test_without_a_session_the_data_can_be_reported(open_app, empty, tmp_path, monkeypatch):
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    async with open_app("laporan") as shown:
        await shown.press("enter")
        assert "Kecamatan belum dipilih" in shown.line(22)
        region.choose_district(empty, DISTRICT)
        await shown.press("enter", "enter")
    assert (tmp_path / "laporan-rembuk-prambanan-2026-11-22.xlsx").exists()


async def test_without_a_session_the_line_is_whole(open_app, empty):
    async with open_app("laporan") as shown:
        assert "Tanpa sesi: rekap dan daftar anak\n" in shown.text()


async def test_missing_signatures_are_named_before_printing(open_app, held):
    async with open_app("laporan", {"deliberation_id": held}) as shown:
        text = " ".join(shown.text().split())
        assert "Belum ada di daftar pejabat: Kepala Puskesmas, Koordinator" in text
        assert "(j: pejabat)" in text
        await shown.press("j")
        assert shown.line(1).startswith(" PEJABAT")


async def test_pages_and_texts_are_a_key_away(open_app, held, tmp_path):
    async with open_app("laporan", {"deliberation_id": held}) as shown:
        await shown.press("h", "down", "space", "f10")
        assert "Halaman 17 dari 20" in shown.text()
        await shown.press("t")
        assert shown.line(1).startswith(" NASKAH LAPORAN")
        await shown.press("f10", "enter", "enter")
    assert "Undangan" in load_workbook(tmp_path / NAME).sheetnames


async def test_a_faulty_text_stops_the_report_in_words(open_app, held, empty, tmp_path):
    copy = text_files.copy_to_edit(empty, "berita-acara")
    copy.write_text("pembukaan = 1", encoding="utf-8")
    async with open_app("laporan", {"deliberation_id": held}) as shown:
        assert "naskah SALAH" in shown.text()
        await shown.press("enter", "enter")
        assert "Naskah berita-acara.toml baris 1" in shown.line(22)
    assert not (tmp_path / NAME).exists()
