"""The groups of a survey report: all, by age, sex, both, village and posyandu.

Age groups are those of WHO anthro's prevalence: months of 30.4375 days, not rounded: 0-5, 6-11, 12-23, 24-35, 36-47,
48-59.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from stunting_tui.domain.age import DAYS_PER_MONTH
from stunting_tui.domain.prevalence.measured import Columns

if TYPE_CHECKING:
    from stunting_tui.domain.prevalence.measured import Codes

AGE_EDGES = (0, 6, 12, 24, 36, 48, 60)
SEX_NAMES = ("laki-laki", "perempuan")
AGE_NAMES = tuple(f"{first}-{end - 1} bulan" for first, end in pairwise(AGE_EDGES))


@dataclass(frozen=True, slots=True)
class Grouping:
    """A label from 0 for each child, -1 where it is in no group, and the name of each label."""

    title: str
    names: tuple[str, ...]
    labels: "Codes"


def everyone(children: Columns) -> Grouping:
    """Return one group of all children."""
    import numpy as np

    return Grouping("semua", ("semua",), np.zeros(len(children), dtype=np.intp))


def by_age(children: Columns) -> Grouping:
    """Return the age groups; children of unknown age, or of 60 months and more, are in none."""
    import numpy as np

    months = children.age_days / DAYS_PER_MONTH
    labels = np.searchsorted(AGE_EDGES, months, side="right") - 1
    labels[~(months < AGE_EDGES[-1])] = -1
    return Grouping("umur", AGE_NAMES, labels)


def by_sex(children: Columns) -> Grouping:
    """Return boys and girls."""
    return Grouping("jenis kelamin", SEX_NAMES, children.sex - 1)


def by_age_and_sex(children: Columns) -> Grouping:
    """Return the age groups of boys, then those of girls."""
    import numpy as np

    age, sex = by_age(children), by_sex(children)
    labels = np.where((age.labels < 0) | (sex.labels < 0), -1, sex.labels * len(AGE_NAMES) + age.labels)
    return Grouping("umur dan jenis kelamin", tuple(f"{s}, {a}" for s in SEX_NAMES for a in AGE_NAMES), labels)


def by_village(children: Columns, names: Sequence[str]) -> Grouping:
    """Return the villages; `names` are in the order of their numbers."""
    return Grouping("desa", tuple(names), children.village)


def by_posyandu(children: Columns, names: Sequence[str]) -> Grouping:
    """Return the posyandu; `names` are in the order of their numbers."""
    return Grouping("posyandu", tuple(names), children.posyandu)
