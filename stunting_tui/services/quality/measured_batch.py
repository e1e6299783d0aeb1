"""The children of a batch as its figures take them: measured ones by their newest visit, and who is missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from db.connection import database
from db.measures import Batch
from stunting_tui.domain.prevalence.measured import MeasuredChild
from stunting_tui.growth.rules import AGE_END
from stunting_tui.services.measuring.visit_store import sex_of
from stunting_tui.services.register import region
from stunting_tui.services.store import reading

_MEASURED = """
    SELECT c.id, c.sex, c.birth_date, c.village_id, c.posyandu_id, m.day, m.weight_kg, m.height_cm, m.muac_cm,
        m.position, m.oedema, m.haz, m.waz, m.whz, m.baz
    FROM (SELECT id, child_id, weight_kg, height_cm, muac_cm, position, oedema, haz, waz, whz, baz,
                 max(measured_on) AS day
          FROM measurement
          WHERE batch_id = ? AND vanished_run_id IS NULL GROUP BY child_id) m
    JOIN child c ON c.id = m.child_id ORDER BY m.id"""
_ABSENT = """
    SELECT c.id, c.sex, c.birth_date, c.village_id, c.posyandu_id, ?, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL
    FROM child c JOIN village v ON v.id = c.village_id
    WHERE v.district_id = ? AND c.birth_date <= ? AND (c.status = 'aktif' OR c.status_on > ?)
    AND c.id NOT IN (SELECT child_id FROM measurement WHERE batch_id = ? AND vanished_run_id IS NULL)"""


@dataclass(frozen=True, slots=True)
class MeasuredBatch:
    """A batch: `ids` are those of `children`, in the order their rows were written (of the file, of the typing).

    Places are named in the order of their numbers. `absent` are the children on the register that were not measured:
    without measures, of the age on `day`, the last day of measuring.
    """

    batch_id: int
    period: str
    day: date
    ids: tuple[int, ...]
    children: tuple[MeasuredChild, ...]
    absent: tuple[MeasuredChild, ...]
    villages: tuple[str, ...]
    posyandu: tuple[str, ...]


def measured_batch(batch_id: int) -> MeasuredBatch:
    """Return the children of a batch under five years, by the age in days as the WHO counts it."""
    with reading():
        batch = Batch.get_by_id(batch_id)
        places = _Places()
        measured = [places.child(row) for row in database.execute_sql(_MEASURED, (batch_id,))]
        day = max((child.measured_on for _id, child in measured), default=date.fromisoformat(f"{batch.period}-01"))
        told = day.isoformat()
        rows = database.execute_sql(_ABSENT, (told, batch.district_id, told, told, batch_id))
        absent = [places.child(row) for row in rows]
    young = [(number, child) for number, child in measured if in_survey(child.birth_date, child.measured_on)]
    return MeasuredBatch(
        batch_id, batch.period, day, tuple(number for number, _child in young), tuple(child for _id, child in young),
        tuple(child for _id, child in absent if in_survey(child.birth_date, day)), places.villages, places.posts,
    )  # fmt: skip


def in_survey(birth_date: date, on: date) -> bool:
    """Whether a child is one of the under-fives on a day: at most 1826 days old."""
    return 0 <= (on - birth_date).days < AGE_END


class _Places:
    """The villages and posyandu of the kecamatan with the numbers the figures know them by."""

    def __init__(self) -> None:
        known = region.village_records()
        self.villages = tuple(village.name for village in known)
        self._villages = {village.id: at for at, village in enumerate(known)}
        rows = database.execute_sql(
            "SELECT p.id, p.name || ', ' || v.name FROM posyandu p JOIN village v ON v.id = p.village_id "
            "WHERE v.district_id = ? ORDER BY v.name, p.name",
            (region.require_district().id,),
        ).fetchall()
        self.posts = tuple(name for _id, name in rows)
        self._posts: dict[int | None, int] = {number: at for at, (number, _name) in enumerate(rows)}

    def child(self, row: Sequence[Any]) -> tuple[int, MeasuredChild]:
        """Return the child of a row of `_MEASURED` with its id; a village or posyandu of elsewhere is -1."""
        number, sex, born, village, post, day, weight, height, muac, position, oedema, haz, waz, whz, baz = row
        return number, MeasuredChild(
            sex_of(sex), date.fromisoformat(born), date.fromisoformat(day), weight, height, muac, position,
            bool(oedema), haz, waz, whz, baz, self._villages.get(village, -1), self._posts.get(post, -1),
        )  # fmt: skip
