"""The seal of an approved session: its rows as one text, the fingerprint of that text, and what differs later.

The text is JSON with sorted keys and no spaces: the same rows give the same text on every machine. A whole number, a
decimal and a text stay apart (1, 1.0, "1"); decimals are written so that they are read back exactly.
"""

import base64
import binascii
import hashlib
import json
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Literal

from stunting_tui.errors import DataError

Cell = str | int | float | None
"""What a column of a row holds."""

Row = tuple[Cell, ...]

STAMPS: Mapping[str, str] = dict.fromkeys(
    ("updated_at", "updated_by", "version"), "mengikuti setiap perubahan; kolom yang berubah sendiri dibandingkan"
)
_DAY = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
_SOURCE = "asal baris, bukan nilainya; impor ulang berkas yang sama menggantinya"
_REGISTER = "data induk anak yang terus diperbarui; angka laporan tidak memakainya"

OUTSIDE: Mapping[str, Mapping[str, str]] = {
    "measurement": {
        **dict.fromkeys(("run_id", "source_sheet", "source_row"), _SOURCE),
        "extras": "kolom tambahan berkas, tidak dicetak",
    },
    "child": {
        "name_key": "diturunkan dari nama",
        **dict.fromkeys(
            (
                "nik", "nik_raw", "parent_name", "address", "rt", "rw", "posyandu_id", "birth_weight_kg",
                "birth_length_cm", "status", "status_on", "register_order",
            ),
            _REGISTER,
        ),
    },
}  # fmt: skip
"""By table the columns no seal holds, each with the reason; those of `STAMPS` are outside everywhere."""


LASTS = {"official": "valid_to"}
"""By table the column with the last day a row holds. It stands on no page: it only says who signs on the day of the
session. So a later end, as of an official who leaves office, is no change while it does not come before that day; an
end before it is one, and so is whatever is no day."""


@dataclass(frozen=True, slots=True)
class SealedTable:
    """Rows of one table; the first column is the id."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def by_id(self) -> dict[Cell, Row]:
        """Return the rows by their id."""
        return {row[0]: row for row in self.rows}


Snapshot = Mapping[str, SealedTable]
"""By name of the table."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One cell that changed, or a whole row that came or went (`column` "")."""

    table: str
    row_id: Cell
    kind: Literal["ubah", "tambah", "hapus"]
    column: str = ""
    then: Cell = None
    now: Cell = None


def inside(table: str, columns: Iterable[str]) -> tuple[str, ...]:
    """Return the columns of a table that a seal holds, the id first, the others by name."""
    left_out = {*STAMPS, *OUTSIDE.get(table, {}), "id"}
    return ("id", *sorted(name for name in columns if name not in left_out))


def canonical(snapshot: Snapshot) -> str:
    """Return the snapshot as the one text that stands for it; the order rows were read in does not matter."""
    tables = {
        name: {"columns": table.columns, "rows": sorted(table.rows, key=itemgetter(0))}
        for name, table in snapshot.items()
    }
    return json.dumps(tables, ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def fingerprint(text: str) -> str:
    """Return the first 12 hexadecimal digits of the text's SHA-256 in groups: "4F2A-91C0-77DE"."""
    digits = hashlib.sha256(text.encode("ascii")).hexdigest()[:12].upper()
    return "-".join(digits[at : at + 4] for at in range(0, 12, 4))


def pack(text: str) -> str:
    """Return the text compressed, for the store."""
    return base64.b64encode(zlib.compress(text.encode("ascii"), 6)).decode("ascii")


def unpack(content: str) -> str:
    """Return what `pack` was given. Raises `DataError` for what it did not make."""
    try:
        return zlib.decompress(base64.b64decode(content, validate=True)).decode("ascii")
    except (zlib.error, binascii.Error, ValueError) as error:
        raise DataError("Isi segel rusak dan tidak dapat dibaca.", "Bandingkan dengan cadangan basis data.") from error


def read(text: str) -> Snapshot:
    """Return the snapshot of a canonical text. Raises `DataError` when it is none."""
    try:
        tables: dict[str, Any] = json.loads(text)
        return {
            name: SealedTable(tuple(table["columns"]), tuple(tuple(row) for row in table["rows"]))
            for name, table in tables.items()
        }
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise DataError("Isi segel rusak dan tidak dapat dibaca.", "Bandingkan dengan cadangan basis data.") from error


def settled(sealed: Snapshot, now: Snapshot, day: str) -> Snapshot:
    """Return `now` with the end dates (`LASTS`) of the seal wherever both hold on the day (ISO) of the session."""
    found = dict(now)
    for name, column in LASTS.items():
        if name in sealed and column in sealed[name].columns:
            at, before = sealed[name].columns.index(column), sealed[name].by_id()
            rows = (_settled(row, before.get(row[0], row)[at], at, day) for row in now[name].rows)
            found[name] = SealedTable(now[name].columns, tuple(rows))
    return found


def _settled(row: Row, then: Cell, at: int, day: str) -> Row:
    return (*row[:at], then, *row[at + 1 :]) if _lasts(then, day) and _lasts(row[at], day) else row


def _lasts(end: Cell, day: str) -> bool:
    """Whether an end date is none, or a day that does not come before `day`."""
    return end == "" or (isinstance(end, str) and _DAY.fullmatch(end) is not None and end >= day)


def differences(sealed: Snapshot, now: Snapshot) -> list[Difference]:
    """Return every cell and row in which `now` is not what was sealed, table by table in the order of the seal."""
    return [found for name, table in sealed.items() for found in _in_table(name, table, now[name])]


def _in_table(name: str, sealed: SealedTable, now: SealedTable) -> Iterator[Difference]:
    before, after = sealed.by_id(), now.by_id()
    for row_id, then in before.items():
        if row_id not in after:
            yield Difference(name, row_id, "hapus")
        elif repr(then) != repr(after[row_id]):
            yield from _in_row(name, sealed.columns, then, after[row_id])
    for row_id in after:
        if row_id not in before:
            yield Difference(name, row_id, "tambah")


def _in_row(name: str, columns: tuple[str, ...], then: Row, now: Row) -> Iterator[Difference]:
    for column, old, new in zip(columns, then, now, strict=True):
        if repr(old) != repr(new):
            yield Difference(name, then[0], "ubah", column, old, new)
