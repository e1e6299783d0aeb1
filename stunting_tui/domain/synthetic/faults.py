"""The errors that are put into the synthetic kecamatan on purpose, so that checks have something to find.

kind          how many  what is wrong
tertukar      6         weight and height stand in each other's column
tb-janggal    8         height 30 cm too low, a slip of a digit: height-for-age beyond the WHO limits
bb-janggal    6         weight with a digit too many in front: weight-for-age beyond the WHO limits
tb-turun      12        height at the last batch 3 cm less than at the one before
ganda         12        the same child twice: name misspelt, no NIK, another posyandu of the village
nik-semu      20        NIK with serial 0000, a filler
nik-beda      25        NIK of the other sex
selisih-z     15        the z-score that the source prints for height is off by 0.35
edema         3         oedema: weight says nothing, gizi buruk whatever the z-score
"""

import random
from collections.abc import Callable, Iterable
from dataclasses import replace

from stunting_tui.domain.synthetic import names
from stunting_tui.domain.synthetic.people import PERIODS, POSYANDU_PER_VILLAGE, Kecamatan, Person, Planted, Visit

COUNTS = {
    "tertukar": 6,
    "tb-janggal": 8,
    "bb-janggal": 6,
    "tb-turun": 12,
    "ganda": 12,
    "nik-semu": 20,
    "nik-beda": 25,
    "selisih-z": 15,
    "edema": 3,
}
LAST, BEFORE = PERIODS[-1], PERIODS[-2]


def plant(rng: random.Random, clean: Kecamatan) -> Kecamatan:
    """Return the kecamatan with the errors in it and listed; each child gets at most one."""
    people, visits = list(clean.people), list(clean.visits)
    at = {(visit.child, visit.period): number for number, visit in enumerate(visits)}
    seen_twice = [c for c in range(len(people)) if (c, LAST) in at and (c, BEFORE) in at and people[c].nik]
    older = [c for c in seen_twice if people[c].birth_date.year < 2025]
    rng.shuffle(older)
    chosen = {kind: [older.pop() for _ in range(min(count, len(older)))] for kind, count in COUNTS.items()}
    planted: list[Planted] = []
    for kind, change in _VISIT_FAULTS.items():
        for child in chosen[kind]:
            number = at[child, LAST]
            visits[number] = change(visits[number], visits[at[child, BEFORE]])
            planted.append(Planted(kind, child, LAST))
    for kind, change_nik in _NIK_FAULTS.items():
        for child in chosen[kind]:
            people[child] = replace(people[child], nik=change_nik(people[child]))
            planted.append(Planted(kind, child))
    for child in chosen["ganda"]:
        people.append(_twin(rng, people[child]))
        visits.append(_near(visits[at[child, LAST]], len(people) - 1))
        planted.append(Planted("ganda", len(people) - 1, LAST, f"sama dengan {people[child].name}"))
    return replace(clean, people=tuple(people), visits=tuple(_sorted(visits)), planted=tuple(planted))


def _sorted(visits: Iterable[Visit]) -> list[Visit]:
    return sorted(visits, key=lambda visit: (visit.period, visit.child))


def _swap(visit: Visit, _: Visit) -> Visit:
    return replace(visit, weight_kg=visit.height_cm, height_cm=visit.weight_kg)


def _short(visit: Visit, _: Visit) -> Visit:
    return replace(visit, height_cm=round(visit.height_cm - 30, 1))


def _heavy(visit: Visit, _: Visit) -> Visit:
    return replace(visit, weight_kg=round(visit.weight_kg + 30, 1))


def _fall(visit: Visit, before: Visit) -> Visit:
    return replace(visit, height_cm=round(before.height_cm - 3, 1), position=before.position)


def _misprint(visit: Visit, _: Visit) -> Visit:
    return replace(visit, claim_shift=0.35)


def _swell(visit: Visit, _: Visit) -> Visit:
    return replace(visit, oedema=True)


def _filler(person: Person) -> str:
    return f"{names.nik(person.sex, person.birth_date, 0)[:12]}0000"


def _other_sex(person: Person) -> str:
    old = person.nik or ""
    return names.nik("P" if person.sex == "L" else "L", person.birth_date, 0)[:12] + old[12:]


def _twin(rng: random.Random, person: Person) -> Person:
    other = person.village * POSYANDU_PER_VILLAGE + (person.posyandu + 1) % POSYANDU_PER_VILLAGE
    return replace(person, name=names.misspelt(rng, person.name), nik=None, posyandu=other)


def _near(visit: Visit, child: int) -> Visit:
    return replace(visit, child=child, weight_kg=round(visit.weight_kg + 0.1, 1))


_VISIT_FAULTS: dict[str, Callable[[Visit, Visit], Visit]] = {
    "tertukar": _swap,
    "tb-janggal": _short,
    "bb-janggal": _heavy,
    "tb-turun": _fall,
    "selisih-z": _misprint,
    "edema": _swell,
}
_NIK_FAULTS: dict[str, Callable[[Person], str]] = {"nik-semu": _filler, "nik-beda": _other_sex}
