"""The trend of the villages as a table: a place a row, a round a column; no child is named."""

from stunting_tui.domain.dates import MONTHS
from stunting_tui.domain.document import Entry, Grid, GridColumn, Line, Section
from stunting_tui.domain.numbers import format_decimal
from stunting_tui.domain.prevalence.figures import SMALL_NUMBER
from stunting_tui.domain.prevalence.survey_indicators import INDICATORS
from stunting_tui.domain.prevalence.village_trend import PlaceTrend, TrendPoint, VillageTrend
from stunting_tui.reports.quality.prevalence import head


def trend_section(trend: VillageTrend) -> Section:
    """Return the percentages, then the coverage, of the kecamatan and its villages in each round."""
    places = (*trend.villages, trend.whole)
    columns = (
        GridColumn("Desa/Kelurahan", 22),
        *(GridColumn(f"{MONTHS[int(period[5:]) - 1][:3]} {period[2:4]}", 8, "right") for period in trend.periods),
    )
    return Section(
        "Tren",
        (
            Line("TREN", "title"),
            Line(trend.place, "centre"),
            Entry("Indikator", f"{INDICATORS[trend.indicator].title}, persen"),
            head("PERSEN"),
            Grid(columns, [(one.name, *map(_percent, one.points)) for one in places], total=True, folds=True),
            Line(f"n<{SMALL_NUMBER}: kurang dari {SMALL_NUMBER} anak, tanpa persen. Tanda -: tidak ada yang diukur."),
            head("D/S (PERSEN)"),
            Grid(columns, [_coverage(one) for one in places], total=True, folds=True),
        ),
    )


def _percent(point: TrendPoint) -> str:
    if not point.share.of:
        return "-"
    return format_decimal(point.share.percent) if point.enough else f"n<{SMALL_NUMBER}"


def _coverage(place: PlaceTrend) -> tuple[str, ...]:
    return (place.name, *(format_decimal(point.coverage) for point in place.points))
