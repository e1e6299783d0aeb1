"""Headings, layouts, words and limits of the import, read once from `fixtures/import`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from stunting_tui.exchange.cleaning import heading_key, word_key
from stunting_tui.resources import fixtures


@dataclass(frozen=True, slots=True)
class Headings:
    """`by_key` gives our column name for a normalised heading; `labels` the heading messages use."""

    by_key: Mapping[str, str]
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout is recognised by the columns it must have and those it must not."""

    name: str
    columns: frozenset[str]
    without: frozenset[str]


@dataclass(frozen=True, slots=True)
class Unit:
    """Values of `column` between `low` and `high` are in `unit`; times `factor` they are in ours."""

    column: str
    low: float
    high: float
    factor: float
    unit: str


@dataclass(frozen=True, slots=True)
class Span:
    """Bounds of a column: outside `fair` a value is doubted, outside `possible` it is left out."""

    fair: tuple[float, float]
    possible: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Limits:
    """The figures the import judges by; kg, cm and months."""

    header_rows: int
    header_keys: int
    not_computable: float
    months_max: int
    text_max: int
    spans: Mapping[str, Span]
    swapped_weight: tuple[float, float]
    swapped_height: tuple[float, float]
    units: tuple[Unit, ...]


@cache
def headings() -> Headings:
    """Return the headings of `headings.toml`."""
    table = _load("headings")
    by_key = {heading_key(alias): name for name, entry in table.items() for alias in entry["aliases"]}
    by_key |= {heading_key(name): name for name in table}
    return Headings(by_key, {name: entry["label"] for name, entry in table.items()})


@cache
def layouts() -> tuple[Layout, ...]:
    """Return the layouts of `layouts.toml`, those with the most columns first."""
    found = [
        Layout(entry["name"], frozenset(entry["columns"].split()), frozenset(entry.get("without", ())))
        for entry in _load("layouts")["layout"]
    ]
    return tuple(sorted(found, key=lambda layout: -len(layout.columns)))


@cache
def words(column: str) -> Mapping[str, str]:
    """Return the vocabulary of a column: what a normalised word means, "" for "nothing said"."""
    meanings = _load("statuses")[column]
    return {word_key(word): meaning for meaning, known in meanings.items() for word in [meaning, *known]}


@cache
def limits() -> Limits:
    """Return the figures of `limits.toml`."""
    table = _load("limits")
    spans = {
        name: Span((entry["wajar"][0], entry["wajar"][1]), (entry["mungkin"][0], entry["mungkin"][1]))
        for name, entry in table.items()
        if isinstance(entry, dict) and "wajar" in entry
    }
    units = tuple(
        Unit(entry["kolom"], entry["antara"][0], entry["antara"][1], entry["faktor"], entry["dari"])
        for entry in table["satuan"]
    )
    swapped = table["tertukar"]
    return Limits(
        header_rows=table["header_rows"],
        header_keys=table["header_keys"],
        not_computable=table["not_computable"],
        months_max=table["months_max"],
        text_max=table["text_max"],
        spans=spans,
        swapped_weight=(swapped["berat"][0], swapped["berat"][1]),
        swapped_height=(swapped["tinggi"][0], swapped["tinggi"][1]),
        units=units,
    )


def _load(name: str) -> dict[str, Any]:
    with (fixtures() / "import" / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)
