"""Names of people who do not exist, from a list of artificial syllables."""

import random
from datetime import date, timedelta

from stunting_tui.domain.rows import Sex

SYLLABLES = (
    "ba", "ce", "di", "fo", "gu", "he", "ji", "ko", "lu", "me", "ni", "po", "ra", "se", "ti", "vo", "wu", "xe", "yo",
    "za", "bru", "cla", "dre", "fli", "gra", "kle", "pri", "sko", "tri", "vlo",
)  # fmt: skip
REGION = "999999"
"""The region of every invented NIK; no place has this code."""
_HAMLETS = ("Lor", "Kidul", "Wetan", "Kulon", "Tengah")


def word(rng: random.Random) -> str:
    """Return one made-up name of two or three syllables."""
    return "".join(rng.choice(SYLLABLES) for _ in range(rng.choice((2, 3, 3)))).capitalize()


def full_name(rng: random.Random) -> str:
    """Return two or three made-up names."""
    return " ".join(word(rng) for _ in range(rng.choice((2, 2, 3))))


def parents(rng: random.Random) -> str:
    """Return the parents as the export prints them: "AYAH / IBU", now and then one name only."""
    father, mother = full_name(rng).upper(), full_name(rng).upper()
    return rng.choices((f"{father} / {mother}", mother), (9, 1))[0]


def hamlet(rng: random.Random) -> str:
    """Return an address line."""
    return f"Dusun {word(rng)} {rng.choice(_HAMLETS)}"


def nik(sex: Sex, birth: date, serial: int) -> str:
    """Return a NIK of the invented region that agrees with sex and birth date."""
    return f"{REGION}{birth.day + (40 if sex == 'P' else 0):02}{birth:%m%y}{serial % 8999 + 1:04}"


def misspelt(rng: random.Random, name: str) -> str:
    """Return the name with one letter doubled or two swapped, as a second clerk would write it."""
    at = rng.randrange(1, name.index(" ") - 1)
    doubled = name[: at + 1] + name[at] + name[at + 1 :]
    swapped = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    return rng.choice((doubled, swapped))


def day_between(rng: random.Random, first: date, last: date) -> date:
    """Return a day from `first` to `last`, both included."""
    return first + timedelta(days=rng.randrange((last - first).days + 1))
