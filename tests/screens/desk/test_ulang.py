"""The second typing by keys: blind, resumed, its differences answered one by one."""

from dataclasses import replace

import pytest

from stunting_tui.services.desk import second_entry, sheet_life
from stunting_tui.services.desk.sheet_overview import overview
from tests.screens.desk.test_lembar import NAMES
from tests.services.sheet_setup import MONTH, desk_of
from widgets.entry_grid import EntryGrid


@pytest.fixture
def drawn(empty):
    """A complete sheet with its sample."""
    desk = desk_of(empty, NAMES)
    for number in range(len(NAMES)):
        muac = {"muac_cm": f"14,{number}"} if number % 2 else {}
        desk.type(number, weight_kg=f"10,{number + 2}", height_cm=f"8{number % 5 + 1},{number}", **muac)
    desk.name_rows()
    sheet_life.advance(desk.session, overview(desk.session, desk.post, MONTH))
    second_entry.draw(desk.session, desk.post, MONTH)
    return desk


def params(desk):
    return {"posyandu": desk.post, "period": MONTH}


def sample(desk):
    return second_entry.sample(desk.post, MONTH)


def result(desk):
    return second_entry.result(desk.post, MONTH)


def firsts(desk, number):
    """Return the texts of a drawn child's cells as they stand in the register, field by field."""
    child = sample(desk)[number]
    row = next(row for row in desk.opened().rows if row.child_id == child.child_id)
    return ["12" if field == "measured_on" else str(row.visit.values[field]) for field in child.fields]


def typing(texts):
    return [key for text in texts for key in (f"={text}", "enter")]


def everything(desk, wrong=()):
    """Return the keys that type the whole sample; `wrong` gives other texts by child and cell."""
    keys = []
    for number in range(len(sample(desk))):
        texts = firsts(desk, number)
        keys += typing([dict(wrong).get((number, cell), text) for cell, text in enumerate(texts)])
    return keys


def ready(shown):
    shown.app.screen.query_one(EntryGrid).grace = 0


async def test_who_types_his_own_sheet_again_is_told_and_not_hindered(open_app, drawn):
    number = len(sample(drawn))
    told = f"Isian pertama {number} anak di sini Anda ketik sendiri; sebaiknya operator lain."
    async with open_app("ulang", params(drawn)) as shown:
        assert told in shown.line(22)
        ready(shown)
        await shown.press("=12", "enter")
        assert "GALAT" not in shown.line(23)
    drawn.session = replace(drawn.session, operator="bidan")
    assert second_entry.typed_by("bidan", drawn.post, MONTH) == 0


async def test_the_grid_is_empty_and_tells_nothing(open_app, golden, drawn):
    async with open_app("ulang", params(drawn)) as shown:
        golden("ulang", shown.text())
        ready(shown)
        await shown.press(*typing(firsts(drawn, 0)), "=12", "enter", "=99", "enter")
        golden("ulang-galat", shown.text())
        assert "Sepakat" not in shown.text()
        await shown.press("f3")
        assert "rincian anak tidak dibuka" in shown.line(22)


async def test_everything_alike(open_app, golden, drawn):
    async with open_app("ulang", params(drawn)) as shown:
        ready(shown)
        await shown.press(*everything(drawn))
        golden("ulang-sepakat", shown.text())
    assert (result(drawn).rate, result(drawn).is_finished) == (100.0, True)


async def test_differences_are_asked_one_by_one_at_the_end(open_app, golden, drawn, query):
    heavier, taller, later = (0, 1), (1, 2), (2, 0)
    async with open_app("ulang", params(drawn)) as shown:
        ready(shown)
        await shown.press(*everything(drawn, {heavier: "10,95", taller: "88,8", later: "13"}))
        golden("ulang-beda", shown.text())
        await shown.press("=1", "enter")
        assert "TB  pertama" in shown.line(22)
        await shown.press("=200", "enter")
        assert shown.line(23).startswith(" ! Tinggi 200 cm")
        assert "TB  pertama" in shown.line(22)
        await shown.press("=2", "enter")
        assert "Tgl  pertama 12-10-2026  kedua 13-10-2026" in shown.line(22)
        await shown.press("=14", "enter")
        cells = result(drawn).cells
        assert f"Sepakat {cells - 3} dari {cells} sel" in shown.line(23)
    children = [child.child_id for child in sample(drawn)]
    assert query("SELECT height_cm FROM measurement WHERE child_id = ?", children[1]) == [(88.8,)]
    assert query("SELECT measured_on FROM measurement WHERE child_id = ?", children[2]) == [("2026-10-14",)]
    assert [row for (row,) in query("SELECT outcome FROM second_entry WHERE outcome <> 'sama' ORDER BY id")] != []
    assert query("SELECT state FROM entry_sheet") == [("lengkap",)]


async def test_interrupted_work_is_resumed(open_app, drawn):
    async with open_app("ulang", params(drawn)) as shown:
        ready(shown)
        await shown.press(*typing(firsts(drawn, 0)), "=12", "enter", "=9,5", "enter", "=7")
    async with open_app("ulang", params(drawn)) as shown:
        grid = shown.app.screen.query_one(EntryGrid)
        assert (grid.position, grid.key) == (1, "height_cm")
        assert "9,5" in shown.text()
        assert f"Diketik ulang {len(firsts(drawn, 0)) + 2} dari" in shown.line(23)


async def test_leaving_asks_only_of_children_typed_whole(open_app, drawn):
    wrong = ["13", *firsts(drawn, 0)[1:]]
    async with open_app("lembar", params(drawn)) as shown:
        await shown.press("u")
        ready(shown)
        await shown.press(*typing(wrong), "=13", "enter", "f10")
        assert "Tgl  pertama 12-10-2026  kedua 13-10-2026" in shown.line(22)
        assert "beda 1 dari 1" in shown.line(23)
        await shown.press("escape")
        assert "1 beda belum dijawab" in shown.line(23)
        assert shown.line(1).startswith(" KETIK ULANG")
        await shown.press("f10")
        assert shown.line(1).startswith(" LEMBAR")
        await shown.press("u", "f10", "=1", "enter")
        assert shown.line(1).startswith(" LEMBAR")
    assert result(drawn).open == 1


async def test_no_value_in_the_register(open_app, drawn, query):
    async with open_app("ulang", params(drawn)) as shown:
        ready(shown)
        await shown.press(*typing(firsts(drawn, 0)[:2]), "=-3", *typing(firsts(drawn, 0)[3:]), "f10")
        assert "TB  pertama" in shown.line(22)
        assert "kedua kosong (sakit)" in shown.line(22)
        await shown.press("=2", "enter")
    child = sample(drawn)[0].child_id
    assert query("SELECT height_cm FROM measurement WHERE child_id = ?", child) == [(None,)]


async def test_cells_that_were_not_drawn_are_passed_by(open_app, drawn):
    number = next(n for n, child in enumerate(sample(drawn)) if "muac_cm" not in child.fields)
    async with open_app("ulang", params(drawn)) as shown:
        ready(shown)
        grid = shown.app.screen.query_one(EntryGrid)
        grid.go_to(number, "measured_on")
        await shown.press(*typing(firsts(drawn, number)))
        assert (grid.position, grid.key) == (number + 1, "measured_on")
        grid.go_to(number, "muac_cm")
        await shown.press("=14", "enter")
        assert "tidak diketik ulang" in shown.line(22)


async def test_a_cell_once_answered_stays(open_app, drawn):
    wrong = ["13", *firsts(drawn, 0)[1:]]
    async with open_app("ulang", params(drawn)) as shown:
        ready(shown)
        await shown.press(*typing(wrong), "f10", "=1", "enter")
    async with open_app("ulang", params(drawn)) as shown:
        ready(shown)
        shown.app.screen.query_one(EntryGrid).go_to(0, "measured_on")
        await shown.press("=12", "enter")
        assert "sudah dibandingkan" in shown.line(22)
        assert "13-10-2026" in shown.text()
