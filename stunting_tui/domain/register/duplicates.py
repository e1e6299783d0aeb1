"""Which children of a register may be one child entered twice; a person decides, nothing is merged by itself.

Compared are children of the same sex with the same birth date or one that is off by a slip, those with the same name or
the same parents, and those who share a NIK. Names are compared as they sound (`name_forms`).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import NamedTuple

from stunting_tui.domain.names import is_newborn_placeholder
from stunting_tui.domain.nik import agrees, is_whole
from stunting_tui.domain.register import near_miss
from stunting_tui.domain.register.name_forms import (
    NICKNAME,
    OTHER,
    SAME,
    Name,
    NameRelation,
    Parents,
    ParentsRelation,
    forms_of,
    name_relation,
    parents_relation,
)
from stunting_tui.domain.rows import Sex

LIKELY, POSSIBLE, TWINS = "kuat", "mungkin", "kembar?"
"""How strong the evidence is: everything agrees; something speaks against it; all agrees but the name, as of twins."""
LONE_NAME = 94.0
"""Similarity of names that is needed where the parents are unknown and the villages differ."""
_ORDER = (LIKELY, POSSIBLE, TWINS)


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
    """Two children who may be one, the smaller id first: how sure, and why in an Indonesian clause.

    `by_size`: the names are not alike, or the parents unknown; two who were measured at about the same time with the
    sizes of two children are two children.
    """

    first: int
    second: int
    strength: str
    reason: str
    by_size: bool = False


class _Forms(NamedTuple):
    """A child in the forms that are compared."""

    child: Registered
    name: Name
    parents: Parents
    newborn: bool


def likely_pairs(children: Iterable[Registered]) -> list[Likely]:
    """Return the pairs worth a look, the strong ones first and what may be twins last, each pair once."""
    found: dict[tuple[int, int], Likely] = {}
    for a, b in _neighbours([_forms(child) for child in children]):
        if (likely := _compare(a, b) if a.child.id < b.child.id else _compare(b, a)) is not None:
            found[likely.first, likely.second] = likely
    return sorted(found.values(), key=lambda one: (_ORDER.index(one.strength), one.first, one.second))


def _forms(child: Registered) -> _Forms:
    return _Forms(child, *forms_of(child.name, child.parent_name), is_newborn_placeholder(child.name))


def _neighbours(forms: Sequence[_Forms]) -> Iterator[tuple[_Forms, _Forms]]:
    """Give the pairs that share what must be shared: a birth date, name and village, both parents, or a NIK."""
    born: dict[tuple[date, Sex], list[_Forms]] = defaultdict(list)
    first: dict[object, _Forms] = {}
    others: dict[object, list[_Forms]] = defaultdict(list)  # few: nearly every key is of one child alone
    for form in forms:
        born[form.child.birth_date, form.child.sex].append(form)
        for key in _keys(form):
            if first.setdefault(key, form) is not form:
                others[key].append(form)
    for (day, sex), block in born.items():
        yield from combinations(block, 2)
        for other in near_miss.later_slips(day):
            near = born.get((other, sex), ())
            yield from ((a, b) for a in block for b in near if a.child.village_id == b.child.village_id)
    for key, block in others.items():
        yield from combinations((first[key], *block), 2)


def _keys(form: _Forms) -> Iterator[object]:
    """Give what two entries of one child share whatever their birth dates: name and village, both parents, a NIK."""
    yield form.name.sorted, form.child.village_id
    if len(form.parents.sounds) > 1:
        yield form.parents.sounds
    if form.child.nik:
        yield form.child.nik


def _compare(a: _Forms, b: _Forms) -> Likely | None:
    one, other = a.child, b.child
    relation = name_relation(a.name, b.name)
    if one.nik and one.nik == other.nik and is_whole(one.nik):
        strong = relation.alike
        return _likely(a, b, LIKELY if strong else POSSIBLE, "NIK sama" if strong else "NIK sama, nama berbeda")
    if relation.kind == OTHER and not a.parents.shares(b.parents) and not (a.newborn or b.newborn):
        return None
    parents = parents_relation(a.parents, b.parents)
    if parents.speaks_against:
        return None
    if (one.birth_date, one.sex) != (other.birth_date, other.sex):
        return _slipped(a, b, relation.kind, parents) if parents.same else None
    return _born_alike(a, b, relation, parents)


def _born_alike(a: _Forms, b: _Forms, relation: NameRelation, parents: ParentsRelation) -> Likely | None:
    """Judge two of the same birth date and sex."""
    if a.newborn != b.newborn:
        unnamed = "lahir sama, mungkin bayi yang semula belum bernama"
        return _likely(a, b, POSSIBLE, unnamed) if parents.known else None
    if not relation.alike:
        return _named_apart(a, b, relation.kind) if parents.same else None
    same_village = a.child.village_id == b.child.village_id
    if not (parents.known or same_village or relation.similarity >= LONE_NAME):
        return None
    why = ["nama sama" if a.name.key == b.name.key else "nama mirip", "lahir sama"]
    why += ["orang tua sama" if parents.same else "satu orang tua sama" if parents.known else "orang tua kosong"]
    why += [] if same_village else ["desa beda"]
    if _other_nik(a.child, b.child):
        same = parents.same and a.name.key == b.name.key
        return _likely(a, b, POSSIBLE, ", ".join([*why, "NIK beda"])) if same else None
    if near_miss.rhymes(a.name.key, b.name.key):
        return _likely(a, b, TWINS, ", ".join([*why, TWINS]), by_size=True)
    return _likely(a, b, LIKELY if parents.same else POSSIBLE, ", ".join(why), by_size=not parents.known)


def _named_apart(a: _Forms, b: _Forms, kind: str) -> Likely | None:
    """Judge two of the same parents, birth date and sex whose names are not alike: a nickname, or twins."""
    if _other_nik(a.child, b.child):
        return None
    why = "lahir, orang tua sama"
    if kind == NICKNAME:
        return _likely(a, b, POSSIBLE, f"mungkin nama panggilan, {why}", by_size=True)
    return _likely(a, b, TWINS, f"nama beda, {why}, {TWINS}", by_size=True)


def _slipped(a: _Forms, b: _Forms, kind: str, parents: ParentsRelation) -> Likely | None:
    """Judge two of the same parents whose birth date or sex differs by a slip.

    Where father and mother are the same, two births within eight months are a slip as well.
    """
    one, other = a.child, b.child
    same_sex = one.sex == other.sex
    if kind == OTHER or (kind != SAME and not same_sex) or _other_nik(one, other):
        return None
    if near_miss.rhymes(a.name.key, b.name.key):
        return None
    slip = near_miss.birth_slip(one.birth_date, other.birth_date, same_sex=same_sex)
    both = parents.named > 1 and same_sex and near_miss.siblings_cannot(one.birth_date, other.birth_date)
    if not slip and not both:
        return None
    named = "nama" if a.name.key == b.name.key else "mungkin nama panggilan" if kind == NICKNAME else "nama mirip"
    born = "JK beda" if not same_sex else "lahir mirip" if slip else "lahir berdekatan"
    return _likely(a, b, POSSIBLE, f"{named}, orang tua sama, {born}")


def _other_nik(one: Registered, other: Registered) -> bool:
    """Whether both have a NIK that may identify them, and not the same."""
    if not one.nik or not other.nik or one.nik == other.nik:
        return False
    return all(agrees(child.nik, child.sex, child.birth_date) for child in (one, other))


def _likely(a: _Forms, b: _Forms, strength: str, reason: str, *, by_size: bool = False) -> Likely:
    return Likely(a.child.id, b.child.id, strength, reason, by_size)
