from datetime import date

import pytest

from stunting_tui.domain.deliberation.agreement import Deliberation
from stunting_tui.services.deliberation import rembuk
from stunting_tui.services.following import ledger
from stunting_tui.services.register import region
from tests.screens.office import DISTRICT, hold_rembuk, query


@pytest.fixture
def held(empty):
    """A session with three agreements; its id."""
    region.choose_district(empty, DISTRICT)
    return hold_rembuk(empty)


def statuses():
    return [row[0] for row in query("SELECT status FROM agreement ORDER BY ordinal")]


async def test_looks(open_app, held, golden):
    async with open_app("sesi", {"deliberation_id": held}) as shown:
        golden("sesi", shown.text())


async def test_empty_checklist_says_what_to_press(open_app, held, golden):
    query("DELETE FROM agreement_fund")
    query("DELETE FROM agreement_village")
    query("DELETE FROM agreement")
    async with open_app("sesi", {"deliberation_id": held}) as shown:
        golden("sesi-kosong", shown.text())
        await shown.press("space", "delete", "f5")
        assert "Belum ada kesepakatan" in shown.line(22)


async def test_space_goes_round_the_statuses(open_app, held):
    async with open_app("sesi", {"deliberation_id": held}) as shown:
        seen = []
        for _ in range(4):
            await shown.press("space")
            seen.append(statuses()[0])
        assert seen == ["selesai", "batal", "belum", "proses"]
        assert "Kesepakatan 1: proses." in shown.line(23)


async def test_template_adds_what_is_missing_once(open_app, held):
    async with open_app("sesi", {"deliberation_id": held}) as shown:
        await shown.press("t")
        assert "7 kesepakatan ditambahkan" in shown.line(23)
        await shown.press("t")
        assert "Semua isi templat sudah ada" in shown.line(23)
    assert query("SELECT count(*) FROM agreement") == [(10,)]


async def test_note_is_kept(open_app, held):
    async with open_app("sesi", {"deliberation_id": held}) as shown:
        await shown.press("down", "f5", "=Bawa daftar kader", "enter")
        assert "Catatan: Bawa daftar kader." in " ".join(shown.text().split())
    assert query("SELECT note FROM agreement WHERE ordinal = 2") == [("Bawa daftar kader",)]


async def test_deleting_is_asked_and_closes_the_numbering(open_app, held):
    async with open_app("sesi", {"deliberation_id": held}) as shown:
        await shown.press("delete", "t")
        assert len(statuses()) == 3
        await shown.press("ctrl+d", "y")
    assert query("SELECT ordinal, responsible FROM agreement ORDER BY ordinal") == [(1, "Bidan desa"), (2, "")]


async def test_state_waits_for_complete_agreements(open_app, held):
    async with open_app("sesi", {"deliberation_id": held}) as shown:
        await shown.press("k")
        assert "Nomor 3 belum lengkap" in shown.line(22)
        await shown.press("down", "down", "delete", "y", "k", "y")
        assert "DILAKSANAKAN" in shown.line(1)
    assert query("SELECT state FROM deliberation") == [("dilaksanakan",)]


async def test_state_is_forced_with_a_reason_only(open_app, held):
    async with open_app("sesi", {"deliberation_id": held}) as shown:
        await shown.press("f2", "t", "enter")
        assert "Alasan wajib ditulis" in shown.line(22)
        await shown.press("f2", "t", "=Disetujui lisan", "enter")
        assert "DITANDATANGANI" in shown.line(1)
    assert query("SELECT state FROM deliberation") == [("ditandatangani",)]
    assert query("SELECT count(*) FROM audit WHERE action = 'paksa' AND new = 'Disetujui lisan'") == [(1,)]


async def test_what_another_operator_changed_is_told(open_app, held):
    async with open_app("sesi", {"deliberation_id": held}) as shown:
        query("UPDATE agreement SET version = version + 1, updated_by = 'opr2', responsible = 'Lurah'")
        await shown.press("space")
        assert "sudah diubah oleh opr2" in shown.line(22)
        assert "Lurah" in shown.line(5)
        assert statuses()[0] == "proses"
        await shown.press("space")
    assert statuses()[0] == "selesai"


async def test_a_note_survives_the_change_of_another_operator(open_app, held):
    async with open_app("sesi", {"deliberation_id": held}) as shown:
        await shown.press("f5", "=Sudah dua kali ditagih")
        query("UPDATE agreement SET version = version + 1, updated_by = 'opr2', responsible = 'Lurah'")
        await shown.press("enter")
        assert shown.line(22) == " Catatan: Sudah dua kali ditagih"
        assert "sudah diubah oleh opr2" in shown.line(23)
        await shown.press("enter")
    assert query("SELECT responsible, note FROM agreement WHERE ordinal = 1") == [("Lurah", "Sudah dua kali ditagih")]


async def test_ways_on_and_back(open_app, held):
    async with open_app("sesi", {"deliberation_id": held}) as shown:
        for key, title in (("enter", "KESEPAKATAN 1"), ("n", "KESEPAKATAN 4"), ("h", "DAFTAR HADIR"), ("b", "LAPORAN")):
            await shown.press(key)
            assert shown.line(1).startswith(f" {title}")
            await shown.press("f10")
            assert shown.line(1).startswith(" REMBUK  Selasa")


async def test_narrowed_by_words_of_the_text_or_the_responsible(open_app, held, golden):
    async with open_app("sesi", {"deliberation_id": held}) as shown:
        await shown.press("slash", "=bidan", "enter")
        golden("sesi-cari", shown.text())
        await shown.press("space")
        assert statuses() == ["proses", "proses", "belum"]
        await shown.press("full_stop", "escape")
        assert "PMT lokal" in shown.line(5)
        await shown.press("slash", "=xyz", "enter", "space")
        assert 'Tidak ada kesepakatan dengan "xyz".' in shown.line(22)


def numbers(shown):
    return [line[5:7].strip() for line in shown.text().splitlines()[4:7]]


async def test_agreements_sorted_and_back_in_their_order(open_app, held):
    async with open_app("sesi", {"deliberation_id": held}) as shown:
        await shown.press("down", "a", "3")
        assert numbers(shown) == ["2", "1", "3"]
        assert shown.line(5).startswith(">[x]  2")
        assert "urut penanggung jawab, A-Z" in shown.line(1)
        await shown.press("=K")
        assert shown.line(6).startswith(">")
        await shown.press("a", "1")
        assert numbers(shown) == ["1", "2", "3"]


async def test_a_wide_window_shows_partners_and_indicator(open_app, held, wide_golden):
    async with open_app("sesi", {"deliberation_id": held}, size=(130, 24)) as shown:
        wide_golden("sesi-lebar", shown.text(), 130)


async def test_what_a_later_rembuk_goes_on_with_is_not_late_here(open_app, empty, held):
    later = rembuk.create_deliberation(empty, Deliberation(date(2026, 11, 20), "Pendopo"), template=False)
    async with open_app("sesi", {"deliberation_id": held}) as shown:
        assert "31-10-26!" in shown.line(5)
        assert "Lewat: 22 hari." in shown.text()
    first = query("SELECT id FROM agreement WHERE ordinal = 1")[0][0]
    ledger.carry(empty, first, later, date(2026, 12, 31))
    async with open_app("sesi", {"deliberation_id": held}) as shown:
        assert "31-10-26 " in shown.line(5)
        assert "dibawa" in shown.line(5)
        assert "Lewat" not in shown.text()


async def test_what_was_verified_takes_no_new_agreement(open_app, held):
    query("UPDATE deliberation SET stage = 'diverifikasi'")
    async with open_app("sesi", {"deliberation_id": held}) as shown:
        await shown.press("n")
        assert "Rembuk ini sudah diverifikasi; kesepakatan baru tidak masuk lagi." in shown.line(22)
        assert "p, lalu m, mengembalikannya ke draf." in " ".join(shown.text().split())
