import pytest

from db.models import Batch, EntrySheet, Posyandu
from stunting_tui.domain.rows import Severity
from stunting_tui.errors import DataError
from stunting_tui.services.intake import decisions, importing
from stunting_tui.services.intake.importing import import_file
from stunting_tui.services.intake.waiting import waiting_count
from stunting_tui.services.store import transaction

TARI = {"Nama": "TARI WIDANU", "JK": "P", "Tgl Lahir": "2024-03-01"}
BUMI = {"Nama": "BUMI LASARA", "Tgl Lahir": "2023-05-05", "Tinggi": "90.0", "Berat": "12.5"}
SITI = {"Nama": "SITI MUNARA", "JK": "P", "Tgl Lahir": "2025-01-20", "Tinggi": "74.0", "Cara Ukur": "Terlentang"}
AWAY = {"Nama": "LUKA DANIRU", "Tgl Lahir": "2022-11-11", "Posyandu": "MELATI 2", "Tinggi": "98.0", "Berat": "14.1"}


def set_state(session, state, posyandu="MAWAR 1", period="2026-08"):
    with transaction(session) as writer:
        batch, post = Batch.get(Batch.period == period), Posyandu.get(Posyandu.name == posyandu)
        sheet = EntrySheet.get_or_none(EntrySheet.posyandu == post) or writer.insert(
            EntrySheet, batch=batch, posyandu=post
        )
        writer.update(sheet, sheet.version, state=state)
    return sheet.id


def state_of(sheet):
    return EntrySheet.get_by_id(sheet).state


@pytest.fixture
def locked(store, eppgbm):
    """Three visits of a locked sheet, one of another posyandu."""
    import_file(eppgbm([TARI, BUMI, SITI, AWAY]), store)
    set_state(store, "terkunci")
    return store


@pytest.fixture
def visits(query):
    return lambda: query(
        """SELECT c.name, m.measured_on, m.weight_kg, m.height_cm, m.vanished_run_id, m.version FROM measurement m
           JOIN child c ON c.id = m.child_id ORDER BY c.name, m.measured_on"""
    )


def notes(result):
    return [(f.severity, f.row, f.message) for f in result.findings if f.code == "lembar-terkunci"]


def test_changed_and_new_rows_of_a_locked_sheet_are_left_out_and_told(locked, eppgbm, visits, query):
    before = visits()
    rows = [{**TARI, "Tinggi": "84.5"}, BUMI, SITI, {**AWAY, "Tinggi": "98.4"}, {**BUMI, "Nama": "BARU PENDA"}]
    result = import_file(eppgbm(rows, "2026-08-29", "baru.csv"), locked)
    left_out = (Severity.WARNING, "lembar MAWAR 1 Agustus 2026 terkunci; baris dilewati")
    assert [(severity, row, text) for severity, row, text in notes(result)] == [
        (left_out[0], row, left_out[1]) for row in (3, 7)
    ]
    assert (result.stored, result.updated, result.skipped, result.vanished) == (0, 1, 4, 0)
    assert [row for row in visits() if row[0] != "LUKA DANIRU"] == [row for row in before if row[0] != "LUKA DANIRU"]
    assert query("SELECT count(*) FROM child") == [(4,)]
    assert query("SELECT severity, row FROM finding WHERE code = 'lembar-terkunci'") == [
        ("peringatan", 3),
        ("peringatan", 7),
    ]


def test_visits_of_a_locked_sheet_do_not_vanish(locked, eppgbm, visits):
    before = visits()
    other = {**AWAY, "Nama": "RUMI SANDA", "Tgl Lahir": "2023-12-01"}
    result = import_file(eppgbm([BUMI, SITI, AWAY, other], "2026-08-29", "baru.csv"), locked)
    assert result.vanished == 0
    assert notes(result)[0][:2] == (Severity.INFO, 0)
    assert "1 pengukuran dari lembar terkunci" in notes(result)[0][2]
    assert [row for row in visits() if row[0] != "RUMI SANDA"] == before


def test_a_child_that_a_file_moves_comes_last_in_its_new_register(store, eppgbm, query):
    import_file(eppgbm([TARI, BUMI, AWAY]), store)
    query("UPDATE child SET register_order = 1.0")
    import_file(eppgbm([TARI, BUMI, {**AWAY, "Posyandu": "MAWAR 1"}], "2026-08-29", "baru.csv"), store)
    assert query("SELECT name, register_order FROM child WHERE register_order IS NULL") == [("LUKA DANIRU", None)]


def test_other_months_of_a_locked_posyandu_are_taken(locked, eppgbm):
    later = [{**row, "Tanggal Pengukuran": "2026-09-10"} for row in (TARI, BUMI)]
    result = import_file(eppgbm(later, "2026-09-20", "september.csv"), locked)
    assert (result.stored, notes(result)) == (2, [])


def test_the_same_file_again_says_nothing_new(locked, eppgbm):
    result = import_file(eppgbm([TARI, BUMI, SITI, AWAY]), locked)
    assert (result.skipped, notes(result)) == (4, [])


def test_a_row_that_would_move_a_child_into_a_locked_sheet_is_left_out(locked, eppgbm, query):
    moved = {**AWAY, "Posyandu": "MAWAR 1", "Berat": "14.4"}
    result = import_file(eppgbm([TARI, BUMI, SITI, moved], "2026-08-29", "baru.csv"), locked)
    assert [row for _, row, _ in notes(result)] == [6]
    assert query("SELECT p.name FROM child c JOIN posyandu p ON p.id = c.posyandu_id WHERE c.name = 'LUKA DANIRU'") == [
        ("MELATI 2",)
    ]


def test_a_sheet_locked_while_the_file_is_looked_at(store, eppgbm, visits):
    import_file(eppgbm([TARI, BUMI, SITI]), store)
    plan = importing.prepare(eppgbm([{**TARI, "Tinggi": "84.5"}, BUMI, SITI], "2026-08-29", "baru.csv"), store)
    set_state(store, "terkunci")
    before = visits()
    result = importing.save(plan, store)
    assert (result.updated, len(notes(result)), visits()) == (0, 1, before)


@pytest.mark.parametrize("state", ["lengkap", "diperiksa"])
def test_a_finished_sheet_is_a_draft_again_only_where_something_changed(store, eppgbm, state):
    import_file(eppgbm([TARI, BUMI, SITI, AWAY]), store)
    sheet, other = set_state(store, state), set_state(store, state, "MELATI 2")
    import_file(eppgbm([TARI, BUMI, SITI, AWAY], "2026-08-28", "sama.csv"), store)
    assert (state_of(sheet), state_of(other)) == (state, state)
    import_file(eppgbm([{**TARI, "Tinggi": "84.5"}, BUMI, SITI, AWAY], "2026-08-29", "baru.csv"), store)
    assert (state_of(sheet), state_of(other)) == ("draf", state)


@pytest.mark.parametrize("rows", [[TARI, BUMI], [TARI, BUMI, SITI, {**BUMI, "Nama": "BARU PENDA"}]])
def test_a_visit_added_or_gone_makes_a_finished_sheet_a_draft(store, eppgbm, rows):
    import_file(eppgbm([TARI, BUMI, SITI]), store)
    sheet = set_state(store, "lengkap")
    import_file(eppgbm(rows, "2026-08-29", "baru.csv"), store)
    assert state_of(sheet) == "draf"


@pytest.fixture
def doubtful(store, eppgbm):
    """A row that may be Tari's waits for an answer; the sheets of both posyandu are locked."""
    import_file(eppgbm([TARI]), store)
    doubt = {**TARI, "Nama Ortu": "LAIN SEKALI / DUMA", "Desa/Kel": "PATIHAN", "Posyandu": "MELATI 2"}
    import_file(eppgbm([{**doubt, "Tanggal Pengukuran": "2026-08-20"}], name="ragu.csv"), store)
    set_state(store, "terkunci")
    return store


def test_a_decision_for_a_locked_sheet_is_refused_and_waits(doubtful, visits):
    [item] = decisions.waiting()
    with pytest.raises(DataError, match="Lembar MAWAR 1 Agustus 2026 terkunci"):
        decisions.decide(doubtful, item, "sama", item.alternatives[0].child_id)
    assert waiting_count() == 1
    assert len(visits()) == 1
    decisions.decide(doubtful, item, "baru")
    assert len(visits()) == 2


def test_a_village_settled_for_a_locked_sheet_leaves_the_row_waiting(store, eppgbm, visits):
    import_file(eppgbm([TARI]), store)
    import_file(eppgbm([{**BUMI, "Desa/Kel": "GEBIYOK"}], name="asing.csv"), store)
    set_state(store, "terkunci")
    village = next(v for v in decisions.region.villages() if v.name == "Gebyog")
    assert decisions.settle_village(store, "GEBIYOK", village.id) == 0
    [item] = decisions.waiting()
    assert item.reason == "lembar MAWAR 1 Agustus 2026 terkunci"
    assert len(visits()) == 1
