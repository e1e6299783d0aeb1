"""The figures of a batch from the store: per village, with the trend against the batch before."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from db.connection import database
from db.models import Batch
from stunting_tui.domain.age import completed_months
from stunting_tui.domain.figures import SMALL_NUMBER, BatchFigures, Share, VillageFigures
from stunting_tui.domain.tally import Counted, Registered, village_figures
from stunting_tui.services import region
from stunting_tui.services.store import reading

DIFFERENCE = 0.02
"""z-scores further than this from the file's own are counted as different."""


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


def batch_figures(batch_id: int) -> BatchFigures:
    """Return the figures of a batch, villages worst first (few children last)."""
    with reading():
        batch = Batch.get_by_id(batch_id)
        previous = current_batch(_before(batch.period))
        before = _stunted(Batch.get_by_id(previous.id)) if previous else {}
        return _figures(batch, previous.period if previous else None, before)


def stunting_trend(until: int, limit: int = 6) -> dict[str, dict[str, Share]]:
    """Return period -> village code ("" the kecamatan) -> stunting share, oldest first, up to batch `until`.

    Months with too few visits to compare are left out, but for `until` itself.
    """
    with reading():
        last = Batch.get_by_id(until)
        earlier = [batch.id for batch in _before(last.period) if batch.visits >= SMALL_NUMBER]
        shown = [last, *(Batch.get_by_id(number) for number in earlier[: limit - 1])]
        return {batch.period: _stunted(batch) for batch in reversed(shown)}


def _before(period: str) -> list[BatchRecord]:
    """Return the batches of the months before `period`, newest first."""
    return [batch for batch in batches() if batch.period < period]


def _stunted(batch: Batch) -> dict[str, Share]:
    figures = _figures(batch, None, {})
    shares = {village.code: village.under_five.stunted for village in figures.villages}
    return {**shares, "": figures.total.under_five.stunted}


def _figures(batch: Batch, previous_period: str | None, before: dict[str, Share]) -> BatchFigures:
    district = region.require_district()
    measured, reference, differences, seen = _measured(batch)
    registered = _registered(district.id, reference, seen)
    everyone = sum(child.months < 60 for child in measured)
    by_village: dict[str, list[Counted]] = defaultdict(list)
    enlisted: dict[str, list[Registered]] = defaultdict(list)
    for child in measured:
        by_village[child.village].append(child)
    for entry in registered:
        enlisted[entry.village].append(entry)
    villages = [
        village_figures(
            (v.code, v.name, v.kind), enlisted[v.code], by_village[v.code], everyone, before.get(v.code)
        )
        for v in region.village_records()
    ]  # fmt: skip
    total = village_figures((district.code, district.name, "Kecamatan"), registered, measured, everyone, before.get(""))
    ordered = tuple(sorted(villages, key=_worst_first))
    return BatchFigures(batch.id, batch.period, previous_period, reference, ordered, total, differences)


def _worst_first(village: VillageFigures) -> tuple[bool, float, str]:
    percent = village.under_five.stunted.percent
    return village.small, -(percent if percent is not None else -1), village.name


def _measured(batch: Batch) -> tuple[list[Counted], date, int, dict[int, int]]:
    """Return the latest visit of every child in the batch, the last day, z differences, months by child."""
    rows = database.execute_sql(
        """SELECT c.id, v.code, c.birth_date, m.measured_on, m.haz, m.waz, m.whz, m.flag_haz, m.flag_waz, m.flag_whz,
                  m.oedema, max(abs(coalesce(m.haz - m.file_haz, 0)), abs(coalesce(m.waz - m.file_waz, 0)),
                      abs(coalesce(m.whz - m.file_whz, 0))) > ?
           FROM measurement m JOIN child c ON c.id = m.child_id JOIN village v ON v.id = c.village_id
           WHERE m.batch_id = ? AND m.vanished_run_id IS NULL ORDER BY m.measured_on""",
        (DIFFERENCE + 1e-9, batch.id),
    )
    latest = {row[0]: row for row in rows}
    counted = [
        Counted(*[row[1], _months(row[2], row[3]), *row[4:7], *(flag == 1 for flag in row[7:10]), bool(row[10])])
        for row in latest.values()
    ]
    months = {number: child.months for number, child in zip(latest, counted, strict=True)}
    last = max((row[3] for row in latest.values()), default=f"{batch.period}-01")
    return counted, date.fromisoformat(last), sum(bool(row[11]) for row in latest.values()), months


def _months(born: str, on: str) -> int:
    return completed_months(date.fromisoformat(born), date.fromisoformat(on))


def _registered(district_id: int, reference: date, seen: dict[int, int]) -> list[Registered]:
    """Return every child on the kecamatan's register at `reference`: active and born by then, or measured in the batch.

    `seen` gives the completed months of the measured ones at their visit, so that nobody measured is missing.
    """
    rows = database.execute_sql(
        """SELECT c.id, v.code, c.birth_date, c.status, c.status_on FROM child c JOIN village v ON v.id = c.village_id
           WHERE v.district_id = ? AND c.birth_date <= ?""",
        (district_id, reference.isoformat()),
    )
    return [
        Registered(code, seen.get(number, completed_months(date.fromisoformat(born), reference)))
        for number, code, born, status, since in rows
        if number in seen or status == "aktif" or (since or "") > reference.isoformat()
    ]
