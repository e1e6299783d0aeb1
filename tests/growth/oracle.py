"""An independent reckoning of the standard with exact decimals, straight from the published figures."""

import csv
from decimal import ROUND_FLOOR, ROUND_HALF_EVEN, Decimal, localcontext
from functools import cache

from stunting_tui.resources import fixtures

TABLE_OF = {"haz": "len", "waz": "wei", "baz": "bmi", "hcz": "hc", "acz": "ac"}


@cache
def table(name):
    with (fixtures() / "who" / f"{name}.csv").open(newline="") as file:
        return {(int(row[0]), Decimal(row[1])): tuple(map(Decimal, row[2:])) for row in csv.reader(file)}


def power(base, exponent):
    with localcontext() as context:
        context.prec = 40
        return base**exponent


def line(lms, sd):
    power_l, median, spread = lms
    return median * power(1 + power_l * spread * sd, 1 / power_l)


def lms_z(measure, lms, *, tail):
    with localcontext() as context:
        context.prec = 40
        power_l, median, spread = lms
        z = (power(measure / median, power_l) - 1) / (power_l * spread)
        if tail and z > 3:
            return 3 + (measure - line(lms, 3)) / (line(lms, 3) - line(lms, 2))
        if tail and z < -3:
            return -3 + (measure - line(lms, -3)) / (line(lms, -2) - line(lms, -3))
        return z


def day_of(age):
    return int((Decimal(str(age)) + Decimal("0.5")).to_integral_value(ROUND_FLOOR))


def for_age(index, sex, age, measure):
    lms = table(TABLE_OF[index]).get((sex, Decimal(day_of(age))))
    return None if lms is None else lms_z(Decimal(str(measure)), lms, tail=index not in {"haz", "hcz"})


def for_size(name, sex, length, weight):
    """`length` is a Decimal after the 0.7 cm step."""
    rows = table(name)
    lower = (length * 10).to_integral_value(ROUND_FLOOR) / 10
    part = (length - lower) * 10
    first = rows.get((sex, lower))
    second = first if part == 0 else rows.get((sex, lower + Decimal("0.1")))
    if first is None or second is None:
        return None
    lms = tuple(a + part * (b - a) for a, b in zip(first, second, strict=True))
    return lms_z(Decimal(str(weight)), lms, tail=True)


def length_used(height, age, position):
    """`position` is L, H or None."""
    height, age = Decimal(str(height)), Decimal(str(age))
    if position == "H" and Decimal("273.9375") <= age and day_of(age) < 731:
        return height + Decimal("0.7")
    if position == "L" and day_of(age) >= 731:
        return height - Decimal("0.7")
    return height


def all_z(sex, age, weight, height, position, head, arm):
    """The z-scores, unrounded, of a child of known age below 1826.25 days."""
    length = length_used(height, age, position)
    with localcontext() as context:
        context.prec = 40
        mass_index = Decimal(str(weight)) / (length / 100) ** 2
    name = "wfl" if day_of(age) < 731 else "wfh"
    found = {
        "haz": for_age("haz", sex, age, length),
        "waz": for_age("waz", sex, age, weight),
        "whz": for_size(name, sex, length, weight),
        "baz": for_age("baz", sex, age, mass_index),
        "hcz": for_age("hcz", sex, age, head),
        "acz": for_age("acz", sex, age, arm),
    }
    return {index: z for index, z in found.items() if z is not None}


def rounded(z):
    return float(z.quantize(Decimal("0.01"), ROUND_HALF_EVEN))
