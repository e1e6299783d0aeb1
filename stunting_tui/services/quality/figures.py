"""The figures of a batch from the store: per village, with the trend against the batch before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from db.connection import database
from db.measures import Batch
from stunting_tui.domain.prevalence.figures import SMALL_NUMBER, BatchFigures, Share, VillageFigures
from stunting_tui.domain.prevalence.tally import PlaceCounts, village_figures
from stunting_tui.services.quality import batch_counts
from stunting_tui.services.quality.batch_counts import BatchCounts
from stunting_tui.services.register import region
from stunting_tui.services.store import reading


@dataclass(frozen=True, slots=True)
class BatchRecord:
    """A month of measurements: id, ISO year-month, number of visits counted."""

    id: int
    period: str
    visits: int


def batches() -> list[BatchRecord]:
    """Return the batches of the current kecamatan that have visits, newest first."""
    with reading():
        district = region.current_row()
        if district is None:
            return []
        rows = database.execute_sql(
            """SELECT b.id, b.period, count(m.id) FROM batch b
               JOIN measurement m ON m.batch_id = b.id AND m.vanished_run_id IS NULL
               WHERE b.district_id = ? GROUP BY b.id ORDER BY b.period DESC""",
            (district.id,),
        )
        return [BatchRecord(*row) for row in rows]


def current_batch(known: Sequence[BatchRecord]) -> BatchRecord | None:
    """Return the batch to begin with: the newest that can be compared, else the newest; None without any.

    A few late visits typed in a new month do not yet make that month's batch one to look at.
    """
    full = [batch for batch in known if batch.visits >= SMALL_NUMBER]
    return next(iter(full or known), None)


def meeting_batch(chosen: int | None) -> int | None:
    """Return the batch a rembuk speaks about: the one it chose, else the current one; None without any."""
    newest = None if chosen else current_batch(batches())
    return chosen or (newest.id if newest else None)


def batch_figures(batch_id: int) -> BatchFigures:
    """Return the figures of a batch, villages worst first (few children last)."""
    with reading():
        batch = Batch.get_by_id(batch_id)
        previous = current_batch(_before(batch.period))
        before = _stunted(batch_counts.measured(previous.id)) if previous else {}
        district = region.require_district()
        counted = batch_counts.measured(batch.id)
        reference = counted.last or date.fromisoformat(f"{batch.period}-01")
        counted = batch_counts.with_register(counted, batch.id, district.id, reference)
        villages, total = _figures(counted, before)
    period = previous.period if previous else None
    ordered = tuple(sorted(villages, key=_worst_first))
    return BatchFigures(batch.id, batch.period, period, reference, ordered, total, counted.differences)


def stunting_trend(until: int, limit: int = 6) -> dict[str, dict[str, Share]]:
    """Return period -> village code ("" the kecamatan) -> stunting share, oldest first, up to batch `until`.

    Months with too few visits to compare are left out, but for `until` itself.
    """
    with reading():
        last = Batch.get_by_id(until)
        earlier = [batch for batch in _before(last.period) if batch.visits >= SMALL_NUMBER][: limit - 1]
        shown = [*((batch.period, batch.id) for batch in reversed(earlier)), (last.period, last.id)]
        return {period: _stunted(batch_counts.measured(number)) for period, number in shown}


def _before(period: str) -> list[BatchRecord]:
    """Return the batches of the months before `period`, newest first; visits are counted up to `SMALL_NUMBER`."""
    rows = database.execute_sql(
        """SELECT b.id, b.period, (SELECT count(*) FROM (SELECT 1 FROM measurement m WHERE m.batch_id = b.id
                                   AND m.vanished_run_id IS NULL LIMIT ?)) AS visits
           FROM batch b WHERE b.district_id = ? AND b.period < ? ORDER BY b.period DESC""",
        (SMALL_NUMBER, region.require_district().id, period),
    )
    return [BatchRecord(*row) for row in rows if row[2]]


def _stunted(counted: BatchCounts) -> dict[str, Share]:
    villages, total = _figures(counted, {})
    return {**{village.code: village.under_five.stunted for village in villages}, "": total.under_five.stunted}


def _figures(counted: BatchCounts, before: Mapping[str, Share]) -> tuple[list[VillageFigures], VillageFigures]:
    """Return the figures of every village and of the kecamatan; `before` gives the stunting shares to compare with."""
    district = region.require_district()
    whole = counted.total
    everyone = whole.under_five.measured
    villages = [
        village_figures(
            (v.code, v.name, v.kind), counted.places.get(v.code, PlaceCounts()), everyone, before.get(v.code)
        )
        for v in region.village_records()
    ]
    return villages, village_figures((district.code, district.name, "Kecamatan"), whole, everyone, before.get(""))


def _worst_first(village: VillageFigures) -> tuple[bool, float, str]:
    percent = village.under_five.stunted.percent
    return village.small, -(percent if percent is not None else -1), village.name
