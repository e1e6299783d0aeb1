"""The names of z-scores: categories of Permenkes 2/2020 for weight, length and body mass index, from one table.

The table is `fixtures/who/categories.csv`, with the rule each row comes from and since when. Head and arm circumference
have no category in the regulation; their rows name the side of the WHO lines -2 SD and +2 SD.
"""

import csv
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from stunting_tui.errors import FileError
from stunting_tui.resources import fixtures

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

OEDEMA_INDICES = frozenset({"whz", "baz"})
"""Indices whose lowest category (gizi buruk) a child with oedema has, whatever the z."""


@dataclass(frozen=True, slots=True)
class Category:
    """One category: compact `code`, official Indonesian `term`, and the interval of z it covers.

    A bound of None is open to that side. `valid_from` and `valid_to` are years ("" while in force).
    """

    index: str
    code: str
    term: str
    low: float | None
    low_included: bool
    high: float | None
    high_included: bool
    valid_from: str
    valid_to: str
    source: str


def category(index: str, z: float | None, *, oedema: bool | None = None) -> Category | None:
    """Return the category of a z-score (rounded to 2 decimals before it is compared), None where z is missing.

    With oedema, whz and baz are gizi buruk also without z. Raises ValueError for an unknown index.
    """
    found = categories(index)
    if oedema and index in OEDEMA_INDICES:
        return found[0]
    if z is None or math.isnan(z):
        return None
    rounded = round(z, 2)
    place = sum(rounded > high if included else rounded >= high for high, included in _upper_bounds(index))
    return found[place]


def ordinals(index: str, z: "NDArray[np.float64]", oedema: "NDArray[np.bool_] | None" = None) -> "NDArray[np.int8]":
    """Return for each z, rounded to 2 decimals, the place of its category in `categories(index)`; -1 where missing."""
    import numpy as np

    place = np.zeros(len(z), dtype=np.int8)
    for high, included in _upper_bounds(index):
        place += (z > high) if included else (z >= high)
    place[np.isnan(z)] = -1
    if oedema is not None and index in OEDEMA_INDICES:
        place[oedema] = 0
    return place


def categories(index: str) -> Sequence[Category]:
    """Return the categories of an index, lowest first. Raises ValueError for an unknown index."""
    found = _table().get(index)
    if found is None:
        raise ValueError(f"unknown index: {index}")
    return found


def _upper_bounds(index: str) -> list[tuple[float, bool]]:
    """Return the upper bound of every category but the open last one, and whether it belongs to the category."""
    return [(one.high, one.high_included) for one in categories(index) if one.high is not None]


@cache
def _table() -> dict[str, tuple[Category, ...]]:
    path = fixtures() / "who" / "categories.csv"
    found: dict[str, list[Category]] = {}
    try:
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                found.setdefault(row["index"], []).append(_category(row))
    except (OSError, ValueError, KeyError) as error:
        raise FileError(f"Tabel kategori {path.name} tidak ada atau rusak.", "Pasang ulang program ini.") from error
    return {index: tuple(rows) for index, rows in found.items()}


def _category(row: dict[str, str]) -> Category:
    low, high = (float(row[name]) if row[name] else None for name in ("low", "high"))
    return Category(
        index=row["index"],
        code=row["code"],
        term=row["term"],
        low=low,
        low_included=row["low_included"] == "y",
        high=high,
        high_included=row["high_included"] == "y",
        valid_from=row["valid_from"],
        valid_to=row["valid_to"],
        source=row["source"],
    )
