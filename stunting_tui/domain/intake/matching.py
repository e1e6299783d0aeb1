"""Which child a row of a file means: decided only where the evidence is clear, else left to the operator.

A whole NIK that agrees with sex and birth date comes first; else birth date and sex must be equal and
the name similar, with parent and village to decide between several. Nothing is merged by name alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

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
from stunting_tui.domain.rows import FileRow, Sex


@dataclass(frozen=True, slots=True)
class Candidate:
    """A child that a row may mean; two of one `id` are two names of it. Empty texts and None: unknown."""

    id: int
    name: str
    sex: Sex
    birth_date: date
    nik: str | None = None
    parent_name: str = ""
    village_code: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """The verdict about a row: the same child, a new one, or one a person has to decide.

    `candidates` are the ids of the children that come into question, `reason` an Indonesian clause.
    """

    kind: Literal["sama", "baru", "meragukan"]
    child_id: int | None
    candidates: tuple[int, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Person:
    """A child in the forms that are compared; of a candidate or of a row (`id` 0)."""

    id: int
    key: str
    sex: Sex
    birth_date: date
    nik: str | None
    parents: frozenset[str]
    village: str
    newborn: bool

    @property
    def birth(self) -> tuple[date, Sex]:
        """What must be equal before names are compared."""
        return self.birth_date, self.sex


@dataclass(frozen=True, slots=True)
class _Likeness:
    """How a row's child compares with one candidate of the same birth date and sex."""

    person: Person
    score: float
    same_parent: bool | None
    same_village: bool | None
    other_nik: bool

    @property
    def rank(self) -> tuple[bool, bool, bool]:
        """What decides between several: the exact name, then the parents, then the village."""
        return self.score == 100, self.same_parent is True, self.same_village is True

    @property
    def verdict(self) -> Literal["ya", "ragu", "bukan"]:
        """Whether parents, village and NIK support the likeness of the names, leave doubt, or speak against it."""
        if self.other_nik:
            return "bukan" if self.same_parent is False else "ragu"
        if self.same_parent is False:
            return "bukan" if self.score < 100 and self.same_village is False else "ragu"
        return "ya" if self.same_parent or self.same_village is not False else "ragu"


@dataclass(slots=True)
class Matcher:
    """Matches the rows of one file against the stored children, and against those added on the way.

    `rows` are all rows of the file: they show where two children of one file, mostly twins, resemble the
    same stored child. Without them such rows are told apart only by exact name, parents and NIK.
    """

    candidates: Iterable[Candidate]
    rows: Iterable[FileRow] = ()
    _by_nik: dict[str, list[Person]] = field(init=False, default_factory=lambda: defaultdict(list))
    _by_birth: dict[tuple[date, Sex], list[Person]] = field(init=False, default_factory=lambda: defaultdict(list))
    _by_name: dict[str, list[Person]] = field(init=False, default_factory=lambda: defaultdict(list))
    _in_file: dict[tuple[date, Sex], dict[str, frozenset[str]]] = field(
        init=False, default_factory=lambda: defaultdict(dict)
    )

    def __post_init__(self) -> None:
        for candidate in self.candidates:
            self.add(candidate)
        for row in self.rows:
            if row.sex is not None and row.birth_date is not None:
                names = self._in_file[row.birth_date, row.sex]
                names.setdefault(name_key(row.name), parent_keys(row.parent_name))

    def add(self, candidate: Candidate) -> None:
        """Let later rows match this child too."""
        person = _person(candidate, candidate.id, candidate.sex, candidate.birth_date, candidate.village_code)
        self._by_birth[person.birth].append(person)
        self._by_name[person.key].append(person)
        if person.nik:
            self._by_nik[person.nik].append(person)

    def match(self, row: FileRow, village_code: str) -> Match:
        """Return which child `row` means; `village_code` is "" where the village is unknown."""
        if row.sex is None or row.birth_date is None:
            return Match("meragukan", None, (), "tanggal lahir atau jenis kelamin kosong")
        wanted = _person(row, 0, row.sex, row.birth_date, village_code)
        pool = self._by_birth.get(wanted.birth, [])
        return (
            self._by_number(wanted)
            or self._by_likeness(wanted, pool)
            or self._by_newborn(wanted, pool)
            or self._by_family(wanted, pool)
            or self._near(wanted)
            or Match("baru", None, (), "belum ada anak yang cocok")
        )

    def _by_number(self, wanted: Person) -> Match | None:
        """Match by NIK where it may identify a child."""
        owners = self._by_nik.get(wanted.nik, []) if wanted.nik else []
        if not owners:
            return None
        scores = {owner: key_similarity(wanted.key, owner.key) for owner in owners}
        if agrees(wanted.nik, wanted.sex, wanted.birth_date):
            same = [owner for owner in owners if owner.birth == wanted.birth or scores[owner] >= SAME_NAME]
            one = len({owner.id for owner in same}) == 1
            if one and not (scores[same[0]] < SAME_NAME and self._has_own_row(wanted, same[0])):
                return _same(same[0], "NIK sama")
            return _doubt(owners, "NIK sama, tetapi nama atau tanggal lahir berbeda")
        if any(owner.birth != wanted.birth or scores[owner] < SAME_NAME for owner in owners):
            return _doubt(owners, "NIK sama, tetapi tidak cocok dengan jenis kelamin atau tanggal lahir")
        return None

    def _by_likeness(self, wanted: Person, pool: Sequence[Person]) -> Match | None:
        """Match by birth date, sex and name, with parents and village to decide."""
        alike = [like for like in (_compare(wanted, other) for other in pool) if like.score >= SAME_NAME]
        alike = [like for like in alike if like.verdict != "bukan"]
        if not alike:
            return None
        best = max(like.rank for like in alike)
        first = [like for like in alike if like.rank == best]
        people = [like.person for like in alike]
        if len({like.person.id for like in first}) > 1:
            return _doubt(people, "beberapa anak mirip")
        chosen = first[0]
        if chosen.verdict == "ragu":
            return _doubt(people, _why(chosen))
        if chosen.score < 100 and self._is_contested(wanted, chosen.person):
            return _doubt(people, "nama mirip dengan anak lain di berkas ini: mungkin kembar")
        if near_miss.rhymes(wanted.key, chosen.person.key):
            return _doubt(people, "nama berbeda hanya pada huruf hidup: mungkin kembar")
        return _same(chosen.person, "tanggal lahir, jenis kelamin dan nama cocok")

    def _by_newborn(self, wanted: Person, pool: Sequence[Person]) -> Match | None:
        """Match an unnamed newborn with the name it got later, where the parents agree and nobody else fits."""
        pairs = [(other, _same_mother(wanted, other)) for other in pool if other.newborn != wanted.newborn]
        pairs = [
            (other, mother) for other, mother in pairs if mother or (mother is None and _same_village(wanted, other))
        ]
        if not pairs:
            return None
        if len(pairs) == 1 and pairs[0][1] and not self._has_sibling_row(wanted, pairs[0][0]):
            return _same(pairs[0][0], "bayi yang semula belum bernama; orang tua cocok")
        return _doubt([other for other, _ in pairs], "mungkin bayi yang semula belum bernama")

    def _by_family(self, wanted: Person, pool: Sequence[Person]) -> Match | None:
        """Doubt a new child of the parents, village, birth date and sex of one that the file does not list itself.

        It may be that child with its name changed or badly spelled, or its twin.
        """
        kin = [
            other
            for other in pool
            if _same_village(wanted, other)
            and same_parent(wanted.parents, other.parents)
            and not _other_nik(wanted, other)
            and not self._has_own_row(wanted, other)
        ]
        return _doubt(kin, "orang tua, desa dan tanggal lahir sama, tetapi nama berbeda") if kin else None

    def _near(self, wanted: Person) -> Match | None:
        """Doubt a new child whose name, parents and village are known with a nearly equal birth date or other sex."""
        near = [
            other
            for other in self._by_name.get(wanted.key, ())
            if _same_village(wanted, other)
            and not _other_nik(wanted, other)
            and same_parent(wanted.parents, other.parents) is not False
            and near_miss.birth_slip(wanted.birth_date, other.birth_date, same_sex=wanted.sex == other.sex)
        ]
        return (
            _doubt(near, "nama dan desa sama, tetapi tanggal lahir atau jenis kelamin sedikit berbeda")
            if near
            else None
        )

    def _has_own_row(self, wanted: Person, other: Person) -> bool:
        """Whether `other`, named differently, stands in this file under its own name."""
        return other.key != wanted.key and other.key in self._in_file.get(other.birth, {})

    def _is_contested(self, wanted: Person, other: Person) -> bool:
        """Whether another row of this file may mean `other` as well."""
        names = self._in_file.get(other.birth, {})
        return any(key != wanted.key and key_similarity(key, other.key) >= SAME_NAME for key in names)

    def _has_sibling_row(self, wanted: Person, other: Person) -> bool:
        """Whether the file has another child of this birth date, sex and parents: twins, or the newborn itself."""
        names = self._in_file.get(wanted.birth, {})
        family = wanted.parents | other.parents
        return any(key != wanted.key and same_parent(parents, family) for key, parents in names.items())


def _person(source: Candidate | FileRow, number: int, sex: Sex, birth_date: date, village: str) -> Person:
    nik = source.nik if is_whole(source.nik) else None
    parents = parent_keys(source.parent_name)
    newborn = is_newborn_placeholder(source.name)
    return Person(number, name_key(source.name), sex, birth_date, nik, parents, village, newborn)


def _compare(wanted: Person, other: Person) -> _Likeness:
    alike = key_similarity(wanted.key, other.key) if wanted.newborn == other.newborn else 0.0
    parents = same_parent(wanted.parents, other.parents) if alike >= SAME_NAME else None
    return _Likeness(other, alike, parents, _same_village(wanted, other), _other_nik(wanted, other))


def _same_village(a: Person, b: Person) -> bool | None:
    return a.village == b.village if a.village and b.village else None


def _other_nik(a: Person, b: Person) -> bool:
    """Whether both have a NIK that may identify them, and not the same.

    A single digit that differs is a slip of the hand where name, parents and village are the very same.
    """
    if a.nik == b.nik or not (agrees(a.nik, *a.birth[::-1]) and agrees(b.nik, *b.birth[::-1])):
        return False
    same = (a.birth, a.key) == (b.birth, b.key) and same_parent(a.parents, b.parents) and _same_village(a, b)
    return not (same and near_miss.digit_slip(a.nik or "", b.nik or ""))


def _same_mother(wanted: Person, other: Person) -> bool | None:
    """Whether the parents agree; the mother's name of "BY NY X" counts as a parent. None when unknown."""
    a, b = (side.parents | {side.key} if side.newborn else side.parents for side in (wanted, other))
    return same_parent(a, b)


def _why(like: _Likeness) -> str:
    if like.other_nik:
        return "nama dan tanggal lahir cocok, tetapi NIK berbeda"
    if like.same_parent is False:
        return "nama dan tanggal lahir cocok, tetapi orang tua berbeda"
    return "nama dan tanggal lahir cocok, tetapi desa berbeda dan orang tua tidak diketahui"


def _same(person: Person, reason: str) -> Match:
    return Match("sama", person.id, (person.id,), reason)


def _doubt(people: Sequence[Person], reason: str) -> Match:
    return Match("meragukan", None, tuple(dict.fromkeys(person.id for person in people)), reason)
