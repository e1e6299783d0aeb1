import pytest

from stunting_tui.services.register import region
from tests.screens.office import DISTRICT, hold_rembuk, query


@pytest.fixture
def held(empty):
    """A session with three agreements; the parameters that open the first."""
    region.choose_district(empty, DISTRICT)
    number = hold_rembuk(empty)
    first = query("SELECT id FROM agreement WHERE ordinal = 1")[0][0]
    return {"deliberation_id": number, "agreement_id": first}


async def test_looks(open_app, held, golden):
    async with open_app("kesepakatan", held) as shown:
        golden("kesepakatan", shown.text())


async def test_villages_are_named_below_their_field(open_app, held, golden):
    async with open_app("kesepakatan", held) as shown:
        await shown.press("down", "down", "down", "down")
        golden("kesepakatan-desa", shown.text())


async def test_agreement_is_changed_field_by_field(open_app, held):
    async with open_app("kesepakatan", held) as shown:
        await shown.press("enter", "enter", "=Bidan koordinator", "enter", "enter", "=seng, geneng", "enter")
        assert "Desa               Sengon, Geneng" in shown.text()
        await shown.press("enter", "enter", "=csr 1,5 jt; apbdes 2.000.000", "enter", "=31122026", "f6")
        assert shown.line(1).startswith(" REMBUK")
        assert "Kesepakatan 1 tersimpan." in shown.line(23)
    assert query("SELECT responsible, due_on, indicator FROM agreement WHERE ordinal = 1") == [
        ("Bidan koordinator", "2026-12-31", "Baduta penerima PMT")
    ]
    assert query("SELECT source, amount FROM agreement_fund ORDER BY id") == [
        ("CSR/TJSL", 1_500_000),
        ("APBDes", 2_000_000),
    ]
    villages = query("SELECT v.name FROM agreement_village a JOIN village v ON v.id = a.village_id ORDER BY v.name")
    assert villages == [("Geneng",), ("Sengon",)]


async def test_wrong_funds_keep_the_cursor(open_app, held):
    async with open_app("kesepakatan", held) as shown:
        await shown.press(*["enter"] * 7, "=Arisan 100.000", "enter")
        assert 'Sumber dana "Arisan" tidak ada dalam daftar.' in shown.text()
        assert "Sumber dana: APBN," in shown.text()
    assert query("SELECT count(*) FROM agreement_fund") == [(2,)]


async def test_new_agreement_with_gaps_is_stored_and_they_are_named(open_app, held):
    async with open_app("kesepakatan", {"deliberation_id": held["deliberation_id"]}) as shown:
        await shown.press("f6")
        assert "Kesepakatan wajib diisi." in shown.text()
        await shown.press("=Jamban sehat di tiap rumah baduta", "f6")
        assert "Belum diisi: penanggung jawab, tenggat, indikator." in shown.line(23)
        assert ">[ ]  4 Jamban sehat" in shown.text()
    assert query("SELECT ordinal, text, status FROM agreement WHERE ordinal = 4") == [
        (4, "Jamban sehat di tiap rumah baduta", "belum")
    ]


async def test_due_before_the_meeting_is_refused_at_its_field(open_app, held):
    async with open_app("kesepakatan", held) as shown:
        await shown.press(*["enter"] * 8, "=01082026", "enter")
        assert "! Tenggat 01-08-2026 mendahului tanggal rembuk (25-08-2026)." in shown.text()
        assert "!Tenggat" in shown.text()
        await shown.press("=01082999", "enter")
        assert "! Tenggat 01-08-2999 lebih dari 10 tahun sesudah rembuk (25-08-2026)." in shown.text()
        await shown.press("f6")
        assert "!Tenggat" in shown.text()
    assert query("SELECT due_on FROM agreement WHERE ordinal = 1") == [("2026-10-31",)]


async def test_the_same_text_twice_is_refused_at_its_field(open_app, held):
    async with open_app("kesepakatan", {"deliberation_id": held["deliberation_id"]}) as shown:
        await shown.press("=pmt lokal 90 hari bagi baduta bermasalah gizi di desa prioritas", "enter")
        assert "Kesepakatan nomor 1 sudah berbunyi sama." in shown.text()
        assert "!Kesepakatan" in shown.text()
    assert query("SELECT count(*) FROM agreement") == [(3,)]


async def test_whom_it_lists_and_where_it_belongs(open_app, held, golden):
    async with open_app("kesepakatan", held) as shown:
        await shown.press(*["enter"] * 9, "h", "enter")
        assert "Belum diisi: aturan daftar anak." in shown.line(23)
        await shown.press("space", "space", "enter", "enter", "enter", "4", "enter", "f9", "down")
        golden("kesepakatan-aksi", shown.text())
        await shown.press("enter", "f6")
        assert "Kesepakatan 1 tersimpan." in shown.line(23)
    assert query("SELECT list_kind, list_rule, pillar, action FROM agreement WHERE ordinal = 1") == [
        ("hidup", "sangat-pendek", "4", "U2")
    ]


async def test_what_is_not_accepted_needs_its_reason(open_app, held):
    async with open_app("kesepakatan", held) as shown:
        await shown.press(*["enter"] * 11, "t", "enter")
        assert "Belum diisi: alasan tidak disepakati." in shown.line(23)
        await shown.press("=Anggaran 2026 sudah ditetapkan", "f6")
    assert query("SELECT accepted, refusal FROM agreement WHERE ordinal = 1") == [(0, "Anggaran 2026 sudah ditetapkan")]


async def test_conflict_is_told_and_what_was_typed_stays(open_app, held):
    async with open_app("kesepakatan", held) as shown:
        await shown.press("enter", "enter", "=Bidan koordinator")
        query(
            "UPDATE agreement SET version = version + 1, updated_by = 'opr2', partners = 'IBI', responsible = 'Lurah'"
        )
        await shown.press("f6")
        assert "sudah diubah oleh opr2" in shown.text()
        assert "Bidan koordinator" in shown.text()
        assert "? Operator lain mengisi: Lurah" in shown.text()
        await shown.press("f6")
        assert "Kesepakatan 1 tersimpan." in shown.line(23)
    assert query("SELECT responsible, partners FROM agreement WHERE ordinal = 1") == [("Bidan koordinator", "IBI")]


async def test_typed_form_is_not_left_unasked(open_app, held):
    async with open_app("kesepakatan", held) as shown:
        await shown.press("=X", "f10")
        assert "Buang? (y/t)" in shown.line(22)
        await shown.press("t", "f1", "f10")
        assert shown.line(3).startswith(">Kesepakatan     * [X")


async def test_agreement_that_is_gone_is_told_and_left(open_app, held):
    async with open_app("sesi", {"deliberation_id": held["deliberation_id"]}) as shown:
        await shown.press("down", "down")
        query("DELETE FROM agreement WHERE ordinal = 3")
        await shown.press("enter")
        assert shown.line(1).startswith(" REMBUK")
        assert "sudah dihapus operator lain" in shown.line(23)
        assert "  3 " not in shown.text()


async def test_what_was_verified_says_at_once_that_it_is_only_read(open_app, held):
    query("UPDATE deliberation SET stage = 'diverifikasi'")
    async with open_app("kesepakatan", held) as shown:
        assert "Hanya status, bukti, dan catatan yang masih dapat diubah." in shown.line(23)
        assert shown.line(23).endswith("DIVERIFIKASI")
