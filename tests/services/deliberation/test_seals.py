"""The seal of an approved session: any cell or row that changes later is found and named, with who and why."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from db.connection import database
from stunting_tui.domain.deliberation.agreement import Agreement, AgreementStatus, DeliberationState
from stunting_tui.domain.deliberation.official import Official
from stunting_tui.domain.deliberation.seal import LASTS, OUTSIDE, STAMPS, pack, read, unpack
from stunting_tui.domain.following.ledger import Step
from stunting_tui.errors import DataError
from stunting_tui.services.deliberation import officials, rembuk, seals, stages
from stunting_tui.services.deliberation.seal_rows import SELECTIONS
from stunting_tui.services.following import progress
from stunting_tui.services.office.office import office, save_office
from tests.services.sealed_setup import CAMAT, HELD, approve, hold, query


@pytest.fixture
def sealed(store):
    """An approved session; its id."""
    number = hold(store)
    approve(store, number)
    database.execute_sql("PRAGMA foreign_keys = 0")
    database.execute_sql("PRAGMA ignore_check_constraints = 1")
    return number


ALONE = ("deliberation", "district", "batch", "child")
"""Tables whose rows come to a session only with a row of another table."""


def columns_of(table):
    return [column.name for column in database.get_columns(table)]


def sealed_id(table):
    """Return the id of a row of the table that the seal holds."""
    return read(unpack(query("SELECT content FROM seal")[0][0]))[table].rows[0][0]


def another(value, table="", column=""):
    """Return a value of the same kind that is not this one.

    Of the last day of an official, which stands on no page, only an end before the session is a change: who leaves
    office later signed all the same (`domain.seal.LASTS`).
    """
    if LASTS.get(table) == column:
        return str(HELD - timedelta(days=1))
    if value is None:
        return "x"
    return f"{value}x" if isinstance(value, str) else value + (0.25 if isinstance(value, float) else 1000)


@pytest.mark.parametrize("table", SELECTIONS)
def test_any_single_changed_cell_is_found_and_named(sealed, table):
    tried, row_id = 0, sealed_id(table)
    for column in columns_of(table):
        if column in STAMPS or column in OUTSIDE.get(table, {}) or column == "id":
            continue
        value = query(f'SELECT "{column}" FROM {table} WHERE id = ?', row_id)[0][0]
        with database.atomic() as undo:
            query(f'UPDATE {table} SET "{column}" = ? WHERE id = ?', another(value, table, column), row_id)
            [change] = seals.check_seal(sealed).changes
            undo.rollback()
        assert (change.difference.table, change.difference.row_id, change.difference.column) == (table, row_id, column)
        assert change.row
        assert change.column
        assert change.then != change.now
        assert change.trace.by == ""
        assert not change.follow_up
        tried += 1
    assert tried
    assert seals.check_seal(sealed).unchanged


@pytest.mark.parametrize("table", SELECTIONS)
def test_a_row_that_went_and_a_row_of_another_number_are_found(sealed, table):
    row_id = sealed_id(table)
    for sql in (f"DELETE FROM {table} WHERE id = ?", f"UPDATE {table} SET id = 999 WHERE id = ?"):
        with database.atomic() as undo:
            query(sql, row_id)
            gone = [one.difference for one in seals.check_seal(sealed).changes if one.kind == "hapus"]
            undo.rollback()
        assert (table, row_id) in [(one.table, one.row_id) for one in gone]


@pytest.mark.parametrize("table", [name for name in SELECTIONS if name not in ALONE])
def test_a_row_that_came_is_found(sealed, table):
    unique = {"uuid", "id", "key", "code", "child_id", "village_id"}
    names = [name for name in columns_of(table) if name not in unique]
    moved = {"uuid": "'neu'", "key": "'kop_alamat'", "code": "'33.10.01.9999'", "child_id": "2", "village_id": "3"}
    if table == "setting":
        query("DELETE FROM setting WHERE key = 'kop_alamat'")
    if table == "measurement":
        moved["child_id"] = "999"
    own = [name for name in moved if name in columns_of(table)]
    query(
        f"""INSERT INTO {table} ({", ".join(f'"{name}"' for name in (*names, *own))})
            SELECT {", ".join(f'"{name}"' for name in names)}, {", ".join(moved[name] for name in own)}
            FROM {table} ORDER BY id LIMIT 1"""
    )
    came = [change for change in seals.check_seal(sealed).changes if change.kind == "tambah"]
    assert [change.difference.table for change in came] == [table]
    assert came[0].row


def test_every_column_left_out_exists_and_has_a_reason(store):
    for table, left_out in OUTSIDE.items():
        assert set(left_out) <= set(columns_of(table))
        assert all(left_out.values())
    assert all(set(STAMPS) <= set(columns_of(table)) for table in SELECTIONS)


def test_who_and_why_come_from_the_audit(store):
    number = hold(store)
    approve(store, number)
    stage = stages.stage_of(number)
    stages.send_back(store, number, stage.version, "Tenggat salah ketik")
    point = rembuk.deliberation(number).agreements[1]
    rembuk.save_agreement(replace(store, operator="opr2"), number, replace(point, responsible="Kader"))
    changed = {change.column: change for change in seals.check_seal(number).changes}
    assert set(changed) == {
        "tahap", "diverifikasi oleh", "waktu diverifikasi", "disetujui oleh", "waktu disetujui", "penanggung jawab",
    }  # fmt: skip
    one = changed["penanggung jawab"]
    assert (one.table, one.row) == ("Kesepakatan", 'nomor 2 "Kader dibina tiap bulan"')
    assert (one.then, one.now) == ("Bidan", "Kader")
    assert (one.trace.by, one.trace.at[:10], one.trace.why) == ("opr2", "2026-11-22", "Tenggat salah ketik")
    assert (changed["tahap"].then, changed["tahap"].now, changed["tahap"].trace.by) == ("disetujui", "draf", "penguji")


def test_the_ledger_goes_on_and_is_told_as_such(store):
    number = hold(store)
    fingerprint = approve(store, number)
    point = rembuk.deliberation(number).agreements[0]
    progress.add_step(store, point.id, Step(store.today, AgreementStatus.DONE, 100, evidence="Laporan"))
    [change] = seals.check_seal(number).changes
    assert (change.column, change.then, change.now, change.follow_up) == ("status", "proses", "selesai", True)
    assert seals.fingerprint_of(number) == f"Segel {fingerprint}"
    query("UPDATE agreement SET text = 'lain' WHERE id = ?", point.id)
    assert seals.fingerprint_of(number) == f"Segel {fingerprint} (diubah)"


def test_a_change_of_the_office_shows(store):
    number = hold(store)
    approve(store, number)
    save_office(store, replace(office(), head_name="Lain Sekali"))
    [change] = seals.check_seal(number).changes
    assert (change.table, change.row, change.then, change.now) == (
        "Kop surat", "camat_nama", "Zuri Valdano", "Lain Sekali",
    )  # fmt: skip
    assert change.trace.by == "penguji"


@pytest.mark.parametrize("end", [HELD, date(2027, 3, 1)])
def test_an_official_who_leaves_office_later_leaves_the_seal_whole(store, end):
    number = hold(store)
    fingerprint = approve(store, number)
    _leaves(store, end)
    check = seals.check_seal(number)
    assert (check.changes, check.now) == ((), fingerprint)
    assert seals.fingerprint_of(number) == f"Segel {fingerprint}"


@pytest.mark.parametrize("text", ["2026-08-24", "2025-01-01", "2026-8-30", "31-12-2026", "nanti"])
def test_an_end_before_the_session_or_that_is_no_day_breaks_the_seal(store, text):
    number = hold(store)
    approve(store, number)
    query("UPDATE official SET valid_to = ? WHERE role = 'camat'", text)
    [change] = seals.check_seal(number).changes
    assert (change.table, change.column, change.then) == ("Pejabat", "berlaku sampai", "kosong")
    assert seals.fingerprint_of(number).endswith("(diubah)")


def test_an_end_that_was_sealed_may_come_later_or_go(store):
    number = hold(store)
    _leaves(store, date(2026, 12, 31))
    approve(store, number)
    for end in (date(2026, 10, 1), None):
        _leaves(store, end)
        assert seals.check_seal(number).unchanged
    _leaves(store, date(2026, 8, 24))
    assert [change.then for change in seals.check_seal(number).changes] == ["31-12-2026"]


@pytest.mark.parametrize("changed", [{"name": "Lain"}, {"nip": "199901012099011999"}, {"office": "Plt. Camat"}])
def test_what_is_printed_of_an_official_is_sealed_whatever_the_end(store, changed):
    number = hold(store)
    approve(store, number)
    camat = next(one for one in officials.officials() if one.role == "camat")
    officials.save_official(store, replace(camat, valid_to=date(2027, 1, 1), **changed))
    assert [change.difference.column for change in seals.check_seal(number).changes] == list(changed)


def test_an_official_who_is_let_hold_on_the_day_afterwards_is_found(store):
    number = hold(store)
    officials.save_official(store, Official("Lama", "", role="kapus", valid_to=date(2026, 1, 1)))
    approve(store, number)
    former = next(one for one in officials.officials() if one.name == "Lama")
    officials.save_official(store, replace(former, valid_to=HELD))
    [change] = seals.check_seal(number).changes
    assert (change.table, change.kind) == ("Pejabat", "tambah")


def _leaves(session, end):
    """The Camat's office ends on a day."""
    camat = next(one for one in officials.officials() if one.role == "camat")
    assert camat.name == CAMAT[0]
    officials.save_official(session, replace(camat, valid_to=end))


def test_a_session_approved_again_has_a_new_seal_and_the_old_one_stays(store):
    number = hold(store)
    first = approve(store, number)
    assert seals.fingerprint_of(number) == f"Segel {first}"
    stages.send_back(store, number, stages.stage_of(number).version, "Salah")
    assert seals.fingerprint_of(number) == "DRAF"
    point = rembuk.deliberation(number).agreements[1]
    rembuk.save_agreement(store, number, replace(point, responsible="Kader"))
    second = approve(store, number)
    assert first != second
    assert seals.check_seal(number).unchanged
    assert query("SELECT fingerprint FROM seal ORDER BY id") == [(first,), (second,)]


def test_the_same_content_has_the_same_fingerprint(store):
    number = hold(store)
    first = approve(store, number)
    assert seals.check_seal(number).now == first
    query("VACUUM")
    assert seals.check_seal(number).now == first


@pytest.mark.parametrize(
    ("sql", "word"),
    [
        ("UPDATE seal SET fingerprint = '0000-0000-0000'", "tidak cocok"),
        ("UPDATE seal SET content = 'xx'", "rusak"),
        ("DELETE FROM seal", "tidak ada lagi"),
    ],
)
def test_a_seal_that_was_touched_is_not_trusted(sealed, sql, word):
    query(sql)
    check = seals.check_seal(sealed)
    assert word in check.broken
    assert not check.unchanged
    assert seals.fingerprint_of(sealed).endswith("(diubah)")
    assert seals.sealed_sessions() == [sealed]


def test_another_content_under_the_old_fingerprint_is_told(sealed):
    query("UPDATE seal SET content = ?", pack("{}"))
    assert "tidak cocok" in seals.check_seal(sealed).broken


def test_what_was_never_approved_has_no_seal(store):
    number = hold(store)
    assert seals.fingerprint_of(number) == "DRAF"
    assert seals.sealed_sessions() == []
    with pytest.raises(DataError, match="belum disetujui"):
        seals.check_seal(number)
    with pytest.raises(DataError, match="tidak ada"):
        seals.check_seal(99)


def test_a_session_whose_row_went_is_still_told(sealed):
    query("DELETE FROM deliberation")
    check = seals.check_seal(sealed)
    assert (check.title, check.changes[0].table, check.changes[0].kind) == (
        "Rembuk Stunting Tingkat Kecamatan", "Rembuk", "hapus",
    )  # fmt: skip


def test_the_text_of_a_verified_session_is_kept(store):
    number = hold(store)
    stages.advance(store, number, stages.stage_of(number).version, "Meli Trasko", "Sekcam")
    session = rembuk.deliberation(number)
    point = session.agreements[1]
    refused = (
        lambda: rembuk.save_agreement(store, number, replace(point, responsible="Lain")),
        lambda: rembuk.save_agreement(store, number, replace(point, villages=("33.10.01.2001",))),
        lambda: rembuk.save_agreement(store, number, Agreement(0, "Baru")),
        lambda: rembuk.delete_agreement(store, point.id, point.version),
        lambda: rembuk.save_attendee(store, number, replace(session.attendees[0], office="Lurah")),
        lambda: rembuk.delete_attendee(store, session.attendees[0].id, 1),
        lambda: rembuk.edit_deliberation(store, replace(session, place="Aula")),
    )
    for change in refused:
        with pytest.raises(DataError, match="sudah diverifikasi"):
            change()
    rembuk.save_agreement(store, number, replace(point, note="Tagih"))
    rembuk.edit_deliberation(store, replace(session, state=DeliberationState.SIGNED))
    after = rembuk.deliberation(number)
    assert (after.agreements[1].note, after.state) == ("Tagih", DeliberationState.SIGNED)
