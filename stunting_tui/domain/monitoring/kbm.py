"""Growth monitoring of the posyandu: the least gain of weight (KBM), N, T, O and B, 2T, and the red line.

Definitions of the Buku KIA/KMS: B is weighed for the first time ever, O was not weighed in the month before, N gained
at least the KBM of the age, T gained less. Every child weighed in a month has exactly one of them (D = N + T + O + B).
Months are those of the calendar, as the posyandu meets once in each. The gain is never spread over several months.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from stunting_tui.domain.age import completed_months
from stunting_tui.domain.rows import Sex

WeightStatus = Literal["N", "T", "O", "B"]


@dataclass(frozen=True, slots=True)
class Kbm:
    """One KBM table in force: rows of (last month of age, grams for boys, grams for girls), and the red line.

    `red_line` is a z-score of weight for age. Validity is `valid_from` to `valid_to`, None for open.
    """

    name: str
    title: str
    source: str
    valid_from: date
    valid_to: date | None
    rows: tuple[tuple[int, int, int], ...]
    red_line: float

    def minimum_g(self, sex: Sex, months: int) -> int | None:
        """Return the least gain in grams at an age in completed months; None beyond the table or before birth."""
        if months < 0:
            return None
        return next((boys if sex == "L" else girls for last, boys, girls in self.rows if months <= last), None)

    def holds_on(self, day: date) -> bool:
        """Whether the table is in force on a day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def below_red_line(self, waz: float | None) -> bool | None:
        """Whether a child is below the red line (BGM) by its z of weight for age; None where that is missing."""
        return None if waz is None else round(waz, 2) < self.red_line


@dataclass(frozen=True, slots=True)
class Weighing:
    """A child's weight in kg on a day."""

    measured_on: date
    weight_kg: float


@dataclass(frozen=True, slots=True)
class WeightGain:
    """What a weighing says: its letter, the change in grams since `since`, the least gain asked, and whether it is 2T.

    `status` is None where the table has no KBM for the age. `minimum_g` is None where no KBM is applied (O, B).
    """

    status: WeightStatus | None
    gain_g: int | None = None
    minimum_g: int | None = None
    since: date | None = None
    two_t: bool = False


def weight_status(
    sex: Sex, birth_date: date, weighings: Sequence[Weighing], today: date, kbm: Kbm
) -> WeightStatus | None:
    """Return N, T, O or B of the weighing on `today`, None when there is none or the age has no KBM."""
    found = weight_gain(sex, birth_date, weighings, today, kbm)
    return None if found is None else found.status


def weight_gain(sex: Sex, birth_date: date, weighings: Sequence[Weighing], today: date, kbm: Kbm) -> WeightGain | None:
    """Judge the weighing on `today` among all `weighings` of a child, in any order; None when there is none that day.

    Later weighings are left out, and so are others of the same month: a second one in a month is judged against the
    month before.
    """
    by_day: Mapping[date, float] = {weighing.measured_on: weighing.weight_kg for weighing in weighings}
    if today not in by_day:
        return None
    before = max((day for day in by_day if _month(day) < _month(today)), default=None)
    if before is None:
        return WeightGain("B")
    gain = gain_g(by_day[before], by_day[today])
    if _month(before) < _month(today) - 1:
        return WeightGain("O", gain, None, before)
    minimum = kbm.minimum_g(sex, completed_months(birth_date, today))
    if minimum is None:
        return WeightGain(None, gain, None, before)
    if gain >= minimum:
        return WeightGain("N", gain, minimum, before)
    again = weight_status(sex, birth_date, weighings, before, kbm) == "T"
    return WeightGain("T", gain, minimum, before, two_t=again)


def gain_g(before_kg: float, now_kg: float) -> int:
    """Return the gain in whole grams, negative for a loss."""
    return round((now_kg - before_kg) * 1000)


def _month(day: date) -> int:
    """Return the running number of a calendar month."""
    return day.year * 12 + day.month
