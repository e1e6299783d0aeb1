"""The list of what is done before and after a rembuk."""

import pytest

from stunting_tui import keys
from stunting_tui.app import SCREENS_BY_NAME
from stunting_tui.screens.home.kerja import LINES
from stunting_tui.services.register import region
from tests.screens.office import DISTRICT


def test_every_line_opens_a_screen():
    assert [line.label for line in LINES if line.screen not in keys.SCREENS or line.screen not in SCREENS_BY_NAME] == []
    assert [line.label for line in LINES if not line.sentence.endswith(".") or len(line.sentence) > 78] == []


async def test_rembuk_leads_there(open_app, empty):
    region.choose_district(empty, DISTRICT)
    async with open_app("rembuk") as shown:
        assert "p Persiapan" in shown.line(24)
        await shown.press("p")
        assert shown.line(1).startswith(" PERSIAPAN DAN TINDAK LANJUT")
        await shown.press("enter")
        assert shown.line(1).startswith(" PROFIL DESA")
        await shown.press("f10", "f10")
        assert shown.line(1).startswith(" REMBUK")


@pytest.mark.usefixtures("empty")
async def test_without_a_district_it_says_so(open_app):
    async with open_app("kerja") as shown:
        await shown.press("enter")
        assert "Kecamatan belum dipilih" in shown.line(22)
