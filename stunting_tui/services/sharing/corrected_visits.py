"""Measurements of files that were changed since, and children measured again, as they are right now."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from db.connection import database
from stunting_tui.domain.age import completed_months
from stunting_tui.domain.measuring.measurement import short
from stunting_tui.domain.sharing.correction import Change, MeasuredAgain
from stunting_tui.services.sharing.correction_rows import BY_HAND, FILE_STAMPS, change, entries, listed, people
from stunting_tui.services.store import reading

MEASURES = {
    "measured_on": "tanggal ukur", "weight_kg": "berat", "height_cm": "tinggi", "position": "cara ukur",
    "muac_cm": "LiLA", "head_cm": "lingkar kepala", "oedema": "edema", "vitamin_a": "vitamin A", "breastfed": "ASI",
}  # fmt: skip
"""The columns of a measurement that can be put right, in words."""
AGAIN = "ukur ulang"
_VISIT = """
    SELECT m.id, m.child_id, m.measured_on, m.weight_kg, m.height_cm, m.muac_cm, m.head_cm, m.oedema, m.position,
           m.vitamin_a, m.breastfed, m.extras, m.forced
    FROM measurement m WHERE m.id IN (SELECT value FROM json_each(?))"""


def corrected_measurements(batch_id: int) -> list[MeasuredAgain]:
    """Return the measurements of a batch that came from a file and were changed since, and those measured again."""
    with reading():
        found = _changed_visits(batch_id)
        for again in _measured_again(batch_id):
            key = (again.child.id, again.measured_on)
            known = found.get(key)
            found[key] = _joined(known, again) if known else again
    return sorted(found.values(), key=lambda one: (one.child.village, one.child.posyandu, one.child.name))


def _changed_visits(batch_id: int) -> dict[tuple[int, date], MeasuredAgain]:
    told = entries(
        f"""SELECT m.id, a.field, a.old, a.by, a.at FROM audit a JOIN measurement m ON m.uuid = a.row_uuid
            WHERE a.table_name = 'measurement' AND a.action = 'ubah' AND m.batch_id = ? AND m.run_id IS NOT NULL
            AND m.vanished_run_id IS NULL AND a.field IN ({listed(MEASURES)})
            AND a.id > coalesce((SELECT max(i.id) FROM audit i JOIN import_run r ON r.uuid = i.row_uuid
                                 WHERE i.action = 'impor' AND r.id = m.run_id), 0)
            AND (a.at, a.by) NOT IN ({FILE_STAMPS}) ORDER BY a.id""",  # noqa: S608 (own names)
        (batch_id,),
    )
    found = {}
    for row in _visits({entry.row for entry in told}):
        number, _child, day, weight, height, muac, head, oedema, position, vitamin, breastfed, _extras, why = row
        now = dict(zip(MEASURES, (day, weight, height, position, muac, head, oedema, vitamin, breastfed), strict=True))
        changes = tuple(
            change(MEASURES, entry, now[entry.field], why or BY_HAND) for entry in told if entry.row == number
        )
        kept = tuple(change for change in changes if change.before != change.after)
        if kept:
            made = _visit(row, kept)
            found[made.child.id, made.measured_on] = made
    return found


def _measured_again(batch_id: int) -> Iterator[MeasuredAgain]:
    """Give the second measurements with what they replace; the position is that of the first.

    What was not measured again is that of the first on the same day, on another day it is left out: it was not
    measured then.
    """
    rows = database.execute_sql(
        """SELECT (SELECT m.id FROM measurement m WHERE m.child_id = r.child_id AND m.batch_id = r.batch_id
                   AND m.vanished_run_id IS NULL ORDER BY m.measured_on DESC LIMIT 1),
                  r.weight_kg, r.height_cm, r.closed_on, r.reasons, r.created_by, r.created_at
           FROM remeasure r WHERE r.batch_id = ? AND r.state = 'diukur'""",
        (batch_id,),
    ).fetchall()
    visits = {row[0]: row for row in _visits({row[0] for row in rows if row[0] is not None})}
    for number, weight, height, day, told, who, at in rows:
        if number not in visits:
            continue
        first = json.loads(told)
        why = f"{AGAIN}: {', '.join(one[1] for one in first['alasan'])}"
        pairs = (("berat", first["pertama"][0], weight), ("tinggi", first["pertama"][1], height))
        changes = tuple(
            Change(what, _text(before), _text(after), why, who, at)
            for what, before, after in pairs
            if after is not None and after != before
        )
        made, on = _visit(visits[number], changes), date.fromisoformat(day)
        if on != made.measured_on:
            made = replace(made, weight_kg=None, height_cm=None, muac_cm=None, head_cm=None, oedema=None)
            made = replace(made, vitamin_a="", breastfed=None, told={})
        if changes:
            yield replace(
                made,
                measured_on=on,
                months=completed_months(made.child.birth_date, on),
                weight_kg=made.weight_kg if weight is None else weight,
                height_cm=made.height_cm if height is None else height,
            )


def _joined(first: MeasuredAgain, second: MeasuredAgain) -> MeasuredAgain:
    """Return a second measurement of the same day with what was changed in the first."""
    return replace(second, changes=(*first.changes, *second.changes))


def _visits(ids: set[int]) -> list[Any]:
    return list(database.execute_sql(_VISIT, (json.dumps(sorted(ids)),)))


def _visit(row: Sequence[Any], changes: tuple[Change, ...]) -> MeasuredAgain:
    _id, child, day, weight, height, muac, head, oedema, position, vitamin, breastfed, extras, _forced = row
    person = people([child])[child]
    on = date.fromisoformat(day)
    told = {str(name).lower(): str(text) for name, text in json.loads(extras or "{}").items()}
    return MeasuredAgain(
        person, on, completed_months(person.birth_date, on), weight, height, muac, head,
        None if oedema is None else bool(oedema), position, vitamin, None if breastfed is None else bool(breastfed),
        told, changes,
    )  # fmt: skip


def _text(value: float | None) -> str:
    return "-" if value is None else short(value)
