"""The annexes of the berita acara: what was agreed, what was not and why, and who does what in which week."""

from collections.abc import Sequence

from stunting_tui.domain.dates import MONTHS, long_date
from stunting_tui.domain.deliberation.agreement import Agreement
from stunting_tui.domain.deliberation.agreement_text import format_funds
from stunting_tui.domain.document import Block, Cell, Grid, GridColumn, Line, Section
from stunting_tui.domain.ordinals import roman
from stunting_tui.reports.deliberation.content import ReportContent
from stunting_tui.reports.deliberation.minutes import accepted, goal_text, refused
from stunting_tui.reports.fields import BLANK, UNSET, full_title
from stunting_tui.reports.places import place_cell, place_notes

ACCEPTED = "Lampiran I Disepakati"
REFUSED = "Lampiran II Tidak Disepakati"
FOLLOW_UP = "Lampiran III RTL"
WEEKS = 4
"""Weeks of a month in a plan of work; the days after the 28th belong to the last one."""


def annex_head(content: ReportContent, number: int, title: str) -> tuple[Block, ...]:
    """Return the lines above an annex."""
    meeting = content.deliberation
    return (
        Line(f"LAMPIRAN {roman(number)} BERITA ACARA", "title"),
        Line(title, "title"),
        Line(f"{full_title(content)} Tahun {meeting.held_on.year}", "centre"),
        Line(f"Nomor: {meeting.number.strip() or BLANK}, {long_date(meeting.held_on)}", "centre"),
    )


def accepted_section(content: ReportContent) -> Section:
    """Return annex I: every agreement with all that was decided about it."""
    rows = [
        (
            number, point.text, point.responsible.strip() or UNSET, point.partners or None,
            place_cell(point, content), goal_text(point) or None, point.due_on or UNSET,
            format_funds(point.funds) or None, point.budget if point.funds else None,
        )
        for number, point in enumerate(accepted(content), 1)
    ]  # fmt: skip
    columns = (
        GridColumn("No", 5, "center"),
        GridColumn("Butir kesepakatan", 36),
        GridColumn("Penanggung jawab", 15),
        GridColumn("Mitra", 14),
        GridColumn("Desa/Kelurahan", 18),
        GridColumn("Indikator dan target", 19),
        GridColumn("Tenggat", 11.5, "center"),
        GridColumn("Sumber dana (Rp)", 17),
        GridColumn("Anggaran (Rp)", 13, "right"),
    )
    table = Grid(columns, [*rows, _sum(rows, len(columns))] if rows else [], "Belum ada kesepakatan", total=True)
    return Section(
        ACCEPTED,
        (*annex_head(content, 1, "BUTIR YANG DISEPAKATI"), table, *_far(accepted(content), content)),
        wide=True,
    )


def refused_section(content: ReportContent) -> Section:
    """Return annex II: what was not agreed, with the reason."""
    rows = [
        (number, point.text, point.responsible or None, place_cell(point, content), point.refusal.strip() or UNSET)
        for number, point in enumerate(refused(content), 1)
    ]
    columns = (
        GridColumn("No", 5, "center"),
        GridColumn("Butir yang dibahas", 46),
        GridColumn("Pengusul atau penanggung jawab", 19),
        GridColumn("Desa/Kelurahan", 26),
        GridColumn("Alasan tidak disepakati", 50),
    )
    head = annex_head(content, 2, "BUTIR YANG TIDAK DISEPAKATI")
    table = Grid(columns, rows, "Tidak ada butir yang tidak disepakati")
    return Section(REFUSED, (*head, table, *_far(refused(content), content)), wide=True)


def follow_up_section(content: ReportContent) -> Section:
    """Return annex III: the plan of follow-up with the week in which each agreement falls due.

    Columns: RTL of a mini-workshop (No, Kegiatan, Pelaksana, Penanggung jawab, Waktu in weeks 1-4, Keterangan).
    """
    rows = [_work(number, point) for number, point in enumerate(accepted(content), 1)]
    columns = (
        GridColumn("No", 5, "center"),
        GridColumn("Kegiatan", 46),
        GridColumn("Pelaksana", 20),
        GridColumn("Penanggung jawab", 19),
        GridColumn("Bulan", 15, "center"),
        *(GridColumn(f"Minggu\n{roman(week)}", 8, "center") for week in range(1, WEEKS + 1)),
        GridColumn("Keterangan", 15),
    )
    head = annex_head(content, 3, "RENCANA TINDAK LANJUT")
    return Section(FOLLOW_UP, (*head, Grid(columns, rows, "Belum ada kesepakatan")), wide=True)


def _far(points: Sequence[Agreement], content: ReportContent) -> list[Line]:
    """Return the villages that do not fit their cells."""
    return [Line(note, "plain", above=4) for note in place_notes(enumerate(points, 1), content)]


def _work(number: int, point: Agreement) -> tuple[Cell, ...]:
    due = point.due_on
    month = f"{MONTHS[due.month - 1]} {due.year}" if due else UNSET
    marked = week_of(due.day) if due else 0
    weeks = tuple("X" if week == marked else "" for week in range(1, WEEKS + 1))
    done_by = point.partners or point.responsible or UNSET
    return (number, point.text, done_by, point.responsible.strip() or UNSET, month, *weeks, point.target)


def week_of(day: int) -> int:
    """Return the week of the month (1 to 4) a day belongs to."""
    return min((day - 1) // 7 + 1, WEEKS)


def _sum(rows: Sequence[tuple[Cell, ...]], width: int) -> tuple[Cell, ...]:
    total = sum(row[-1] for row in rows if isinstance(row[-1], int))
    return ("", "JUMLAH", *[""] * (width - 3), total)
