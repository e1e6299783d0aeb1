"""Nutritional status by age in days (WHO) and by completed months (the wording of Permenkes 2/2020), side by side.

By days: the stored z-scores, of children up to 1826 days old. By completed months ("bulan penuh": 2 months 29 days are
2): the same tables at day round(30.4375 x months), as WHO anthro takes an age given in months; lying below 24 completed
months and standing from there; children under 60. The SD lines that the regulation prints by month are these tables,
rounded to one decimal.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import floor, isnan
from typing import TYPE_CHECKING

from stunting_tui.domain.age import DAYS_PER_MONTH
from stunting_tui.domain.monitoring.coverage import UNDER_FIVE
from stunting_tui.domain.numbers import format_integer
from stunting_tui.domain.prevalence.measured import INDICES, STANDING, Columns
from stunting_tui.domain.prevalence.survey import Estimate, survey
from stunting_tui.domain.prevalence.survey_groups import everyone
from stunting_tui.growth.categories import categories, ordinals
from stunting_tui.growth.rules import HEIGHT_DAY, STANDING_FROM

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from stunting_tui.domain.prevalence.measured import Floats

COMPARED = {"haz": "TB/U", "waz": "BB/U", "whz": "BB/TB"}
"""The indices whose status is compared, and their names."""
AGE = "age"
"""Stands for the index where a child is under five by one rule alone."""
STANDING_MONTH = 24
LEAST_STANDING = 9
"""Completed months below which a standing position is taken as a slip."""
BALITA, NO_BALITA = "Balita", "Bukan balita"
IMPLAUSIBLE, MISSING = "Tidak masuk akal", "Tidak dapat dihitung"
TOTALS = ("stunted", "underweight", "wasted")


@dataclass(frozen=True, slots=True)
class Difference:
    """A child (its row) whose status of an index, or whose being under five (`AGE`), differs; z and status by rule."""

    row: int
    index: str
    day_z: float | None
    month_z: float | None
    day_status: str
    month_status: str
    days: int
    months: int
    reason: str


@dataclass(frozen=True, slots=True)
class BothRules:
    """How many children each rule counts, the prevalences by code of `TOTALS`, and the differences by row."""

    day_children: int
    month_children: int
    day_shares: Mapping[str, Estimate]
    month_shares: Mapping[str, Estimate]
    differences: tuple[Difference, ...]

    @property
    def children(self) -> int:
        """How many children differ in anything."""
        return len({one.row for one in self.differences})

    def points(self, code: str) -> float | None:
        """Return the prevalence by months less that by days, in points; None where one of them cannot be computed."""
        first, second = (shares.get(code) for shares in (self.day_shares, self.month_shares))
        if first is None or second is None or first.percent is None or second.percent is None:
            return None
        return second.percent - first.percent


def both_rules(children: Columns) -> BothRules:
    """Compare the two rules for the children of a batch who are under five by days."""
    import numpy as np

    monthly = by_months(children)
    young = np.flatnonzero(children.months < UNDER_FIVE)
    shares = [
        survey(columns, [everyone(columns)])[0][0].shares if len(columns) else {}
        for columns in (children, monthly.take(young))
    ]
    day_shares, month_shares = ({code: found[code] for code in TOTALS if code in found} for found in shares)
    differences = (*_too_old(children), *_statuses(children, monthly))
    ordered = tuple(sorted(differences, key=lambda one: one.row))
    return BothRules(len(children), len(young), day_shares, month_shares, ordered)


def by_months(children: Columns) -> Columns:
    """Return the children with the age of their completed months and the z-scores of that age."""
    from stunting_tui.growth.zscore import compute

    age = children.months * DAYS_PER_MONTH
    z = compute(
        children.sex, age, children.weight, children.height, children.position, children.oedema, indices=INDICES
    ).z
    return replace(children, age_days=age, haz=z["haz"], waz=z["waz"], whz=z["whz"], baz=z["baz"])


def month_day(months: int) -> int:
    """Return the day of the tables that stands for an age in completed months."""
    return floor(months * DAYS_PER_MONTH + 0.5)


def five_years(row: int, days: int, months: int) -> Difference:
    """Return the difference of a child that is under five by days alone."""
    return Difference(row, AGE, None, None, BALITA, NO_BALITA, days, months, _old_words(days, months))


def _too_old(children: Columns) -> list[Difference]:
    import numpy as np

    old = np.flatnonzero(children.months >= UNDER_FIVE).tolist()
    return [five_years(row, *_age(children, row)) for row in old]


def _statuses(children: Columns, monthly: Columns) -> list[Difference]:
    import numpy as np

    found = []
    young = children.months < UNDER_FIVE
    for index in COMPARED:
        names = [*(one.term for one in categories(index)), IMPLAUSIBLE, MISSING]
        first, second = (_places(index, columns, len(names)) for columns in (children, monthly))
        for row in np.flatnonzero((first != second) & young).tolist():
            days, months = _age(children, row)
            z = _known(children.z(index)[row]), _known(monthly.z(index)[row])
            reason = _reason(index, days, months, standing=bool(children.position[row] == STANDING))
            found.append(Difference(row, index, *z, names[first[row]], names[second[row]], days, months, reason))
    return found


def _places(index: str, columns: Columns, names: int) -> "NDArray[np.int8]":
    """Return the place of each child's status among the names: the category, the last but one a flagged z, none."""
    import numpy as np

    from stunting_tui.growth.rules import FLAG_LIMITS

    z = columns.z(index)
    low, high = FLAG_LIMITS[index]
    found = ordinals(index, z, columns.oedema)
    found[found < 0] = names - 1
    swollen = columns.oedema if index != "haz" else np.zeros(len(columns), dtype=np.bool_)
    found[((z < low) | (z > high)) & ~swollen] = names - 2
    return found


def _age(children: Columns, row: int) -> tuple[int, int]:
    return int(children.age_days[row]), int(children.months[row])


def _known(z: "Floats") -> float | None:
    found = float(z)
    return None if isnan(found) else found


def _lead(days: int, months: int) -> str:
    return f"{format_integer(days)} hari, {months} bulan penuh"


def _old_words(days: int, months: int) -> str:
    return f"{_lead(days, months)}: menurut hari masih balita (WHO), menurut bulan tidak lagi."


def _reason(index: str, days: int, months: int, *, standing: bool) -> str:
    """Return why the two rules differ for a child: another table, another position, or another age."""
    lead = _lead(days, months)
    if index != "waz" and (days >= HEIGHT_DAY) != (months >= STANDING_MONTH):
        return f"{lead}: menurut hari tabel panjang (telentang), menurut bulan tabel tinggi (berdiri), beda 0,7 cm."
    if index != "waz" and standing and (days >= STANDING_FROM) != (months >= LEAST_STANDING):
        added = "hari" if days >= STANDING_FROM else "bulan"
        other = "bulan" if added == "hari" else "hari"
        return f"{lead}, diukur berdiri: menurut {added} ditambah 0,7 cm (mulai 9 bulan), menurut {other} belum."
    day = month_day(months)
    apart = f"{abs(days - day)} hari lebih {'muda' if day < days else 'tua'}"
    return f"{lead}: menurut bulan umurnya dihitung {format_integer(day)} hari, {apart}."
