"""The rows that only the operator can place: which child is meant, or which village."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from db.changes import Writer
from db.connection import database
from db.models import Decision, ImportRun
from stunting_tui.domain.region import Village, suggest_villages, village_key
from stunting_tui.domain.rows import FileRow, ParsedFile
from stunting_tui.errors import DataError
from stunting_tui.services.intake.import_plan import identity_of
from stunting_tui.services.intake.import_planner import Planner
from stunting_tui.services.intake.import_publish import publish, stage
from stunting_tui.services.intake.import_review import score
from stunting_tui.services.intake.import_store import Verdict, periods_of, snapshot
from stunting_tui.services.intake.row_text import unpack
from stunting_tui.services.register import region
from stunting_tui.services.store import reading, transaction
from stunting_tui.session import Session


@dataclass(frozen=True, slots=True)
class Alternative:
    """A stored child that a waiting row may mean."""

    child_id: int
    name: str
    birth_date: date
    parent_name: str
    village: str
    posyandu: str
    nik: str | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A row waiting for the operator. `village_id` None: its village's spelling is unknown."""

    id: int
    version: int
    file: str
    row: FileRow
    reason: str
    village_id: int | None
    alternatives: tuple[Alternative, ...]


def waiting() -> list[Waiting]:
    """Return all rows that wait for a decision, in the order of their files."""
    with reading():
        query = Decision.select(Decision, ImportRun).join(ImportRun).where(Decision.state == "terbuka")
        return [
            Waiting(
                d.id, d.version, d.run.file_name, unpack(d.payload), d.reason, d.village_id,
                _alternatives(json.loads(d.candidates)),
            )
            for d in query.order_by(Decision.id)
        ]  # fmt: skip


def decide(session: Session, item: Waiting, state: str, child_id: int | None = None) -> None:
    """Settle one waiting row: "sama" with `child_id`, "baru", or "dilewati"; remembered for later files.

    Raises `ConflictError` when another operator settled it first, `DataError` where its sheet is locked.
    """
    if item.village_id is None and state != "dilewati":
        raise DataError("Desa baris ini belum dikenal.", "Pilih dahulu desanya.")
    if state == "sama" and child_id is None:
        raise DataError("Anak yang dimaksud belum dipilih.", "Pilih satu anak dari daftar.")
    with transaction(session) as writer:
        for other in (item, *_same_child(item)):
            decision = Decision.get_by_id(other.id)
            writer.update(decision, other.version, state=state, child=child_id)
            if state != "dilewati":
                child_id = _store(writer, decision, other.row, child_id)


def _same_child(item: Waiting) -> list[Waiting]:
    """Return the other waiting rows that speak of the same child in the same words."""
    identity = identity_of(item.row)
    return [other for other in waiting() if other.id != item.id and identity_of(other.row) == identity]


def settle_village(session: Session, spelling: str, village_id: int) -> int:
    """Remember what village `spelling` means and place the rows that waited for it; return how many were stored."""
    region.map_village(session, spelling, village_id)
    key = village_key(spelling)
    items = [item for item in waiting() if item.village_id is None and village_key(item.row.village) == key]
    placed = _place_clear(session, items, village_id)
    return len(placed) + sum(_place(session, item, village_id) for item in items if item.id not in placed)


def village_choices(spelling: str) -> list[Village]:
    """Return the villages of the kecamatan, those spelled most alike first."""
    villages = [Village(village.code, village.name, village.kind) for village in region.villages()]
    return suggest_villages(spelling, villages, len(villages))


def settle_spelling(session: Session, spelling: str, code: str) -> int:
    """Settle the spelling for the village with this Kemendagri code; see `settle_village`."""
    ids = {village.code: village.id for village in region.villages()}
    return settle_village(session, spelling, ids[code])


def _place_clear(session: Session, items: Sequence[Waiting], village_id: int) -> set[int]:
    """Store together the rows that raise no doubt now that their village is known; return their ids."""
    groups: dict[tuple[int, bool], list[Waiting]] = defaultdict(list)
    placed: set[int] = set()
    with transaction(session) as writer:
        found = {item.id: Decision.get_by_id(item.id) for item in items}
        for item in items:
            groups[found[item.id].run_id, item.row.position is not None].append(item)
        for group in groups.values():
            planner = _planner(*(item.row for item in group))
            for item in group:
                planner.place(item.row)
            planner.plan.decisions.clear()
            ids = _publish(planner, writer, found[group[0].id].run)
            visits = (*planner.plan.added, *planner.plan.updated)
            children = {id(visit.row): ids[visit.child.id] for visit in visits}
            for item in group:
                child = children.get(id(item.row))
                if child is not None:
                    writer.update(found[item.id], item.version, village=village_id, state="baru", child=child)
                    placed.add(item.id)
    return placed


def _place(session: Session, item: Waiting, village_id: int) -> bool:
    """Run a row again now that its village is known: stored, or still waiting for which child it is."""
    with transaction(session) as writer:
        decision = Decision.get_by_id(item.id)
        planner = _planner(item.row)
        planner.place(item.row)
        if planner.plan.locked:
            reason = f"lembar {planner.plan.locked[0]} terkunci"
            writer.update(decision, item.version, village=village_id, reason=reason)
            return False
        doubts = planner.plan.decisions
        if doubts:
            writer.update(
                decision, item.version, village=village_id, reason=doubts[0].reason,
                candidates=json.dumps(list(doubts[0].candidates)),
            )  # fmt: skip
            return False
        writer.update(decision, item.version, village=village_id, state="baru")
        _write(planner, writer, decision)
        return True


def _store(writer: Writer, decision: Decision, row: FileRow, child_id: int | None) -> int:
    """Store the row for the child with this id, or for a new one; return the child's id.

    A visit the same file gave this child on the same day stays as it is: the first row counts. Raises `DataError`
    where the row belongs to a locked sheet.
    """
    planner = _planner(row, child_id=child_id, new=child_id is None)
    planner.place(row)
    if planner.plan.locked:
        raise DataError(
            f"Lembar {planner.plan.locked[0]} terkunci; baris ini belum disimpan.",
            "Lewati baris ini, atau buka lembar itu dengan alasan: Batch, r Ringkasan, b Buka.",
        )
    planner.plan.updated = [v for v in planner.plan.updated if v.stored and v.stored.run_id != decision.run_id]
    return _write(planner, writer, decision)


def _planner(*rows: FileRow, child_id: int | None = None, new: bool = False) -> Planner:
    """Return a planner for rows alike in having a position; with the operator's verdict it does not ask again."""
    found = region.current_district()
    assert found is not None
    store = snapshot(found, new_district=False, periods=periods_of(rows))
    if child_id is not None:
        store.verdicts.update((identity_of(row), Verdict("sama", child_id)) for row in rows)
    has_position = any(row.position is not None for row in rows)
    parsed = ParsedFile("", "", "", "", None, len(rows), list(rows), [], has_position=has_position)
    return Planner(parsed, store, always_new=new)


def _write(planner: Planner, writer: Writer, decision: Decision) -> int:
    """Publish the planned row, tie the decision to its child and return the child's id."""
    children = [*_publish(planner, writer, decision.run).values(), *(number for number, _ in planner.plan.visited)]
    child_id = children[0]
    writer.update(decision, Decision.get_by_id(decision.id).version, child=child_id)
    return child_id


def _publish(planner: Planner, writer: Writer, run: ImportRun) -> dict[int, int]:
    """Store what was planned under the import `run`; return the stored id of every planned child."""
    plan = planner.plan
    score(plan)
    uuids = stage(plan, writer, lambda _share: None)
    publish(plan, writer, uuids, run)
    stored = dict(database.execute_sql("SELECT uuid, id FROM child").fetchall())
    return {number: stored[uuid] for number, uuid in uuids.items()}


def _alternatives(ids: list[int]) -> tuple[Alternative, ...]:
    marks = ", ".join("?" * len(ids))
    rows = database.execute_sql(
        f"""SELECT c.id, c.name, c.birth_date, c.parent_name, v.name, coalesce(p.name, ''), c.nik
            FROM child c JOIN village v ON v.id = c.village_id LEFT JOIN posyandu p ON p.id = c.posyandu_id
            WHERE c.id IN ({marks}) ORDER BY c.name""",  # noqa: S608 (only question marks)
        ids,
    )
    return tuple(Alternative(row[0], row[1], date.fromisoformat(row[2]), *row[3:]) for row in rows)
