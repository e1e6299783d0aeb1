"""Visits to villages: what is told at the field."""

from stunting_tui.services.register import region
from tests.screens.office import DISTRICT


async def test_a_day_to_come_is_said_at_its_field(open_app, empty):
    region.choose_district(empty, DISTRICT)
    async with open_app("kunjungan") as shown:
        await shown.press("n", "=23112026", "enter")
        assert "Tanggal 23-11-2026 belum tiba. Catat sesudah berlangsung." in shown.text()
        await shown.press(*["backspace"] * 10, "=22112026", "enter")
        assert "belum tiba" not in shown.text()
