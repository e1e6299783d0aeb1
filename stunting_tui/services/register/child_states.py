"""Children as last measured, for the lists of agreements: whom a rule takes, and how those on a list are now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from db.connection import database
from stunting_tui.domain.age import completed_months
from stunting_tui.domain.deliberation.child_rules import ChildRule, ChildState
from stunting_tui.domain.deliberation.listed_child import ListedChild, Scores
from stunting_tui.domain.prevalence.tally import OEDEMA_Z, UNDER_FIVE
from stunting_tui.services.register.child_list import SCORED

_COLUMNS = """c.id, c.name, c.sex, c.birth_date, c.nik, c.parent_name, v.code, v.name, coalesce(p.name, ''), c.status,
    m.measured_on, CASE WHEN m.flag_haz = 1 THEN NULL ELSE m.haz END, CASE WHEN m.flag_waz = 1 THEN NULL ELSE m.waz END,
    CASE WHEN m.flag_whz = 1 THEN NULL ELSE m.whz END, m.oedema = 1"""


@dataclass(frozen=True, slots=True)
class MeasuredChild:
    """A child with its last visit; the plausible z-scores of that visit in `listed.now`."""

    listed: ListedChild
    village_code: str
    oedema: bool

    def state(self) -> ChildState:
        """Return what a rule looks at; oedema counts as severe wasting, as in the figures."""
        child, scores = self.listed, self.listed.now
        months = completed_months(child.birth_date, child.measured_on) if child.birth_date and child.measured_on else 0
        if self.oedema:
            return ChildState(scores.haz, OEDEMA_Z, OEDEMA_Z, months)
        return ChildState(scores.haz, scores.waz, scores.whz, months)


def children_of(ids: Sequence[int], *, first: int | None = None) -> dict[int, MeasuredChild]:
    """Return children by their id, each with its last visit of batch `first`, else of all.

    The caller holds the connection.
    """
    marks = ",".join("?" * len(ids))
    return {child.listed.child_id or 0: child for child in _read(f"c.id IN ({marks})", ids, first=first)}


def children_by_rule(
    rule: ChildRule,
    villages: Sequence[str],
    district_id: int,
    day: date,
    batch_id: int | None = None,
    *,
    first: int | None = None,
) -> list[MeasuredChild]:
    """Return the active children under five on `day` whom the rule takes, by village and name.

    `villages` are codes, none of them the whole kecamatan. `batch_id` looks at the visits of one batch alone; `first`
    at those of a batch, and where a child has none there at its last one. The caller holds the connection.
    """
    where = f"v.code IN ({','.join('?' * len(villages))})" if villages else "v.district_id = ?"
    found = _read(f"c.status = 'aktif' AND {where}", villages or [district_id], batch_id, first)
    return [child for child in found if _is_young(child.listed, day) and rule.takes(child.state())]


def _is_young(child: ListedChild, day: date) -> bool:
    return child.birth_date is not None and completed_months(child.birth_date, day) < UNDER_FIVE


def _read(
    where: str, values: Sequence[Any], batch_id: int | None = None, first: int | None = None
) -> Iterable[MeasuredChild]:
    """Read the children that meet a condition about child c and village v, each with its last visit."""
    chosen = f"SELECT c.id FROM child c JOIN village v ON v.id = c.village_id WHERE {where}"  # noqa: S608 (own words)
    of_batch = "" if batch_id is None else " AND batch_id = ?"
    batch = () if batch_id is None else (batch_id,)
    rows = database.execute_sql(
        f"""SELECT {_COLUMNS} FROM child c JOIN village v ON v.id = c.village_id
            LEFT JOIN posyandu p ON p.id = c.posyandu_id
            LEFT JOIN (SELECT child_id, max((batch_id IS ?) || measured_on), measured_on, haz, waz, whz, flag_haz,
                       flag_waz, flag_whz, oedema
                       FROM measurement WHERE {SCORED}{of_batch} AND child_id IN ({chosen}) GROUP BY child_id) m
            ON m.child_id = c.id WHERE {where} ORDER BY v.name, c.name_key, c.id""",  # noqa: S608 (own words)
        (first, *batch, *values, *values),
    )
    return [_child(row) for row in rows]


def _child(row: Sequence[Any]) -> MeasuredChild:
    number, name, sex, born, nik, parent, code, village, posyandu, status, measured, haz, waz, whz, oedema = row
    listed = ListedChild(
        number, name=name, sex=sex, birth_date=date.fromisoformat(born), nik=nik, parent_name=parent, village=village,
        posyandu=posyandu, status=status, measured_on=date.fromisoformat(measured) if measured else None,
        now=Scores(haz, waz, whz),
    )  # fmt: skip
    return MeasuredChild(listed, code, bool(oedema))
