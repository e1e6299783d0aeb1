"""Names as they sound, cut short, in another order; parents that stand in both."""

import pytest

from stunting_tui.domain.names import name_key
from stunting_tui.domain.register.name_forms import (
    ALIKE,
    NICKNAME,
    OTHER,
    SAME,
    forms_of,
    name_relation,
    parents_relation,
    sound_of,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SYARIFAH", "SARIPAH"),
        ("KHOTIMAH", "HOTIMAH"),
        ("NOERHAJATI", "NURHAJATI"),
        ("DJOKO", "JOKO"),
        ("TJIPTO", "CIPTO"),
        ("RIZQI", "RISKI"),
        ("YULIANTI", "JULIANTI"),
    ],
)
def test_one_sound_has_many_spellings(one, other):
    same = sound_of(name_key(one)) == sound_of(name_key(other))
    assert same == (one != "YULIANTI"), "Y and J are two sounds: only oe, dj and tj are an old spelling"


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Zadre Bapri", "BAPRI ZADRE", SAME),
        ("Bapri Zadre", "BAPIR ZADRE", ALIKE),
        ("Bapri Zadre", "BAPRI", NICKNAME),
        ("Baprilola Zadre", "BAP ZADRE", NICKNAME),
        ("Baprilola Zadre", "BA ZADRE", OTHER),
        ("Bapri Zadre", "TARI ZADRE", OTHER),
        ("Bapri Zadre", "", OTHER),
        ("-", "-", OTHER),
    ],
)
def test_how_two_names_stand_to_each_other(one, other, kind):
    a, b = forms_of(one, "")[0], forms_of(other, "")[0]
    assert name_relation(a, b).kind == name_relation(b, a).kind == kind


@pytest.mark.parametrize(
    ("one", "other", "same", "known", "against"),
    [
        ("SITU BARA / RUNI LASA", "ROENI LASSA / SITU BARA", True, True, False),
        ("SITU BARA / RUNI LASA", "RUNI LASSA", True, True, False),
        ("SITU BARA / RUNI LASA", "DUMA KESA / RUNI LASA", False, True, False),
        ("SITU BARA / RUNI LASA", "DUMA KESA", False, False, True),
        ("SITU BARA / RUNI LASA", "", False, False, False),
        ("", "", False, False, False),
    ],
)
def test_parents(one, other, same, known, against):
    found = parents_relation(forms_of("BAPRI", one)[1], forms_of("BAPRI", other)[1])
    assert (found.same, found.known, found.speaks_against) == (same, known, against)
