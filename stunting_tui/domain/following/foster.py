"""Foster parents (orang tua asuh) of a child or family: Anting Mas, GENTING and what else there is."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from stunting_tui.domain.coded import Coded, read_coded
from stunting_tui.domain.dates import period_label, period_of, short_date
from stunting_tui.domain.deliberation.listed_child import Scores
from stunting_tui.resources import fixtures

NO_SCORES = Scores()


@dataclass(frozen=True, slots=True)
class Foster:
    """Who helps a child (or, without `child_id`, a family in words), with what, from when to when and why it ended.

    `programme` and `sponsor_kind` are codes of `programmes` and `sponsor_kinds`. `id` None: not stored.
    """

    village_id: int
    begun_on: date
    child_id: int | None = None
    family: str = ""
    sponsor: str = ""
    sponsor_kind: str = ""
    programme: str = ""
    help: str = ""
    ended_on: date | None = None
    end_reason: str = ""
    id: int | None = None
    version: int = 0

    @property
    def is_open(self) -> bool:
        """Whether the help goes on."""
        return self.ended_on is None


@dataclass(frozen=True, slots=True)
class FosterNote:
    """What was given in a month (ISO), in words and whole rupiah. `id` None: not stored."""

    month: str
    note: str = ""
    amount: int | None = None
    id: int | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class FosterLine:
    """A foster record with its child: z-scores of the last visit before it began (`then`) and of the last (`now`).

    `months` counts the notes, `given` sums their rupiah, `last_month` is the newest of them. A record that is not
    stored stands for a child without a foster parent.
    """

    foster: Foster
    name: str
    village: str
    birth_date: date | None = None
    nik: str | None = None
    parent_name: str = ""
    posyandu: str = ""
    then: Scores = NO_SCORES
    now: Scores = NO_SCORES
    measured_on: date | None = None
    months: int = 0
    given: int = 0
    last_month: str = ""

    @property
    def id(self) -> int | None:
        """The id of the record."""
        return self.foster.id

    @property
    def gain(self) -> float | None:
        """What height for age gained since the help began."""
        then, now = self.then.haz, self.now.haz
        return None if then is None or now is None else round(now - then, 2)


def early_end(begun_on: date, ended_on: date) -> str:
    """Return why a record cannot end so, "" where it can."""
    if ended_on >= begun_on:
        return ""
    return f"Tanggal berakhir {short_date(ended_on)} mendahului tanggal mulai {short_date(begun_on)}."


def outside(month: str, begun_on: date, ended_on: date | None, today: date) -> str:
    """Return why a month (ISO) has no note of a record, "" where it can have one."""
    first, last = period_of(begun_on), period_of(ended_on or today)
    if first <= month <= last:
        return ""
    ended = "berakhir" if ended_on else "hari ini"
    return f"{period_label(month)} di luar masa asuh. Dari {period_label(first)} sampai {ended}."


def programmes() -> tuple[Coded, ...]:
    """Return the programmes."""
    return _lists()["program"]


def sponsor_kinds() -> tuple[Coded, ...]:
    """Return who a foster parent can be."""
    return _lists()["jenis"]


@cache
def _lists() -> dict[str, tuple[Coded, ...]]:
    return read_coded(fixtures() / "rules" / "fosters.toml", "program", "jenis")
