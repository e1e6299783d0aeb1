"""The year by quarters: what was due, kept, told of; the money by source."""

import pytest

from stunting_tui.services.register import region
from tests.screens.ledger_seed import keep_ledger
from tests.screens.office import DISTRICT


@pytest.fixture
def ids(empty):
    region.choose_district(empty, DISTRICT)
    return keep_ledger(empty)


async def test_looks(open_app, ids, golden):
    async with open_app("triwulan", {"year": 2026}) as shown:
        golden("triwulan", shown.text())


async def test_a_quarter_opens_its_agreements(open_app, ids):
    async with open_app("triwulan", {"year": 2026}) as shown:
        await shown.press("down", "enter")
        assert "triwulan II 2026" in shown.line(1)
        assert shown.line(4).startswith(">26-1/1")


async def test_years(open_app, ids):
    async with open_app("triwulan") as shown:
        await shown.press("left_square_bracket")
        assert "Tahun 2025" in shown.line(1)
        await shown.press("right_square_bracket", "right_square_bracket")
        assert "Tahun 2027" in shown.line(1)
        assert "Belum ada dana" in shown.text()
