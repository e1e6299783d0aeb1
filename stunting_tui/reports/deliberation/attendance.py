"""The attendance list, with room to sign in turn at the left and at the right: annex IV of the berita acara."""

from stunting_tui.domain.document import Grid, GridColumn, Line, Section
from stunting_tui.reports.deliberation.annexes import annex_head
from stunting_tui.reports.deliberation.content import ReportContent
from stunting_tui.reports.texts import Texts

TITLE = "Daftar Hadir"
ROWS = 20
"""A shorter list gets empty rows up to this number, to be filled in by hand."""
_COLUMNS = (
    GridColumn("No", 5, "center"),
    GridColumn("Nama", 29),
    GridColumn("Jabatan/Instansi", 29),
    GridColumn("Unsur", 17),
    GridColumn("L/P", 5, "center"),
    GridColumn("No. HP", 15),
    GridColumn("Hadir", 9, "center"),
)


def attendance_section(content: ReportContent, texts: Texts) -> Section:
    """Return the attendance list."""
    meeting = content.deliberation
    time = f"pukul {meeting.time}, " if meeting.time else ""
    rows = [
        (number, person.name, person.office, person.element, person.sex, person.phone, _how(online=person.online))
        for number, person in enumerate(meeting.attendees, 1)
    ]
    blocks = (
        *annex_head(content, 4, "DAFTAR HADIR"),
        Line(f"{time}di {meeting.place or '-'}", "centre"),
        Line(texts.get("hadir_pribadi"), "note"),
        Grid(_COLUMNS, rows, "Belum ada peserta", sign=True, rows_at_least=ROWS),
    )
    return Section(TITLE, blocks, wide=True)


def _how(*, online: bool) -> str:
    return "daring" if online else "luring"
