"""The simultaneous intervention: six steps of every village, typed for a village or for a step."""

from datetime import date

import pytest

from stunting_tui.domain.following.intervention import Done, steps
from stunting_tui.services.following import interventions
from stunting_tui.services.register import region
from tests.screens.office import DISTRICT, query
from widgets.entry_grid import EntryGrid


@pytest.fixture
def district(empty):
    region.choose_district(empty, DISTRICT)
    return empty


def ready(shown):
    shown.app.screen.query_one(EntryGrid).grace = 0


def typing(*texts):
    return [key for text in texts for key in (f"={text}", "enter")]


async def test_the_six_steps_of_a_village(open_app, district, golden):
    async with open_app("serentak", {"period": "2026-08"}) as shown:
        ready(shown)
        golden("serentak-kosong", shown.text())
        await shown.press("enter")
        for number in range(6):
            await shown.press(*typing(str(10 + number), str(90 - number), "100"))
        golden("serentak-desa", shown.text())
        await shown.press("f10")
        golden("serentak", shown.text())
    name = region.villages()[0].name
    assert query(
        "SELECT name, step, held_on, reached, target FROM intervention JOIN village v ON v.id = village_id"
    ) == [(name, step.code, f"2026-08-{10 + at}", 90 - at, 100) for at, step in enumerate(steps())]
    assert query("SELECT DISTINCT period FROM intervention") == [("2026-08",)]
    assert query("SELECT count(*) FROM audit WHERE table_name = 'intervention' AND action = 'tambah'") == [(6,)]


async def test_one_step_in_all_villages(open_app, district, golden):
    async with open_app("serentak", {"period": "2026-08"}) as shown:
        ready(shown)
        await shown.press("f5", *typing("10", "40", "50"), *typing("11", "30", "60"), "=12", "enter")
        golden("serentak-langkah", shown.text())
        await shown.press("f5")
        assert region.villages()[2].name in shown.line(1)
        await shown.press("f10", "end")
        assert "Kecamatan: belum pendataan 13 desa" in shown.text()
        total = next(line for line in shown.text().splitlines() if line.startswith(">Kecamatan"))
        assert total.split() == [">Kecamatan", "63,6", "-", "-", "-", "-", "-"]


async def test_figures_and_days_that_cannot_be(open_app, district):
    async with open_app("serentak", {"period": "2026-11"}) as shown:
        ready(shown)
        await shown.press("enter", *typing("01102026"))
        assert "di luar November 2026" in shown.line(22)
        await shown.press("f8", *typing("23"))
        assert "belum tiba" in shown.line(22)
        await shown.press("f8", *typing("20", "60", "50"))
        assert "Terjangkau 60 melebihi sasaran 50" in shown.line(22)
    assert query("SELECT held_on, reached, target FROM intervention") == [("2026-11-20", 60, None)]


async def test_an_emptied_step_is_gone_and_a_note_is_kept(open_app, district):
    async with open_app("serentak", {"period": "2026-08"}) as shown:
        ready(shown)
        await shown.press("enter", *typing("12"), "left", "backspace", "enter")
        assert query("SELECT count(*) FROM intervention") == [(0,)]
        await shown.press("right", "right", "=bersama Babinsa", "enter")
    assert query("SELECT note, held_on FROM intervention") == [("bersama Babinsa", None)]


async def test_another_operator_was_faster(open_app, district):
    async with open_app("serentak", {"period": "2026-08"}) as shown:
        ready(shown)
        await shown.press("enter", *typing("12"))
        query("UPDATE intervention SET version = 9, reached = 8, updated_by = 'opr2'")
        await shown.press(*typing("44"))
        assert "sudah diubah oleh opr2; ketikan Anda: 44" in shown.text()
    assert query("SELECT reached FROM intervention") == [(8,)]


async def test_another_month_and_sorted_by_coverage(open_app, district):
    table = interventions.board("2026-06")
    for village, reached in zip(table.villages[:3], (5, 9, 1), strict=True):
        interventions.save_step(district, table, village.id, "edukasi", Done(date(2026, 6, 3), reached, 10))
    async with open_app("serentak") as shown:
        await shown.press("f2", *["backspace"] * 7, "=T2 2026", "enter")
        assert "dicatat tiap bulan" in shown.text()
        await shown.press("f2", *["backspace"] * 7, "=juni 2026", "enter")
        assert "Juni 2026" in shown.line(1)
        await shown.press("a", "5")
        assert [line.split()[-3] for line in shown.text().splitlines()[3:6]] == ["10,0", "50,0", "90,0"]
        await shown.press("end")
        total = next(line for line in shown.text().splitlines() if line.startswith(">Kecamatan"))
        assert total.split() == [">Kecamatan", "-", "-", "-", "50,0", "-", "-"]


@pytest.mark.usefixtures("empty")
async def test_without_a_district_it_says_so(open_app):
    async with open_app("serentak") as shown:
        assert "Kecamatan belum dipilih" in shown.text()
        await shown.press("f5", "enter")
        assert "Kecamatan belum dipilih" in shown.text()
