import pytest

from stunting_tui.errors import DataError
from stunting_tui.services.register import region


def test_nothing_is_chosen_in_a_new_store(store):
    assert region.current_district() is None
    assert region.villages() == []
    assert region.register_size() == (0, 0)


def test_choosing_brings_all_villages_once(store, query):
    for _ in range(2):
        found = region.choose_district(store, "35.20.01")
    assert found.label == "Kec. Poncol, Kabupaten Magetan"
    assert region.current_district() == found
    assert region.register_size() == (8, 0)
    assert query("SELECT count(*) FROM village") == [(8,)]
    names = [village.name for village in region.villages()]
    assert names == sorted(names)


def test_unknown_code_changes_nothing(store):
    region.choose_district(store, "35.20.01")
    with pytest.raises(DataError, match="tidak dikenal"):
        region.choose_district(store, "99.99.99")
    assert region.current_district().code == "35.20.01"


def test_search_finds_by_all_words(store):
    assert [hit.code for hit in region.search("poncol magetan")] == ["35.20.01"]
    assert len(region.search("kabupaten", 7)) == 7
    assert region.search("   ") == []


def test_spelling_of_a_village_is_remembered(store):
    region.choose_district(store, "35.20.01")
    first, second = region.villages()[:2]
    region.map_village(store, "Ds. PonTjol-Lama", first.id)
    assert region.village_names()["PONTJOLLAMA"] == first.id
    region.map_village(store, "pontjol lama", second.id)
    assert region.village_names()["PONTJOLLAMA"] == second.id
    with pytest.raises(DataError):
        region.map_village(store, " - ", first.id)


def test_choices_of_the_office_are_kept(store):
    assert region.setting("kertas", "A4") == "A4"
    region.save_setting(store, "kertas", "F4")
    region.save_setting(store, "kertas", "A4")
    assert region.setting("kertas") == "A4"
