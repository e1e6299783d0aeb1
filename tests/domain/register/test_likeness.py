from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.domain.register.likeness import Likeness, Typed, likeness, nearest

KEYS = ["BUNGA LESTARI", "BUNDA SARI", "AYU LESTARI", "MUHAMMAD FAJAR", "RANI BUNGA"]
BORN = date(2025, 1, 14)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", []),
        ("B", ["BUNGA LESTARI", "BUNDA SARI", "RANI BUNGA"]),
        ("BUNG", ["BUNGA LESTARI", "RANI BUNGA"]),
        ("LESTARI", ["BUNGA LESTARI", "AYU LESTARI"]),
        ("BUGNA", ["BUNGA LESTARI", "BUNDA SARI"]),
        ("BUNGA LESTRI", ["BUNGA LESTARI"]),
        ("AYU LESTRI", ["AYU LESTARI"]),
        ("XYZ", []),
    ],
)
def test_beginnings_and_slips(typed, found):
    assert [KEYS[at] for at in nearest(typed, KEYS, 9)] == found


def test_the_likest_come_first_and_no_more_than_asked():
    keys = ["BUNGA LESTARIA", "BUNGO LESTARI", "BUNGA LESTARI"]
    assert nearest("BUNGA LESTARI", keys, 9) == [2, 0, 1]
    assert nearest("BUNGA LESTARI", keys, 1) == [2]


@pytest.mark.parametrize(
    ("typed", "here", "like"),
    [
        (Typed("BUNGA"), False, Likeness(1, False, "")),
        (Typed("BUNGA LESTARI"), False, Likeness(1, False, "nama sama")),
        (Typed("BUNGA LESTRI"), False, Likeness(1, True, "nama mirip")),
        (Typed("BUNGA", None, "L"), False, Likeness(2, False, "JK beda")),
        (Typed("RANI"), True, None),
        (Typed("BUNGA LESTARI", BORN, "P"), False, Likeness(0, False, "nama, lahir sama")),
        (Typed("BUNGA LESTRI", BORN), False, Likeness(0, True, "lahir sama")),
        (Typed("BUNGA", date(2025, 1, 15), "P"), False, Likeness(1, False, "lahir mirip")),
        (Typed("BUNGA", BORN, "L"), False, Likeness(1, False, "lahir sama, JK beda")),
        (Typed("BUNGA", date(2024, 5, 20), "P"), False, None),
        (Typed("BUNGA", date(2024, 5, 20), "P"), True, Likeness(2, False, "lahir beda")),
        (Typed("RANI", BORN, "P"), True, Likeness(3, True, "lahir sama")),
        (Typed("RANI", BORN, "P"), False, None),
    ],
)
def test_name_birth_date_and_sex_together(typed, here, like):
    alike = bool(nearest(typed.key, ["BUNGA LESTARI"], 1))
    assert likeness(typed, "BUNGA LESTARI", BORN, "P", alike=alike, here=here) == like


@given(st.text("ABNU ", max_size=12).map(str.strip), st.lists(st.text("ABNU ", min_size=1, max_size=12), max_size=8))
def test_whatever_is_typed_a_name_beginning_so_is_found(typed, keys):
    found = nearest(typed, keys, len(keys))
    assert len(set(found)) == len(found)
    if typed:
        assert {at for at, key in enumerate(keys) if key.startswith(typed)} <= set(found)
