"""What was put right in the program after a file brought it, as the puskesmas enters it where the file came from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from stunting_tui.domain.rows import Position

Value = str | int | float | None


@dataclass(frozen=True, slots=True)
class Change:
    """One value: what the source has, what it is now, why, who changed it last and when (ISO text)."""

    what: str
    before: str
    after: str
    why: str
    who: str
    at: str


@dataclass(frozen=True, slots=True)
class Person:
    """A child as the register knows it; texts are "" and sizes at birth (kg, cm) None where unknown."""

    id: int
    nik: str
    name: str
    sex: str
    birth_date: date
    parent_name: str
    address: str
    rt: str
    rw: str
    village: str
    posyandu: str
    birth_weight_kg: float | None = None
    birth_length_cm: float | None = None


@dataclass(frozen=True, slots=True)
class MeasuredAgain:
    """A measurement as it is right now (kg, cm), with what was changed in it.

    `breastfed` is of the completed month `months`; `told` are columns kept as the file wrote them, by lower-case name.
    """

    child: Person
    measured_on: date
    months: int
    weight_kg: float | None
    height_cm: float | None
    muac_cm: float | None
    head_cm: float | None
    oedema: bool | None
    position: Position | None
    vitamin_a: str
    breastfed: bool | None
    told: Mapping[str, str]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Identified:
    """A child whose identity was put right; `removed`: it stands for another one, `moved`: it lives elsewhere now."""

    child: Person
    removed: bool
    moved: bool
    changes: tuple[Change, ...]


MEASUREMENT_COLUMNS = (
    "No", "NIK", "nama_anak", "TANGGALUKUR", "BERAT", "TINGGI", "LILA", "lingkar_kepala", "Pitting_edema", "CARAUKUR",
    "vita", *(f"asi_bulan_{month}" for month in range(7)), "kelas_ibu_balita", "mbg",
)  # fmt: skip
"""The upload layout of measurements of SIGIZI, in its spelling."""
IDENTITY_COLUMNS = (
    "No", "anak_ke", "tgl_lahir", "jenis_kelamin", "nomor_KK", "NIK", "nama_anak", "usia_hamil", "berat_lahir",
    "panjang_lahir", "lingkar_kepala_lahir", "kia", "kia_bayi_kecil", "imd", "nama_ortu", "nik_ortu", "hp_ortu",
    "alamat", "nama_posyandu", "rt", "rw", "hapus", "pindah",
)  # fmt: skip
"""The upload layout of identities of SIGIZI, in its spelling."""
_POSITIONS = {"L": "terlentang", "H": "berdiri"}
_SEXES = {"L": "Laki-laki", "P": "Perempuan"}
_KEPT = {"kelas_ibu_balita": "kelas ibu balita", "mbg": "mbg"}


def measurement_row(number: int, one: MeasuredAgain) -> list[Value]:
    """Return a measurement in the upload layout; what is not known stays empty.

    Of oedema the register knows that there is some, not the degree (1 to 3) that the layout asks for.
    """
    told: dict[str, Value] = {
        "No": number,
        "NIK": one.child.nik,
        "nama_anak": one.child.name,
        "TANGGALUKUR": one.measured_on.isoformat(),
        "BERAT": one.weight_kg,
        "TINGGI": one.height_cm,
        "LILA": one.muac_cm,
        "lingkar_kepala": one.head_cm,
        "Pitting_edema": "tidak" if one.oedema is False else None,
        "CARAUKUR": _POSITIONS.get(one.position or ""),
        "vita": one.vitamin_a.lower() or None,
        f"asi_bulan_{one.months}": None if one.breastfed is None else "ya" if one.breastfed else "tidak",
        **{column: _yes_no(one.told.get(name, "")) for column, name in _KEPT.items()},
    }
    return [told.get(column) for column in MEASUREMENT_COLUMNS]


def identity_row(number: int, one: Identified) -> list[Value]:
    """Return a child in the upload layout; what is not known stays empty."""
    child = one.child
    told: dict[str, Value] = {
        "No": number,
        "tgl_lahir": child.birth_date.isoformat(),
        "jenis_kelamin": _SEXES.get(child.sex),
        "NIK": child.nik,
        "nama_anak": child.name,
        "berat_lahir": child.birth_weight_kg,
        "panjang_lahir": child.birth_length_cm,
        "nama_ortu": child.parent_name,
        "alamat": child.address,
        "nama_posyandu": child.posyandu,
        "rt": child.rt,
        "rw": child.rw,
        "hapus": "Ya" if one.removed else None,
        "pindah": "Ya" if one.moved else None,
    }
    return [told.get(column) for column in IDENTITY_COLUMNS]


def _yes_no(text: str) -> str | None:
    found = text.strip().lower()
    return found if found in ("ya", "tidak") else None
