"""A child as a line of the register: columns, cells, its state in a word, and in full."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from stunting_tui.domain.dates import short_date
from stunting_tui.domain.nik import mask_nik
from stunting_tui.screens.wording import exact, months, z_cell, z_sign
from stunting_tui.services.register import children
from stunting_tui.services.register.child_list import ChildIds
from widgets.columns import Column
from widgets.record_list import Row

NAME = Column("Nama", 20, flex=2, key="name", words="nama", letters=True)
SEX = Column("JK", 2, key="sex", words="jenis kelamin", letters=True)
AGE = Column("Umur", 5, "right", key="age", words="umur")
VILLAGE = Column("Desa", 13, flex=1, key="village", words="desa", letters=True)
POSYANDU = Column("Posyandu", 13, flex=1, rank=4, key="posyandu", words="posyandu", letters=True)
STATE = (
    Column("TB/U", 7, key="haz"),
    Column("BB/TB", 7, key="whz"),
    Column("Status", 19, key="status", words="status"),
)
MORE = (
    Column("Diukur", 10, rank=1, key="visit", words="tanggal ukur"),
    Column("BB", 5, "right", rank=2, key="weight", words="berat badan"),
    Column("TB", 5, "right", rank=2, key="height", words="tinggi badan"),
    Column("Orang tua", 16, rank=3, key="parent", words="orang tua", letters=True),
    Column("NIK", 14, rank=5),
)
COLUMNS = (NAME, SEX, AGE, VILLAGE, *STATE, *MORE, POSYANDU)
IN_VILLAGE = (NAME, SEX, AGE, replace(POSYANDU, rank=0), *STATE, *MORE)
"""Inside one village its posyandu stand where its name would; what ranks behind comes in wider windows."""


class ChildSource:
    """Children by their ids, a page at a time."""

    def __init__(self, ids: Sequence[int], today: date, *, in_village: bool = False) -> None:
        self.ids = ids
        self.today = today
        self.in_village = in_village

    def count(self) -> int:
        """Return how many children there are."""
        return len(self.ids)

    def rows(self, start: int, stop: int) -> Sequence[Row]:
        """Read the children in view."""
        found = children.child_rows(self.ids[start:stop])
        return [child_row(child, self.today, in_village=self.in_village) for child in found]

    def find(self, letter: str) -> int | None:
        """Ask the store where the letter begins."""
        return self.ids.find(letter) if isinstance(self.ids, ChildIds) else None


def child_row(child: children.ChildRow, today: date, *, in_village: bool = False) -> Row:
    """Return a child's line: its signs, and its state in a word; inside one village the posyandu for the village."""
    tall, weight = "TB/U" in child.flags, "BB/TB" in child.flags
    cells = [
        child.name,
        child.sex,
        months(child.birth_date, today),
        child.posyandu if in_village else child.village,
        z_cell(child.haz, implausible=tall),
        z_cell(child.whz, implausible=weight, above=True),
        status_word(child),
        short_date(child.measured_on) if child.measured_on else "",
        exact(child.weight_kg),
        exact(child.height_cm),
        child.parent_name,
        mask_nik(child.nik),
        child.posyandu,
    ]
    sign = z_sign(child.haz, implausible=tall)
    tone = {"<<": "error", "<": "warn"}.get(sign, "")
    return Row(cells, tone, "?" if child.flags else "")


def whole_child(child: children.ChildRow) -> list[str]:
    """Return name, place and NIK of a child in full."""
    place = ", ".join(part for part in (child.village, child.posyandu) if part)
    return [child.name, place, *([f"NIK {mask_nik(child.nik)}"] if child.nik else [])]


def status_word(child: children.ChildRow) -> str:
    """Return the state in one word: height for age first, weight for height where height is normal."""
    if child.measured_on is None:
        return "belum diukur"
    if "TB/U" in child.flags:
        return "diragukan"
    words = children.labels(child.haz, child.waz, child.whz, oedema=child.oedema)
    if words.haz in ("", "Normal") and words.whz not in ("", "Gizi baik") and "BB/TB" not in child.flags:
        return words.whz
    light = "" if "BB/U" in child.flags else words.waz
    return words.haz or light.replace("Berat badan", "BB").replace("berat badan", "BB") or "-"
