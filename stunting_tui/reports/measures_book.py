"""The workbooks of prevalence and SKDN: sheets that print, and one flat sheet for the office's own pivots."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from stunting_tui.domain.document import Section
from stunting_tui.domain.prevalence_view import FlowView, PrevalenceView
from stunting_tui.domain.skdn_view import GROUPS, SkdnView
from stunting_tui.errors import Cancelled
from stunting_tui.progress import Progress
from stunting_tui.reports.book import Value
from stunting_tui.reports.content import Paper
from stunting_tui.reports.flow import flow_section
from stunting_tui.reports.prevalence import group_section, whole_section
from stunting_tui.reports.skdn import skdn_section

DATA = "Data"
PREVALENCE_COLUMNS = (
    "batch", "batch_lalu", "rancangan", "menurut", "kelompok", "jenis", "kode", "n", "dari", "nilai", "bawah", "atas",
    "galat_baku", "sd", "catatan",
)  # fmt: skip
SKDN_COLUMNS = ("tempat", "bulan", "umur", "s", "k", "d", "n", "t", "o", "b", "dua_t", "bgm", "tanpa_kbm")
WIDTH = 14.0
"""Digits a column of the flat sheet is wide."""

Row = tuple[Value, ...]


def write_prevalence(
    views: Sequence[PrevalenceView], flow: FlowView | None, target: Path, paper: Paper, operator: str,
    progress: Progress, stop: Callable[[], bool] | None,
) -> None:  # fmt: skip
    """Write a batch in several groupings (all of one design). Raises `FileError` and `Cancelled`."""
    sections = [whole_section(views[0]), *map(group_section, views), *([flow_section(flow)] if flow else [])]
    foot = f"Prevalensi {views[0].period}, {views[0].place}"
    _write(sections, PREVALENCE_COLUMNS, prevalence_rows(views), foot, target, paper, operator, progress, stop)


def write_skdn(
    views: Sequence[SkdnView], target: Path, paper: Paper, operator: str, progress: Progress,
    stop: Callable[[], bool] | None,
) -> None:  # fmt: skip
    """Write the SKDN of the first place for print, of all of them as data. Raises `FileError` and `Cancelled`."""
    foot = f"SKDN {views[0].period}, {views[0].place}"
    _write([skdn_section(views[0])], SKDN_COLUMNS, skdn_rows(views), foot, target, paper, operator, progress, stop)


def prevalence_rows(views: Sequence[PrevalenceView]) -> Iterator[Row]:
    """Give a row for each group with each indicator ("persen") and each mean ("rerata"), of all children first."""
    for at, view in enumerate(views):
        parts = [("semua", view.whole)] if at == 0 else []
        for grouping, group in (*parts, *((view.grouping, one) for one in view.groups)):
            start = (view.period, view.period_before, view.design, grouping, group.name)
            for code, one in group.shares.items():
                figures = (one.n, one.of, one.percent, one.low, one.high, one.error, None)
                yield (*start, "persen", code, *figures, one.reason)
            for code, mean in group.means.items():
                figures_of = (None, mean.of, mean.mean, mean.low, mean.high, mean.error, mean.sd)
                yield (*start, "rerata", code, *figures_of, mean.reason)


def skdn_rows(views: Sequence[SkdnView]) -> Iterator[Row]:
    """Give a row for each place, month and age group; K is empty where it is not known."""
    for view in views:
        for month in view.months:
            for group in GROUPS:
                one = view.of(group, month)
                book = one.k if view.has_books else None
                yield (
                    view.place, month, group, one.s, book, one.d, one.n, one.t, one.o, one.b, one.two_t, one.bgm,
                    one.unjudged,
                )  # fmt: skip


def _write(
    sections: Sequence[Section], columns: Sequence[str], rows: Iterable[Row], foot: str, target: Path, paper: Paper,
    operator: str, progress: Progress, stop: Callable[[], bool] | None,
) -> None:  # fmt: skip
    from stunting_tui.exchange.atomic import written_atomically
    from stunting_tui.reports.book import Book, Look, clean
    from stunting_tui.reports.draw import draw_section

    book = Book(paper)
    for at, section in enumerate(sections):
        progress(f"Menyusun {section.title}", 0.7 * at / len(sections))
        if stop is not None and stop():
            raise Cancelled("Penulisan dihentikan.", "Berkas lama, bila ada, tidak berubah.")
        draw_section(book, section, foot)
    progress(f"Menyusun {DATA}", 0.7)
    page = book.page(DATA, [WIDTH] * len(columns), foot, landscape=True)
    for look, row in ((Look(bold=True), columns), *((Look(wrap=False), row) for row in rows)):
        for column, value in enumerate(row, 1):
            page.put(page.row, column, value, look)
        page.row += 1
    page.repeat(1, 1)
    page.sheet.freeze_panes = "A2"
    page.finish()
    book.workbook.properties.title = clean(foot)
    book.workbook.properties.creator = book.workbook.properties.lastModifiedBy = clean(operator)
    progress("Menulis berkas", 0.9)
    with written_atomically(target) as temporary:
        book.save(temporary)
