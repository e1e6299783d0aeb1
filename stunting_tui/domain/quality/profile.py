"""All measures of quality of one place at once, from its columns: what a card or a report is written from."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stunting_tui.domain.age import DAYS_PER_MONTH
from stunting_tui.domain.prevalence.measured import INDICES, Columns
from stunting_tui.domain.quality.age_distribution import AgeDistribution, age_distribution
from stunting_tui.domain.quality.completeness import Completeness, completeness
from stunting_tui.domain.quality.digits import DigitPreference, digit_preference_of
from stunting_tui.domain.quality.flags import SMART_INDICES, Flags, smart_flags, who_flags, within
from stunting_tui.domain.quality.heaping import Heaping, age_heaping, birth_months
from stunting_tui.domain.quality.moments import Moments, moments
from stunting_tui.domain.quality.outcome import NotComputable
from stunting_tui.domain.quality.plausibility import END_MONTH, FIRST_MONTH, Plausibility, Sample, plausibility
from stunting_tui.domain.quality.position_match import PositionMatch, position_match
from stunting_tui.domain.quality.proportions import ProportionTest, age_ratio_test, sex_ratio_test
from stunting_tui.domain.quality.repetition import Days, Repeats, measuring_days, repeats
from stunting_tui.domain.quality.scales import Scale

if TYPE_CHECKING:
    from stunting_tui.domain.prevalence.measured import Floats


@dataclass(frozen=True, slots=True)
class QualityProfile:
    """The quality of the `n` measurements of a place, each measure with what it is made of.

    `age_ratio` and `ages` are of children from 6 months on, as their expected figures are; `digits` of "berat",
    "tinggi" and "lila", one decimal; `moments` of the z-scores without those that WHO flags; `repeats` of weight and
    height together, in the order of the register.
    """

    n: int
    completeness: tuple[Completeness, ...]
    sex: ProportionTest | NotComputable
    age_ratio: ProportionTest | NotComputable
    ages: AgeDistribution | NotComputable
    age_heaping: Heaping | NotComputable
    birth_months: Heaping | NotComputable
    digits: Mapping[str, DigitPreference | NotComputable]
    position: PositionMatch
    who_flags: Mapping[str, Flags]
    smart_flags: Mapping[str, Flags]
    moments: Mapping[str, Moments | NotComputable]
    repeats: Repeats | NotComputable
    days: Days | NotComputable
    plausibility: Plausibility


def quality_profile(children: Columns, scales: Mapping[str, Scale]) -> QualityProfile:
    """Return every measure of the children of a place, in the order of their register.

    Ages are completed calendar months for heaping, months of 30.4375 days for the age tests.
    """
    import numpy as np

    months = children.age_days / DAYS_PER_MONTH
    flags = {index: who_flags(index, children.z(index)) for index in INDICES}
    kept = {index: within(children.z(index), found.low, found.high) for index, found in flags.items()}
    boys, girls = np.bincount(children.sex, minlength=3)[1:].tolist()
    measures = {"berat": children.weight, "tinggi": children.height, "LiLA": children.muac}
    empty = {field: np.isnan(column) for field, column in measures.items()} | {"cara ukur": children.position == 0}
    return QualityProfile(
        n=len(children),
        completeness=completeness(empty),
        sex=sex_ratio_test(boys, girls),
        age_ratio=age_ratio_test(months, within=(FIRST_MONTH, END_MONTH)),
        ages=age_distribution(months),
        age_heaping=age_heaping(children.months[~np.isnan(children.months)]),
        birth_months=birth_months(children.birth_month),
        digits=_digits(children),
        position=position_match(children.age_days, children.position),
        who_flags=flags,
        smart_flags={index: smart_flags(children.z(index)) for index in SMART_INDICES},
        moments={index: moments(values) for index, values in kept.items()},
        repeats=repeats(children.weight, children.height),
        days=measuring_days(children.measured_day),
        plausibility=plausibility(_sample(children, months), scales),
    )


def _digits(children: Columns) -> dict[str, DigitPreference | NotComputable]:
    import numpy as np

    columns = {"berat": children.weight_digit, "tinggi": children.height_digit, "lila": children.muac_digit}
    counts = {name: np.bincount(digits + 1, minlength=11)[1:].tolist() for name, digits in columns.items()}
    return {name: digit_preference_of(found) for name, found in counts.items()}


def _sample(children: Columns, months: "Floats") -> Sample:
    """Return what the plausibility score is computed from: the children of its ages."""
    import numpy as np

    rows = np.flatnonzero((months >= FIRST_MONTH) & (months < END_MONTH))
    part = children.take(rows)
    boys, girls = np.bincount(part.sex, minlength=3)[1:].tolist()
    places = np.unique(part.posyandu[part.posyandu >= 0])
    cluster = np.where(part.posyandu < 0, -1, np.searchsorted(places, part.posyandu))
    return Sample(part.whz, months[rows], boys, girls, _digits(part), cluster, len(places))
