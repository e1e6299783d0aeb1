"""The berita acara: what was said, what the figures were, what was agreed, and who signs."""

from dataclasses import replace

from stunting_tui.domain.agreement import Agreement, DeliberationState
from stunting_tui.domain.dates import plain_date
from stunting_tui.reports.book import Book, Look, Page
from stunting_tui.reports.content import ReportContent
from stunting_tui.reports.fields import UNSET, full_title
from stunting_tui.reports.letterhead import draw_letterhead, draw_signatures
from stunting_tui.reports.recap import ranked_villages
from stunting_tui.reports.table import CELL, HEAD
from stunting_tui.reports.texts import Texts

TITLE = "Berita Acara"
_WIDTHS = (4, 12, 22, 9, 9, 9, 10)
_MIDDLE = 3
_WORST = 5
"""So many villages are named in the berita acara; the others stand in the recap."""
_BODY = Look(across="justify")
_PLAIN = Look()
_HEAD = Look(bold=True)
_TITLE = Look(size=13, bold=True, across="center")


def draw_minutes(book: Book, content: ReportContent, texts: Texts, footer: str) -> None:
    """Add the sheet of the berita acara."""
    page = book.page(TITLE, _WIDTHS, footer)
    meeting = content.deliberation
    draw_letterhead(page, content.letterhead)
    page.line("BERITA ACARA", replace(_TITLE, underline=True))
    if meeting.state is DeliberationState.PLANNED:
        page.line("RANCANGAN: rembuk belum dilaksanakan", Look(italic=True, across="center"))
    page.line(full_title(content).upper(), _TITLE)
    page.line(f"TAHUN {meeting.held_on.year}", _TITLE)
    page.line(f"Nomor: {meeting.number or '.' * 40}", Look(across="center"), above=4)
    _opening(page, content, texts)
    _figures(page, content, texts)
    _agreements(page, content, texts)
    end = page.row
    page.line(texts.get("penutup"), _BODY, above=8)
    page.line(texts.get("lampiran"), _BODY, above=4)
    page.space(12)
    draw_signatures(page, content, _MIDDLE)
    page.keep(end)
    page.finish()


def _opening(page: Page, content: ReportContent, texts: Texts) -> None:
    """Write when, where, who and the agenda."""
    meeting = content.deliberation
    page.line(texts.get("pembukaan"), _BODY, above=10)
    if meeting.speakers.strip():
        page.line(texts.get("narasumber"), _BODY, above=4)
    page.line(texts.get("peserta" if meeting.attendees else "peserta_kosong"), _BODY, above=4)
    if meeting.agenda:
        page.line("Susunan acara", _HEAD, above=8)
        for number, item in enumerate(meeting.agenda, 1):
            page.pair(f"{number}.", item, Look(across="right"), _PLAIN, split=1)


def _figures(page: Page, content: ReportContent, texts: Texts) -> None:
    """Write the figures of the kecamatan and the villages with the highest percentage."""
    page.line("Ringkasan data", _HEAD, above=8)
    page.line(texts.get("data" if content.figures else "data_kosong"), _BODY)
    ranked = ranked_villages(content)[:_WORST]
    if not ranked:
        return
    start = page.row
    page.line("Desa/kelurahan dengan persentase tertinggi (sedikitnya 30 balita diukur):", _PLAIN, above=4)
    rows = [(village.label, village.under_five) for village in ranked]
    _row(page, ("No", "Desa/Kelurahan", "Sasaran", "Diukur", "Pendek", "%"), [HEAD] * 6)
    figure = replace(CELL, across="right", number="#,##0")
    looks = [replace(CELL, across="center"), CELL, figure, figure, figure, replace(figure, number="0.0")]
    for number, (label, group) in enumerate(rows, 1):
        share = group.stunted
        _row(page, (number, label, group.registered, group.measured, share.n, share.percent), looks)
    page.keep(start)


def _row(page: Page, values: tuple[str | float | None, ...], looks: list[Look]) -> None:
    """Write one row of the short table; its second column is two sheet columns wide."""
    row = page.row
    page.put(row, 1, values[0], looks[0])
    page.span(row, 2, 3, values[1], looks[1])
    for column, (value, look) in enumerate(zip(values[2:], looks[2:], strict=True), 4):
        page.put(row, column, value, look)
    page.height(row, 16)
    page.row += 1


def _agreements(page: Page, content: ReportContent, texts: Texts) -> None:
    """Write the agreements as KESATU, KEDUA and so on, each with who and until when."""
    agreements = content.deliberation.agreements
    start = page.row
    page.line("MENYEPAKATI", replace(_TITLE, size=12), above=12)
    if not agreements:
        page.line(f"{texts.get('kesepakatan_kosong')}.", Look(across="center", italic=True))
        return
    page.line(texts.get("pengantar_kesepakatan"), _BODY, above=4)
    for number, agreement in enumerate(sorted(agreements, key=lambda item: item.ordinal), 1):
        page.space(5)
        page.pair(ordinal_word(number), agreement.text, replace(_HEAD, size=10), _PLAIN, split=2)
        page.pair("", _duty(agreement), _PLAIN, Look(size=10, italic=True), split=2)
        page.keep(start)
        start = page.row


def _duty(agreement: Agreement) -> str:
    due = plain_date(agreement.due_on) if agreement.due_on else UNSET
    parts = [f"Penanggung jawab: {agreement.responsible.strip() or UNSET}", f"tenggat: {due}"]
    goal = " ".join(part for part in (agreement.indicator.strip(), agreement.target.strip()) if part)
    return "; ".join([*parts, f"ukuran: {goal}"] if goal else parts) + "."


def ordinal_word(number: int) -> str:
    """Return KESATU, KEDUA, ... KESEPULUH, KESEBELAS for 1, 2, ... 10, 11, as the points of a decision are counted."""
    from lokal import terbilang

    return f"KE{terbilang(number)}".upper()
