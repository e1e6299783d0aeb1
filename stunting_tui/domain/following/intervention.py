"""The simultaneous intervention (intervensi serentak): steps of a month in a village, coverage, what is missing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from stunting_tui.domain.coded import Coded, read_coded
from stunting_tui.domain.dates import period_label, period_of, short_date
from stunting_tui.resources import fixtures


@dataclass(frozen=True, slots=True)
class Done:
    """A step in a village: the day, how many were reached of how many; None where nobody wrote it.

    `version` 0: nothing is stored.
    """

    held_on: date | None = None
    reached: int | None = None
    target: int | None = None
    note: str = ""
    version: int = 0

    @property
    def coverage(self) -> float | None:
        """Reached of the target in percent; None where it cannot be computed."""
        return 100 * self.reached / self.target if self.reached is not None and self.target else None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written."""
        return self.held_on is None and self.reached is None and self.target is None and not self.note

    @property
    def is_whole(self) -> bool:
        """Whether day, reached and target are there."""
        return not self.gaps

    @property
    def gaps(self) -> tuple[str, ...]:
        """What is not written yet, in words."""
        wanted = (("tanggal", self.held_on), ("terjangkau", self.reached), ("sasaran", self.target))
        return tuple(word for word, value in wanted if value is None)


@dataclass(frozen=True, slots=True)
class StepTotal:
    """A step in all villages: where it was held, where nothing is known of it (names), sums over `known` villages.

    The sums take the villages that gave both figures; `coverage` is None without any.
    """

    step: Coded
    held: int
    villages: int
    absent: tuple[str, ...]
    known: int
    reached: int
    target: int

    @property
    def coverage(self) -> float | None:
        """Reached of the target in percent."""
        return 100 * self.reached / self.target if self.target else None


@cache
def steps() -> tuple[Coded, ...]:
    """Return the steps in their order. Raises `FileError` and `DataError`."""
    return read_coded(fixtures() / "rules" / "interventions.toml", "langkah")["langkah"]


def objection(done: Done, period: str, today: date) -> str:
    """Return why a step cannot be written so, "" where it can. `period` is the month, ISO."""
    if done.held_on is not None and period_of(done.held_on) != period:
        return f"Tanggal {short_date(done.held_on)} di luar {period_label(period)}. Periode membuka bulan lain."
    if done.held_on is not None and done.held_on > today:
        return f"Tanggal {short_date(done.held_on)} belum tiba; isi sesudah dilaksanakan."
    if done.reached is not None and done.target is not None and done.reached > done.target:
        return f"Terjangkau {done.reached} melebihi sasaran {done.target}. Bila keduanya berubah, sasaran dahulu."
    return ""


def missing_words(done: Mapping[str, Done]) -> str:
    """Return in words what a village still lacks; "lengkap" where every step has day, reached and target."""
    none = [step.name.lower() for step in steps() if done.get(step.code, Done()).is_empty]
    partly = [
        f"{step.name.lower()} tanpa {' dan '.join(done[step.code].gaps)}"
        for step in steps()
        if step.code in done and not done[step.code].is_empty and done[step.code].gaps
    ]
    told = ([f"belum {', '.join(none)}"] if none else []) + partly
    return "; ".join(told) or "lengkap"


def step_total(step: Coded, villages: Iterable[tuple[str, Done]]) -> StepTotal:
    """Return a step in all villages, given by name with what is known of it there."""
    rows = list(villages)
    both = [done for _, done in rows if done.reached is not None and done.target]
    return StepTotal(
        step,
        sum(done.held_on is not None for _, done in rows),
        len(rows),
        tuple(name for name, done in rows if done.is_empty),
        len(both),
        sum(done.reached or 0 for done in both),
        sum(done.target or 0 for done in both),
    )
