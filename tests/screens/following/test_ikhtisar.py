"""A year as text: other years, other actions, written as a workbook."""

from datetime import date

import pytest
from openpyxl import load_workbook

from stunting_tui.domain.following.foster import Foster
from stunting_tui.services.following import fosters
from stunting_tui.services.following.yearly import year_sections, year_view
from stunting_tui.services.register import region
from stunting_tui.texts.document import document_lines
from tests.screens.office import hold_rembuk, query


@pytest.fixture
def year(stocked):
    hold_rembuk(stocked)
    line = fosters.without_foster(stocked.today).lines[0]
    foster = Foster(
        line.foster.village_id, date(2026, 9, 1), line.foster.child_id, "", "Dinas Contoh", "OPD", "GENTING"
    )
    fosters.save_foster(stocked, foster)
    return stocked


async def test_looks(open_app, year, golden):
    async with open_app("ikhtisar") as shown:
        golden("ikhtisar", shown.text())
        await shown.press("space", "space")
        golden("ikhtisar-peringkat", shown.text())
        await shown.press("end")
        golden("ikhtisar-akhir", shown.text())


async def test_another_year_and_other_actions(open_app, year):
    async with open_app("ikhtisar") as shown:
        await shown.press("space")
        assert "Aksi utama dan aksi pendukung 2025" in shown.text()
        await shown.press("r", "space")
        assert "KESEPAKATAN MENURUT AKSI: 8 aksi konvergensi" in shown.text()
        await shown.press("pageup")
        assert shown.line(1).startswith(" IKHTISAR TAHUN 2025")
        assert "0 kesepakatan" in shown.text()
        await shown.press("f8", "f8", "f8")
        assert "Tahun dari 2015 sampai 2027." in shown.line(23)
        assert shown.line(1).startswith(" IKHTISAR TAHUN 2027")


async def test_written_as_a_workbook_without_names(open_app, year, tmp_path):
    target = tmp_path / "ikhtisar.xlsx"
    async with open_app("ikhtisar") as shown:
        await shown.press("x", *["backspace"] * 120, f"={target}", "enter")
        assert "Ditulis:" in shown.line(23)
        await shown.press("x", *["backspace"] * 120, f"={target}", "enter")
        assert "sudah ada. Timpa?" in shown.text()
        await shown.press("t", "x", *["backspace"] * 120, f"={tmp_path / 'a.txt'}", "enter")
        assert "tidak berakhiran .xlsx" in shown.text()
    sheet = load_workbook(target)["Ikhtisar Tahun"]
    told = " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None)
    assert "GENTING" in told
    assert "1 kesepakatan" not in told and "3 kesepakatan" in told
    names = {name for (name,) in query("SELECT name FROM child")}
    assert not [name for name in names if name in told]
    assert target.stat().st_mode & 0o077 == 0


async def test_plain_text_stays_within_eighty_columns(year):
    lines = list(document_lines(year_sections(year_view(year, 2026))))
    assert max(map(len, lines)) <= 80
    assert any(line.startswith("2   Komunikasi perubahan perilaku") for line in lines)


@pytest.mark.usefixtures("empty")
async def test_without_a_district_it_says_so(open_app):
    async with open_app("ikhtisar") as shown:
        assert "Kecamatan belum dipilih" in shown.text()
        await shown.press("x", "r", "pageup")
        assert "Kecamatan belum dipilih" in shown.text()
    assert region.current_district() is None
