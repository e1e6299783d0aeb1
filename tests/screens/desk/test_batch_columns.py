"""Columns of the entry grid: chosen by the office, fitted to the width, asked by age."""

import json

import pytest

from stunting_tui.domain.measuring.entry_columns import entry_columns
from stunting_tui.screens.desk.batch_columns import grid_columns
from stunting_tui.services.register import region
from tests.screens.desk.grid_desk import grid, grown, open_desk, sheet_of, stored
from widgets.columns import share_widths

ALL = entry_columns()
NINE = "head_cm,oedema,vitamin_a,breastfed"
EVERYTHING = ",".join(column.key for column in ALL)


def chosen(session, choice):
    region.save_setting(session, "kolom_lembar", choice)


@pytest.mark.parametrize("count", [5, 9, len(ALL)])
@pytest.mark.parametrize("width", [80, 100, 132])
def test_every_cell_shows_and_the_name_has_room(count, width):
    columns = grid_columns(ALL[:count], width)
    widths = dict(zip((column.key for column in columns), share_widths(columns, width - 2), strict=True))
    assert all(widths[column.key] >= column.width for column in columns)
    assert widths["name"] >= 12
    assert sum(widths.values()) + len(widths) - 1 <= width - 2
    assert [column.key for column in columns if column.is_stop] == [column.key for column in ALL[:count]]


def test_computed_columns_come_by_priority():
    keys = [column.key for column in grid_columns(ALL[:9], 80)]
    assert [key for key in keys if key in ("sex", "age", "waz", "haz", "whz", "gain")] == ["waz", "haz", "gain"]
    assert "whz" in [column.key for column in grid_columns(ALL[:9], 90)]


async def test_the_office_switches_columns(open_app, stocked, golden):
    async with open_app("batch", {"period": "2026-08"}) as shown:
        await shown.press("k")
        golden("batch-kolom", shown.text())
        await shown.press("space", "down", "enter")
        assert shown.line(4).startswith(" [ ] Lingkar lengan")
        assert shown.line(5).startswith(">[x] Lingkar kepala")
        await shown.press("f10", "enter")
        assert "LiKa" in shown.line(3) and "LiLA" not in shown.line(3)
        assert "VitA" in shown.line(3)
    assert region.setting("kolom_lembar") == "-muac_cm,head_cm"


async def test_everything_on_at_80(open_app, stocked, golden, query):
    chosen(stocked, EVERYTHING)
    sheet = sheet_of(stocked)
    weight, height = grown(sheet, 0)
    async with open_app("batch") as shown:
        await open_desk(shown)
        await shown.press("=12", "enter", "=T", f"={weight}", "enter", f"={height}", "enter", "=14,2", "enter")
        await shown.press("=47,5", "enter", "=T", "=Y")
        assert grid(shown).key == "deworming"
        await shown.press("=Y", "=L", "=-5", "=t")
        assert grid(shown).row == 1
        golden("batch-semua-kolom", shown.text())
    [stored] = query("SELECT head_cm, oedema, vitamin_a, breastfed, extras FROM measurement ORDER BY id DESC LIMIT 1")
    extras = {"Obat cacing": "ya", "Imunisasi": "lengkap", "Kosong PMT": "alat rusak", "Kelas ibu balita": "tidak"}
    assert (*stored[:4], json.loads(stored[4])) == (47.5, 0, "ya", None, extras)


async def test_nine_cells_at_80_with_open_rows(open_app, stocked, golden):
    chosen(stocked, NINE)
    sheet = sheet_of(stocked)
    weight, height = grown(sheet, 0)
    async with open_app("batch") as shown:
        await open_desk(shown)
        await shown.press("=12", "enter", "=T", f"={weight}", "enter", f"={height}", "slash", "=-3", "slash")
        await shown.press("slash", "home", "backspace", "enter", "right", f"={grown(sheet, 3)[0]}", "enter", "up", "up")
        golden("batch-terbuka", shown.text())


async def test_a_column_for_another_age_is_passed_and_doubted(open_app, stocked, query):
    chosen(stocked, "breastfed,-muac_cm")
    sheet = sheet_of(stocked)
    weight, height = grown(sheet, 0)
    async with open_app("batch") as shown:
        await open_desk(shown)
        await shown.press("=12", "enter", "=T", f"={weight}", "enter", f"={height}", "enter")
        assert grid(shown).row == 1
        await shown.press("up", "end", "=y")
        assert "? ASI eksklusif untuk umur 0-5 bulan; anak ini 19 bulan." in shown.line(22)
        await shown.press("f2", "=begitu di register", "enter")
    [row] = stored(query)
    assert row[10].startswith("ASI: begitu di register")


async def test_a_wider_window_shows_more(open_app, stocked):
    chosen(stocked, NINE)
    async with open_app("batch") as shown:
        await open_desk(shown)
        await shown.press("=12", "enter", "=T", "=10")
        assert "BB/TB" not in shown.line(3)
        await shown.pilot.resize_terminal(100, 30)
        await shown.settle()
        assert "BB/TB" in shown.line(3)
        assert (grid(shown).row, grid(shown).key) == (0, "weight_kg")
