"""Which village may learn from which: a lower prevalence or the largest improvement, alike in kind and size.

for pair in pairs(villages, 16.2, rules): pair.village, pair.partner, pair.reason, pair.points
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from stunting_tui.domain.numbers import format_decimal, format_percent
from stunting_tui.domain.planning.indicators import Reading, value_text
from stunting_tui.domain.planning.priority import Measures, PairingRules

SAME_COVERAGE = 1.0
"""Percentage points of D/S that are no difference to speak of."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A village: its measures, what it is (Desa or Kelurahan), its indicators by code."""

    measures: Measures
    kind: str
    readings: Mapping[str, Reading] = field(default_factory=dict)

    @property
    def id(self) -> int:
        """The id of the village."""
        return self.measures.village_id

    @property
    def coverage(self) -> float | None:
        """D/S in percent."""
        one = self.measures
        return 100 * one.measured / one.registered if one.registered else None


@dataclass(frozen=True, slots=True)
class Pair:
    """A village and the one it may learn from, why these two, and what to talk about."""

    village_id: int
    partner_id: int
    reason: str
    points: tuple[str, ...]


def learners(villages: Sequence[Candidate], average: float) -> list[Candidate]:
    """Return the villages above the average, the highest prevalence first; never one with few measured children."""
    found = [one for one in villages if not one.measures.small and (one.measures.percent or 0) > average]
    return sorted(found, key=lambda one: (-(one.measures.percent or 0), one.measures.name))


def pairs(villages: Sequence[Candidate], average: float, rules: PairingRules) -> list[Pair]:
    """Return a pair for each village above the average that has somebody to learn from; the worst choose first.

    A partner that has been chosen often enough comes only where there is no other.
    """
    found: list[Pair] = []
    asked: Counter[int] = Counter()
    for village in learners(villages, average):
        models = models_for(village, villages, rules)
        if models:
            partner = next((one for one in models if asked[one.id] < rules.at_most), models[0])
            asked[partner.id] += 1
            found.append(pair_of(village, partner, rules))
    return found


def models_for(village: Candidate, villages: Sequence[Candidate], rules: PairingRules) -> list[Candidate]:
    """Return whom a village may learn from, the best first: alike in kind, then in size, then by what is ahead."""
    possible = [one for one in villages if one.id != village.id and _is_model(village, one, rules)]
    return sorted(
        possible,
        key=lambda one: (
            one.kind != village.kind,
            _times(village, one) > rules.times,
            -(_lead(village, one) + _improvement(one)),
            one.measures.name,
        ),
    )


def pair_of(village: Candidate, partner: Candidate, rules: PairingRules) -> Pair:
    """Return two villages with the reason and the points to talk about."""
    return Pair(village.id, partner.id, reason_text(village, partner, rules), talking_points(village, partner, rules))


def reason_text(village: Candidate, partner: Candidate, rules: PairingRules) -> str:
    """Return why these two, in words; what speaks against the pair too."""
    mine, other = village.measures, partner.measures
    told = [f"prevalensi {format_percent(other.percent)} lawan {format_percent(mine.percent)}"]
    if other.small:
        told = [f"n kecil: hanya {other.measured} anak diukur, persennya tidak dibandingkan"]
    elif _improvement(partner) >= rules.improved_by:
        told.append(f"turun {format_decimal(_improvement(partner))} poin dari batch sebelumnya")
    told.append(f"sama-sama {village.kind.lower()}" if village.kind == partner.kind else f"lain jenis ({partner.kind})")
    size = "besarnya sebanding" if _times(village, partner) <= rules.times else "besarnya berbeda"
    told.append(f"{size} ({mine.registered} dan {other.registered} balita)")
    return "; ".join(told)


def talking_points(village: Candidate, partner: Candidate, rules: PairingRules) -> tuple[str, ...]:
    """Return what the partner does better: D/S, then the indicators it is farthest ahead in."""
    return (*_coverage_point(village, partner), *_indicator_points(village, partner))[: rules.points]


def _coverage_point(village: Candidate, partner: Candidate) -> tuple[str, ...]:
    mine, other = village.coverage, partner.coverage
    if mine is None or other is None or other - mine < SAME_COVERAGE:
        return ()
    return (
        f"D/S {format_percent(other)} di {partner.measures.name}, {format_percent(mine)} di {village.measures.name}",
    )


def _indicator_points(village: Candidate, partner: Candidate) -> list[str]:
    ahead = []
    for code, mine in village.readings.items():
        other = partner.readings.get(code)
        if other is None or mine.gap is None or other.gap is None or not mine.is_short or other.gap <= mine.gap:
            continue
        share = not mine.indicator.is_share
        ahead.append(
            (share, mine.gap - other.gap, f"{mine.indicator.short}: {_figure(other)}, di sini {_figure(mine)}")
        )
    return [text for _, _, text in sorted(ahead)]


def _figure(reading: Reading) -> str:
    return f"{value_text(reading)} {reading.indicator.unit}".strip()


def _is_model(village: Candidate, other: Candidate, rules: PairingRules) -> bool:
    if other.measures.small or other.measures.percent is None:
        return False
    lead = _lead(village, other)
    return lead >= rules.lower_by or (lead > 0 and _improvement(other) >= rules.improved_by)


def _lead(village: Candidate, other: Candidate) -> float:
    """Return by how many percentage points the other's prevalence is lower."""
    return (village.measures.percent or 0) - (other.measures.percent or 0)


def _improvement(one: Candidate) -> float:
    """Return by how many percentage points the prevalence fell, 0 where it did not."""
    return max(0.0, -(one.measures.change or 0))


def _times(one: Candidate, other: Candidate) -> float:
    """Return how many times larger the larger of two villages is."""
    small, large = sorted((one.measures.registered, other.measures.registered))
    return large / small if small else float("inf")
