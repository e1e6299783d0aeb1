"""What an office knows of a village in a year: lokus, target groups, kampung KB, KPM, the budget and its share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

COUNTS = {
    "catin": "catin",
    "bumil": "bumil",
    "busui": "busui",
    "baduta": "baduta",
    "balita": "balita",
    "krs": "KRS",
}
"""Target groups of a village (sasaran) and their words."""

FUNDS = {"apbdes": "APBDes", "apbdes_stunting": "APBDes untuk stunting"}
"""Budget figures in whole rupiah."""

FIELDS = (*COUNTS, "kampung_kb_year", "kpm", *FUNDS)
"""Everything that is typed, in the order of the columns; each None until it is known."""


WORDS = COUNTS | {"kampung_kb_year": "tahun kampung KB", "kpm": "KPM"} | FUNDS
"""All of them in words."""

PARTS = {"baduta": "balita", "apbdes_stunting": "apbdes"}
"""Figures that are part of another."""


@dataclass(frozen=True, slots=True)
class VillageYear:
    """One village in one year. Funds are whole rupiah, `kampung_kb_year` the year the kampung KB was formed (0: none).

    `id` None: nothing was stored yet.
    """

    village_id: int
    year: int
    lokus: bool = False
    lokus_reason: str = ""
    catin: int | None = None
    bumil: int | None = None
    busui: int | None = None
    baduta: int | None = None
    balita: int | None = None
    krs: int | None = None
    kampung_kb_year: int | None = None
    kpm: int | None = None
    apbdes: int | None = None
    apbdes_stunting: int | None = None
    note: str = ""
    id: int | None = None
    version: int = 0

    def value(self, field: str) -> int | None:
        """Return one of `FIELDS`."""
        found: int | None = getattr(self, field)
        return found

    @property
    def filled(self) -> int:
        """How many of `FIELDS` are known."""
        return sum(self.value(field) is not None for field in FIELDS)

    @property
    def stunting_share(self) -> float | None:
        """The part of the APBDes meant for stunting in percent; None where it cannot be computed."""
        if not self.apbdes or self.apbdes_stunting is None:
            return None
        return 100 * self.apbdes_stunting / self.apbdes


@dataclass(frozen=True, slots=True)
class YearTotal:
    """The sums of a kecamatan; a sum is None where no village has the figure."""

    sums: dict[str, int | None]
    lokus: int
    kampung_kb: int
    villages: int
    complete: int
    stunting_share: float | None


def with_values(row: VillageYear, values: Mapping[str, int | None]) -> VillageYear:
    """Return a village year with other figures, by `FIELDS`."""
    changes: dict[str, Any] = dict(values)
    return replace(row, **changes)


def objection(field: str, row: VillageYear) -> str:
    """Return why a figure of `row` cannot stand there, "" where it can."""
    value = row.value(field)
    if value is None:
        return ""
    if value < 0:
        return "Angka tidak boleh negatif."
    if field == "kampung_kb_year" and value and not 1970 <= value <= row.year:
        return f"Tahun kampung KB: 1970 sampai {row.year}, atau 0 bila belum ada."
    for part, whole in PARTS.items():
        low, high = row.value(part), row.value(whole)
        if field in (part, whole) and low is not None and high is not None and low > high:
            return f"{WORDS[part]} melebihi {WORDS[whole]}. Bila keduanya berubah, {WORDS[whole]} dahulu."
    return ""


def first_objection(row: VillageYear) -> str:
    """Return the first thing that cannot be in a village year, "" where everything can."""
    return next((wrong for field in FIELDS if (wrong := objection(field, row))), "")


def total(rows: Sequence[VillageYear]) -> YearTotal:
    """Return the sums of the villages; the share counts only villages that gave both figures."""
    known = {field: [value for row in rows if (value := row.value(field)) is not None] for field in FIELDS}
    both = [row for row in rows if row.stunting_share is not None]
    whole = sum(row.apbdes or 0 for row in both)
    return YearTotal(
        {field: sum(values) if values else None for field, values in known.items() if field != "kampung_kb_year"},
        sum(row.lokus for row in rows),
        sum(bool(row.kampung_kb_year) for row in rows),
        len(rows),
        sum(row.filled == len(FIELDS) for row in rows),
        100 * sum(row.apbdes_stunting or 0 for row in both) / whole if whole else None,
    )
