import pytest
from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.domain.names import (
    SAME_NAME,
    is_newborn_placeholder,
    name_key,
    parent_keys,
    same_parent,
    similarity,
)

names = st.text("BAIKU LAMOTE'.-", max_size=25)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("  siti\u00a0 lamuka ", "SITI LAMUKA"), ("M. Lamuka", "MUHAMMAD LAMUKA"), ("MUH.LAMUKA", "MUHAMMAD LAMUKA"),
        ("MOCHAMMAD LAMUKA", "MUHAMMAD LAMUKA"), ("Mohamad Lamuka", "MUHAMMAD LAMUKA"), ("M", "M"),
        ("MUHAMMAD", "MUHAMMAD"),
        ("MOHALA KUSI", "MOHALA KUSI"), ("NUR'LAMA", "NURLAMA"), ("LA-MUKA", "LA MUKA"), ("Renée", "RENEE"),
        ("BY NY SITI LAMUKA", "SITI LAMUKA"), ("By. Ny. Lamuka", "LAMUKA"), ("BAYI", "BAYI"),
        ("BAYU LAMUKA", "BAYU LAMUKA"),
        ("", ""), ("-", ""),
    ],
)  # fmt: skip
def test_keys(name, key):
    assert name_key(name) == key


@pytest.mark.parametrize(
    "name", ["BY NY LAMUKA", "By. Ny Lamuka", "BAYI LAMUKA", "BY IBU LAMUKA", "BAYI", "AN NY LAMUKA", "NY LAMUKA"]
)
def test_unnamed_newborns_are_known(name):
    assert is_newborn_placeholder(name)


@pytest.mark.parametrize("name", ["BAYU", "BAYINAH", "NYOMAN LAMUKA", "ANAK AGUNG LAMUKA", "BYANTA", ""])
def test_names_that_only_begin_alike_are_names(name):
    assert not is_newborn_placeholder(name)


def test_spellings_of_one_name_are_similar():
    assert similarity("M. RIMAKU", "Muhammad Rimaku") == 100
    assert similarity("LAMUKA SITIWA", "SITIWA LAMUKA") >= SAME_NAME
    assert similarity("LAMUKA SITIWA", "LAMUKA SITWA") >= SAME_NAME
    assert similarity("LAMUKA", "BUTOSI") < SAME_NAME


def test_a_shortened_name_counts_from_five_letters():
    assert similarity("LAMUKA S", "LAMUKA SITIWATI BUROSA") >= SAME_NAME
    assert similarity("BUROSA", "LAMUKA SITIWATI BUROSA") >= SAME_NAME
    assert similarity("LAMU", "LAMUKA SITIWATI BUROSA") < SAME_NAME
    assert similarity("MUHAMMAD", "MUHAMMAD SITIWATI BUROSA") < SAME_NAME


def test_no_name_is_like_nothing():
    assert similarity("", "") == 0
    assert similarity("LAMUKA", "-") == 0


@given(names, names)
def test_similarity_is_symmetric_and_bounded(a, b):
    assert similarity(a, b) == similarity(b, a)
    assert 0 <= similarity(a, b) <= 100


@given(names)
def test_a_key_is_its_own_key_and_ignores_case(name):
    assert name_key(name.lower()) == name_key(name)
    assert similarity(name, name) in {0, 100}


def test_parents_in_either_order():
    father, mother = "BUROSA KITI", "SIMUTA WALE"
    both = parent_keys(f"{father} / {mother}")
    assert both == parent_keys(f"{mother}/{father}") == {father, mother}
    assert same_parent(both, parent_keys(mother)) is True
    assert same_parent(both, parent_keys("SIMUTTA WALE")) is True
    assert same_parent(both, parent_keys("LOTAKE MANU")) is False
    assert same_parent(both, parent_keys("-")) is None
