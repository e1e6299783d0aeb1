"""The workbooks of prevalence and SKDN: sheets that print, and one flat sheet for the office's own pivots."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from stunting_tui.domain.monitoring.skdn_form import FormView
from stunting_tui.domain.monitoring.skdn_view import GROUPS, SkdnView
from stunting_tui.domain.prevalence.prevalence_view import Coverage, FlowLine, FlowView, PrevalenceView
from stunting_tui.domain.prevalence.round_flow import STANDINGS
from stunting_tui.domain.prevalence.survey import GroupEstimates
from stunting_tui.domain.prevalence.village_trend import VillageTrend
from stunting_tui.progress import Progress
from stunting_tui.reports.book import Value
from stunting_tui.reports.deliberation.content import Paper
from stunting_tui.reports.flat import write_sections
from stunting_tui.reports.quality.flow import flow_section
from stunting_tui.reports.quality.prevalence import change_word, group_section, whole_section
from stunting_tui.reports.quality.skdn import skdn_section
from stunting_tui.reports.quality.skdn_bars import draw_bars
from stunting_tui.reports.quality.skdn_form import form_sections
from stunting_tui.reports.quality.trend_charts import draw_trend

PREVALENCE_COLUMNS = (
    "batch", "batch_lalu", "rancangan", "menurut", "kelompok", "jenis", "kode", "n", "dari", "nilai", "bawah", "atas",
    "galat_baku", "sd", "catatan",
)  # fmt: skip
SKDN_COLUMNS = ("tempat", "bulan", "umur", "s", "k", "d", "n", "t", "o", "b", "dua_t", "bgm", "tanpa_kbm")

Row = tuple[Value, ...]


def write_prevalence(
    views: Sequence[PrevalenceView], flow: FlowView | None, trend: VillageTrend, target: Path, paper: Paper,
    operator: str, progress: Progress, stop: Callable[[], bool] | None,
) -> None:  # fmt: skip
    """Write a batch in several groupings (all of one design), and the charts of the trend.

    Raises `FileError` and `Cancelled`.
    """
    sections = [whole_section(views[0]), *map(group_section, views), *([flow_section(flow)] if flow else [])]
    foot = f"Prevalensi {views[0].period}, {views[0].place}"
    write_sections(
        sections, PREVALENCE_COLUMNS, prevalence_rows(views, flow), foot, target, paper, operator, progress, stop,
        lambda book: draw_trend(book, trend, foot),
    )  # fmt: skip


def write_skdn(
    views: Sequence[SkdnView], form: FormView, target: Path, paper: Paper, operator: str, progress: Progress,
    stop: Callable[[], bool] | None,
) -> None:  # fmt: skip
    """Write the SKDN of the first place with its form F2 and its bars for print, of all places as data.

    Raises `FileError` and `Cancelled`.
    """
    foot = f"SKDN {views[0].period}, {views[0].place}"
    sections = [skdn_section(views[0]), *form_sections(form)]
    write_sections(
        sections, SKDN_COLUMNS, skdn_rows(views), foot, target, paper, operator, progress, stop,
        lambda book: draw_bars(book, views[0], foot),
    )  # fmt: skip


def prevalence_rows(views: Sequence[PrevalenceView], flow: FlowView | None) -> Iterator[Row]:
    """Give a row for each figure, of all children first; `jenis` says what it is.

    "persen" and "rerata" of each indicator and z, "ubah" since the batch before (percentage points), "kelas" of public
    health, "cakupan" (measured of registered), "batas" (if none or all of the missing were cases; `nilai` if they were
    like the others), "arus" (children from one standing to another) and "arus_persen".
    """
    yield from _whole_rows(views[0])
    for at, view in enumerate(views):
        parts = [("semua", view.whole)] if at == 0 else []
        for grouping, group in (*parts, *((view.grouping, one) for one in view.groups)):
            yield from _group_rows(_start(view, grouping, group.name), group)
        for one in view.coverage if at == 0 else view.coverage[:-1]:
            yield from _coverage_rows(view, one, whole=one is view.coverage[-1])
    if flow is not None:
        for line in (flow.whole, *flow.villages):
            yield from _flow_rows(flow, line, whole=line is flow.whole)


def _start(view: PrevalenceView, grouping: str, name: str) -> Row:
    return view.period, view.period_before, view.design, grouping, name


def _whole_rows(view: PrevalenceView) -> Iterator[Row]:
    start = _start(view, "semua", view.whole.name)
    for code, one in view.changes.items():
        yield (*start, "ubah", code, None, None, one.points, one.low, one.high, None, None, change_word(one))
    for code, name in view.classes.items():
        yield (*start, "kelas", code, *[None] * 7, name)


def _group_rows(start: Row, group: GroupEstimates) -> Iterator[Row]:
    for code, one in group.shares.items():
        yield (*start, "persen", code, one.n, one.of, one.percent, one.low, one.high, one.error, None, one.reason)
    for code, mean in group.means.items():
        figures = (None, mean.of, mean.mean, mean.low, mean.high, mean.error, mean.sd)
        yield (*start, "rerata", code, *figures, mean.reason)


def _coverage_rows(view: PrevalenceView, one: Coverage, *, whole: bool) -> Iterator[Row]:
    start = _start(view, "semua" if whole else view.grouping, one.name)
    share = 100 * one.measured / one.registered if one.registered else None
    yield (*start, "cakupan", "diukur", one.measured, one.registered, share, *[None] * 5)
    bounds = one.bounds
    figures = (bounds.n, bounds.of + bounds.missing, bounds.like_others, bounds.none_stunted, bounds.all_stunted)
    yield (*start, "batas", view.indicator, *figures, None, None, bounds.reason)


def _flow_rows(flow: FlowView, line: FlowLine, *, whole: bool) -> Iterator[Row]:
    found = line.flow
    start = (flow.period, flow.period_before, "", "semua" if whole else "desa", line.name)
    for before in STANDINGS:
        for now in STANDINGS:
            if count := found.count(before, now):
                yield (*start, "arus", f"{before} > {now}", count, *[None] * 7)
    change = line.change
    for code, value in (("baru", found.incidence), ("pulih", found.recovery)):
        yield (*start, "arus_persen", code, None, found.paired, value, *[None] * 5)
    points = (found.paired, change.points, change.low, change.high)
    yield (*start, "arus_persen", "ubah", None, *points, None, None, change_word(change))


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
