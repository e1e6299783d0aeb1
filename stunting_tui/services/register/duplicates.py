"""Children entered twice: the pairs worth a look, merging two into one and undoing it, "not the same" remembered.

Merged, a child keeps its row, but is on no list and in no figure: it points to the child that is kept, is active on no
day, and holds no visit. What pointed to it points to the kept child; a visit of a day on which the kept child was
measured too is set aside, and what was typed a second time of that visit stays with it. All of it stands as JSON in
`child_pair.moved`, so that undoing restores every row.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from db.changes import Writer
from db.connection import database
from db.models import Child, ChildPair
from stunting_tui.domain.register.duplicates import Registered, likely_pairs
from stunting_tui.domain.register.two_sizes import two_sizes
from stunting_tui.errors import DataError
from stunting_tui.services.measuring.visit_store import sex_of
from stunting_tui.services.register.children import HERE
from stunting_tui.services.store import reading, transaction
from stunting_tui.session import Session

OPEN, APART, MERGED = "calon", "beda", "digabung"
"""What became of a pair; an open one is not stored."""
OUT = "lulus umur"
"""Status of a merged child, dated on its birth: it is active on no day."""
FOLLOWING = (
    *("measurement", "open_row", "second_entry"),
    *("agreement_child", "foster", "case_audit", "remeasure", "follow_up", "decision"),
)
"""Tables whose rows go with the child, where the kept child has no such row of its own; visits go first."""
WITH_ITS_VISIT = """sheet_id IN (SELECT s.id FROM entry_sheet s JOIN measurement m ON m.batch_id = s.batch_id
                   WHERE m.id IN (SELECT value FROM json_each(?)))"""
"""What was typed a second time goes where the visit of its month goes: it is compared with that one."""
UNDONE = ("status", "status_on", "merged_into_id", "updated_at", "updated_by", "version")


@dataclass(frozen=True, slots=True)
class TwinVisit:
    """One visit, as it is compared (kg, cm); `kept` tells whose it was, `aside` that it counts no more."""

    measured_on: date
    weight_kg: float | None
    height_cm: float | None
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Twin:
    """One child of a pair with what is compared."""

    id: int
    name: str
    sex: str
    birth_date: date
    nik: str | None
    parent_name: str
    village: str
    posyandu: str
    address: str
    status: str
    visits: tuple[TwinVisit, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two children that look like one; `id` and `version` of the stored verdict, None and 0 while it is open."""

    kept: Twin
    other: Twin
    verdict: str
    strength: str
    reason: str
    id: int | None = None
    version: int = 0


def pairs(verdict: str = OPEN) -> list[Pair]:
    """Return the pairs of the current kecamatan: those to be judged, the strong ones first, or those judged so.

    Where the names or the parents leave it open, two that were measured with the sizes of two children are left out.
    """
    with reading():
        stored = list(ChildPair.select().order_by(ChildPair.id.desc()))
        if verdict != OPEN:
            chosen = [row for row in stored if row.verdict == verdict]
            twins = _twins([number for row in chosen for number in (row.kept_id, row.other_id)])
            return [
                Pair(
                    twins[row.kept_id],
                    _as_it_was(twins[row.other_id], row.moved),
                    row.verdict,
                    "",
                    row.reason,
                    row.id,
                    row.version,
                )
                for row in chosen
                if row.kept_id in twins and row.other_id in twins
            ]
        judged = {frozenset((row.kept_id, row.other_id)) for row in stored}
        likely = [one for one in likely_pairs(_registered()) if frozenset((one.first, one.second)) not in judged]
        twins = _twins([number for one in likely for number in (one.first, one.second)])
    shown = (
        one for one in likely if not (one.by_size and two_sizes(twins[one.first].visits, twins[one.second].visits))
    )
    return [Pair(*_by_worth(twins[one.first], twins[one.second]), OPEN, one.strength, one.reason) for one in shown]


def merge(session: Session, kept_id: int, other_id: int, reason: str = "") -> int:
    """Let `other_id` go up in `kept_id` and return the id of the stored pair.

    Raises `DataError` where one of them is gone or merged already, `ConflictError` and `StoreError`.
    """
    with transaction(session) as writer:
        kept, other = _standing(kept_id), _standing(other_id)
        if kept_id == other_id:
            raise DataError("Anak yang sama tidak dapat digabung dengan dirinya.", "Pilih pasangan yang lain.")
        if Child.select().where(Child.merged_into == other).exists():
            raise DataError(
                f"{other.name} sudah memuat gabungan lain.",
                "Tukar dahulu: pertahankan anak ini, gabungkan yang lain.",
            )
        _forget(writer, kept_id, other_id)
        before = {name: getattr(other, name) for name in UNDONE}
        moved = {"child": before, "rows": _move(writer, kept, other), "aside": _set_aside(writer, other)}
        writer.update(other, other.version, merged_into=kept, status=OUT, status_on=other.birth_date)
        text = json.dumps(moved, ensure_ascii=False, separators=(",", ":"))
        return int(writer.insert(ChildPair, kept=kept, other=other, verdict=MERGED, reason=reason, moved=text).id)


def keep_apart(session: Session, first_id: int, second_id: int, reason: str = "") -> None:
    """Remember that two children are not the same. Raises `DataError` and `StoreError`."""
    with transaction(session) as writer:
        first, second = (_standing(number) for number in sorted((first_id, second_id)))
        _forget(writer, first_id, second_id)
        writer.insert(ChildPair, kept=first, other=second, verdict=APART, reason=reason)


def undo(session: Session, pair_id: int, version: int) -> None:
    """Take a verdict back: a merged child and its rows are again as they were, a pair said to differ is open again.

    Raises `DataError` where it was undone already, `ConflictError` and `StoreError`.
    """
    with transaction(session) as writer:
        row = ChildPair.get_or_none(ChildPair.id == pair_id)
        if row is None:
            raise DataError("Keputusan ini sudah diurungkan operator lain.", "Buka lagi daftarnya.")
        if row.verdict == MERGED:
            moved = json.loads(row.moved)
            _restore(writer, row, moved)
        writer.delete(row, version)


def _move(writer: Writer, kept: Child, other: Child) -> dict[str, list[int]]:
    """Give the rows of `other` to `kept` and return their ids by table; where `kept` has its own they stay."""
    moved: dict[str, list[int]] = {}
    for table in FOLLOWING:
        visits = [json.dumps(moved["measurement"])] if table == "second_entry" else []
        chosen = f"child_id = ? AND {WITH_ITS_VISIT}" if visits else "child_id = ?"
        mine = database.execute_sql(f"SELECT id, uuid FROM {table} WHERE {chosen} ORDER BY id", (other.id, *visits))  # noqa: S608 (own names)
        moved[table] = [number for number, uuid in mine.fetchall() if _give(writer, table, number, uuid, other, kept)]
    return moved


def _give(writer: Writer, table: str, number: int, uuid: str, old: Child, new: Child) -> bool:
    done = database.execute_sql(f"UPDATE OR IGNORE {table} SET child_id = ? WHERE id = ?", (new.id, number))  # noqa: S608 (own names)
    if not done.rowcount:
        return False
    writer.record("ubah", table, uuid, "child", old.id, new.id)
    return True


def _set_aside(writer: Writer, other: Child) -> list[dict[str, Any]]:
    """Take out the visits that could not move and return them whole."""
    found = database.execute_sql("SELECT * FROM measurement WHERE child_id = ? ORDER BY id", (other.id,))
    names = [column[0] for column in found.description]
    rows = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    for row in rows:
        writer.record("hapus", "measurement", row["uuid"], "measured_on", row["measured_on"], None)
    database.execute_sql("DELETE FROM measurement WHERE child_id = ?", (other.id,))
    return rows


def _restore(writer: Writer, pair: ChildPair, moved: dict[str, Any]) -> None:
    kept, other = Child.get_by_id(pair.kept_id), Child.get_by_id(pair.other_id)
    for table, numbers in moved["rows"].items():
        for number in numbers:
            found = database.execute_sql(f"SELECT uuid FROM {table} WHERE id = ?", (number,)).fetchone()  # noqa: S608 (own names)
            if found is not None:
                _give(writer, table, number, found[0], kept, other)
    for row in moved["aside"]:
        columns, marks = ", ".join(row), ", ".join("?" * len(row))
        database.execute_sql(f"INSERT INTO measurement ({columns}) VALUES ({marks})", tuple(row.values()))  # noqa: S608 (own names)
        writer.record("tambah", "measurement", row["uuid"])
    before = moved["child"]
    if other.version != before["version"] + 1:  # written to since: it keeps the newer stamps
        before = {name: before[name] for name in ("status", "status_on", "merged_into_id")}
    names = ", ".join(f"{name} = ?" for name in before)
    database.execute_sql(f"UPDATE child SET {names} WHERE id = ?", (*before.values(), other.id))  # noqa: S608 (own names)
    writer.record("ubah", "child", other.uuid, "merged_into", pair.kept_id, None)


def _forget(writer: Writer, a: int, b: int) -> None:
    """Remove an older verdict that the two are different."""
    either = ((ChildPair.kept == a) & (ChildPair.other == b)) | ((ChildPair.kept == b) & (ChildPair.other == a))
    for row in ChildPair.select().where(either & (ChildPair.verdict == APART)):
        writer.delete(row, row.version)


def _standing(child_id: int) -> Child:
    child: Child | None = Child.get_or_none((Child.id == child_id) & Child.merged_into.is_null())
    if child is None:
        raise DataError("Anak ini sudah digabung atau tidak ada lagi.", "Buka lagi daftarnya.")
    return child


def _registered() -> list[Registered]:
    rows = database.execute_sql(
        f"SELECT c.id, c.name, c.sex, c.birth_date, c.nik, c.parent_name, c.village_id FROM child c WHERE {HERE}"  # noqa: S608 (own words)
    )
    return [Registered(row[0], row[1], sex_of(row[2]), date.fromisoformat(row[3]), *row[4:]) for row in rows]


def _twins(ids: Sequence[int]) -> dict[int, Twin]:
    marks = json.dumps(list(ids))
    visits: dict[int, list[TwinVisit]] = {}
    for number, day, weight, height in database.execute_sql(
        """SELECT child_id, measured_on, weight_kg, height_cm FROM measurement
           WHERE child_id IN (SELECT value FROM json_each(?)) AND vanished_run_id IS NULL ORDER BY measured_on""",
        (marks,),
    ):
        visits.setdefault(number, []).append(TwinVisit(date.fromisoformat(day), weight, height))
    rows = database.execute_sql(
        """SELECT c.id, c.name, c.sex, c.birth_date, c.nik, c.parent_name, v.name, coalesce(p.name, ''), c.address,
                  CASE WHEN c.merged_into_id IS NULL THEN c.status ELSE 'digabung' END
           FROM child c JOIN village v ON v.id = c.village_id LEFT JOIN posyandu p ON p.id = c.posyandu_id
           WHERE c.id IN (SELECT value FROM json_each(?))""",
        (marks,),
    )
    return {
        row[0]: Twin(*[*row[:3], date.fromisoformat(row[3]), *row[4:], tuple(visits.get(row[0], ()))]) for row in rows
    }


def _as_it_was(twin: Twin, moved: str) -> Twin:
    """Return a merged child with the visits that were set aside."""
    aside = json.loads(moved)["aside"] if moved else []
    visits = (
        TwinVisit(date.fromisoformat(row["measured_on"]), row["weight_kg"], row["height_cm"], aside=True)
        for row in aside
    )
    return replace(twin, visits=(*twin.visits, *visits))


def _by_worth(a: Twin, b: Twin) -> tuple[Twin, Twin]:
    """Return the child better kept first: with a NIK, more visits, the older row."""
    worth = sorted((a, b), key=lambda one: (not one.nik, -len(one.visits), one.id))
    return worth[0], worth[1]
