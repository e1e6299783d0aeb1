"""The profile in use, and the office's own indicators."""

import pytest

from stunting_tui.services.planning import indicators
from stunting_tui.services.register import region
from tests.screens.office import DISTRICT, query


@pytest.fixture
def district(empty):
    region.choose_district(empty, DISTRICT)
    return empty


OWN = (
    "=k01", "enter", "=Kelas ibu balita", "enter", "=Sensitif", "enter", "=ibu yang ikut kelas", "enter",
    "=ibu balita", "enter", "enter", "=75", "enter", "enter", "=01012026", "enter", "enter",
)  # fmt: skip


async def test_looks(open_app, district, golden):
    async with open_app("daftar-indikator") as shown:
        golden("daftar-indikator", shown.text())
        await shown.press("n")
        golden("daftar-indikator-form", shown.text())


async def test_another_profile_keeps_what_was_typed(open_app, district):
    table = indicators.indicator_table("2026")
    indicators.save_pair(district, table, table.villages[0].id, table.profile.indicators[0], 3, 4)
    async with open_app("indikator", {"period": "2026"}) as shown:
        await shown.press("d", "p", "2")
        assert "29 indikator esensial" in shown.line(1)
        await shown.press("f10")
        assert "0/29" in shown.line(4)
        await shown.press("d", "p", "1", "f10")
        assert "1/20" in shown.line(4)
    assert query("SELECT value FROM setting WHERE key = 'profil_indikator'") == [("perpres72",)]


async def test_an_own_indicator_is_made_changed_and_removed(open_app, district):
    async with open_app("daftar-indikator") as shown:
        await shown.press("n", *OWN)
        assert "Indikator K01 tersimpan." in shown.line(23)
        assert query("SELECT code, name, unit, target, direction, valid_from, valid_to FROM indicator") == [
            ("K01", "Kelas ibu balita", "%", 75.0, "naik", "2026-01-01", "")
        ]
        await shown.press("enter", "=Kelas ibu", "f6")
        assert "Indikator K01 tersimpan." in shown.line(23)
        table = indicators.indicator_table("2026")
        assert table.profile.indicators[-1].name == "Kelas ibu"
        own = table.profile.indicators[-1]
        indicators.save_pair(district, table, table.villages[0].id, own, 3, 4)
        await shown.press("delete", "y")
        assert "sudah berisi 1 isian desa" in shown.text()
        query("DELETE FROM indicator_value")
        await shown.press("delete", "y")
        assert "Indikator K01 dihapus." in shown.line(23)
    assert query("SELECT count(*) FROM indicator") == [(0,)]


async def test_one_of_the_profile_is_not_changed_here(open_app, district):
    async with open_app("daftar-indikator") as shown:
        await shown.press("enter")
        assert "Indikator ini dari profil" in shown.line(22)
        await shown.press("n", "=P01", *OWN[1:])
        assert "Kode P01 sudah dipakai" in shown.text()
        await shown.press("f10", "y")
        assert "20 indikator" in shown.line(23)


async def test_a_share_wants_a_denominator(open_app, district):
    async with open_app("daftar-indikator") as shown:
        await shown.press("n", *OWN[:8], "enter", "f6")
        assert 'Penyebut ditulis bila satuannya "%"' in shown.text()


async def test_what_cannot_be_is_said_at_its_field(open_app, district):
    """Code, unit, target and last day are judged when they are left, not when the whole form is saved."""
    async with open_app("daftar-indikator") as shown:
        await shown.press("n", "=P01", "enter")
        assert "Kode P01 sudah dipakai pada" in shown.text()
        await shown.press("=K 1", "enter")
        assert 'Kode "K 1" tidak benar' in shown.text()
        await shown.press(*OWN[:11], "=150", "enter")
        assert "Persen dari 0 sampai 100." in shown.text()
        await shown.press("=75", *OWN[12:16], "=31122025", "enter")
        assert "Masa berlaku berakhir sebelum mulai." in shown.text()
    assert query("SELECT count(*) FROM indicator") == [(0,)]


async def test_a_profile_that_broke_is_told_and_another_can_be_chosen(open_app, district):
    folder = district.database.parent / "indikator"
    folder.mkdir()
    text = '[[indikator]]\nkode = "X1"\nnama = "x"\npembilang = "x"\nsatuan = "orang"\narah = "naik"\n'
    (folder / "kami.toml").write_text(text, encoding="utf-8")
    async with open_app("daftar-indikator") as shown:
        await shown.press("p", "3")
        assert "1 indikator" in shown.text() or "Dipakai: kami" in shown.text()
    (folder / "kami.toml").write_text(text.replace("naik", "atas"), encoding="utf-8")
    async with open_app("indikator") as shown:
        assert "kami.toml baris 1: arah indikator X1" in shown.text()
        await shown.press("d")
        assert "kami.toml baris 1" in shown.text()
        await shown.press("p", "2", "f10")
        assert "kami.toml" not in shown.text()
        assert "0/29" in shown.line(4)


async def test_another_operator_was_faster(open_app, district):
    async with open_app("daftar-indikator") as shown:
        await shown.press("n", *OWN, "f6", "enter", "=Kelas ibu hamil")
        query("UPDATE indicator SET version = version + 1, updated_by = 'opr2', unit = 'orang', denominator = ''")
        await shown.press("f6")
        assert "sudah diubah oleh opr2" in shown.text()
        assert "Kelas ibu hamil" in shown.text()
        await shown.press("f6", "enter", "=Kelas calon ibu")
        assert query("SELECT name, unit FROM indicator") == [("Kelas ibu hamil", "orang")]
        query("DELETE FROM indicator")
        await shown.press("f6", "y")
    assert query("SELECT code, name, unit FROM indicator") == [("K01", "Kelas calon ibu", "orang")]
