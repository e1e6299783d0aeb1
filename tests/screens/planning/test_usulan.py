"""Usulan by keys: typed, decided with one key each, tied to an agreement, side by side; empty screens."""

import pytest

from stunting_tui.services.planning import proposals
from stunting_tui.services.planning.proposals import OFFICE, VILLAGE, Proposal
from stunting_tui.services.register import region
from tests.screens.office import DISTRICT, hold_rembuk, query


@pytest.fixture
def wished(empty):
    region.choose_district(empty, DISTRICT)
    by_name = {village.name: village.id for village in region.villages()}
    for one in (
        Proposal(2027, VILLAGE, "Rehabilitasi posyandu Mawar 1", "Bidang pembangunan", 15_000_000, by_name["Joho"]),
        Proposal(2027, VILLAGE, "Jamban keluarga 12 unit di RT 01 dan RT 04", "", 24_000_000, by_name["Joho"]),
        Proposal(2027, OFFICE, "Sambungan rumah air minum", "Dinas PUPR", 120_000_000, by_name["Joho"]),
        Proposal(2027, OFFICE, "Kelas ibu hamil", "Dinas Kesehatan", None, by_name["Sengon"]),
    ):
        proposals.save_proposal(empty, one)
    return empty


async def test_looks(open_app, wished, golden):
    async with open_app("usulan") as shown:
        await shown.press("d", "down", "t", "=Sudah di APBD 2026", "enter", "down", "s")
        golden("usulan", shown.text())
        await shown.press("v")
        golden("usulan-banding", shown.text())
        await shown.press("f8")
        assert "Kelas ibu hamil" in shown.text()
        await shown.press("f10", "n")
        golden("usulan-form", shown.text())


async def test_one_key_for_each_state(open_app, wished):
    async with open_app("usulan") as shown:
        await shown.press("d", "down", "t", "enter")
        assert "Alasan tidak diambil masih kosong" in shown.text()
        await shown.press("t", "=sudah ada", "enter", "down", "s", "down", "s", "b")
    assert query("SELECT text, state, reason FROM proposal ORDER BY id") == [
        ("Rehabilitasi posyandu Mawar 1", "dikonfirmasi", ""),
        ("Jamban keluarga 12 unit di RT 01 dan RT 04", "tidak diambil", "sudah ada"),
        ("Sambungan rumah air minum", "disinkronkan", ""),
        ("Kelas ibu hamil", "belum", ""),
    ]


async def test_typed_and_filtered(open_app, wished):
    async with open_app("usulan") as shown:
        await shown.press("end", "n", "enter", "enter", "=m", "enter", "enter", "=PMT lokal", "enter", "=5 jt", "f6")
        assert "Usulan tersimpan" in shown.line(23)
        await shown.press("g", "6")
        assert "desa Sengon" in shown.line(1)
        assert "2 usulan, 2 belum" in shown.line(23)
        await shown.press("g", "1")
        assert "5 usulan" in shown.line(23)
    assert query("SELECT source, text, amount FROM proposal ORDER BY id DESC LIMIT 1") == [
        ("musrenbang", "PMT lokal", 5_000_000)
    ]


async def test_becomes_an_agreement_or_is_tied_to_one(open_app, wished):
    async with open_app("usulan") as shown:
        await shown.press("k")
        assert "Belum ada rembuk" in shown.line(22)
        hold_rembuk(wished)
        await shown.press("k", "enter")
        assert "Kesepakatan 26-1/4" in shown.line(23)
        await shown.press("down", "k", "=2", "enter")
        assert "Kesepakatan 26-1/2" in shown.line(23)
        await shown.press("k", "=99", "enter")
        assert "Kesepakatan 99 tidak ada" in shown.text()
    assert query("SELECT text FROM agreement ORDER BY id DESC LIMIT 1") == [("Rehabilitasi posyandu Mawar 1",)]
    assert query("SELECT state, agreement_id FROM proposal ORDER BY id LIMIT 2") == [
        ("dikonfirmasi", 4),
        ("dikonfirmasi", 2),
    ]


@pytest.mark.parametrize("name", ["usulan", "kunjungan", "pasangan", "prioritas", "situasi"])
async def test_without_a_district_nothing_breaks(open_app, empty, name):
    async with open_app(name) as shown:
        await shown.press(
            "n", "space", "k", "a", "escape", "delete", "enter", "v", "f8", "pageup", "down", "x", "escape"
        )
        assert "elum" in shown.text()
