from datetime import date

import pytest

from stunting_tui.errors import DataError
from stunting_tui.services import child_entry, children, figures, region, visits
from stunting_tui.services.importing import import_file

VILLAGE = "GEBYOG"


def enter(store, **texts: str) -> int:
    usual = {"name": "BAPRI ZADRE", "sex": "L", "birth_date": "14012025", "village": str(region.villages()[0].id)}
    return child_entry.save_child(store, child_entry.check_child(store, {**usual, **texts}))


@pytest.fixture
def place(store):
    region.choose_district(store, "35.20.01")
    return store


def test_found_by_words_in_any_order_and_by_the_beginning_of_the_nik(place):
    one = enter(place, name="Muhamad Cevo Wulafo", nik="9999991401250001")
    two = enter(place, name="CEVO ZADRE", birth_date="15012025")
    assert list(children.child_ids("wulafo cevo")) == [one]
    assert list(children.child_ids("cevo")) == [two, one]
    assert list(children.child_ids("m cevo")) == [one]
    assert list(children.child_ids("999999 1401")) == [one]
    assert list(children.child_ids("0001")) == []
    assert list(children.child_ids("cevo%")) == [two, one]


def test_narrowed_to_a_village_and_to_the_stunted_of_a_batch(place):
    first, second = region.villages()[:2]
    short = enter(place, village=str(first.id))
    tall = enter(place, name="CEVO WULAFO", village=str(second.id))
    for number, height in ((short, "72"), (tall, "84")):
        texts = {"measured_on": "14082026", "weight_kg": "9,5", "height_cm": height}
        visits.save_visit(place, number, visits.check_visit(place, number, texts), "uji")
    assert list(children.child_ids(village_id=second.id)) == [tall]
    [batch] = figures.batches()
    assert list(children.child_ids(stunted_in=batch.id)) == [short]
    assert list(children.child_ids(stunted_in=batch.id + 1)) == []


def test_only_the_chosen_kecamatan(place):
    number = enter(place)
    region.choose_district(place, "33.10.01")
    assert list(children.child_ids()) == []
    region.choose_district(place, "35.20.01")
    assert list(children.child_ids()) == [number]


def test_rows_keep_the_asked_order_and_show_the_latest_scored_visit(place):
    one, two = enter(place), enter(place, name="CEVO WULAFO")
    for day, weight in (("14072026", "9"), ("14082026", "9,4")):
        texts = {"measured_on": day, "weight_kg": weight, "height_cm": "80"}
        visits.save_visit(place, one, visits.check_visit(place, one, texts), "uji")
    rows = children.child_rows([two, one])
    assert [row.id for row in rows] == [two, one]
    assert rows[0].measured_on is None
    assert rows[1].measured_on == date(2026, 8, 14)
    assert rows[1].flags == ()


def test_detail_says_where_a_visit_comes_from(store, eppgbm):
    import_file(eppgbm([{"Nama": "BAPRI ZADRE"}], name="agustus.csv"), store)
    [number] = children.child_ids("bapri")
    detail = children.child_detail(number)
    assert detail.parent_name == "SITU BARA / RUNI LASA"
    assert detail.visits[0].source.startswith("agustus.csv baris ")
    assert not detail.visits[0].vanished


def test_missing_child_is_said(store):
    with pytest.raises(DataError, match="tidak ada lagi"):
        children.child_detail(99)


@pytest.mark.parametrize(
    ("haz", "waz", "whz", "oedema", "words"),
    [
        (-2.0, -2.0, -2.0, None, ("Normal", "Berat badan normal", "Gizi baik")),
        (-2.01, -3.01, -3.01, False, ("Pendek", "Berat badan sangat kurang", "Gizi buruk")),
        (-3.01, None, 1.5, True, ("Sangat pendek", "", "Gizi buruk")),
        (None, None, None, None, ("", "", "")),
    ],
)
def test_labels(haz, waz, whz, oedema, words):
    found = children.labels(haz, waz, whz, oedema=oedema)
    assert (found.haz, found.waz, found.whz) == words


def test_looking_at_a_nik_is_remembered(place, query):
    nik = "9999991401250001"
    number = enter(place, nik=nik)
    assert children.reveal_nik(place, number) == nik
    assert query("SELECT by, action, table_name, field, new FROM audit WHERE action = 'lihat'") == [
        ("penguji", "lihat", "child", "nik", None)
    ]
    with pytest.raises(DataError):
        children.reveal_nik(place, 99)
