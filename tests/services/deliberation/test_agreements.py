"""The checklist of a rembuk: kept as given, refused when it cannot be, with versions and audit."""

import threading
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.models import AgreementFund, AgreementVillage, Audit
from stunting_tui.domain.deliberation.agreement import Agreement, AgreementStatus, Deliberation, Fund, ListKind
from stunting_tui.domain.deliberation.child_rules import RULES
from stunting_tui.domain.deliberation.pillars import pillars
from stunting_tui.errors import ConflictError, DataError
from stunting_tui.services.deliberation import rembuk
from tests.services import meeting
from tests.services.meeting import FULL, HELD, audited

session, codes = meeting.session, meeting.codes
PLAN = Deliberation(held_on=HELD, place="Pendopo")


@pytest.fixture
def planned(session) -> int:
    return rembuk.create_deliberation(session, PLAN, template=False)


texts = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=20)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    base=st.builds(
        Agreement,
        ordinal=st.just(0),
        text=texts.filter(bool),
        category=texts,
        responsible=texts,
        partners=texts,
        indicator=texts,
        target=texts,
        funds=st.lists(st.builds(Fund, texts.filter(bool), st.integers(0, 10**13)), max_size=3).map(tuple),
        due_on=st.none() | st.dates(HELD, date(2030, 1, 1)),
        status=st.sampled_from(AgreementStatus),
        evidence=texts,
        note=texts,
        accepted=st.booleans(),
        refusal=texts,
        pillar=st.sampled_from(["", *(pillar.code for pillar in pillars().pillars)]),
        action=st.sampled_from(["", *(action.code for action in pillars().actions)]),
        list_kind=st.sampled_from(ListKind),
        list_rule=st.sampled_from(["", *(rule.code for rule in RULES)]),
    ),
    picked=st.sets(st.integers(0, 19), max_size=4),
)
def test_an_agreement_survives_storing_and_changing(session, codes, base, picked):
    planned = rembuk.create_deliberation(session, PLAN, template=False)
    wanted = replace(base, villages=tuple(sorted(codes[at] for at in picked)))
    number = rembuk.save_agreement(session, planned, FULL)
    first = next(point for point in rembuk.deliberation(planned).agreements if point.id == number)
    changed = replace(wanted, id=number, version=first.version, ordinal=first.ordinal)
    assert rembuk.save_agreement(session, planned, changed) == number
    back = next(point for point in rembuk.deliberation(planned).agreements if point.id == number)
    assert replace(back, version=0) == replace(changed, version=0)


def test_an_unchanged_agreement_keeps_version_and_audit(session, planned, codes):
    number = rembuk.save_agreement(session, planned, replace(FULL, villages=(codes[0],)))
    before, entries = rembuk.deliberation(planned), Audit.select().count()
    rembuk.save_agreement(session, planned, before.agreements[0])
    assert rembuk.deliberation(planned) == before
    assert Audit.select().count() == entries
    assert before.agreements[0].id == number


@pytest.mark.parametrize("part", ["villages", "funds", "text"])
def test_whoever_saves_an_old_copy_is_told(session, planned, codes, part):
    rembuk.save_agreement(session, planned, FULL)
    mine = rembuk.deliberation(planned).agreements[0]
    other = replace(session, operator="operator-dua")
    change = {"villages": (codes[0],), "funds": (Fund("APBN", 5),), "text": "Lain"}
    rembuk.save_agreement(other, planned, replace(mine, **{part: change[part]}))
    stored = rembuk.deliberation(planned)
    with pytest.raises(ConflictError, match="operator-dua"):
        rembuk.save_agreement(session, planned, replace(mine, villages=(codes[5],)))
    with pytest.raises(ConflictError, match="operator-dua"):
        rembuk.save_agreement(session, planned, replace(mine, text="Isi saya"))
    assert rembuk.deliberation(planned) == stored


def test_saving_from_a_worker_thread(session, planned):
    thread = threading.Thread(target=rembuk.save_agreement, args=(session, planned, FULL))
    thread.start()
    thread.join()
    assert len(rembuk.deliberation(planned).agreements) == 1


def test_the_audit_says_who_changed_what(session, planned, codes):
    rembuk.save_agreement(session, planned, FULL)
    mine = rembuk.deliberation(planned).agreements[0]
    rembuk.save_agreement(session, planned, replace(mine, responsible="Camat", villages=(codes[0],)))
    assert audited("ubah", "agreement") == [("responsible", "Kepala Puskesmas", "Camat")]
    assert len(audited("tambah", "agreement_village")) == 1
    assert Audit.select().where(Audit.by != "operator-satu").count() == 0


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"text": "  "}, "Isi kesepakatan masih kosong"),
        ({"due_on": date(2026, 3, 3)}, "Tenggat 03-03-2026 .* mendahului tanggal rembuk"),
        ({"due_on": date(2999, 1, 1)}, "Tenggat 01-01-2999 .* lebih dari 10 tahun sesudah rembuk"),
        ({"funds": (Fund("APBDes", -1),)}, "APBDes kurang dari nol"),
        ({"funds": (Fund(" ", 1),)}, "Sumber dana masih kosong"),
        ({"villages": ("99.99.99.2001",)}, "99.99.99.2001 bukan desa kecamatan"),
    ],
)
def test_what_cannot_be_agreed_is_refused_and_nothing_is_stored(session, planned, wrong, says):
    entries = Audit.select().count()
    with pytest.raises(DataError, match=says) as caught:
        rembuk.save_agreement(session, planned, replace(FULL, **wrong))
    assert caught.value.hint
    assert rembuk.deliberation(planned).agreements == ()
    assert Audit.select().count() == entries


def test_a_tenggat_on_the_day_of_the_rembuk_is_fine(session, planned):
    rembuk.save_agreement(session, planned, replace(FULL, due_on=HELD))


def test_a_status_is_set_alone(session, planned):
    number = rembuk.save_agreement(session, planned, FULL)
    rembuk.set_status(session, number, 1, AgreementStatus.RUNNING)
    point = rembuk.deliberation(planned).agreements[0]
    assert (point.status, point.version) == (AgreementStatus.RUNNING, 2)
    with pytest.raises(ConflictError):
        rembuk.set_status(session, number, 1, AgreementStatus.DONE)


def test_deleting_closes_the_gap_and_takes_the_parts_along(session, planned, codes):
    points = [replace(FULL, text=text, villages=(codes[0],)) for text in (FULL.text, "Dua", "Tiga")]
    numbers = [rembuk.save_agreement(session, planned, point) for point in points]
    with pytest.raises(ConflictError):
        rembuk.delete_agreement(session, numbers[0], 9)
    assert len(rembuk.deliberation(planned).agreements) == 3
    rembuk.delete_agreement(session, numbers[0], 1)
    left = rembuk.deliberation(planned).agreements
    assert [(point.id, point.ordinal) for point in left] == [(numbers[1], 1), (numbers[2], 2)]
    assert AgreementFund.select().count() == 4
    assert AgreementVillage.select().count() == 2
    assert ("text", FULL.text, None) in audited("hapus", "agreement")
    with pytest.raises(DataError, match="sudah dihapus"):
        rembuk.delete_agreement(session, numbers[0], 1)


def test_an_agreement_of_another_rembuk_is_refused(session, planned):
    other = rembuk.create_deliberation(session, PLAN, template=False)
    rembuk.save_agreement(session, planned, FULL)
    point = rembuk.deliberation(planned).agreements[0]
    with pytest.raises(DataError, match="bukan milik"):
        rembuk.save_agreement(session, other, point)


def test_what_is_due_counts_only_what_is_open(session, planned):
    dates = {
        date(2026, 3, 31): AgreementStatus.DONE,
        date(2026, 4, 1): AgreementStatus.DROPPED,
        date(2026, 8, 1): AgreementStatus.OPEN,
        date(2026, 8, 19): AgreementStatus.RUNNING,
        date(2026, 8, 20): AgreementStatus.OPEN,
        date(2026, 8, 31): AgreementStatus.RUNNING,
        date(2026, 9, 1): AgreementStatus.OPEN,
        date(2027, 8, 25): AgreementStatus.OPEN,
    }
    for day, status in dates.items():
        rembuk.save_agreement(session, planned, replace(FULL, text=str(day), due_on=day, status=status))
    rembuk.save_agreement(session, planned, replace(FULL, due_on=None))
    assert rembuk.due(date(2026, 8, 20)) == rembuk.DueSummary(overdue=2, oldest_days=19, this_month=2)
    assert rembuk.due(date(2026, 8, 1)) == rembuk.DueSummary(overdue=0, oldest_days=0, this_month=4)


@pytest.mark.parametrize("text", ["Makanan tambahan 90 hari", "  makanan TAMBAHAN  90 hari. "])
def test_the_same_text_is_not_agreed_twice(session, planned, text):
    number = rembuk.save_agreement(session, planned, FULL)
    with pytest.raises(DataError, match="nomor 1 sudah berbunyi sama"):
        rembuk.save_agreement(session, planned, replace(FULL, text=text))
    stored = rembuk.deliberation(planned).agreements[0]
    assert rembuk.save_agreement(session, planned, replace(stored, note="lain")) == number
    elsewhere = rembuk.create_deliberation(session, PLAN, template=False)
    rembuk.save_agreement(session, elsewhere, FULL)


@pytest.mark.parametrize(
    ("changes", "said"),
    [({"pillar": "9"}, "Pilar"), ({"action": "X"}, "Aksi"), ({"list_rule": "semua"}, "Aturan daftar anak")],
)
def test_codes_that_nothing_has_are_refused(session, planned, changes, said):
    with pytest.raises(DataError, match=said):
        rembuk.save_agreement(session, planned, replace(FULL, **changes))
    assert rembuk.deliberation(planned).agreements == ()


def test_what_was_not_accepted_is_not_due(session, planned):
    rembuk.save_agreement(session, planned, replace(FULL, accepted=False, refusal="belum ada dana"))
    assert rembuk.due(date(2027, 1, 1)).overdue == 0


def test_what_was_followed_does_not_disappear(session, planned):
    first = rembuk.save_agreement(session, planned, FULL)
    later = rembuk.create_deliberation(session, PLAN, template=False)
    rembuk.save_agreement(session, later, replace(FULL, carried_from=first))
    stored = rembuk.deliberation(planned).agreements[0]
    with pytest.raises(DataError, match="kesepakatan lanjutannya"):
        rembuk.delete_agreement(session, first, stored.version)
    assert rembuk.deliberation(later).agreements[0].carried_from == first
