"""Targets by year and level: the list and the form."""

import pytest

from stunting_tui.domain.planning.target import Target
from stunting_tui.services.planning import targets
from stunting_tui.services.register import region
from tests.screens.office import DISTRICT, query


@pytest.fixture
def district(empty):
    region.choose_district(empty, DISTRICT)
    return empty


def some(session):
    village = region.villages()[0].id
    for one in (
        Target("nasional", 2025, "Prevalensi stunting", 18.8, "%", "RPJMN"),
        Target("kabupaten", 2026, "Prevalensi stunting", 14, "%", "Rakor Kampung KB 2023"),
        Target("desa", 2026, "P07", 95, "%", "Rembuk desa", village),
    ):
        targets.save_target(session, one)


async def test_looks(open_app, district, golden):
    some(district)
    async with open_app("target") as shown:
        golden("target", shown.text())
        await shown.press("n")
        golden("target-form", shown.text())


async def test_a_target_is_typed(open_app, district):
    async with open_app("target") as shown:
        await shown.press("n", "=2026", "enter", "=k", "enter", "enter", "=p07", "enter", "=14,2", "enter")
        await shown.press("enter", "=SK Bupati", "enter")
        assert "Target tersimpan." in shown.line(23)
    assert query("SELECT level, year, indicator, value, unit, source, village_id FROM target") == [
        ("kabupaten", 2026, "P07", 14.2, "%", "SK Bupati", None)
    ]


async def test_a_village_target_wants_its_village(open_app, district):
    async with open_app("target") as shown:
        await shown.press("n", "enter", "=d", "enter", "enter", "enter", "=14", "f6")
        assert "Desa target belum dipilih" in shown.text()
        assert query("SELECT count(*) FROM target") == [(0,)]
        await shown.press("up", "up", "=j", "f6")
        assert "Target tersimpan." in shown.line(23)
    assert query("SELECT name FROM target JOIN village ON village.id = village_id") == [("Joho",)]


async def test_changed_and_deleted(open_app, district):
    some(district)
    async with open_app("target") as shown:
        await shown.press("end", "enter", "down", "down", "down", "down", "=18,9", "f6")
        assert "Target tersimpan." in shown.line(23)
        await shown.press("delete", "t", "delete", "y")
        assert "dihapus" in shown.line(23)
    assert query("SELECT count(*) FROM target WHERE value = 18.9") == [(0,)]
    assert query("SELECT count(*) FROM target") == [(2,)]
    assert query("SELECT count(*) FROM audit WHERE table_name = 'target' AND action = 'hapus'")[0][0] > 0


async def test_what_cannot_be(open_app, district):
    async with open_app("target") as shown:
        await shown.press("n", "=1999", "enter")
        assert "Tahun dari 2015" in shown.text()
        await shown.press("=2026", "f6")
        assert "Nilai wajib diisi" in shown.text()
        await shown.press("=140", "f6")
        assert "di luar batas" in shown.text()
        await shown.press("escape", "y")
        assert "0 target" in shown.line(23)
