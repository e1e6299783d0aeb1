"""Who is offered for what is typed, and what is said of a new child."""

from datetime import date

import pytest

from db.models import Child, Posyandu
from stunting_tui.services.desk import register, register_child
from stunting_tui.services.register import child_entry, region
from stunting_tui.services.store import transaction

PERIOD = "2026-11"
CHILDREN = (
    ("BUNGA LESTARI", "P", "14012025", 0, "MAWAR 1"),
    ("AFRE DOLU", "L", "02032024", 0, "MAWAR 1"),
    ("BUNGO LESTARI", "P", "14012025", 0, "MAWAR 2"),
    ("BUNGA LESTARI", "P", "15012025", 1, "MELATI"),
    ("BUNGA LESTARI", "P", "30062023", 1, "MELATI"),
    ("RARI SAKO", "L", "14012025", 1, ""),
)


@pytest.fixture
def around(store):
    """Return what is searched from MAWAR 1."""
    region.choose_district(store, "35.20.01")
    villages = region.villages()
    for name, sex, born, village, post in CHILDREN:
        typed = {"name": name, "sex": sex, "birth_date": born, "village": str(villages[village].id), "posyandu": post}
        child_entry.save_child(store, child_entry.check_child(store, typed))
    return register_child.surroundings(Posyandu.get(Posyandu.name == "MAWAR 1").id, PERIOD)


def told(around, name, *typed):
    return [(one.name, one.posyandu, one.line, one.why) for one in register_child.candidates(around, name, *typed)]


def test_of_this_posyandu_first_then_of_the_village_then_of_the_kecamatan(around):
    found = register_child.candidates(around, "bung")
    assert [(one.posyandu, one.line, one.here) for one in found] == [
        ("MAWAR 1", 2, True),
        ("MAWAR 2", None, False),
        ("MELATI", None, False),
        ("MELATI", None, False),
    ]


def test_from_the_first_letter_on_only_the_village_is_searched(around):
    assert [line[1] for line in told(around, "B")] == ["MAWAR 1", "MAWAR 2"]
    assert told(around, " ") == []


def test_a_word_within_the_name_and_a_slip_of_spelling(around):
    assert told(around, "lestari")[0] == ("BUNGA LESTARI", "MAWAR 1", 2, "")
    assert told(around, "bugna lestari", None, "P")[0] == ("BUNGA LESTARI", "MAWAR 1", 2, "nama mirip")


def test_a_birth_date_leaves_whom_it_fits(around):
    assert told(around, "Bunga Lestari", date(2025, 1, 14), "P") == [
        ("BUNGA LESTARI", "MAWAR 1", 2, "nama, lahir sama"),
        ("BUNGO LESTARI", "MAWAR 2", None, "lahir sama"),
        ("BUNGA LESTARI", "MELATI", None, "lahir mirip"),
    ]
    assert told(around, "Bunga Lestari", date(2023, 6, 30), "P") == [
        ("BUNGA LESTARI", "MELATI", None, "nama, lahir sama"),
        ("BUNGA LESTARI", "MAWAR 1", 2, "lahir beda"),
    ]


def test_born_on_the_same_day_in_this_posyandu_under_another_name(around):
    assert told(around, "Sonya", date(2025, 1, 14), "P") == [("BUNGA LESTARI", "MAWAR 1", 2, "lahir sama")]


def test_without_posyandu_and_moved_away_are_offered_the_dead_are_not(store, around):
    assert told(around, "RARI") == [("RARI SAKO", "", None, "")]
    child = Child.get(Child.name == "RARI SAKO")
    with transaction(store) as writer:
        writer.update(child, 1, status="pindah")
    assert [one.away for one in register_child.candidates(around, "RARI")] == [True]
    with transaction(store) as writer:
        writer.update(child, 2, status="meninggal")
    assert told(around, "RARI") == []


def test_lines_follow_the_register(store, around):
    child = Child.get((Child.name == "BUNGA LESTARI") & (Child.posyandu == around.posyandu_id))
    register.place_after(store, around.posyandu_id, child.id, None)
    again = register_child.surroundings(around.posyandu_id, PERIOD)
    assert told(again, "BUNGA")[0][2] == 1


def test_children_of_another_kecamatan_are_not_offered(store, around):
    here = around.posyandu_id
    region.choose_district(store, "33.10.01")
    typed = {"name": "BUNGA SEKAR", "sex": "P", "birth_date": "14012025", "village": str(region.villages()[0].id)}
    child_entry.save_child(store, child_entry.check_child(store, typed))
    around = register_child.surroundings(here, PERIOD)
    assert told(around, "BUNGA SEKAR", date(2025, 1, 14))[0][0] == "BUNGA LESTARI"


@pytest.mark.parametrize(("born", "wrong"), [("01112021", True), ("02112021", False), ("22112026", False)])
def test_who_is_not_on_the_sheet_is_not_taken(store, around, born, wrong):
    typed = {"name": "GUNIVO RASA", "sex": "P", "birth_date": born}
    check = register_child.check_new(store, around.posyandu_id, PERIOD, typed)
    assert ("birth_date" in check.errors) == wrong
    later = register_child.check_new(store, around.posyandu_id, "2026-10", {**typed, "birth_date": "01112026"})
    assert "Oktober 2026" in later.errors["birth_date"]


def test_a_new_child_is_of_the_village_and_posyandu_of_the_sheet(store, around):
    typed = {"name": "GUNIVO RASA", "sex": "P", "birth_date": "03052024"}
    check = register_child.check_new(store, around.posyandu_id, PERIOD, typed)
    assert (check.errors, check.values["village_id"], check.values["posyandu"]) == ({}, around.village_id, "MAWAR 1")
