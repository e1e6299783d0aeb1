"""Profiles of service indicators kept as data: those of the program and those of the office, checked as they are read.

An office puts its own profile as a TOML file of the same form into the folder `indikator` beside the database; one with
the name of a profile of the program takes its place.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from stunting_tui.domain.planning.indicators import DOWN, PERCENT, UP, Indicator, Profile
from stunting_tui.domain.rules import is_number, read_toml
from stunting_tui.errors import DataError
from stunting_tui.resources import fixtures

DEFAULT = "perpres72"
SHIPPED = (DEFAULT, "esensial29")
FOLDER = "indikator"

_TOP = frozenset({"judul", "sumber", "berlaku_dari", "berlaku_sampai", "ambang_hampir", "indikator"})
_TEXTS = ("kode", "nama", "singkat", "kelompok", "pembilang", "penyebut", "satuan", "arah", "sumber")
_SPAN = ("berlaku_dari", "berlaku_sampai")
_OTHERS = frozenset({"target", "belum_pasti", *_SPAN})
_CODE = re.compile(r"[A-Z0-9][A-Z0-9.-]{0,9}", re.ASCII)


def profile_files(site: Path | None = None) -> dict[str, Path]:
    """Return where each profile lies by its name, the default first; `site` is the folder of the database."""
    found = {name: fixtures() / "indicators" / f"{name}.toml" for name in SHIPPED}
    if site is not None:
        found |= {path.stem: path for path in sorted((site / FOLDER).glob("*.toml"))}
    return found


def load_profile(name: str = DEFAULT, site: Path | None = None) -> Profile:
    """Read a profile. Raises FileError when its file cannot be read, DataError for what it may not hold."""
    files = profile_files(site)
    if name not in files:
        raise DataError(f'Profil indikator "{name}" tidak ada.', f"Pilih: {', '.join(files)}.")
    path = files[name]
    data = read_toml(path)
    for key in data:
        if key not in _TOP:
            raise DataError(f'{path.name}: bagian "{key}" tidak dikenal.', f"Yang ada: {', '.join(sorted(_TOP))}.")
    margin = data.get("ambang_hampir", 0.0)
    if not is_number(margin) or margin < 0:
        raise DataError(f"{path.name}: ambang_hampir tidak benar.", "Tulis satu angka, misalnya 10.0.")
    entries = data.get("indikator", [])
    if not isinstance(entries, list) or not entries:
        raise DataError(f"{path.name}: tidak ada indikator.", "Tulis tiap indikator sebagai [[indikator]].")
    title, source = str(data.get("judul", name)), str(data.get("sumber", ""))
    usual = {"sumber": source, **{key: data[key] for key in _SPAN if key in data}}
    return Profile(name, title, source, float(margin), tuple(_indicators(path, entries, usual)))


def _indicators(path: Path, entries: list[Any], usual: Mapping[str, Any]) -> Iterator[Indicator]:
    """Give the indicators of a file, `usual` for what one leaves out; the complaint about one names its line."""
    lines = [
        number
        for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1)
        if line.strip().startswith("[[indikator]]")
    ]
    seen: set[str] = set()
    for place, entry in enumerate(entries):
        where = f"{path.name} baris {lines[place]}" if place < len(lines) else path.name
        if not isinstance(entry, dict):
            raise DataError(f"{where}: bukan indikator.", "Tulis tiap indikator sebagai [[indikator]].")
        found = _indicator({**usual, **entry}, where)
        if found.code in seen:
            raise DataError(f"{where}: kode {found.code} sudah dipakai.", "Tiap indikator berkode sendiri.")
        seen.add(found.code)
        yield found


def _indicator(entry: Mapping[str, Any], where: str) -> Indicator:
    for key in entry:
        if key not in _TEXTS and key not in _OTHERS:
            raise DataError(f'{where}: isian "{key}" tidak dikenal.', f"Yang ada: {', '.join((*_TEXTS, 'target'))}.")
    texts = {key: str(entry.get(key, "")).strip() for key in _TEXTS}
    target = entry.get("target")
    if target is not None and not is_number(target):
        raise DataError(f"{where}: target bukan angka.", "Tulis satu angka, misalnya target = 90.0.")
    found = Indicator(
        code=texts["kode"].upper(), name=texts["nama"], short=texts["singkat"] or texts["nama"],
        group=texts["kelompok"], numerator=texts["pembilang"], denominator=texts["penyebut"], unit=texts["satuan"],
        target=None if target is None else float(target), direction=texts["arah"],
        valid_from=_day(entry.get("berlaku_dari")), valid_to=_day(entry.get("berlaku_sampai")),
        source=texts["sumber"], unverified=bool(entry.get("belum_pasti", False)),
    )  # fmt: skip
    wrong = fault(found)
    if wrong:
        raise DataError(f"{where}: {wrong}", "Betulkan berkas itu, lalu buka lagi layarnya.")
    return found


def fault(indicator: Indicator) -> str:
    """Return what an indicator lacks or has wrong, in words; "" where it can be used."""
    code, target = indicator.code, indicator.target
    empty = [
        word
        for word, text in (("nama", indicator.name), ("pembilang", indicator.numerator), ("satuan", indicator.unit))
        if not text
    ]
    faults = (
        (bool(code_fault(code)), code_fault(code)),
        (bool(empty), f"indikator {code} tanpa {', '.join(empty)}."),
        (indicator.direction not in (UP, DOWN), f"arah indikator {code} harus {UP} atau {DOWN}."),
        (
            indicator.is_share != bool(indicator.denominator),
            f'indikator {code}: penyebut ditulis bila satuannya "{PERCENT}", dan hanya bila begitu.',
        ),
        (
            target is not None and not 0 <= target <= (100 if indicator.is_share else target),
            f"target indikator {code} tidak benar: persen dari 0 sampai 100, lainnya tidak negatif.",
        ),
        (
            bool(indicator.valid_to) and indicator.valid_to < indicator.valid_from,
            f"masa berlaku indikator {code} berakhir sebelum mulai.",
        ),
    )
    return next((words for wrong, words in faults if wrong), "")


def code_fault(code: str) -> str:
    """Return why a text cannot be the code of an indicator, "" where it can."""
    if _CODE.fullmatch(code):
        return ""
    return f'kode "{code}" tidak benar: huruf besar, angka, titik, garis; paling banyak 10.'


def _day(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value or "")
