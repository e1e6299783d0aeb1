"""SKDN as text: another month, another village."""

import pytest

from stunting_tui.services import region
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
