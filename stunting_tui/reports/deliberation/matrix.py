"""The matrix of agreements: who does what, where, until when, with which money."""

from collections import defaultdict

from openpyxl.utils import get_column_letter

from stunting_tui.domain.deliberation.agreement import Agreement
from stunting_tui.domain.numbers import format_integer
from stunting_tui.reports.book import Book, Look, Page, Value, text_room
from stunting_tui.reports.deliberation.content import ReportContent
from stunting_tui.reports.deliberation.minutes import accepted
from stunting_tui.reports.fields import UNSET, full_title
from stunting_tui.reports.measure import fitted
from stunting_tui.reports.places import place_cell, place_notes
from stunting_tui.reports.table import CELL, DATE, HEAD, TOTAL_FILL, Column, Table, number_column, text_column
from stunting_tui.reports.texts import Texts

TITLE = "Matriks Kesepakatan"
_BUDGET = 10
_MONEY = "#,##0"
_TOTAL = Look(size=10, bold=True, box=True, fill=TOTAL_FILL, across="right", down="center", number=_MONEY)


def draw_matrix(book: Book, content: ReportContent, texts: Texts, footer: str) -> None:
    """Add the sheet of agreements with the sum of the funds and a sum per source."""
    columns = _columns()
    page = book.page(TITLE, [column.width for column in columns], footer, landscape=True)
    page.line("MATRIKS KESEPAKATAN", Look(size=13, bold=True, across="center"))
    page.line(full_title(content), Look(across="center"))
    page.space(6)
    agreements = accepted(content)
    table = Table(page, columns)
    if not agreements:
        page.span(
            page.row, 1, len(columns), texts.get("kesepakatan_kosong"), Look(italic=True, across="center", box=True)
        )
        page.height(page.row, 24)
        page.row += 1
        page.finish()
        return
    last = table.body
    for number, agreement in enumerate(agreements, 1):
        last = page.row
        table.add(_values(number, agreement, place_cell(agreement, content)), least=30)
    _total(page, table.body)
    for note in place_notes(enumerate(agreements, 1), content):
        page.line(note, Look(size=9), above=4)
    sums = page.row
    _sources(page, agreements)
    page.keep(sums)
    page.keep(last)
    page.finish()


def _columns() -> list[Column]:
    """Return the columns of the register (own form, after the commitments of the Rembang rembuk)."""
    return [
        text_column("No", 4.5, centre=True),
        text_column("Butir kesepakatan", 33),
        text_column("Kategori", 12),
        text_column("Penanggung jawab", 14.5),
        text_column("Mitra", 13),
        text_column("Desa/Kelurahan", 14),
        text_column("Indikator dan target", 16),
        Column("Tenggat", 11.5, Look(size=10, box=True, across="center", down="center", number=DATE)),
        text_column("Sumber dana (Rp)", 15),
        number_column("Anggaran (Rp)", 13.5, form=_MONEY),
        text_column("Status", 8.5, centre=True),
        text_column("Bukti", 11),
        text_column("Tanggal cek", 9, centre=True),
        text_column("Catatan", 11),
    ]


def _values(number: int, agreement: Agreement, places: str) -> list[Value]:
    """Return the cells of one agreement; what nobody has decided says so."""
    goal = "\n".join(part for part in (agreement.indicator.strip(), agreement.target.strip()) if part)
    sources = "\n".join(f"{fund.source}: {format_integer(fund.amount)}" for fund in agreement.funds)
    return [
        number,
        agreement.text,
        agreement.category or None,
        agreement.responsible.strip() or UNSET,
        agreement.partners or None,
        places,
        goal or None,
        agreement.due_on or UNSET,
        sources or None,
        agreement.budget if agreement.funds else None,
        agreement.status.value,
        agreement.evidence or None,
        "",
        agreement.note,
    ]


def _total(page: Page, first: int) -> None:
    """Draw the total of the funds as a sum that follows later changes."""
    letter = get_column_letter(_BUDGET)
    page.span(page.row, 1, _BUDGET - 1, "JUMLAH", _TOTAL)
    page.formula(page.row, _BUDGET, f"=SUM({letter}{first}:{letter}{page.row - 1})", _TOTAL)
    page.span(page.row, _BUDGET + 1, len(page.widths), "", _TOTAL)
    page.height(page.row, 18)
    page.row += 1


def _sources(page: Page, agreements: list[Agreement]) -> None:
    """Draw the sum per source of funds, where there are funds."""
    sums: dict[str, int] = defaultdict(int)
    for agreement in agreements:
        for fund in agreement.funds:
            sums[fund.source] += fund.amount
    if not sums:
        return
    page.line("Anggaran per sumber dana", Look(bold=True), 1, 3, above=10)
    page.span(page.row, 1, 2, "Sumber dana", HEAD)
    page.span(page.row, 3, 4, "Jumlah (Rp)", HEAD)
    page.row += 1
    first = page.row
    for source, amount in sorted(sums.items(), key=lambda item: -item[1]):
        page.span(page.row, 1, 2, source, CELL)
        page.span(page.row, 3, 4, amount, Look(size=10, box=True, across="right", down="center", number=_MONEY))
        page.height(page.row, fitted([(source, text_room(page.width(1, 2), CELL))], CELL.size)[1])
        page.row += 1
    page.span(page.row, 1, 2, "JUMLAH", _TOTAL)
    page.span(page.row, 3, 4, None, _TOTAL)
    page.formula(page.row, 3, f"=SUM(C{first}:C{page.row - 1})", _TOTAL)
    page.row += 1
