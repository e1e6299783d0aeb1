"""Rembuk sessions with checklist and attendance, on a real database file."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from stunting_tui.domain.deliberation import templates
from stunting_tui.domain.deliberation.agreement import (
    Agreement,
    AgreementStatus,
    Attendee,
    Deliberation,
    DeliberationState,
    ListKind,
)
from stunting_tui.errors import ConflictError, DataError
from stunting_tui.services.deliberation import rembuk
from stunting_tui.services.register import region
from stunting_tui.services.store import close_store, open_store
from stunting_tui.session import Session
from tests.services import meeting
from tests.services.meeting import FULL, HELD, audited

session, codes = meeting.session, meeting.codes
PLAN = Deliberation(
    held_on=HELD,
    place="Pendopo",
    number="400/001",
    time="09.00",
    chair="Zovu Krele",
    chair_nip="19990101 209901 1 999",
    agenda=("Pembukaan", "Paparan data", "Kesepakatan"),
    speakers="Kepala Puskesmas",
)


@pytest.fixture
def planned(session) -> int:
    return rembuk.create_deliberation(session, PLAN, template=False)


def test_what_is_stored_is_what_comes_back(session, planned):
    back = rembuk.deliberation(planned)
    assert replace(back, id=None, version=0) == PLAN
    assert back.version == 1


def test_before_a_kecamatan_was_chosen(tmp_path):
    session = Session("operator-satu", tmp_path / "kosong.db", lambda: datetime(2026, 8, 20, tzinfo=UTC))
    open_store(session)
    assert rembuk.deliberations() == []
    assert rembuk.due(session.today).overdue == 0
    with pytest.raises(DataError, match="Kecamatan belum dipilih"):
        rembuk.create_deliberation(session, PLAN, template=False)
    close_store()


def test_the_newest_comes_first_with_all_its_lists(session, planned, codes):
    newer = rembuk.create_deliberation(session, replace(PLAN, held_on=date(2026, 8, 18)), template=False)
    rembuk.save_agreement(session, planned, replace(FULL, villages=(codes[3], codes[1])))
    rembuk.save_attendee(session, planned, Attendee("Vovo Zaluku", "Kepala Desa", "Desa/Kelurahan", "L", online=True))
    first, second = rembuk.deliberations()
    assert (first.id, second.id) == (newer, planned)
    assert (first.agreements, first.attendees) == ((), ())
    assert second == rembuk.deliberation(planned)
    assert second.agreements[0].villages == tuple(sorted((codes[1], codes[3])))
    assert second.agreements[0].budget == 250_000_000
    assert second.attendees[0].online is True


def test_other_kecamatan_are_not_shown(session, planned):
    rembuk.save_agreement(session, planned, FULL)
    region.choose_district(session, "63.01.03")
    assert rembuk.deliberations() == []
    assert rembuk.due(date(2027, 1, 1)).overdue == 0


def test_the_template_fills_the_checklist(session):
    made = rembuk.create_deliberation(session, PLAN, template=True)
    points = rembuk.deliberation(made).agreements
    assert [point.text for point in points] == [point.text for point in templates.agreements()]
    assert [point.ordinal for point in points] == list(range(1, len(points) + 1))
    assert len(points) == 7


def test_the_template_adds_only_what_is_missing(session, planned):
    rembuk.save_agreement(session, planned, FULL)
    assert rembuk.add_from_template(session, planned) == 7
    assert rembuk.add_from_template(session, planned) == 0
    points = rembuk.deliberation(planned).agreements
    assert [point.ordinal for point in points] == list(range(1, 9))
    rembuk.delete_agreement(session, points[3].id, points[3].version)
    assert rembuk.add_from_template(session, planned) == 1


def test_a_rembuk_that_is_gone(session):
    with pytest.raises(DataError, match="Rembuk nomor 7 tidak ada"):
        rembuk.deliberation(7)


def test_closing_names_what_is_missing(session, planned):
    rembuk.save_agreement(session, planned, FULL)
    rembuk.save_agreement(session, planned, Agreement(0, "Pembinaan kader", responsible="Bidan"))
    rembuk.save_agreement(session, planned, Agreement(0, "Gugur", status=AgreementStatus.DROPPED))
    row = rembuk.deliberation(planned)
    with pytest.raises(DataError) as caught:
        rembuk.edit_deliberation(session, replace(row, state=DeliberationState.HELD))
    assert caught.value.message == "Kesepakatan belum lengkap: nomor 2 tanpa tenggat, indikator."
    assert rembuk.deliberation(planned) == row


def test_closing_can_be_forced_with_a_reason_that_is_kept(session, planned):
    rembuk.save_agreement(session, planned, Agreement(0, "Pembinaan kader", responsible="Bidan"))
    row = rembuk.deliberation(planned)
    with pytest.raises(DataError):
        rembuk.edit_deliberation(session, replace(row, state=DeliberationState.HELD), force_reason="   ")
    rembuk.edit_deliberation(session, replace(row, state=DeliberationState.HELD), force_reason="menyusul surat dinas")
    assert rembuk.deliberation(planned).state is DeliberationState.HELD
    assert audited("paksa", "deliberation") == [("state", "nomor 1 tanpa tenggat, indikator", "menyusul surat dinas")]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"responsible": ""}, "tanpa penanggung jawab"),
        ({"due_on": None}, "tanpa tenggat"),
        ({"list_kind": ListKind.FROZEN}, "tanpa daftar anak"),
        ({"list_kind": ListKind.LIVE}, "tanpa aturan daftar anak"),
        ({"accepted": False}, "tanpa alasan tidak disepakati"),
    ],
)
def test_nothing_is_closed_with_owner_due_date_or_list_missing(session, planned, changes, said):
    number = rembuk.save_agreement(session, planned, replace(FULL, **changes))
    row = rembuk.deliberation(planned)
    with pytest.raises(DataError, match=f"nomor 1 {said}"):
        rembuk.edit_deliberation(session, replace(row, state=DeliberationState.HELD))
    stored = rembuk.deliberation(planned).agreements[0]
    rembuk.save_agreement(session, planned, replace(FULL, id=number, version=stored.version, ordinal=1))
    rembuk.edit_deliberation(session, replace(row, state=DeliberationState.HELD))
    assert rembuk.deliberation(planned).state is DeliberationState.HELD


def test_a_complete_rembuk_goes_step_by_step(session, planned):
    rembuk.save_agreement(session, planned, FULL)
    with pytest.raises(DataError, match="belum dilaksanakan"):
        rembuk.edit_deliberation(session, replace(rembuk.deliberation(planned), state=DeliberationState.SIGNED))
    for state in (DeliberationState.HELD, DeliberationState.SIGNED):
        rembuk.edit_deliberation(session, replace(rembuk.deliberation(planned), state=state))
    signed = rembuk.deliberation(planned)
    with pytest.raises(DataError, match="tidak mundur"):
        rembuk.edit_deliberation(session, replace(signed, state=DeliberationState.PLANNED))
    with pytest.raises(DataError, match="tidak dapat dihapus"):
        rembuk.delete_agreement(session, signed.agreements[0].id, signed.agreements[0].version)
    rembuk.edit_deliberation(session, replace(signed, state=DeliberationState.PLANNED), force_reason="salah tekan")
    assert audited("paksa", "deliberation") == [("state", "", "salah tekan")]


def test_editing_changes_fields_and_not_lists(session, planned):
    rembuk.save_agreement(session, planned, FULL)
    row = rembuk.deliberation(planned)
    rembuk.edit_deliberation(session, replace(row, place="Balai Desa", agenda=("Satu\nDua", ""), agreements=()))
    back = rembuk.deliberation(planned)
    assert (back.place, back.agenda, back.version) == ("Balai Desa", ("Satu", "Dua"), 2)
    assert back.agreements == row.agreements
    with pytest.raises(ConflictError):
        rembuk.edit_deliberation(session, replace(row, place="Kantor"))


@pytest.mark.parametrize(
    ("wrong", "says"),
    [({"title": " "}, "Judul rembuk"), ({"batch_id": 9}, "Batch"), ({"held_on": date(2026, 12, 16)}, "mendahului")],
)
def test_an_edit_that_cannot_be_is_refused(session, planned, wrong, says):
    rembuk.save_agreement(session, planned, FULL)
    row = rembuk.deliberation(planned)
    with pytest.raises(DataError, match=says):
        rembuk.edit_deliberation(session, replace(row, **wrong))
    assert rembuk.deliberation(planned) == row


def test_a_past_rembuk_can_be_entered_whole_or_not_at_all(session):
    whole = replace(PLAN, state=DeliberationState.HELD, agreements=(FULL,), attendees=(Attendee("Vovo"),))
    stored = rembuk.deliberation(rembuk.create_deliberation(session, whole, template=False))
    assert (stored.agreements[0].ordinal, stored.attendees[0].name) == (1, "Vovo")
    with pytest.raises(DataError, match="belum lengkap"):
        rembuk.create_deliberation(session, replace(whole, agreements=(Agreement(1, "Kurang"),)), template=False)
    assert len(rembuk.deliberations()) == 1


def test_attendance_is_kept_in_order_and_changed(session, planned):
    numbers = [rembuk.save_attendee(session, planned, Attendee(name)) for name in ("Zovu", "Aba", "Meki")]
    second = rembuk.deliberation(planned).attendees[1]
    rembuk.save_attendee(session, planned, replace(second, office="Bidan", online=True))
    people = rembuk.deliberation(planned).attendees
    assert [person.name for person in people] == ["Zovu", "Aba", "Meki"]
    assert (people[1].office, people[1].online, people[1].version) == ("Bidan", True, 2)
    with pytest.raises(ConflictError):
        rembuk.save_attendee(session, planned, replace(second, office="Kader"))
    rembuk.delete_attendee(session, numbers[0], 1)
    assert [person.name for person in rembuk.deliberation(planned).attendees] == ["Aba", "Meki"]
    with pytest.raises(DataError, match="Nama peserta"):
        rembuk.save_attendee(session, planned, Attendee("  "))
    with pytest.raises(DataError, match="sudah dihapus"):
        rembuk.delete_attendee(session, numbers[0], 1)
