"""Pillars and actions against stunting, kept as data: an agreement has a code of each, the yearly view sums them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from stunting_tui.domain.rules import read_toml
from stunting_tui.errors import DataError
from stunting_tui.resources import fixtures

KINDS = ("utama", "pendukung")

_TOP = frozenset({"judul", "sumber", "berlaku_dari", "pilar", "aturan"})
_PILLAR = frozenset({"kode", "nama"})
_RULE = frozenset({"kode", "nama", "sumber", "berlaku_dari", "berlaku_sampai", "aksi"})
_ACTION = frozenset({"kode", "nama", "jenis"})


@dataclass(frozen=True, slots=True)
class Pillar:
    """One of the five pillars."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Action:
    """A convergence action; `kind` is utama or pendukung, `rule` the code of the rule it belongs to."""

    code: str
    name: str
    kind: str
    rule: str


@dataclass(frozen=True, slots=True)
class ActionRule:
    """A rule that names actions, and the days it holds; `valid_to` None: still."""

    code: str
    name: str
    source: str
    valid_from: date
    valid_to: date | None
    actions: tuple[Action, ...]

    def holds_on(self, day: date) -> bool:
        """Whether the rule is in force on this day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Pillars:
    """What agreements are sorted into; action codes are unique over all rules."""

    pillars: tuple[Pillar, ...]
    rules: tuple[ActionRule, ...]

    @property
    def actions(self) -> tuple[Action, ...]:
        """Every action of every rule in order."""
        return tuple(action for rule in self.rules for action in rule.actions)

    def actions_on(self, day: date) -> tuple[Action, ...]:
        """Return the actions of the rules in force on this day."""
        return tuple(action for rule in self.rules if rule.holds_on(day) for action in rule.actions)


@cache
def pillars() -> Pillars:
    """Return the pillars and actions of the program. Raises `FileError` and `DataError`."""
    return read_pillars(fixtures() / "rules" / "pillars.toml")


def pillar_name(code: str) -> str:
    """Return the name of a pillar, the code itself where nothing has it."""
    return next((pillar.name for pillar in pillars().pillars if pillar.code == code), code)


def action_name(code: str) -> str:
    """Return the name of an action, the code itself where nothing has it."""
    return next((action.name for action in pillars().actions if action.code == code), code)


def check_codes(pillar: str, action: str) -> None:
    """Raise `DataError` for a code that no pillar or action has; none at all is fine."""
    known = pillars()
    if pillar and pillar not in {entry.code for entry in known.pillars}:
        raise DataError(f'Pilar "{pillar}" tidak dikenal.', "Pilih pilar dari daftar.")
    if action and action not in {entry.code for entry in known.actions}:
        raise DataError(f'Aksi "{action}" tidak dikenal.', "Pilih aksi dari daftar.")


def read_pillars(path: Path) -> Pillars:
    """Return what a file holds. Raises `FileError` where it cannot be read, `DataError` for what cannot be."""
    data = read_toml(path)
    _known(data, _TOP, path.name)
    found = [_pillar(entry, f"{path.name}: pilar {at}") for at, entry in enumerate(data.get("pilar", []), 1)]
    rules = [_rule(entry, f"{path.name}: aturan {at}") for at, entry in enumerate(data.get("aturan", []), 1)]
    known = Pillars(tuple(found), tuple(rules))
    for word, codes in (("pilar", [p.code for p in known.pillars]), ("aksi", [a.code for a in known.actions])):
        twice = next((code for code in codes if codes.count(code) > 1), None)
        if twice or not codes:
            raise DataError(
                f'{path.name}: kode {word} "{twice}" dua kali.' if twice else f"{path.name}: tidak ada {word}.",
                f"Tiap {word} berkode sendiri.",
            )
    return known


def _pillar(entry: Mapping[str, Any], where: str) -> Pillar:
    _known(entry, _PILLAR, where)
    return Pillar(_text(entry, "kode", where), _text(entry, "nama", where))


def _rule(entry: Mapping[str, Any], where: str) -> ActionRule:
    _known(entry, _RULE, where)
    code, since, until = _text(entry, "kode", where), entry.get("berlaku_dari"), entry.get("berlaku_sampai")
    if type(since) is not date or (until is not None and (type(until) is not date or until < since)):
        raise DataError(f"{where}: masa berlaku tidak benar.", "Tulis tanggal, misalnya 2025-03-17.")
    actions = [_action(action, code, f"{where}, aksi {at}") for at, action in enumerate(entry.get("aksi", []), 1)]
    return ActionRule(
        code, _text(entry, "nama", where), _text(entry, "sumber", where), since, until, tuple(actions)
    )  # fmt: skip


def _action(entry: Mapping[str, Any], rule: str, where: str) -> Action:
    _known(entry, _ACTION, where)
    kind = _text(entry, "jenis", where)
    if kind not in KINDS:
        raise DataError(f'{where}: jenis "{kind}" tidak dikenal.', f"Yang ada: {', '.join(KINDS)}.")
    return Action(_text(entry, "kode", where), _text(entry, "nama", where), kind, rule)


def _known(entry: Mapping[str, Any], words: frozenset[str], where: str) -> None:
    unknown = [word for word in entry if word not in words]
    if unknown:
        raise DataError(f'{where}: isian "{unknown[0]}" tidak dikenal.', f"Yang ada: {', '.join(sorted(words))}.")


def _text(entry: Mapping[str, Any], word: str, where: str) -> str:
    value = entry.get(word)
    if not isinstance(value, str) or not value.strip():
        raise DataError(f"{where}: {word} kosong.", f"Isi {word}.")
    return value.strip()
