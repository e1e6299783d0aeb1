"""The board of the simultaneous intervention as lines, and a step as the cells of the grid and in words."""

from collections.abc import Sequence

from stunting_tui.domain.coded import Coded
from stunting_tui.domain.dates import short_date
from stunting_tui.domain.following.intervention import Done, StepTotal, missing_words
from stunting_tui.domain.numbers import format_decimal, format_integer, format_percent
from stunting_tui.screens.fact_grid import cell_text
from stunting_tui.services.following.interventions import Board
from stunting_tui.services.register.region import VillageRecord
from widgets.columns import Column
from widgets.entry_columns import GridColumn
from widgets.record_list import Row

TOTAL = "Kecamatan"
MOST_NAMED = 8
"""Villages that are named; more are counted."""


def heads(steps: Sequence[Coded]) -> list[Column]:
    """Return the columns of the board: the villages, and a column for each step."""
    return [
        Column("Desa", 18, flex=1, key="name", words="nama desa", letters=True),
        *(
            Column(step.short, max(8, len(step.short)), "right", key=step.code, words=f"cakupan {step.name.lower()}")
            for step in steps
        ),
    ]


def columns(first: str) -> list[GridColumn]:
    """Return the columns of the grid; `first` names what its rows are."""
    return [
        GridColumn(first, 18, flex=1, key="name", kind="computed"),
        GridColumn("Tanggal", 10, key="held_on", kind="date"),
        GridColumn("Terjangkau", 10, "right", key="reached", kind="number", limit=6),
        GridColumn("Sasaran", 8, "right", key="target", kind="number", limit=6),
        GridColumn("Cakupan", 8, "right", key="coverage", kind="computed"),
        GridColumn("Catatan", 18, flex=2, key="note", kind="text", limit=120),
    ]


def cells(name: str, done: Done) -> dict[str, str]:
    """Return a step as the cells of its line."""
    return {
        "name": name, "held_on": short_date(done.held_on) if done.held_on else "", "reached": cell_text(done.reached),
        "target": cell_text(done.target), "coverage": format_decimal(done.coverage), "note": done.note,
    }  # fmt: skip


def village_row(table: Board, village: VillageRecord, steps: Sequence[Coded]) -> Row:
    """Return a village: the coverage of each step in percent, "..." where only a part of it is written."""
    return Row((village.name, *(_state(table.of(village.id, step.code)) for step in steps)))


def total_row(totals: Sequence[StepTotal]) -> Row:
    """Return the kecamatan: the coverage of each step over the villages that gave both figures."""
    return Row((TOTAL, *(format_decimal(total.coverage) for total in totals)), "strong")


def _state(done: Done) -> str:
    return "-" if done.is_empty else "..." if done.coverage is None else format_decimal(done.coverage)


def village_words(table: Board, village: VillageRecord) -> str:
    """Return what a village still lacks."""
    return f"{village.name}: {missing_words(table.done[village.id])}."


def total_words(total: StepTotal) -> tuple[str, str]:
    """Return a step in all villages in two lines: how many and how far, and where nothing is known."""
    reached = f", {format_integer(total.reached)} dari {format_integer(total.target)}" if total.known else ""
    share = f" ({format_percent(total.coverage)}) di {total.known} desa" if total.known else ""
    more = len(total.absent) - MOST_NAMED
    named = ", ".join(total.absent[:MOST_NAMED]) + (f", dan {more} lagi" if more > 0 else "")
    absent = f"Belum: {named}." if named else "Semua desa terisi."
    return f"{total.step.name}: dilaksanakan di {total.held} dari {total.villages} desa{reached}{share}.", absent
