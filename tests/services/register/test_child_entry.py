import pytest

from stunting_tui.errors import DataError
from stunting_tui.services.register import child_entry, children, region


@pytest.fixture
def usual(store):
    region.choose_district(store, "35.20.01")
    village = str(region.villages()[0].id)
    return {"name": " BAPRI  ZADRE ", "sex": "L", "birth_date": "14-01-2025", "village": village}


def test_stored_with_a_posyandu_made_once(store, usual, query):
    for name in ("BAPRI ZADRE", "CEVO WULAFO"):
        check = child_entry.check_child(store, {**usual, "name": name, "posyandu": "Mawar 1"})
        child_entry.save_child(store, check)
    assert query("SELECT name FROM posyandu") == [("Mawar 1",)]
    detail = children.child_detail(children.child_ids("bapri")[0])
    assert (detail.name, detail.posyandu, detail.status) == ("BAPRI ZADRE", "Mawar 1", "aktif")


@pytest.mark.parametrize(
    ("texts", "field"),
    [
        ({"name": "  "}, "name"),
        ({"sex": ""}, "sex"),
        ({"village": ""}, "village"),
        ({"birth_date": "31022025"}, "birth_date"),
        ({"birth_date": "23112026"}, "birth_date"),
        ({"nik": "123"}, "nik"),
        ({"nik": "1111111111111111"}, "nik"),
    ],
)
def test_what_must_be_mended(store, usual, texts, field):
    check = child_entry.check_child(store, {**usual, **texts})
    assert list(check.errors) == [field]
    with pytest.raises(DataError):
        child_entry.save_child(store, check)
    assert len(children.child_ids()) == 0


def test_nik_that_disagrees_is_only_a_doubt_and_kept(store, usual):
    check = child_entry.check_child(store, {**usual, "nik": "9999995401250001"})
    assert check.errors == {}
    assert "Jenis kelamin di NIK" in check.doubts["nik"]
    assert children.child_detail(child_entry.save_child(store, check)).nik == "9999995401250001"


def test_nik_of_another_child_is_refused_and_a_double_doubted(store, usual):
    nik = "9999991401250001"
    child_entry.save_child(store, child_entry.check_child(store, {**usual, "nik": nik}))
    check = child_entry.check_child(store, {**usual, "nik": nik})
    assert "BAPRI ZADRE" in check.errors["nik"]
    assert "Sudah ada BAPRI ZADRE" in check.doubts["name"]
    other = child_entry.check_child(store, {**usual, "birth_date": "15012025"})
    assert "name" not in other.doubts
