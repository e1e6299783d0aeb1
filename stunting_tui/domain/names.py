"""Names for comparison only: what was written is kept, the key made here is never shown."""

import re
import unicodedata

SAME_NAME = 88.0
"""From this similarity on two names may be one (convention of field importers, beside birth date and sex)."""

_PART_OF_NAME = 90.0
"""Similarity of a shortened name: the one is the beginning or some of the words of the other."""
_SHORTEST_PART = 5
"""Letters a shortened name needs to count."""

_MUHAMMAD = re.compile(r"(?:M|MD|MHD|MU[HC]D?|MO[HC]D?|(?:MU|MO)(?:H|CH)A?MM?[AE]D|MOCH|MUCH) ")
"""The spellings of a leading Muhammad, with the space after it."""
_NEWBORN = re.compile(
    r"(?:(?:BY|BAYI|BBL|BABY)(?: (?:NY|NYONYA|IBU|NN|BPK|BAPAK|TN|DARI|LAKI|PEREMPUAN|L|P))*"
    r"|(?:AN|ANAK) (?:NY|NYONYA|IBU)|NY|NYONYA)(?: |$)"
)
_PARENTS = re.compile(r"[/&,;|]")
_NEWBORN_LETTERS = ("B", "A", "N")


def _words(name: str) -> str:
    """Return upper case words with single spaces, without accents and punctuation."""
    if name.isascii() and name.replace(" ", "").isalnum():  # most names: nothing to take out
        return " ".join(name.upper().split())
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode() if not name.isascii() else name
    plain = plain.upper().replace("'", "").replace("`", "")
    return " ".join(re.sub(r"[^A-Z0-9]+", " ", plain).split())


def is_newborn_placeholder(name: str) -> bool:
    """Whether the name stands for an unnamed newborn: "BY NY X", "BAYI", "BY IBU X"."""
    return _NEWBORN.match(_words(name)) is not None


def name_key(name: str) -> str:
    """Return the name in the form names are compared in.

    Upper case, single spaces, no punctuation; every spelling of a leading Muhammad is one; "BY NY" and its
    kind in front of a mother's name is dropped.
    """
    words = _words(name)
    if words[:1] in _NEWBORN_LETTERS and (prefix := _NEWBORN.match(words)):
        words = words[prefix.end() :] or words
    return _MUHAMMAD.sub("MUHAMMAD ", words, count=1) if words[:1] == "M" and _MUHAMMAD.match(words) else words


def key_similarity(a: str, b: str) -> float:
    """Return how alike two name keys are, 0 to 100; see `similarity`."""
    if not a or not b:
        return 0.0
    if a == b:
        return 100.0
    from rapidfuzz import fuzz

    alike = max(fuzz.ratio(a, b), fuzz.token_sort_ratio(a, b))
    return max(alike, _PART_OF_NAME) if _is_part(a, b) else alike


def similarity(a: str, b: str) -> float:
    """Return how alike two names are, 0 to 100, whatever the order of their words.

    A name that is the beginning or some of the words of the other counts 90 when it has 5 letters.
    """
    return key_similarity(name_key(a), name_key(b))


def parent_keys(parent: str) -> frozenset[str]:
    """Return the keys of the parents in a cell like "AYAH / IBU", in whichever order they stand."""
    return frozenset(key for part in _PARENTS.split(parent) if (key := name_key(part)))


def same_parent(a: frozenset[str], b: frozenset[str]) -> bool | None:
    """Whether one parent stands in both; None when either side is unknown."""
    if not a or not b:
        return None
    return not a.isdisjoint(b) or any(key_similarity(one, other) >= SAME_NAME for one in a for other in b)


def _is_part(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    if len(short.replace(" ", "")) < _SHORTEST_PART or short == "MUHAMMAD":
        return False
    return long.startswith(short) or set(short.split()) <= set(long.split())
