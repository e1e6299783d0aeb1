"""The duplicate desk on a small register: found, merged so that no figure counts it, undone to the last column."""

from datetime import date

import pytest

from db.connection import database
from stunting_tui.errors import DataError
from stunting_tui.services import duplicates, figures
from stunting_tui.services.children import child_detail, child_ids
from stunting_tui.services.importing import import_file

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
