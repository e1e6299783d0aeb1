"""Rules kept as data: each has a level, limits and a sentence, read from TOML and checked as it is read."""

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from string import Formatter
from typing import Any, Literal, cast

from stunting_tui.errors import DataError, FileError

Level = Literal["galat", "peringatan", "catatan"]
"""galat cannot be stored, peringatan can with a reason, catatan only tells."""

LEVELS: tuple[Level, ...] = ("galat", "peringatan", "catatan")
"""The levels, gravest first."""

Span = tuple[float, float]
"""Lowest and highest value allowed, both included."""

Steps = tuple[tuple[int, float], ...]
"""Limits by age: each holds up to and including its completed month; ages beyond the last take the last."""

Kind = Literal["number", "span", "steps"]

_TOP = frozenset({"aturan", "berlaku_dari", "berlaku_sampai"})
_SHAPES: Mapping[Kind, str] = {
    "number": "satu angka yang tidak negatif, misalnya 0.5",
    "span": "dua angka, yang kecil dahulu, misalnya [1.0, 40.0]",
    "steps": "pasangan bulan dan batas yang menaik, misalnya [[5, 1.5], [59, 1.0]]",
}


@dataclass(frozen=True, slots=True)
class RuleSpec:
    """What a rule may say (names in braces of its sentence) and which limits it has."""

    facts: frozenset[str] = frozenset()
    limits: Mapping[str, Kind] = field(default_factory=dict)
    signed: frozenset[str] = frozenset()
    """Numbers that may be negative."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule in force. A rule that is not `active` never complains; its limits may still serve others."""

    code: str
    level: Level
    sentence: str
    source: str
    active: bool
    limits: Mapping[str, float | Span | Steps]

    def number(self, name: str) -> float:
        """Return a limit that is one number."""
        return cast("float", self.limits[name])

    def span(self, name: str) -> Span:
        """Return a limit that is a span."""
        return cast("Span", self.limits[name])

    def steps(self, name: str) -> Steps:
        """Return a limit that depends on age."""
        return cast("Steps", self.limits[name])

    def say(self, **facts: str) -> str:
        """Return the sentence with the facts put in."""
        return self.sentence.format_map(facts)


def read_rules(specs: Mapping[str, RuleSpec], shipped: Path, site: Path | None = None) -> dict[str, Rule]:
    """Return every rule of `specs` from the shipped file, changed where the site's file says so.

    Raises FileError when a file cannot be read, DataError when it holds an unknown rule or field, a limit or
    level that cannot be, or a sentence with an unknown name in braces.
    """
    entries = {code: dict(entry) for code, entry in _entries(specs, shipped).items()}
    if site is not None:
        for code, changes in _entries(specs, site).items():
            entries.setdefault(code, {}).update(changes)
    missing = [code for code in specs if code not in entries]
    if missing:
        raise DataError(f'{shipped.name}: aturan "{missing[0]}" tidak ada.', "Pasang ulang program ini.")
    rules = {}
    for code, spec in specs.items():
        blame = site if site is not None else shipped
        rules[code] = _rule(code, spec, entries[code], blame.name)
    return rules


def read_toml(path: Path) -> dict[str, Any]:
    """Return the content of a TOML file. Raises FileError when it cannot be read or is no TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise FileError(f"Berkas aturan {path.name} tidak dapat dibaca.", "Periksa berkas dan izinnya.") from error
    except ValueError as error:
        raise FileError(f"Berkas aturan {path.name} rusak: {error}.", "Betulkan baris itu, lalu coba lagi.") from error


def is_number(value: object) -> bool:
    """Whether a TOML value is a finite number; true and false are none."""
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _entries(specs: Mapping[str, RuleSpec], path: Path) -> dict[str, dict[str, Any]]:
    """Return the rules of one file as they stand in it, their names and fields known."""
    data = read_toml(path)
    for key in data:
        if key not in _TOP:
            raise DataError(f'{path.name}: bagian "{key}" tidak dikenal.', "Aturan ditulis sebagai [aturan.kode].")
    entries = data.get("aturan", {})
    if not isinstance(entries, dict):
        raise DataError(f'{path.name}: "aturan" bukan bagian.', "Aturan ditulis sebagai [aturan.kode].")
    for code, entry in entries.items():
        if code not in specs:
            raise DataError(f'{path.name}: aturan "{code}" tidak dikenal.', f"Yang ada: {', '.join(specs)}.")
        if not isinstance(entry, dict):
            raise DataError(f'{path.name}: aturan "{code}" bukan bagian.', f"Tulis sebagai [aturan.{code}].")
        known = ("tingkat", "kalimat", "aktif", "sumber", *specs[code].limits)
        for name in entry:
            if name not in known:
                where = f'{path.name}: isian "{name}" pada aturan "{code}" tidak dikenal.'
                raise DataError(where, f"Yang ada: {', '.join(known)}.")
    return entries


def _rule(code: str, spec: RuleSpec, entry: Mapping[str, Any], name: str) -> Rule:
    where = f'{name}: aturan "{code}"'
    level, sentence, active = entry.get("tingkat"), entry.get("kalimat"), entry.get("aktif", True)
    if level not in LEVELS:
        raise DataError(f'{where}: tingkat "{level}" tidak dikenal.', f"Yang ada: {', '.join(LEVELS)}.")
    if not isinstance(active, bool):
        raise DataError(f"{where}: aktif bukan true atau false.", "Tulis aktif = true atau aktif = false.")
    if not isinstance(sentence, str) or not sentence.strip():
        raise DataError(f"{where}: kalimat kosong.", 'Tulis kalimat = "..." untuk operator.')
    _check_sentence(sentence, spec, where)
    limits = {}
    for limit, kind in spec.limits.items():
        value = _limit(entry.get(limit), kind, signed=limit in spec.signed)
        if value is None:
            raise DataError(f"{where}: batas {limit} tidak benar.", f"Tulis {_SHAPES[kind]}.")
        limits[limit] = value
    return Rule(code, level, sentence, str(entry.get("sumber", "")), active, limits)


def _check_sentence(sentence: str, spec: RuleSpec, where: str) -> None:
    """Raise DataError unless every name in braces is one of the rule's."""
    names = ", ".join(f"{{{fact}}}" for fact in sorted(spec.facts)) or "tidak ada"
    try:
        parts = list(Formatter().parse(sentence))
    except ValueError as error:
        raise DataError(f"{where}: kurung kurawal kalimat tidak berpasangan.", f"Yang ada: {names}.") from error
    for _text, fact, form, conversion in parts:
        if fact is not None and (fact not in spec.facts or form or conversion):
            raise DataError(f"{where}: {{{fact}}} dalam kalimat tidak dikenal.", f"Yang ada: {names}.")


def _limit(value: object, kind: Kind, *, signed: bool) -> float | Span | Steps | None:
    """Return a limit of this kind, None when the value is none."""
    if kind == "number":
        return float(cast("float", value)) if is_number(value) and (signed or cast("float", value) >= 0) else None
    if not isinstance(value, list):
        return None
    if kind == "span":
        fits = len(value) == 2 and all(map(is_number, value)) and value[0] < value[1]
        return (float(value[0]), float(value[1])) if fits else None
    return _steps(value)


def _steps(rows: list[object]) -> Steps | None:
    """Return limits by age with rising months, None when the rows are none."""
    steps: list[tuple[int, float]] = []
    for row in rows:
        if not isinstance(row, list) or len(row) != 2 or not all(map(is_number, row)) or not isinstance(row[0], int):
            return None
        if row[1] <= 0 or row[0] <= (steps[-1][0] if steps else -1):
            return None
        steps.append((row[0], float(row[1])))
    return tuple(steps) or None
