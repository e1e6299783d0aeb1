"""Writing the synthetic children and their measurements in bulk; every function runs inside a transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from db.changes import STAMPS, Writer
from db.connection import database
from db.models import Batch, ImportRun, Posyandu
from stunting_tui.domain.names import name_key
from stunting_tui.domain.region import village_key
from stunting_tui.domain.synthetic.people import Person, Visit
from stunting_tui.growth import STANDARD
from stunting_tui.growth.categories import category
from stunting_tui.services.measuring import scoring
from stunting_tui.services.register import region

CHILD_COLUMNS = (
    *STAMPS, "name", "name_key", "sex", "birth_date", "nik", "nik_raw", "parent_name", "address", "rt", "rw",
    "village_id", "posyandu_id", "birth_weight_kg", "birth_length_cm", "status", "status_on",
    "register_order",
)  # fmt: skip
INPUTS = ("weight_kg", "height_cm", "position", "muac_cm", "head_cm", "oedema")
CLAIMS = {"haz": "file_tbu", "waz": "file_bbu", "whz": "file_bbtb"}


@dataclass(frozen=True, slots=True)
class Place:
    """Stored ids of a child's village and posyandu."""

    village: int
    posyandu: int


def store_posyandu(writer: Writer, villages: Sequence[int], names: Sequence[tuple[int, str]]) -> list[int]:
    """Store the posyandu, given as position in `villages` and name; return their ids."""
    return [writer.insert(Posyandu, village=villages[at], name=name, key=village_key(name)).id for at, name in names]


def store_children(writer: Writer, people: Sequence[Person], places: Sequence[Place]) -> list[int]:
    """Store the children and return their ids in the same order."""
    rows = [
        (
            *writer.stamps(), p.name, name_key(p.name), p.sex, p.birth_date.isoformat(), p.nik,
            p.nik_raw, p.parent_name, p.address, p.rt, p.rw, place.village, place.posyandu, p.birth_weight_kg,
            p.birth_length_cm, p.status, p.status_on.isoformat() if p.status_on else None,
            p.register_order,
        )
        for p, place in zip(people, places, strict=True)
    ]  # fmt: skip
    _insert("child", CHILD_COLUMNS, rows)
    stored = dict(database.execute_sql("SELECT uuid, id FROM child").fetchall())
    return [stored[row[0]] for row in rows]


def store_visits(
    writer: Writer, people: Sequence[Person], visits: Sequence[Visit], children: Sequence[int]
) -> dict[str, int]:
    """Store the measurements with their z-scores, one batch and one import each period; return the batches' ids."""
    scores = scoring.scores_of([_to_score(people[visit.child], visit) for visit in visits])
    batches: dict[str, int] = {}
    for period in sorted({visit.period for visit in visits}):
        mine = [(visit, score) for visit, score in zip(visits, scores, strict=True) if visit.period == period]
        batch = writer.insert(Batch, district=region.require_district(), period=period)
        run = _run(writer, batch, [visit for visit, _ in mine])
        rows = []
        for number, (visit, score) in enumerate(mine, start=2):
            values = _values(visit, score)
            place = (children[visit.child], batch.id, run.id, "contoh", number, visit.measured_on.isoformat(), STANDARD)
            rows.append((*writer.stamps(), *place, *values.values()))
        keys = ("child_id", "batch_id", "run_id", "source_sheet", "source_row", "measured_on", "standard")
        _insert("measurement", (*STAMPS, *keys, *values), rows)
        batches[period] = batch.id
    return batches


def _run(writer: Writer, batch: Batch, visits: Sequence[Visit]) -> ImportRun:
    name = f"data-contoh-{batch.period}"
    run = writer.insert(
        ImportRun, batch=batch, file_name=name, sha256=sha256(name.encode()).hexdigest(), kind="contoh",
        layout="data contoh", title_date=max(visit.measured_on for visit in visits).isoformat(), read=len(visits),
        stored=len(visits), updated=0, unchanged=0, skipped=0, vanished=0,
    )  # fmt: skip
    writer.record("impor", "import_run", run.uuid, "file_name", None, name)
    return run


def _to_score(person: Person, visit: Visit) -> scoring.Visit:
    values = {name: getattr(visit, name) for name in INPUTS}
    return scoring.Visit(person.sex, person.birth_date, visit.measured_on, values)


def _values(visit: Visit, score: dict[str, Any]) -> dict[str, Any]:
    """Return the columns of a measurement: as measured, as computed, and as the source claims to have computed."""
    values = {name: getattr(visit, name) for name in INPUTS}
    values["oedema"] = int(visit.oedema)
    values.update(score)
    for index, words in CLAIMS.items():
        z = score[index]
        claim = z if z is None else round(z + (visit.claim_shift if index == "haz" else 0), 2)
        named = category(index, claim)
        values[f"file_{index}"] = claim
        values[words] = named.term if named else ""
    return values


def _insert(table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    marks = ", ".join("?" * len(columns))
    statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608 (own names)
    database.connection().executemany(statement, rows)
