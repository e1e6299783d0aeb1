"""Prevalence and growth as blocks: sheets of a workbook, and the text of the screen; no child is named."""

from collections.abc import Iterable, Sequence

from stunting_tui.domain.dates import period_label, plain_date
from stunting_tui.domain.document import Block, Cell, Entry, Grid, GridColumn, Line, Section
from stunting_tui.domain.numbers import format_decimal, format_integer, format_percent, format_signed
from stunting_tui.domain.prevalence.figures import SMALL_NUMBER
from stunting_tui.domain.prevalence.prevalence_view import DESIGNS, PrevalenceView
from stunting_tui.domain.prevalence.round_change import Change
from stunting_tui.domain.prevalence.survey import NOBODY, Estimate, MeanEstimate
from stunting_tui.domain.prevalence.survey_indicators import INDICATORS

TITLE = "Prevalensi"
ONE, TWO, SIGNED = "0.0", "0.00", "+0.0;-0.0;0.0"
SURVEY = "Angka dari batch penimbangan, bukan survei (SSGI/SKI); keduanya tidak dibandingkan langsung."
AGES = "umur menurut hari (WHO), sampai 1.826 hari"
NAMES = {"haz": "TB/U", "waz": "BB/U", "whz": "BB/TB", "baz": "IMT/U"}
SHORT = {
    "stunted": "Pendek",
    "severely_stunted": "Sangat pendek",
    "wasted": "Kurus",
    "overweight": "Gemuk",
    "underweight": "BB kurang",
}
"""The indicators of the table that shows them side by side."""
SHORT_TOLD = "Kurus: BB/TB < -2; gemuk: BB/TB > 2; BB kurang: BB/U < -2."


def whole_blocks(view: PrevalenceView) -> list[Block]:
    """Return the place as a whole: how it was computed, every indicator, the change, the means."""
    return [*_told(view), *_indicators(view), *_changes(view), *_means(view)]


def group_blocks(view: PrevalenceView) -> list[Block]:
    """Return the groups: the indicator in hand with its interval, all side by side, the means, who is missing."""
    return [*_group(view), *_side_by_side(view), *_group_means(view), *_missing(view)]


def screen_section(view: PrevalenceView) -> Section:
    """Return everything on one sheet."""
    return Section(TITLE, (_title(view), *whole_blocks(view), *group_blocks(view)))


def whole_section(view: PrevalenceView) -> Section:
    """Return the sheet of the place as a whole."""
    return Section(TITLE, (_title(view), *whole_blocks(view)))


def group_section(view: PrevalenceView) -> Section:
    """Return the sheet of a grouping."""
    return Section(f"Menurut {view.grouping}", (_title(view), *_told(view), *group_blocks(view)))


def interval(low: float | None, high: float | None, places: int = 1) -> str:
    """Return "12,3-15,6", "-3,0 s.d. 0,6" where a sign would confuse, "-" for none."""
    if low is None or high is None:
        return "-"
    parts = (format_decimal(low, places), format_decimal(high, places))
    return (" s.d. " if low < 0 else "-").join(parts)


def points(one: Change) -> float | None:
    """Return the points of a change as they are printed: what rounds to 0 is 0, which no format gives a sign."""
    return None if one.points is None else round(one.points, 1) + 0.0


def change_interval(one: Change) -> str:
    """Return "-1,5 s.d. +2,3": the ends of a change with their signs, "-" for none."""
    return "-" if one.low is None else f"{format_signed(one.low)} s.d. {format_signed(one.high)}"


def head(text: str) -> Line:
    """Return a heading."""
    return Line(text, "head", 8)


def dashes(rows: Sequence[Sequence[Cell]], why: str) -> list[Block]:
    """Return the line that says why a table has figures that cannot be computed; none where it has all."""
    lacking = any(cell is None for row in rows for cell in row)
    return [Line(f"Tanda -: tidak dapat dihitung, {why}.", "note", 4)] if lacking else []


def remark(estimate: Estimate | MeanEstimate) -> str:
    """Return why there is no interval, or that there are few children."""
    return estimate.reason or ("n kecil" if estimate.of < SMALL_NUMBER else "")


def cautions(shares: Iterable[Estimate]) -> list[Block]:
    """Return what is to be kept in mind of few children, and of an interval that has no width; none where neither."""
    known = [one for one in shares if one.of]
    told = []
    if any(0 < one.of < SMALL_NUMBER for one in known):
        told.append(f"n kecil: kurang dari {SMALL_NUMBER} anak; persen dan kelasnya belum dapat dipegang.")
    if any(one.low is not None and one.low == one.high for one in known):
        told.append(
            "Selang 0,0-0,0 atau 100,0-100,0: cara WHO bila tak satu pun atau semua yang diukur begitu; bukan bukti "
            "bagi anak yang tidak diukur."
        )
    return [Line(" ".join(told), "note", 4)] if told else []


def _title(view: PrevalenceView) -> Line:
    return Line(f"PREVALENSI {period_label(view.period).upper()}", "title")


def _told(view: PrevalenceView) -> list[Block]:
    total = view.coverage[-1]
    share = format_percent(100 * total.measured / total.registered if total.registered else None)
    out = f"; {format_integer(view.left_out)} anak tanpa posyandu atau desa tidak ikut" if view.left_out else ""
    return [
        Line(f"{view.place}; diukur sampai {plain_date(view.day)}", "centre"),
        Entry(
            "Anak",
            f"{_number(total.measured)} diukur dari {_number(total.registered)} terdaftar ({share}){out}; {AGES}",
        ),
        Entry("Rancangan", f"{view.design}: {DESIGNS[view.design][1]}"),
    ]


def _number(value: int) -> str:
    return format_integer(value)


def _indicators(view: PrevalenceView) -> list[Block]:
    columns = (
        GridColumn("Indikator", 36), GridColumn("Anak", 8, "right"), GridColumn("Dari", 8, "right"),
        GridColumn("%", 7, "right", ONE), GridColumn("Selang 95 %", 13, "center"), GridColumn("Kelas 2018", 18),
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = [
        (INDICATORS[code].title, one.n, one.of, one.percent, interval(one.low, one.high),
         "; ".join(filter(None, (view.classes.get(code, ""), remark(one)))))
        for code, one in view.whole.shares.items()
    ]  # fmt: skip
    return [
        head("SEMUA ANAK DI BAWAH LIMA TAHUN"),
        Grid(columns, rows, folds=True),
        *cautions(view.whole.shares.values()),
        Line(f"Kelas kesehatan masyarakat: de Onis dkk. 2018. {SURVEY}", "note", 4),
    ]


def _changes(view: PrevalenceView) -> list[Block]:
    if view.before is None:
        return [head("PERUBAHAN"), Line("Belum ada batch sebelumnya.", "plain")]
    columns = (
        GridColumn("Indikator", 36), GridColumn("Dahulu", 8, "right", ONE), GridColumn("Kini", 8, "right", ONE),
        GridColumn("Ubah", 8, "right", SIGNED), GridColumn("Selang 95 %", 17, "center"), GridColumn("Arti", 20),
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = [
        (INDICATORS[code].title, view.before.shares[code].percent, view.whole.shares[code].percent, points(one),
         change_interval(one), change_word(one))
        for code, one in view.changes.items()
    ]  # fmt: skip
    return [
        head(f"PERUBAHAN SEJAK {period_label(view.period_before).upper()} (POIN PERSEN)"),
        Grid(columns, rows, folds=True),
        Line("Selang menurut Newcombe; belum pasti: selangnya memuat 0.", "note", 4),
    ]


def change_word(one: Change) -> str:
    """Return what a change says in a word, or why it cannot be told."""
    if one.low is None:
        return one.reason
    if not one.certain or one.points is None:
        return "belum pasti"
    return "naik" if one.points > 0 else "turun"


def _means(view: PrevalenceView) -> list[Block]:
    columns = (
        GridColumn("Indeks", 12), GridColumn("Anak", 9, "right"), GridColumn("Rata-rata z", 12, "right", TWO),
        GridColumn("Selang 95 %", 20, "center"), GridColumn("SD", 8, "right", TWO), GridColumn("Catatan", 30),
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = [
        (NAMES[code], one.of, one.mean, interval(one.low, one.high, 2), one.sd, remark(one))
        for code, one in view.whole.means.items()
    ]
    return [head("RATA-RATA Z"), Grid(columns, rows, folds=True)]


def _group(view: PrevalenceView) -> list[Block]:
    columns = (
        GridColumn(view.grouping.capitalize(), 30), GridColumn("Diukur", 9, "right"), GridColumn("Anak", 8, "right"),
        GridColumn("Dari", 8, "right"), GridColumn("%", 7, "right", ONE), GridColumn("Selang 95 %", 14, "center"),
        GridColumn("Catatan", 24),
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    for one in (*view.groups, view.whole):
        share = one.shares[view.indicator]
        note = remark(share)
        rows.append((one.name, one.children, share.n, share.of, share.percent, interval(share.low, share.high), note))
    return [
        head(f"MENURUT {view.grouping.upper()}: {INDICATORS[view.indicator].title.upper()}"),
        Grid(columns, rows, total=True, folds=True),
        *cautions([one.shares[view.indicator] for one in (*view.groups, view.whole)]),
    ]


def _side_by_side(view: PrevalenceView) -> list[Block]:
    columns = (
        GridColumn(view.grouping.capitalize(), 30),
        *(GridColumn(title, 14, "right", ONE) for title in SHORT.values()),
    )
    rows: list[tuple[Cell, ...]] = [
        (one.name, *(one.shares[code].percent for code in SHORT)) for one in (*view.groups, view.whole)
    ]
    return [
        head(f"MENURUT {view.grouping.upper()} (PERSEN)"),
        Grid(columns, rows, total=True, folds=True),
        Line(SHORT_TOLD, "note", 4),
        *dashes(rows, NOBODY),
    ]


def _group_means(view: PrevalenceView) -> list[Block]:
    columns = (
        GridColumn(view.grouping.capitalize(), 30),
        *(
            column
            for name in list(NAMES.values())[:3]
            for column in (GridColumn(f"z {name}", 10, "right", TWO), GridColumn("SD", 8, "right", TWO))
        ),
    )
    rows: list[tuple[Cell, ...]] = [
        (one.name, *(figure for index in list(NAMES)[:3] for figure in (one.means[index].mean, one.means[index].sd)))
        for one in (*view.groups, view.whole)
    ]
    return [
        head(f"RATA-RATA Z MENURUT {view.grouping.upper()}"),
        Grid(columns, rows, total=True, folds=True),
        *dashes(rows, f"{NOBODY}; SD memerlukan dua anak"),
    ]


def _missing(view: PrevalenceView) -> list[Block]:
    columns = (
        GridColumn(view.grouping.capitalize(), 30), GridColumn("Terdaftar", 11, "right"),
        GridColumn("Tanpa z", 9, "right"), GridColumn("% diukur", 10, "right", ONE),
        GridColumn("Tak satu pun", 10, "right", ONE), GridColumn("Serupa", 10, "right", ONE),
        GridColumn("Semua", 10, "right", ONE),
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = [
        (one.name, one.registered, one.bounds.missing, one.bounds.measured_percent, one.bounds.none_stunted,
         one.bounds.like_others, one.bounds.all_stunted)
        for one in view.coverage
    ]  # fmt: skip
    return [
        head(f"BILA YANG TIDAK DIUKUR IKUT: {INDICATORS[view.indicator].title.upper()}"),
        Grid(columns, rows, total=True, folds=True),
        Line(
            "% diukur: dari anak yang z-nya sah. Tiga kolom terakhir dari semua yang terdaftar, bila yang tanpa z tak "
            "satu pun begitu, serupa dengan yang lain di posyandu dan umur yang sama, atau semuanya begitu.",
            "note", 4,
        ),
        *dashes(rows, "tidak ada anak yang diukur, atau yang terdaftar, dengan z yang sah"),
    ]  # fmt: skip
