"""Workbooks that may leave the office: the masked copy, child by child, and the table for anybody.

Neither says who wrote it, nor where: the properties name the program alone.
"""

from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter
from pathlib import Path

from stunting_tui.domain.document import Block, Cell, Entry, Grid, GridColumn, Line, Section
from stunting_tui.domain.sharing.masked import COLUMNS, MaskedRow
from stunting_tui.domain.sharing.public_table import AGE, DISTRICT, SEX, SHARED, VILLAGE, PublicLine
from stunting_tui.progress import Progress
from stunting_tui.reports.deliberation.content import Paper
from stunting_tui.reports.flat import Row, write_sections

AUTHOR = "Alat kerja rembuk stunting"
HIDDEN = "*"
PUBLIC_COLUMNS = ("bulan_ukur", "tingkat", "desa", "nama", "indikator", "n", "dari", "persen", "disembunyikan")
MERGED = 'Tempat dengan kurang dari {least} anak digabung: "(gabungan)".'
_NOT_IN = "Nama, NIK, orang tua, alamat, tanggal lahir, tanggal ukur, dan catatan."
_CARE = (
    "Data anak tetap data pribadi (UU 27/2022): yang memegang register dapat mengenali anak dari ukurannya. Berikan "
    "hanya kepada penerima dengan tujuan yang jelas; jangan dikirim ke grup atau diterbitkan. Untuk umum ada Tabel "
    "untuk umum."
)


def write_masked(
    rows: Sequence[MaskedRow], place: str, months: str, least: int, target: Path, paper: Paper, progress: Progress,
    stop: Callable[[], bool] | None,
) -> None:  # fmt: skip
    """Write the copy: a sheet that tells what is in it, and the children. Raises `FileError` and `Cancelled`."""
    fields = [attrgetter(field) for field, _meaning in COLUMNS.values()]
    data = ([field(row) for field in fields] for row in rows)
    foot = f"Salinan tersamar {months}, {place}"
    sections = [_told_section(len(rows), place, months, least)]
    write_sections(sections, tuple(COLUMNS), data, foot, target, paper, AUTHOR, progress, stop)


def write_public(
    lines: Sequence[PublicLine], place: str, month: str, period: str, least: int, target: Path, paper: Paper,
    progress: Progress, stop: Callable[[], bool] | None,
) -> None:  # fmt: skip
    """Write the table: villages, ages and sexes for print, posyandu too as data. Raises `FileError` and `Cancelled`."""
    foot = f"Tabel untuk umum {month}, {place}"
    sections = [public_section(lines, place, month, least)]
    write_sections(
        sections, PUBLIC_COLUMNS, public_rows(lines, period), foot, target, paper, AUTHOR, progress, stop
    )  # fmt: skip


def public_section(lines: Sequence[PublicLine], place: str, month: str, least: int) -> Section:
    """Return the table as a sheet."""
    whole = [line for line in lines if line.level == DISTRICT]
    blocks: list[Block] = [
        Line(f"STATUS GIZI BALITA {month.upper()}", "title"),
        Line(f"{place}; anak di bawah lima tahun yang diukur", "centre"),
    ]
    for level, title in ((VILLAGE, "Desa/Kelurahan"), (AGE, "Umur"), (SEX, "Jenis kelamin")):
        mine = [line for line in lines if line.level == level]
        blocks += [Line(f"MENURUT {level.upper()}", "head", 8), _grid(title, [*mine, *whole])]
    blocks += [
        Line(
            f"{HIDDEN} disembunyikan: kurang dari {least} anak, atau dapat dihitung dari angka lain. "
            f"{MERGED.format(least=least)}", "note", 6,
        ),
        Line("Pendek: TB/U < -2; BB kurang: BB/U < -2; kurus: BB/TB < -2; gemuk: BB/TB > 2 (WHO 2006).", "note"),
        Line("Angka dari batch penimbangan, bukan survei (SSGI/SKI).", "note"),
    ]  # fmt: skip
    return Section("Tabel", tuple(blocks))


def public_rows(lines: Sequence[PublicLine], period: str) -> Iterator[Row]:
    """Give a row for each group and indicator; hidden figures are empty."""
    for line in lines:
        for code in SHARED:
            count = line.counts[code]
            n = None if count is None else count.n
            yield (
                period, line.level, line.village, line.name, code, n, line.of[code], _percent(line, code),
                "ya" if count is None else "tidak",
            )  # fmt: skip


def _told_section(count: int, place: str, months: str, least: int) -> Section:
    columns = (GridColumn("Kolom", 20), GridColumn("Arti", 55))
    rows: list[tuple[Cell, ...]] = [(name, meaning) for name, (_field, meaning) in COLUMNS.items()]
    return Section(
        "Keterangan",
        (
            Line("SALINAN TERSAMAR", "title"),
            Line(f"{place}; {months}", "centre"),
            Entry("Isi", f"{count} baris: satu baris tiap anak di bawah lima tahun tiap batch, menurut kode anak."),
            Entry("Tempat", MERGED.format(least=least)),
            Entry("Tidak ada", _NOT_IN),
            Entry("Pakai", _CARE),
            Line("KOLOM LEMBAR DATA", "head", 8),
            Grid(columns, rows),
        ),
    )


def _grid(title: str, lines: Sequence[PublicLine]) -> Grid:
    columns = (
        GridColumn(title, 26),
        *(
            column
            for name in SHARED.values()
            for column in (GridColumn(name, 7, "right"), GridColumn("%", 6, "right", "0.0"))
        ),
    )
    rows: list[tuple[Cell, ...]] = [
        (_named(line), *(cell for code in SHARED for cell in _cells(line, code))) for line in lines
    ]
    return Grid(columns, rows, total=True, folds=True)


def _named(line: PublicLine) -> str:
    return f"Kecamatan {line.name}" if line.level == DISTRICT else line.name


def _cells(line: PublicLine, code: str) -> tuple[Cell, Cell]:
    count = line.counts[code]
    if not line.of[code]:
        return None, None
    return (HIDDEN, HIDDEN) if count is None else (count.n, _percent(line, code))


def _percent(line: PublicLine, code: str) -> float | None:
    count = line.counts[code]
    return None if count is None or not count.of else round(100 * count.n / count.of, 1)
