"""What an import must know of the store before it can match a file against it, read once."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from db.connection import database
from db.models import Decision, ImportRun
from stunting_tui.domain.dates import period_label
from stunting_tui.domain.intake.matching import Candidate
from stunting_tui.domain.region import District, Village, village_key, villages_of
from stunting_tui.domain.rows import FileRow, Sex
from stunting_tui.services.desk.sheet_store import LOCKED
from stunting_tui.services.register import region

INPUTS = ("weight_kg", "height_cm", "position", "muac_cm", "head_cm", "oedema", "gain", "vitamin_a")
CLAIMS = ("file_haz", "file_waz", "file_whz", "file_tbu", "file_bbu", "file_bbtb")
INDICES = ("haz", "waz", "whz", "baz", "hcz", "acz")
SCORES = (*INDICES, *(f"flag_{index}" for index in INDICES))
CHILD_FIELDS = ("name", "parent_name", "address", "rt", "rw", "birth_weight_kg", "birth_length_cm")


@dataclass(frozen=True, slots=True)
class StoredChild:
    """A child as stored, with what a newer file may change; `merged_into` is the child that it is by now."""

    id: int
    uuid: str
    version: int
    sex: Sex
    birth_date: date
    village_id: int
    posyandu: str
    nik: str | None
    values: dict[str, Any]
    merged_into: int | None = None


@dataclass(frozen=True, slots=True)
class StoredMeasurement:
    """A visit as stored. `run_id` None was typed by hand; `vanished` was missing from a later file."""

    id: int
    uuid: str
    version: int
    child_id: int
    period: str
    run_id: int | None
    vanished: bool
    position_inferred: bool
    values: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the operator decided about a row that fitted several children."""

    state: str
    child_id: int | None


@dataclass(slots=True)
class StoreSnapshot:
    """The store as one import sees it. `mark` changes with every write of anybody.

    `villages` comes from the national list when the file itself names the kecamatan. `titles` are the newest title
    dates by period, village code and posyandu key ("" any); `latest` the ISO date of every child's last visit. `seen`
    tells that this very file was taken in before, `origin` the children its rows (sheet, number) stand for. `locked`
    are the sheets of the entry desk that may not change, by period, village code and posyandu key, with their names.
    """

    mark: int
    district: District
    new_district: bool
    villages: dict[str, str]
    village_ids: dict[str, int]
    children: dict[int, StoredChild]
    measurements: dict[tuple[int, str], StoredMeasurement]
    verdicts: dict[str, Verdict]
    pending: set[str]
    titles: dict[tuple[str, str, str], str]
    latest: dict[int, str]
    seen: bool
    origin: dict[tuple[str, int], int]
    locked: dict[tuple[str, str, str], str]

    def candidates(self) -> list[Candidate]:
        """Return the stored children as the matcher wants them; a merged one is another name of the one kept."""
        codes = {number: code for code, number in self.village_ids.items()}
        return [
            Candidate(
                id=child.merged_into or child.id, name=child.values["name"], sex=child.sex, nik=child.nik,
                birth_date=child.birth_date, parent_name=child.values["parent_name"],
                village_code=codes[child.village_id],
            )
            for child in self.children.values()
        ]  # fmt: skip

    def place_of(self, child_id: int) -> tuple[str, str]:
        """Return village code and posyandu key of a stored child."""
        child = self.children[child_id]
        code = next(code for code, number in self.village_ids.items() if number == child.village_id)
        return code, village_key(child.posyandu)


def store_mark() -> int:
    """Return a number that grows with every audited change; the caller holds the connection."""
    return int(database.execute_sql("SELECT coalesce(max(id), 0) FROM audit").fetchone()[0])


def snapshot(district: District, *, new_district: bool, periods: Iterable[str], sha256: str = "") -> StoreSnapshot:
    """Read what matters for rows of these periods (ISO year-months) from the file of this hash.

    The caller holds the connection.
    """
    months = sorted(set(periods))
    return StoreSnapshot(
        mark=store_mark(),
        district=district,
        new_district=new_district,
        villages=_spellings_of(villages_of(district.code)) if new_district else _stored_spellings(),
        village_ids={village.code: village.id for village in region.village_records()},
        children=_children(),
        measurements=_measurements(months),
        verdicts={
            d.row_key.rpartition(":")[0]: Verdict(d.state, d.child_id)
            for d in Decision.select().where(Decision.state != "terbuka")
        },
        pending={d.row_key for d in Decision.select(Decision.row_key).where(Decision.state == "terbuka")},
        titles=_titles(months),
        latest=dict(database.execute_sql("SELECT child_id, max(measured_on) FROM measurement GROUP BY 1").fetchall()),
        seen=ImportRun.select().where(ImportRun.sha256 == sha256).exists(),
        origin=_origin(sha256),
        locked=_locked(),
    )


def _spellings_of(villages: Iterable[Village]) -> dict[str, str]:
    """Spelling key -> code, without keys that two villages share."""
    found: dict[str, str] = {}
    doubled = set()
    for village in villages:
        key = village_key(village.name)
        (doubled.add(key) if key in found else found.setdefault(key, village.code))
    return {key: code for key, code in found.items() if key not in doubled}


def _stored_spellings() -> dict[str, str]:
    codes = {village.id: village.code for village in region.village_records()}
    return {key: codes[number] for key, number in region.village_names().items()}


def _children() -> dict[int, StoredChild]:
    rows = database.execute_sql(
        f"""SELECT c.id, c.uuid, c.version, c.sex, c.birth_date, c.village_id, coalesce(p.name, ''), c.nik,
                   c.merged_into_id, {", ".join("c." + name for name in CHILD_FIELDS)}
            FROM child c LEFT JOIN posyandu p ON p.id = c.posyandu_id"""  # noqa: S608 (own column names)
    )
    return {
        row[0]: StoredChild(
            *[*row[:4], date.fromisoformat(row[4]), *row[5:8], dict(zip(CHILD_FIELDS, row[9:], strict=True)), row[8]]
        )
        for row in rows
    }


def _measurements(periods: list[str]) -> dict[tuple[int, str], StoredMeasurement]:
    names = (*INPUTS, *CLAIMS, "extras")
    marks = ", ".join("?" * len(periods))
    rows = database.execute_sql(
        f"""SELECT m.id, m.uuid, m.version, m.child_id, b.period, m.run_id, m.vanished_run_id IS NOT NULL,
                   m.position_inferred, m.measured_on, {", ".join("m." + name for name in names)}
            FROM measurement m JOIN batch b ON b.id = m.batch_id WHERE b.period IN ({marks})""",  # noqa: S608 (own names)
        periods,
    )
    found = {}
    for row in rows:
        values = dict(zip(names, row[9:], strict=True))
        values["oedema"] = None if values["oedema"] is None else bool(values["oedema"])
        values["extras"] = json.loads(values["extras"] or "{}")
        found[row[3], row[8]] = StoredMeasurement(*[*row[:6], bool(row[6]), bool(row[7]), values])
    return found


def _titles(periods: list[str]) -> dict[tuple[str, str, str], str]:
    """Return the newest title date of the files that speak of a period, a village and a posyandu ("" any)."""
    marks = ", ".join("?" * len(periods))
    rows = database.execute_sql(
        f"""SELECT b.period, v.code, coalesce(p.key, ''), max(r.title_date) FROM measurement m
            JOIN batch b ON b.id = m.batch_id JOIN child c ON c.id = m.child_id JOIN village v ON v.id = c.village_id
            LEFT JOIN posyandu p ON p.id = c.posyandu_id JOIN import_run r ON r.id IN (m.run_id, m.vanished_run_id)
            WHERE r.title_date IS NOT NULL AND b.period IN ({marks}) GROUP BY 1, 2, 3""",  # noqa: S608 (only marks)
        periods,
    )
    found: dict[tuple[str, str, str], str] = {}
    for period, village, posyandu, title in rows:
        for key in ((period, village, posyandu), (period, village, "")):
            found[key] = max(title, found.get(key, ""))
    return found


def _origin(sha256: str) -> dict[tuple[str, int], int]:
    rows = database.execute_sql(
        """SELECT m.source_sheet, m.source_row, m.child_id FROM measurement m JOIN import_run r ON r.id = m.run_id
           WHERE r.sha256 = ?""",
        (sha256,),
    )
    return {(sheet, row): child for sheet, row, child in rows}


def _locked() -> dict[tuple[str, str, str], str]:
    rows = database.execute_sql(
        """SELECT b.period, v.code, p.key, p.name FROM entry_sheet s JOIN batch b ON b.id = s.batch_id
           JOIN posyandu p ON p.id = s.posyandu_id JOIN village v ON v.id = p.village_id WHERE s.state = ?""",
        (LOCKED,),
    )
    return {(period, code, key): f"{name} {period_label(period)}" for period, code, key, name in rows}


def periods_of(rows: Iterable[FileRow]) -> set[str]:
    """Return the ISO year-months of the measurements."""
    return {row.measured_on.isoformat()[:7] for row in rows if row.measured_on}
