"""What became of the children between two batches, as blocks; no child is named."""

from stunting_tui.domain.dates import period_label
from stunting_tui.domain.document import Block, Cell, Grid, GridColumn, Line, Section
from stunting_tui.domain.prevalence.prevalence_view import FlowLine, FlowView
from stunting_tui.domain.prevalence.round_flow import STANDINGS
from stunting_tui.reports.quality.prevalence import ONE, SIGNED, change_interval, change_word, dashes, head, points

TITLE = "Arus"
BEFORE = STANDINGS[:4]
WORDS = "Hilang: diukur dahulu, kini tidak. Lewat umur: kini lima tahun ke atas. Masuk: diukur kini, dahulu tidak."
RATES = "Baru %: dari yang dahulu tidak pendek dan diukur lagi. Pulih %: dari yang dahulu pendek dan diukur lagi."


def flow_section(view: FlowView) -> Section:
    """Return the flow on one sheet: the table of standings, the villages, the change of who was seen twice."""
    periods = f"dari {period_label(view.period_before)} ke {period_label(view.period)}"
    return Section(
        TITLE,
        (
            Line(f"ARUS {periods.upper()}", "title"),
            Line(f"{view.place}; anak di bawah lima tahun, {periods}", "centre"),
            *_standings(view.whole),
            *_villages(view),
            *_changes(view),
        ),
    )


def _standings(whole: FlowLine) -> list[Block]:
    columns = (
        GridColumn("Dahulu", 20),
        *(GridColumn(word.capitalize(), 14, "right") for word in STANDINGS),
        GridColumn("Jumlah", 10, "right"),
    )
    rows: list[tuple[Cell, ...]] = []
    for before in BEFORE:
        counts = [whole.flow.count(before, now) for now in STANDINGS]
        rows.append((before, *counts, sum(counts)))
    sums = [sum(whole.flow.count(before, now) for before in BEFORE) for now in STANDINGS]
    rows.append(("Jumlah", *sums, sum(sums)))
    return [head("KEADAAN DAHULU (BARIS) DAN KINI (KOLOM)"), Grid(columns, rows, total=True, folds=True)]


def _villages(view: FlowView) -> list[Block]:
    columns = (
        GridColumn("Desa/Kelurahan", 24), GridColumn("Baru pendek", 9, "right"), GridColumn("Pulih", 8, "right"),
        GridColumn("Tetap pendek", 9, "right"), GridColumn("Hilang", 8, "right"), GridColumn("Lewat umur", 8, "right"),
        GridColumn("Masuk", 8, "right"),
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = [
        (line.name, line.flow.newly, line.flow.recovered, line.flow.still, line.flow.lost, line.flow.aged_out,
         line.flow.new)
        for line in (*view.villages, view.whole)
    ]  # fmt: skip
    return [head("ARUS TIAP DESA"), Grid(columns, rows, total=True, folds=True), Line(WORDS, "note", 4)]


def _changes(view: FlowView) -> list[Block]:
    columns = (
        GridColumn("Desa/Kelurahan", 28), GridColumn("Anak", 9, "right"), GridColumn("Baru %", 8, "right", ONE),
        GridColumn("Pulih %", 8, "right", ONE), GridColumn("Ubah", 9, "right", SIGNED),
        GridColumn("Selang 95 %", 18, "center"), GridColumn("Arti", 18),
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = [
        (
            line.name, line.flow.paired, line.flow.incidence, line.flow.recovery, points(line.change),
            change_interval(line.change), change_word(line.change),
        )
        for line in (*view.villages, view.whole)
    ]  # fmt: skip
    return [
        head("PERUBAHAN PENDEK PADA ANAK YANG DIUKUR DUA KALI (POIN PERSEN)"),
        Grid(columns, rows, total=True, folds=True),
        Line(RATES, "note", 4),
        *dashes(rows, "tidak ada anak yang demikian"),
    ]
