"""Short lists of codes with their names, kept as TOML data and checked as they are read."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stunting_tui.domain.rules import read_toml
from stunting_tui.errors import DataError

_FIELDS = frozenset({"kode", "nama", "singkat"})
_HEAD = frozenset({"judul", "sumber", "berlaku_dari", "berlaku_sampai"})


@dataclass(frozen=True, slots=True)
class Coded:
    """One entry: what is stored, what it is called, and what a narrow column calls it."""

    code: str
    name: str
    short: str


def read_coded(path: Path, *tables: str) -> dict[str, tuple[Coded, ...]]:
    """Return the entries of each table of a file in their order.

    Raises `FileError` where the file cannot be read, `DataError` for what is unknown, empty, or there twice.
    """
    data = read_toml(path)
    _refuse_unknown(data, _HEAD.union(tables), path.name)
    return {table: _entries(data.get(table, []), f"{path.name}: {table}") for table in tables}


def name_of(entries: Iterable[Coded], code: str) -> str:
    """Return the name of a code, the code itself where it is not among them any more."""
    return next((entry.name for entry in entries if entry.code == code), code)


def _entries(rows: list[dict[str, Any]], where: str) -> tuple[Coded, ...]:
    found = tuple(_entry(row, f"{where} {at}") for at, row in enumerate(rows, 1))
    codes = [entry.code for entry in found]
    twice = next((code for code in codes if codes.count(code) > 1), None)
    if twice is not None:
        raise DataError(f'{where}: kode "{twice}" dua kali.', "Tiap baris berkode sendiri.")
    if not found:
        raise DataError(f"{where}: tidak ada isinya.", "Tulis sedikitnya satu.")
    return found


def _entry(row: dict[str, Any], where: str) -> Coded:
    _refuse_unknown(row, _FIELDS, where)
    code, name = _text(row, "kode", where), _text(row, "nama", where)
    return Coded(code, name, _text(row, "singkat", where) if "singkat" in row else name)


def _refuse_unknown(row: dict[str, Any], known: frozenset[str], where: str) -> None:
    unknown = next((word for word in row if word not in known), None)
    if unknown is not None:
        raise DataError(f'{where}: isian "{unknown}" tidak dikenal.', f"Yang ada: {', '.join(sorted(known))}.")


def _text(row: dict[str, Any], word: str, where: str) -> str:
    value = row.get(word)
    if not isinstance(value, str) or not value.strip():
        raise DataError(f"{where}: {word} kosong.", f"Isi {word}.")
    return value.strip()
