"""Prioritas and Pasangan desa by keys: lokus with its reason, weights, pairs taken and visited."""

from stunting_tui.services.planning import priorities
from stunting_tui.services.register import region
from tests.screens.office import query


async def test_looks(open_app, stocked, golden):
    async with open_app("prioritas") as shown:
        golden("prioritas", shown.text())
        await shown.press("end")
        assert "n kecil" in shown.text()
        assert "0,0" in shown.text()


async def test_lokus_with_the_proposed_reason_and_off_again(open_app, stocked):
    async with open_app("prioritas") as shown:
        await shown.press("space")
        assert "Alasan lokus Sengon: prioritas 1: prevalensi" in shown.line(22)
        await shown.press("enter")
        assert shown.line(4).split()[:4] == [">", "1", "Sengon", "ya"]
        assert "1 lokus dari 16 desa" in shown.line(23)
        await shown.press("right_square_bracket")
        assert shown.line(4).split()[3:5] == ["-", "ya"], "of last year, not of this"
        await shown.press("left_square_bracket", "space", "y")
        assert "bukan lagi lokus 2026" in shown.line(23)
    assert query("SELECT year, lokus, lokus_reason FROM village_year") == [(2026, 0, "")]


async def test_an_own_reason(open_app, stocked):
    async with open_app("prioritas") as shown:
        await shown.press("down", "space", "=usul camat", "enter")
    assert query("SELECT name, lokus_reason FROM village_year y JOIN village v ON v.id = y.village_id") == [
        ("Kebondalem Lor", "usul camat")
    ]  # fmt: skip


async def test_weights(open_app, stocked):
    async with open_app("prioritas") as shown:
        await shown.press("w", "=0 100 0 0 0", "enter")
        assert "Anak/100" in shown.line(3)
        assert "jumlahnya 100" in shown.line(23)
        await shown.press("w", "=1 2", "enter")
        assert "5 angka, bukan 2" in shown.line(22)
    assert [factor.weight for factor in priorities.factors_of_office()] == [0, 100, 0, 0, 0]


async def test_enter_opens_the_sheet_of_the_village(open_app, stocked):
    async with open_app("prioritas") as shown:
        await shown.press("enter")
        assert "Desa Sengon" in shown.line(1)


async def test_pairs_are_taken_changed_and_visited(open_app, stocked, golden):
    async with open_app("pasangan") as shown:
        golden("pasangan", shown.text())
        await shown.press("k")
        assert "Pakai dahulu pasangan ini" in shown.line(22)
        await shown.press("space")
        assert "Sengon - Kebondalem Lor dipakai" in shown.line(23)
        await shown.press("enter")
        golden("pasangan-form", shown.text())
        await shown.press("down", "down", "down", "=jadwal posyandu; kelas ibu", "f6", "k")
        assert shown.line(1).startswith(" KUNJUNGAN")
        await shown.press("enter", "enter", "enter", "=Kader Sengon", "enter", "=Posyandu dua kali sebulan", "f6")
        assert "Kunjungan tersimpan" in shown.line(23)
        golden("kunjungan", shown.text())
        await shown.press("f10", "delete", "y")
        assert "sudah mempunyai kunjungan" in shown.text()
    names = {village.id: village.name for village in region.villages()}
    found = query("SELECT village_id, partner_id, points FROM pairing")
    assert [(names[one], names[two], points) for one, two, points in found] == [
        ("Sengon", "Kebondalem Lor", "jadwal posyandu\nkelas ibu")
    ]
    assert query(
        "SELECT name, visitors, finding, pairing_id FROM field_visit f JOIN village v ON v.id = village_id"
    ) == [("Kebondalem Lor", "Kader Sengon", "Posyandu dua kali sebulan", 1)]


async def test_another_partner_brings_its_own_reason(open_app, stocked):
    async with open_app("pasangan") as shown:
        await shown.press("enter", "down", "=j", "f6")
        assert "tersimpan" in shown.line(23)
    assert query("SELECT reason LIKE 'n kecil%' FROM pairing") == [(1,)]


async def test_a_monev_without_a_pair(open_app, stocked):
    async with open_app("kunjungan") as shown:
        await shown.press("n", "=01112026", "enter", "=j", "enter", "enter", "=Camat", "enter", "=Timbangan rusak")
        await shown.press("enter", "=Puskesmas mengganti", "enter", "enter")
        assert "Kunjungan tersimpan" in shown.line(23)
    assert query(
        "SELECT name, held_on, pairing_id, follow_up FROM field_visit f JOIN village v ON v.id = village_id"
    ) == [("Joho", "2026-11-01", None, "Puskesmas mengganti")]
