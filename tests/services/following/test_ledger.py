"""Steps of agreements, and carrying what is open to the next rembuk: refusals, audit, status."""

from dataclasses import replace
from datetime import date

import pytest

from stunting_tui.domain.deliberation.agreement import (
    AgreementStatus,
    Deliberation,
    DeliberationKind,
    DeliberationState,
    Fund,
    ListKind,
)
from stunting_tui.domain.following.ledger import Standing, Step
from stunting_tui.errors import ConflictError, DataError
from stunting_tui.services.deliberation import agreement_children, rembuk
from stunting_tui.services.following import ledger, progress
from tests.services import meeting
from tests.services.meeting import FULL, HELD, audited

session, codes = meeting.session, meeting.codes
RUNNING, DONE = AgreementStatus.RUNNING, AgreementStatus.DONE
LATER = date(2026, 8, 20)


def hold(session, day, *agreements, **values):
    state = {"state": DeliberationState.HELD} | values
    return rembuk.create_deliberation(
        session, Deliberation(day, "Pendopo", agreements=agreements, **state), template=False
    )


@pytest.fixture
def agreed(session, codes) -> int:
    """The id of an agreement of March."""
    number = hold(session, HELD, replace(FULL, villages=(codes[0],)))
    return rembuk.deliberation(number).agreements[0].id


@pytest.fixture
def second(session) -> int:
    """A rembuk of August."""
    return hold(session, LATER)


def entry_of(number):
    return next(entry for entry in ledger.entries() if entry.id == number)


def test_the_status_follows_the_newest_day_not_the_last_typed(session, agreed):
    progress.add_step(session, agreed, Step(date(2026, 6, 1), DONE, evidence="Laporan"))
    progress.add_step(session, agreed, Step(date(2026, 4, 1), RUNNING, 30, 5_000_000))
    entry = entry_of(agreed)
    assert (entry.standing, entry.percent, entry.spent) == (Standing.DONE, 100, 5_000_000)
    assert [step.told_on.month for step in entry.steps] == [4, 6]


def test_a_corrected_step_is_audited_and_the_status_goes_with_it(session, agreed):
    number = progress.add_step(session, agreed, Step(date(2026, 6, 1), DONE, spent=3))
    step = entry_of(agreed).steps[0]
    progress.edit_step(session, replace(step, status=RUNNING, percent=80, spent=4))
    assert entry_of(agreed).standing is Standing.RUNNING
    assert set(audited("ubah", "progress")) == {
        ("status", "selesai", "proses"),
        ("percent", "100", "80"),
        ("spent", "3", "4"),
    }
    with pytest.raises(ConflictError):
        progress.edit_step(session, replace(step, spent=9))
    assert entry_of(agreed).steps[0].id == number


@pytest.mark.parametrize(
    ("step", "told"),
    [
        (Step(date(2026, 3, 3), RUNNING), "mendahului rembuknya"),
        (Step(date(2026, 8, 21), RUNNING), "belum tiba"),
        (Step(date(2026, 8, 1), RUNNING, meeting=99), "Sesi tempat"),
        (Step(date(2026, 8, 1), RUNNING, 120), "tidak mungkin"),
    ],
)
def test_a_step_that_cannot_be_is_refused(session, agreed, step, told):
    with pytest.raises(DataError, match=told):
        progress.add_step(session, agreed, step)
    assert entry_of(agreed).steps == ()


def test_what_was_not_agreed_has_no_progress(session):
    number = hold(session, HELD, replace(FULL, accepted=False, refusal="tanpa dana"))
    with pytest.raises(DataError, match="tidak disepakati"):
        progress.add_step(session, rembuk.deliberation(number).agreements[0].id, Step(LATER, RUNNING))


def test_going_round_the_statuses_leaves_one_step(session, agreed):
    for status in (RUNNING, DONE, AgreementStatus.DROPPED, RUNNING):
        rembuk.set_status(session, agreed, entry_of(agreed).agreement.version, status)
        assert entry_of(agreed).standing.value == status.value
    assert [(step.told_on, step.status, step.percent) for step in entry_of(agreed).steps] == [(LATER, RUNNING, None)]


def test_a_status_changed_in_the_form_is_told_after_what_was_told(session, agreed):
    progress.add_step(session, agreed, Step(date(2026, 6, 1), RUNNING, 30))
    where = entry_of(agreed).meeting.id
    rembuk.save_agreement(session, where, replace(rembuk.deliberation(where).agreements[0], status=DONE))
    assert [(step.status, step.percent) for step in entry_of(agreed).steps] == [(RUNNING, 30), (DONE, 100)]


def test_a_planned_rembuk_has_no_progress_yet(session, codes):
    number = hold(session, HELD, FULL, state=DeliberationState.PLANNED)
    point = rembuk.deliberation(number).agreements[0]
    rembuk.set_status(session, point.id, point.version, RUNNING)
    assert entry_of(point.id).steps == ()


def test_carrying_takes_everything_over_and_keeps_the_old(session, codes, agreed, second):
    progress.add_step(session, agreed, Step(date(2026, 6, 1), RUNNING, 30, 5_000_000))
    assert [entry.id for entry in ledger.offered(second)] == [agreed]
    new = ledger.carry(session, agreed, second)
    old, now = ledger.history(agreed)
    assert (old.standing, old.carried_to, old.carried_on) == (Standing.CARRIED, new, LATER)
    assert (now.standing, now.percent, now.spent_before, now.begun_on) == (Standing.RUNNING, 30, 5_000_000, HELD)
    for name in ("text", "responsible", "villages", "funds", "due_on", "indicator", "note"):
        assert getattr(now.agreement, name) == getattr(old.agreement, name)
    assert ledger.offered(second) == []
    with pytest.raises(DataError, match="sudah dibawa"):
        ledger.carry(session, agreed, second)
    with pytest.raises(DataError, match="sudah dibawa"):
        progress.add_step(session, agreed, Step(LATER, RUNNING, 50))
    with pytest.raises(DataError, match="lanjutannya"):
        rembuk.delete_agreement(session, agreed, old.agreement.version)


def test_carrying_taken_back_lets_the_old_one_live_again(session, agreed, second):
    new = ledger.carry(session, agreed, second)
    rembuk.delete_agreement(session, new, entry_of(new).agreement.version)
    assert entry_of(agreed).is_alive


@pytest.mark.parametrize(("due", "kept"), [(None, None), (date(2026, 10, 1), date(2026, 10, 1))])
def test_a_due_date_gone_by_is_set_anew_or_left_open(session, second, due, kept):
    first = hold(session, HELD, replace(FULL, due_on=date(2026, 5, 1)))
    old = rembuk.deliberation(first).agreements[0].id
    assert entry_of(ledger.carry(session, old, second, due)).agreement.due_on == kept
    assert entry_of(old).agreement.due_on == date(2026, 5, 1)


def test_a_point_with_the_same_words_goes_on_with_the_old_one(session, agreed):
    second = hold(session, LATER, replace(FULL, text=f" {FULL.text.upper()}.", funds=(Fund("BOK", 1),)))
    rembuk.set_status(session, agreed, entry_of(agreed).agreement.version, RUNNING)
    new = ledger.carry(session, agreed, second)
    assert [entry.id for entry in ledger.history(agreed)] == [agreed, new]
    assert len(rembuk.deliberation(second).agreements) == 1
    assert entry_of(new).agreement.funds == (Fund("BOK", 1),)
    assert entry_of(new).standing is Standing.RUNNING


def test_not_carrying_needs_a_reason(session, agreed, second):
    with pytest.raises(DataError, match="perlu alasan"):
        ledger.drop(session, agreed, second, "  ")
    assert entry_of(agreed).is_alive
    ledger.drop(session, agreed, second, "Sudah ditangani kabupaten")
    step = entry_of(agreed).steps[-1]
    assert (entry_of(agreed).standing, step.note, step.meeting) == (
        Standing.DROPPED,
        "Sudah ditangani kabupaten",
        second,
    )


def test_only_a_later_rembuk_goes_on_with_an_agreement(session, agreed, second):
    minilok = hold(session, date(2026, 8, 19), kind=DeliberationKind.MINILOK)
    with pytest.raises(DataError, match="hanya dapat dibawa ke sebuah rembuk"):
        ledger.carry(session, agreed, minilok)
    with pytest.raises(DataError, match="bukan dari rembuk sebelum"):
        ledger.carry(session, agreed, hold(session, date(2026, 1, 5)))


def test_miniloks_are_no_rembuk_in_lists_and_counts(session, agreed, second):
    minilok = hold(session, date(2026, 7, 10), kind=DeliberationKind.MINILOK)
    assert minilok not in [one.id for one in rembuk.deliberations()]
    assert minilok in [one.id for one in rembuk.deliberations(miniloks=True)]
    assert [one.label for one in ledger.meetings().values()] == ["26-1", "26-m1", "26-2"]


@pytest.mark.parametrize("kind", ListKind)
def test_a_list_of_children_goes_on_with_the_same_words_too(session, agreed, kind):
    second = hold(session, LATER, replace(FULL, list_kind=kind, list_rule="wasting"), state=DeliberationState.PLANNED)
    agreement_children.add_family(session, agreed, "Keluarga Bp. Sutar")
    new = ledger.carry(session, agreed, second)
    assert [line.label for line in agreement_children.followed(new)] == ["Keluarga Bp. Sutar"]
    assert entry_of(new).agreement.list_kind is ListKind.FROZEN


def test_what_was_verified_is_still_followed_and_carried(session, agreed, second, query):
    query("UPDATE deliberation SET stage = 'diverifikasi' WHERE id = ?", entry_of(agreed).meeting.id)
    progress.add_step(session, agreed, Step(LATER, RUNNING, 10))
    new = ledger.carry(session, agreed, second)
    assert [entry.id for entry in ledger.history(new)] == [agreed, new]
