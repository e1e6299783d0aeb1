"""A kecamatan of people who do not exist, for trying the program out and for tests; always the same for a seed.

20 villages, 60 posyandu, 4,000 children and four batches, the villages between about 6 and 28 percent stunted. About
88 percent of the children come to a batch; 8 percent are measured in the other position; some posyandu read whole
centimetres. What is wrong on purpose stands in `Kecamatan.planted`, see `synthetic.faults`.
"""

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta

from stunting_tui.domain.age import completed_months
from stunting_tui.domain.rows import Sex
from stunting_tui.domain.synthetic import names
from stunting_tui.domain.synthetic.faults import plant
from stunting_tui.domain.synthetic.growth import Habit, Latent, draw_latent, habit_of, measure, value_at, village_mean
from stunting_tui.domain.synthetic.people import PERIODS, POSYANDU_PER_VILLAGE, Kecamatan, Person, Visit

SEED = 20260812
BIRTHS = (date(2020, 9, 1), date(2026, 8, 5))
"""First and last birth: the oldest grow out of the batches, the youngest come in only at the last."""
UNNAMED_FROM = date(2026, 7, 10)
"""Of those born from here on some have no name yet and stand in the list as their mother's baby."""
ATTENDANCE = 0.88
GOLDEN = 0.6180339887498949
"""Steps of this size fill the interval 0 to 1 evenly, so that each village gets its share of short children."""
_POSYANDU = ("Melati", "Mawar", "Anggrek", "Dahlia", "Kenanga", "Cempaka", "Flamboyan", "Teratai")


@dataclass(frozen=True, slots=True)
class _Post:
    """How a posyandu works: its usual day of the month, its reading of the board, the share that comes."""

    day: int
    habit: Habit
    attendance: float


@dataclass(frozen=True, slots=True)
class _Case:
    """A child with what is hidden about it and the posyandu it goes to."""

    person: Person
    latent: Latent
    post: _Post


def make_kecamatan(villages: int = 20, children: int = 4000, seed: int = SEED) -> Kecamatan:
    """Return the kecamatan of this seed. One village is small, so that its figures are too few to compare."""
    rng = random.Random(seed)  # noqa: S311 (invented data, not a secret)
    spread = [0.062 + 0.21 * (at / max(1, villages - 1)) ** 1.2 for at in range(villages)]
    rng.shuffle(spread)
    posts = [
        _Post(rng.randrange(3, 21), habit_of(rng), min(0.97, max(0.7, rng.gauss(ATTENDANCE, 0.05))))
        for _ in range(villages * POSYANDU_PER_VILLAGE)
    ]
    weights = [0.12 if at == 0 else rng.uniform(0.6, 1.4) for at in range(villages)]
    cases = []
    places = [rng.random() for _ in range(villages)]
    for serial, village in enumerate(rng.choices(range(villages), weights, k=children)):
        places[village] = (places[village] + GOLDEN) % 1
        latent = draw_latent(rng, village_mean(spread[village]), min(0.9999, max(0.0001, places[village])))
        person = _person(rng, village, serial, latent)
        cases.append(_Case(person, latent, posts[person.posyandu]))
    visits = [
        visit for period in PERIODS for child, case in enumerate(cases) if (visit := _visit(rng, period, child, case))
    ]
    people = tuple(case.person for case in cases)
    return plant(rng, Kecamatan(tuple(_posyandu_names(villages)), people, tuple(visits), (), tuple(spread)))


def _posyandu_names(villages: int) -> list[tuple[int, str]]:
    return [
        (at // POSYANDU_PER_VILLAGE, f"{_POSYANDU[(at // 3 + at) % len(_POSYANDU)]} {at % POSYANDU_PER_VILLAGE + 1}")
        for at in range(villages * POSYANDU_PER_VILLAGE)
    ]


def _person(rng: random.Random, village: int, serial: int, latent: Latent) -> Person:
    sex: Sex = rng.choice(("L", "P"))
    birth = names.day_between(rng, *BIRTHS)
    known = rng.random()
    number = names.nik(sex, birth, serial)
    born_kg = value_at("wei", sex, 0, 0.5 * latent.haz + rng.gauss(0.2, 0.8))
    born_cm = value_at("len", sex, 0, 0.6 * latent.haz + rng.gauss(0.2, 0.6))
    family = names.parents(rng)
    unnamed = birth >= UNNAMED_FROM and rng.random() < 0.4
    person = Person(
        name=f"BY NY {family.rpartition(' / ')[2]}" if unnamed else names.full_name(rng),
        sex=sex,
        birth_date=birth,
        nik=number if known < 0.86 else None,
        nik_raw="" if known < 0.86 or known >= 0.94 else f"{number[:8]}********",
        parent_name=family,
        address=names.hamlet(rng),
        rt=f"{rng.randrange(1, 13):03}",
        rw=f"{rng.randrange(1, 5):03}",
        village=village,
        posyandu=village * POSYANDU_PER_VILLAGE + rng.randrange(POSYANDU_PER_VILLAGE),
        birth_weight_kg=round(born_kg, 1) if rng.random() < 0.95 else None,
        birth_length_cm=float(round(born_cm)) if rng.random() < 0.9 else None,
    )
    return _with_status(rng, person)


def _with_status(rng: random.Random, person: Person) -> Person:
    """Let some children move away or die, and those who are five by the last batch leave the list."""
    gone = rng.random()
    if gone < 0.016 and person.birth_date < date(2026, 1, 1):
        day = names.day_between(rng, max(person.birth_date, date(2025, 9, 1)), date(2026, 7, 20))
        if completed_months(person.birth_date, day) < 60:
            return replace(person, status="meninggal" if gone < 0.001 else "pindah", status_on=day)
    fifth = person.birth_date.replace(year=person.birth_date.year + 5, day=min(person.birth_date.day, 28))
    return replace(person, status="lulus umur", status_on=fifth) if fifth <= date(2026, 8, 1) else person


def _visit(rng: random.Random, period: str, child: int, case: _Case) -> Visit | None:
    person = case.person
    late = rng.choices((0, 1, 2, 4), (85, 6, 5, 4))[0]
    day = date.fromisoformat(f"{period}-01") + timedelta(days=case.post.day - 1 + late)
    comes = rng.random() < case.post.attendance
    gone = person.status_on is not None and day >= person.status_on
    if not comes or gone or day <= person.birth_date or completed_months(person.birth_date, day) >= 60:
        return None
    seen = measure(rng, person.sex, (day - person.birth_date).days, case.latent, case.post.habit)
    return Visit(
        child, period, day, seen.weight_kg, seen.height_cm, seen.position, seen.muac_cm, seen.head_cm, seen.oedema
    )
