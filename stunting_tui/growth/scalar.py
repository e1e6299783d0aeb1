"""Z-scores of one child by the WHO standard, without numpy: the same values as `zscore` gives.

For 103.1 cm lying at day 731 or later whz is the value the tables mean, where WHO's package anthro is about 0.02 off.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from stunting_tui.growth import INDICES, rules, tables
from stunting_tui.growth.tables import Lms

Sex = Literal["L", "P"]
Position = Literal["L", "H"]

_SEX_CODES = {"L": 1, "P": 2}


@dataclass(frozen=True, slots=True)
class ChildZ:
    """The z-scores of one child, rounded to 2 decimals; None where missing.

    `raw` holds the unrounded z and `flags` whether it is implausible, both only for indices that have one.
    `length_used` is the length (below day 731) or height in cm after the 0.7 cm step, None without a measure.
    """

    haz: float | None = None
    waz: float | None = None
    whz: float | None = None
    baz: float | None = None
    hcz: float | None = None
    acz: float | None = None
    raw: Mapping[str, float] = field(default_factory=dict)
    flags: Mapping[str, bool] = field(default_factory=dict)
    length_used: float | None = None

    def value(self, index: str) -> float | None:
        """Return the rounded z of an index by its name."""
        if index not in INDICES:
            raise ValueError(f"unknown index: {index}")
        found: float | None = getattr(self, index)
        return found


def child_z(
    sex: Sex | None,
    age_days: float | None,
    weight_kg: float | None = None,
    height_cm: float | None = None,
    position: Position | None = None,
    oedema: bool | None = None,
    head_cm: float | None = None,
    muac_cm: float | None = None,
) -> ChildZ:
    """Compute the z-scores of one child; kg and cm, position L lying or H standing.

    Unknown sex, a negative age and an age from 1826.25 days on give no z; an unknown age gives whz alone. With oedema
    waz, whz and baz are missing.
    """
    weight, height, head, arm = (_known(value) for value in (weight_kg, height_cm, head_cm, muac_cm))
    age = _known(age_days)
    length = None if height is None else length_used(height, age, position)
    code = _SEX_CODES.get(sex or "")
    raw: dict[str, float] = {}
    if code is not None:
        measures = {"haz": length, "waz": weight, "baz": _mass_index(weight, length), "hcz": head, "acz": arm}
        if age is not None and 0 <= age < rules.AGE_END:
            raw = _for_age(code, math.floor(age + 0.5), measures)
        if weight is not None and length is not None:
            row = _size_row(code, age, length, position)
            if row is not None:
                raw["whz"] = _z(weight, row, restricted=True)
    if oedema:
        raw = {index: z for index, z in raw.items() if index not in rules.OEDEMA_MISSING}
    raw = {index: raw[index] for index in INDICES if not math.isnan(raw.get(index, math.nan))}
    rounded = {index: _rounded(z) for index, z in raw.items()}
    flags = {index: rules.is_flagged(index, z) for index, z in rounded.items()}
    return ChildZ(**rounded, raw=raw, flags=flags, length_used=length)


def length_used(height_cm: float, age_days: float | None, position: Position | None) -> float:
    """Return length below day 731 and height from there on: as measured, or with the 0.7 cm step.

    Nothing is changed where age or position is unknown, nor for a child said to stand before 9 months of age.
    """
    if age_days is None or position is None:
        return height_cm
    older = age_days + 0.5 >= rules.HEIGHT_DAY
    if older and position == "L":
        return height_cm - rules.STEP_CM
    if not older and position == "H" and age_days >= rules.STANDING_FROM:
        return height_cm + rules.STEP_CM
    return height_cm


def measure_at(index: str, sex: Sex, key: float, z: float) -> float:
    """Return the measure (kg, cm, kg/m2) that has the z-score `z`: the inverse of the z-score, for lines of a chart.

    `index` is haz, waz, baz, hcz or acz with `key` the age in days, or wfl or wfh with `key` the length or height in
    cm. Raises ValueError for an unknown index and for a key outside the table.
    """
    code = _SEX_CODES[sex]
    if index in tables.SIZE_TABLES:
        row = _interpolated(index, code, key)
        restricted = True
    elif index in rules.AGE_TABLES:
        row = tables.table(rules.AGE_TABLES[index]).row(code, math.floor(key + 0.5))
        restricted = index in rules.RESTRICTED
    else:
        raise ValueError(f"unknown index: {index}")
    if row is None:
        raise ValueError(f"{key} is outside the table of {index}")
    if not restricted or abs(z) <= 3:
        return _line(row, z)
    three, two = math.copysign(3, z), math.copysign(2, z)
    at_three = _line(row, three)
    return at_three + (z - three) * abs(at_three - _line(row, two))


def _known(value: float | None) -> float | None:
    """Take NaN for missing."""
    return None if value is None or math.isnan(value) else float(value)


def _mass_index(weight: float | None, length: float | None) -> float | None:
    if weight is None or length is None:
        return None
    square = (length / 100) * (length / 100)
    if square == 0:
        return math.inf if weight > 0 else None  # as anthro: an infinite, flagged baz
    return weight / square


def _for_age(code: int, day: int, measures: Mapping[str, float | None]) -> dict[str, float]:
    found = {}
    for index, measure in measures.items():
        if measure is None or measure <= 0:
            continue
        row = tables.table(rules.AGE_TABLES[index]).row(code, day)
        if row is not None:
            found[index] = _z(measure, row, restricted=index in rules.RESTRICTED)
    return found


def _size_row(code: int, age: float | None, length: float, position: Position | None) -> Lms | None:
    """Return the row of weight for length or height: by age, else by position, else by the length itself."""
    if age is None:
        lying = position == "L" or (position is None and length < rules.HEIGHT_CM)
    elif 0 <= age < rules.AGE_END:
        lying = math.floor(age + 0.5) < rules.HEIGHT_DAY
    else:
        return None
    return _interpolated("wfl" if lying else "wfh", code, length)


def _interpolated(name: str, code: int, length: float) -> Lms | None:
    low, high = rules.LENGTH_RANGE if name == "wfl" else rules.HEIGHT_RANGE
    if not low <= length <= high:
        return None
    tenths = length * 10
    tenth = math.floor(tenths)
    table = tables.table(name)
    row, after = table.row(code, tenth), table.row(code, tenth + 1)
    if row is None or after is None:
        return row
    part = tenths - tenth
    return Lms(
        row.power,
        row.median + part * (after.median - row.median),
        row.spread + part * (after.spread - row.spread),
    )


def _z(measure: float, row: Lms, *, restricted: bool) -> float:
    if not restricted:
        return (measure / row.median - 1) / row.spread  # L is 1 in these tables
    z = (_power(measure / row.median, row.power) - 1) / (row.spread * row.power)
    if abs(z) <= 3 or math.isnan(z):
        return z
    three, two = math.copysign(3, z), math.copysign(2, z)
    at_three = _line(row, three)
    return three + (measure - at_three) / abs(_line(row, two) - at_three)


def _line(row: Lms, sd: float) -> float:
    """Return the measure at a number of SD: M (1 + L S sd)^(1/L)."""
    return row.median * _power(1 + row.power * row.spread * sd, 1 / row.power)


def _power(base: float, exponent: float) -> float:
    """Raise to a power as arrays do: infinite for 0 to a negative power and for overflow, NaN for a negative base."""
    if base < 0:
        return math.nan
    if base == 0:
        return math.inf if exponent < 0 else 0.0
    try:
        return math.pow(base, exponent)
    except OverflowError:
        return math.inf


def _rounded(z: float) -> float:
    """Round to 2 decimals exactly as the array path does: half to even of the hundredfold."""
    hundredfold = z * 100
    return round(hundredfold) / 100 if math.isfinite(hundredfold) else hundredfold
