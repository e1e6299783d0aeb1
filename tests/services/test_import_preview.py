import pytest
from openpyxl import load_workbook

from stunting_tui.domain.rows import Finding, Severity
from stunting_tui.errors import DataError
from stunting_tui.services import import_preview, region
from stunting_tui.services.importing import prepare, save

FAR = {"Desa/Kel": "GEBIOK", "Nama": "HESKO TRISKA"}


@pytest.fixture
def plan(store, eppgbm):
    """Plan a file with an unknown village and a row without a birth date."""
    return prepare(eppgbm([{"Nama": "BAPRI ZADRE"}, FAR, {"Nama": "CEVO", "Tgl Lahir": ""}]), store)


def test_rows_are_counted_by_what_becomes_of_them(plan):
    counts = import_preview.preview(plan)
    assert (counts.read, counts.added, counts.ready, counts.waiting, counts.errors) == (3, 1, 1, 1, 1)
    assert counts.unknown == (("GEBIOK", 1),)


def test_spelling_is_settled_in_the_plan_and_stored_with_it(plan, store, query):
    again = import_preview.settle_spelling(plan, "GEBIOK", import_preview.village_choices(plan, "GEBIOK")[0].code)
    assert import_preview.preview(again).unknown == ()
    assert query("SELECT count(*) FROM village_alias") == [(0,)]
    save(again, store)
    assert query("SELECT a.key, v.name FROM village_alias a JOIN village v ON v.id = a.village_id") == [
        ("GEBIOK", "Gebyog")
    ]
    assert {name for _, name in query("SELECT c.id, v.name FROM child c JOIN village v ON v.id = c.village_id")} == {
        "Gebyog"
    }


def test_spelling_survives_a_plan_made_anew(plan, store, query):
    again = import_preview.settle_spelling(plan, "GEBIOK", import_preview.village_choices(plan, "GEBIOK")[0].code)
    region.save_setting(store, "tempat", "Sini")
    save(again, store)
    assert query("SELECT count(*) FROM child") == [(2,)]


def test_empty_spelling_cannot_be_settled(plan):
    with pytest.raises(DataError, match="kosong"):
        import_preview.settle_spelling(plan, " ", plan.store.district.code)


def test_errors_come_first_and_long_kinds_last():
    many = [Finding(Severity.WARNING, row, "", "banyak", "x") for row in range(20, 0, -1)]
    few = [Finding(Severity.WARNING, 7, "", "sedikit", "x")]
    wrong = [Finding(Severity.ERROR, 99, "", "salah", "x")]
    told = [Finding(Severity.INFO, 0, "", "kabar", "x")]
    groups = import_preview.grouped([*told, *many, *few, *wrong])
    assert [group.code for group in groups] == ["salah", "sedikit", "banyak", "kabar"]
    assert [group.many for group in groups] == [False, False, True, False]
    assert groups[2].findings[0].row == 1


def test_message_loses_the_row_that_stands_beside_it():
    finding = Finding(Severity.ERROR, 118, "", "x", "Baris 118: tanggal lahir kosong.")
    assert import_preview.message_of(finding) == "tanggal lahir kosong."


def test_findings_are_exported_worst_first(plan, tmp_path):
    import_preview.export_findings(tmp_path / "temuan.xlsx", plan)
    sheet = load_workbook(tmp_path / "temuan.xlsx").active
    kinds = [row[0].value for row in sheet.iter_rows() if row[0].value in set(Severity)]
    assert kinds[0] == "galat"
    assert len(kinds) == len(plan.findings)


def test_other_ending_is_refused(plan, tmp_path):
    with pytest.raises(DataError, match=r"tidak berakhiran \.xlsx"):
        import_preview.export_findings(tmp_path / "temuan.csv", plan)
    assert not (tmp_path / "temuan.csv").exists()
