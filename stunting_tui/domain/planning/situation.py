"""The situation of a village before a rembuk: what is known, whom to speak about, what became of what was agreed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from stunting_tui.domain.deliberation.child_rules import ChildState
from stunting_tui.domain.following.ledger import Entry, in_order
from stunting_tui.domain.numbers import format_decimal
from stunting_tui.domain.planning.indicators import Reading
from stunting_tui.domain.planning.scorecard import Score
from stunting_tui.domain.planning.target import Target
from stunting_tui.domain.planning.village_year import VillageYear
from stunting_tui.domain.prevalence.figures import Share, VillageFigures
from stunting_tui.growth.categories import category

MOST_CHILDREN = 10
"""Children a sheet names; the others are counted."""
MOST_AGREEMENTS = 5
"""Agreements a sheet tells of."""


@dataclass(frozen=True, slots=True)
class SpokenChild:
    """A child to speak about: `label` are initials or the name, `state` its z-scores and completed months."""

    label: str
    sex: str
    posyandu: str
    state: ChildState

    @property
    def tier(self) -> int:
        """How pressing: severe wasting, severe stunting, both kinds, wasting, stunting; 0 for none of them."""
        haz, whz = self.state.haz, self.state.whz
        thin, short = whz is not None and whz < -2, haz is not None and haz < -2
        if whz is not None and whz < -3:
            return 1
        if haz is not None and haz < -3:
            return 2
        return 3 if thin and short else 4 if thin else 5 if short else 0

    def words(self) -> str:
        """Return what is wrong, with the z-scores: "pendek (-2,68), gizi kurang (-2,57)"."""
        told = (_category("haz", self.state.haz), _category("whz", self.state.whz))
        return ", ".join(one for one in told if one)


@dataclass(frozen=True, slots=True)
class Situation:
    """One village. `batch` and `period` say which figures and indicators, "" for none; `trend` is oldest first.

    `target` is the prevalence aimed at in force. `children` are the most pressing, `others` counts the rest;
    `questions` are for the meeting. `named`: the children stand with their names.
    """

    village_id: int
    name: str
    label: str
    place: str
    day: date
    batch: str
    period: str
    profile: VillageYear
    readings: tuple[Reading, ...]
    score: Score
    target: Target | None
    figures: VillageFigures | None
    trend: tuple[tuple[str, Share], ...]
    children: tuple[SpokenChild, ...]
    others: int
    agreements: tuple[Entry, ...]
    questions: tuple[str, ...] = ()
    named: bool = False

    @property
    def short(self) -> list[Reading]:
        """The indicators below their targets, the largest gap first; percentages before counts."""
        missed = (one for one in self.readings if one.is_short)
        return sorted(missed, key=lambda one: (not one.indicator.is_share, one.gap or 0))


def _category(index: str, z: float | None) -> str:
    """Return the word of a z-score below -2, "" for any other."""
    found = category(index, z) if z is not None and z < -2 else None
    return f"{found.term.lower()} ({format_decimal(z, 2)})" if found else ""


def initials(name: str) -> str:
    """Return the first letters of a name: "B.Z."; nobody can be named from them alone."""
    return "".join(f"{word[0].upper()}." for word in name.split()[:3] if word[0].isalnum()) or "-"


def pressing(children: Iterable[SpokenChild]) -> list[SpokenChild]:
    """Return the children to speak about, the most pressing first."""
    found = [child for child in children if child.tier]
    return sorted(found, key=lambda one: (one.tier, one.state.haz if one.state.haz is not None else 0, one.label))


def last_agreements(entries: Sequence[Entry], code: str) -> list[Entry]:
    """Return what concerns a village: what is still alive, and what the newest session with such points agreed."""
    mine = [one for one in entries if not one.agreement.villages or code in one.agreement.villages]
    newest = mine[-1].meeting.id if mine else None
    return in_order(one for one in mine if one.is_alive or one.meeting.id == newest)
