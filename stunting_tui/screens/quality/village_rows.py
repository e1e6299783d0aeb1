"""A village of a batch as a line of figures, and in words."""

from collections.abc import Callable, Mapping

from stunting_tui.domain.numbers import format_decimal, format_integer
from stunting_tui.domain.prevalence.figures import GroupFigures, Share, VillageFigures
from stunting_tui.screens.wording import SMALL, change_text, interval, percent_text, village_name
from widgets.columns import Column
from widgets.sorting import Value

COLUMNS = (
    Column("Desa", 16, flex=1, key="name", words="nama desa", letters=True),
    Column("Sasar", 5, "right", key="registered", words="sasaran"),
    Column("Ukur", 5, "right", key="measured", words="anak diukur"),
    Column("D/S", 5, "right", key="coverage"),
    Column("Pendek", 6, "right", key="stunted", words="anak pendek"),
    Column("%", 7, "right", key="percent", words="persen pendek"),
    Column("SPdk", 4, "right", key="severe", words="sangat pendek"),
    Column("BBkr", 4, "right", key="light", words="BB kurang"),
    Column("GKur", 4, "right", key="thin", words="gizi kurang"),
    Column("GLbh", 4, "right", key="heavy", words="gizi lebih"),
    Column("Luar", 4, "right", key="flagged", words="luar batas wajar"),
    Column("Tnp", 3, "right", key="missing", words="tanpa nilai"),
    Column("(95 %)", 12, rank=1),
    Column("BBkr %", 6, "right", rank=2, key="light_share", words="persen BB kurang"),
    Column("GKur %", 6, "right", rank=2, key="thin_share", words="persen gizi kurang"),
    Column("GLbh %", 6, "right", rank=2, key="heavy_share", words="persen gizi lebih"),
    Column("Ubah", 5, "right", rank=3, key="change", words="perubahan dari batch sebelumnya"),
)


HEADS = (
    "SPdk sangat pendek, BBkr berat badan kurang, GKur gizi kurang, GLbh gizi lebih",
    "Luar nilai di luar batas wajar, Tnp tanpa nilai",
)
"""What the short heads mean. The words stand still, so that a step of the cursor sends only figures."""


def group_of(village: VillageFigures, *, under_two: bool) -> GroupFigures:
    """Return the figures of one age group."""
    return village.under_two if under_two else village.under_five


def village_values(*, under_two: bool) -> Mapping[str, Callable[[VillageFigures], Value]]:
    """Return what villages are sorted by; where too few were measured to compare there is no percentage."""

    def count(part: Callable[[GroupFigures], Value]) -> Callable[[VillageFigures], Value]:
        return lambda village: part(group_of(village, under_two=under_two))

    def share(part: Callable[[GroupFigures], Share]) -> Callable[[VillageFigures], Value]:
        return lambda village: None if village.small else part(group_of(village, under_two=under_two)).percent

    return {
        "name": lambda village: village.name,
        "registered": count(lambda group: group.registered),
        "measured": count(lambda group: group.measured),
        "coverage": count(lambda group: group.coverage),
        "stunted": count(lambda group: group.stunted.n),
        "percent": share(lambda group: group.stunted),
        "severe": count(lambda group: group.severely_stunted.n),
        "light": count(lambda group: group.underweight.n),
        "thin": count(lambda group: group.wasted.n),
        "heavy": count(lambda group: group.overweight.n),
        "flagged": count(lambda group: group.stunted.flagged),
        "missing": count(lambda group: group.stunted.missing),
        "light_share": share(lambda group: group.underweight),
        "thin_share": share(lambda group: group.wasted),
        "heavy_share": share(lambda group: group.overweight),
        "change": lambda village: village.change,
    }


def village_cells(village: VillageFigures, name: str = "", *, under_two: bool) -> list[str]:
    """Return the cells of a line; `name` takes the place of the village's."""
    group, small = group_of(village, under_two=under_two), village.small
    counts = (
        group.severely_stunted.n, group.underweight.n, group.wasted.n, group.overweight.n,
        group.stunted.flagged, group.stunted.missing,
    )  # fmt: skip
    shares = (group.underweight, group.wasted, group.overweight)
    return [
        name or village_name(village),
        format_integer(group.registered),
        format_integer(group.measured),
        format_decimal(group.coverage),
        format_integer(group.stunted.n),
        percent_text(village, group),
        *(format_integer(count) for count in counts),
        "" if small else interval(group.stunted),
        *("-" if small else format_decimal(share.percent) for share in shares),
        "" if under_two else change_text(village.change),
    ]


def village_text(village: VillageFigures, *, under_two: bool) -> tuple[str, str]:
    """Return a village in two lines: the share with its interval, and the second half of what the heads mean."""
    group = group_of(village, under_two=under_two)
    span = interval(group.stunted).strip("()").replace(" ", "")
    percent = f" ({format_decimal(group.stunted.percent)} %; 95 % {span})" if span else ""
    percent = f" ({SMALL})" if village.small else percent
    unseen = group.registered - group.measured
    return (
        f"{village.label}: {group.stunted.n} pendek dari {group.stunted.of}{percent}",
        f"Belum diukur {unseen}".ljust(20) + HEADS[1],
    )
