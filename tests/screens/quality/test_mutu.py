"""Mutu by keys: places worst first, computed when data changed, the card of a place; no name of a child."""

import pytest
from openpyxl import load_workbook

from stunting_tui.domain.quality.quality_words import Quality
from stunting_tui.screens.quality.mutu import MutuScreen
from stunting_tui.services.quality import quality
from stunting_tui.services.register import children
from tests.screens.office import query


async def test_looks(open_app, stocked, golden):
    async with open_app("mutu") as shown:
        golden("mutu", shown.text())
        await shown.press("g")
        golden("mutu-desa", shown.text())
        await shown.press("enter")
        golden("kartu-mutu", shown.text())
        await shown.press("end")
        golden("kartu-mutu-bawah", shown.text())


async def test_computed_once_and_again_when_data_changed(open_app, stocked):
    assert quality.stored(stocked).places == ()
    async with open_app("mutu") as shown:
        assert "angka lama" not in shown.line(1)
        assert query("SELECT version FROM stored_figure") == [(1,)]
    async with open_app("mutu"):
        assert query("SELECT version FROM stored_figure") == [(1,)]
    query("UPDATE measurement SET weight_kg = 9.9, version = version + 1 WHERE id = (SELECT max(id) FROM measurement)")
    async with open_app("mutu"):
        assert query("SELECT version FROM stored_figure") == [(2,)]


async def test_page_keys_go_to_other_places(open_app, stocked):
    async with open_app("mutu") as shown:
        await shown.press("g", "enter")
        first = shown.line(1)
        assert "tempat 1 dari " in shown.line(23)
        await shown.press("pageup")
        assert "Ini tempat pertama." in shown.line(23)
        await shown.press("pagedown")
        assert "tempat 2 dari " in shown.line(23)
        assert shown.line(1) != first
        await shown.press("f10")
        assert shown.line(1).startswith(" MUTU")


async def test_narrowed_to_a_village(open_app, stocked):
    async with open_app("mutu") as shown:
        await shown.press("g", "slash", "=sengon", "enter")
        assert 'memuat "sengon"' in shown.line(1)
        assert "1 tempat" in shown.line(23)


async def test_no_name_of_a_child_stands_there(open_app, stocked):
    names = {row.name for row in children.child_rows(list(children.child_ids()))}
    async with open_app("mutu") as shown:
        await shown.press("enter")
        for _ in range(6):
            assert not any(name in shown.text() for name in names)
            await shown.press("space")


@pytest.mark.usefixtures("empty")
async def test_nothing_measured(open_app):
    async with open_app("mutu") as shown:
        assert "Belum ada pengukuran." in shown.text()
    async with open_app("kartu-mutu") as shown:
        assert "Pilih dahulu tempatnya di layar Mutu." in shown.text()


async def test_written_as_a_workbook(open_app, stocked, tmp_path):
    target = tmp_path / "mutu.xlsx"
    async with open_app("mutu") as shown:
        await shown.press("x", f"={target}", "enter")
        assert "Ditulis: mutu.xlsx" in shown.line(23)
        await shown.press("x", f"={tmp_path / 'mutu.txt'}", "enter")
        assert "tidak berakhiran .xlsx" in shown.line(23)
    assert target.is_file()


async def test_one_card_and_all_cards_as_a_workbook(open_app, stocked, tmp_path):
    one, every = tmp_path / "satu.xlsx", tmp_path / "semua.xlsx"
    async with open_app("mutu") as shown:
        places = len(shown.app.screen.shown)
        await shown.press("enter", "x")
        assert f"1 kartu ini 2 semua {places} kartu" in shown.text()
        await shown.press("1", *["backspace"] * 120, f"={one}", "enter")
        assert "Ditulis" in shown.text()
        await shown.press("x", "2", *["backspace"] * 120, f"={every}", "enter")
    assert len(load_workbook(one).sheetnames) == 2
    assert len(load_workbook(every).sheetnames) == places + 1


def test_many_children_are_written_as_everywhere():
    place = Quality("kecamatan", "", "Satu", 2910, "baik", 0, (), None, "", "", (), ())
    assert MutuScreen().row(place).cells[2] == "2.910"
