"""Which children of a register may be one child entered twice; a person decides, nothing is merged by itself.

Compared are children of the same birth date and sex, those of the same name whose birth date or sex is off by a slip,
and those who share a NIK. Names count from `SAME_NAME` on (see `stunting_tui.domain.names`).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from stunting_tui.domain.names import (
    SAME_NAME,
    is_newborn_placeholder,
    key_similarity,
    name_key,
    parent_keys,
    same_parent,
)
from stunting_tui.domain.nik import agrees, is_whole
from stunting_tui.domain.register import near_miss
from stunting_tui.domain.rows import Sex

LIKELY, POSSIBLE = "kuat", "mungkin"
"""How strong the evidence is: everything agrees, or something still speaks against it (twins, another NIK)."""
LONE_NAME = 94.0
"""Similarity of names that is needed where the parents are unknown and the villages differ."""


@dataclass(frozen=True, slots=True)
class Registered:
    """A child as it is compared; empty texts and None: unknown."""

    id: int
    name: str
    sex: Sex
    birth_date: date
    nik: str | None
    parent_name: str
    village_id: int


@dataclass(frozen=True, slots=True)
class Likely:
    """Two children who may be one, the smaller id first: how sure, and why in an Indonesian clause."""

    first: int
    second: int
    strength: str
    reason: str


@dataclass(frozen=True, slots=True)
class _Forms:
    """A child in the forms that are compared."""

    child: Registered
    key: str
    parents: frozenset[str]
    newborn: bool


def likely_pairs(children: Iterable[Registered]) -> list[Likely]:
    """Return the pairs worth a look, the strong ones first, each pair once."""
    forms = [_forms(child) for child in children]
    found: dict[tuple[int, int], Likely] = {}
    for a, b in _neighbours(forms):
        one, other = sorted((a, b), key=lambda form: form.child.id)
        pair = one.child.id, other.child.id
        if pair not in found and (likely := _compare(one, other)) is not None:
            found[pair] = likely
    return sorted(found.values(), key=lambda one: (one.strength != LIKELY, one.first, one.second))


def _forms(child: Registered) -> _Forms:
    return _Forms(child, name_key(child.name), parent_keys(child.parent_name), is_newborn_placeholder(child.name))


def _neighbours(forms: Sequence[_Forms]) -> Iterator[tuple[_Forms, _Forms]]:
    """Give the pairs that share what must be shared: birth date and sex, or name and village, or a NIK."""
    blocks: dict[tuple[object, ...], list[_Forms]] = defaultdict(list)
    for form in forms:
        child = form.child
        blocks["lahir", child.birth_date, child.sex].append(form)
        blocks["nama", form.key, child.village_id].append(form)
        if is_whole(child.nik):
            blocks["nik", child.nik].append(form)
    for block in blocks.values():
        yield from combinations(block, 2)


def _compare(a: _Forms, b: _Forms) -> Likely | None:
    one, other = a.child, b.child
    parents = same_parent(a.parents, b.parents)
    alike = key_similarity(a.key, b.key)
    if is_whole(one.nik) and one.nik == other.nik:
        strong = alike >= SAME_NAME
        return _likely(a, b, LIKELY if strong else POSSIBLE, "NIK sama" if strong else "NIK sama, nama berbeda")
    if parents is False:
        return None
    birth = (one.birth_date, one.sex) == (other.birth_date, other.sex)
    if not birth:
        return _slipped(a, b, parents)
    if a.newborn != b.newborn:
        return _likely(a, b, POSSIBLE, "lahir sama, mungkin bayi yang semula belum bernama") if parents else None
    same_village = one.village_id == other.village_id
    if alike < SAME_NAME or not (parents or same_village or alike >= LONE_NAME):
        return None
    return _named_alike(a, b, parents, same_village=same_village)


def _named_alike(a: _Forms, b: _Forms, parents: bool | None, *, same_village: bool) -> Likely | None:
    """Judge two of the same birth date and sex with names alike: a slip of the pen, twins, or two children."""
    why = [f"nama {'sama' if a.key == b.key else 'mirip'}", "lahir sama"]
    why += ["orang tua sama"] if parents else []
    why += [] if same_village else ["desa beda"]
    if _other_nik(a.child, b.child):
        return _likely(a, b, POSSIBLE, ", ".join([*why, "NIK beda"])) if parents and a.key == b.key else None
    if near_miss.rhymes(a.key, b.key):
        return _likely(a, b, POSSIBLE, ", ".join([*why, "mungkin kembar"]))
    return _likely(a, b, LIKELY if parents or same_village else POSSIBLE, ", ".join(why))


def _slipped(a: _Forms, b: _Forms, parents: bool | None) -> Likely | None:
    """Judge two of the same name whose birth date or sex differs by a slip."""
    one, other = a.child, b.child
    same_sex = one.sex == other.sex
    if a.key != b.key or not parents or _other_nik(one, other):
        return None
    if not near_miss.birth_slip(one.birth_date, other.birth_date, same_sex=same_sex):
        return None
    return _likely(a, b, POSSIBLE, f"nama, orang tua sama, {'lahir mirip' if same_sex else 'JK beda'}")


def _other_nik(one: Registered, other: Registered) -> bool:
    """Whether both have a NIK that may identify them, and not the same."""
    whole = (agrees(child.nik, child.sex, child.birth_date) for child in (one, other))
    return all(whole) and one.nik != other.nik


def _likely(a: _Forms, b: _Forms, strength: str, reason: str) -> Likely:
    return Likely(a.child.id, b.child.id, strength, reason)
