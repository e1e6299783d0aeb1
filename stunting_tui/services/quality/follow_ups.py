"""Children to be followed up, the most urgent first, each once; what was done for each of them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from db.connection import database
from db.models import FollowUp
from stunting_tui.domain.deliberation.child_rules import ChildRule
from stunting_tui.domain.deliberation.listed_child import ListedChild
from stunting_tui.domain.document import GridColumn
from stunting_tui.domain.monitoring.kbm import Kbm, Weighing, weight_gain
from stunting_tui.domain.quality.tiers import Tier, tier_of
from stunting_tui.errors import DataError
from stunting_tui.services.measuring.visit_store import sex_of
from stunting_tui.services.office.site_rules import kbm_in_force, tiers_in_force
from stunting_tui.services.quality.name_lists import Listed, write_list
from stunting_tui.services.register import region
from stunting_tui.services.register.child_states import MeasuredChild, children_by_rule
from stunting_tui.services.store import reading, transaction
from stunting_tui.session import Session

STATES = ("direncanakan", "berjalan", "selesai")
EVERYONE = ChildRule("semua", "semua anak yang diukur", lambda _child: True)
PRINTED = (
    GridColumn("Tingkat", 14), GridColumn("Nama", 24), GridColumn("L/P", 5, "center"),
    GridColumn("Lahir", 11, "center"), GridColumn("Orang tua", 22), GridColumn("Diukur", 11, "center"),
    GridColumn("TB/U", 7, "right", "0.00"), GridColumn("BB/TB", 7, "right", "0.00"),
    GridColumn("Sudah dilakukan", 28), GridColumn("Tindak lanjut berikutnya", 26),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Done:
    """Something done or to be done for a child on a day."""

    id: int
    version: int
    day: date
    tier: str
    action: str
    status: str
    responsible: str


@dataclass(frozen=True, slots=True)
class FollowLine:
    """A child with its most urgent tier, its place among the tiers, and what was done, the newest first."""

    child: ListedChild
    tier: Tier
    place: int
    done: tuple[Done, ...]
    oedema: bool = False

    @property
    def child_id(self) -> int:
        """The id of the child."""
        return self.child.child_id or 0

    @property
    def state(self) -> str:
        """The state of the newest follow-up, "" where there is none."""
        return self.done[0].status if self.done else ""


def follow_lines(session: Session) -> list[FollowLine]:
    """Return the active children under five of the kecamatan that a tier takes, the most urgent first.

    Each is judged by its last visit; z-scores beyond the WHO limits count for nothing.
    """
    district = region.current_district()
    if district is None:
        return []
    known, kbm = tiers_in_force(), kbm_in_force()
    with reading():
        found = children_by_rule(EVERYONE, (), region.require_district().id, session.today)
        weights, done = _weights(), _done()
    lines = []
    for child in found:
        place = tier_of(child.state(), known, two_t=_two_t(child, weights, kbm))
        number = child.listed.child_id or 0
        if place is not None:
            lines.append(FollowLine(child.listed, known[place], place, tuple(done.get(number, ())), child.oedema))
    return sorted(lines, key=lambda line: (line.place, line.child.village, line.child.name))


def add(session: Session, line: FollowLine, action: str, responsible: str = "") -> None:
    """Store that something is to be done for a child. Raises `DataError` and `StoreError`."""
    if not action.strip():
        raise DataError("Tindak lanjut belum ditulis.", "Tulis apa yang dilakukan untuk anak ini.")
    with transaction(session) as writer:
        writer.insert(
            FollowUp, child=line.child_id, tier=line.tier.code, action=action.strip(), status=STATES[0],
            done_on=session.today.isoformat(), responsible=responsible.strip(),
        )  # fmt: skip


def move_on(session: Session, done: Done) -> str:
    """Give a follow-up its next state, dated today, and return it; after the last comes the first.

    Raises `DataError`, `ConflictError` and `StoreError`.
    """
    status = STATES[(STATES.index(done.status) + 1) % len(STATES)]
    with transaction(session) as writer:
        writer.update(_required(done), done.version, status=status, done_on=session.today.isoformat())
    return status


def remove(session: Session, done: Done) -> None:
    """Remove a follow-up. Raises `DataError`, `ConflictError` and `StoreError`."""
    with transaction(session) as writer:
        writer.delete(_required(done), done.version)


def write_names(session: Session, lines: Sequence[FollowLine], target: Path) -> None:
    """Write the lines, a sheet for each posyandu; the audit remembers it. Raises `DataError` and `FileError`."""
    listed = [
        Listed(
            line.child.village,
            line.child.posyandu,
            (line.tier.words, line.child.name, line.child.sex, line.child.birth_date, line.child.parent_name,
             line.child.measured_on, line.child.now.haz, line.child.now.whz,
             "; ".join(f"{one.day:%d-%m-%Y} {one.action} ({one.status})" for one in line.done) or "belum ada", ""),
        )
        for line in lines
    ]  # fmt: skip
    note = "Yang paling mendesak di atas. Tulis yang dilakukan dan tanggalnya."
    write_list(session, "Tindak lanjut anak", PRINTED, listed, note, target)


def _required(done: Done) -> FollowUp:
    row: FollowUp | None = FollowUp.get_or_none(FollowUp.id == done.id)
    if row is None:
        raise DataError("Tindak lanjut ini sudah dihapus operator lain.", "Buka lagi daftarnya.")
    return row


def _two_t(child: MeasuredChild, weights: dict[int, list[Weighing]], kbm: Kbm) -> bool:
    """Whether the child's last weighing is its second one in a row without enough gain."""
    listed = child.listed
    mine = weights.get(listed.child_id or 0, [])
    if not mine or listed.birth_date is None:
        return False
    gain = weight_gain(sex_of(listed.sex), listed.birth_date, mine, mine[-1].measured_on, kbm)
    return gain is not None and gain.two_t


def _weights() -> dict[int, list[Weighing]]:
    found: dict[int, list[Weighing]] = defaultdict(list)
    rows = database.execute_sql(
        """SELECT child_id, measured_on, weight_kg FROM measurement
           WHERE vanished_run_id IS NULL AND weight_kg IS NOT NULL ORDER BY child_id, measured_on"""
    )
    for number, day, weight in rows:
        found[number].append(Weighing(date.fromisoformat(day), weight))
    return found


def _done() -> dict[int, list[Done]]:
    found: dict[int, list[Done]] = defaultdict(list)
    for row in FollowUp.select().order_by(FollowUp.done_on.desc(), FollowUp.id.desc()):
        day = date.fromisoformat(row.done_on)
        found[row.child_id].append(Done(row.id, row.version, day, row.tier, row.action, row.status, row.responsible))
    return found
