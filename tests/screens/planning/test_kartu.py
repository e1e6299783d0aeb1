"""The scorecard of a village typed for a quarter."""

import pytest

from stunting_tui.domain.planning.scorecard import Count, scorecard
from stunting_tui.services.planning import scorecards
from stunting_tui.services.register import region
from tests.screens.office import DISTRICT, query
from widgets.entry_grid import EntryGrid

PERIOD = "2026-T4"


@pytest.fixture
def district(empty):
    region.choose_district(empty, DISTRICT)
    return empty


def ready(shown):
    shown.app.screen.query_one(EntryGrid).grace = 0


def typing(*texts):
    return [key for text in texts for key in (f"={text}", "enter")]


async def test_a_cell_of_a_count_takes_numbers_not_anything(open_app, district):
    async with open_app("kartu") as shown:
        await shown.press("enter", "f9")
        assert "Y: angka." in shown.line(22)


async def test_a_whole_card_by_keys(open_app, district, golden):
    items = scorecard().items
    async with open_app("kartu") as shown:
        ready(shown)
        golden("kartu", shown.text())
        await shown.press("enter")
        golden("kartu-kosong", shown.text())
        for number in range(len(items)):
            await shown.press(*typing(str(10 + number), str(number), "2"))
        golden("kartu-isi", shown.text())
        await shown.press("f10")
        golden("kartu-daftar", shown.text())
    assert query("SELECT item, yes, no, not_applicable, period FROM scorecard ORDER BY id") == [
        (item.code, 10 + number, number, 2, PERIOD) for number, item in enumerate(items)
    ]


async def test_level_leaves_out_ts(open_app, district):
    async with open_app("kartu") as shown:
        ready(shown)
        await shown.press("enter", *typing("6", "2", "100"))
        assert "Tingkat konvergensi Brajan: 75,0 % (6 Y dari 8 Y dan T)" in shown.text()


async def test_an_emptied_service_was_not_counted(open_app, district):
    async with open_app("kartu") as shown:
        ready(shown)
        await shown.press("enter", *typing("6"))
        assert query("SELECT yes, no, not_applicable FROM scorecard") == [(6, 0, 0)]
        await shown.press("left", "backspace", "enter")
        assert "Terisi 0 dari 19" in shown.line(23)
    assert query("SELECT count(*) FROM scorecard") == [(0,)]


async def test_only_quarters(open_app, district):
    async with open_app("kartu") as shown:
        await shown.press("f2", *["backspace"] * 7, "=08 2026", "enter")
        assert "diisi tiap triwulan, bukan Agustus 2026" in shown.text()
        await shown.press("f2", *["backspace"] * 7, "=t2 2026", "enter")
        assert "triwulan II 2026" in shown.line(1)


async def test_sorted_by_level(open_app, district):
    table = scorecards.card_table(PERIOD)
    for village, yes in zip(table.villages[:3], (5, 9, 1), strict=True):
        scorecards.save_count(district, table, village.id, "H1", Count(yes, 10 - yes))
    async with open_app("kartu") as shown:
        await shown.press("a", "3")
        lines = [line[1:12].split()[0] for line in shown.text().splitlines()[3:6]]
        assert lines[0].startswith("Cucukan")
        await shown.press("a", "3", "home", "enter")
        assert "Bugisan" in shown.line(1)


async def test_another_operator_was_faster(open_app, district):
    async with open_app("kartu") as shown:
        ready(shown)
        await shown.press("enter", *typing("6"))
        query("UPDATE scorecard SET version = 9, yes = 8, updated_by = 'opr2'")
        await shown.press(*typing("2"))
        assert "sudah diubah oleh opr2; ketikan Anda: 2" in shown.text()
    assert query("SELECT yes, no FROM scorecard") == [(8, 0)]
