"""What a file of measurements says, row by row, once its cells are understood."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal

Sex = Literal["L", "P"]
"""L laki-laki (male), P perempuan (female), as every Indonesian form prints it."""

Position = Literal["L", "H"]
"""L lying (terlentang, length), H standing (berdiri, height), as WHO anthro names it."""


class Severity(StrEnum):
    """How much a finding matters: an error row is not stored, the others are."""

    ERROR = "galat"
    WARNING = "peringatan"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark about a file. `row` 0 and `column` "" mean the file as a whole."""

    severity: Severity
    row: int
    column: str
    code: str
    message: str
    sheet: str = ""


@dataclass(slots=True)
class FileRow:
    """One measurement of one child as a file gives it; weights kg, lengths cm, None where the file says nothing.

    `row` is the row number a spreadsheet program shows. `nik` is 16 digits or None; `nik_raw` keeps the
    cell's text when it is masked, damaged or short. `file_*` are the z-scores and status words printed by
    the source. `extras` keeps columns we have no field for, by their own heading.
    """

    sheet: str
    row: int
    name: str = ""
    sex: Sex | None = None
    birth_date: date | None = None
    nik: str | None = None
    nik_raw: str = ""
    parent_name: str = ""
    birth_weight_kg: float | None = None
    birth_length_cm: float | None = None
    province: str = ""
    regency: str = ""
    district: str = ""
    puskesmas: str = ""
    village: str = ""
    village_code: str = ""
    posyandu: str = ""
    rt: str = ""
    rw: str = ""
    address: str = ""
    measured_on: date | None = None
    weight_kg: float | None = None
    height_cm: float | None = None
    position: Position | None = None
    muac_cm: float | None = None
    head_cm: float | None = None
    oedema: bool | None = None
    gain: str = ""
    vitamin_a: str = ""
    file_waz: float | None = None
    file_haz: float | None = None
    file_whz: float | None = None
    file_bbu: str = ""
    file_tbu: str = ""
    file_bbtb: str = ""
    extras: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class ParsedFile:
    """A file as understood: `rows` may be stored, `findings` say what was seen on the way.

    `layout` is the short Indonesian name of the recognised layout, `kind` the physical format, `read` the number of
    data rows met (rows with a galat finding are read but not in `rows`). `title_date` is the date of the title line.
    """

    name: str
    sha256: str
    kind: str
    layout: str
    title_date: date | None
    read: int
    rows: list[FileRow]
    findings: list[Finding]
    has_position: bool
