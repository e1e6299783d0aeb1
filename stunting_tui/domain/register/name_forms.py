"""Names and parents in the forms in which two entries of one child are compared: as they sound, in any order."""

import re
from typing import NamedTuple

from stunting_tui.domain.names import SAME_NAME, name_key, parent_keys

SAME, ALIKE, NICKNAME, OTHER = "sama", "mirip", "panggilan", "beda"
"""How two names stand to each other."""
SHORTEST = 3
"""Letters from which on a word counts as the beginning of another one, as of a name cut short."""
_SOUNDS = (
    ("OE", "U"), ("DJ", "J"), ("TJ", "C"), ("SJ", "SY"), ("SY", "S"), ("SH", "S"), ("KH", "H"), ("CH", "H"),
    ("PH", "F"), ("V", "F"), ("P", "F"), ("DH", "D"), ("TH", "T"), ("DZ", "Z"), ("Z", "S"), ("Q", "K"), ("Y", "I"),
    ("H", ""),
)  # fmt: skip
"""Spellings of one sound: the old spelling (oe, dj, tj), Arabic sounds as they are said, H that is not heard."""
_DOUBLE = re.compile(r"(.)(?=\1)")


class Name(NamedTuple):
    """A name: its key, how it sounds, its words sorted, and the beginnings of its words."""

    key: str
    sound: str
    sorted: str
    words: tuple[str, ...]
    beginnings: frozenset[str]


class NameRelation(NamedTuple):
    """How two names stand to each other, and how similar they are (0 to 100, 0 where they are not alike)."""

    kind: str
    similarity: float

    @property
    def alike(self) -> bool:
        """Whether the two may be one name written twice."""
        return self.kind in {SAME, ALIKE}


class Parents(NamedTuple):
    """The parents of a child: how each sounds; empty where unknown."""

    sounds: frozenset[str]

    def shares(self, other: "Parents") -> bool:
        """Whether one parent sounds the same in both."""
        return not self.sounds.isdisjoint(other.sounds)


class ParentsRelation(NamedTuple):
    """How many parents stand on the side that names fewer, and how many of them are on the other side."""

    named: int
    found: int

    @property
    def known(self) -> bool:
        """Whether at least one parent stands in both."""
        return self.found > 0

    @property
    def same(self) -> bool:
        """Whether every parent of the one side stands on the other."""
        return self.found == self.named > 0

    @property
    def speaks_against(self) -> bool:
        """Whether both sides name parents, and none is the same."""
        return self.named > 0 and self.found == 0


def sound_of(key: str) -> str:
    """Return a name key as it sounds, so that other spellings of it are equal: SYARIFAH and SARIPAH."""
    for spelling, sound in _SOUNDS:
        if spelling in key:
            key = key.replace(spelling, sound)
    return _DOUBLE.sub("", key)


def forms_of(name: str, parent_name: str) -> tuple[Name, Parents]:
    """Return a child's name and its parents, in whichever order they stand, as they are compared."""
    key = name_key(name)
    sound, *parents = sound_of("/".join((key, *parent_keys(parent_name)))).split("/")  # at once: it is the slow part
    words = sound.split()
    beginnings = frozenset([word[:SHORTEST] for word in words])
    return Name(key, sound, " ".join(sorted(words)), tuple(words), beginnings), Parents(frozenset(parents))


def name_relation(a: Name, b: Name) -> NameRelation:
    """Return how two names stand to each other; names without a letter are other ones."""
    if not a.words or not b.words:
        return NameRelation(OTHER, 0.0)
    if a.sorted == b.sorted:
        return NameRelation(SAME, 100.0)
    from rapidfuzz.fuzz import ratio

    similarity = max(
        ratio(a.sound, b.sound, score_cutoff=SAME_NAME),
        ratio(a.sorted, b.sorted, score_cutoff=SAME_NAME),
        ratio(a.key, b.key, score_cutoff=SAME_NAME),
    )
    if similarity:
        return NameRelation(ALIKE, similarity)
    return NameRelation(NICKNAME if _shortened(a, b) else OTHER, 0.0)


def parents_relation(a: Parents, b: Parents) -> ParentsRelation:
    """Return how many of the parents two children have in common; a slip in a name does not count."""
    fewer, more = sorted((a.sounds, b.sounds), key=len)
    return ParentsRelation(len(fewer), sum(one in more or _heard(one, more) for one in fewer))


def _heard(one: str, more: frozenset[str]) -> bool:
    from rapidfuzz.fuzz import ratio

    return any(ratio(one, other, score_cutoff=SAME_NAME) for other in more)


def _shortened(a: Name, b: Name) -> bool:
    """Whether each word of the name with fewer letters is a word of the other one, or the beginning of one."""
    if a.beginnings.isdisjoint(b.beginnings):
        return False
    short, long = (a, b) if len(a.sound) <= len(b.sound) else (b, a)
    return all(_begun(word, long.words) for word in short.words)


def _begun(word: str, words: tuple[str, ...]) -> bool:
    return word in words or (len(word) >= SHORTEST and any(one.startswith(word) for one in words))
