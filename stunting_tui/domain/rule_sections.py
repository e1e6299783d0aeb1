"""Rules kept as sections with a code, [part.code] in a TOML file: the shipped ones, changed by a site's file."""

from collections.abc import Collection, Mapping
from typing import Any

from stunting_tui.errors import DataError


def merged(shipped: Mapping[str, Any], changes: Mapping[str, Any], part: str, blame: str) -> dict[str, dict[str, Any]]:
    """Return the entries of a part, each with the site's changes; new ones are refused, as nothing would read them.

    `blame` is the file to name. Raises DataError.
    """
    entries = {code: dict(entry) for code, entry in shipped[part].items()}
    found = section(changes, part, blame)
    only(found, entries, f"{blame}: {part}")
    for code in found:
        entries[code].update(section(found, code, f"{blame}: {part}"))
    return entries


def section(data: Mapping[str, Any], key: str, where: str) -> dict[str, Any]:
    """Return a section, empty where there is none. Raises DataError where something else stands there."""
    found = data.get(key, {})
    if not isinstance(found, dict):
        raise DataError(f'{where}: "{key}" bukan bagian.', "Tulis sebagai [bagian.kode].")
    return found


def only(found: Mapping[str, Any], known: Collection[str], where: str) -> None:
    """Raise DataError for a field that nothing reads."""
    for key in found:
        if key not in known:
            raise DataError(f'{where}: isian "{key}" tidak dikenal.', f"Yang ada: {', '.join(sorted(known))}.")
