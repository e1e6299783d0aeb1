"""The demo database: whole, marked, invented, and never in place of something else."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from db.connection import database
from db.models import Audit, Child, ImportRun, Measurement, Posyandu, SheetWork
from stunting_tui.domain.deliberation.agreement import AgreementStatus, DeliberationKind, DeliberationState
from stunting_tui.domain.planning.target import PREVALENCE
from stunting_tui.domain.synthetic.faults import COUNTS
from stunting_tui.domain.synthetic.people import PERIODS
from stunting_tui.errors import Cancelled, FileError
from stunting_tui.growth.categories import category
from stunting_tui.growth.scalar import child_z
from stunting_tui.services.deliberation import rembuk
from stunting_tui.services.desk import entry_desk
from stunting_tui.services.following import ledger
from stunting_tui.services.lesson import demo
from stunting_tui.services.lesson.demo import is_demo, make_demo
from stunting_tui.services.office.office import office
from stunting_tui.services.planning import targets, village_years
from stunting_tui.services.quality import figures
from stunting_tui.services.register import region
from stunting_tui.services.store import close_store, open_store
from stunting_tui.session import Session

TODAY = datetime(2026, 11, 22, 9, tzinfo=UTC)


def session_at(path: Path) -> Session:
    return Session("operator-satu", path, lambda: TODAY)


@pytest.fixture(scope="module")
def told() -> list[tuple[float, str]]:
    return []


@pytest.fixture(scope="module")
def summary(tmp_path_factory, told):
    path = tmp_path_factory.mktemp("demo") / "contoh.db"
    return make_demo(path, session_at(path), lambda what, share: told.append((share, what)))


@pytest.fixture
def opened(summary):
    open_store(session_at(summary.path))
    yield summary
    close_store()


def test_the_summary_counts_what_is_stored(opened):
    assert opened.district == "Kec. Madukara, Kabupaten Banjarnegara"
    assert (opened.villages, opened.posyandu) == (20, 60)
    assert (len(region.villages()), Posyandu.select().count()) == (20, 60)
    assert opened.children == Child.select().count() > 4000
    assert opened.visits.keys() == set(PERIODS)
    assert sum(opened.visits.values()) + opened.half_typed[2] == Measurement.select().count()
    assert {run.title_date[:7]: run.stored for run in ImportRun.select()} == opened.visits
    assert database.execute_sql("PRAGMA quick_check").fetchone()[0] == "ok"
    assert database.execute_sql("PRAGMA foreign_key_check").fetchall() == []


def test_it_is_marked_as_invented(opened):
    assert is_demo(opened.path)
    assert region.setting("contoh") == "ya"
    assert {run.layout for run in ImportRun.select()} == {"data contoh"}
    assert Child.select().where(Child.nik.is_null(False) & ~Child.nik.startswith("999999")).count() == 0


def test_the_office_has_what_a_letterhead_needs(opened):
    own = office()
    assert (own.regency, own.district, own.place) == ("Kabupaten Banjarnegara", "Kecamatan Madukara", "Madukara")
    assert len(own.address) == 2
    assert own.head_name
    assert own.head_nip
    assert own.paper == "F4"


def test_targets_and_profiles_of_the_villages_are_there(opened):
    known = targets.targets()
    assert [one.value for one in known if one.indicator == PREVALENCE] == [14.2, 15.0, 16.5]
    total = village_years.year_table(2026).total
    assert (total.villages, total.lokus, total.complete) == (20, 0, 18)
    assert total.sums["balita"] > total.sums["baduta"] > total.sums["bumil"] > 0


def test_scores_are_those_of_the_standard(opened):
    for row in Measurement.select(Measurement, Child).join(Child).where(Measurement.id % 97 == 0):
        days = (date.fromisoformat(row.measured_on) - date.fromisoformat(row.child.birth_date)).days
        expected = child_z(
            row.child.sex, days, row.weight_kg, row.height_cm, row.position, bool(row.oedema), row.head_cm, row.muac_cm
        )
        for index in ("haz", "waz", "whz", "baz", "hcz", "acz"):
            assert getattr(row, index) == expected.value(index), (row.id, index)
            flag = getattr(row, f"flag_{index}")
            assert (None if flag is None else bool(flag)) == expected.flags.get(index)


def test_the_source_claims_the_same_but_where_an_error_was_planted(opened):
    differing = {
        row.child_id
        for row in Measurement.select().where(Measurement.run.is_null(False))
        if row.haz is not None and abs(row.haz - row.file_haz) > 0.02
    }
    assert differing == {planted.child_id for planted in opened.planted if planted.kind == "selisih-z"}
    sample = Measurement.select().where(Measurement.file_haz.is_null(False)).first()
    assert sample.file_tbu == category("haz", sample.file_haz).term


def test_planted_errors_point_at_their_children(opened):
    names = {child.id: child.name for child in Child.select()}
    assert len(opened.planted) == sum(COUNTS.values())
    assert all(names[planted.child_id] == planted.name for planted in opened.planted)


def test_its_agreements_were_followed_through_the_year(opened):
    entries = ledger.entries()
    assert len([one for one in ledger.meetings().values() if one.kind is DeliberationKind.MINILOK]) == 4
    assert {entry.agreement.ordinal for entry in entries if entry.steps} == {1, 2, 3, 4, 6, 7}
    assert {entry.agreement.ordinal for entry in entries if entry.over} == {6}
    for entry in entries:
        assert not entry.steps or entry.steps[-1].status is entry.agreement.status


def test_the_rembuk_was_held_with_seven_agreements_and_some_are_late(opened):
    (stored,) = rembuk.deliberations()
    assert stored.id == opened.deliberation_id
    assert (stored.state, stored.held_on) == (DeliberationState.HELD, date(2026, 3, 4))
    assert len(stored.agreements) == 7
    assert {point.status for point in stored.agreements} == set(AgreementStatus)
    assert all(not point.gaps() for point in stored.agreements)
    assert sum(point.budget for point in stored.agreements) > 0
    assert any(point.villages for point in stored.agreements)
    assert len(stored.attendees) == 26
    assert any(person.online for person in stored.attendees)
    assert rembuk.due(TODAY.date()).overdue == 2


def test_writing_it_is_in_the_audit(opened):
    assert Audit.select().where(Audit.action == "impor").count() == 4
    assert Audit.select().where((Audit.action == "contoh") & (Audit.new == str(opened.children))).count() == 1


def test_it_tells_how_far_it_is(summary, told):
    shares = [share for share, _ in told]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)


@pytest.mark.parametrize("content", [b"", b"penting"])
def test_what_is_there_is_never_overwritten(tmp_path, content):
    path = tmp_path / "data.db"
    path.write_bytes(content)
    with pytest.raises(FileError, match=r"data\.db sudah ada"):
        make_demo(path, session_at(path))
    assert path.read_bytes() == content


def test_stopping_half_way_leaves_nothing(tmp_path):
    path = tmp_path / "contoh.db"

    def stop(_: str, share: float) -> None:
        if share >= 0.5:
            raise Cancelled("Dihentikan.")

    with pytest.raises(Cancelled):
        make_demo(path, session_at(path), stop)
    assert list(tmp_path.iterdir()) == []


def test_only_a_demo_is_a_demo(tmp_path, summary):
    assert not is_demo(tmp_path / "tidak-ada.db")
    assert not is_demo(tmp_path)
    (tmp_path / "teks.db").write_text("bukan basis data")
    assert not is_demo(tmp_path / "teks.db")
    own = replace(session_at(tmp_path / "kantor ini.db"))
    open_store(own)
    region.choose_district(own, demo.DISTRICT)
    close_store()
    assert not is_demo(own.database)
    with closing(sqlite3.connect(own.database)) as handle:
        handle.execute(
            "INSERT INTO setting (uuid, created_at, created_by, updated_at, updated_by, key, value) "
            "VALUES ('u', '', '', '', '', 'contoh', 'ya')"
        )
        handle.commit()
    assert is_demo(own.database)


@pytest.fixture
def half(opened):
    """The half typed sheet, as the entry desk opens it."""
    name, period, _ = opened.half_typed
    post = next(post for post in entry_desk.posts(period) if post.name == name and post.typed)
    return entry_desk.open_sheet(session_at(opened.path), post.id, period)


def test_one_sheet_is_half_typed_under_rules_that_say_nothing_but_where_a_reason_stands(opened, half):
    assert half.typed == opened.half_typed[2]
    assert len(half.rows) * 0.4 < half.typed < len(half.rows) * 0.6
    assert half.forced == 2
    for number, row in enumerate(half.rows):
        found = entry_desk.judge(half, number, entry_desk.texts_of(half, number))
        doubts = {complaint.field for complaint in found.of("peringatan")} if row.visit else set()
        assert doubts == set(entry_desk.forced_of(half, number))
    lacking = [row.name for row in half.rows if row.visit and row.visit.values["height_cm"] is None]
    assert len(lacking) == 1
    assert [row.open.reason for row in half.rows if row.open] == ["tidak datang"]
    work = SheetWork.get()
    assert (work.operator, work.children) == ("opr-contoh", half.typed)
    assert work.seconds > 60


def test_the_half_typed_sheet_changes_no_figures_of_the_batches(opened):
    known = figures.batches()
    assert known[0].period == opened.half_typed[1] > PERIODS[-1]
    assert known[0].visits == opened.half_typed[2]
    assert figures.current_batch(known).period == PERIODS[-1]
    assert figures.batch_figures(known[1].id).previous_period == PERIODS[-2]
    assert list(figures.stunting_trend(known[1].id)) == list(PERIODS)
