"""A year looked back on: what was agreed and done, targets against figures, the rank of the villages, the boards."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from stunting_tui.domain.deliberation.pillars import ActionRule, pillars
from stunting_tui.domain.following.intervention import StepTotal
from stunting_tui.domain.following.ledger import Entry, Standing
from stunting_tui.domain.following.ledger_views import Source
from stunting_tui.domain.prevalence.figures import VillageFigures

UNTAGGED = "belum diberi kode"
REACHED, MISSED, NO_FIGURE, FEW = "tercapai", "belum", "tanpa angka", "n kecil"


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of the agreements of a pillar or action; a `code` of "" stands for those without one."""

    code: str
    name: str
    counts: Mapping[Standing, int]

    @property
    def agreed(self) -> int:
        """How many agreements."""
        return sum(self.counts.values())

    @property
    def percent(self) -> float | None:
        """How many of them are done, in percent; None without any."""
        return 100 * self.counts.get(Standing.DONE, 0) / self.agreed if self.agreed else None


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A target and the figure it is held against; `deviation` is figure less target, in the unit.

    `less_is_better` says which way is good. `place` is the village of a village's target. A figure that too few
    children stand behind is left out, `few` says so.
    """

    level: str
    place: str
    indicator: str
    target: float
    unit: str
    figure: float | None
    less_is_better: bool = True
    few: bool = False

    @property
    def deviation(self) -> float | None:
        """Figure less target."""
        return None if self.figure is None else round(self.figure - self.target, 2)

    @property
    def word(self) -> str:
        """How the figure stands."""
        if self.deviation is None:
            return FEW if self.few else NO_FIGURE
        good = self.deviation <= 0 if self.less_is_better else self.deviation >= 0
        return REACHED if good else MISSED


@dataclass(frozen=True, slots=True)
class RankLine:
    """A village by its stunting percentage; 1 is the lowest. No rank where too few were measured.

    `before` is the rank a year earlier, `points` the change of the percentage since then.
    """

    name: str
    n: int
    of: int
    percent: float | None
    rank: int | None
    before: int | None
    points: float | None

    @property
    def direction(self) -> str:
        """Which way the rank went: "membaik 5", "memburuk 5", "tetap"; "-" where it cannot be compared."""
        if self.rank is None or self.before is None:
            return FEW if self.rank is None and self.of else "-"
        moved = self.before - self.rank
        return "tetap" if not moved else f"{'membaik' if moved > 0 else 'memburuk'} {abs(moved)}"


@dataclass(frozen=True, slots=True)
class MeetingCount:
    """How many sessions of a kind were held, and how many there have to be at least."""

    kind: str
    held: int
    least: int


@dataclass(frozen=True, slots=True)
class KampungCount:
    """Villages with a kampung KB, those formed in the year, those nobody wrote anything about."""

    having: int
    villages: int
    formed: int
    unknown: int


@dataclass(frozen=True, slots=True)
class FosterCount:
    """A foster programme: records open at the end of the year, begun and ended in it, rupiah given in it."""

    programme: str
    ongoing: int
    begun: int
    ended: int
    given: int


@dataclass(frozen=True, slots=True)
class CaseCount:
    """Case audits of a target group in a semester."""

    semester: str
    group: str
    cases: int
    closed: int


@dataclass(frozen=True, slots=True)
class YearView:
    """Everything the yearly view tells. `period` and `period_before` are the batches compared, "" where there is none.

    `stunted` and `alone` count the stunted children of the newest batch and those of them without a foster parent.
    """

    year: int
    place: str
    made_on: date
    rule: ActionRule
    pillars: tuple[Tally, ...]
    actions: tuple[Tally, ...]
    refused: int
    sources: tuple[Source, ...]
    targets: tuple[TargetLine, ...]
    period: str
    period_before: str
    ranks: tuple[RankLine, ...]
    meetings: tuple[MeetingCount, ...]
    kampung: KampungCount
    fosters: tuple[FosterCount, ...]
    stunted: int
    alone: int
    cases: tuple[CaseCount, ...]
    visits: int
    visited: int
    steps: tuple[tuple[str, StepTotal], ...]

    @property
    def agreed(self) -> int:
        """How many agreements the year made."""
        return sum(tally.agreed for tally in self.pillars)

    @property
    def done(self) -> int:
        """How many of them are done."""
        return sum(tally.counts.get(Standing.DONE, 0) for tally in self.pillars)


def rule_for(year: int, code: str = "") -> ActionRule:
    """Return the rule with this code, else the first in force at the end of the year, else the newest."""
    rules = pillars().rules
    chosen = next((rule for rule in rules if rule.code == code), None)
    return chosen or next((rule for rule in rules if rule.holds_on(date(year, 12, 31))), rules[-1])


def rule_after(code: str) -> str:
    """Return the code of the rule after this one, the first again after the last."""
    codes = [rule.code for rule in pillars().rules]
    return codes[(codes.index(code) + 1) % len(codes)]


def made_in(entries: Iterable[Entry], year: int) -> list[Entry]:
    """Return the agreements of a year's sessions; one that went on within the year counts once, where it went."""
    mine = [entry for entry in entries if entry.meeting.held_on.year == year]
    ids = {entry.id for entry in mine}
    return [entry for entry in mine if entry.carried_to not in ids]


def tallies(
    entries: Iterable[Entry], names: Sequence[tuple[str, str]], code_of: Callable[[Entry], str]
) -> tuple[Tally, ...]:
    """Return every code with what became of its agreements; those of no or another code stand last, where any are.

    What the rembuk refused is no agreement.
    """
    counts: dict[str, Counter[Standing]] = {code: Counter() for code, _ in names}
    others: Counter[Standing] = Counter()
    for entry in entries:
        if entry.standing is not Standing.REFUSED:
            counts.get(code_of(entry), others)[entry.standing] += 1
    found = tuple(Tally(code, name, counts[code]) for code, name in names)
    return (*found, Tally("", UNTAGGED, others)) if others else found


def rank_lines(now: Sequence[VillageFigures], before: Sequence[VillageFigures]) -> tuple[RankLine, ...]:
    """Return the villages by rank, the lowest percentage first; at the end those with few or no measured children."""
    ranks, earlier = _ranks(now), _ranks(before)
    percents = {village.code: village.under_five.stunted.percent for village in before if village.code in earlier}
    lines = [_rank_line(village, ranks.get(village.code), earlier.get(village.code), percents) for village in now]
    return tuple(sorted(lines, key=lambda line: (line.rank or len(lines) + 1, not line.of, line.name)))


def _rank_line(
    village: VillageFigures, rank: int | None, before: int | None, percents: Mapping[str, float | None]
) -> RankLine:
    share = village.under_five.stunted
    was = percents.get(village.code)
    points = None if rank is None or was is None or share.percent is None else share.percent - was
    return RankLine(village.name, share.n, share.of, share.percent if rank else None, rank, before, points)


def _ranks(villages: Sequence[VillageFigures]) -> dict[str, int]:
    """Return ranks by village code; equal percentages share a rank."""
    known = {village.code: village.under_five.stunted.percent for village in villages if not village.small}
    percents = [percent for percent in known.values() if percent is not None]
    return {
        code: 1 + sum(other < percent for other in percents) for code, percent in known.items() if percent is not None
    }
