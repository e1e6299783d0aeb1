"""Which pairs of a register are worth a look, and how sure."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.domain.register.duplicates import LIKELY, POSSIBLE, TWINS, Registered, likely_pairs

BORN = date(2024, 8, 16)
CHILD = Registered(1, "BAPRI ZADRE", "L", BORN, None, "SITU BARA / RUNI LASA", 7)
NIK = "3520101608240001"


@pytest.mark.parametrize(
    ("changes", "strength"),
    [
        ({"name": "BAPPRI ZADRE"}, LIKELY),
        ({"name": "BAPRI ZADRE", "village_id": 8}, LIKELY),
        ({"name": "BAPRI ZADRE", "village_id": 8, "parent_name": ""}, POSSIBLE),
        ({"name": "BAPRI ZADRE", "parent_name": ""}, POSSIBLE),
        ({"name": "BAPRI ZADRA"}, TWINS),  # they rhyme
        ({"name": "TARI WIDANU"}, TWINS),
        ({"name": "TARI WIDANU", "parent_name": "SITU BARA"}, TWINS),
        ({"name": "ZADRE BAPRI"}, LIKELY),
        ({"name": "BAFRY ZADHRE"}, LIKELY),  # as it is heard
        ({"name": "BAPRI"}, POSSIBLE),
        ({"name": "BAP", "parent_name": "SITU BARA / ROENI LASSA"}, POSSIBLE),
        ({"name": "BAP", "birth_date": date(2024, 8, 15)}, POSSIBLE),
        ({"name": "BAPRI ZADRA", "birth_date": date(2024, 8, 15)}, None),
        ({"name": "BAPRI ZADRE", "parent_name": "SITU BARA / LAINA PORO"}, POSSIBLE),
        ({"name": "BAP", "parent_name": "SITU BARA / LAINA PORO"}, None),
        ({"name": "BAP", "parent_name": ""}, None),
        ({"name": "BAYI NY RUNI LASA"}, POSSIBLE),
        ({"birth_date": date(2024, 8, 17)}, POSSIBLE),
        ({"sex": "P"}, POSSIBLE),
        ({"name": "BAPRI ZADRE", "parent_name": "DUMA KESA"}, None),
        ({"name": "TARI WIDANU", "parent_name": "DUMA KESA"}, None),
        ({"birth_date": date(2023, 3, 2)}, None),
        ({"name": "BAPRI ZADRE", "village_id": 8, "parent_name": "", "birth_date": date(2024, 8, 17)}, None),
    ],
)
def test_what_speaks_for_one_child(changes, strength):
    found = likely_pairs([CHILD, replace(CHILD, id=2, **changes)])
    assert [one.strength for one in found] == ([] if strength is None else [strength])


@pytest.mark.parametrize(
    ("born", "other", "found"),
    [
        (date(2024, 8, 31), date(2024, 9, 1), True),
        (date(2024, 5, 8), date(2024, 8, 5), True),
        (date(2024, 8, 16), date(2023, 8, 16), True),
        (date(2024, 8, 16), date(2024, 8, 18), True),
        (date(2024, 8, 19), date(2024, 12, 21), True),  # too near for siblings
        (date(2024, 8, 19), date(2025, 5, 21), False),
        (date(2024, 8, 16), date(2025, 6, 12), False),  # siblings
    ],
)
@pytest.mark.parametrize("village", [7, 8])
def test_which_birth_dates_may_be_one(born, other, found, village):
    one = replace(CHILD, birth_date=born)
    (pair,) = likely_pairs([one, replace(one, id=2, birth_date=other, village_id=village)]) or [None]
    assert (pair is not None) == found
    assert pair is None or (pair.strength, pair.by_size) == (POSSIBLE, False)


def test_of_one_parent_alone_only_a_slip_counts():
    one = replace(CHILD, parent_name="RUNI LASA")
    assert likely_pairs([one, replace(CHILD, id=2, birth_date=date(2024, 8, 17))])
    assert not likely_pairs([one, replace(CHILD, id=2, birth_date=date(2024, 12, 21))])


def test_sizes_decide_where_names_are_not_alike_and_twins_come_last():
    others = [replace(CHILD, id=at, name=name) for at, name in enumerate(("TARI WIDANU", "BAPPRI ZADRE", "BAPRI"), 2)]
    found = likely_pairs([CHILD, *others])
    assert [one.strength for one in found] == sorted(
        (one.strength for one in found), key=(LIKELY, POSSIBLE, TWINS).index
    )
    by_size = {(one.first, one.second) for one in found if one.by_size}
    assert by_size == {(1, 2), (2, 3), (2, 4), (1, 4), (3, 4)}
    assert len(found) == 6


def test_a_nik_of_both_and_a_nik_of_each():
    first = replace(CHILD, nik=NIK)
    (same,) = likely_pairs([first, replace(first, id=2, name="BAPRY ZADRE", birth_date=date(2023, 3, 2))])
    assert (same.strength, same.reason) == (LIKELY, "NIK sama")
    (apart,) = likely_pairs([first, replace(first, id=2, nik="3520101608240455")])
    assert apart.strength == POSSIBLE
    assert apart.reason.endswith("NIK beda")
    assert likely_pairs([first, replace(first, id=2, name="BAPPRI ZADRE", nik="3520101608240455")]) == []


@given(st.permutations(range(6)))
def test_the_order_of_the_register_changes_nothing(order):
    names = ("BAPRI ZADRE", "BAPPRI ZADRE", "BAPRI ZADRA", "TARI WIDANU", "TARI WIDANA", "LUTRI POGRAY")
    children = [replace(CHILD, id=number, name=name) for number, name in enumerate(names, 1)]
    assert likely_pairs([children[at] for at in order]) == likely_pairs(children)
