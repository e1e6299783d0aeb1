"""Children of files whose identity was decided here: changed by hand, said to be a known child, merged, moved."""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from db.connection import database
from stunting_tui.domain.names import name_key
from stunting_tui.domain.sharing.correction import Change, Identified
from stunting_tui.services.intake.row_text import unpack
from stunting_tui.services.sharing.correction_rows import BY_HAND, FILE_STAMPS, change, entries, listed, people, written
from stunting_tui.services.store import reading

IDENTITY = {
    "name": "nama", "nik": "NIK", "sex": "jenis kelamin", "birth_date": "tanggal lahir", "parent_name": "orang tua",
    "address": "alamat", "rt": "RT", "rw": "RW", "birth_weight_kg": "berat lahir", "birth_length_cm": "panjang lahir",
    "posyandu": "posyandu", "status": "keadaan",
}  # fmt: skip
"""The columns of a child that can be put right, in words."""
_FROM_FILE = "EXISTS (SELECT 1 FROM measurement x WHERE x.child_id = c.id AND x.run_id IS NOT NULL)"


def corrected_identities() -> list[Identified]:
    """Return the children of files whose name, NIK, birth date or place was decided here, or who stand for another."""
    with reading():
        changes = _changed_children()
        for number, decided in _decided():
            changes[number].append(decided)
        known = people(list(changes))
        gone = {row[0] for row in database.execute_sql("SELECT id FROM child WHERE status = 'pindah'")}
        found = [
            Identified(known[number], removed=False, moved=number in gone, changes=tuple(mine))
            for number, mine in changes.items()
        ]
        found += _merged()
    return sorted(found, key=lambda one: (one.child.village, one.child.posyandu, one.child.name))


def _changed_children() -> defaultdict[int, list[Change]]:
    told = entries(
        f"""SELECT c.id, a.field, a.old, a.by, a.at FROM audit a JOIN child c ON c.uuid = a.row_uuid
            WHERE a.table_name = 'child' AND a.action = 'ubah' AND c.merged_into_id IS NULL AND {_FROM_FILE}
            AND a.field IN ({listed(IDENTITY)}) AND (a.at, a.by) NOT IN ({FILE_STAMPS}) ORDER BY a.id"""  # noqa: S608
    )
    posts = dict(database.execute_sql("SELECT id, name FROM posyandu").fetchall())
    found: defaultdict[int, list[Change]] = defaultdict(list)
    rows = database.execute_sql(
        """SELECT c.id, c.name, c.nik, c.sex, c.birth_date, c.parent_name, c.address, c.rt, c.rw, c.birth_weight_kg,
                   c.birth_length_cm, c.posyandu_id, c.status FROM child c
            WHERE c.id IN (SELECT value FROM json_each(?))""",
        (json.dumps(sorted({entry.row for entry in told})),),
    )
    now = {row[0]: dict(zip(IDENTITY, row[1:], strict=True)) for row in rows}
    for entry in told:
        value = now[entry.row][entry.field]
        made = change(IDENTITY, entry, value, BY_HAND)
        if entry.field == "posyandu":
            before = posts.get(int(entry.before), "") if entry.before else ""
            made = replace(made, before=before or "-", after=posts.get(value, "") or "-")
        if made.before != made.after:
            found[entry.row].append(made)
    return found


def _decided() -> Iterator[tuple[int, Change]]:
    """Give what a row that an operator said to be a known child says otherwise, while no newer file tells of it."""
    rows = database.execute_sql(
        """SELECT c.id, c.name, c.nik, c.birth_date, c.sex, d.payload, d.reason, d.updated_by, d.updated_at
           FROM decision d JOIN child c ON c.id = d.child_id
           WHERE d.state = 'sama' AND c.merged_into_id IS NULL AND NOT EXISTS (
               SELECT 1 FROM measurement x WHERE x.child_id = c.id AND x.run_id > d.run_id) ORDER BY d.id"""
    ).fetchall()
    for number, name, nik, born, sex, payload, why, who, at in rows:
        row = unpack(payload)
        file_nik = row.nik or (row.nik_raw if "*" not in row.nik_raw else "")
        file_day = row.birth_date.isoformat() if row.birth_date else ""
        pairs = (
            ("name", row.name, name, name_key(row.name) != name_key(name)),
            ("nik", file_nik, nik or "", bool(file_nik and nik) and file_nik != nik),
            ("birth_date", file_day, born, bool(file_day) and file_day != born),
            ("sex", row.sex or "", sex, bool(row.sex) and row.sex != sex),
        )
        for field, before, after, differs in pairs:
            if differs:
                told = (written(field, before), written(field, after))
                yield number, Change(IDENTITY[field], *told, f"keputusan impor: {why}", who, at)


def _merged() -> Iterator[Identified]:
    """Give the children of files that went up in another one: they are to be taken out where the file came from."""
    rows = database.execute_sql(
        """SELECT p.other_id, k.name, coalesce(k.nik, ''), p.reason, p.created_by, p.created_at, p.moved
           FROM child_pair p JOIN child k ON k.id = p.kept_id WHERE p.verdict = 'digabung'"""
    ).fetchall()
    known = people([row[0] for row in rows])
    for number, kept, nik, why, who, at, moved in rows:
        if _brought_by_file(json.loads(moved)):
            told = f"digabung ke {kept}{f', NIK {nik}' if nik else ''}"
            made = Change("anak ganda", "tercatat dua kali", told, why or "anak yang sama", who, at)
            yield Identified(known[number], removed=True, moved=False, changes=(made,))


def _brought_by_file(moved: dict[str, Any]) -> bool:
    """Whether a file brought one of the visits that a merged child had."""
    ids = json.dumps(moved["rows"].get("measurement", []))
    found = database.execute_sql(
        "SELECT 1 FROM measurement WHERE run_id IS NOT NULL AND id IN (SELECT value FROM json_each(?)) LIMIT 1", (ids,)
    ).fetchone()
    return found is not None or any(row["run_id"] for row in moved["aside"])
