"""The classes and limits of the measures, kept as data: read, checked, and changed by the site's own file."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from stunting_tui.domain.rule_sections import merged, only, section
from stunting_tui.domain.rules import Span, is_number, read_toml
from stunting_tui.errors import DataError
from stunting_tui.resources import fixtures

_TOP = frozenset({"judul", "berlaku_dari", "berlaku_sampai", "skala", "rentang", "plausibilitas"})
_SCALE = frozenset({"judul", "sumber", "batas", "batas_ikut", "kelas", "nilai"})
_SPAN = frozenset({"judul", "sumber", "batas"})
_SCORE = frozenset({"sumber", "asumsi"})
_SIDES = {"bawah": True, "atas": False}


@dataclass(frozen=True, slots=True)
class Scale:
    """Classes along a figure: one more than `limits`, the first below the first limit; `points` may be empty.

    With `closed` a figure equal to a limit belongs to the class below it, else to the one above.
    """

    code: str
    title: str
    source: str
    limits: tuple[float, ...]
    closed: bool
    names: tuple[str, ...]
    points: tuple[int, ...] = ()

    def place(self, value: float) -> int:
        """Return the place of the class of a figure, from 0."""
        return (bisect_left if self.closed else bisect_right)(self.limits, value)

    def name(self, value: float) -> str:
        """Return the class of a figure in a word."""
        return self.names[self.place(value)]

    def score(self, value: float) -> int:
        """Return the points of a figure. Raises IndexError for a scale without points."""
        return self.points[self.place(value)]


@dataclass(frozen=True, slots=True)
class UsualSpan:
    """Where a figure usually lies, both ends included."""

    title: str
    source: str
    limits: Span

    def holds(self, value: float) -> bool:
        """Whether a figure lies where it usually does."""
        return self.limits[0] <= value <= self.limits[1]


@dataclass(frozen=True, slots=True)
class QualityRules:
    """All scales and usual spans by code, and what the plausibility score assumes, in sentences."""

    scales: Mapping[str, Scale]
    spans: Mapping[str, UsualSpan]
    assumptions: tuple[str, ...]


def quality_rules(site: Path | None = None) -> QualityRules:
    """Return the rules, changed by a site's file where there is one.

    Raises FileError when a file cannot be read, DataError for what is unknown or cannot be.
    """
    return _shipped() if site is None else _read(site)


@cache
def _shipped() -> QualityRules:
    return _read(None)


def _read(site: Path | None) -> QualityRules:
    path = fixtures() / "rules" / "quality.toml"
    shipped = read_toml(path)
    changes = {} if site is None else read_toml(site)
    blame = (site or path).name
    only(changes, _TOP, blame)
    scales = merged(shipped, changes, "skala", blame)
    spans = merged(shipped, changes, "rentang", blame)
    score = {**shipped["plausibilitas"], **section(changes, "plausibilitas", blame)}
    only(score, _SCORE, f"{blame}: plausibilitas")
    return QualityRules(
        {code: _scale(code, entry, f'{blame}: skala "{code}"') for code, entry in scales.items()},
        {code: _span(entry, f'{blame}: rentang "{code}"') for code, entry in spans.items()},
        tuple(map(str, score["asumsi"])),
    )


def _scale(code: str, entry: Mapping[str, Any], where: str) -> Scale:
    only(entry, _SCALE, where)
    limits, names, points = (_list(entry, word) for word in ("batas", "kelas", "nilai"))
    if not limits or not all(map(is_number, limits)) or any(a >= b for a, b in pairwise(limits)):
        raise DataError(f"{where}: batas tidak benar.", "Tulis angka yang menaik, misalnya [8, 12, 20].")
    if len(names) != len(limits) + 1 or not all(isinstance(name, str) and name for name in names):
        raise DataError(f"{where}: kelas tidak benar.", "Kelas satu lebih banyak daripada batas.")
    if points and (len(points) != len(names) or not all(type(point) is int for point in points)):
        raise DataError(f"{where}: nilai tidak benar.", "Tulis satu bilangan bulat untuk tiap kelas.")
    side = entry.get("batas_ikut")
    if side not in _SIDES:
        raise DataError(f'{where}: batas_ikut "{side}" tidak dikenal.', 'Tulis "bawah" atau "atas".')
    title, source = str(entry.get("judul", code)), str(entry.get("sumber", ""))
    return Scale(code, title, source, tuple(map(float, limits)), _SIDES[side], tuple(names), tuple(points))


def _span(entry: Mapping[str, Any], where: str) -> UsualSpan:
    only(entry, _SPAN, where)
    limits = _list(entry, "batas")
    if len(limits) != 2 or not all(map(is_number, limits)) or limits[0] >= limits[1]:
        raise DataError(f"{where}: batas tidak benar.", "Tulis dua angka, yang kecil dahulu, misalnya [1.08, 1.5].")
    return UsualSpan(str(entry["judul"]), str(entry["sumber"]), (float(limits[0]), float(limits[1])))


def _list(entry: Mapping[str, Any], word: str) -> list[Any]:
    value = entry.get(word, [])
    return value if isinstance(value, list) else []
