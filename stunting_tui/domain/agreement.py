"""A rembuk and what it agreed, as plain data for screens and reports."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class AgreementStatus(StrEnum):
    """How far an agreement has come."""

    OPEN = "belum"
    RUNNING = "proses"
    DONE = "selesai"
    DROPPED = "batal"


class DeliberationState(StrEnum):
    """The life of a rembuk session."""

    PLANNED = "rencana"
    HELD = "dilaksanakan"
    SIGNED = "ditandatangani"


@dataclass(frozen=True, slots=True)
class Fund:
    """Money for an agreement: its source and the amount in whole rupiah."""

    source: str
    amount: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """One point of the checklist. `villages` are codes; empty means the whole kecamatan. `id` None: not stored."""

    ordinal: int
    text: str
    category: str = ""
    responsible: str = ""
    partners: str = ""
    villages: tuple[str, ...] = ()
    indicator: str = ""
    target: str = ""
    funds: tuple[Fund, ...] = ()
    due_on: date | None = None
    status: AgreementStatus = AgreementStatus.OPEN
    evidence: str = ""
    note: str = ""
    id: int | None = None
    version: int = 0

    @property
    def budget(self) -> int:
        """Sum of the funds in rupiah."""
        return sum(fund.amount for fund in self.funds)

    def gaps(self) -> tuple[str, ...]:
        """Return the Indonesian names of what is still to be filled in: who, until when, indicator."""
        wanted = (("penanggung jawab", self.responsible), ("tenggat", self.due_on), ("indikator", self.indicator))
        return tuple(name for name, value in wanted if not value)


@dataclass(frozen=True, slots=True)
class Attendee:
    """A person at the rembuk. `element` is the unsur; `online` says luring or daring."""

    name: str
    office: str = ""
    element: str = ""
    sex: str = ""
    phone: str = ""
    online: bool = False
    id: int | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class Deliberation:
    """A rembuk stunting session at kecamatan level. `time` is local wall time as text ("09.00")."""

    held_on: date
    place: str
    title: str = "Rembuk Stunting Tingkat Kecamatan"
    number: str = ""
    time: str = ""
    chair: str = ""
    chair_office: str = "Camat"
    chair_nip: str = ""
    agenda: tuple[str, ...] = ()
    speakers: str = ""
    state: DeliberationState = DeliberationState.PLANNED
    batch_id: int | None = None
    attendees: tuple[Attendee, ...] = field(default=())
    agreements: tuple[Agreement, ...] = field(default=())
    id: int | None = None
    version: int = 0
