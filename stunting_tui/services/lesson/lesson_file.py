"""A file as e-PPGBM exports it (33 columns, a table in HTML called .xls), for the lesson."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from stunting_tui.domain.age import sigizi_age
from stunting_tui.domain.region import District
from stunting_tui.domain.rows import Sex
from stunting_tui.domain.synthetic.names import nik
from stunting_tui.growth.categories import category
from stunting_tui.growth.scalar import child_z

HEADINGS = (
    "No", "NIK", "Nama", "JK", "Tgl Lahir", "BB Lahir", "TB Lahir", "Nama Ortu", "Prov", "Kab/Kota", "Kec",
    "Pukesmas", "Desa/Kel", "Posyandu", "RT", "RW", "Alamat", "Usia Saat Ukur", "Tanggal Pengukuran", "Berat",
    "Tinggi", "LiLA", "BB/U", "ZS BB/U", "TB/U", "ZS TB/U", "BB/TB", "ZS BB/TB", "Naik Berat Badan",
    "PMT Diterima (kg)", "Jml Vit A", "KPSP", "KIA",
)  # fmt: skip
STANDING_DAY = 731
"""From this day on children are measured standing (WHO standard)."""


@dataclass(frozen=True, slots=True)
class Pupil:
    """An invented child and its measurement in kg and cm."""

    serial: int
    name: str
    sex: Sex
    birth_date: date
    parent: str
    village: str
    posyandu: str
    weight: float
    height: float
    with_nik: bool = True


def file_text(district: District, pupils: Sequence[Pupil], measured_on: date) -> str:
    """Return the file with one row for each child, all measured on one day."""
    rows = [HEADINGS, *(_cells(district, number, pupil, measured_on) for number, pupil in enumerate(pupils, start=1))]
    lines = ["".join(f"<td>{escape(cell)}</td>" for cell in row) for row in rows]
    body = "\n".join(f"<tr>{line}</tr>" for line in lines)
    return f"<html><head><meta charset='utf-8'></head><body><table>\n{body}\n</table></body></html>\n"


def _cells(district: District, number: int, pupil: Pupil, day: date) -> tuple[str, ...]:
    age = (day - pupil.birth_date).days
    z = child_z(pupil.sex, age, pupil.weight, pupil.height, "L" if age < STANDING_DAY else "H")
    own = nik(pupil.sex, pupil.birth_date, pupil.serial) if pupil.with_nik else ""
    scores = [cell for index in ("waz", "haz", "whz") for cell in _score(index, z.value(index))]
    printed_age = "{} Tahun - {} Bulan - {} Hari".format(*sigizi_age(pupil.birth_date, day))
    return (
        f"{number} .", own, pupil.name, pupil.sex, pupil.birth_date.isoformat(), "-", "-", pupil.parent,
        district.province.upper(), district.regency.removeprefix("Kabupaten ").upper(), district.name.upper(),
        district.name.upper(), pupil.village.upper(), pupil.posyandu, "1", "1", "DK. CONTOH",
        printed_age, day.isoformat(), f"{pupil.weight}", f"{pupil.height}", "0", *scores,
        "-", "-", "-", "-", "-",
    )  # fmt: skip


def _score(index: str, z: float | None) -> tuple[str, str]:
    """Return word and figure of one index as the export prints them."""
    word = category(index, z)
    return (word.term if word else "-"), "-" if z is None else f"{z:.2f}"
