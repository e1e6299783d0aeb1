"""The trend of the villages from the store: the newest rounds up to a batch, read once, then shown in any design."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stunting_tui.domain.prevalence.figures import SMALL_NUMBER
from stunting_tui.domain.prevalence.prevalence_view import DESIGNS
from stunting_tui.domain.prevalence.village_trend import MOST_ROUNDS, TrendRound, VillageTrend, village_trend
from stunting_tui.errors import Cancelled
from stunting_tui.progress import Progress, quiet
from stunting_tui.services.quality.figures import batches
from stunting_tui.services.quality.measured_batch import measured_batch
from stunting_tui.services.register import region

if TYPE_CHECKING:
    from stunting_tui.domain.document import Section


@dataclass(frozen=True, slots=True)
class TrendRounds:
    """What a trend is computed from: the place, its villages, the rounds from the oldest on."""

    place: str
    villages: tuple[str, ...]
    rounds: tuple[TrendRound, ...]


def read_trend(until: int, progress: Progress = quiet, stop: Callable[[], bool] | None = None) -> TrendRounds:
    """Read the newest rounds up to the batch `until`, that batch included.

    Months with too few visits to compare are left out, but for `until` itself. Raises `Cancelled`.
    """
    known = batches()
    last = next(one for one in known if one.id == until)
    chosen = [one for one in known if one.period < last.period and one.visits >= SMALL_NUMBER][: MOST_ROUNDS - 1]
    chosen = [*reversed(chosen), last]
    found: list[TrendRound] = []
    villages: tuple[str, ...] = ()
    for at, one in enumerate(chosen):
        if stop is not None and stop():
            raise Cancelled("Tren tidak jadi dihitung.", "Tren menghitungnya lagi.")
        progress("Membaca putaran", at / len(chosen))
        batch = measured_batch(one.id)
        villages = batch.villages
        found.append(TrendRound(one.period, batch.children, batch.absent.village))
    district = region.current_district()
    return TrendRounds(district.label if district else "", villages, tuple(found))


def trend(read: TrendRounds, design: str, indicator: str) -> VillageTrend:
    """Return the trend of an indicator in a design of `domain.prevalence_view`."""
    return village_trend(read.place, read.villages, read.rounds, (design, DESIGNS[design][0]), indicator)


def page(shown: VillageTrend) -> "Section":
    """Return a trend as a document of one sheet."""
    from stunting_tui.reports.quality.trend import trend_section

    return trend_section(shown)
