"""Village years typed cell by cell."""

import pytest
from textual import events

from stunting_tui.services.planning import village_years
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


FIRST = ("12", "34", "30", "55", "140", "61", "2021", "2", "1250000000", "130000000")


async def test_a_village_is_typed(open_app, district, golden):
    async with open_app("profil") as shown:
        ready(shown)
        golden("profil", shown.text())
        await shown.press(*typing(*FIRST))
        await shown.press("=7", "enter", "up")
        golden("profil-diisi", shown.text())
    assert query(
        "SELECT catin, bumil, busui, baduta, balita, krs, kampung_kb_year, kpm, apbdes, apbdes_stunting, year"
        " FROM village_year ORDER BY village_id"
    ) == [
        (12, 34, 30, 55, 140, 61, 2021, 2, 1250000000, 130000000, 2026),
        (7, *[None] * 9, 2026),
    ]
    assert query("SELECT count(*) FROM audit WHERE table_name = 'village_year'")[0][0] >= 2


async def test_figures_that_cannot_be(open_app, district):
    async with open_app("profil") as shown:
        ready(shown)
        await shown.press(*typing("12", "34", "30", "55", "50"))
        assert "baduta melebihi balita" in shown.line(22)
        await shown.press("f8", *typing("55", "0", "1960"))
        assert "1970 sampai 2026, atau 0" in shown.line(22)
        await shown.press("f8", *typing("0", "1", "100", "101"))
        assert "melebihi APBDes" in shown.line(22)
    assert query("SELECT balita, kampung_kb_year, apbdes_stunting FROM village_year") == [(55, 0, None)]


async def test_another_year_and_a_pasted_block(open_app, district):
    async with open_app("profil") as shown:
        ready(shown)
        await shown.press("f2", *["backspace"] * 4, "=2025", "enter")
        assert "tahun 2025" in shown.line(1)
        shown.app.post_message(events.Paste("1\t2\t3\n4\t5\t6\n"))
        await shown.settle()
        assert "6 dari 6 sel ditempel" in shown.line(22)
        await shown.press("f2", *["backspace"] * 4, "=1999", "enter")
        assert "Ketik tahun dari 2015" in shown.text()
    assert query("SELECT year, catin, bumil, busui FROM village_year ORDER BY village_id") == [
        (2025, 1, 2, 3), (2025, 4, 5, 6)
    ]  # fmt: skip


async def test_rupiah_as_a_spreadsheet_shows_them(open_app, district):
    async with open_app("profil") as shown:
        ready(shown)
        shown.app.screen.query_one(EntryGrid).go_to(0, "apbdes")
        shown.app.post_message(events.Paste("1.250.000.000\tRp 130.000.000\nRp900.000\t1,5\n"))
        await shown.settle()
        assert "3 dari 4 sel ditempel" in shown.line(22)
    assert query("SELECT apbdes, apbdes_stunting FROM village_year ORDER BY village_id") == [
        (1250000000, 130000000), (900000, None)
    ]  # fmt: skip


async def test_another_operator_was_faster(open_app, district):
    async with open_app("profil") as shown:
        ready(shown)
        await shown.press(*typing("12"))
        query("UPDATE village_year SET version = 7, catin = 99, updated_by = 'opr2'")
        await shown.press(*typing("34"))
        assert "sudah diubah oleh opr2; ketikan Anda: 34" in shown.text()
        assert "99" in shown.line(4)
        await shown.press("left", *typing("35"))
    assert query("SELECT catin, bumil FROM village_year") == [(99, 35)]


async def test_undo_goes_back_over_a_pair(open_app, district):
    village = village_years.year_table(2026).villages[0].id
    table = village_years.year_table(2026)
    village_years.save_row(district, table, village, {"baduta": 10, "balita": 20})
    async with open_app("profil") as shown:
        ready(shown)
        shown.app.screen.query_one(EntryGrid).go_to(0, "baduta")
        shown.app.post_message(events.Paste("15\t30\n"))
        await shown.settle()
        await shown.press("ctrl+u")
    assert query("SELECT baduta, balita FROM village_year") == [(10, 20)]


async def test_the_sums_of_a_large_kecamatan_are_whole(open_app, district):
    table = village_years.year_table(2026)
    counts = {"catin": 1900, "bumil": 2900, "busui": 3100, "baduta": 6000, "balita": 15000, "krs": 14999}
    village_years.save_row(district, table, table.villages[0].id, counts)
    async with open_app("profil") as shown:
        assert " Kecamatan: catin 1.900, bumil 2.900, busui 3.100,\n" in shown.text()
        assert "            baduta 6.000, balita 15.000, KRS 14.999\n" in shown.text()
