"""The targets of a year, each beside the figure of the kecamatan or village it is held against."""

from db.models import IndicatorValue
from stunting_tui.domain.following.yearly import TargetLine
from stunting_tui.domain.planning.indicators import DOWN, Indicator, Profile, read
from stunting_tui.domain.planning.target import PREVALENCE, VILLAGE, Target
from stunting_tui.domain.prevalence.figures import BatchFigures, VillageFigures
from stunting_tui.domain.reporting_period import last_quarter
from stunting_tui.services.planning.indicators import profile_of
from stunting_tui.services.planning.targets import targets
from stunting_tui.services.register import region
from stunting_tui.services.register.region import VillageRecord
from stunting_tui.services.store import reading
from stunting_tui.session import Session


def target_figures(session: Session, year: int, figures: BatchFigures | None) -> tuple[TargetLine, ...]:
    """Return the targets of a year, nearest level first; prevalence beside that of a batch, services as reported.

    The figure of a target above the village is the kecamatan's. A service counts in the newest period of the year
    that has it, over the villages that reported.
    """
    profile = profile_of(year, session.database.parent)
    villages = {village.id: village for village in region.villages()}
    mine = [target for target in targets() if target.year == year]
    return tuple(_line(target, villages, profile, figures) for target in mine)


def _line(
    target: Target, villages: dict[int, VillageRecord], profile: Profile, figures: BatchFigures | None
) -> TargetLine:
    village = villages.get(target.village_id or 0)
    place = village.name if village and target.level == VILLAGE else ""
    if target.indicator.casefold().startswith(PREVALENCE.casefold()):
        of = _measured(figures, village)
        small = of is not None and of.small
        percent = None if of is None or (small and village is not None) else of.under_five.stunted.percent
        figure = None if percent is None else round(percent, 2)
        return TargetLine(target.level, place, target.indicator, target.value, target.unit, figure, few=small)
    indicator = profile.find(target.indicator)
    if indicator is None:
        return TargetLine(target.level, place, target.indicator, target.value, target.unit, None)
    ids = [village.id] if village else list(villages)
    value = _reported(indicator, ids, target.year)
    name = f"{indicator.code} {indicator.short}"
    return TargetLine(
        target.level, place, name, target.value, target.unit, value, less_is_better=indicator.direction == DOWN
    )


def _measured(figures: BatchFigures | None, village: VillageRecord | None) -> VillageFigures | None:
    if figures is None:
        return None
    if village is None:
        return figures.total
    return next((one for one in figures.villages if one.code == village.code), None)


def _reported(indicator: Indicator, villages: list[int], year: int) -> float | None:
    """Return what the villages reported of an indicator in the newest period of the year, rounded to two decimals."""
    with reading():
        query = IndicatorValue.select().where(
            IndicatorValue.village.in_(villages),
            IndicatorValue.code == indicator.code,
            IndicatorValue.period.startswith(str(year)),
        )
        rows = [row for row in query if row.numerator is not None]
    if not rows:
        return None
    newest = max((last_quarter(row.period), row.period) for row in rows)[1]
    told = [row for row in rows if row.period == newest and (row.denominator is not None or not indicator.is_share)]
    below = sum(row.denominator or 0 for row in told) if indicator.is_share else None
    value = read(indicator, sum(row.numerator or 0 for row in told), below, None, 0).value
    return None if value is None else round(value, 2)
