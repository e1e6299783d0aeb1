from datetime import date

import pytest

from stunting_tui.domain.deliberation.agreement import Agreement, Deliberation
from stunting_tui.services.deliberation import rembuk
from stunting_tui.services.register import region
from tests.screens.office import query


@pytest.fixture
def agreed(stocked):
    """An agreement about Sengon; the parameters that open its list."""
    sengon = next(village.code for village in region.villages() if village.name == "Sengon")
    point = Agreement(
        1, "PMT lokal 90 hari bagi anak stunting di Sengon.", responsible="Bidan", villages=(sengon,),
        indicator="Anak", due_on=date(2026, 12, 31),
    )  # fmt: skip
    number = rembuk.create_deliberation(
        stocked, Deliberation(date(2026, 11, 20), "Pendopo", agreements=(point,)), template=False
    )
    return {"deliberation_id": number, "agreement_id": rembuk.deliberation(number).agreements[0].id}


async def test_looks(open_app, agreed, golden):
    async with open_app("daftar", agreed) as shown:
        golden("daftar-kosong", shown.text())
        await shown.press("r")
        golden("daftar-aturan", shown.text())
        await shown.press("enter", "b", "n", "=cevo")
        golden("daftar-cari", shown.text())
        await shown.press("escape", "k", "=Keluarga Bp. Sutar, RT 02", "enter")
        await shown.press("enter", "p", "enter", "=ke Klaten", "enter")
        golden("daftar", shown.text())


async def test_a_rule_freezes_and_a_child_and_a_family_are_added(open_app, agreed):
    async with open_app("daftar", agreed) as shown:
        await shown.press("r", "down", "enter", "b")
        assert "anak dicatat menurut batch rembuk ini" in shown.line(23)
        frozen = query("SELECT count(*) FROM agreement_child WHERE haz < -3")[0][0]
        assert 0 < frozen == query("SELECT count(*) FROM agreement_child")[0][0]
        assert "beku: anak sangat pendek" in shown.line(1)
        await shown.press("n", "=lutri", "enter", "enter")
        assert "ditambahkan" in shown.line(23)
        await shown.press("k", "=Keluarga Bp. Sutar", "enter")
        assert "Keluarga Bp. Sutar" in shown.text()
    rows = query(
        "SELECT coalesce(c.name, a.family) FROM agreement_child a LEFT JOIN child c ON c.id = a.child_id ORDER BY a.id"
    )
    assert rows[frozen][0].startswith("LUTRI")
    assert rows[frozen + 1 :] == [("Keluarga Bp. Sutar",)]
    assert query("SELECT list_kind, list_rule FROM agreement") == [("beku", "sangat-pendek")]


async def test_a_child_of_another_village_is_added_only_after_a_question(open_app, agreed):
    name, number, village = query(
        """SELECT c.name, c.nik, v.name FROM child c JOIN village v ON v.id = c.village_id
           WHERE v.name <> 'Sengon' AND c.nik <> '' ORDER BY c.id LIMIT 1"""
    )[0]
    async with open_app("daftar", agreed) as shown:
        await shown.press("n", f"={number}", "enter")
        for answer in ("t", "escape"):
            await shown.press("enter")
            assert f"{name} tinggal di {village}. Tetap tambahkan? (y/t)" in shown.line(22)
            assert "Desa kesepakatan ini: Sengon." in shown.line(23)
            await shown.press(answer)
            assert "Enter memakai baris yang disorot" in shown.line(23)
        assert query("SELECT count(*) FROM agreement_child") == [(0,)]
        await shown.press("enter", "y")
        assert f"{name} ditambahkan." in shown.line(23)
    assert query("SELECT count(*) FROM agreement_child") == [(1,)]


async def test_what_became_of_a_child_with_day_and_note(open_app, agreed):
    async with open_app("daftar", agreed) as shown:
        await shown.press("k", "=Keluarga Satu", "enter", "enter", "s", "=21112026", "enter")
        assert "di luar masa daftar" not in shown.text()
        await shown.press("=jamban jadi", "enter")
        assert "di luar masa daftar" in shown.text()
        await shown.press("enter", "s", "enter", "=jamban jadi", "enter")
        assert "Keluarga Satu: selesai." in shown.line(23)
        assert "1 nama, 1 sudah ada hasilnya" in shown.line(23)
        await shown.press("f5", "=jamban dan air", "enter", "delete", "y")
        assert "sudah mempunyai hasil" in shown.text()
        await shown.press("enter", "t", "enter")
    assert query("SELECT outcome, outcome_on, note FROM agreement_child") == [("terbuka", None, "jamban dan air")]


async def test_whoever_is_listed_by_mistake_is_taken_off(open_app, agreed):
    async with open_app("daftar", agreed) as shown:
        await shown.press("k", "=Keluarga Satu", "enter", "delete", "t")
        assert query("SELECT count(*) FROM agreement_child") == [(1,)]
        await shown.press("delete", "y")
        assert "Belum ada anak." in shown.text()
    assert query("SELECT count(*) FROM agreement_child") == [(0,)]


async def test_a_live_list_is_only_looked_at(open_app, agreed):
    async with open_app("daftar", agreed) as shown:
        await shown.press("r", "enter", "h")
        assert "hidup: anak stunting" in shown.line(1)
        assert "dihitung dari pengukuran terakhir" in shown.text()
        for key in ("n", "k", "enter", "delete", "f5"):
            await shown.press(key)
            assert "Daftar hidup dihitung sendiri." in shown.line(22)
        assert query("SELECT count(*) FROM agreement_child") == [(0,)]
        await shown.press("r", "enter", "b")
        assert "anak dicatat" in shown.line(23)
        await shown.press("r", "enter", "h")
        assert "daftar itu tidak diganti" in shown.text()
    assert query("SELECT list_kind FROM agreement") == [("beku",)]


async def test_from_the_session_and_back(open_app, agreed):
    async with open_app("sesi", {"deliberation_id": agreed["deliberation_id"]}) as shown:
        await shown.press("d", "r", "enter", "b", "f10")
        assert shown.line(1).startswith(" REMBUK")
        assert "Daftar anak: beku," in " ".join(shown.text().split())


async def test_sorted_by_what_was_gained(open_app, agreed):
    async with open_app("daftar", agreed) as shown:
        await shown.press("r", "enter", "b", "a", "2")
        assert "urut nama, A-Z" in shown.line(1)
        names = [line[5:12] for line in shown.text().splitlines()[4:10]]
        assert names == sorted(names)


async def test_an_agreement_that_is_gone_is_told_and_left(open_app, agreed):
    async with open_app("sesi", {"deliberation_id": agreed["deliberation_id"]}) as shown:
        await shown.press("d")
        query("DELETE FROM agreement_village")
        query("DELETE FROM agreement")
        await shown.press("k", "=Keluarga Satu", "enter")
        assert "sudah dihapus" in shown.text()
        await shown.press("f1", "f10")
        assert shown.line(1).startswith(" REMBUK")
        assert "sudah dihapus operator lain" in shown.line(23)
