"""Who a child typed into a sheet may be: the known children like it, and the checks of one that is new."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from db.connection import database
from db.models import Child, Posyandu
from stunting_tui.domain.dates import period_label
from stunting_tui.domain.likeness import SHORTEST, Typed, likeness, nearest
from stunting_tui.domain.names import name_key
from stunting_tui.domain.rows import Sex
from stunting_tui.services import child_entry, register
from stunting_tui.services.child_entry import ChildCheck
from stunting_tui.services.entry_posts import born_between
from stunting_tui.services.store import reading
from stunting_tui.services.visit_store import sex_of
from stunting_tui.session import Session

POOL = 30
"""Children of each surrounding whose names are looked at closely."""
PREFIX = 3
"""First letters that must be right where all of the kecamatan is searched."""


@dataclass(frozen=True, slots=True)
class Known:
    """A child on the register who may be meant.

    `row` is its line in the sheet, None where it stands in none; `here`: of the posyandu asked about; `away`: noted as
    moved away; `why`: what is like and what is not.
    """

    id: int
    name: str
    sex: Sex
    birth_date: date
    village: str
    posyandu: str
    here: bool
    away: bool
    row: int | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class _Found:
    known: Known
    key: str
    nearby: bool


def candidates(
    posyandu_id: int, name: str, birth_date: date | None = None, sex: Sex | None = None, limit: int = 5, *, period: str
) -> list[Known]:
    """Return the children of the kecamatan who may be meant by what is typed so far, the likeliest first.

    Of equally likely ones those of this posyandu come first, then those of its village. `period` is the ISO year-month
    of the sheet in which `Known.row` counts. Raises `DataError` for an unknown posyandu.
    """
    typed = Typed(name_key(name), birth_date, sex)
    if not typed.key:
        return []
    with reading():
        post = register.known_post(posyandu_id)
        ranked = []
        for found in _read(_ids(post, typed), post):
            child = found.known
            like = likeness(typed, found.key, child.birth_date, child.sex, here=child.here)
            if like is not None:
                rank = (like.level, not child.here, not found.nearby, like.apart, found.key, child.id)
                ranked.append((rank, replace(child, why=like.why)))
        ranked.sort(key=lambda one: one[0])
        rows = _rows(post, period) if any(child.here for _rank, child in ranked[:limit]) else {}
    return [replace(child, row=rows.get(child.id)) for _rank, child in ranked[:limit]]


def check_new(session: Session, posyandu_id: int, period: str, typed: Mapping[str, str]) -> ChildCheck:
    """Check a new child of a posyandu's sheet; keys of `typed`: name, sex, birth_date, nik, parent_name."""
    with reading():
        post = register.known_post(posyandu_id)
    check = child_entry.check_child(session, {**typed, "village": str(post.village_id), "posyandu": post.name})
    born = check.values["birth_date"]
    if born is not None and not belongs(born, period):
        check.errors.setdefault("birth_date", f"Bukan balita pada {period_label(period)}: tidak masuk lembar ini.")
    return check


def belongs(birth_date: date, period: str) -> bool:
    """Whether a child born that day is of an age to be measured in an ISO year-month."""
    first, last = born_between(period)
    return first < birth_date.isoformat() <= last


def _ids(post: Posyandu, typed: Typed) -> set[int]:
    """Return the children whose names are like, in each surrounding by itself, and those born that day."""
    village = database.execute_sql(
        "SELECT id, name_key, posyandu_id IS ? FROM child WHERE village_id = ?", (post.id, post.village_id)
    ).fetchall()
    far = []
    if len(typed.key) >= PREFIX:
        start = typed.key[:PREFIX]
        far = database.execute_sql(
            "SELECT id, name_key FROM child WHERE name_key >= ? AND name_key < ?", (start, f"{start}~")
        ).fetchall()
    if len(typed.key) >= SHORTEST:
        word = f" {typed.key}"
        far += database.execute_sql("SELECT id, name_key FROM child WHERE instr(name_key, ?)", (word,)).fetchall()
    pools = [row for row in village if row[2]], [row for row in village if not row[2]], far
    ids = {pool[at][0] for pool in pools for at in nearest(typed.key, [row[1] for row in pool], POOL)}
    if typed.birth_date is not None:
        born = database.execute_sql("SELECT id FROM child WHERE birth_date = ?", (typed.birth_date.isoformat(),))
        ids |= {row[0] for row in born}
    return ids


def _read(ids: Iterable[int], post: Posyandu) -> list[_Found]:
    """Return those of the kecamatan that are active or noted as moved away."""
    ids = tuple(ids)
    rows = database.execute_sql(
        f"""SELECT c.id, c.name, c.sex, c.birth_date, v.name, coalesce(p.name, ''), c.posyandu_id IS ?,
                   c.status = 'pindah', c.name_key, c.village_id = ?
            FROM child c JOIN village v ON v.id = c.village_id LEFT JOIN posyandu p ON p.id = c.posyandu_id
            WHERE c.id IN ({", ".join("?" * len(ids))}) AND c.status IN ('aktif', 'pindah')
              AND v.district_id = (SELECT district_id FROM village WHERE id = ?)""",  # noqa: S608 (question marks)
        (post.id, post.village_id, *ids, post.village_id),
    )
    return [
        _Found(
            Known(number, name, sex_of(sex), date.fromisoformat(born), village, posyandu, bool(here), bool(away)),
            key,
            bool(nearby),
        )
        for number, name, sex, born, village, posyandu, here, away, key, nearby in rows
    ]


def _rows(post: Posyandu, period: str) -> dict[int, int]:
    """Return child -> line in the sheet of a posyandu's month."""
    first, last = born_between(period)
    in_sheet = (Child.posyandu == post) & (Child.village == post.village_id) & (Child.status == "aktif")
    in_sheet &= (Child.birth_date > first) & (Child.birth_date <= last)
    children = Child.select(Child.id).where(in_sheet).order_by(*register.in_order())
    return {child.id: line for line, child in enumerate(children, 1)}
