"""The children of a batch as its figures take them: measured ones by their newest visit, and who is missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from db.connection import database
from db.measures import Batch
from stunting_tui.domain.prevalence.measured import Columns, columns_from
from stunting_tui.growth.rules import AGE_END
from stunting_tui.services.measuring.visit_store import sex_of
from stunting_tui.services.register import region
from stunting_tui.services.store import reading

if TYPE_CHECKING:
    from stunting_tui.domain.prevalence.measured import Codes

_ROW = (
    "id", "sex", "birth_date", "village", "posyandu", "measured_on", "weight_kg", "height_cm", "muac_cm", "position",
    "oedema", "haz", "waz", "whz", "baz",
)  # fmt: skip
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
    without measures, of the age on `day`, the last day of measuring. Both are under five years.
    """

    batch_id: int
    period: str
    day: date
    ids: tuple[int, ...]
    children: Columns
    absent: Columns
    villages: tuple[str, ...]
    posyandu: tuple[str, ...]


def measured_batch(batch_id: int) -> MeasuredBatch:
    """Return the children of a batch under five years, by the age in days as the WHO counts it."""
    with reading():
        batch = Batch.get_by_id(batch_id)
        places = _Places()
        ids, measured = places.columns(database.execute_sql(_MEASURED, (batch_id,)).fetchall())
        first = date.fromisoformat(f"{batch.period}-01")
        day = date.fromordinal(int(measured.measured_day.max())) if ids else first
        told = day.isoformat()
        rows = database.execute_sql(_ABSENT, (told, batch.district_id, told, told, batch_id)).fetchall()
        _ids, absent = places.columns(rows)
    young = under_five(measured)
    return MeasuredBatch(
        batch_id, batch.period, day, tuple(ids[at] for at in young.tolist()), measured.take(young),
        absent.take(under_five(absent)), places.villages, places.posts,
    )  # fmt: skip


def in_survey(birth_date: date, on: date) -> bool:
    """Whether a child is one of the under-fives on a day: at most 1826 days old."""
    return 0 <= (on - birth_date).days < AGE_END


def under_five(children: Columns) -> "Codes":
    """Return the rows of the children who are `in_survey` on the day of their age."""
    import numpy as np

    return np.flatnonzero(children.age_days < AGE_END)


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

    def columns(self, rows: Sequence[Sequence[Any]]) -> tuple[tuple[int, ...], Columns]:
        """Return the ids and the columns of rows of `_MEASURED`; a village or posyandu of elsewhere is -1."""
        given = dict(zip(_ROW, zip(*rows, strict=True) if rows else [()] * len(_ROW), strict=True))
        return given["id"], columns_from(
            {
                **given,
                "sex": [sex_of(text) for text in given["sex"]],
                "village": [self._villages.get(number, -1) for number in given["village"]],
                "posyandu": [self._posts.get(number, -1) for number in given["posyandu"]],
            }
        )
