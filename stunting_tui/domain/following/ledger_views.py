"""The ledger looked at: what a filter keeps, what became of each quarter of a year, the money by source."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from stunting_tui.domain.following.ledger import Entry, Standing
from stunting_tui.domain.reporting_period import period_words, quarter_of

MIXED = "Beberapa sumber"
"""Where what was spent stands when an agreement has several sources: a step does not say from which."""
UNNAMED = "Sumber belum diisi"


class Which(StrEnum):
    """Which agreements of the ledger are meant, as the operator calls them."""

    ALL = "semua"
    ALIVE = "terbuka"
    OVERDUE = "lewat waktu"
    DONE = "selesai"


@dataclass(frozen=True, slots=True)
class Filter:
    """What to keep: of a year's rembuk, of a village (code), of one responsible (words), of a quarter ("2026-T3").

    An agreement for the whole kecamatan is about every village. A quarter has what was due or told in it.
    """

    which: Which = Which.ALL
    year: int | None = None
    village: str = ""
    responsible: str = ""
    quarter: str = ""

    def holds(self, entry: Entry, today: date) -> bool:
        """Whether the entry is kept."""
        point = entry.agreement
        return (
            self._is_one_of(entry, today)
            and (self.year is None or entry.meeting.held_on.year == self.year)
            and (not self.village or not point.villages or self.village in point.villages)
            and all(word in point.responsible.casefold() for word in self.responsible.casefold().split())
            and (not self.quarter or self.quarter in _quarters(entry))
        )

    def _is_one_of(self, entry: Entry, today: date) -> bool:
        if self.which is Which.ALIVE:
            return entry.is_alive
        if self.which is Which.OVERDUE:
            return entry.days_late(today) > 0
        return self.which is Which.ALL or entry.standing is Standing.DONE


def filter_text(wanted: Filter, villages: Mapping[str, str]) -> str:
    """Return a filter in words, "semua" for none."""
    words = (
        wanted.which.value if wanted.which is not Which.ALL else "",
        f"desa {villages.get(wanted.village, wanted.village)}" if wanted.village else "",
        f'"{wanted.responsible}"' if wanted.responsible else "",
        period_words(wanted.quarter) if wanted.quarter else "",
        f"rembuk {wanted.year}" if wanted.year else "",
    )
    return ", ".join(word for word in words if word) or Which.ALL.value


def _quarters(entry: Entry) -> set[str]:
    due = entry.agreement.due_on
    return {quarter_of(step.told_on) for step in entry.steps} | ({quarter_of(due)} if due else set())


@dataclass(frozen=True, slots=True)
class Quarter:
    """What became of a quarter: agreements due in it and how many of those were kept, those told of in it.

    `silent` were alive in it and nobody told of them, `ended` were done in it; `spent` are rupiah.
    """

    period: str
    due: int
    kept: int
    told: int
    silent: int
    ended: int
    spent: int


def quarters(entries: Sequence[Entry], year: int, today: date) -> list[Quarter]:
    """Return the four quarters of a year; in those to come nobody is silent yet."""
    return [_quarter(entries, f"{year}-T{number}", today) for number in (1, 2, 3, 4)]


def _quarter(entries: Sequence[Entry], period: str, today: date) -> Quarter:
    agreed = [entry for entry in entries if entry.standing is not Standing.REFUSED]
    due = [entry for entry in agreed if entry.agreement.due_on and quarter_of(entry.agreement.due_on) == period]
    steps = {entry.id: [step for step in entry.steps if quarter_of(step.told_on) == period] for entry in entries}
    done = [entry for entry in agreed if entry.standing is Standing.DONE and entry.ended_on]
    return Quarter(
        period,
        len(due),
        sum(entry.standing is Standing.DONE for entry in due),
        sum(bool(steps[entry.id]) for entry in agreed),
        sum(not steps[entry.id] and _lived_in(entry, period, today) for entry in agreed),
        sum(entry.ended_on is not None and quarter_of(entry.ended_on) == period for entry in done),
        sum(step.spent for told in steps.values() for step in told),
    )


def _lived_in(entry: Entry, period: str, today: date) -> bool:
    """Whether the agreement was alive on a day of the quarter that has come."""
    if period > quarter_of(today) or quarter_of(entry.meeting.held_on) > period:
        return False
    return entry.is_alive or (entry.ended_on is not None and quarter_of(entry.ended_on) >= period)


@dataclass(frozen=True, slots=True)
class Source:
    """A source of funds: its budget and what was spent of it, whole rupiah."""

    name: str
    budget: int
    spent: int

    @property
    def over(self) -> int:
        """Rupiah beyond the budget, 0 without a budget."""
        return max(0, self.spent - self.budget) if self.budget else 0


def by_source(entries: Iterable[Entry]) -> list[Source]:
    """Return the money by source, the largest budget first; the sums are those of the entries.

    The budget of an agreement that was carried counts where it went. What was spent belongs to a source where the
    agreement has one only.
    """
    budget: Counter[str] = Counter()
    spent: Counter[str] = Counter()
    for entry in entries:
        funds = entry.agreement.funds
        if entry.standing not in (Standing.CARRIED, Standing.REFUSED):
            for fund in funds:
                budget[fund.source] += fund.amount
        spent[funds[0].source if len(funds) == 1 else MIXED if funds else UNNAMED] += entry.spent
    found = [Source(name, budget[name], spent[name]) for name in {**budget, **spent}]
    return sorted(
        (source for source in found if source.budget or source.spent), key=lambda one: (-one.budget, one.name)
    )
