"""How an invented child grows: hidden z-scores that drift little, turned into what a posyandu writes down.

The hidden height-for-age of a child is its village's mean plus a deviation of its own; weight-for-height is nearly
independent of it. Scores become centimetres and kilograms through the WHO tables; then come the error of the measuring,
the position that should not have been, and the scale's steps.
"""

import random
from dataclasses import dataclass
from statistics import NormalDist
from typing import Literal

from stunting_tui.domain.rows import Position, Sex
from stunting_tui.growth.tables import Lms, table

HAZ_SD = 1.05
"""Spread of the hidden height-for-age within a village; near the 1 to 1.2 that surveys find."""
WHZ_MEAN, WHZ_SD = -0.35, 0.95
"""Hidden weight-for-height of the whole kecamatan: about 5 % below -2."""
STANDING_DAY = 731
"""From this day on children are measured standing (WHO standard)."""
STEP_CM = 0.7
"""Length is this much more than height (WHO standard)."""
MISMATCH = 0.08
"""Share of children measured in the other position, as found in a public export."""
BY_LAYING_ONLY_DAYS = 300
"""Younger children cannot stand, so they are never measured standing."""

Habit = Literal["mm", "half", "whole"]
"""How a posyandu reads its measuring board: to the mm, the half cm or the whole cm."""
_HABITS: tuple[Habit, ...] = ("mm", "half", "whole")


@dataclass(frozen=True, slots=True)
class Latent:
    """The hidden scores of a child."""

    haz: float
    whz: float
    hcz: float
    acz: float
    drift: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What is written down at a visit: cm and kg, position as measured; None where nothing was measured."""

    weight_kg: float
    height_cm: float
    position: Position
    muac_cm: float | None
    head_cm: float | None
    oedema: bool


def village_mean(prevalence: float) -> float:
    """Return the mean height-for-age of a village where the share `prevalence` of the children lies below -2."""
    return -2 - HAZ_SD * NormalDist().inv_cdf(prevalence)


def draw_latent(rng: random.Random, mean: float, share: float) -> Latent:
    """Draw a child of a village with this mean height-for-age; `share` of the village (over 0, under 1) is shorter."""
    haz = NormalDist(mean, HAZ_SD).inv_cdf(share)
    whz = rng.gauss(WHZ_MEAN, WHZ_SD)
    return Latent(
        haz=min(3.5, max(-4.8, haz)),
        whz=min(3.5, max(-4.0, whz)),
        hcz=0.4 * haz + rng.gauss(0, 0.8),
        acz=0.6 * whz + 0.3 * haz + rng.gauss(0, 0.6),
        drift=rng.gauss(0, 0.15),
    )


def habit_of(rng: random.Random) -> Habit:
    """Draw the habit of a posyandu."""
    return rng.choices(_HABITS, (55, 15, 30))[0]


def measure(rng: random.Random, sex: Sex, day: int, latent: Latent, habit: Habit) -> Reading:
    """Return what is written down for a child of `day` days (0 to 1826)."""
    haz = latent.haz + _age_shift(day) + latent.drift * (day - 900) / 900
    true_cm = value_at("len", sex, day, haz)
    kg = value_at("wfl" if day < STANDING_DAY else "wfh", sex, round(true_cm * 10), latent.whz + rng.gauss(0, 0.3))
    oedema = rng.random() < 0.0008
    usual: Position = "L" if day < STANDING_DAY else "H"
    other = day >= BY_LAYING_ONLY_DAYS and rng.random() < MISMATCH
    position: Position = ("H" if usual == "L" else "L") if other else usual
    step = (STEP_CM if position == "L" else -STEP_CM) if other else 0.0
    cm = _read(true_cm + step + rng.gauss(0, 0.25), habit)
    with_arm = day >= 183 and rng.random() < 0.7
    with_head = rng.random() < 0.5
    return Reading(
        weight_kg=round(kg * (1.06 if oedema else 1.0) + rng.gauss(0, 0.05), 1),
        height_cm=cm,
        position=position,
        muac_cm=round(value_at("ac", sex, day, latent.acz + rng.gauss(0, 0.15)), 1) if with_arm else None,
        head_cm=round(value_at("hc", sex, day, latent.hcz + rng.gauss(0, 0.1)), 1) if with_head else None,
        oedema=oedema,
    )


def value_at(name: str, sex: Sex, key: int, z: float) -> float:
    """Return the measure whose z-score is `z` (LMS: M (1 + L S z)^(1/L)); the nearest row where `key` is outside."""
    figures = table(name)
    row = figures.row(1 if sex == "L" else 2, min(figures.last, max(figures.first, key)))
    power, median, spread = row or Lms(1.0, 0.0, 0.0)
    return float(median * (1 + power * spread * z) ** (1 / power))


def _age_shift(day: int) -> float:
    """Growth falters from birth to two years: children start taller for their age than they end."""
    return 0.4 - 0.55 * min(day, 730) / 730


def _read(cm: float, habit: Habit) -> float:
    steps = {"mm": 10, "half": 2, "whole": 1}[habit]
    return round(cm * steps) / steps
