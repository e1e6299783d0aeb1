"""The quality of a batch as a workbook: the places to print, the card of the kecamatan, every score as plain data."""

from collections.abc import Sequence
from pathlib import Path

from stunting_tui.domain.dates import period_label
from stunting_tui.domain.document import Cell, Grid, GridColumn, Line, Section
from stunting_tui.domain.quality.quality_words import (
    Quality,
    WordRules,
    doubtful_words,
    grade_text,
    shown_points,
    title_of,
)
from stunting_tui.reports.deliberation.content import Paper
from stunting_tui.reports.quality.quality import QUIET

DATA = "data_mutu"
DATA_COLUMNS = (
    "periode", "tingkat", "desa", "posyandu", "anak_diukur", "mutu", "ukuran", "judul", "n", "nilai", "satuan",
    "penilaian", "p", "terdiri_dari", "sebab",
)  # fmt: skip
"""Names of the data sheet; offices build their own tables on them, so they stay."""
_WIDTHS = (10, 11, 18, 18, 12, 14, 20, 34, 8, 10, 8, 20, 10, 60, 40)


def places_section(places: Sequence[Quality], district: str, period: str) -> Section:
    """Return the places as a list that prints wide: the kecamatan, the villages, the posyandu, each worst first."""
    columns = (
        GridColumn("No", 5, "center", "0"), GridColumn("Tingkat", 11), GridColumn("Desa/Kelurahan", 20),
        GridColumn("Posyandu", 18), GridColumn("Anak diukur", 8, "right"), GridColumn("Mutu", 13),
        GridColumn("Skor", 6, "right"), GridColumn("Yang diragukan", 50),
    )  # fmt: skip
    rows: list[list[Cell]] = [
        [
            at, one.level, one.village or "", one.name if one.level == "posyandu" else "", one.n, one.verdict,
            shown_points(one), doubtful_words(one),
        ]
        for at, one in enumerate(_in_levels(places), 1)
    ]  # fmt: skip
    blocks = (
        Line("MUTU PENGUKURAN", "title"),
        Line(f"Kecamatan {district}, batch {period_label(period)}", "centre"),
        Grid(columns, rows, "Belum ada tempat"),
        Line(f"Skor plausibilitas: makin kecil makin baik, dinilai mulai 100 anak. {QUIET}", "note", 4),
    )
    return Section("Mutu", blocks, wide=True)


def write_quality(
    sections: Sequence[Section],
    places: Sequence[Quality],
    period: str,
    rules: WordRules,
    target: Path,
    paper: Paper,
    operator: str,
) -> None:
    """Write the sheets and the data at `target`, whole or not at all. Raises `FileError`."""
    from openpyxl.worksheet.properties import PageSetupProperties

    from stunting_tui.exchange.atomic import written_atomically
    from stunting_tui.reports.book import Book, clean
    from stunting_tui.reports.draw import draw_section

    book = Book(paper)
    title = f"Mutu pengukuran, batch {period_label(period)}"
    for section in sections:
        draw_section(book, section, title)
    sheet = book.workbook.create_sheet(DATA)
    sheet.append(DATA_COLUMNS)
    for place in _in_levels(places):
        for row in _data(place, period, rules):
            sheet.append([clean(cell) if isinstance(cell, str) else cell for cell in row])
    for letter, width in zip("ABCDEFGHIJKLMNO", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    sheet.page_setup.orientation, sheet.print_title_rows = "landscape", "1:1"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = 0
    sheet.auto_filter.ref = sheet.dimensions
    book.workbook.properties.title = clean(title)
    book.workbook.properties.creator = book.workbook.properties.lastModifiedBy = clean(operator)
    with written_atomically(target) as temporary:
        book.save(temporary)


def _in_levels(places: Sequence[Quality]) -> list[Quality]:
    levels = ("kecamatan", "desa", "posyandu")
    return sorted(places, key=lambda one: levels.index(one.level))


def _data(place: Quality, period: str, rules: WordRules) -> list[list[Cell]]:
    post = place.name if place.level == "posyandu" else None
    village = place.village or None
    return [
        [
            period, place.level, village, post, place.n, place.verdict, score.code, title_of(score, rules), score.n,
            score.value, rules.families[score.family].unit or None, grade_text(score), score.p, score.made_of or None,
            score.reason or None,
        ]
        for score in place.scores
    ]  # fmt: skip
