"""Measured children as columns: what the figures of quality and prevalence are computed from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

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
_EPOCH = date(1970, 1, 1).toordinal()
"""The day numpy counts from."""


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
    rows = list(children)
    names = MeasuredChild._fields
    return columns_from(dict(zip(names, zip(*rows, strict=True) if rows else [()] * len(names), strict=True)))


def columns_from(given: Mapping[str, Sequence[Any]]) -> Columns:
    """Return columns from those of the fields of `MeasuredChild`, dates also as ISO texts."""
    import numpy as np

    def number(name: str) -> "Floats":
        return np.array(given[name], dtype=np.float64)  # None becomes NaN

    def code(name: str, known: Mapping[Any, int]) -> "Codes":
        return np.array([known.get(value, 0) for value in given[name]], dtype=np.intp)

    def digit(name: str) -> "Codes":
        digits = {value: last_digit(value) for value in set(given[name])}
        known = {value: -1 if found is None else found for value, found in digits.items()}
        return np.array([known[value] for value in given[name]], dtype=np.intp)

    born, measured = (_Days(given[name]) for name in ("birth_date", "measured_on"))
    ages = (measured.ordinal - born.ordinal).astype(np.float64)
    months = (measured.month - born.month - (measured.day < born.day)).astype(np.float64)  # as `completed_months`
    return Columns(
        sex=code("sex", _SEXES),
        age_days=np.where(ages >= 0, ages, _NO_VALUE),
        months=np.where(months >= 0, months, _NO_VALUE),
        birth_month=born.month % 12 + 1,
        measured_day=measured.ordinal,
        weight=number("weight_kg"),
        height=number("height_cm"),
        muac=number("muac_cm"),
        weight_digit=digit("weight_kg"),
        height_digit=digit("height_cm"),
        muac_digit=digit("muac_cm"),
        position=code("position", _POSITIONS),
        oedema=np.array(given["oedema"], dtype=np.bool_),
        haz=number("haz"),
        waz=number("waz"),
        whz=number("whz"),
        baz=number("baz"),
        village=np.asarray(given["village"], dtype=np.intp),
        posyandu=np.asarray(given["posyandu"], dtype=np.intp),
    )


class _Days:
    """Days as numbers: their ordinals, their months counted through the years (January: 0 modulo 12), days of month."""

    def __init__(self, given: Sequence[date | str]) -> None:
        import numpy as np

        days = np.array(given, dtype="datetime64[D]")
        months = days.astype("datetime64[M]")
        self.ordinal: Codes = days.astype(np.intp) + _EPOCH
        self.month: Codes = months.astype(np.intp)
        self.day: Codes = (days - months).astype(np.intp)
