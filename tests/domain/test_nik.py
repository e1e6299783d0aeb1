from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.domain.nik import NikWarning, agrees, check_nik, mask_nik

BIRTH = date(2025, 3, 7)
BOY = "9999990703250012"
GIRL = "9999994703250012"


def codes(nik, sex="L", birth=BIRTH, district="99.99.99"):
    return [warning.name for warning in check_nik(nik, sex, birth, district)]


def test_a_good_number_has_no_warning():
    assert codes(BOY) == []
    assert codes(GIRL, "P") == []
    assert codes("99 9999-070325.0012") == []
    assert codes("") == []


@pytest.mark.parametrize(
    ("nik", "expected"),
    [
        ("3520************", ["MASKED"]),
        ("35********1234", ["MASKED"]),
        ("999999070325001", ["LENGTH"]),
        ("9,99E+15", ["LENGTH"]),
        ("9999990703250012.0", ["LENGTH"]),
        ("1111111111111111", ["DUMMY"]),
        ("9999999999999999", ["DUMMY"]),
        ("9999990703250000", ["SERIAL"]),
        ("9999990703259001", ["SERIAL"]),
        (GIRL, ["SEX"]),
        ("9999990803250012", ["BIRTH_DATE"]),
        ("3520010703250012", ["REGION"]),
        ("3520014803250012", ["SEX", "BIRTH_DATE", "REGION"]),
    ],
)
def test_each_oddity_is_named(nik, expected):
    assert codes(nik) == expected


def test_unknown_facts_are_not_held_against_the_number():
    assert check_nik("3520014803250012", None, None, None) == ()


def test_warnings_are_sentences_without_the_number():
    assert all(warning.endswith(".") and not any(c.isdigit() for c in warning[:10]) for warning in NikWarning)


@given(st.dates(date(2000, 1, 1), date(2026, 12, 31)), st.sampled_from("LP"), st.integers(1, 8999))
def test_a_number_made_by_the_rule_agrees_with_its_child_only(birth, sex, serial):
    day = birth.day + (40 if sex == "P" else 0)
    nik = f"352001{day:02d}{birth:%m%y}{serial:04d}"
    filler = len(set(nik[6:])) == 1
    assert agrees(nik, sex, birth) is not filler
    assert not agrees(nik, "P" if sex == "L" else "L", birth)
    assert not agrees(nik, sex, birth.replace(year=birth.year + 1, day=1))


@pytest.mark.parametrize("nik", [None, "", "9999990703250000", "9999990703259001", "3520************", "07032500"])
def test_what_is_not_whole_never_identifies(nik):
    assert not agrees(nik, "L", BIRTH)


def test_unknown_sex_or_birth_date_never_agrees():
    assert not agrees(BOY, None, BIRTH)
    assert not agrees(BOY, "L", None)


def test_masking_hides_all_but_the_ends():
    assert mask_nik("3520010703251234") == "35********1234"
    assert mask_nik("35200107") == "35********"
    assert mask_nik("") == mask_nik(None) == ""


@given(st.text("0123456789", min_size=16, max_size=16))
def test_a_masked_number_shows_no_birth_date(nik):
    assert mask_nik(nik) == f"{nik[:2]}********{nik[12:]}"
