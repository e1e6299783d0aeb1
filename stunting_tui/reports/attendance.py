"""The attendance list, with room to sign in turn at the left and at the right."""

from stunting_tui.domain.dates import long_date
from stunting_tui.reports.book import Book, Look
from stunting_tui.reports.content import ReportContent
from stunting_tui.reports.fields import full_title
from stunting_tui.reports.table import Table, text_column
from stunting_tui.reports.texts import Texts

TITLE = "Daftar Hadir"
_ROWS = 20
"""A shorter list gets empty rows up to this number, to be filled in by hand."""
_SIGN_HEIGHT = 26.0


def draw_attendance(book: Book, content: ReportContent, texts: Texts, footer: str) -> None:
    """Add the attendance sheet."""
    meeting = content.deliberation
    columns = [
        text_column("No", 5, centre=True),
        text_column("Nama", 27),
        text_column("Jabatan/Instansi", 29),
        text_column("Unsur", 17),
        text_column("L/P", 5, centre=True),
        text_column("No. HP", 17),
        text_column("Hadir", 9, centre=True),
        text_column("nomor ganjil", 16, "Tanda tangan"),
        text_column("nomor genap", 16, "Tanda tangan"),
    ]
    page = book.page(TITLE, [column.width for column in columns], footer, landscape=True)
    page.line("DAFTAR HADIR", Look(size=13, bold=True, across="center"))
    page.line(full_title(content).upper(), Look(bold=True, across="center"))
    time = f", pukul {meeting.time}" if meeting.time else ""
    page.line(f"{long_date(meeting.held_on)}{time}, di {meeting.place or '-'}", Look(across="center"))
    page.line(texts.get("hadir_pribadi"), Look(size=9, italic=True, across="center"))
    page.space(6)
    table = Table(page, columns)
    for number in range(1, max(len(meeting.attendees), _ROWS) + 1):
        sign = (f"{number}.", "") if number % 2 else ("", f"{number}.")
        if number <= len(meeting.attendees):
            person = meeting.attendees[number - 1]
            how = "daring" if person.online else "luring"
            row = (person.name, person.office, person.element, person.sex, person.phone, how)
        else:
            row = ("",) * 6
        table.add((number, *row, *sign), least=_SIGN_HEIGHT)
    page.finish()
