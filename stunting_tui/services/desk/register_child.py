"""Who a child typed into a sheet may be: the known children like it, and the checks of one that is new."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from db.connection import database
from db.models import Child
from stunting_tui.domain.dates import period_label
from stunting_tui.domain.names import name_key
from stunting_tui.domain.register.likeness import SHORTEST, Typed, likeness, nearest
from stunting_tui.domain.rows import Sex
from stunting_tui.services.desk import register
from stunting_tui.services.desk.entry_posts import born_between
from stunting_tui.services.measuring.visit_store import sex_of
from stunting_tui.services.register import child_entry
from stunting_tui.services.register.child_entry import ChildCheck
from stunting_tui.services.store import reading
from stunting_tui.session import Session

POOL = 20
"""Children of each surrounding whose names are looked at closely."""
PREFIX = 3
"""First letters that must be right where all of the kecamatan is searched."""


@dataclass(frozen=True, slots=True)
class Known:
    """A child on the register who may be meant.

    `line` is its place in the sheet, None where it stands in none; `here`: of the posyandu asked about; `away`: noted
    as moved away; `why`: what is like and what is not.
    """

    id: int
    name: str
    sex: Sex
    birth_date: date
    village: str
    posyandu: str
    here: bool
    away: bool
    line: int | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is searched for each letter, read once: ids and name keys of the posyandu and of the rest of its village.

    `lines` gives the line of each child of the sheet.
    """

    posyandu_id: int
    village_id: int
    here: Sequence[tuple[int, str]]
    nearby: Sequence[tuple[int, str]]
    lines: Mapping[int, int]


def surroundings(posyandu_id: int, period: str) -> Surroundings:
    """Read the surroundings of a posyandu's sheet of an ISO year-month. Raises `DataError` for an unknown posyandu."""
    with reading():
        post = register.known_post(posyandu_id)
        rows = database.execute_sql(
            "SELECT id, name_key, posyandu_id IS ? FROM child WHERE village_id = ?", (post.id, post.village_id)
        ).fetchall()
        first, last = born_between(period)
        in_sheet = (Child.posyandu == post) & (Child.status == "aktif")
        in_sheet &= (Child.birth_date > first) & (Child.birth_date <= last)
        children = Child.select(Child.id).where(in_sheet).order_by(*register.in_order())
        lines = {child.id: line for line, child in enumerate(children, 1)}
    here, nearby = ([row[:2] for row in rows if row[2] == mine] for mine in (1, 0))
    return Surroundings(post.id, post.village_id, here, nearby, lines)


def candidates(
    around: Surroundings, name: str, birth_date: date | None = None, sex: Sex | None = None, limit: int = 5
) -> list[Known]:
    """Return the children of the kecamatan who may be meant by what is typed so far, the likeliest first.

    Of equally likely ones those of the posyandu come first, then those of its village.
    """
    typed = Typed(name_key(name), birth_date, sex)
    if not typed.key:
        return []
    with reading():
        alike = _alike(around, typed.key)
        born = _born(birth_date) if birth_date else set()
        ranked = []
        for child, key, nearby in _read(alike | born, around):
            like = likeness(typed, key, child.birth_date, child.sex, alike=child.id in alike, here=child.here)
            if like is not None:
                rank = (like.level, not child.here, not nearby, like.apart, key, child.id)
                ranked.append((rank, child, like.why))
    ranked.sort(key=lambda one: one[0])
    return [replace(child, line=around.lines.get(child.id), why=why) for _rank, child, why in ranked[:limit]]


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


def _alike(around: Surroundings, key: str) -> set[int]:
    """Return the children whose names are like the typed one, some of each surrounding."""
    far: list[tuple[int, str]] = []
    if len(key) >= PREFIX:
        start = key[:PREFIX]
        far += database.execute_sql(
            "SELECT id, name_key FROM child WHERE name_key >= ? AND name_key < ?", (start, f"{start}~")
        )
    if len(key) >= SHORTEST and " " not in key:
        far += database.execute_sql("SELECT id, name_key FROM child WHERE instr(name_key, ?)", (f" {key}",))
    pools = (around.here, around.nearby, far)
    return {pool[at][0] for pool in pools for at in nearest(key, [row[1] for row in pool], POOL)}


def _born(day: date) -> set[int]:
    return {row[0] for row in database.execute_sql("SELECT id FROM child WHERE birth_date = ?", (day.isoformat(),))}


def _read(ids: Collection[int], around: Surroundings) -> list[tuple[Known, str, bool]]:
    """Return those of the kecamatan, active or noted as moved away; with the name key, and whether of the village."""
    rows = database.execute_sql(
        f"""SELECT c.id, c.name, c.sex, c.birth_date, v.name, coalesce(p.name, ''), c.posyandu_id IS ?,
                   c.status = 'pindah', c.name_key, c.village_id = ?
            FROM child c JOIN village v ON v.id = c.village_id LEFT JOIN posyandu p ON p.id = c.posyandu_id
            WHERE c.id IN ({", ".join("?" * len(ids))}) AND c.status IN ('aktif', 'pindah')
              AND v.district_id = (SELECT district_id FROM village WHERE id = ?)""",  # noqa: S608 (question marks)
        (around.posyandu_id, around.village_id, *ids, around.village_id),
    )
    return [
        (
            Known(number, name, sex_of(sex), date.fromisoformat(born), village, posyandu, bool(here), bool(away)),
            key,
            bool(nearby),
        )
        for number, name, sex, born, village, posyandu, here, away, key, nearby in rows
    ]
