"""The ledger: every agreement of every rembuk, what was told of it since, and which agreement went on with it.

entries = assemble(meetings, agreements, steps)      # one entry for each agreement, in the order of the meetings
shown = in_order(entry for entry in entries if entry.is_alive)
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from stunting_tui.domain.deliberation.agreement import Agreement, AgreementStatus, DeliberationKind


class Standing(StrEnum):
    """Where an agreement stands in the ledger: its status, or why it is not followed any more."""

    OPEN = "belum"
    RUNNING = "proses"
    DONE = "selesai"
    DROPPED = "batal"
    CARRIED = "dibawa"
    REFUSED = "ditolak"


ALIVE = (Standing.OPEN, Standing.RUNNING)
"""What still has to be kept."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A rembuk or minilok; `number` is its place among those of its kind in its year."""

    id: int
    held_on: date
    title: str
    kind: DeliberationKind
    number: int

    @property
    def label(self) -> str:
        """Return "26-2" for the second rembuk of 2026, "26-m10" for the tenth minilok."""
        sign = "" if self.kind is DeliberationKind.REMBUK else "m"
        return f"{self.held_on.year % 100:02d}-{sign}{self.number}"


@dataclass(frozen=True, slots=True)
class Step:
    """What was told of an agreement on a day; `spent` are whole rupiah since the step before.

    `meeting` is the id of the session where it was told, `by` who typed it. `id` None: not stored.
    """

    told_on: date
    status: AgreementStatus
    percent: int | None = None
    spent: int = 0
    evidence: str = ""
    delay_reason: str = ""
    note: str = ""
    meeting: int | None = None
    by: str = ""
    id: int | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """An agreement in the ledger with its own steps, oldest first.

    `begun_on`, `spent_before` and `percent_before` are of the agreements it goes on with; `carried_to` is the id of
    the one that goes on with it, since the day `carried_on`.
    """

    agreement: Agreement
    meeting: Meeting
    steps: tuple[Step, ...]
    begun_on: date
    spent_before: int = 0
    percent_before: int | None = None
    carried_to: int | None = None
    carried_on: date | None = None

    @property
    def id(self) -> int:
        """The id of the agreement."""
        return self.agreement.id or 0

    @property
    def code(self) -> str:
        """Return "26-2/12": agreement 12 of the second rembuk of 2026."""
        return f"{self.meeting.label}/{self.agreement.ordinal}"

    @property
    def standing(self) -> Standing:
        """Where the agreement stands: only one of those that go on with each other can be alive."""
        if self.carried_to is not None:
            return Standing.CARRIED
        return Standing(self.agreement.status.value) if self.agreement.accepted else Standing.REFUSED

    @property
    def is_alive(self) -> bool:
        """Whether it still has to be kept."""
        return self.standing in ALIVE

    @property
    def percent(self) -> int | None:
        """How far it has come as last told, also before it was carried here; None where nobody said."""
        if self.standing is Standing.DONE:
            return 100
        told = [step.percent for step in self.steps if step.percent is not None]
        return told[-1] if told else self.percent_before

    @property
    def spent(self) -> int:
        """Rupiah spent since this agreement was made."""
        return sum(step.spent for step in self.steps)

    @property
    def over(self) -> int:
        """Rupiah spent beyond the budget, what went before included; 0 without a budget."""
        budget = self.agreement.budget
        return max(0, self.spent_before + self.spent - budget) if budget else 0

    @property
    def ended_on(self) -> date | None:
        """The day it was done, dropped, refused or carried; None while it is alive or where nobody wrote the day."""
        if self.is_alive:
            return None
        if self.standing is Standing.CARRIED:
            return self.carried_on
        if self.standing is Standing.REFUSED:
            return self.meeting.held_on
        return self.steps[-1].told_on if self.steps else None

    def days_late(self, today: date) -> int:
        """Return the days since an agreement still alive was due, 0 where it is not late."""
        due = self.agreement.due_on
        return max(0, (today - due).days) if due is not None and self.is_alive else 0

    def age(self, today: date) -> int:
        """Return the days since it was first agreed, until it ended or today."""
        return max(0, ((self.ended_on or today) - self.begun_on).days)


def assemble(
    meetings: Mapping[int, Meeting], agreements: Mapping[int, Sequence[Agreement]], steps: Mapping[int, Sequence[Step]]
) -> list[Entry]:
    """Return the entries, the oldest meeting first; agreements by the id of their meeting, steps by agreement."""
    where = {point.id or 0: (point, meetings[at]) for at in meetings for point in agreements.get(at, ())}
    told = {key: tuple(sorted(steps.get(key, ()), key=lambda step: (step.told_on, step.id or 0))) for key in where}
    after = {point.carried_from: key for key, (point, _) in where.items() if point.carried_from in where}
    made = []
    for key, (point, meeting) in where.items():
        before = _before(point, where)
        past = [step for number in before for step in told[number]]
        percents = [step.percent for step in past if step.percent is not None]
        next_one = after.get(key)
        made.append(
            Entry(
                point, meeting, told[key], where[before[0]][1].held_on if before else meeting.held_on,
                sum(step.spent for step in past), percents[-1] if percents else None,
                next_one, where[next_one][1].held_on if next_one is not None else None,
            )
        )  # fmt: skip
    return sorted(made, key=lambda entry: (entry.meeting.held_on, entry.meeting.id, entry.agreement.ordinal))


def _before(point: Agreement, where: Mapping[int, tuple[Agreement, Meeting]]) -> list[int]:
    """Return the ids of the agreements this one goes on with, the oldest first."""
    found: list[int] = []
    at = point.carried_from
    while at is not None and at in where and at not in (point.id, *found):
        found.insert(0, at)
        at = where[at][0].carried_from
    return found


def chain(entries: Iterable[Entry], agreement_id: int) -> list[Entry]:
    """Return the entry with those it goes on with and those that go on with it, the oldest first; [] for none."""
    known = {entry.id: entry for entry in entries}
    if agreement_id not in known:
        return []
    places = {key: (entry.agreement, entry.meeting) for key, entry in known.items()}
    found = [known[key] for key in (*_before(known[agreement_id].agreement, places), agreement_id)]
    while (coming := found[-1].carried_to) in known and known[coming] not in found:
        found.append(known[coming])
    return found


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries as they press: the longest overdue, the next due, those without a day, the newest ended."""
    return sorted(entries, key=_pressing)


def _pressing(entry: Entry) -> tuple[bool, int]:
    if not entry.is_alive:
        return True, -(entry.ended_on or entry.meeting.held_on).toordinal()
    return False, (entry.agreement.due_on or date.max).toordinal()
