"""A keystroke session at the entry desk, and the rows it leaves."""

import pytest

from stunting_tui.services import entry_desk, visits
from tests.screens.seed import typed


async def test_looks(open_app, stocked, golden):
    async with open_app("batch") as shown:
        golden("batch-daftar", shown.text())
        await shown.press("=b", "=092026", "enter", "enter")
        await shown.press("=12", "enter", "enter", "=8,9", "enter", "=74,9", "enter", "slash", "=7,9", "enter")
        golden("batch", shown.text())
        await shown.press("=64", "enter")
        golden("batch-diragukan", shown.text())
