"""The record of a sheet as lines: its state, the next step, and the sections a cursor walks through."""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from stunting_tui.domain.numbers import format_decimal, format_percent
from stunting_tui.services.desk.second_entry import SecondResult
from stunting_tui.services.desk.sheet_life import COMPLETE, DRAFT, NEXT, objection
from stunting_tui.services.desk.sheet_overview import Forced, OperatorWork, SheetOverview
from stunting_tui.services.desk.sheet_store import LOCKED
from widgets.columns import Column, row_line, share_widths

MISSING = (Column("Nama", 30, flex=1), Column("", 44, flex=1))
FORCED = (
    Column("Nama", 18, flex=1), Column("", 4), Column("", 10), Column("Alasan", 18, flex=2), Column("", 9),
    Column("", 11),
)  # fmt: skip
WORK = (
    Column("Operator", 16, flex=1), Column("Anak", 5, "right"), Column("Anak/jam", 8, "right"),
    Column("Menit", 6, "right"), Column("Sel", 5, "right"), Column("Ditegur", 8, "right"),
    Column("Dibetulkan", 10, "right"), Column("Dipaksa", 8, "right"),
)  # fmt: skip
INDENT = "  "


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a section; `child_id` where it is about a child."""

    text: str
    tone: str = ""
    child_id: int | None = None


def state_words(seen: SheetOverview) -> str:
    """Return the state, and the last reason that was given."""
    return f"Keadaan  {seen.state}" + (f"; alasan terakhir: {seen.reason}" if seen.reason else "")


def count_words(seen: SheetOverview) -> str:
    """Return how many children there are and what is stored of them."""
    parts = [
        f"{seen.measured} diukur", f"{seen.unmeasured} tidak diukur",
        f"{seen.begun} belum selesai", f"{seen.untouched} belum diisi",
    ]  # fmt: skip
    return f"Anak     {seen.children}: {', '.join(part for part in parts if not part.startswith('0 '))}".rstrip(": ")


def next_step(seen: SheetOverview) -> str:
    """Return what is to be done next; the keys stand as ids of actions in braces."""
    if seen.state == LOCKED:
        return "Berikut  selesai; {reopen} Buka hanya dengan alasan"
    goal = NEXT[seen.state]
    if not objection(seen, goal):
        return f"Berikut  {{advance}} Majukan menjadi {goal}"
    if seen.state == DRAFT:
        return "Berikut  isi yang kurang, lalu {advance} Majukan menjadi lengkap ({force_sheet} dengan alasan)"
    if seen.state == COMPLETE:
        return "Berikut  {retype} Ketik ulang, lalu {advance} Majukan menjadi diperiksa ({force_sheet} dengan alasan)"
    return f"Berikut  {{advance}} Majukan menjadi {goal}"


def second_words(result: SecondResult) -> str:
    """Return how far the two typings agree."""
    if result.rate is None:
        return f"{result.children} anak, {result.cells} sel; belum ada yang diketik ulang"
    text = f"Sepakat {result.equal} dari {result.compared} sel ({format_percent(result.rate)})"
    left = result.cells - result.compared
    text += f"; {left} sel belum diketik ulang" if left else ""
    return text + (f"; {result.open} beda belum dijawab" if result.open else "")


def section_lines(seen: SheetOverview, width: int) -> list[Line]:
    """Return all sections in `width` cells."""
    return [*_missing(seen, width), *_forced(seen, width), *_operators(seen, width), *_second(seen)]


def _missing(seen: SheetOverview, width: int) -> Iterator[Line]:
    children = [(child, list(items)) for child, items in groupby(seen.missing, lambda item: item.child_id)]
    yield _head("Kurang", len(children))
    for child, items in children:
        cells = (items[0].name, ", ".join(item.what for item in items))
        yield Line(_row(cells, MISSING, width), "", child)


def _forced(seen: SheetOverview, width: int) -> Iterator[Line]:
    yield from _gap(_head("Dipaksa", len(seen.forced)))
    for child, items in groupby(seen.forced, lambda item: item.child_id):
        values = list(items)
        for item in values:
            line = _row(_forced_cells(item), FORCED, width)
            yield Line(line, "", child)
            if item.reason not in line:
                for part in textwrap.wrap(f"Alasan {item.column}: {item.reason}", width - 6):
                    yield Line(f"{INDENT * 2}{part}", "", child)
        for doubt in textwrap.wrap(values[0].doubt.replace(".;", ";"), width - 6):
            yield Line(f"{INDENT * 2}{doubt}", "muted", child)


def _forced_cells(item: Forced) -> tuple[str, ...]:
    at = datetime.fromisoformat(item.at)
    return item.name, item.column, item.value, item.reason, item.by, f"{at:%d-%m %H:%M}"


def _operators(seen: SheetOverview, width: int) -> Iterator[Line]:
    yield from _gap(_head("Operator", len(seen.operators)))
    if seen.operators:
        yield Line(_row([column.title for column in WORK], WORK, width), "head")
    for work in seen.operators:
        yield Line(_row(_work_cells(work), WORK, width))


def _work_cells(work: OperatorWork) -> tuple[str, ...]:
    rate = "-" if work.per_hour is None else format_decimal(work.per_hour, 0)
    counts = (work.children, rate, round(work.seconds / 60), work.cells, work.stops, work.rekeyed, work.forced)
    return work.operator, *(str(count) for count in counts)


def _second(seen: SheetOverview) -> Iterator[Line]:
    yield from _gap(Line("Ketik ulang", "strong"))
    yield Line(INDENT + (second_words(seen.second) if seen.second else "belum diundi"))


def _head(title: str, count: int) -> Line:
    return Line(f"{title} ({count})" if count else f"{title}: tidak ada", "strong")


def _gap(head: Line) -> Iterator[Line]:
    yield Line("")
    yield head


def _row(cells: tuple[str, ...] | list[str], columns: tuple[Column, ...], width: int) -> str:
    return INDENT + row_line(cells, columns, share_widths(columns, width - len(INDENT))).rstrip()
