"""Measured children as columns: what the figures of quality and prevalence are computed from."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from stunting_tui.domain.age import completed_months
from stunting_tui.domain.quality.digits import last_digit
from stunting_tui.domain.rows import Position, Sex

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Bools = NDArray[np.bool_]
    Codes = NDArray[np.intp]

LYING, STANDING = 1, 2
"""The positions as columns number them; 0 is unknown."""
INDICES = ("haz", "waz", "whz", "baz")
_SEXES = {"L": 1, "P": 2}
_POSITIONS = {"L": LYING, "H": STANDING}
_NO_VALUE = float("nan")


class MeasuredChild(NamedTuple):
    """One child's measurement. Weight kg, lengths cm, z-scores with 2 decimals, None where missing.

    `village` and `posyandu` number the places of the batch from 0; -1 is unknown.
    """

    sex: Sex | None
    birth_date: date
    measured_on: date
    weight_kg: float | None = None
    height_cm: float | None = None
    muac_cm: float | None = None
    position: Position | None = None
    oedema: bool = False
    haz: float | None = None
    waz: float | None = None
    whz: float | None = None
    baz: float | None = None
    village: int = -1
    posyandu: int = -1


@dataclass(frozen=True, slots=True)
class Columns:
    """The children of a place in the order given; NaN is missing.

    `sex` is 1 male, 2 female, 0 unknown; `position` 0 unknown, 1 lying, 2 standing; `age_days` the exact age and
    `months` the completed calendar months; `birth_month` 1 to 12; `measured_day` the day as its ordinal; the
    digits are the first decimals as printed, -1 where missing.
    """

    sex: "Codes"
    age_days: "Floats"
    months: "Floats"
    birth_month: "Codes"
    measured_day: "Codes"
    weight: "Floats"
    height: "Floats"
    muac: "Floats"
    weight_digit: "Codes"
    height_digit: "Codes"
    muac_digit: "Codes"
    position: "Codes"
    oedema: "Bools"
    haz: "Floats"
    waz: "Floats"
    whz: "Floats"
    baz: "Floats"
    village: "Codes"
    posyandu: "Codes"

    def __len__(self) -> int:
        return len(self.sex)

    def z(self, index: str) -> "Floats":
        """Return the z-scores of an index, one of `INDICES`. Raises ValueError for another."""
        if index not in INDICES:
            raise ValueError(f"unknown index: {index}")
        found: Floats = getattr(self, index)
        return found

    def take(self, rows: "Codes") -> "Columns":
        """Return some of the children, in the order of `rows`."""
        return Columns(*(getattr(self, field.name).take(rows) for field in fields(self)))

    def parts(self, labels: "Codes", count: int) -> "list[Columns]":
        """Return the children of each label from 0 to `count` - 1, in their order; other labels are left out."""
        import numpy as np

        order = np.argsort(labels, kind="stable")
        edges = np.searchsorted(labels[order], np.arange(count + 1))
        return [self.take(order[edges[at] : edges[at + 1]]) for at in range(count)]


def columns_of(children: Iterable[MeasuredChild]) -> Columns:
    """Return the children as columns. A measurement before birth has no age."""
    import numpy as np

    rows = list(children)
    names = MeasuredChild._fields
    given = dict(zip(names, zip(*rows, strict=True) if rows else [()] * len(names), strict=True))

    def number(name: str) -> "Floats":
        return np.array(given[name], dtype=np.float64)  # None becomes NaN

    def code(values: Iterable[Any]) -> "Codes":
        return np.fromiter(values, dtype=np.intp, count=len(rows))

    def digit(name: str) -> "Codes":
        digits = {value: last_digit(value) for value in set(given[name])}
        known = {value: -1 if found is None else found for value, found in digits.items()}
        return code(map(known.__getitem__, given[name]))

    born, day = given["birth_date"], given["measured_on"]
    birth_day, measured_day = code(one.toordinal() for one in born), code(one.toordinal() for one in day)
    ages = (measured_day - birth_day).astype(np.float64)
    months = np.array(list(map(completed_months, born, day)), dtype=np.float64)
    return Columns(
        sex=code(_SEXES.get(sex or "", 0) for sex in given["sex"]),
        age_days=np.where(ages >= 0, ages, _NO_VALUE),
        months=np.where(months >= 0, months, _NO_VALUE),
        birth_month=code(one.month for one in born),
        measured_day=measured_day,
        weight=number("weight_kg"),
        height=number("height_cm"),
        muac=number("muac_cm"),
        weight_digit=digit("weight_kg"),
        height_digit=digit("height_cm"),
        muac_digit=digit("muac_cm"),
        position=code(_POSITIONS.get(position or "", 0) for position in given["position"]),
        oedema=np.array(given["oedema"], dtype=np.bool_),
        haz=number("haz"),
        waz=number("waz"),
        whz=number("whz"),
        baz=number("baz"),
        village=code(given["village"]),
        posyandu=code(given["posyandu"]),
    )
