"""A rembuk and what it agreed, as plain data for screens and reports."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from stunting_tui.domain.dates import short_date

REFUSAL = "alasan tidak disepakati"
CHILD_LIST = "daftar anak"
LIST_RULE = "aturan daftar anak"
LONGEST = 10
"""Years after its rembuk in which an agreement is due at the latest: more is a slip of the keys."""


class AgreementStatus(StrEnum):
    """How far an agreement has come."""

    OPEN = "belum"
    RUNNING = "proses"
    DONE = "selesai"
    DROPPED = "batal"


class ListKind(StrEnum):
    """Whether an agreement names children: not at all, those of one day, or those a rule gives at any time."""

    NONE = ""
    FROZEN = "beku"
    LIVE = "hidup"


class ChildOutcome(StrEnum):
    """What became of a child or family on the list of an agreement."""

    OPEN = "terbuka"
    DONE = "selesai"
    MOVED = "pindah"
    DIED = "meninggal"
    AGED_OUT = "lulus umur"


class DeliberationState(StrEnum):
    """The life of a rembuk session."""

    PLANNED = "rencana"
    HELD = "dilaksanakan"
    SIGNED = "ditandatangani"


class DeliberationKind(StrEnum):
    """What a session is: a rembuk, or the monthly minilok that hears how its agreements go."""

    REMBUK = "rembuk"
    MINILOK = "minilok"


@dataclass(frozen=True, slots=True)
class Fund:
    """Money for an agreement: its source and the amount in whole rupiah."""

    source: str
    amount: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """One point of the checklist. `villages` are codes; empty means the whole kecamatan. `id` None: not stored.

    What was not `accepted` stands in annex II of the berita acara with its `refusal`. `pillar` and `action` are codes
    of `domain.pillars`, `list_rule` one of `domain.child_rules`; `listed` counts the children and families on the
    frozen list, `carried` says that a later rembuk goes on with this one: neither is written with the agreement.
    `carried_from` is the id of the agreement this one goes on with.
    """

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
    accepted: bool = True
    refusal: str = ""
    pillar: str = ""
    action: str = ""
    list_kind: ListKind = ListKind.NONE
    list_rule: str = ""
    carried_from: int | None = None
    listed: int = 0
    carried: bool = False
    id: int | None = None
    version: int = 0

    @property
    def budget(self) -> int:
        """Sum of the funds in rupiah."""
        return sum(fund.amount for fund in self.funds)

    def gaps(self) -> tuple[str, ...]:
        """Return the Indonesian names of what is still to be filled in: who, until when, indicator, list of children.

        What was not accepted only needs the reason.
        """
        if not self.accepted:
            return () if self.refusal.strip() else (REFUSAL,)
        wanted = (
            ("penanggung jawab", self.responsible.strip()),
            ("tenggat", self.due_on),
            ("indikator", self.indicator.strip()),
            (CHILD_LIST, self.list_kind is not ListKind.FROZEN or self.listed),
            (LIST_RULE, self.list_kind is not ListKind.LIVE or self.list_rule),
        )
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
    """A rembuk or minilok at kecamatan level. `time` is local wall time as text ("09.00")."""

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
    kind: DeliberationKind = DeliberationKind.REMBUK
    batch_id: int | None = None
    attendees: tuple[Attendee, ...] = field(default=())
    agreements: tuple[Agreement, ...] = field(default=())
    id: int | None = None
    version: int = 0


def due_objection(due_on: date, held_on: date) -> str:
    """Return in words that follow "Tenggat 01-01-2027" why an agreement of a rembuk cannot be due then, else ""."""
    if due_on < held_on:
        return f"mendahului tanggal rembuk ({short_date(held_on)})"
    if due_on.year > held_on.year + LONGEST:
        return f"lebih dari {LONGEST} tahun sesudah rembuk ({short_date(held_on)})"
    return ""
