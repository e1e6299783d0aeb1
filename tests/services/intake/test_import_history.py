from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from openpyxl import load_workbook

from stunting_tui.domain.intake.import_run import skip_reasons
from stunting_tui.domain.rows import Severity
from stunting_tui.errors import DataError
from stunting_tui.services.intake import decisions, import_history
from stunting_tui.services.intake.importing import import_file, prepare

FAR = {"Nama": "HESKO TRISKA", "Tgl Lahir": "2024-03-03", "Desa/Kel": "GEBIOK"}
BROKEN = {"Nama": "CEVO WULAFO", "Tgl Lahir": ""}
GOOD = {"Nama": "BAPRI ZADRE"}
OTHER = {"Nama": "LUTRI POGRAY", "Tgl Lahir": "2024-05-05", "Kec": "MAOSPATI"}


@pytest.fixture
def imported(store, eppgbm):
    """Import a file with every reason to leave rows out, then a newer one an hour later by another operator."""
    import_file(eppgbm([GOOD, FAR, BROKEN, GOOD], name="satu.csv"), store)
    later = replace(store, operator="opr2", clock=lambda: store.clock() + timedelta(hours=1))
    second = [GOOD, {**GOOD, "Nama": "GUNIVO NIKODI", "Tgl Lahir": "2024-04-04"}, BROKEN, OTHER]
    import_file(eppgbm(second, title="2026-08-25", name="dua.csv"), later)
    return store


def test_runs_are_listed_newest_first_with_their_counts(imported):
    second, first = import_history.runs()
    assert (first.file_name, first.layout, first.kind, first.by) == ("satu.csv", "e-PPGBM 35 kolom", "csv", "penguji")
    assert (first.title_date, first.period) == (date(2026, 8, 20), "2026-08")
    assert first.at == imported.clock()
    assert (first.read, first.stored, first.updated, first.unchanged, first.skipped) == (4, 1, 0, 0, 3)
    assert (first.waiting, first.decided, first.errors) == (1, 0, 1)
    assert (second.by, second.read, second.stored, second.unchanged) == ("opr2", 4, 1, 1)
    assert isinstance(second.at, datetime)
    assert second.at.hour == imported.clock().hour + 1
    assert second == import_history.run(second.id)


def test_no_import_no_run(store):
    assert import_history.runs() == []
    with pytest.raises(DataError, match="Impor nomor 5 tidak ada"):
        import_history.run(5)


def test_findings_are_those_of_the_import(store, eppgbm):
    result = import_file(eppgbm([GOOD, FAR, BROKEN]), store)
    import_file(eppgbm([GOOD], name="lagi.csv"), store)
    assert sorted(import_history.findings_of(result.run_id), key=str) == sorted(result.findings, key=str)
    record = import_history.run(result.run_id)
    counted = [sum(f.severity is severity for f in result.findings) for severity in Severity]
    assert [record.errors, record.warnings, record.infos] == counted


def test_reasons_of_real_files_leave_nothing_unexplained(imported):
    told = [
        {reason.code: reason.rows for reason in skip_reasons(run, import_history.findings_of(run.id))}
        for run in import_history.runs()
    ]
    assert told == [
        {"tanggal-lahir-kosong": 1, "kecamatan-lain": 1, "tidak-berubah": 1},
        {"tanggal-lahir-kosong": 1, "desa-tidak-dikenal": 1, "ganda": 1},
    ]


def test_plan_is_recorded_as_it_is_then_stored(store, eppgbm):
    path = eppgbm([GOOD, FAR, BROKEN, GOOD])
    planned = import_history.record_of(prepare(path, store))
    assert (planned.id, planned.at, planned.by) == (None, None, "")
    done = import_history.run(import_file(path, store).run_id)
    assert replace(done, id=None, at=None, by="") == planned


def test_settled_row_waits_no_more(imported):
    decisions.decide(imported, decisions.waiting()[0], "dilewati")
    first = import_history.runs()[-1]
    assert (first.waiting, first.decided, first.skipped) == (0, 1, 3)


def test_names_are_of_rows_not_replaced_since(imported, eppgbm):
    second, first = import_history.runs()
    assert set(import_history.names_of(first.id).values()) == {"BAPRI ZADRE"}
    assert set(import_history.names_of(second.id).values()) == {"GUNIVO NIKODI"}
    assert all(sheet == "satu" and row > 2 for sheet, row in import_history.names_of(first.id))


def test_past_import_is_written_worst_first(imported, tmp_path):
    first = import_history.runs()[-1]
    import_history.export_run(tmp_path / "temuan.xlsx", first.id)
    book = load_workbook(tmp_path / "temuan.xlsx")
    facts = {row[0].value: row[1].value for row in book["Ringkasan"].iter_rows()}
    assert (facts["Diimpor pada"], facts["Diimpor oleh"]) == ("22-11-2026 pukul 09.00", "penguji")
    assert (facts["Dibaca"], facts["Baru"]) == ("4 baris", "1 pengukuran")
    kinds = [row[0].value for row in book["Temuan"].iter_rows() if row[0].value in set(Severity)]
    assert kinds[0] == "galat"
    assert len(kinds) == first.errors + first.warnings + first.infos


def test_preview_is_written_without_being_stored(store, eppgbm, tmp_path):
    plan = prepare(eppgbm([GOOD, BROKEN]), store)
    import_history.export_plan(tmp_path / "temuan.xlsx", plan)
    book = load_workbook(tmp_path / "temuan.xlsx")
    assert "belum disimpan (pratinjau)" in {row[1].value for row in book["Ringkasan"].iter_rows()}
    assert import_history.runs() == []


def test_other_ending_is_refused(imported, tmp_path):
    with pytest.raises(DataError, match=r"tidak berakhiran \.xlsx"):
        import_history.export_run(tmp_path / "temuan.csv", import_history.runs()[0].id)
    assert not (tmp_path / "temuan.csv").exists()
