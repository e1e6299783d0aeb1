"""Two children that may be one, as a line and side by side."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import zip_longest
from textwrap import wrap

from stunting_tui.domain.dates import short_date
from stunting_tui.domain.nik import mask_nik
from stunting_tui.domain.numbers import format_decimal
from stunting_tui.services.register.duplicates import Pair, Twin
from widgets.columns import Column
from widgets.record_list import Row
from widgets.sorting import Value

_REST = (
    Column("Desa", 12, key="village", words="desa", letters=True),
    Column("Bukti", 7, key="strength", words="bukti", letters=True),
    Column("Alasan", 19, flex=2),
)
COLUMNS = (
    Column("Dipertahankan", 18, flex=1, key="kept", words="nama yang dipertahankan", letters=True),
    Column("Digabung", 18, flex=1, key="other", words="nama yang digabung", letters=True),
    *_REST,
)
APART_COLUMNS = (
    Column("Anak pertama", 18, flex=1, key="kept", words="nama anak pertama", letters=True),
    Column("Anak kedua", 18, flex=1, key="other", words="nama anak kedua", letters=True),
    *_REST,
)
"""Of two children neither is merged into the other."""
VALUES: Mapping[str, Callable[[Pair], Value]] = {
    "kept": lambda one: one.kept.name,
    "other": lambda one: one.other.name,
    "village": lambda one: one.kept.village,
    "strength": lambda one: one.strength or None,
}
"""What pairs are sorted by."""
LABEL = 11
MOST_VISITS = 3
"""Visits that fit beneath the rest."""


def pair_row(pair: Pair) -> Row:
    """Return the line of a pair."""
    return Row((pair.kept.name, pair.other.name, pair.kept.village, pair.strength or "-", pair.reason))


def side_by_side(pair: Pair, width: int) -> str:
    """Return the two children beside each other in lines of `width`; a `*` marks what differs."""
    half = (width - LABEL - 2) // 2
    lines = [pair.reason.capitalize() + "." if pair.reason else ""]
    for label, kept, other in _facts(pair):
        mark = "*" if kept != other else " "
        sides = zip_longest(wrap(kept, half), wrap(other, half), fillvalue="")
        for number, (left, right) in enumerate(sides):
            lines.append(f"{'' if number else label:<{LABEL}}{left:<{half}}{' ' if number else mark} {right}".rstrip())
    return "\n".join(lines)


def _facts(pair: Pair) -> Iterator[tuple[str, str, str]]:
    kept, other = pair.kept, pair.other
    yield "Nama", kept.name, other.name
    yield "JK, lahir", _born(kept), _born(other)
    yield "NIK", mask_nik(kept.nik) or "tidak ada", mask_nik(other.nik) or "tidak ada"
    yield "Orang tua", kept.parent_name or "-", other.parent_name or "-"
    yield "Tempat", _place(kept), _place(other)
    yield "Status", kept.status, other.status
    days = sorted({visit.measured_on for visit in (*kept.visits, *other.visits)}, reverse=True)
    for day in days[:MOST_VISITS]:
        yield short_date(day), _visit(kept, day), _visit(other, day)


def _born(twin: Twin) -> str:
    return f"{twin.sex}, {short_date(twin.birth_date)}"


def _place(twin: Twin) -> str:
    return ", ".join(part for part in (twin.posyandu, twin.village) if part)


def _visit(twin: Twin, day: date) -> str:
    visit = next((one for one in twin.visits if one.measured_on == day), None)
    if visit is None:
        return "-"
    weight, height = ("-" if value is None else format_decimal(value) for value in (visit.weight_kg, visit.height_cm))
    return f"{weight} kg  {height} cm{' (disisihkan)' if visit.aside else ''}"
