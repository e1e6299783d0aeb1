"""Rules kept as a list of entries with a code, [[part]] in a TOML file: the shipped ones, changed by a site's file."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stunting_tui.domain.rules import is_number, read_toml
from stunting_tui.errors import DataError

_TOP = frozenset({"berlaku_dari", "berlaku_sampai"})


@dataclass(frozen=True, slots=True)
class Shape:
    """What a field may hold, and that in words: "angka, misalnya -2.0"."""

    fits: Callable[[Any], bool]
    words: str


def text(limit: int = 0) -> Shape:
    """Return the shape of a text that is not empty, of so many letters at most (0: any)."""
    words = f"teks sampai {limit} huruf" if limit else "teks"
    return Shape(lambda value: isinstance(value, str) and 0 < len(value.strip()) <= (limit or len(value)), words)


def several(known: Collection[str]) -> Shape:
    """Return the shape of a list of names out of those known."""
    return Shape(
        lambda value: isinstance(value, list) and all(isinstance(one, str) and one in known for one in value),
        f"daftar dari: {', '.join(known)}",
    )


FLAG = Shape(lambda value: isinstance(value, bool), "true atau false")
NUMBER = Shape(is_number, "satu angka, misalnya -2.0")
COUNT = Shape(lambda value: type(value) is int and value >= 0, "bilangan bulat, nol atau lebih")
FROM_TO = Shape(
    lambda value: (
        isinstance(value, list) and len(value) == 2 and all(type(one) is int for one in value) and value[0] <= value[1]
    ),
    "dua bilangan bulat, yang kecil dahulu, misalnya [0, 23]",
)


def read_entries(
    part: str, shapes: Mapping[str, Shape], shipped: Path, site: Path | None = None
) -> list[dict[str, Any]]:
    """Return the active entries in the order of the shipped file, each changed where the site's file names its code.

    New codes are refused: what is stored with a code must be known everywhere. Raises FileError for a file that cannot
    be read, DataError for an unknown code or field and a value that cannot be.
    """
    entries = {entry["kode"]: dict(entry) for entry in read_toml(shipped)[part]}
    for code, changes in _changes(part, site) if site is not None else ():
        where = f'{site.name if site else ""}: {part} "{code}"'
        if code not in entries:
            raise DataError(f"{where} tidak dikenal.", f"Yang ada: {', '.join(entries)}.")
        for name, value in changes.items():
            if name not in shapes:
                raise DataError(f'{where}: isian "{name}" tidak dikenal.', f"Yang ada: {', '.join(shapes)}.")
            if not shapes[name].fits(value):
                raise DataError(f"{where}: {name} tidak benar.", f"Tulis {shapes[name].words}.")
        entries[code].update(changes)
    return [entry for entry in entries.values() if entry.get("aktif", True)]


def _changes(part: str, site: Path) -> list[tuple[str, dict[str, Any]]]:
    """Return the entries of a site's file: code, and what it says of it."""
    data = read_toml(site)
    form = f'Tulis [[{part}]] dan di bawahnya kode = "...".'
    for key in data:
        if key != part and key not in _TOP:
            raise DataError(f'{site.name}: bagian "{key}" tidak dikenal.', form)
    found = data.get(part, [])
    if not isinstance(found, list) or not all(isinstance(entry, dict) and "kode" in entry for entry in found):
        raise DataError(f"{site.name}: {part} bukan daftar berkode.", form)
    return [(str(entry["kode"]), {name: value for name, value in entry.items() if name != "kode"}) for entry in found]
