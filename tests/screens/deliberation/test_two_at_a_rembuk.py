"""Two operators at one rembuk: its agreements, its people, its stage, its board, the weights, the office."""

from dataclasses import replace
from datetime import date

import pytest

from stunting_tui.domain.deliberation.agreement import Attendee, Deliberation, DeliberationState
from stunting_tui.domain.following.intervention import Done
from stunting_tui.services.deliberation import agreement_children, rembuk, stages
from stunting_tui.services.following import interventions, ledger
from stunting_tui.services.office import office
from stunting_tui.services.planning import priorities
from stunting_tui.services.register import region
from stunting_tui.session import Session
from tests.screens.office import DISTRICT, hold_rembuk, query
from tests.services.sealed_setup import hold
from widgets.entry_grid import EntryGrid


@pytest.fixture
def other(empty):
    """The other operator, at the same database."""
    region.choose_district(empty, DISTRICT)
    return Session("opr2", empty.database, empty.clock)


@pytest.fixture
def held(other):
    """The parameters that open a session with three agreements."""
    return {"deliberation_id": hold_rembuk(other)}


def point(held, ordinal):
    return next(one for one in rembuk.deliberation(held["deliberation_id"]).agreements if one.ordinal == ordinal)


def said(shown):
    """Return what is on the screen without its line breaks."""
    return " ".join(shown.text().split())


async def test_an_agreement_removed_under_its_form_is_saved_anew_where_wanted(open_app, other, held):
    gone = point(held, 2)
    async with open_app("kesepakatan", {**held, "agreement_id": gone.id}) as shown:
        await shown.press("=Kader dibina tiap dua bulan", "enter")
        rembuk.delete_agreement(other, gone.id, gone.version)
        await shown.press("f6")
        assert "Sudah dihapus oleh opr2. Simpan sebagai kesepakatan baru?" in shown.line(22)
        await shown.press("t")
        assert "Kader dibina tiap dua bulan" in shown.text()
        await shown.press("f6", "y")
        assert "tersimpan" in shown.line(23)
    assert query("SELECT ordinal, text, responsible FROM agreement ORDER BY ordinal")[1:] == [
        (2, "Dana desa untuk stunting dianggarkan.", ""),
        (3, "Kader dibina tiap dua bulan", "Bidan desa"),
    ]


async def test_a_rembuk_verified_under_a_form_is_told_and_the_text_stays(open_app, other, held):
    async with open_app("kesepakatan", {**held, "agreement_id": point(held, 2).id}) as shown:
        await shown.press("=Kader dibina tiap dua bulan", "enter")
        stage = stages.stage_of(held["deliberation_id"])
        stages.advance(other, held["deliberation_id"], stage.version, "Meli Trasko", "Sekcam", force_reason="uji")
        await shown.press("f6")
        assert "Rembuk ini sudah diverifikasi; isinya tidak diubah lagi. Kembalikan dahulu ke draf" in said(shown)
        assert "Kader dibina tiap dua bulan" in shown.text()
    assert query("SELECT text FROM agreement WHERE ordinal = 2") == [("Kader posyandu dibina tiap bulan.",)]


async def test_a_state_another_operator_changed_is_shown_before_it_is_told(open_app, other, held):
    async with open_app("sesi", held) as shown:
        await shown.press("f2", "l", "=rapat sudah selesai")
        now = rembuk.deliberation(held["deliberation_id"])
        rembuk.edit_deliberation(other, replace(now, title="Rembuk Stunting II"))
        await shown.press("enter")
        assert "sudah diubah oleh opr2" in said(shown)
        assert "Ketikan Anda: rapat sudah selesai" in said(shown)
        assert "Rembuk Stunting II" in shown.text()
        await shown.press("f2", "l", "=rapat sudah selesai", "enter")
    assert query("SELECT state, title FROM deliberation") == [(DeliberationState.HELD.value, "Rembuk Stunting II")]


async def test_nobody_verifies_what_the_page_did_not_show(open_app, other):
    number = hold(other)
    async with open_app("periksa", {"deliberation_id": number}) as shown:
        await shown.press("s", "=Meli Trasko", "enter", "enter")
        first = rembuk.deliberation(number).agreements[0]
        rembuk.save_agreement(other, number, replace(first, partners="IBI"))
        await shown.press("y")
        assert "Rembuk ini berubah sejak halaman ini dibuka; tahapnya belum dimajukan." in said(shown)
        assert query("SELECT stage FROM deliberation") == [("draf",)]
        await shown.press("s", "=Meli Trasko", "enter", "enter", "y")
    assert query("SELECT stage FROM deliberation") == [("diverifikasi",)]


async def test_a_stage_another_operator_changed_is_shown(open_app, other):
    number = hold(other)
    async with open_app("periksa", {"deliberation_id": number}) as shown:
        await shown.press("s", "=Meli Trasko", "enter", "enter")
        stages.advance(other, number, stages.stage_of(number).version, "Meli Trasko", "Sekcam")
        await shown.press("y")
        assert shown.line(1).split()[-2] == "DIVERIFIKASI"
        assert shown.line(23).endswith("DIVERIFIKASI")
        assert "berubah sejak halaman ini dibuka" in said(shown)
    assert query("SELECT count(*) FROM seal") == [(0,)]


async def test_a_person_the_other_operator_wrote_is_doubted(open_app, other, held):
    async with open_app("hadir", held) as shown:
        rembuk.save_attendee(other, held["deliberation_id"], Attendee("Gani Troka"))
        await shown.press("=gani troka", "enter")
        assert "? Nama ini sudah ditulis operator lain" in shown.line(22)


async def test_a_person_the_other_operator_removed_comes_back_by_a_key(open_app, other, held):
    person = rembuk.deliberation(held["deliberation_id"]).attendees[1]
    async with open_app("hadir", held) as shown:
        await shown.press("up")
        rembuk.delete_attendee(other, person.id, person.version)
        await shown.press("delete")
        assert "Meli Trasko dihapus oleh opr2 dari daftar hadir" in shown.line(22)
        await shown.press("delete")
    assert query("SELECT name, office FROM attendee ORDER BY id")[1:] == [("Meli Trasko", "Kepala Puskesmas")]


async def test_a_name_typed_into_a_verified_rembuk_is_told_again(open_app, held):
    async with open_app("hadir", held) as shown:
        query("UPDATE deliberation SET stage = 'diverifikasi'")
        await shown.press("=Gani Troka", "enter")
        assert "sudah diverifikasi" in said(shown)
        assert "Ketikan Anda: Gani Troka." in said(shown)
    assert query("SELECT count(*) FROM attendee") == [(2,)]


async def test_weights_the_other_operator_changed(open_app, other):
    async with open_app("prioritas") as shown:
        await shown.press("w", "=10 20 30 20 20")
        priorities.save_weights(other, "50 20 10 10 10", priorities.factors_of_office())
        await shown.press("enter")
        assert "Bobot sudah diubah opr2 menjadi 50 20 10 10 10." in said(shown)
        assert "Ketikan Anda: 10 20 30 20 20" in said(shown)
        await shown.press("w", "=10 20 30 20 20", "enter")
    assert query("SELECT value FROM setting WHERE key = 'bobot_prioritas'") == [("10 20 30 20 20",)]


async def test_a_lokus_the_other_operator_chose(open_app, other):
    async with open_app("prioritas") as shown:
        await shown.press("space", "=usul camat")
        table = priorities.priority_table(2026, 2026)
        chosen = table.places[0].measures.village_id
        priorities.turn_lokus(other, table, chosen, "prioritas kabupaten")
        await shown.press("enter")
        assert "sudah diubah oleh opr2" in said(shown)
        assert "Lokus 2026: prioritas kabupaten." in said(shown)
    assert query("SELECT lokus_reason FROM village_year") == [("prioritas kabupaten",)]


async def test_a_step_the_other_operator_emptied_is_not_brought_back_unseen(open_app, other):
    table = interventions.board("2026-08")
    village = table.villages[0].id
    interventions.save_step(other, table, village, "pendataan", Done(date(2026, 8, 3), 40, 50))
    async with open_app("serentak", {"period": "2026-08"}) as shown:
        await shown.press("enter")
        shown.app.screen.query_one(EntryGrid).grace = 0
        interventions.save_step(other, interventions.board("2026-08"), village, "pendataan", Done())
        await shown.press("right", "=44", "enter")
        assert "sudah dikosongkan operator lain; ketikan Anda: 44" in said(shown)
        assert query("SELECT count(*) FROM intervention") == [(0,)]
        await shown.press("left", "=44", "enter")
    assert query("SELECT reached, held_on FROM intervention") == [(44, None)]


async def test_a_line_of_the_list_the_other_operator_changed(open_app, other, held):
    number = point(held, 1).id
    agreement_children.add_family(other, number, "Keluarga Satu")
    async with open_app("daftar", {**held, "agreement_id": number}) as shown:
        await shown.press("f5", "=sudah dikunjungi")
        query("UPDATE agreement_child SET version = version + 1, updated_by = 'opr2', note = 'belum ada di rumah'")
        await shown.press("enter")
        assert "sudah diubah oleh opr2" in said(shown)
        assert "Ketikan Anda: sudah dikunjungi" in said(shown)
        assert "belum ada di rumah" in said(shown)
        await shown.press("f5", "=sudah dikunjungi", "enter")
    assert query("SELECT note FROM agreement_child") == [("sudah dikunjungi",)]


async def test_the_office_both_changed_shows_both(open_app, other):
    async with open_app("kantor") as shown:
        await shown.press("down", "down", "=Jalan Satu", "enter")
        office.save_office(other, replace(office.office(), address=("Jalan Dua", "Telepon 1")))
        await shown.press("f6")
        assert "? Operator lain mengisi: Jalan Dua" in shown.text()
        assert "Telepon 1" in shown.text()
        await shown.press("f6")
    assert query("SELECT value FROM setting WHERE key = 'kop_alamat'") == [("Jalan Satu\nTelepon 1",)]


async def test_an_agreement_the_other_operator_carried_is_shown_as_it_is(open_app, other, held):
    newer = rembuk.create_deliberation(other, Deliberation(date(2026, 11, 10), "Pendopo"), template=False)
    async with open_app("buku", {"deliberation_id": newer}) as shown:
        await shown.press("x", "=dana tidak ada")
        ledger.carry(other, point(held, 1).id, newer, date(2026, 12, 31))
        await shown.press("enter")
        assert "sudah dibawa" in said(shown)
        assert [one.agreement.ordinal for one in shown.app.screen.listed] == [2, 3]
    assert query("SELECT count(*) FROM progress WHERE status = 'batal'") == [(0,)]
