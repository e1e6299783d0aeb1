"""Invented children for the sample files: names of syllables, NIK of region 99.99.99, sizes that follow WHO."""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from stunting_tui.domain.age import sigizi_age
from stunting_tui.growth.scalar import ChildZ, child_z

SYLLABLES = tuple(consonant + vowel for consonant in "bdgklmnprstwy" for vowel in "aiu")
VILLAGES = ("KARANGREJO", "MANISREJO", "MANTREN", "GONDANG", "SAMBIREMBE", "PATIHAN", "PELEM", "BALUK", "GEBYOG")
VISIT = date(2026, 8, 12)
SEED = 20260812


@dataclass(frozen=True)
class Child:
    """One invented child at one visit: kg, cm, position L lying or H standing."""

    number: int
    nik: str
    name: str
    sex: str
    birth: date
    birth_weight: float
    birth_length: float
    parents: str
    village: str
    posyandu: str
    rt: str
    rw: str
    address: str
    visit: date
    weight: float
    height: float
    position: str

    @property
    def scores(self) -> ChildZ:
        """Return the z-scores of the standard, as the source would print them."""
        return child_z(self.sex, (self.visit - self.birth).days, self.weight, self.height, self.position)

    def but(self, **changes: object) -> "Child":
        """Return the same child with some fields changed."""
        return replace(self, **changes)


def children(count: int = 12, *, seed: int = SEED, visit: date = VISIT) -> list[Child]:
    """Return the same invented children at every call: from 1 to 57 months old, some stunted, some wasted."""
    return list(_children(count, seed, visit))


@cache
def _children(count: int, seed: int, visit: date) -> tuple[Child, ...]:
    chance = random.Random(seed)
    return tuple(_child(number, count, chance, visit) for number in range(1, count + 1))


def name(chance: random.Random, words: int = 2) -> str:
    """Return an invented name of two or three syllables a word."""
    return " ".join("".join(chance.choices(SYLLABLES, k=chance.choice((2, 3)))) for _ in range(words)).upper()


def _child(number: int, count: int, chance: random.Random, visit: date) -> Child:
    days = 35 + (number - 1) * 1680 // count + chance.randrange(25)
    birth = visit - timedelta(days=days)
    sex = "LP"[chance.randrange(2)]
    haz = (-2.6, -0.4, -1.3, 0.6, -3.2, -0.9, 1.1, -2.1)[number % 8]
    whz = (0.2, -0.7, -2.3, 1.4, -0.2, 2.4)[number % 6]
    position = "L" if days < 731 else "H"
    height = _solve(lambda cm: child_z(sex, days, None, cm, position).haz, haz, 40, 125)
    weight = _solve(lambda kg: child_z(sex, days, kg, height, position).whz, whz, 1.5, 30)
    serial = f"{number:04d}"
    day = birth.day + (40 if sex == "P" else 0)
    return Child(
        number=number,
        nik=f"999999{day:02d}{birth:%m%y}{serial}",
        name=name(chance),
        sex=sex,
        birth=birth,
        birth_weight=chance.randrange(24, 39) / 10,
        birth_length=float(chance.randrange(46, 53)),
        parents=f"{name(chance)} / {name(chance)}",
        village=VILLAGES[number % len(VILLAGES)],
        posyandu=f"MELATI {1 + number % 3}",
        rt=str(1 + number % 5),
        rw=str(1 + number % 3),
        address="DK. CONTOH",
        visit=visit,
        weight=weight,
        height=height,
        position=position,
    )


def _solve(score: Callable[[float], float | None], target: float, low: float, high: float) -> float:
    """Return the size, to one decimal, whose z comes nearest to the target."""
    sizes = [low + step / 10 for step in range(int((high - low) * 10) + 1)]
    best = min(sizes, key=lambda size: abs((score(size) if score(size) is not None else 99.0) - target))
    return round(best, 1)


def age_text(child: Child) -> str:
    """Return the age as SIGIZI prints it."""
    years, months, days = sigizi_age(child.birth, child.visit)
    return f"{years} Tahun - {months} Bulan - {days} Hari"
