"""The yearly view as blocks: a sheet of the workbook, and the text of the screen; no person is named."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from stunting_tui.domain.dates import period_label, plain_date
from stunting_tui.domain.document import (
    Block,
    Cell,
    Entry,
    Grid,
    GridColumn,
    Letterhead,
    Line,
    Section,
    Signatory,
    Signatures,
)
from stunting_tui.domain.following.case_audit import semester_words
from stunting_tui.domain.following.ledger import Standing
from stunting_tui.domain.following.yearly import Tally, YearView
from stunting_tui.domain.numbers import format_percent
from stunting_tui.domain.prevalence.figures import SMALL_NUMBER
from stunting_tui.errors import Cancelled
from stunting_tui.progress import Progress, quiet
from stunting_tui.reports.deliberation.content import Paper

TITLE = "Ikhtisar Tahun"
SURVEY = "Angka dari batch penimbangan, bukan survei (SSGI/SKI); keduanya tidak dibandingkan langsung."
STANDINGS = (Standing.DONE, Standing.RUNNING, Standing.OPEN)
OTHERS = (Standing.DROPPED, Standing.CARRIED)
OTHERS_TOLD = "Lain: batal, atau dibawa ke tahun sesudahnya."
_KEPT = 6
"""A last table of so few rows goes onto the page of the signature, with its heading."""
ONE, TWO = "0.0", "0.00"


def sections(view: YearView) -> list[Section]:
    """Return the sheets of a year."""
    blocks: list[Block] = [
        Line(f"IKHTISAR TAHUN {view.year}", "title"),
        Line(f"{view.place}; keadaan {plain_date(view.made_on)}", "centre"),
        *_meetings(view),
        *_agreements(view),
        *_funds(view),
        *_targets(view),
        *_ranks(view),
        *_boards(view),
        *_steps(view),
    ]
    return [Section(TITLE, tuple(blocks))]


def printed(view: YearView, head: Letterhead, people: tuple[Signatory, ...]) -> list[Section]:
    """Return the sheets of a year for the printer: with the kop surat, and signed."""
    (sheet,) = sections(view)
    closing = (
        Line(f"Ikhtisar ini disusun dari catatan kecamatan menurut keadaan {plain_date(view.made_on)}.", above=10),
        Signatures(f"{head.signed_at}, {plain_date(view.made_on)}", people),
    )
    table = sheet.blocks[-1]
    short = isinstance(table, Grid) and len(table.rows) <= _KEPT
    return [replace(sheet, letterhead=head, blocks=(*sheet.blocks, *closing), keep=len(closing) + 2 * short)]


def write_year(
    view: YearView,
    target: Path,
    paper: Paper,
    operator: str,
    head: Letterhead,
    people: tuple[Signatory, ...],
    progress: Progress = quiet,
    stop: Callable[[], bool] | None = None,
) -> None:
    """Write the workbook with the kop surat of `head` for `people` to sign, whole or not at all.

    Raises `FileError` and `Cancelled`.
    """
    from stunting_tui.exchange.atomic import written_atomically
    from stunting_tui.reports.book import Book, clean
    from stunting_tui.reports.draw import draw_section

    book = Book(paper)
    for section in printed(view, head, people):
        progress(f"Menyusun {section.title}", 0.2)
        draw_section(book, section, f"Ikhtisar tahun {view.year}, {view.place}")
    if stop is not None and stop():
        raise Cancelled("Penulisan ikhtisar dihentikan.", "Berkas lama, bila ada, tidak berubah.")
    book.workbook.properties.title = clean(f"Ikhtisar tahun {view.year}")
    book.workbook.properties.creator = book.workbook.properties.lastModifiedBy = clean(operator)
    progress("Menulis berkas", 0.8)
    with written_atomically(target) as temporary:
        book.save(temporary)


def _head(text: str) -> Line:
    return Line(text, "head", 8)


def _meetings(view: YearView) -> list[Block]:
    kampung = view.kampung
    unknown = f"; {kampung.unknown} desa belum diisi" if kampung.unknown else ""
    formed = f", {kampung.formed} dibentuk tahun ini" if kampung.formed else ""
    told = [
        Entry(
            one.kind.capitalize(),
            f"{one.held} dari sedikitnya {one.least} dalam setahun: {_enough(one.held, one.least)}",
        )
        for one in view.meetings
    ]
    share = format_percent(100 * kampung.having / kampung.villages if kampung.villages else None)
    return [
        _head("RAPAT DAN KAMPUNG KB"),
        *told,
        Entry("Kampung KB", f"{kampung.having} dari {kampung.villages} desa ({share}){formed}{unknown}"),
        Entry("Kunjungan", f"{view.visits} kunjungan ke {view.visited} desa"),
    ]


def _enough(held: int, least: int) -> str:
    return "cukup" if held >= least else f"kurang {least - held}"


def _agreements(view: YearView) -> list[Block]:
    share = format_percent(100 * view.done / view.agreed if view.agreed else None)
    refused = f"; {view.refused} tidak disepakati" if view.refused else ""
    return [
        _head("KESEPAKATAN MENURUT PILAR"),
        Line(f"{view.agreed} kesepakatan, {view.done} selesai ({share}){refused}.", "plain"),
        _tally_grid("Pilar", view.pillars),
        _head(f"KESEPAKATAN MENURUT AKSI: {view.rule.name}"),
        Line(f"{view.rule.source}.", "plain"),
        _tally_grid("Aksi", view.actions),
        Line(f"%: yang selesai. {OTHERS_TOLD}", "note", 4),
    ]


def _tally_grid(title: str, tallies: Sequence[Tally]) -> Grid:
    columns = (
        GridColumn("No", 6),
        GridColumn(title, 46),
        GridColumn("Sepakat", 12, "right"),
        *(GridColumn(one.value.capitalize(), 11, "right") for one in STANDINGS),
        GridColumn("Lain", 8, "right"),
        GridColumn("%", 8, "right", ONE),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            one.code, one.name, one.agreed, *(one.counts.get(standing, 0) for standing in STANDINGS),
            sum(one.counts.get(standing, 0) for standing in OTHERS), one.percent,
        )
        for one in tallies
    ]  # fmt: skip
    return Grid(columns, rows, folds=True)


def _funds(view: YearView) -> list[Block]:
    columns = (
        GridColumn("Sumber dana", 40),
        GridColumn("Rencana (Rp)", 20, "right"),
        GridColumn("Terpakai (Rp)", 20, "right"),
        GridColumn("%", 10, "right", ONE),
    )
    rows: list[tuple[Cell, ...]] = [
        (one.name, one.budget, one.spent, _part(one.spent, one.budget)) for one in view.sources
    ]
    if rows:
        budget, spent = sum(one.budget for one in view.sources), sum(one.spent for one in view.sources)
        rows.append(("JUMLAH", budget, spent, _part(spent, budget)))
    return [_head("DANA MENURUT SUMBER"), Grid(columns, rows, "Belum ada dana yang ditulis", total=True, folds=True)]


def _part(some: int, whole: int) -> float | None:
    return 100 * some / whole if whole else None


def _targets(view: YearView) -> list[Block]:
    columns = (
        GridColumn("Tingkat", 20), GridColumn("Indikator", 36), GridColumn("Target", 11, "right", TWO),
        GridColumn("Angka", 11, "right", TWO), GridColumn("Selisih", 11, "right", TWO),
        GridColumn("Keadaan", 17),
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = [
        (
            f"{one.level} {one.place}".strip(), f"{one.indicator}{_unit(one.unit)}", one.target, one.figure,
            one.deviation, one.word,
        )
        for one in view.targets
    ]  # fmt: skip
    batch = f"Prevalensi: batch {period_label(view.period)}. " if view.period else "Belum ada pengukuran tahun ini. "
    return [
        _head("TARGET TERHADAP ANGKA"),
        Grid(columns, rows, "Belum ada target tahun ini", folds=True),
        *([Line(f"{batch}{SURVEY}", "note", 4)] if rows else []),
    ]


def _unit(unit: str) -> str:
    """Return a unit behind an indicator; percent is understood."""
    return "" if unit in ("", "%") else f" ({unit})"


def _ranks(view: YearView) -> list[Block]:
    columns = (
        GridColumn("Ke", 6, "center", "0"), GridColumn("Desa/Kelurahan", 28), GridColumn("Pendek", 10, "right"),
        GridColumn("Diukur", 10, "right"), GridColumn("%", 9, "right", ONE), GridColumn("Lalu", 8, "center", "0"),
        GridColumn("Arah", 16), GridColumn("Ubah", 9, "right", ONE),
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = [
        (one.rank, one.name, one.n, one.of, one.percent, one.before, one.direction, one.points) for one in view.ranks
    ]
    ranked = sum(one.rank is not None for one in view.ranks)
    batch = f"Batch {period_label(view.period)}" if view.period else ""
    before = f"tahun lalu batch {period_label(view.period_before)}" if view.period_before else "tahun lalu tanpa batch"
    note = f"{batch}; {before}. Ke-1: prevalensi terendah; {ranked} desa diberi peringkat. Ubah: poin persen. "
    return [
        _head("PERINGKAT DESA MENURUT PREVALENSI"),
        Grid(columns, rows, "Belum ada pengukuran tahun ini", folds=True),
        *([Line(f"{note}n kecil: di bawah {SMALL_NUMBER} anak diukur.", "note", 4)] if rows else []),
    ]


def _boards(view: YearView) -> list[Block]:
    fosters = Grid(
        (
            GridColumn("Program", 40), GridColumn("Berjalan", 11, "right"), GridColumn("Mulai", 9, "right"),
            GridColumn("Berakhir", 11, "right"), GridColumn("Bantuan (Rp)", 18, "right"),
        ),
        [(one.programme, one.ongoing, one.begun, one.ended, one.given) for one in view.fosters],
        "Belum ada orang tua asuh",
    )  # fmt: skip
    cases = Grid(
        (
            GridColumn("Semester", 26), GridColumn("Sasaran", 26), GridColumn("Kasus", 12, "right"),
            GridColumn("Ditutup", 12, "right"),
        ),
        [(semester_words(one.semester), one.group, one.cases, one.closed) for one in view.cases],
        "Belum ada audit kasus",
    )  # fmt: skip
    alone = f"Anak pendek tanpa orang tua asuh: {view.alone} dari {view.stunted} pada batch terbaru."
    return [
        _head("ORANG TUA ASUH"),
        fosters,
        *([Line(alone, "plain", 4)] if view.stunted else []),
        _head("AUDIT KASUS"),
        cases,
    ]


def _steps(view: YearView) -> list[Block]:
    columns = (
        GridColumn("Bulan", 20), GridColumn("Langkah", 20), GridColumn("Desa", 8, "right"),
        GridColumn("dari", 8, "right"), GridColumn("Terjangkau", 15, "right"), GridColumn("Sasaran", 11, "right"),
        GridColumn("%", 10, "right", ONE),
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = [
        (
            period_label(period), total.step.name, total.held, total.villages, total.reached if total.known else None,
            total.target if total.known else None, total.coverage,
        )
        for period, total in view.steps
    ]  # fmt: skip
    return [_head("INTERVENSI SERENTAK"), Grid(columns, rows, "Belum ada intervensi serentak tahun ini")]
