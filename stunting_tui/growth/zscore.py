"""Z-scores of whole arrays of children by the WHO standard, in numpy.

The rules are those of WHO's own package anthro: age in days rounded half up, tables by whole day without interpolation,
the 0.7 cm step between length and height at day 731, weight for length/height interpolated within a tenth of a cm,
linear continuation beyond 3 SD for the indices of weight and arm, rounding to 2 decimals before flags.

One deliberate difference: for 103.1 cm lying at day 731 or later, anthro interpolates towards the row of 102.5 instead
of 102.4 cm (103.1 - 0.7 is a hair below 102.4 in binary) and is off by about 0.02 in whz. Here that child gets the
value the tables mean.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from stunting_tui.growth import INDICES, arrays, rules
from stunting_tui.growth.arrays import Bools, Floats, Rows, Small

CHUNK = 16_384
"""Children computed at a time, so that the intermediate columns stay in the processor's cache."""

NEEDS = {
    "haz": {"height"},
    "waz": {"weight"},
    "whz": {"weight", "height"},
    "baz": {"weight", "height"},
    "hcz": {"head"},
    "acz": {"arm"},
}
"""The measures each index is made of."""

_STEPS = np.array([0, 0, 0, 0, 0, -rules.STEP_CM, 0, rules.STEP_CM, 0])
"""Length step by position (unknown, lying, standing) * 3 + age (unknown or under 9 months, under day 731, older)."""

_RANGES = np.array([rules.HEIGHT_RANGE, rules.LENGTH_RANGE]).T.copy()
"""Least and greatest length of the weight-for-size tables, each by standing (0) and lying (1)."""


@dataclass(frozen=True, slots=True)
class ZScores:
    """Z-scores by index: `z` rounded to 2 decimals, NaN where missing; `flag` 1 implausible, 0 not, -1 missing.

    `raw` holds the unrounded values when they were asked for, else nothing.
    """

    z: dict[str, Floats]
    flag: dict[str, Small]
    raw: dict[str, Floats] = field(default_factory=dict)


def compute(
    sex: ArrayLike,
    age_days: ArrayLike,
    weight_kg: ArrayLike | None = None,
    height_cm: ArrayLike | None = None,
    position: ArrayLike | None = None,
    oedema: ArrayLike | None = None,
    head_cm: ArrayLike | None = None,
    muac_cm: ArrayLike | None = None,
    indices: Collection[str] = INDICES,
    *,
    raw: bool = False,
) -> ZScores:
    """Compute the z-scores of many children at once.

    `sex` is 1 male, 2 female, 0 unknown; `age_days` NaN where unknown; `position` 0 unknown, 1 lying, 2 standing;
    `oedema` true or false; weights kg, lengths cm, NaN where missing. All have one length, or are one value for all.
    Unknown sex, negative age and age from 1826.25 days on give missing z-scores, unknown age all but whz. A length of
    exactly 0 gives an infinite, flagged baz, as in anthro. With `raw` the unrounded values are kept too. Raises
    ValueError for other codes of sex or position, for an unknown index and for arrays of different lengths.
    """
    given = {"weight": weight_kg, "height": height_cm, "head": head_cm, "arm": muac_cm}
    children = _Children(
        sex=_codes("sex", sex),
        age=np.asarray(age_days, dtype=np.float64),
        position=_codes("position", 0 if position is None else position),
        oedema=np.asarray(False if oedema is None else oedema, dtype=np.bool_),
        measures={name: np.asarray(values, dtype=np.float64) for name, values in given.items() if values is not None},
    ).spread()
    size = len(children.sex)
    if unknown := set(indices) - set(INDICES):
        raise ValueError(f"unknown index: {', '.join(sorted(unknown))}")
    wanted = [index for index in INDICES if index in indices]
    scores = ZScores(
        z={index: np.full(size, np.nan) for index in wanted},
        flag={index: np.full(size, -1, dtype=np.int8) for index in wanted},
        raw={index: np.full(size, np.nan) for index in wanted} if raw else {},
    )
    possible = [index for index in wanted if children.measures.keys() >= NEEDS[index]]
    with np.errstate(all="ignore"):
        for start in range(0, size, CHUNK):
            rows = slice(start, start + CHUNK)
            chunk = _Chunk(children.part(rows))
            for index in possible:
                _finish(index, chunk.raw(index), rows, scores)
    return scores


@dataclass(frozen=True, slots=True)
class _Children:
    """The inputs; `measures` holds what was given of weight, height, head and arm."""

    sex: Small
    age: Floats
    position: Small
    oedema: Bools
    measures: dict[str, Floats]

    def spread(self) -> "_Children":
        """Give all arrays one length; ValueError where that cannot be."""
        columns: list[NDArray[Any]] = [self.sex, self.age, self.position, self.oedema, *self.measures.values()]
        size = np.broadcast_shapes((1,), *(column.shape for column in columns))
        return _Children(
            np.broadcast_to(self.sex, size),
            np.broadcast_to(self.age, size),
            np.broadcast_to(self.position, size),
            np.broadcast_to(self.oedema, size),
            {name: np.broadcast_to(column, size) for name, column in self.measures.items()},
        )

    def part(self, rows: slice) -> "_Children":
        """Return some of the children."""
        return _Children(
            self.sex[rows],
            self.age[rows],
            self.position[rows],
            self.oedema[rows],
            {name: column[rows] for name, column in self.measures.items()},
        )


def _codes(name: str, values: ArrayLike) -> Small:
    codes = np.asarray(values, dtype=np.int8)
    if codes.size and not 0 <= codes.min() <= codes.max() <= 2:
        raise ValueError(f"{name} must be 0, 1 or 2")
    return codes


def _finish(index: str, raw: Floats, rows: slice, scores: ZScores) -> None:
    """Round one chunk of an index, flag it and put it in its place."""
    if scores.raw:
        scores.raw[index][rows] = raw
    z = scores.z[index][rows]
    np.round(raw, 2, out=z)
    z += 0.0  # -0.0 becomes 0.0
    low, high = rules.FLAG_LIMITS[index]
    flag = scores.flag[index][rows]
    np.logical_or(z < low, z > high, out=flag.view(np.bool_))
    flag -= np.isnan(z).view(np.int8)


class _Chunk:
    """The unrounded z-scores of one stretch of children; what several indices share is computed once."""

    def __init__(self, children: _Children) -> None:
        self.sex = children.sex
        self.age = children.age
        self.position = children.position
        self.oedema = children.oedema
        self.measures = children.measures

    def raw(self, index: str) -> Floats:
        """Return the unrounded z-scores of an index, NaN where missing."""
        if index == "whz":
            z = self._weight_for_size()
        else:
            z = self._for_age(rules.AGE_TABLES[index], self._measure(index), restricted=index in rules.RESTRICTED)
        if index in rules.OEDEMA_MISSING and self.oedema.any():
            z[self.oedema] = np.nan
        return z

    @cached_property
    def known_age(self) -> Bools:
        """Whether the age is one that the age tables have, and the sex is known."""
        known: Bools = (self.age >= 0) & (self.age < rules.AGE_END) & (self.sex != 0)
        return known

    @cached_property
    def day(self) -> Rows:
        """The age in whole days; of no meaning where the age is not known."""
        return (self.age + 0.5).astype(np.intp)

    @cached_property
    def row(self) -> Rows:
        """The row of the age tables, that of NaN where age or sex is not known."""
        row: Rows = self.day + (self.sex == 2) * np.intp(arrays.DAYS)
        if not self.known_age.all():
            row[~self.known_age] = arrays.NO_AGE_ROW
        return row

    @cached_property
    def length(self) -> Floats:
        """Length below day 731 and height from there on: as measured, or with the 0.7 cm step."""
        band = (self.age >= rules.STANDING_FROM).view(np.int8) + (self.day >= rules.HEIGHT_DAY).view(np.int8)
        length: Floats = self.measures["height"] + _STEPS.take(self.position * np.int8(3) + band)
        return length

    def _measure(self, index: str) -> Floats:
        """Return the measure an index of age is made of."""
        if index == "haz":
            return self.length
        if index == "baz":
            metres = self.length / 100
            return self.measures["weight"] / (metres * metres)
        (name,) = NEEDS[index]
        return self.measures[name]

    def _for_age(self, table: str, measure: Floats, *, restricted: bool) -> Floats:
        columns = arrays.age_columns(table)
        row = self.row
        z = measure / columns.median.take(row)
        if not restricted:
            z -= 1  # L is 1 in the tables of length and head circumference
            z /= columns.spread.take(row)
        else:
            np.power(z, columns.power.take(row), out=z)
            z -= 1
            z /= columns.product.take(row)
            _restrict(z, measure, lambda hits, sd: columns.lines[sd].take(row.take(hits)))
        nothing = measure <= 0
        if nothing.any():
            z[nothing] = np.nan
        return z

    def _weight_for_size(self) -> Floats:
        columns = arrays.size_columns()
        weight = self.measures["weight"]
        lying, usable = self._size_table()
        tenths = self.length * 10
        tenth = tenths.astype(np.intp)
        row = columns.base.take(self.sex * np.int8(2) + lying) + tenth
        usable &= (self.length >= _RANGES[0].take(lying)) & (self.length <= _RANGES[1].take(lying))
        if not usable.all():
            row[~usable] = columns.missing
        tenths -= tenth
        power = columns.power.take(row)
        median = columns.median.take(row) + tenths * columns.median_step.take(row)
        spread = columns.spread.take(row) + tenths * columns.spread_step.take(row)
        z = weight / median
        np.power(z, power, out=z)
        z -= 1
        z /= spread * power
        _restrict(z, weight, lambda hits, sd: arrays.line(power[hits], median[hits], spread[hits], sd))
        return z

    def _size_table(self) -> tuple[Small, Bools]:
        """Return whether the length table is the one (1) or the height table (0), and where there is one at all."""
        lying = self.day < rules.HEIGHT_DAY
        usable = self.known_age
        if not usable.all():
            ageless = np.isnan(self.age)
            by_position = (self.position == 1) | ((self.position == 0) & (self.length < rules.HEIGHT_CM))
            lying = np.where(ageless, by_position, lying)
            usable = usable | (ageless & (self.sex != 0))
        else:
            usable = usable.copy()
        return lying.view(np.int8), usable


def _restrict(z: Floats, measure: Floats, line: Callable[[Rows, int], Floats]) -> None:
    """Continue z linearly beyond 3 SD, by the distance between the lines of 2 and 3 SD; `line` gives these for rows."""
    for hits, three, two in ((np.flatnonzero(z > 3), 3, 2), (np.flatnonzero(z < -3), -3, -2)):
        if hits.size:
            at_three = line(hits, three)
            z[hits] = three + (measure.take(hits) - at_three) / abs(line(hits, two) - at_three)
