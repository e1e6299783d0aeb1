"""The paper register of a posyandu: the order of its children, and how a child comes to stand in it.

Children are ordered by `register_order`; those never placed come last, by name. Placing numbers only what it must, so
that a register nobody sorted costs nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from peewee import Ordering

from db.changes import Writer
from db.models import Child, Posyandu
from stunting_tui.errors import ConflictError, DataError
from stunting_tui.services.register import child_entry
from stunting_tui.services.register.child_entry import ChildCheck
from stunting_tui.services.store import reading, transaction
from stunting_tui.session import Session

FINEST = 1e-6
"""Between neighbours nearer than this nobody is put any more: the register is numbered anew."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a child stands: its posyandu, and the child right above (None: it is the first)."""

    posyandu_id: int | None
    after_child_id: int | None


def in_order() -> Sequence[Ordering]:
    """Return what sorts the children of a posyandu as its paper register does."""
    return Child.register_order.asc(nulls="last"), Child.name_key.asc(), Child.id.asc()


def place_of(child_id: int) -> Place:
    """Return where a child stands, for putting it back. Raises `DataError` where there is no such child."""
    with reading():
        child = _known(child_id)
        if child.posyandu_id is None:
            return Place(None, None)
        ids = [other.id for other in _children(child.posyandu_id)]
    at = ids.index(child_id)
    return Place(child.posyandu_id, ids[at - 1] if at else None)


def place_after(session: Session, posyandu_id: int, child_id: int, after_child_id: int | None) -> None:
    """Put a child of the posyandu right after another one, at the top for None.

    Raises `ConflictError` where either belongs to another posyandu by now.
    """
    with transaction(session) as writer:
        _place(writer, posyandu_id, child_id, after_child_id)


def transfer(session: Session, child_id: int, posyandu_id: int, after_child_id: int | None = None) -> None:
    """Make a child one of this posyandu and of its village, active again, and put it after another one.

    Raises `DataError` where child or posyandu are gone, and what `place_after` raises.
    """
    with transaction(session) as writer:
        child, post = _known(child_id), known_post(posyandu_id)
        writer.update(
            child, child.version, posyandu=post, village=post.village_id, status="aktif", register_order=None
        )  # fmt: skip
        _place(writer, posyandu_id, child_id, after_child_id)


def admit(session: Session, posyandu_id: int, check: ChildCheck, after_child_id: int | None) -> int:
    """Store a checked new child of this posyandu, put it after another one, and return its id.

    Raises `DataError` where the check has errors, and what `place_after` raises; then nothing is stored.
    """
    with transaction(session) as writer:
        post = known_post(posyandu_id)
        here = {"village_id": post.village_id, "posyandu": post.name}
        child_id = child_entry.save_child(session, replace(check, values=check.values | here))
        _place(writer, posyandu_id, child_id, after_child_id)
    return child_id


def known_post(posyandu_id: int) -> Posyandu:
    """Return a posyandu, inside a connection. Raises `DataError` where it is gone."""
    post = Posyandu.get_or_none(Posyandu.id == posyandu_id)
    if post is None:
        raise DataError("Posyandu ini tidak ada lagi.", "Kembali ke daftar posyandu.")
    return post


def _place(writer: Writer, posyandu_id: int, child_id: int, after_child_id: int | None) -> None:
    children = _children(posyandu_id)
    child = next((one for one in children if one.id == child_id), None)
    others = [one for one in children if one.id != child_id]
    at = 0
    if after_child_id is not None:
        at = next((number for number, one in enumerate(others, 1) if one.id == after_child_id), 0)
    if child is None or (after_child_id is not None and not at):
        raise ConflictError(
            "Anak ini atau anak di baris atasnya sudah dipindah operator lain.",
            "Buka lagi lembarnya, lalu ulangi bila masih perlu.",
        )
    above, below = others[:at], others[at:]
    _number(writer, above)
    low = above[-1].register_order if above else None
    high = below[0].register_order if below else None
    if low is not None and high is not None and high - low < FINEST:
        _renumber(writer, [*above, child, *below])
    else:
        _set(writer, child, _between(low, high))


def _between(low: float | None, high: float | None) -> float:
    """Return a number after `low` and before `high`, where there are such."""
    if low is None:
        return 1.0 if high is None else high - 1
    return low + 1 if high is None else (low + high) / 2


def _number(writer: Writer, above: Sequence[Child]) -> None:
    """Give the children that were never placed (the last of `above`) the numbers after the placed ones."""
    last = 0.0
    for child in above:
        if child.register_order is None:
            _set(writer, child, last + 1)
        last = child.register_order or 0.0


def _renumber(writer: Writer, children: Sequence[Child]) -> None:
    """Number the placed children 1, 2, 3 ..., up to the last that has a number already."""
    last = max(at for at, child in enumerate(children, 1) if child.register_order is not None)
    for at, child in enumerate(children[:last], 1):
        _set(writer, child, float(at))


def _set(writer: Writer, child: Child, number: float) -> None:
    writer.update(child, child.version, register_order=number)
    child.register_order = number


def _children(posyandu_id: int) -> list[Child]:
    here = (Child.posyandu == posyandu_id) & Child.merged_into.is_null()
    return list(Child.select().where(here).order_by(*in_order()))


def _known(child_id: int) -> Child:
    child = Child.get_or_none(Child.id == child_id)
    if child is None:
        raise DataError("Anak ini tidak ada lagi.", "Buka lagi lembarnya.")
    return child
