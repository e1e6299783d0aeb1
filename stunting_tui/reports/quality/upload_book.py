"""Corrections as the puskesmas uploads them: the bare layout on the first sheet, what was changed on the second."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from stunting_tui.domain.dates import moment_words, short_date
from stunting_tui.domain.document import Cell, Grid, GridColumn, Line, Section
from stunting_tui.domain.sharing.correction import (
    IDENTITY_COLUMNS,
    MEASUREMENT_COLUMNS,
    Change,
    Identified,
    MeasuredAgain,
    Person,
    identity_row,
    measurement_row,
)
from stunting_tui.progress import Progress
from stunting_tui.reports.deliberation.content import Paper

if TYPE_CHECKING:
    from stunting_tui.reports.flat import Row

MEASUREMENTS, IDENTITIES, CHANGES = "Pengukuran", "Identitas", "Perubahan"
OLD_EXCEL = (
    "SIGIZI menerima berkas Excel 97-2003: buka di Excel, pilih Simpan Sebagai, Excel 97-2003 (.xls). Lembar kedua ini "
    "dihapus dahulu dari salinan yang diunggah."
)
BY_NAME = "Memuat nama dan NIK anak: hanya bagi petugas puskesmas yang membetulkan."
_COLUMNS = (
    GridColumn("No", 5, "center"), GridColumn("Desa/Kelurahan", 16), GridColumn("Posyandu", 14),
    GridColumn("Nama anak", 24), GridColumn("NIK", 19), GridColumn("Tanggal ukur", 12, "center"),
    GridColumn("Yang dibetulkan", 15), GridColumn("Semula", 18), GridColumn("Menjadi", 22), GridColumn("Sebab", 32),
    GridColumn("Oleh", 14), GridColumn("Pada", 17),
)  # fmt: skip


def write_measurements(
    found: Sequence[MeasuredAgain], target: Path, paper: Paper, operator: str, progress: Progress,
    stop: Callable[[], bool] | None,
) -> None:  # fmt: skip
    """Write measurements in the layout of 20 columns. Raises `FileError` and `Cancelled`."""
    rows = [measurement_row(number, one) for number, one in enumerate(found, 1)]
    told = [(one.child, short_date(one.measured_on), one.changes) for one in found]
    _write(MEASUREMENTS, MEASUREMENT_COLUMNS, rows, told, target, paper, operator, progress, stop)


def write_identities(
    found: Sequence[Identified], target: Path, paper: Paper, operator: str, progress: Progress,
    stop: Callable[[], bool] | None,
) -> None:  # fmt: skip
    """Write children in the layout of 23 columns. Raises `FileError` and `Cancelled`."""
    rows = [identity_row(number, one) for number, one in enumerate(found, 1)]
    told = [(one.child, None, one.changes) for one in found]
    _write(IDENTITIES, IDENTITY_COLUMNS, rows, told, target, paper, operator, progress, stop)


def changes_section(kind: str, told: Sequence[tuple[Person, str | None, Sequence[Change]]]) -> Section:
    """Return what was and what is, why, by whom and when; a line for each value."""
    lines = [(person, day, change) for person, day, changes in told for change in changes]
    rows: list[tuple[Cell, ...]] = [
        (
            number, person.village, person.posyandu or None, person.name, person.nik or None, day, change.what,
            change.before, change.after, change.why, change.who, moment_words(change.at),
        )
        for number, (person, day, change) in enumerate(lines, 1)
    ]  # fmt: skip
    blocks = (
        Line(BY_NAME, "secret"),
        Line(f"YANG DIBETULKAN: {kind.upper()}", "title", 6),
        Line(OLD_EXCEL, "note", 4),
        Grid(_COLUMNS, rows),
    )
    return Section(CHANGES, blocks, wide=True)


def _write(
    title: str, columns: Sequence[str], rows: "Sequence[Row]",
    told: Sequence[tuple[Person, str | None, Sequence[Change]]], target: Path, paper: Paper, operator: str,
    progress: Progress, stop: Callable[[], bool] | None,
) -> None:  # fmt: skip
    from stunting_tui.exchange.atomic import written_atomically
    from stunting_tui.reports.book import Book, clean
    from stunting_tui.reports.draw import draw_section
    from stunting_tui.reports.flat import check, draw_flat

    book = Book(paper)
    foot = f"Koreksi {title.lower()}"
    progress(f"Menyusun {title}", 0.2)
    draw_flat(book, columns, rows, foot, stop, title)
    progress(f"Menyusun {CHANGES}", 0.6)
    check(stop)
    draw_section(book, changes_section(title, told), foot)
    for sheet in book.workbook:
        sheet.oddHeader.center.text = "RAHASIA - memuat data pribadi anak"
    book.workbook.properties.title = clean(foot)
    book.workbook.properties.creator = book.workbook.properties.lastModifiedBy = clean(operator)
    progress("Menulis berkas", 0.9)
    with written_atomically(target) as temporary:
        book.save(temporary)
