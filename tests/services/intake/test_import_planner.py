"""Files in any order, and the same file again: what a child and a visit say in the end."""

from stunting_tui.domain.nik import NikWarning
from stunting_tui.domain.rows import Severity
from stunting_tui.services.intake.decisions import decide, waiting
from stunting_tui.services.intake.import_plan import NIK_CODES
from stunting_tui.services.intake.importing import import_file

TARI = {"Nama": "TARI WIDANU", "JK": "P", "Tgl Lahir": "2024-03-01"}
BUMI = {"Nama": "BUMI LASARA", "Tgl Lahir": "2023-05-05", "Tinggi": "90.0", "Berat": "12.5"}
NIK = "9999994103240001"
MAY = {"Tanggal Pengukuran": "2026-05-12"}
MOVED = {"Desa/Kel": "PATIHAN", "Posyandu": "DAHLIA", "Alamat": "DUSUN BARU", "Nama Ortu": "SITU BARA"}


def test_older_month_taken_in_later_does_not_move_the_child_back(store, eppgbm, query):
    import_file(eppgbm([{**TARI, **MOVED}]), store)
    result = import_file(eppgbm([{**TARI, **MAY, "RT": "003"}], "2026-05-20", "mei.csv"), store)
    assert result.stored == 1
    assert query(
        """SELECT v.name, p.name, c.address, c.parent_name, c.rt FROM child c JOIN village v ON v.id = c.village_id
           JOIN posyandu p ON p.id = c.posyandu_id"""
    ) == [("Patihan", "DAHLIA", "DUSUN BARU", "SITU BARA", "003")]


def test_name_given_later_stays_when_the_newborn_s_file_comes_last(store, eppgbm, query):
    import_file(eppgbm([TARI]), store)
    import_file(eppgbm([{**TARI, **MAY, "Nama": "BY NY RUNI LASA"}], "2026-05-20", "mei.csv"), store)
    assert query("SELECT name FROM child") == [("TARI WIDANU",)]


def test_same_file_again_touches_no_child_whatever_came_between(store, eppgbm, query):
    first = eppgbm([{**TARI, **MAY}, {**BUMI, **MAY}], "2026-05-20", "mei.csv")
    import_file(first, store)
    import_file(eppgbm([{**TARI, **MOVED, "Nama": "TARI W", "NIK": "9999994103240001"}, BUMI]), store)
    before = query("SELECT * FROM child"), query("SELECT * FROM measurement")
    again = import_file(first, store)
    assert (again.stored, again.updated, again.skipped, again.vanished) == (0, 0, 2, 0)
    assert (query("SELECT * FROM child"), query("SELECT * FROM measurement")) == before


def test_same_file_again_does_not_undo_what_was_mended_by_hand(store, eppgbm, query):
    path = eppgbm([TARI])
    import_file(path, store)
    query("UPDATE measurement SET weight_kg = 10.9, version = 2 RETURNING id")
    assert import_file(path, store).updated == 0
    assert query("SELECT weight_kg FROM measurement") == [(10.9,)]


def test_birth_date_the_nik_proves_is_put_right_with_all_scores(store, eppgbm, query):
    from stunting_tui.growth.scalar import child_z

    wrong = {**TARI, "Tgl Lahir": "2024-04-01"}
    import_file(eppgbm([{**wrong, **MAY}], "2026-05-20", "mei.csv"), store)
    import_file(eppgbm([{**wrong, "NIK": NIK}], "2026-08-20", "lama.csv"), store)
    result = import_file(eppgbm([{**TARI, "NIK": NIK}], "2026-08-29", "baru.csv"), store)
    assert "identitas-dibetulkan" in [finding.code for finding in result.findings]
    assert query("SELECT birth_date FROM child") == [("2024-03-01",)]
    expected = [(child_z("P", days, 10.1, 82.5, "H").haz,) for days in (802, 894)]
    assert query("SELECT haz FROM measurement ORDER BY measured_on") == expected
    assert query("SELECT old, new FROM audit WHERE field = 'birth_date'") == [("2024-04-01", "2024-03-01")]


def test_other_birth_date_without_proof_is_told_and_not_taken(store, eppgbm, query):
    import_file(eppgbm([TARI]), store)
    other = {**TARI, "Tgl Lahir": "2024-03-02"}
    import_file(eppgbm([{**other, **MAY}], "2026-05-20", "mei.csv"), store)
    decide(store, waiting()[0], "sama", 1)
    later = {**other, "Tanggal Pengukuran": "2026-09-10"}
    result = import_file(eppgbm([later], "2026-09-20", "nanti.csv"), store)
    assert "identitas-berbeda" in [finding.code for finding in result.findings]
    assert query("SELECT birth_date FROM child") == [("2024-03-01",)]


def test_visit_typed_by_hand_that_a_file_changes_is_warned_about(store, eppgbm, query):
    import_file(eppgbm([TARI]), store)
    query("UPDATE measurement SET run_id = NULL, weight_kg = 10.9 RETURNING id")
    result = import_file(eppgbm([{**TARI, "Berat": "10.2"}], "2026-08-29", "baru.csv"), store)
    told = [(finding.severity, finding.message) for finding in result.findings if finding.code == "ketikan-diganti"]
    text = "pengukuran yang diketik sendiri diganti isi berkas: Berat 10,9 menjadi 10,2; periksa"
    assert told == [(Severity.WARNING, text)]


def test_position_comes_from_weight_for_height_where_excel_took_the_other_z(store, eppgbm, query):
    from stunting_tui.growth.scalar import child_z

    whz = child_z("P", 894, 9.1, 88.5, "L").whz
    row = {**TARI, "Berat": "9.1", "Tinggi": "88.05.00", "Cara Ukur": "", "ZS TB/U": "00.25", "ZS BB/TB": str(whz)}
    import_file(eppgbm([row]), store)
    assert query("SELECT height_cm, position, position_inferred, file_haz, whz FROM measurement") == [
        (88.5, "L", 1, None, whz)
    ]


def test_other_spelling_of_a_posyandu_is_no_change(store, eppgbm, query):
    import_file(eppgbm([TARI]), store)
    before = query("SELECT version, posyandu_id FROM child")
    import_file(eppgbm([{**TARI, "Posyandu": "Mawar  1"}], "2026-08-29", "baru.csv"), store)
    assert query("SELECT version, posyandu_id FROM child") == before
    assert query("SELECT count(*) FROM posyandu") == [(1,)]


def test_newer_list_of_one_place_does_not_make_another_place_s_list_old(store, eppgbm, query):
    other = {**BUMI, "Desa/Kel": "PATIHAN", "Posyandu": "DAHLIA"}
    import_file(eppgbm([TARI], "2026-08-29", "gebyog.csv"), store)
    import_file(eppgbm([other], "2026-08-20", "patihan.csv"), store)
    result = import_file(eppgbm([{**other, "Berat": "12.9"}], "2026-08-25", "patihan-2.csv"), store)
    assert result.updated == 1
    assert query("SELECT weight_kg FROM measurement WHERE child_id = 2") == [(12.9,)]


def test_waiting_row_takes_over_what_a_newer_file_says(store, eppgbm, query):
    doubt = {**TARI, "Nama Ortu": "LAIN SEKALI / DUMA", "Desa/Kel": "PATIHAN"}
    import_file(eppgbm([TARI]), store)
    import_file(eppgbm([doubt], name="ragu.csv"), store)
    import_file(eppgbm([{**doubt, "Berat": "10.7"}], "2026-08-29", "ragu-2.csv"), store)
    decide(store, waiting()[0], "baru")
    assert query("SELECT weight_kg FROM measurement WHERE child_id = 2") == [(10.7,)]


def test_every_oddity_of_a_nik_has_its_code():
    assert set(NIK_CODES) == set(NikWarning)
