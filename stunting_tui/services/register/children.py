"""Children on the register: finding them by name or NIK, and one child's history."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from db.connection import database
from db.models import Child
from stunting_tui.domain.names import name_key
from stunting_tui.errors import DataError
from stunting_tui.growth.categories import category
from stunting_tui.services.register.child_list import SCORED, ChildIds
from stunting_tui.services.store import reading, transaction
from stunting_tui.session import Session

TYPED = "diketik"
"""The source of a visit that no file brought."""
LATEST = f"SELECT max(measured_on) FROM measurement WHERE child_id = c.id AND {SCORED}"  # noqa: S608 (own words)


HERE = """c.merged_into_id IS NULL AND c.village_id IN (SELECT v.id FROM village v
          JOIN district d ON d.id = v.district_id
          JOIN setting s ON s.key = 'kecamatan' AND s.value = d.code)"""
"""The children of the current kecamatan, each once: who was merged into another stands for nobody."""


@dataclass(frozen=True, slots=True)
class ChildRow:
    """One line of the list of children, with the last visit that has a z-score."""

    id: int
    name: str
    sex: str
    birth_date: date
    nik: str | None
    village: str
    posyandu: str
    status: str
    measured_on: date | None
    haz: float | None
    waz: float | None
    whz: float | None
    flags: tuple[str, ...] = ()
    oedema: bool = False
    weight_kg: float | None = None
    height_cm: float | None = None
    parent_name: str = ""


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of Permenkes 2/2020 for the z-scores of one visit, "" where there is none."""

    haz: str
    waz: str
    whz: str


@dataclass(frozen=True, slots=True)
class VisitRow:
    """One visit in a child's history. `source` says where it came from, `vanished` that a newer file lacks it."""

    id: int
    version: int
    measured_on: date
    weight_kg: float | None
    height_cm: float | None
    position: str | None
    position_inferred: bool
    muac_cm: float | None
    head_cm: float | None
    oedema: bool | None
    haz: float | None
    waz: float | None
    whz: float | None
    flags: tuple[str, ...]
    file_haz: float | None
    source: str
    forced: str
    vanished: bool


@dataclass(frozen=True, slots=True)
class ChildDetail:
    """A child with its visits, newest first; `left_on` is the day it moved, died or grew out, None where it did not."""

    id: int
    version: int
    name: str
    sex: str
    birth_date: date
    nik: str | None
    parent_name: str
    address: str
    rt: str
    rw: str
    village: str
    village_id: int
    posyandu: str
    status: str
    visits: tuple[VisitRow, ...]
    left_on: date | None = None


def labels(haz: float | None, waz: float | None, whz: float | None, *, oedema: bool | None = None) -> Labels:
    """Return the category words of three z-scores; with oedema weight for height is gizi buruk."""
    found = (category("haz", haz), category("waz", waz), category("whz", whz, oedema=oedema))
    return Labels(*(one.term if one else "" for one in found))


def child_ids(
    text: str = "",
    village_id: int | None = None,
    *,
    stunted_in: int | None = None,
    order: str = "name",
    down: bool = False,
    best_first: bool = False,
) -> ChildIds:
    """Return the ids of the children whose name has all words of `text`, or whose NIK begins with it.

    Only children of the current kecamatan. `village_id` keeps one village; `stunted_in` keeps the children below -2 HAZ
    in that batch. `order` is one of `child_list.orders`, equal ones by name. `best_first`: names that begin with `text`
    come before those with a word that does, and these before the rest.
    """
    where = [HERE]
    values: list[str] = []
    begins = ""
    digits = text.replace(" ", "")
    if digits.isdigit():
        where.append("c.nik LIKE ?")
        values.append(f"{digits}%")
    else:
        for word in name_key(text).split():
            where.append("c.name_key LIKE ?")
            values.append(f"%{word}%")
        begins = name_key(text) if best_first else ""
    if village_id is not None:
        where.append("c.village_id = ?")
        values.append(str(village_id))
    if stunted_in is not None:
        where.append(
            """c.id IN (SELECT child_id FROM measurement WHERE batch_id = ? AND vanished_run_id IS NULL
               AND haz < -2 AND flag_haz = 0)"""
        )
        values.append(str(stunted_in))
    return ChildIds(where, values, order=order, down=down, early=order == "name" and not values, begins=begins)


def child_rows(ids: Sequence[int]) -> list[ChildRow]:
    """Return the lines for these ids, in their order."""
    marks = ", ".join("?" * len(ids))
    with reading():
        rows = database.execute_sql(
            f"""SELECT c.id, c.name, c.sex, c.birth_date, c.nik, v.name, coalesce(p.name, ''), c.status,
                       m.measured_on, m.haz, m.waz, m.whz, m.flag_haz, m.flag_waz, m.flag_whz, m.oedema,
                       m.weight_kg, m.height_cm, c.parent_name
                FROM child c JOIN village v ON v.id = c.village_id LEFT JOIN posyandu p ON p.id = c.posyandu_id
                LEFT JOIN measurement m ON m.child_id = c.id AND m.measured_on = ({LATEST})
                WHERE c.id IN ({marks})""",  # noqa: S608 (own words and question marks)
            tuple(ids),
        )
        found = {row[0]: _child(row) for row in rows}
    return [found[number] for number in ids if number in found]


def child_detail(child_id: int) -> ChildDetail:
    """Return a child with all visits. Raises `DataError` when there is no such child."""
    with reading():
        child = Child.get_or_none(Child.id == child_id)
        if child is None:
            raise DataError("Anak ini tidak ada lagi.", "Kembali ke daftar anak.")
        rows = database.execute_sql(
            """SELECT m.id, m.version, m.measured_on, m.weight_kg, m.height_cm, m.position,
                      m.position_inferred, m.muac_cm, m.head_cm, m.oedema, m.haz, m.waz, m.whz,
                      m.flag_haz, m.flag_waz, m.flag_whz, m.file_haz,
                      coalesce(r.file_name || ' baris ' || m.source_row, ?), m.forced,
                      m.vanished_run_id IS NOT NULL
               FROM measurement m LEFT JOIN import_run r ON r.id = m.run_id
               WHERE m.child_id = ? ORDER BY m.measured_on DESC""",
            (TYPED, child_id),
        )
        visits = tuple(_visit(row) for row in rows)
        return ChildDetail(
            child.id, child.version, child.name, child.sex, date.fromisoformat(child.birth_date), child.nik,
            child.parent_name, child.address, child.rt, child.rw, child.village.name, child.village_id,
            child.posyandu.name if child.posyandu else "", "digabung" if child.merged_into_id else child.status, visits,
            None if child.merged_into_id or child.status == "aktif" else _maybe(child.status_on),
        )  # fmt: skip


def reveal_nik(session: Session, child_id: int) -> str | None:
    """Return the whole NIK of a child; who looked and when goes into the audit."""
    with transaction(session) as writer:
        child = Child.get_or_none(Child.id == child_id)
        if child is None:
            raise DataError("Anak ini tidak ada lagi.", "Kembali ke daftar anak.")
        writer.record("lihat", "child", child.uuid, "nik")
        return str(child.nik) if child.nik else None


def _child(row: Sequence[Any]) -> ChildRow:
    return ChildRow(
        *[*row[:3], _date(row[3]), *row[4:8], _maybe(row[8]), *row[9:12], _flags(row[12:15]), bool(row[15]), *row[16:]]
    )


def _flags(values: Sequence[int | None]) -> tuple[str, ...]:
    return tuple(name for name, flag in zip(("TB/U", "BB/U", "BB/TB"), values, strict=True) if flag == 1)


def _visit(row: Sequence[Any]) -> VisitRow:
    oedema = None if row[9] is None else bool(row[9])
    return VisitRow(
        *[
            *row[:2],
            _date(row[2]),
            *row[3:6],
            bool(row[6]),
            *row[7:9],
            oedema,
            *row[10:13],
            _flags(row[13:16]),
            *row[16:19],
            bool(row[19]),
        ]
    )


def _date(text: str) -> date:
    return date.fromisoformat(text)


def _maybe(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
