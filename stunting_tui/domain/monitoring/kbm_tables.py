"""The KBM tables kept as data: read, checked, and changed by the site's own file."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, cast

from stunting_tui.domain.monitoring.kbm import Kbm
from stunting_tui.domain.rules import is_number, read_toml
from stunting_tui.errors import DataError
from stunting_tui.resources import fixtures

_TOP = frozenset({"pakai", "garis_merah", "profil"})
_LINE = frozenset({"garis_sd", "sumber"})
_PROFILE = frozenset({"judul", "berlaku_dari", "berlaku_sampai", "sumber", "gram"})


def load_kbm(profile: str | None = None, site: Path | None = None) -> Kbm:
    """Return a KBM table by its name, by default the one in use.

    A site's file changes or adds profiles, the red line, and which profile is in use. Raises FileError when a file
    cannot be read, DataError for an unknown profile and for content that cannot be.
    """
    tables = kbm_tables(site)
    chosen = profile or _used(site)
    if chosen not in tables:
        raise DataError(f'Profil KBM "{chosen}" tidak ada.', f"Pilih: {', '.join(tables)}.")
    return tables[chosen]


def kbm_tables(site: Path | None = None) -> dict[str, Kbm]:
    """Return every KBM table by its name, those of the site among them. Raises as `load_kbm` does."""
    shipped = _read(_file())
    entries = {name: dict(entry) for name, entry in shipped["profil"].items()}
    line = dict(shipped["garis_merah"])
    blame = _file().name
    if site is not None:
        changes, blame = _read(site), site.name
        line.update(changes.get("garis_merah", {}))
        for name, entry in changes.get("profil", {}).items():
            entries.setdefault(name, {}).update(entry)
    red = line.get("garis_sd")
    if not is_number(red):
        raise DataError(f"{blame}: garis_sd tidak benar.", "Tulis satu angka, misalnya garis_sd = -3.0.")
    return {name: _table(name, entry, float(cast("float", red)), blame) for name, entry in entries.items()}


def _used(site: Path | None) -> str:
    """Return the name of the table in use."""
    shipped = str(_read(_file())["pakai"])
    return shipped if site is None else str(_read(site).get("pakai", shipped))


def _file() -> Path:
    return fixtures() / "rules" / "kbm.toml"


def _read(path: Path) -> dict[str, Any]:
    """Return one file with nothing unknown in it."""
    data = read_toml(path)
    _only(data, _TOP, path.name)
    profiles = _section(data, "profil", path.name)
    _only(_section(data, "garis_merah", path.name), _LINE, path.name)
    for name in profiles:
        _only(_section(profiles, name, path.name), _PROFILE, f"{path.name}: profil {name}")
    return data


def _section(data: Mapping[str, Any], key: str, where: str) -> dict[str, Any]:
    section = data.get(key, {})
    if not isinstance(section, dict):
        raise DataError(f'{where}: "{key}" bukan bagian.', f"Tulis sebagai [{key}].")
    return section


def _only(section: Mapping[str, Any], known: frozenset[str], where: str) -> None:
    for key in section:
        if key not in known:
            raise DataError(f'{where}: isian "{key}" tidak dikenal.', f"Yang ada: {', '.join(sorted(known))}.")


def _table(name: str, entry: Mapping[str, Any], red_line: float, file: str) -> Kbm:
    where = f'{file}: profil "{name}"'
    start, end = entry.get("berlaku_dari"), entry.get("berlaku_sampai")
    if not isinstance(start, date) or not isinstance(end, date | None):
        raise DataError(f"{where}: masa berlaku tidak benar.", "Tulis tanggal: berlaku_dari = 2020-01-01.")
    rows = _rows(entry.get("gram"))
    if rows is None:
        hint = "Tulis [sampai bulan, gram laki-laki, gram perempuan] dengan bulan yang menaik."
        raise DataError(f"{where}: tabel gram tidak benar.", hint)
    return Kbm(name, str(entry.get("judul", name)), str(entry.get("sumber", "")), start, end, rows, red_line)


def _rows(value: object) -> tuple[tuple[int, int, int], ...] | None:
    """Return the rows of a table, None unless they are whole, positive and rise in months."""
    rows: list[tuple[int, int, int]] = []
    for row in value if isinstance(value, list) else []:
        if not isinstance(row, list) or len(row) != 3 or not all(type(part) is int and part > 0 for part in row):
            return None
        month, boys, girls = row
        if rows and month <= rows[-1][0]:
            return None
        rows.append((month, boys, girls))
    return tuple(rows) or None
