"""What an office knows of a village in a year: lokus, target groups, kampung KB, KPM, the budget and its share."""

from collections.abc import Sequence
from dataclasses import dataclass

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


def objection(field: str, value: int, row: VillageYear) -> str:
    """Return why a value cannot be stored beside the others of `row`, "" where it can."""
    if field == "kampung_kb_year":
        fits = value == 0 or 1970 <= value <= row.year
        return "" if fits else f"Tahun kampung KB: 1970 sampai {row.year}, atau 0 bila belum ada."
    pairs = (("baduta", "balita"), ("apbdes_stunting", "apbdes"))
    words = COUNTS | FUNDS
    for part, whole in pairs:
        low = value if field == part else row.value(part)
        high = value if field == whole else row.value(whole)
        if field in (part, whole) and low is not None and high is not None and low > high:
            return f"{words[part]} tidak dapat melebihi {words[whole]}; bila keduanya berubah, {words[whole]} dahulu."
    return ""


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
