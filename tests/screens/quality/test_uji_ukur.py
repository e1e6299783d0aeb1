"""Uji pengukur by keys: a measurer's sheet typed and judged at once, a reference, a name, removed, written."""

import pytest
from openpyxl import load_workbook

from stunting_tui.services.quality import measurer_tests
from stunting_tui.services.register import region
from tests.screens.office import DISTRICT, query
from widgets.entry_grid import EntryGrid

TRAINER = "102 102,3 94,8 94,3 97,2 97,2 93,1 93,2 99,6 99,1 98,9 98,3 83,5 83,5 98 98 95,1 94,9 94,7 94,2"
KADER = "101,6 102,5 94,2 94,3 97,1 97,1 92,6 93,1 100 100 98,9 98,6 83,5 84,1 98,1 98,2 94 94,2 94,8 95,2"


@pytest.fixture
def district(empty):
    region.choose_district(empty, DISTRICT)
    return empty


def ready(shown):
    shown.app.screen.query_one(EntryGrid).grace = 0


async def measure(shown, name, values):
    await shown.press("n", "enter", "1", f"={name}", "enter")
    for value in values.split():
        await shown.press(f"={value}", "enter")


async def test_two_measurers_and_a_reference(open_app, district, golden):
    async with open_app("uji-ukur") as shown:
        ready(shown)
        golden("uji-ukur-kosong", shown.text())
        await measure(shown, "Sri Pelatih", TRAINER)
        await shown.press("f10", "p")
        await measure(shown, "Dwi Kader", KADER.rpartition(" ")[0])
        golden("uji-ukur-lembar", shown.text())
        await shown.press("=95,2", "enter")
        assert "Dwi Kader: lulus." in shown.text()
        await shown.press("f5")
        assert "Sri Pelatih (acuan)" in shown.line(1)
        await shown.press("f5", "f10")
        golden("uji-ukur", shown.text())
    assert query("SELECT count(*), count(first), count(second) FROM measurer_test") == [(20, 20, 20)]
    assert query("SELECT first, second FROM measurer_test WHERE measurer = 'Dwi Kader' AND subject = 10") == [
        (94.8, 95.2)
    ]


async def test_what_cannot_be_is_refused_and_what_is_typed_stays(open_app, district):
    async with open_app("uji-ukur") as shown:
        ready(shown)
        await measure(shown, "Sri", "80,1 801")
        assert "Tinggi 801 cm di luar 38 sampai 130 cm." in shown.text()
        await shown.press("f10")
        assert shown.line(1).startswith(" UJI TINGGI"), "the sheet is not left with a wrong cell"
        await shown.press("f8", "=80,3", "enter", "f10")
        assert shown.line(1).startswith(" UJI PENGUKUR")
        await shown.press("n", "enter", "1", "=sri", "enter")
        assert "sri sudah ada pada uji ini." in shown.text()
        await shown.press("escape", "n", "escape")
        assert shown.line(1).startswith(" UJI PENGUKUR")
    assert query("SELECT first, second FROM measurer_test WHERE first IS NOT NULL") == [(80.1, 80.3)]


async def test_renamed_and_removed(open_app, district):
    async with open_app("uji-ukur") as shown:
        ready(shown)
        await measure(shown, "Sri", "80,1 80,2")
        await shown.press("f10", "u", "ctrl+u", "=Sri Wahyuni", "enter")
        assert "Sri Wahyuni" in shown.line(4)
        await shown.press("delete", "t")
        assert query("SELECT count(*) FROM measurer_test") == [(10,)]
        await shown.press("delete", "y")
        assert "Belum ada uji pengukur." in shown.text()
    assert query("SELECT count(*) FROM measurer_test") == [(0,)]


async def test_written_as_a_book(open_app, district, tmp_path, monkeypatch):
    monkeypatch.setattr(measurer_tests, "book_path", lambda _trial: tmp_path / "uji.xlsx")
    async with open_app("uji-ukur") as shown:
        ready(shown)
        await measure(shown, "Sri Pelatih", TRAINER)
        await shown.press("f10", "x", "enter")
        assert "Ditulis" in shown.text()
    book = load_workbook(tmp_path / "uji.xlsx")
    assert len(list(book["Data"].values)) == 11
