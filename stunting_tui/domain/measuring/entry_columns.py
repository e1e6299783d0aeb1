"""The columns of an entry sheet, kept as data: what can be typed for a child, how it is stored, whom it is asked of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

from stunting_tui.domain.rules import read_toml
from stunting_tui.errors import DataError
from stunting_tui.resources import fixtures

Kind = Literal["date", "number", "code"]
Stored = str | int | float | None
"""What a cell comes to in the store."""

KINDS: Mapping[str, Kind] = {"tanggal": "date", "angka": "number", "kode": "code"}
KNOWN = frozenset(
    {
        "judul", "nama", "jenis", "lebar", "desimal", "satuan", "pilihan", "nilai", "simpan", "wajib", "tetap", "awal",
        "bulan", "umur",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class EntryColumn:
    """One column. `stored_in` is a column of the measurement, "" an extra kept under `name`.

    `values` gives what a code's letter is stored as. `months` (of the year) limit when it is shown unless the office
    chose it; `ages` are the first and last completed month of age it is asked for.
    """

    key: str
    heading: str
    name: str
    kind: Kind
    width: int
    decimals: int = 0
    unit: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Stored] = field(default_factory=dict)
    stored_in: str = ""
    required: bool = False
    fixed: bool = False
    usual: bool = False
    months: tuple[int, ...] = ()
    ages: tuple[int, int] | None = None

    def is_usual(self, period: str) -> bool:
        """Whether it is shown in an ISO year-month where the office did not choose."""
        return self.fixed or (self.usual and (not self.months or int(period[5:7]) in self.months))

    def is_asked_at(self, months: int) -> bool:
        """Whether it is asked of a child of these completed months."""
        return self.ages is None or self.ages[0] <= months <= self.ages[1]


def chosen(columns: tuple[EntryColumn, ...], period: str, choice: str) -> tuple[EntryColumn, ...]:
    """Return the columns shown in a month: the usual ones, changed by a choice such as "head_cm,-muac_cm"."""
    words = set(choice.replace(" ", "").split(","))
    return tuple(
        column
        for column in columns
        if column.fixed or column.key in words or (column.is_usual(period) and f"-{column.key}" not in words)
    )


def choose(columns: tuple[EntryColumn, ...], period: str, choice: str, key: str) -> str:
    """Return the choice with a column switched the other way; what is usual in the month is not mentioned.

    Raises `DataError` for a column that is always there.
    """
    column = next(column for column in columns if column.key == key)
    if column.fixed:
        raise DataError(f"Kolom {column.name} selalu ada.")
    words = [word for word in choice.replace(" ", "").split(",") if word and word.lstrip("-") != key]
    shown = column in chosen(columns, period, choice)
    if column.is_usual(period) == shown:
        words.append(f"-{key}" if shown else key)
    return ",".join(words)


@cache
def entry_columns() -> tuple[EntryColumn, ...]:
    """Return every column in the order of the screen. Raises `FileError` and `DataError`."""
    return read_columns(fixtures() / "rules" / "entry_columns.toml")


def read_columns(path: Path) -> tuple[EntryColumn, ...]:
    """Return the columns of a file. Raises `FileError` where it cannot be read, `DataError` for what cannot be."""
    return tuple(_column(key, entry, path.name) for key, entry in read_toml(path).get("kolom", {}).items())


def _column(key: str, entry: Mapping[str, Any], name: str) -> EntryColumn:
    where = f'{name}: kolom "{key}"'
    unknown = [word for word in entry if word not in KNOWN]
    if unknown:
        raise DataError(f'{where}: isian "{unknown[0]}" tidak dikenal.', f"Yang ada: {', '.join(sorted(KNOWN))}.")
    missing = [word for word in ("judul", "nama", "jenis", "lebar") if not entry.get(word)]
    if missing:
        raise DataError(f"{where}: {missing[0]} kosong.", "Isi judul, nama, jenis, dan lebar.")
    if entry["jenis"] not in KINDS:
        raise DataError(f'{where}: jenis "{entry["jenis"]}" tidak dikenal.', f"Yang ada: {', '.join(KINDS)}.")
    choices = entry.get("pilihan", {})
    if (entry["jenis"] == "kode") != bool(choices) or any(len(letter) != 1 for letter in choices):
        raise DataError(f"{where}: pilihan tidak benar.", 'Untuk jenis "kode" tulis satu huruf dan artinya.')
    ages = entry.get("umur")
    return EntryColumn(
        key, entry["judul"], entry["nama"], KINDS[entry["jenis"]], entry["lebar"], entry.get("desimal", 0),
        entry.get("satuan", ""), choices, entry.get("nilai", choices), entry.get("simpan", ""),
        entry.get("wajib", False), entry.get("tetap", False), entry.get("awal", False), tuple(entry.get("bulan", ())),
        (ages[0], ages[1]) if ages else None,
    )  # fmt: skip
