"""SKDN as blocks: a sheet of a workbook, and the text of the screen; no child is named."""

from stunting_tui.domain.dates import period_label
from stunting_tui.domain.document import Block, Cell, Grid, GridColumn, Line, Section
from stunting_tui.domain.monitoring.skdn import Skdn, impossible
from stunting_tui.domain.monitoring.skdn_view import ALL_AGES, GROUPS, SkdnView
from stunting_tui.domain.numbers import format_integer
from stunting_tui.reports.quality.prevalence import dashes

TITLE = "SKDN"
ONE = "0.0"
BAR = 20
"""Cells of the longest bar."""
LEGEND = "Balok: █ naik (N), ▓ ditimbang tetapi bukan N, ░ tidak ditimbang; panjangnya S."
NO_BOOK = "K belum diketahui: tidak ada berkas yang memuat kolom KIA."
WORDS = (
    "S: terdaftar; K: punya Buku KIA/KMS; D: ditimbang; N: naik cukup; T: tidak naik cukup; O: bulan lalu tidak "
    "ditimbang; B: pertama kali ditimbang menurut data ini; 2T: dua kali T berturut-turut; BGM: di bawah garis merah."
)


def skdn_section(view: SkdnView) -> Section:
    """Return the sheet of a place."""
    month = period_label(view.period)
    return Section(
        TITLE,
        (
            Line(f"SKDN {month.upper()}", "title"),
            Line(f"{view.place}; {month}; KBM: {view.kbm}", "centre"),
            *_counts(view),
            *_ratios(view),
            *_year(view),
        ),
    )


def bar(counts: Skdn, most: int) -> str:
    """Return a bar as long as S against the greatest S: N, the others weighed, those not weighed."""
    if not most:
        return ""
    ends = [round(BAR * part / most) for part in (counts.n, counts.d, max(counts.s, counts.d))]
    return "█" * ends[0] + "▓" * (ends[1] - ends[0]) + "░" * (ends[2] - ends[1])


def _counts(view: SkdnView) -> list[Block]:
    columns = (
        GridColumn("Umur", 16),
        *(GridColumn(name, 7, "right") for name in ("S", "K", "D", "N", "T", "O", "B", "2T", "BGM")),
    )
    rows: list[tuple[Cell, ...]] = [
        (group, one.s, one.k if view.has_books else None, one.d, one.n, one.t, one.o, one.b, one.two_t, one.bgm)
        for group in GROUPS
        for one in (view.of(group),)
    ]
    return [
        Line("MENURUT UMUR", "head", 8),
        Grid(columns, rows, total=True, folds=True),
        Line(checked(view.of(ALL_AGES)), "plain", 4),
        *([] if view.has_books else [Line(NO_BOOK, "plain")]),
        Line(WORDS, "note", 4),
    ]


def checked(counts: Skdn) -> str:
    """Return whether the counts agree with each other, in a sentence."""
    if counts.unjudged and counts.gap == counts.unjudged:
        return (
            f"D = N + T + O + B + {format_integer(counts.unjudged)} anak yang ditimbang tetapi KBM umurnya tidak ada."
        )
    wrong = impossible(counts)
    return " ".join(("Tidak cocok:", *wrong)) if wrong else f"Cocok: D = N + T + O + B = {format_integer(counts.d)}."


def _ratios(view: SkdnView) -> list[Block]:
    names = tuple(Skdn().ratios)
    columns = (GridColumn("Umur", 16), *(GridColumn(name, 9, "right", ONE) for name in names))
    rows: list[tuple[Cell, ...]] = [
        (
            group,
            *(
                None if "K" in name.split("/") and not view.has_books else ratio.percent
                for name, ratio in view.of(group).ratios.items()
            ),
        )
        for group in GROUPS
    ]
    why = "pembaginya nol" if view.has_books else "pembaginya nol atau K belum diketahui"
    return [Line("RASIO (PERSEN)", "head", 8), Grid(columns, rows, total=True, folds=True), *dashes(rows, why)]


def _year(view: SkdnView) -> list[Block]:
    columns = (
        GridColumn("Bulan", 16), GridColumn("Balok", 38), GridColumn("S", 7, "right"), GridColumn("D", 7, "right"),
        GridColumn("N", 7, "right"), GridColumn("D/S %", 8, "right", ONE), GridColumn("N/D %", 8, "right", ONE),
    )  # fmt: skip
    months = [(month, view.of(ALL_AGES, month)) for month in view.months]
    most = max(max(one.s, one.d) for _month, one in months)
    rows: list[tuple[Cell, ...]] = [
        (period_label(month), bar(one, most), one.s, one.d, one.n, one.ratios["D/S"].percent, one.ratios["N/D"].percent)
        for month, one in months
    ]
    return [
        Line("DUA BELAS BULAN", "head", 8),
        Grid(columns, rows, folds=True),
        Line(LEGEND, "note", 4),
        *dashes(rows, "pembaginya nol"),
    ]
