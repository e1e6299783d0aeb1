"""The cover: whose rembuk, when and where, the main figures, and what the workbook holds."""

from collections.abc import Collection
from dataclasses import replace

from stunting_tui.domain.dates import long_date, period_label, plain_date
from stunting_tui.domain.deliberation.agreement import DeliberationState
from stunting_tui.domain.numbers import format_integer, format_percent
from stunting_tui.reports.book import Book, Look
from stunting_tui.reports.deliberation.content import ReportContent
from stunting_tui.reports.deliberation.pages import PAGES
from stunting_tui.reports.fields import full_title
from stunting_tui.reports.letterhead import draw_letterhead
from stunting_tui.reports.table import TOTAL_FILL

TITLE = "Sampul"
CODE = "sampul"
_LABEL = Look(box=True, down="center", fill=TOTAL_FILL)
_VALUE = Look(box=True, down="center", bold=True)
_BIG = Look(size=22, bold=True, across="center")


def draw_cover(book: Book, content: ReportContent, footer: str, codes: Collection[str]) -> None:
    """Add the cover sheet: one page, with what the pages `codes` hold."""
    page = book.page(TITLE, (28, 47), footer)
    page.sheet.page_setup.fitToHeight = 1
    meeting = content.deliberation
    draw_letterhead(page, content.letterhead)
    draft = content.deliberation.state is DeliberationState.PLANNED
    page.line("RANCANGAN LAPORAN" if draft else "LAPORAN", _BIG, above=40)
    page.line(full_title(content).upper(), replace(_BIG, size=16), above=6)
    page.line(f"TAHUN {meeting.held_on.year}", replace(_BIG, size=16), above=6)
    page.space(40)
    for label, value in _facts(content):
        page.pair(label, value, _LABEL, _VALUE, split=1)
    page.space(24)
    page.line("Isi laporan", Look(bold=True))
    for part in PAGES:
        if part.code in codes and part.code != CODE:
            page.pair(part.title, part.about, Look(size=10), Look(size=10), split=1)
    page.line(
        f"Disusun {plain_date(content.generated_on)} oleh {content.operator or '-'}.",
        Look(size=9, italic=True, colour="595959"),
        above=30,
    )
    page.finish()


def _facts(content: ReportContent) -> list[tuple[str, str]]:
    """Return the lines of the box on the cover."""
    meeting = content.deliberation
    time = f", pukul {meeting.time}" if meeting.time else ""
    facts = [
        ("Hari, tanggal", f"{long_date(meeting.held_on)}{time}"),
        ("Tempat", meeting.place or "-"),
        ("Pimpinan rapat", meeting.chair or "-"),
        ("Peserta", f"{len(meeting.attendees)} orang" if meeting.attendees else "-"),
        ("Kesepakatan", f"{len(meeting.agreements)} butir" if meeting.agreements else "-"),
    ]
    if content.figures is None:
        return [*facts, ("Data pengukuran", "-")]
    group = content.figures.total.under_five
    villages = len(content.figures.villages)
    return [
        *facts,
        ("Data pengukuran", f"{period_label(content.figures.period)}, {villages} desa/kelurahan"),
        ("Balita diukur (D/S)", _of(group.measured, group.registered, group.coverage)),
        ("Pendek dan sangat pendek", _of(group.stunted.n, group.stunted.of, group.stunted.percent)),
    ]


def _of(part: int, whole: int, percent: float | None) -> str:
    """Return "12 dari 80 (15,0 %)"."""
    return f"{format_integer(part)} dari {format_integer(whole)} ({format_percent(percent)})"
