"""A child or family an agreement names: what it was like when the list was frozen, and what became of it."""

from dataclasses import dataclass
from datetime import date

from stunting_tui.domain.deliberation.agreement import ChildOutcome


@dataclass(frozen=True, slots=True)
class Scores:
    """The z-scores of a visit; None where there is none or it is implausible (WHO flags)."""

    haz: float | None = None
    waz: float | None = None
    whz: float | None = None


@dataclass(frozen=True, slots=True)
class ListedChild:
    """One line of the list of an agreement.

    `child_id` None is a family, `family` its words. `id` None stands on a live list and is not stored; there `then`
    is empty. `then` are the z-scores the list was frozen with on `frozen_on`, of the measurement on `then_on` (None
    where none has them now), `now` those of the last visit on `measured_on`. `status` is the child's state on the
    register ("" for a family).
    """

    child_id: int | None
    family: str = ""
    name: str = ""
    sex: str = ""
    birth_date: date | None = None
    nik: str | None = None
    parent_name: str = ""
    village: str = ""
    posyandu: str = ""
    status: str = ""
    frozen_on: date | None = None
    then: Scores = Scores()
    then_on: date | None = None
    measured_on: date | None = None
    now: Scores = Scores()
    outcome: ChildOutcome = ChildOutcome.OPEN
    outcome_on: date | None = None
    note: str = ""
    id: int | None = None
    version: int = 0

    @property
    def label(self) -> str:
        """The name of the child, or the words for the family."""
        return self.name or self.family

    @property
    def change(self) -> Scores:
        """What each z-score gained since the list was frozen; None where either day has none."""
        return Scores(*(_gain(getattr(self.then, key), getattr(self.now, key)) for key in ("haz", "waz", "whz")))


def _gain(then: float | None, now: float | None) -> float | None:
    return None if then is None or now is None else round(now - then, 2)
