"""Age in days and in completed months as sheets: the prevalences side by side, and the children that differ."""

from collections.abc import Sequence
from datetime import date

from stunting_tui.domain.dates import period_label, short_date
from stunting_tui.domain.document import Block, Cell, Entry, Grid, GridColumn, Line, Section
from stunting_tui.domain.numbers import format_integer
from stunting_tui.domain.prevalence.age_rules import AGE, COMPARED, TOTALS, BothRules, Difference
from stunting_tui.domain.prevalence.survey import Estimate
from stunting_tui.domain.prevalence.survey_indicators import INDICATORS

TITLE = "Hari atau bulan"
NAMES = {**COMPARED, AGE: "Umur"}
ONE, TWO = "0.0", "0.00"
RULES = (
    "Hari: z menurut umur tepat dalam hari, seperti WHO Anthro dan e-PPGBM; balita sampai 1.826 hari. Bulan: bulan "
    "penuh menurut Permenkes 2/2020 (2 bulan 29 hari = 2 bulan), dibaca pada hari ke-30,4375 x bulan dari tabel yang "
    "sama; balita di bawah 60 bulan. Menurut bulan anak dianggap lebih muda sampai sebulan, maka yang pendek lebih "
    "sedikit. Layar lain memakai z menurut hari."
)

COLUMNS = (
    "nama", "jenis_kelamin", "lahir", "desa", "posyandu", "diukur", "indeks", "umur_hari", "bulan_penuh", "z_hari",
    "z_bulan", "status_hari", "status_bulan", "sebab",
)  # fmt: skip
"""The names of the flat sheet."""

Named = tuple[tuple[str, str, date, str, str | None, date | None], Difference]
"""A line of the list: name, sex, birth, village, posyandu and day of measuring; what differs."""


def totals_section(period: str, rules: BothRules, registered: tuple[int, int]) -> Section:
    """Return the prevalences by both rules; nobody is named."""
    return Section(
        TITLE,
        (
            Line(f"UMUR MENURUT HARI DAN BULAN PENUH, {period_label(period).upper()}", "title"),
            Line(children_words(rules, registered), "plain"),
            _totals(rules),
            Line(RULES, "note", 4),
        ),
        wide=True,
    )


def children_words(rules: BothRules, registered: tuple[int, int]) -> str:
    """Return how many children each rule counts and how many differ."""
    ways = zip(("hari", "bulan"), (rules.day_children, rules.month_children), registered, strict=True)
    parts = [f"{format_integer(n)} diukur dari {format_integer(of)} terdaftar menurut {rule}" for rule, n, of in ways]
    return f"Balita: {', '.join(parts)}; {format_integer(rules.children)} anak yang diukur berbeda statusnya."


def names_text(period: str, lines: Sequence[Named]) -> Section:
    """Return the list of the children as sentences, for plain text."""
    blocks = [
        Entry(
            f"{number}.",
            f"{name}, {sex}, lahir {short_date(born)}; {', '.join(filter(None, (post, village)))}. {NAMES[one.index]}: "
            f"{one.day_status} -> {one.month_status}. {one.reason}",
        )
        for number, ((name, sex, born, village, post, _day), one) in enumerate(lines, 1)
    ]
    return Section("Anak", (Line(f"ANAK YANG STATUSNYA BERBEDA, {period_label(period).upper()}", "title"), *blocks))


def names_section(period: str, lines: Sequence[Named]) -> Section:
    """Return the list of the children."""
    columns = (
        GridColumn("No", 5, "center"), GridColumn("Nama", 22), GridColumn("L/P", 5, "center"),
        GridColumn("Lahir", 11, "center"), GridColumn("Desa/Kelurahan", 15), GridColumn("Posyandu", 13),
        GridColumn("Diukur", 11, "center"), GridColumn("Indeks", 7), GridColumn("z hari", 7, "right", TWO),
        GridColumn("z bulan", 7, "right", TWO), GridColumn("Menurut hari", 14), GridColumn("Menurut bulan", 14),
        GridColumn("Sebabnya", 44),
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = [
        (number, *person, NAMES[one.index], one.day_z, one.month_z, one.day_status, one.month_status, one.reason)
        for number, (person, one) in enumerate(lines, 1)
    ]
    blocks: tuple[Block, ...] = (
        Line("Memuat nama anak: hanya bagi yang mengukur dan mengunjungi.", "secret"),
        Line(f"ANAK YANG STATUSNYA BERBEDA, {period_label(period).upper()}", "title"),
        Grid(columns, rows, folds=True),
    )
    return Section("Anak", blocks, wide=True)


def flat_rows(lines: Sequence[Named]) -> list[tuple[Cell, ...]]:
    """Return a row of the flat sheet for each line."""
    return [
        (*person, NAMES[one.index], one.days, one.months, one.day_z, one.month_z, one.day_status, one.month_status,
         one.reason)
        for person, one in lines
    ]  # fmt: skip


def _totals(rules: BothRules) -> Grid:
    columns = (
        GridColumn("Indikator", 36),
        *(
            column
            for rule in ("Hari", "Bulan")
            for column in (
                GridColumn(f"{rule}: anak", 11, "right"), GridColumn("dari", 8, "right"),
                GridColumn("%", 8, "right", ONE),
            )
        ),
        GridColumn("Beda", 8, "right", ONE), GridColumn("Catatan", 20),
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    for code in TOTALS:
        pair = (rules.day_shares.get(code), rules.month_shares.get(code))
        figures = [figure for one in pair for figure in _figures(one)]
        reason = next((one.reason for one in pair if one is not None and one.percent is None), "")
        note = "tidak ada anak" if None in pair else reason
        rows.append((INDICATORS[code].title, *figures, rules.points(code), note))
    return Grid(columns, rows, folds=True)


def _figures(one: Estimate | None) -> tuple[Cell, Cell, Cell]:
    return (None, None, None) if one is None else (one.n, one.of, one.percent)
