"""Pairs of villages of a year: proposed from the figures, taken, changed, removed; how often they visited."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from db.models import FieldVisit
from db.models import Pairing as PairRow
from stunting_tui.domain.planning.pairing import Candidate, Pair, learners, models_for, pair_of, pairs
from stunting_tui.domain.planning.priority import priority_rules
from stunting_tui.errors import DataError
from stunting_tui.services.planning.priorities import measures_of, newest_figures, readings_of, typed_period
from stunting_tui.services.planning.village_facts import all_facts
from stunting_tui.services.records import keep, required
from stunting_tui.services.register import region
from stunting_tui.services.store import reading, transaction
from stunting_tui.session import Session

ONE = "Pasangan"


@dataclass(frozen=True, slots=True)
class PairRecord:
    """A pair of a year; `id` None is proposed and not taken yet. `points` are lines; `visits` were recorded."""

    village_id: int
    partner_id: int
    reason: str
    points: str
    id: int | None = None
    version: int = 0
    visits: int = 0


@dataclass(slots=True)
class PairTable:
    """The pairs of a year, those taken and those proposed, the highest prevalence first; what the villages are like.

    `alone` are villages above the average that nobody can be proposed for. `batch` is "" without figures.
    """

    year: int
    batch: str
    average: float | None
    villages: dict[int, Candidate]
    records: list[PairRecord]
    alone: tuple[int, ...]

    def proposed(self, village_id: int, partner_id: int) -> Pair:
        """Return reason and points for two villages."""
        return pair_of(self.villages[village_id], self.villages[partner_id], priority_rules().pairing)

    def models(self, village_id: int) -> list[Candidate]:
        """Return whom a village may learn from, the best first."""
        return models_for(self.villages[village_id], list(self.villages.values()), priority_rules().pairing)


def pair_table(year: int, site: Path | None = None) -> PairTable:
    """Return the pairs of the current kecamatan. Raises `DataError` and `FileError` for rules that cannot be read."""
    batch = newest_figures()
    found = {village.code: village for village in batch.villages} if batch else {}
    with reading():
        kinds = {village.id: village.kind for village in region.village_records()}
        villages = {
            facts.village_id: Candidate(
                measures_of(facts, found.get(facts.code)), kinds[facts.village_id], readings_of(facts)
            )
            for facts in all_facts(year, typed_period(year), site)
        }
        taken = _taken(year, list(villages))
    average = batch.total.under_five.stunted.percent if batch else None
    records = _records(villages, average, taken)
    helped = {record.village_id for record in records}
    wanting = learners(list(villages.values()), average) if average is not None else []
    alone = tuple(one.id for one in wanting if one.id not in helped)
    return PairTable(year, batch.period if batch else "", average, villages, records, alone)


def save_pair(session: Session, year: int, record: PairRecord) -> int:
    """Store a pair of a year (new when its `id` is None) and return the id.

    Raises `DataError` for two that are one, or a pair that is there already, `ConflictError` and `StoreError`.
    """
    if record.village_id == record.partner_id:
        raise DataError("Desa tidak dapat berpasangan dengan dirinya sendiri.", "Pilih desa lain.")
    values = {
        "village": record.village_id, "partner": record.partner_id, "reason": record.reason.strip(),
        "points": record.points.strip(),
    }  # fmt: skip
    with transaction(session) as writer:
        twin = PairRow.get_or_none(
            PairRow.year == year, PairRow.village == record.village_id, PairRow.partner == record.partner_id
        )
        if twin is not None and twin.id != record.id:
            raise DataError("Pasangan desa ini sudah ada.", "Ubah yang sudah ada.")
        return keep(writer, PairRow, record, ONE, values, year=year)


def delete_pair(session: Session, pair_id: int, version: int) -> None:
    """Remove a pair that has no visits. Raises `DataError`, `ConflictError` and `StoreError`."""
    with transaction(session) as writer:
        if FieldVisit.select().where(FieldVisit.pairing == pair_id).exists():
            raise DataError("Pasangan ini sudah mempunyai kunjungan.", "Hapus atau lepaskan dahulu kunjungannya.")
        writer.delete(required(PairRow, pair_id, ONE), version)


def all_pairs() -> list[PairRecord]:
    """Return every pair of the current kecamatan of all years, the newest year first."""
    with reading():
        ids = [village.id for village in region.village_records()]
        query = PairRow.select().where(PairRow.village.in_(ids)).order_by(PairRow.year.desc(), PairRow.id)
        return [_record(row, 0) for row in query]


def _records(villages: dict[int, Candidate], average: float | None, taken: list[PairRecord]) -> list[PairRecord]:
    rules, busy = priority_rules().pairing, {record.village_id for record in taken}
    proposed = pairs(list(villages.values()), average, rules) if average is not None else []
    offered = [
        PairRecord(pair.village_id, pair.partner_id, pair.reason, "\n".join(pair.points))
        for pair in proposed
        if pair.village_id not in busy
    ]
    return sorted(
        [*taken, *offered],
        key=lambda one: (-(villages[one.village_id].measures.percent or 0), villages[one.village_id].measures.name),
    )


def _taken(year: int, ids: list[int]) -> list[PairRecord]:
    rows = list(PairRow.select().where(PairRow.year == year, PairRow.village.in_(ids)).order_by(PairRow.id))
    visits = FieldVisit.select(FieldVisit.pairing).where(FieldVisit.pairing.in_([row.id for row in rows]))
    counts = Counter(visit.pairing_id for visit in visits)
    return [_record(row, counts[row.id]) for row in rows]


def _record(row: PairRow, visits: int) -> PairRecord:
    return PairRecord(row.village_id, row.partner_id, row.reason, row.points, row.id, row.version, visits)
