"""The people of a synthetic kecamatan, their visits, and what is wrong with them on purpose, as plain data."""

from dataclasses import dataclass
from datetime import date

from stunting_tui.domain.rows import Position, Sex

PERIODS = ("2025-08", "2026-02", "2026-05", "2026-08")
POSYANDU_PER_VILLAGE = 3


@dataclass(frozen=True, slots=True)
class Person:
    """A child. `village` and `posyandu` are positions in the kecamatan's lists; other fields as `db` keeps them."""

    name: str
    sex: Sex
    birth_date: date
    nik: str | None
    nik_raw: str
    parent_name: str
    address: str
    rt: str
    rw: str
    village: int
    posyandu: int
    birth_weight_kg: float | None
    birth_length_cm: float | None
    status: str = "aktif"
    status_on: date | None = None
    register_order: float | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """A measurement of `child` (a position in the list of people) in batch `period`.

    `claim_shift` is how far the height-for-age that the source prints is off.
    """

    child: int
    period: str
    measured_on: date
    weight_kg: float
    height_cm: float
    position: Position
    muac_cm: float | None = None
    head_cm: float | None = None
    oedema: bool = False
    claim_shift: float = 0.0


@dataclass(frozen=True, slots=True)
class Planted:
    """An error put in on purpose: its kind, the child it concerns and, where it is about a visit, the batch."""

    kind: str
    child: int
    period: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Kecamatan:
    """The whole: posyandu as (village, name), children, visits in order of batch and child, and what is wrong.

    `prevalence` is the share of stunted children each village was made with.
    """

    posyandu: tuple[tuple[int, str], ...]
    people: tuple[Person, ...]
    visits: tuple[Visit, ...]
    planted: tuple[Planted, ...]
    prevalence: tuple[float, ...]
