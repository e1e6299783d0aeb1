"""A document of the office as plain blocks, before it is drawn: once for the workbook and the plain text alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from stunting_tui.domain.numbers import format_decimal, format_signed

Cell = str | int | float | date | None
"""What stands in a table: None prints "-", "" an empty cell to be filled in by hand."""

Style = Literal["title", "underlined", "centre", "right", "head", "body", "plain", "note", "secret"]
"""How a line looks: headings, running text ("body" is justified), remarks in small letters, a warning in a box."""


@dataclass(frozen=True, slots=True)
class Signatory:
    """One who signs: `office` and `place` ("Kepala Desa", "Sukamaju") stand above the name."""

    name: str = ""
    office: str = ""
    nip: str = ""
    place: str = ""

    @property
    def title(self) -> str:
        """The office with its place."""
        return f"{self.office.strip() or 'Peserta'} {self.place.strip()}".rstrip(", ")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The kop surat. Names stand with their kind: regency "Kabupaten X" or "Kota X", district "Kecamatan X".

    `address` are the lines below the names (street, telephone, postcode). `place` opens the line of the signature
    ("place, date"); empty means the district without its kind.
    """

    regency: str
    district: str
    province: str = ""
    address: tuple[str, ...] = ()
    place: str = ""

    @property
    def names(self) -> tuple[str, str]:
        """The two lines of names as they are printed."""
        kind = "" if self.regency.upper().startswith(("PEMERINTAH", "PEMKAB", "PEMKOT")) else "PEMERINTAH "
        return f"{kind}{self.regency}".upper(), self.district.upper()

    @property
    def signed_at(self) -> str:
        """The place that stands before the date of a signature."""
        return self.place or self.district.removeprefix("Kecamatan ").strip()


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph; `above` is the space before it in points."""

    text: str
    style: Style = "body"
    above: float = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """A label and the text beside it: a numbered item, a point of the decision, or a fact.

    `note` stands below the text in smaller letters. `strong`: the label is that of a point (KESATU).
    """

    label: str
    text: str
    note: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column: heading, width in digits, how its cells stand; `form` is the number format of figures."""

    title: str
    width: float
    across: Literal["left", "center", "right"] = "left"
    form: str = "#,##0"


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. `empty` is said where there is no row; `total`: the last row is a sum, in bold.

    `folds`: as plain text it stays a table, its texts folded, where it is too wide; else each row becomes a paragraph.
    `sign` adds cells to sign in, in turn at the left and the right; such a list gets empty rows up to `rows_at_least`.
    """

    columns: tuple[GridColumn, ...]
    rows: Sequence[Sequence[Cell]]
    empty: str = "Tidak ada"
    total: bool = False
    sign: bool = False
    rows_at_least: int = 0
    folds: bool = False


@dataclass(frozen=True, slots=True)
class Signatures:
    """The block of signatures; the first signs at the right under `above` (place and date)."""

    above: str
    people: tuple[Signatory, ...]


Block = Line | Entry | Grid | Signatures


@dataclass(frozen=True, slots=True)
class Section:
    """One sheet: `title` names it. `keep` says how many of the last blocks stay on one printed page.

    With `letterhead` it begins with the kop surat, `wide` prints it on its side, `one_page` in smaller letters where
    it would need two.
    """

    title: str
    blocks: tuple[Block, ...]
    letterhead: Letterhead | None = None
    wide: bool = False
    keep: int = 0
    one_page: bool = False


def figure_text(value: float, form: str, least: int = 0) -> str:
    """Return a figure as its number format shows it: its decimals (`least` at the least), its sign where it has one."""
    first = form.partition(";")[0]
    places = max(least, first.partition(".")[2].count("0"))
    return (format_signed if first.startswith("+") else format_decimal)(value, places)
