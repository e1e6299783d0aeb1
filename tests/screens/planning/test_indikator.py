"""Service indicators typed for a village, turned, and for one indicator in all villages."""

import pytest
from textual import events

from stunting_tui.domain.planning.indicator_profiles import load_profile
from stunting_tui.services.planning import indicators
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


def fill(session, village=0, period=PERIOD, **pairs):
    table = indicators.indicator_table(period)
    for code, pair in pairs.items():
        indicators.save_pair(session, table, table.villages[village].id, table.profile.find(code), *pair)


async def test_the_twenty_indicators_of_a_village_by_keys(open_app, district, golden):
    """Numerator, Enter, denominator, Enter; what is only counted has no denominator to stop at."""
    profile = load_profile()
    async with open_app("indikator") as shown:
        ready(shown)
        golden("indikator-desa", shown.text())
        await shown.press("enter")
        golden("indikator-kosong", shown.text())
        keys = []
        for number, one in enumerate(profile.indicators, 1):
            keys += typing(str(number), str(20 + number)) if one.is_share else typing(str(100 + number))
        await shown.press(*keys)
        golden("indikator-isi", shown.text())
        await shown.press("f10")
        assert "Brajan" in shown.line(4)
        assert "20/20" in shown.line(4)
    rows = query("SELECT period, code, numerator, denominator FROM indicator_value ORDER BY code")
    assert rows == [
        (PERIOD, one.code, float(number if one.is_share else 100 + number), 20.0 + number if one.is_share else None)
        for number, one in enumerate(profile.indicators, 1)
    ]
    assert query("SELECT count(DISTINCT village_id) FROM indicator_value") == [(1,)]


async def test_words_and_colours(open_app, district, golden):
    fill(district, P01=(90, 100), P02=(75, 100), P03=(10, 100), P04=(0, 0), P11=(20, 100), P15=(321, None))
    async with open_app("indikator") as shown:
        await shown.press("enter")
        golden("indikator-kata", shown.text())
        words = {line[1:4]: line.split()[-1] for line in shown.text().splitlines()[3:14]}
        assert (words["P01"], words["P02"], words["P03"], words["P04"]) == ("tercapai", "hampir", "belum", "0")


async def test_turned_the_cell_in_hand_stays(open_app, district, golden):
    fill(district, village=1, P02=(30, 40))
    async with open_app("indikator") as shown:
        ready(shown)
        await shown.press("down", "enter", "down", "f5")
        assert "Bumil TTD" in shown.line(1)
        assert shown.app.screen.query_one(EntryGrid).position == 1
        golden("indikator-balik", shown.text())
        await shown.press(*typing("35", "40"), "f5")
        assert "Cucukan" in shown.line(1)
        await shown.press("f10", "f5")
        golden("indikator-menurut-indikator", shown.text())
    assert query("SELECT numerator FROM indicator_value") == [(35.0,)]


async def test_complaints(open_app, district):
    async with open_app("indikator") as shown:
        ready(shown)
        await shown.press("enter", *typing("50", "40"))
        assert "pembilang 50 melebihi penyebut 40" in shown.line(22)
        await shown.press("f8", *typing("1,5"))
        assert "tanpa koma" in shown.line(22)
        await shown.press("f8", *typing("0"))
        assert "melebihi" in shown.line(22)
    assert query("SELECT numerator, denominator FROM indicator_value") == [(50.0, None)]


async def test_a_long_complaint_still_says_how_to_go_on(open_app, district):
    """The finding goes on below its line; what was typed can be thrown away, and that is told."""
    async with open_app("indikator") as shown:
        ready(shown)
        await shown.press("enter", *typing("50", "40"))
        assert "F8 kosongkan." in shown.text()
        await shown.press("f8")
        shown.app.screen.query_one(EntryGrid).go_to(1, "numerator")
        shown.app.post_message(events.Paste("45\t50\n60\t40\n"))
        await shown.settle()
        assert "3 dari 4 sel ditempel" in shown.line(22)
        assert "penyebut dahulu." in shown.line(23)


async def test_more_digits_than_a_column_shows_are_not_taken(open_app, district):
    async with open_app("indikator") as shown:
        ready(shown)
        await shown.press("enter", *typing("999999999"))
    assert query("SELECT count(*) FROM indicator_value WHERE numerator > 99999999") == [(0,)]


async def test_denominator_of_a_count_is_refused(open_app, district):
    async with open_app("indikator") as shown:
        ready(shown)
        await shown.press("enter")
        shown.app.screen.query_one(EntryGrid).go_to(14, "denominator")
        await shown.press(*typing("40"))
        assert "P15 hitungan mutlak (orang): tanpa penyebut" in shown.line(22)
    assert query("SELECT count(*) FROM indicator_value") == [(0,)]


async def test_a_block_from_excel_and_back(open_app, district):
    async with open_app("indikator") as shown:
        ready(shown)
        await shown.press("enter")
        shown.app.post_message(events.Paste("45\t50\n60\t80\n"))
        await shown.settle()
        assert "4 dari 4 sel ditempel" in shown.line(22)
        await shown.press("ctrl+u")
    assert query("SELECT code, numerator, denominator FROM indicator_value ORDER BY code") == [
        ("P01", 45.0, 50.0), ("P02", None, None)
    ]  # fmt: skip


async def test_another_period_and_what_cannot_be_one(open_app, district):
    async with open_app("indikator", {"period": "2026"}) as shown:
        assert "tahun 2026" in shown.line(1)
        await shown.press("f2", *["backspace"] * 4, "=08 2026", "enter")
        assert "Agustus 2026" in shown.line(1)
        await shown.press("f2", *["backspace"] * 7, "=kapan", "enter")
        assert 'Periode "kapan" tidak dikenal' in shown.text()
        assert "Agustus 2026" in shown.line(1)


async def test_the_target_of_the_year_counts(open_app, district):
    from stunting_tui.domain.planning.target import Target
    from stunting_tui.services.planning import targets

    targets.save_target(district, Target("kabupaten", 2026, "P02", 95))
    targets.save_target(district, Target("kabupaten", 2025, "P02", 10))
    fill(district, P02=(30, 40))
    async with open_app("indikator") as shown:
        await shown.press("enter", "down")
        assert "75,0 % dari target 95,0 %: belum, kurang 20,0 poin" in shown.text()


async def test_another_operator_was_faster(open_app, district):
    async with open_app("indikator") as shown:
        ready(shown)
        await shown.press("enter", *typing("10"))
        query("UPDATE indicator_value SET version = 9, numerator = 12, updated_by = 'opr2'")
        await shown.press(*typing("40"))
        assert "sudah diubah oleh opr2; ketikan Anda: 40" in shown.text()
        await shown.press("left", "left", "up")
        assert "12" in shown.line(4)
    assert query("SELECT numerator, denominator FROM indicator_value") == [(12.0, None)]


@pytest.mark.usefixtures("empty")
async def test_without_a_district(open_app):
    async with open_app("indikator") as shown:
        assert "Kecamatan belum dipilih" in shown.text()
        await shown.press("f5", "x", "i", "enter")
        assert shown.line(1).startswith(" INDIKATOR")
