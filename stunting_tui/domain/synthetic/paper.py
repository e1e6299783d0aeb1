"""The paper register of one posyandu in the month after the batches, filled in for the upper half of its children.

The children stand in the order in which they came to the posyandu, not by name. Every value follows the child's own
curve from its newest visit, but for two that are doubtful and right: their reasons stand beside them.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from stunting_tui.domain.age import age_days
from stunting_tui.domain.numbers import format_decimal
from stunting_tui.domain.synthetic.growth import value_at
from stunting_tui.domain.synthetic.kecamatan import SEED
from stunting_tui.domain.synthetic.people import Kecamatan, Person, Visit
from stunting_tui.growth.scalar import child_z

PERIOD = "2026-09"
DAY = date(2026, 9, 9)
CHILDREN = 40
"""The register of about this many children is chosen."""
BORN = (date(2021, 9, 1), date(2026, 9, 30))
"""Children of the sheet are born after the first and up to the second."""
THIN, SHORTER, ABSENT, HALF = 4, 9, 12, 15
"""Places in the register: a child that lost weight, one measured shorter, one absent, one without a height."""
LOST_KG, SHORTER_CM = 2.0, 2.0
WHY_THIN, WHY_SHORTER = "diare, ditimbang dua kali", "diukur ulang, alat Agustus keliru"
NOT_COME = "-4"


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A line of the register as it is typed: texts by column, and reasons for what is doubtful by column."""

    child: int
    cells: Mapping[str, str]
    forced: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Paper:
    """The register of `posyandu` (a position): `children` (positions) in its order, `rows` for the upper half."""

    posyandu: int
    children: tuple[int, ...]
    rows: tuple[PaperRow, ...]


def make_paper(kecamatan: Kecamatan) -> Paper:
    """Return the register nearest to `CHILDREN` children that no planted error is in."""
    listed: dict[int, list[int]] = {at: [] for at in range(len(kecamatan.posyandu))}
    for number, person in enumerate(kecamatan.people):
        if person.status == "aktif" and BORN[0] < person.birth_date <= BORN[1]:
            listed[person.posyandu].append(number)
    spoilt = {kecamatan.people[error.child].posyandu for error in kecamatan.planted if error.period}
    posyandu = min(sorted(listed), key=lambda at: (at in spoilt, abs(len(listed[at]) - CHILDREN)))
    rng = random.Random(SEED)  # noqa: S311 (invented data, not a secret)
    children = _as_they_came(rng, kecamatan.people, listed[posyandu])
    newest = {visit.child: visit for visit in kecamatan.visits}
    upper = children[: len(children) // 2]
    rows = tuple(_row(at, child, kecamatan.people[child], newest.get(child)) for at, child in enumerate(upper))
    return Paper(posyandu, tuple(children), rows)


def with_order(people: Sequence[Person], paper: Paper) -> tuple[Person, ...]:
    """Return the people, those of the register with their place in it."""
    places = {child: float(place) for place, child in enumerate(paper.children, start=1)}
    return tuple(replace(person, register_order=places.get(at)) for at, person in enumerate(people))


def _as_they_came(rng: random.Random, people: Sequence[Person], children: Sequence[int]) -> list[int]:
    """Return the children by birth, but for some who moved in later and stand further down."""
    came = {child: people[child].birth_date.toordinal() + rng.choices((0, 400), (9, 1))[0] for child in children}
    return sorted(children, key=lambda child: (came[child], child))


def _row(place: int, child: int, person: Person, last: Visit | None) -> PaperRow:
    day = str(DAY.day)
    if last is None or place == ABSENT:
        return PaperRow(child, {"measured_on": day, "weight_kg": NOT_COME, "height_cm": NOT_COME})
    weight, height = grown(person, last)
    forced = {}
    if place == THIN:
        weight, forced = last.weight_kg - LOST_KG, {"weight_kg": WHY_THIN}
    if place == SHORTER:
        height, forced = last.height_cm - SHORTER_CM, {"height_cm": WHY_SHORTER}
    cells = {"measured_on": day, "weight_kg": format_decimal(weight), "height_cm": format_decimal(height)}
    if place == HALF:
        del cells["height_cm"]
    return PaperRow(child, cells, forced)


def grown(person: Person, last: Visit) -> tuple[float, float]:
    """Return the kg and cm of a child that kept its z-scores since its visit, in the position natural for its age."""
    before = age_days(person.birth_date, last.measured_on)
    z = child_z(person.sex, before, last.weight_kg, last.height_cm, last.position)
    now = age_days(person.birth_date, DAY)
    weight = value_at("wei", person.sex, now, z.waz or 0.0)
    return max(weight, last.weight_kg), value_at("len", person.sex, now, z.haz or 0.0)
