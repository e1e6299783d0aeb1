import pytest

from stunting_tui.errors import ConflictError, DataError
from stunting_tui.services.intake.decisions import decide, settle_village, waiting
from stunting_tui.services.intake.importing import import_file
from stunting_tui.services.intake.waiting import waiting_count
from stunting_tui.services.register import region

TARI = {"Nama": "TARI WIDANU", "JK": "P", "Tgl Lahir": "2024-03-01"}
DOUBT = {**TARI, "Nama Ortu": "LAIN SEKALI / DUMA", "Desa/Kel": "PATIHAN", "Tanggal Pengukuran": "2026-08-20"}


@pytest.fixture
def doubtful(store, eppgbm):
    """Leave one row waiting: the same name and day of birth, but other parents and another village."""
    import_file(eppgbm([TARI]), store)
    import_file(eppgbm([DOUBT], name="ragu.csv"), store)
    return store


def test_doubtful_row_waits_with_its_alternatives_and_is_not_stored(doubtful, query):
    assert query("SELECT count(*) FROM measurement") == [(1,)]
    item = waiting()[0]
    assert item.row.parent_name == "LAIN SEKALI / DUMA"
    assert [other.name for other in item.alternatives] == ["TARI WIDANU"]
    assert item.reason


def test_doubtful_row_is_not_asked_twice(doubtful, eppgbm):
    import_file(eppgbm([DOUBT], name="ragu.csv"), doubtful)
    assert waiting_count() == 1


def test_same_child_takes_the_visit(doubtful, query):
    item = waiting()[0]
    decide(doubtful, item, "sama", item.alternatives[0].child_id)
    assert query("SELECT child_id, measured_on FROM measurement ORDER BY measured_on") == [
        (1, "2026-08-12"),
        (1, "2026-08-20"),
    ]
    assert waiting_count() == 0


def test_new_child_is_made_and_the_answer_remembered(doubtful, eppgbm, query):
    decide(doubtful, waiting()[0], "baru")
    assert query("SELECT count(*) FROM child") == [(2,)]
    later = {**DOUBT, "Tanggal Pengukuran": "2026-09-10"}
    result = import_file(eppgbm([later], "2026-09-20", "nanti.csv"), doubtful)
    assert (result.stored, result.waiting) == (1, 0)
    assert query("SELECT child_id FROM measurement WHERE measured_on = '2026-09-10'") == [(2,)]


def test_row_left_out_stays_out(doubtful, eppgbm, query):
    decide(doubtful, waiting()[0], "dilewati")
    result = import_file(eppgbm([DOUBT], name="ragu.csv"), doubtful)
    assert (result.stored, result.skipped, result.waiting) == (0, 1, 0)
    assert query("SELECT count(*) FROM measurement") == [(1,)]


def test_other_rows_of_the_same_child_follow_the_answer(store, eppgbm, query):
    import_file(eppgbm([TARI]), store)
    import_file(eppgbm([DOUBT, {**DOUBT, "Tanggal Pengukuran": "2026-07-20"}], name="ragu.csv"), store)
    assert waiting_count() == 2
    decide(store, waiting()[0], "baru")
    assert waiting_count() == 0
    assert query("SELECT count(*) FROM child") == [(2,)]
    assert query("SELECT count(*) FROM measurement WHERE child_id = 2") == [(2,)]


def test_answer_given_by_two_operators_is_refused_the_second_time(doubtful):
    item = waiting()[0]
    decide(doubtful, item, "dilewati")
    with pytest.raises(ConflictError):
        decide(doubtful, item, "baru")


def test_same_needs_a_child(doubtful):
    with pytest.raises(DataError):
        decide(doubtful, waiting()[0], "sama")


def test_unknown_village_is_mapped_once_and_remembered(store, eppgbm, query):
    import_file(eppgbm([TARI]), store)
    lost = {"Nama": "LUKA DANIRU", "Desa/Kel": "GEBJOG KIDUL"}
    result = import_file(eppgbm([lost], name="desa.csv"), store)
    assert (result.stored, result.waiting) == (0, 1)
    with pytest.raises(DataError, match="Desa"):
        decide(store, waiting()[0], "baru")
    village = next(village.id for village in region.villages() if village.name == "Gebyog")
    assert settle_village(store, "GEBJOG KIDUL", village) == 1
    assert query("SELECT village_id FROM child WHERE name = 'LUKA DANIRU'") == [(village,)]
    other = {"Nama": "SAMI TURANA", "Tgl Lahir": "2025-02-02", "Desa/Kel": "Gebjog Kidul "}
    assert import_file(eppgbm([other], "2026-08-29", "lagi.csv"), store).stored == 1


def test_all_rows_of_a_spelling_are_placed_and_only_the_doubtful_waits_on(store, eppgbm, query):
    import_file(eppgbm([TARI]), store)
    far = {"Desa/Kel": "GEBJOG KIDUL"}
    rows = [
        {**far, "Nama": "LUKA DANIRU", "Tgl Lahir": "2024-02-02"},
        {**far, "Nama": "LUKA DANIRU", "Tgl Lahir": "2024-02-02", "Tanggal Pengukuran": "2026-09-12"},
        {**far, "Nama": "SEKA BULIMA", "Tgl Lahir": "2025-03-03", "Cara Ukur": ""},
        {**DOUBT, **far},
    ]
    import_file(eppgbm(rows, name="jauh.csv"), store)
    village = next(village.id for village in region.villages() if village.name == "Gebyog")
    assert settle_village(store, "GEBJOG KIDUL", village) == 3
    assert query(
        "SELECT c.name, count(*) FROM child c JOIN measurement m ON m.child_id = c.id GROUP BY c.id ORDER BY c.name"
    ) == [("LUKA DANIRU", 2), ("SEKA BULIMA", 1), ("TARI WIDANU", 1)]
    assert query(
        "SELECT count(*) FROM measurement m JOIN import_run r ON r.id = m.run_id WHERE r.file_name = 'jauh.csv'"
    ) == [(3,)]
    left = waiting()
    assert [item.row.name for item in left] == ["TARI WIDANU"]
    assert left[0].village_id == village
    assert [other.name for other in left[0].alternatives] == ["TARI WIDANU"]
    assert query("SELECT count(*) FROM decision WHERE state = 'baru' AND child_id IS NOT NULL") == [(3,)]


def test_second_row_of_a_child_on_one_day_does_not_replace_the_first(store, eppgbm, query):
    second = {**TARI, "Nama Ortu": "LAIN SEKALI / DUMA", "Berat": "10.9"}
    import_file(eppgbm([TARI, second]), store)
    decide(store, waiting()[0], "sama", 1)
    assert query("SELECT weight_kg FROM measurement") == [(10.1,)]
    assert waiting_count() == 0
