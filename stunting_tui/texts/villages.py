"""The figures of the villages in a batch as rows of text, the kecamatan last."""

from stunting_tui.domain.dates import period_label
from stunting_tui.domain.numbers import format_decimal
from stunting_tui.domain.prevalence.figures import BatchFigures, VillageFigures
from stunting_tui.screens.wording import SMALL, change_text, interval
from stunting_tui.texts.table import Table

HEADS = (
    "Desa", "Sasaran", "Diukur", "D/S %", "Pendek", "Pendek %", "Catatan", "95 %", "Ubah", "Sangat pendek", "BB kurang",
    "Gizi kurang", "Gizi lebih", "Luar batas wajar", "Tanpa nilai", "Kode",
)  # fmt: skip


def villages_table(figures: BatchFigures, place: str) -> Table:
    """Return the villages, worst first and few children last, then the kecamatan; children of 0-59 months.

    A percentage of too few children is not given; the note says so in words.
    """
    title = (
        f"Desa: {place}; batch {period_label(figures.period)}; anak 0-59 bulan; {len(figures.villages)} desa, "
        "lalu jumlah kecamatan"
    )
    rows = [*(_row(village, village.name) for village in figures.villages), _row(figures.total, "Kecamatan")]
    return Table(title, HEADS, rows, HEADS.index("Catatan") + 1)


def _row(village: VillageFigures, name: str) -> tuple[str, ...]:
    group = village.under_five
    note = "" if not village.small else SMALL if group.measured else "belum diukur"
    others = (group.severely_stunted, group.underweight, group.wasted, group.overweight)
    return (
        name, str(group.registered), str(group.measured), format_decimal(group.coverage), str(group.stunted.n),
        "" if village.small else format_decimal(group.stunted.percent), note,
        "" if village.small else interval(group.stunted).strip("()").replace(" ", ""), change_text(village.change),
        *(str(share.n) for share in others), str(group.stunted.flagged), str(group.stunted.missing), village.code,
    )  # fmt: skip
