"""What the villages of a synthetic kecamatan know of themselves in a year: target groups, helpers and budgets."""

import random
from collections.abc import Sequence
from datetime import date

from stunting_tui.domain.age import completed_months
from stunting_tui.domain.synthetic.kecamatan import SEED
from stunting_tui.domain.synthetic.people import Person

BABIES_A_YEAR = 5
"""Years of birth among the balita: a fifth of them is about the births of a year."""
ROUND = 100_000
"""Budgets are whole multiples of so many rupiah."""


def village_figures(people: Sequence[Person], has_budget: Sequence[bool], on: date) -> list[dict[str, int | None]]:
    """Return by village the figures of `domain.planning.village_year.FIELDS` on a day; a kelurahan has no APBDes.

    Balita and baduta are the children who live there on that day; the others are drawn to fit them.
    """
    rng = random.Random(SEED)  # noqa: S311 (invented data, not a secret)
    months: list[list[int]] = [[] for _ in has_budget]
    for one in people:
        if one.birth_date <= on and (one.status_on is None or one.status_on > on):
            months[one.village].append(completed_months(one.birth_date, on))
    return [
        _figures(rng, [age for age in ages if age < 60], on.year, budget)
        for ages, budget in zip(months, has_budget, strict=True)
    ]


def _figures(rng: random.Random, ages: Sequence[int], year: int, budget: bool) -> dict[str, int | None]:
    births = len(ages) / BABIES_A_YEAR
    apbdes = ROUND * rng.randrange(11_000, 22_000)
    return {
        "catin": round(births * rng.uniform(0.4, 0.7)),
        "bumil": round(births * rng.uniform(0.7, 0.9)),
        "busui": round(births * rng.uniform(0.8, 1.1)),
        "baduta": sum(age < 24 for age in ages),
        "balita": len(ages),
        "krs": round(len(ages) * rng.uniform(0.3, 0.55)),
        "kampung_kb_year": rng.choice((0, 0, *range(2017, year))),
        "kpm": rng.choice((1, 1, 2)),
        "apbdes": apbdes if budget else None,
        "apbdes_stunting": ROUND * round(apbdes * rng.uniform(0.03, 0.11) / ROUND) if budget else None,
    }
