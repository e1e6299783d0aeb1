import sqlite3
from datetime import date

import pytest

from stunting_tui.domain.rows import Severity
from stunting_tui.errors import Cancelled, DataError, FileError, StoreError
from stunting_tui.services.intake import import_publish
from stunting_tui.services.intake.importing import import_file, prepare, save
from stunting_tui.services.quality.figures import batch_figures, batches
from stunting_tui.services.register import region

TARI = {"Nama": "TARI WIDANU", "JK": "P", "Tgl Lahir": "2024-03-01"}
BUMI = {"Nama": "BUMI LASARA", "Tgl Lahir": "2023-05-05", "Tinggi": "90.0", "Berat": "12.5"}
SITI = {"Nama": "SITI MUNARA", "JK": "P", "Tgl Lahir": "2025-01-20", "Tinggi": "74.0", "Cara Ukur": "Terlentang"}
LUKA = {"Nama": "LUKA DANIRU", "Tgl Lahir": "2022-11-11", "Tinggi": "98.0", "Berat": "14.1"}


def codes(result, severity=None):
    return [finding.code for finding in result.findings if severity in (None, finding.severity)]


def test_empty_store_takes_the_kecamatan_and_all_its_villages_from_the_file(store, eppgbm, query):
    result = import_file(eppgbm([TARI, BUMI]), store)
    assert (result.read, result.stored, result.updated, result.skipped, result.vanished) == (2, 2, 0, 0, 0)
    assert region.current_district().code == "35.20.13"
    assert len(region.villages()) == 13
    assert query("SELECT name, sex, birth_date FROM child ORDER BY id") == [
        ("TARI WIDANU", "P", "2024-03-01"),
        ("BUMI LASARA", "L", "2023-05-05"),
    ]


def test_row_is_stored_with_its_scores_source_and_batch(store, eppgbm, query):
    import_file(eppgbm([{**BUMI, "ZS TB/U": "-1.50", "TB/U": "Normal", "Detail": "lihat"}]), store)
    row = query(
        """SELECT measured_on, weight_kg, height_cm, position, haz, flag_haz, standard, file_haz, file_tbu, source_row,
                  b.period, r.file_name FROM measurement m JOIN batch b ON b.id = m.batch_id
           JOIN import_run r ON r.id = m.run_id"""
    )[0]
    # boy of 1195 days, 90.0 cm standing: L = 1, M = 98.1708, S = 0.03924 in the WHO table
    assert row[:4] == ("2026-08-12", 12.5, 90.0, "H")
    assert row[4:6] == (round((90 / 98.1708 - 1) / 0.03924, 2), 0)
    assert row[6:] == ("WHO 2006", -1.5, "Normal", 3, "2026-08", "daftar.csv")


def test_the_same_file_again_changes_nothing(store, eppgbm, query):
    path = eppgbm([TARI, BUMI])
    import_file(path, store)
    before = query("SELECT id, updated_at, version, height_cm FROM measurement")
    again = import_file(path, store)
    assert (again.stored, again.updated, again.skipped) == (0, 0, 2)
    assert "tidak-berubah" in codes(again)
    assert query("SELECT id, updated_at, version, height_cm FROM measurement") == before
    assert query("SELECT count(*) FROM child") == [(2,)]


def test_newer_snapshot_updates_says_what_changed_and_what_vanished(store, eppgbm, query):
    import_file(eppgbm([TARI, BUMI, SITI, LUKA]), store)
    newer = [{**TARI, "Tinggi": "84.5"}, BUMI, SITI]
    result = import_file(eppgbm(newer, "2026-08-29", "baru.csv"), store)
    assert (result.stored, result.updated, result.skipped, result.vanished) == (0, 1, 2, 1)
    changed = next(finding for finding in result.findings if finding.code == "berubah")
    assert changed.message == "Tinggi 82,5 menjadi 84,5"
    assert query("SELECT old, new FROM audit WHERE field = 'height_cm'") == [("82.5", "84.5")]
    assert batches()[0].visits == 3
    assert batch_figures(batches()[0].id).total.under_five.measured == 3


def test_visit_that_comes_back_counts_again(store, eppgbm):
    import_file(eppgbm([TARI, BUMI, SITI, LUKA]), store)
    import_file(eppgbm([TARI, BUMI, SITI], "2026-08-25"), store)
    result = import_file(eppgbm([TARI, BUMI, SITI, LUKA], "2026-08-29"), store)
    assert (result.updated, result.vanished) == (1, 0)
    assert batches()[0].visits == 4


def test_file_with_a_part_of_the_list_makes_nothing_vanish(store, eppgbm):
    import_file(eppgbm([TARI, BUMI, SITI, LUKA]), store)
    result = import_file(eppgbm([BUMI], "2026-08-29"), store)
    assert result.vanished == 0
    assert "berkas-sebagian" in codes(result)
    assert batches()[0].visits == 4


def test_older_snapshot_adds_but_does_not_overwrite(store, eppgbm, query):
    import_file(eppgbm([{**TARI, "Berat": "9.9"}], "2026-08-29"), store)
    result = import_file(eppgbm([{**TARI, "Berat": "9.1"}, BUMI], "2026-08-20"), store)
    assert (result.stored, result.updated, result.vanished) == (1, 0, 0)
    assert query("SELECT weight_kg FROM measurement ORDER BY id") == [(9.9,), (12.5,)]


def test_empty_cells_of_a_newer_file_erase_nothing(store, eppgbm, query):
    import_file(eppgbm([{**TARI, "NIK": "9999994103240001"}]), store)
    import_file(eppgbm([{**TARI, "NIK": "9999**********", "Cara Ukur": "", "Nama Ortu": ""}], "2026-08-29"), store)
    assert query("SELECT position FROM measurement") == [("H",)]
    assert query("SELECT nik, parent_name FROM child") == [("9999994103240001", "SITU BARA / RUNI LASA")]


def test_dry_run_stores_nothing(store, eppgbm, query):
    result = import_file(eppgbm([TARI]), store, dry_run=True)
    assert (result.stored, result.run_id) == (1, None)
    assert query("SELECT count(*) FROM child") == [(0,)]
    assert region.current_district() is None


def test_row_with_an_error_is_told_and_the_others_are_stored(store, eppgbm):
    result = import_file(eppgbm([{**TARI, "Tgl Lahir": ""}, BUMI]), store)
    assert (result.read, result.stored, result.skipped) == (2, 1, 1)
    finding = next(finding for finding in result.findings if finding.severity is Severity.ERROR)
    assert (finding.row, finding.column) == (3, "Tgl Lahir")


def test_summary_and_findings_are_kept_with_the_batch(store, eppgbm, query):
    import_file(eppgbm([{**TARI, "Tgl Lahir": ""}, BUMI]), store)
    assert query("SELECT read, stored, updated, skipped, vanished, title_date FROM import_run") == [
        (2, 1, 0, 1, 0, "2026-08-20")
    ]
    assert ("galat", 3) in query("SELECT severity, row FROM finding")


def test_same_child_and_day_twice_in_a_file_is_stored_once(store, eppgbm, query):
    result = import_file(eppgbm([TARI, TARI]), store)
    assert (result.stored, result.skipped) == (1, 1)
    assert "ganda" in codes(result)
    assert query("SELECT count(*) FROM child") == [(1,)]


def test_rows_of_another_kecamatan_are_left_out_and_told(store, eppgbm):
    import_file(eppgbm([TARI]), store)
    result = import_file(eppgbm([{**BUMI, "Kec": "PONCOL", "Desa/Kel": "PONCOL"}], name="lain.csv"), store)
    assert (result.stored, result.skipped) == (0, 1)
    assert codes(result) == ["kecamatan-lain"]


def test_file_that_names_no_known_kecamatan_asks_for_one(store, eppgbm, query):
    with pytest.raises(DataError, match="Kecamatan tidak dapat dikenali"):
        import_file(eppgbm([{**TARI, "Kec": "NEGERI DONGENG"}]), store)
    assert query("SELECT count(*) FROM child") == [(0,)]


def test_position_missing_in_the_file_is_inferred_from_the_printed_z(store, eppgbm, query):
    from stunting_tui.growth.scalar import child_z

    days = (date(2026, 8, 12) - date(2025, 1, 20)).days
    printed = child_z("P", days, 10.1, 74.0, "H").haz
    result = import_file(eppgbm([{**SITI, "Cara Ukur": "", "ZS TB/U": str(printed)}]), store)
    assert query("SELECT position, position_inferred, haz FROM measurement") == [("H", 1, printed)]
    assert "posisi-disimpulkan" in codes(result)


def test_z_that_differs_from_the_file_is_listed(store, eppgbm):
    result = import_file(eppgbm([{**TARI, "ZS BB/U": "2.50"}]), store)
    finding = next(finding for finding in result.findings if finding.code == "selisih-z")
    assert (finding.row, finding.column) == (3, "ZS BB/U")
    assert batch_figures(batches()[0].id).differences == 1


def test_children_of_the_same_day_and_sex_are_not_merged(store, eppgbm, query):
    import_file(eppgbm([{**TARI, "NIK": ""}, {**TARI, "Nama": "WULI SAMARA", "Nama Ortu": "DUNI / LARA"}]), store)
    assert query("SELECT count(*) FROM child") == [(2,)]


def test_stop_before_publishing_leaves_the_store_as_it_was(store, eppgbm, query):
    plan = prepare(eppgbm([TARI]), store)
    with pytest.raises(Cancelled):
        save(plan, store, stop=lambda: True)
    assert query("SELECT count(*) FROM child") == [(0,)]


def test_failure_while_publishing_rolls_everything_back(store, eppgbm, query, monkeypatch):
    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(import_publish, "_store_findings", full)
    with pytest.raises(StoreError, match="penuh"):
        import_file(eppgbm([TARI, BUMI]), store)
    assert query("SELECT (SELECT count(*) FROM child), (SELECT count(*) FROM batch)") == [(0, 0)]


def test_change_by_another_operator_since_the_preview_is_respected(store, eppgbm, query):
    plan = prepare(eppgbm([TARI, BUMI]), store)
    import_file(eppgbm([TARI], name="dahulu.csv"), store)
    result = save(plan, store)
    assert (result.stored, result.skipped) == (1, 1)
    assert query("SELECT count(*) FROM child") == [(2,)]


def test_lock_file_of_excel_is_refused_in_words(store, tmp_path):
    path = tmp_path / "~$daftar.xlsx"
    path.write_bytes(b"x" * 165)
    with pytest.raises(FileError, match=r"daftar\.xlsx"):
        import_file(path, store)
