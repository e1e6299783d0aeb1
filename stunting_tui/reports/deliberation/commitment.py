"""The joint commitment: its text, and cells to sign for every office and every village."""

from stunting_tui.domain.document import Block, Cell, Entry, Grid, GridColumn, Line, Section, Signatory, Signatures
from stunting_tui.reports.deliberation.content import ReportContent
from stunting_tui.reports.fields import BLANK, day_line, full_title, signatories
from stunting_tui.reports.texts import Texts

TITLE = "Komitmen Bersama"


def commitment_section(content: ReportContent, texts: Texts) -> Section:
    """Return the page of the commitment; the closing signature is that of the one who presided."""
    points = [Entry(f"{number}.", text) for number, text in enumerate(texts.all("butir"), 1)]
    rows = [_row(number, person) for number, person in enumerate((*content.offices, *content.heads), 1)]
    columns = (GridColumn("No", 5, "center"), GridColumn("Nama", 21), GridColumn("Jabatan", 23))
    closing = (
        Line(texts.get("penutup"), above=8),
        Signatures(day_line(content), signatories(content)[:1]),
    )
    blocks: tuple[Block, ...] = (
        Line("KOMITMEN BERSAMA", "underlined"),
        Line("PERCEPATAN PENURUNAN STUNTING", "title"),
        Line(f"{full_title(content)} Tahun {content.deliberation.held_on.year}", "centre"),
        Line(texts.get("pembuka"), above=10),
        *points,
        Line("Yang berkomitmen:", "head", above=8),
        Grid(columns, rows, "Belum ada pejabat atau desa", sign=True),
        *closing,
    )
    return Section(TITLE, blocks, letterhead=content.letterhead, keep=len(closing))


def _row(number: int, person: Signatory) -> tuple[Cell, ...]:
    return (number, person.name.strip() or BLANK[:24], person.title)
