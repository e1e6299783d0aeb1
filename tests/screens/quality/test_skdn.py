"""SKDN as text: another month, another village."""

import pytest
from openpyxl import load_workbook

from stunting_tui.services.register import region
from tests.screens.office import DISTRICT


@pytest.mark.usefixtures("stocked")
async def test_looks(open_app, golden):
    async with open_app("skdn") as shown:
        golden("skdn", shown.text())
        await shown.press("end")
        golden("skdn-tahun", shown.text())


@pytest.mark.usefixtures("stocked")
async def test_another_month_and_another_village(open_app):
    async with open_app("skdn") as shown:
        assert "November 2026" in shown.line(1)
        await shown.press("f8")
        assert "Bulan itu belum ada." in shown.line(23)
        await shown.press("f7")
        assert "Oktober 2026" in shown.line(1)
        await shown.press("f8", "left_square_bracket")
        assert "Kec. Prambanan" not in shown.line(1)
        await shown.press("right_square_bracket")
        assert "Kec. Prambanan" in shown.line(1)


async def test_without_a_district_or_a_weighing_it_says_so(open_app, empty):
    async with open_app("skdn") as shown:
        assert "Kecamatan belum dipilih" in shown.text()
        await shown.press("left_square_bracket", "f7", "f8")
        assert "Kecamatan belum dipilih" in shown.text()
    region.choose_district(empty, DISTRICT)
    async with open_app("skdn") as shown:
        assert "Belum ada anak yang ditimbang" in shown.text()


@pytest.mark.usefixtures("stocked")
@pytest.mark.parametrize("name", ["skdn", "prevalensi"])
async def test_written_as_a_workbook_without_names(open_app, query, tmp_path, name):
    target = tmp_path / "tabel.xlsx"
    async with open_app(name) as shown:
        await shown.press("x", *["backspace"] * 120, f"={target}", "enter")
        assert "Ditulis:" in shown.line(23)
        await shown.press("x", *["backspace"] * 120, f"={target}", "enter")
        assert "sudah ada. Timpa?" in shown.text()
        await shown.press("t", "x", *["backspace"] * 120, f"={tmp_path / 'a.txt'}", "enter")
        assert "tidak berakhiran .xlsx" in shown.text()
    book = load_workbook(target)
    told = {str(value) for sheet in book for row in sheet.iter_rows(values_only=True) for value in row if value}
    assert not {str(child) for (child,) in query("SELECT name FROM child")} & told
    assert query("SELECT field FROM audit WHERE action = 'ekspor'") == [(name,)]
    assert target.stat().st_mode & 0o077 == 0


@pytest.mark.usefixtures("stocked")
async def test_the_form_of_the_month_and_back(open_app, golden):
    async with open_app("skdn") as shown:
        await shown.press("f")
        golden("skdn-f2", shown.text())
        assert "FORMAT F2" not in shown.line(1) and shown.line(1).startswith(" SKDN F2")
        await shown.press("end")
        assert "Cocok: D = N + T + O + B = 67." in shown.text()
        await shown.press("right_square_bracket")
        assert shown.line(1).startswith(" SKDN F2") and "Kec. Prambanan" not in shown.line(1)
        await shown.press("left_square_bracket", "f", "f", "right_square_bracket")
        assert shown.line(1).startswith(" SKDN F2") and "Kec. Prambanan" not in shown.line(1)
        await shown.press("f")
        assert shown.line(1).startswith(" SKDN  ")
