"""The duplicate desk on a small register: found, merged so that no figure counts it, undone to the last column."""

from datetime import date

import pytest

from db.connection import database
from stunting_tui.errors import DataError
from stunting_tui.services.intake.importing import import_file
from stunting_tui.services.quality import figures
from stunting_tui.services.register import duplicates
from stunting_tui.services.register.children import child_detail, child_ids

TWICE = {"Nama": "BAPRI ZADRE", "NIK": "3520101608240001", "Tgl Lahir": "2024-08-16"}
AGAIN = {"Nama": "BAPRRI ZADRE", "NIK": "", "Tgl Lahir": "2024-08-16", "Posyandu": "MAWAR 2", "Berat": "10.3"}
OTHERS = [
    {"Nama": "TARI WIDANU", "JK": "P", "Tgl Lahir": "2024-03-01", "Nama Ortu": "DUMA KESA"},
    {"Nama": "CEVO WULAFO", "Tgl Lahir": "2025-01-10", "Nama Ortu": "LAINA PORO", "Berat": "8.2", "Tinggi": "71.3"},
]


def rows(*tables):
    return {table: database.execute_sql(f"SELECT * FROM {table} ORDER BY id").fetchall() for table in tables}


@pytest.fixture
def twice(store, eppgbm):
    """A register with one child twice, the second time typed in without NIK; both measured on 12 August."""
    import_file(eppgbm([TWICE, *OTHERS]), store)
    first = database.execute_sql("SELECT * FROM child WHERE name = 'BAPRI ZADRE'")
    names = [column[0] for column in first.description]
    child = dict(zip(names, first.fetchone(), strict=True))
    copy = {**child, "id": 900, "uuid": "f" * 32, "name": "BAPRRI ZADRE", "name_key": "BAPRRI ZADRE", "nik": None}
    _insert("child", copy)
    visit = database.execute_sql("SELECT * FROM measurement WHERE child_id = ?", (child["id"],))
    names = [column[0] for column in visit.description]
    old = dict(zip(names, visit.fetchone(), strict=True))
    _insert("measurement", {**old, "id": 900, "uuid": "e" * 32, "child_id": 900, "weight_kg": 10.3})
    _insert("measurement", {**old, "id": 901, "uuid": "d" * 32, "child_id": 900, "measured_on": "2026-08-20"})
    return store, child["id"]


def _insert(table, row):
    marks = ", ".join("?" * len(row))
    database.execute_sql(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))


def counts():
    batch = figures.batches()[0]
    group = figures.batch_figures(batch.id).total.under_five
    return group.registered, group.measured


def test_found_with_the_reason(twice):
    _, kept = twice
    (pair,) = duplicates.pairs()
    assert (pair.kept.id, pair.other.id) == (kept, 900), "the one with a NIK is proposed to be kept"
    assert pair.reason == "nama mirip, lahir sama, orang tua sama"
    assert [(visit.measured_on, visit.weight_kg) for visit in pair.other.visits] == [
        (date(2026, 8, 12), 10.3),
        (date(2026, 8, 20), 10.1),
    ]


def test_merged_it_is_nowhere_counted(twice):
    session, kept = twice
    before = counts()
    duplicates.merge(session, kept, 900, "kartu keluarga sama")
    assert counts() == (before[0] - 1, before[1] - 1)
    assert 900 not in list(child_ids("BAP"))
    assert duplicates.pairs() == []
    assert rows("child")["child"][-1][0] == 900, "both rows are kept"
    assert database.execute_sql("SELECT id FROM measurement WHERE child_id = ? ORDER BY id", (kept,)).fetchall()[
        1:
    ] == [(901,)], "a visit of a day of its own goes with the child, the other one is set aside"
    assert child_detail(900).status == "digabung"
    (pair,) = duplicates.pairs(duplicates.MERGED)
    assert [(visit.weight_kg, visit.aside) for visit in pair.other.visits] == [(10.3, True)]


def test_undone_every_row_is_as_before(twice):
    session, kept = twice
    before = rows("child", "measurement", "decision", "child_pair")
    number = duplicates.merge(session, kept, 900)
    (pair,) = duplicates.pairs(duplicates.MERGED)
    assert pair.id == number
    duplicates.undo(session, number, pair.version)
    assert rows("child", "measurement", "decision", "child_pair") == before
    with pytest.raises(DataError, match="sudah diurungkan"):
        duplicates.undo(session, number, pair.version)


@pytest.fixture
def with_sheets(twice):
    """As `twice`; of the one typed in a month has an open row, and its visits were typed a second time."""
    session, kept = twice
    batch = database.execute_sql("SELECT id FROM batch").fetchone()[0]
    stamps = ("2026-09-01T08:00:00", "opr1", "2026-09-01T08:00:00", "opr1", 1)
    database.execute_sql(
        "INSERT INTO batch (id, uuid, created_at, created_by, updated_at, updated_by, version, district_id, period) "
        "SELECT 70, 'b70', created_at, created_by, updated_at, updated_by, 1, district_id, '2026-09' FROM batch"
    )
    post = database.execute_sql("SELECT posyandu_id FROM child WHERE id = 900").fetchone()[0]
    for sheet, of in ((80, batch), (81, 70)):
        head = "id, uuid, created_at, created_by, updated_at, updated_by, version, batch_id, posyandu_id"
        database.execute_sql(
            f"INSERT INTO entry_sheet ({head}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (sheet, f"s{sheet}", *stamps, of, post),
        )
    head = "id, uuid, created_at, created_by, updated_at, updated_by, version, sheet_id, child_id"
    marks = "?, ?, ?, ?, ?, ?, ?, ?, 900"
    database.execute_sql(
        f"INSERT INTO open_row ({head}, cells) VALUES ({marks}, ?)", (60, "o60", *stamps, 81, '{"weight_kg": "10,4"}')
    )
    database.execute_sql(
        f"INSERT INTO second_entry ({head}, field, first) VALUES ({marks}, 'weight_kg', '10,1')",
        (50, "z50", *stamps, 80),
    )
    return session, kept


def test_rows_of_sheets_go_with_the_child_and_come_back(with_sheets):
    session, kept = with_sheets
    before = rows("child", "measurement", "open_row", "second_entry", "child_pair")
    number = duplicates.merge(session, kept, 900)
    assert database.execute_sql("SELECT child_id FROM open_row").fetchall() == [(kept,)]
    assert database.execute_sql("SELECT child_id FROM second_entry").fetchall() == [(kept,)]
    duplicates.undo(session, number, 1)
    assert rows("child", "measurement", "open_row", "second_entry", "child_pair") == before


def test_typed_again_of_a_visit_set_aside_stays_with_it(with_sheets):
    session, kept = with_sheets
    database.execute_sql("DELETE FROM measurement WHERE id = 901")
    before = rows("measurement", "second_entry")
    number = duplicates.merge(session, kept, 900)
    assert database.execute_sql("SELECT child_id FROM second_entry").fetchall() == [(900,)], "its visit did not move"
    duplicates.undo(session, number, 1)
    assert rows("measurement", "second_entry") == before


def test_an_open_row_of_the_kept_child_stands_and_the_other_is_kept_aside(with_sheets):
    session, kept = with_sheets
    database.execute_sql(
        "INSERT INTO open_row SELECT 61, 'o61', created_at, created_by, updated_at, updated_by, version, sheet_id, ?, "
        "cells, reason FROM open_row WHERE id = 60",
        (kept,),
    )
    before = rows("open_row")
    number = duplicates.merge(session, kept, 900)
    assert rows("open_row") == before
    duplicates.undo(session, number, 1)
    assert rows("open_row") == before


def test_said_to_be_two_is_remembered_and_can_be_taken_back(twice):
    session, kept = twice
    duplicates.keep_apart(session, kept, 900, "kembar")
    assert duplicates.pairs() == []
    (pair,) = duplicates.pairs(duplicates.APART)
    assert pair.reason == "kembar"
    duplicates.undo(session, pair.id, pair.version)
    assert len(duplicates.pairs()) == 1


def test_merged_twice_or_into_itself_is_refused(twice):
    session, kept = twice
    duplicates.merge(session, kept, 900)
    with pytest.raises(DataError, match="sudah digabung"):
        duplicates.merge(session, kept, 900)
    third = database.execute_sql("SELECT id FROM child WHERE name = 'CEVO WULAFO'").fetchone()[0]
    with pytest.raises(DataError, match="memuat gabungan lain"):
        duplicates.merge(session, third, kept)
    with pytest.raises(DataError, match="dirinya"):
        duplicates.merge(session, third, third)


def test_a_file_that_names_the_merged_child_means_the_kept_one(twice, eppgbm):
    session, kept = twice
    duplicates.merge(session, kept, 900)
    later = {**AGAIN, "Tanggal Pengukuran": "2026-09-09"}
    import_file(eppgbm([later], name="sep.csv", title="2026-09-20"), session)
    assert database.execute_sql("SELECT child_id FROM measurement WHERE measured_on = '2026-09-09'").fetchall() == [
        (kept,)
    ]


def test_a_file_with_both_names_brings_nobody_back(twice, eppgbm):
    session, kept = twice
    duplicates.merge(session, kept, 900)
    both = [TWICE, {**AGAIN, "NIK": ""}]
    later = [{**row, "Tanggal Pengukuran": "2026-09-09"} for row in both]
    import_file(eppgbm(later, name="sep.csv", title="2026-09-20"), session)
    assert database.execute_sql("SELECT count(*) FROM child").fetchone() == (4,)
    assert database.execute_sql("SELECT count(*) FROM measurement WHERE child_id = 900").fetchone() == (0,)
    assert database.execute_sql("SELECT child_id FROM measurement WHERE measured_on = '2026-09-09'").fetchall() == [
        (kept,)
    ]


def test_twins_are_offered_last_and_not_at_all_once_their_sizes_differ(twice):
    assert len(duplicates.pairs()) == 1
    database.execute_sql("UPDATE child SET name = 'TARI WIDANU', name_key = 'TARI WIDANU' WHERE id = 900")
    (pair,) = duplicates.pairs()
    assert (pair.strength, pair.reason) == ("kembar?", "nama beda, lahir, orang tua sama, kembar?")
    database.execute_sql("UPDATE measurement SET height_cm = height_cm + 2 WHERE id = 900")
    assert duplicates.pairs() == []
