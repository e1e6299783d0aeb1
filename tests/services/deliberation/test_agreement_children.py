"""The lists of children of agreements: frozen with the z-scores of the day, live by rule, followed to the end."""

from dataclasses import dataclass, replace
from datetime import date

import pytest

from db.models import AgreementChild, Child
from stunting_tui.domain.deliberation.agreement import Agreement, ChildOutcome, Deliberation, ListKind
from stunting_tui.errors import ConflictError, DataError, GoneError
from stunting_tui.services.deliberation import agreement_children, rembuk, session_checks
from stunting_tui.services.measuring import visits
from stunting_tui.services.quality import figures
from stunting_tui.services.register import child_entry, region
from stunting_tui.session import Session
from tests.services.meeting import audited

POINT = Agreement(1, "PMT bagi anak stunting", responsible="Bidan", indicator="Anak", due_on=date(2026, 12, 1))


@dataclass
class Place:
    """A kecamatan with a rembuk: three children in the first village, one in the second."""

    session: Session
    rembuk: int
    agreement: int
    codes: list[str]
    stunted: int
    thin: int
    well: int
    away: int

    def point(self) -> Agreement:
        return rembuk.deliberation(self.rembuk).agreements[0]


def measure(session: Session, child: int, day: str, height: str, weight: str) -> None:
    check = visits.check_visit(session, child, {"measured_on": day, "weight_kg": weight, "height_cm": height})
    visits.save_visit(session, child, check, "uji")


@pytest.fixture
def place(store) -> Place:
    region.choose_district(store, "35.20.01")
    villages = region.villages()[:2]

    def child(name: str, village: int, height: str, weight: str) -> int:
        texts = {"name": name, "sex": "L", "birth_date": "14012025", "village": str(villages[village].id)}
        number = child_entry.save_child(store, child_entry.check_child(store, texts))
        measure(store, number, "12082026", height, weight)
        return number

    ids = [
        child("BAPRI ZADRE", 0, "72", "8,7"),
        child("CEVO WULAFO", 0, "82", "8,6"),
        child("DIRELU TRISKA", 0, "82", "10,8"),
        child("FOKLE SEFONI", 1, "72", "8,7"),
    ]
    codes = [village.code for village in villages]
    held = Deliberation(date(2026, 8, 1), "Pendopo", agreements=(replace(POINT, villages=(codes[0],)),))
    number = rembuk.create_deliberation(store, held, template=False)
    return Place(store, number, rembuk.deliberation(number).agreements[0].id, codes, *ids)


def ids(listed) -> list[int | None]:
    return [child.child_id for child in listed]


def test_a_rule_freezes_the_children_of_the_villages_with_their_z_scores(place):
    assert agreement_children.freeze(place.session, place.agreement, "stunting") == 1
    [child] = agreement_children.followed(place.agreement)
    assert (child.child_id, child.name, child.village) == (place.stunted, "BAPRI ZADRE", region.villages()[0].name)
    assert child.then == child.now
    assert child.then.haz < -2
    assert (child.frozen_on, child.outcome, child.change.haz) == (place.session.today, ChildOutcome.OPEN, 0)
    point = place.point()
    assert (point.list_kind, point.list_rule, point.listed, point.gaps()) == (ListKind.FROZEN, "stunting", 1, ())
    assert audited("tambah", "agreement_child") == [("", None, None)]


def test_freezing_again_adds_only_who_is_new(place):
    agreement_children.freeze(place.session, place.agreement, "stunting")
    assert agreement_children.freeze(place.session, place.agreement, "stunting") == 0
    assert agreement_children.freeze(place.session, place.agreement, "wasting") == 1
    assert agreement_children.freeze(place.session, place.agreement, "stunting", villages=place.codes) == 1
    assert ids(agreement_children.followed(place.agreement)) == [place.stunted, place.thin, place.away]


def test_an_agreement_of_the_whole_kecamatan_takes_every_village(place):
    rembuk.save_agreement(place.session, place.rembuk, replace(place.point(), villages=()))
    assert agreement_children.freeze(place.session, place.agreement, "stunting") == 2


def test_z_scores_then_and_now_stand_side_by_side(place):
    agreement_children.freeze(place.session, place.agreement, "stunting")
    measure(place.session, place.stunted, "18112026", "79", "10,2")
    [child] = agreement_children.followed(place.agreement)
    assert child.measured_on == date(2026, 11, 18)
    assert child.now.haz > child.then.haz
    assert child.change.haz == round(child.now.haz - child.then.haz, 2)


def test_the_measurement_of_the_batch_of_the_rembuk_is_kept_with_its_day(place):
    august = figures.batches()[0].id
    measure(place.session, place.stunted, "18112026", "84", "11")
    assert agreement_children.freeze(place.session, place.agreement, "stunting") == 0
    rembuk.edit_deliberation(place.session, replace(rembuk.deliberation(place.rembuk), batch_id=august))
    assert agreement_children.freeze(place.session, place.agreement, "stunting") == 1
    [child] = agreement_children.followed(place.agreement)
    assert child.then.haz < -2 < child.now.haz
    assert (child.then_on, child.measured_on) == (date(2026, 8, 12), date(2026, 11, 18))


def test_whoever_was_not_measured_in_that_batch_is_taken_by_the_last_visit(place):
    measure(place.session, place.well, "18112026", "84", "11")
    november = figures.batches()[0].id
    rembuk.edit_deliberation(place.session, replace(rembuk.deliberation(place.rembuk), batch_id=november))
    agreement_children.freeze(place.session, place.agreement, "stunting")
    agreement_children.add_children(place.session, place.agreement, [place.well, place.thin])
    listed = {child.child_id: child.then_on for child in agreement_children.followed(place.agreement)}
    assert listed == {
        place.stunted: date(2026, 8, 12), place.well: date(2026, 11, 18), place.thin: date(2026, 8, 12),
    }  # fmt: skip


def test_kept_z_scores_whose_measurement_was_changed_since_have_no_day(place):
    agreement_children.freeze(place.session, place.agreement, "stunting")
    AgreementChild.update(haz=-9.5).execute()
    assert [child.then_on for child in agreement_children.followed(place.agreement)] == [None]


def test_a_child_of_another_village_is_known_as_such(place):
    elsewhere = region.villages()[1].name
    assert agreement_children.home_elsewhere(place.agreement, place.thin) == ""
    assert agreement_children.home_elsewhere(place.agreement, place.away) == elsewhere
    agreement_children.add_children(place.session, place.agreement, [place.thin, place.away])
    agreement_children.add_family(place.session, place.agreement, "Keluarga Bp. Sutar")
    assert [
        (check.place, check.about, check.sentence)
        for check in session_checks.checks(place.rembuk, place.session.today)
        if check.code == "anak_desa_lain"
    ] == [
        (
            "daftar",
            place.agreement,
            f"Kesepakatan 1: FOKLE SEFONI tinggal di {elsewhere}, di luar desa kesepakatan.",
        )
    ]
    rembuk.save_agreement(place.session, place.rembuk, replace(place.point(), villages=()))
    assert agreement_children.home_elsewhere(place.agreement, place.away) == ""
    assert agreement_children.from_elsewhere(place.rembuk) == {}


def test_a_live_list_follows_the_register(place):
    rembuk.save_agreement(
        place.session, place.rembuk, replace(place.point(), list_kind=ListKind.LIVE, list_rule="stunting")
    )
    today = place.session.today
    assert ids(agreement_children.live(place.agreement, today)) == [place.stunted]
    assert AgreementChild.select().count() == 0
    Child.update(status="pindah").where(Child.id == place.stunted).execute()
    assert agreement_children.live(place.agreement, today) == []
    Child.update(status="aktif").where(Child.id == place.stunted).execute()
    assert agreement_children.live(place.agreement, date(2030, 1, 14)) == []
    assert ids(agreement_children.live(place.agreement, date(2030, 1, 13))) == [place.stunted]


def test_a_live_list_needs_its_rule(place):
    with pytest.raises(DataError, match="Aturan daftar anak belum dipilih"):
        agreement_children.live(place.agreement, place.session.today)
    with pytest.raises(DataError, match="tidak dikenal"):
        agreement_children.freeze(place.session, place.agreement, "semua")


def test_children_and_families_are_added_one_by_one(place):
    assert agreement_children.add_children(place.session, place.agreement, [place.well, place.thin]) == 2
    assert agreement_children.add_children(place.session, place.agreement, [place.thin]) == 0
    agreement_children.add_family(place.session, place.agreement, "  Keluarga  Bp. Sutar, RT 02 ")
    listed = agreement_children.followed(place.agreement)
    assert [child.label for child in listed] == ["CEVO WULAFO", "DIRELU TRISKA", "Keluarga Bp. Sutar, RT 02"]
    assert listed[2].then.haz is None
    assert place.point().listed == 3
    with pytest.raises(DataError, match="sudah ada"):
        agreement_children.add_family(place.session, place.agreement, "keluarga bp. sutar, rt 02")
    with pytest.raises(DataError, match="masih kosong"):
        agreement_children.add_family(place.session, place.agreement, " ")


def test_what_became_of_a_child(place):
    agreement_children.freeze(place.session, place.agreement, "stunting")
    [child] = agreement_children.followed(place.agreement)
    agreement_children.set_outcome(place.session, child.id, child.version, ChildOutcome.MOVED, note=" ke desa lain ")
    [moved] = agreement_children.followed(place.agreement)
    assert (moved.outcome, moved.outcome_on, moved.note) == (ChildOutcome.MOVED, place.session.today, "ke desa lain")
    assert ("outcome", "terbuka", "pindah") in audited("ubah", "agreement_child")
    with pytest.raises(ConflictError):
        agreement_children.set_outcome(place.session, child.id, child.version, ChildOutcome.DIED)
    with pytest.raises(DataError, match="sudah mempunyai hasil"):
        agreement_children.remove(place.session, moved.id, moved.version)
    agreement_children.set_outcome(place.session, moved.id, moved.version, ChildOutcome.OPEN, date(2026, 8, 20))
    [again] = agreement_children.followed(place.agreement)
    assert (again.outcome_on, again.note) == (None, "")
    agreement_children.remove(place.session, again.id, again.version)
    assert agreement_children.followed(place.agreement) == []
    with pytest.raises(GoneError, match="sudah dihapus"):
        agreement_children.remove(place.session, again.id, again.version)


@pytest.mark.parametrize("days", [-1, 1])
def test_an_outcome_lies_between_the_list_and_today(place, days):
    agreement_children.freeze(place.session, place.agreement, "stunting")
    [child] = agreement_children.followed(place.agreement)
    day = date.fromordinal(place.session.today.toordinal() + days)
    with pytest.raises(DataError, match="di luar masa daftar"):
        agreement_children.set_outcome(place.session, child.id, child.version, ChildOutcome.DONE, day)


def test_deleting_an_agreement_takes_its_list_along_with_the_audit(place):
    agreement_children.freeze(place.session, place.agreement, "stunting")
    rembuk.delete_agreement(place.session, place.agreement, place.point().version)
    assert AgreementChild.select().count() == 0
    assert ("child", str(place.stunted), None) in audited("hapus", "agreement_child")
