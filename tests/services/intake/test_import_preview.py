import pytest

from stunting_tui.errors import DataError
from stunting_tui.services.intake import import_preview
from stunting_tui.services.intake.importing import prepare, save
from stunting_tui.services.register import region

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
