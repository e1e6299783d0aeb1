"""Which pairs of a register are worth a look, and how sure."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.domain.register.duplicates import LIKELY, POSSIBLE, Registered, likely_pairs

BORN = date(2024, 8, 16)
CHILD = Registered(1, "BAPRI ZADRE", "L", BORN, None, "SITU BARA / RUNI LASA", 7)
NIK = "3520101608240001"


@pytest.mark.parametrize(
    ("changes", "strength"),
    [
        ({"name": "BAPPRI ZADRE"}, LIKELY),
        ({"name": "BAPRI ZADRE", "village_id": 8}, LIKELY),
        ({"name": "BAPRI ZADRE", "village_id": 8, "parent_name": ""}, POSSIBLE),
        ({"name": "BAPRI ZADRE", "parent_name": ""}, LIKELY),
        ({"name": "BAPRI ZADRA"}, POSSIBLE),  # twins rhyme
        ({"name": "BAYI NY RUNI LASA"}, POSSIBLE),
        ({"birth_date": date(2024, 8, 17)}, POSSIBLE),
        ({"sex": "P"}, POSSIBLE),
        ({"name": "BAPRI ZADRE", "parent_name": "DUMA KESA"}, None),
        ({"name": "TARI WIDANU"}, None),
        ({"birth_date": date(2023, 3, 2)}, None),
        ({"name": "BAPRI ZADRE", "village_id": 8, "parent_name": "", "birth_date": date(2024, 8, 17)}, None),
    ],
)
def test_what_speaks_for_one_child(changes, strength):
    found = likely_pairs([CHILD, replace(CHILD, id=2, **changes)])
    assert [one.strength for one in found] == ([] if strength is None else [strength])


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
