"""Writing a plan: staged beside the store, then published in one short transaction.

Staging goes to a temporary table that only this connection sees, so other operators wait for the publishing alone.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any
from uuid import uuid4

from db.changes import STAMPS, Writer
from db.connection import database
from db.models import Batch, Decision, District, ImportRun, Posyandu
from stunting_tui.domain.names import name_key
from stunting_tui.domain.region import village_key
from stunting_tui.growth import STANDARD
from stunting_tui.services.intake.import_plan import ImportPlan, PlannedChild, PlannedDecision, PlannedMeasurement
from stunting_tui.services.intake.import_sheets import touch_sheets
from stunting_tui.services.intake.import_store import CHILD_FIELDS, CLAIMS, INPUTS, SCORES
from stunting_tui.services.intake.row_text import pack
from stunting_tui.services.measuring.rescoring import rescore
from stunting_tui.services.register import region

CHUNK = 500
CHILD_COLUMNS = (*STAMPS, *CHILD_FIELDS, "name_key", "sex", "birth_date", "nik", "nik_raw")
VISIT_COLUMNS = (
    *STAMPS, "source_sheet", "source_row", "measured_on", *INPUTS, "position_inferred", *SCORES, "standard", *CLAIMS,
    "extras",
)  # fmt: skip
UPDATE_COLUMNS = (*INPUTS, "position_inferred", *SCORES, "standard", *CLAIMS, "extras")


def stage(plan: ImportPlan, writer: Writer, tick: Callable[[float], None]) -> dict[int, str]:
    """Put the new rows of the plan into temporary tables; return the uuid of every planned child.

    `tick` hears the share done and may raise to stop.
    """
    uuids = {child.id: child.stored.uuid if child.stored else uuid4().hex for child in plan.children}
    database.execute_sql("PRAGMA temp_store = MEMORY")
    for table, columns, keys in (
        ("staged_child", CHILD_COLUMNS, "village_code, posyandu_key"),
        ("staged_measurement", VISIT_COLUMNS, "child_uuid, period"),
    ):
        database.execute_sql(f"DROP TABLE IF EXISTS temp.{table}")
        database.execute_sql(f"CREATE TEMP TABLE {table} ({', '.join(columns)}, {keys})")
    new = [child for child in plan.children if child.stored is None]
    _stage_rows("staged_child", (_child_row(c, writer, uuids[c.id]) for c in new))
    total = max(len(plan.added), 1)
    for start in range(0, len(plan.added), CHUNK):
        part = plan.added[start : start + CHUNK]
        _stage_rows("staged_measurement", (_visit_row(v, writer, uuids[v.child.id]) for v in part))
        tick((start + len(part)) / total)
    return uuids


def publish(plan: ImportPlan, writer: Writer, uuids: dict[int, str], run: ImportRun | None = None) -> ImportRun:
    """Move the staged rows into the store and change what the plan changes; inside a transaction.

    `run` is the import a decision belongs to; without one the plan's file gets its own.
    """
    if plan.store.new_district:
        region.store_district(writer, plan.store.district.code)
    district = region.require_district()
    villages = {village.code: village.id for village in region.village_records()}
    posyandu = _posyandu(plan, writer, villages)
    batches = _batches(plan, writer, district)
    own = run is None
    run = run or _run(plan, writer, batches)
    _insert_children(villages, posyandu)
    _insert_visits(run, batches)
    ids = _child_ids(uuids)
    _update_children(plan, writer, villages, posyandu)
    _update_visits(plan, writer, run)
    _mark_vanished(plan, writer, run, ids)
    for child in plan.children:
        if child.stored and {"sex", "birth_date"} & child.changes.keys():
            rescore(writer, child.stored.id, child.values["sex"], child.values["birth_date"])
    _store_decisions(plan, writer, run, villages, ids)
    touch_sheets(plan, writer)
    if own:
        _store_findings(plan, writer, run)
        writer.record("impor", "import_run", run.uuid, "file_name", None, run.file_name)
    return run


def _stage_rows(table: str, rows: Iterable[Sequence[Any]]) -> None:
    data = list(rows)
    if data:
        marks = ", ".join("?" * len(data[0]))
        database.connection().executemany(f"INSERT INTO temp.{table} VALUES ({marks})", data)  # noqa: S608 (own names)


def _child_row(child: PlannedChild, writer: Writer, uuid: str) -> tuple[Any, ...]:
    values = child.values
    return (
        uuid, *writer.stamps()[1:], *(values[name] for name in CHILD_FIELDS), name_key(values["name"]), values["sex"],
        values["birth_date"].isoformat(), child.nik, values["nik_raw"], child.village_code,
        f"{child.village_code}/{village_key(child.posyandu)}",
    )  # fmt: skip


def _visit_row(visit: PlannedMeasurement, writer: Writer, child_uuid: str) -> tuple[Any, ...]:
    return (
        *writer.stamps(), visit.row.sheet, visit.row.row, str(visit.row.measured_on), *_visit_values(visit), child_uuid,
        visit.period,
    )  # fmt: skip


def _visit_values(visit: PlannedMeasurement) -> tuple[Any, ...]:
    values = visit.values
    extras = json.dumps(values["extras"], ensure_ascii=False) if values["extras"] else ""
    return (
        *(values[name] for name in INPUTS), int(visit.position_inferred),
        *(visit.scores[name] for name in SCORES), STANDARD, *(values[name] for name in CLAIMS), extras,
    )  # fmt: skip


def _posyandu(plan: ImportPlan, writer: Writer, villages: dict[str, int]) -> dict[str, int]:
    """Return "village code/posyandu key" -> id, adding the posyandu not yet known."""
    codes = {number: code for code, number in villages.items()}
    known = {f"{codes[p.village_id]}/{p.key}": p.id for p in Posyandu.select() if p.village_id in codes}
    for child in plan.children:
        key = f"{child.village_code}/{village_key(child.posyandu)}"
        if child.posyandu and key not in known:
            known[key] = writer.insert(
                Posyandu, village=villages[child.village_code], name=child.posyandu, key=village_key(child.posyandu)
            ).id
    return known


def _batches(plan: ImportPlan, writer: Writer, district: District) -> dict[str, int]:
    known = {batch.period: batch.id for batch in Batch.select().where(Batch.district == district)}
    periods = {visit.period for visit in plan.added} | ({plan.period} if plan.period else set())
    for period in sorted(periods - known.keys()):
        known[period] = writer.insert(Batch, district=district, period=period).id
    return known


def _run(plan: ImportPlan, writer: Writer, batches: dict[str, int]) -> ImportRun:
    parsed = plan.parsed
    return writer.insert(
        ImportRun, batch=batches.get(plan.period or ""), file_name=parsed.name, sha256=parsed.sha256, kind=parsed.kind,
        layout=parsed.layout, title_date=parsed.title_date.isoformat() if parsed.title_date else None, read=parsed.read,
        stored=len(plan.added), updated=len(plan.updated), unchanged=plan.unchanged, skipped=plan.skipped,
        vanished=len(plan.vanished),
    )  # fmt: skip


def _insert_children(villages: dict[str, int], posyandu: dict[str, int]) -> None:
    _stage_keys("village", villages)
    _stage_keys("posyandu", posyandu)
    names = ", ".join(CHILD_COLUMNS)
    database.execute_sql(
        f"""INSERT INTO child ({names}, village_id, posyandu_id)
            SELECT {names}, v.id, p.id FROM staged_child s
            JOIN staged_village_key v ON v.key = s.village_code
            LEFT JOIN staged_posyandu_key p ON p.key = s.posyandu_key ORDER BY s.rowid"""  # noqa: S608 (own names)
    )


def _insert_visits(run: ImportRun, batches: dict[str, int]) -> None:
    _stage_keys("batch", batches)
    names = ", ".join(VISIT_COLUMNS)
    database.execute_sql(
        f"""INSERT INTO measurement ({names}, child_id, batch_id, run_id)
            SELECT {", ".join("s." + name for name in VISIT_COLUMNS)}, c.id, b.id, ? FROM staged_measurement s
            JOIN child c ON c.uuid = s.child_uuid JOIN staged_batch_key b ON b.key = s.period
            ORDER BY s.rowid""",  # noqa: S608 (own names)
        (run.id,),
    )


def _stage_keys(name: str, ids: dict[str, int]) -> None:
    database.execute_sql(f"DROP TABLE IF EXISTS temp.staged_{name}_key")
    database.execute_sql(f"CREATE TEMP TABLE staged_{name}_key (key TEXT PRIMARY KEY, id INTEGER)")
    _stage_rows(f"staged_{name}_key", ids.items())


def _child_ids(uuids: dict[int, str]) -> dict[int, int]:
    """Return planned id -> stored id of every child of the plan."""
    stored = dict(database.execute_sql("SELECT uuid, id FROM child").fetchall())
    return {number: stored[uuid] for number, uuid in uuids.items() if uuid in stored}


def _update_children(plan: ImportPlan, writer: Writer, villages: dict[str, int], posyandu: dict[str, int]) -> None:
    for child in plan.children:
        if child.stored is None or not child.changes:
            continue
        new = {name: value for name, value in child.changes.items() if name in (*CHILD_FIELDS, "nik", "sex")}
        old: dict[str, Any] = {**child.stored.values, "nik": child.stored.nik, "sex": child.stored.sex}
        if "birth_date" in child.changes:
            new["birth_date"] = child.changes["birth_date"].isoformat()
            old["birth_date"] = child.stored.birth_date.isoformat()
        if "name" in new:
            new["name_key"] = name_key(new["name"])
        if "village_code" in child.changes or "posyandu" in child.changes:
            new["village_id"] = villages[child.village_code]
            new["posyandu_id"] = posyandu.get(f"{child.village_code}/{village_key(child.posyandu)}")
            new["register_order"] = None  # last in the register of the other posyandu, until someone places it
            old["village_id"] = child.stored.village_id
        _update(writer, "child", child.stored.id, child.stored.uuid, old, new)


def _update_visits(plan: ImportPlan, writer: Writer, run: ImportRun) -> None:
    for visit in plan.updated:
        assert visit.stored is not None
        for name, value in visit.changes.items():
            if name != "extras":
                writer.record("ubah", "measurement", visit.stored.uuid, name, visit.stored.values[name], value)
    names = ", ".join(f"{name} = ?" for name in UPDATE_COLUMNS)
    database.connection().executemany(
        f"""UPDATE measurement SET {names}, run_id = ?, source_sheet = ?, source_row = ?, vanished_run_id = NULL,
            updated_at = ?, updated_by = ?, version = version + 1 WHERE id = ?""",  # noqa: S608 (own names)
        [
            (*_visit_values(v), run.id, v.row.sheet, v.row.row, writer.at, writer.by, v.stored.id)
            for v in plan.updated
            if v.stored is not None
        ],
    )


def _update(writer: Writer, table: str, number: int, uuid: str, old: dict[str, Any], new: dict[str, Any]) -> None:
    names = ", ".join(f"{name} = ?" for name in new)
    database.execute_sql(
        f"UPDATE {table} SET {names}, updated_at = ?, updated_by = ?, version = version + 1 WHERE id = ?",  # noqa: S608
        (*new.values(), writer.at, writer.by, number),
    )
    for name, value in new.items():
        if name != "name_key":
            writer.record("ubah", table, uuid, name, old.get(name), value)


def _mark_vanished(plan: ImportPlan, writer: Writer, run: ImportRun, ids: dict[int, int]) -> None:
    for visit in plan.vanished:
        _update(writer, "measurement", visit.id, visit.uuid, {}, {"vanished_run_id": run.id})
    database.connection().executemany(
        "UPDATE measurement SET vanished_run_id = ? WHERE child_id = ? AND measured_on = ?",
        [(run.id, ids[visit.child.id], str(visit.row.measured_on)) for visit in plan.late],
    )


def _store_decisions(
    plan: ImportPlan, writer: Writer, run: ImportRun, villages: dict[str, int], ids: dict[int, int]
) -> None:
    for decision in plan.decisions:
        if decision.row_key in plan.store.pending:
            _refresh_decision(plan, writer, run, decision)
            continue
        writer.insert(
            Decision, run=run, row_key=decision.row_key, payload=pack(decision.row), reason=decision.reason,
            candidates=json.dumps([ids.get(number, number) for number in decision.candidates]),
            village=villages.get(decision.village_code or ""),
        )  # fmt: skip
        plan.store.pending.add(decision.row_key)


def _refresh_decision(plan: ImportPlan, writer: Writer, run: ImportRun, decision: PlannedDecision) -> None:
    """Let a waiting row say what a newer file says of it."""
    row = decision.row
    if plan.store.seen or plan.is_older(str(row.measured_on)[:7], decision.village_code or "", row.posyandu):
        return
    waiting = Decision.get(Decision.row_key == decision.row_key)
    if waiting.payload != pack(row):
        writer.update(waiting, waiting.version, run=run)
        Decision.update(payload=pack(row)).where(Decision.id == waiting.id).execute()


def _store_findings(plan: ImportPlan, writer: Writer, run: ImportRun) -> None:
    names = ", ".join((*STAMPS, "run_id", "severity", "sheet", "row", "column_name", "code", "message"))
    database.connection().executemany(
        f"INSERT INTO finding ({names}) VALUES ({', '.join('?' * 13)})",  # noqa: S608 (own names)
        [
            (*writer.stamps(), run.id, f.severity.value, f.sheet, f.row, f.column, f.code, f.message)
            for f in plan.findings
        ],
    )
