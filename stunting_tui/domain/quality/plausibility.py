"""A plausibility score like that of ENA for SMART, from its parts.

The table of points is data (fixtures/rules/quality.toml, scales ena_*), after the secondary sources on ENA's closed
program (nipnTK's guide, mwana, a public port checked against one ENA report). What could not be verified is decided
so: chi-square tests without Yates' correction; the MONICA score of digits, rounded to a whole number; the sample mean
of all known WHZ for the SMART flags; WHZ < -2 for the Poisson part. The same in words for readers:
`QualityRules.assumptions`. Equality with ENA cannot be proved. WHO/UNICEF (2019) advise against judging quality by a
score alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stunting_tui.domain.quality.clumping import clumping
from stunting_tui.domain.quality.digits import DigitPreference
from stunting_tui.domain.quality.flags import smart_flags, smart_limits, within
from stunting_tui.domain.quality.moments import moments
from stunting_tui.domain.quality.outcome import NotComputable
from stunting_tui.domain.quality.proportions import ProportionTest, age_ratio_test, sex_ratio_test
from stunting_tui.domain.quality.scales import Scale

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import ArrayLike

FIRST_MONTH, END_MONTH = 6, 60
"""Ages that count, in months: from the first, below the last."""

OPTIONAL = frozenset({"angka_lila", "poisson"})
"""Parts that may be missing: arm circumference is often not measured, and one posyandu has no clusters."""


@dataclass(frozen=True, slots=True)
class Part:
    """One criterion: the figure (None with the reason it is missing), its class and points."""

    code: str
    title: str
    value: float | None
    class_name: str
    points: int
    worst: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Plausibility:
    """The parts, their sum of at most `worst` points, and its class.

    `class_name` is None, with the reason, where a part is missing that may not be.
    """

    parts: tuple[Part, ...]
    points: int
    worst: int
    class_name: str | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Sample:
    """The children of 6 to 59 months: `whz` with NaN where missing, months, boys and girls, digits, clusters.

    `digits` are the results for weight (berat), height (tinggi) and arm (lila); `cluster` numbers the posyandu of each
    child from 0, -1 where it is unknown; `clusters` is how many there are.
    """

    whz: "ArrayLike"
    months: "ArrayLike"
    boys: int
    girls: int
    digits: "Mapping[str, DigitPreference | NotComputable]"
    cluster: "ArrayLike"
    clusters: int


def plausibility(sample: Sample, scales: "Mapping[str, Scale]") -> Plausibility:
    """Return the score of a sample with everything it is made of."""
    parts = tuple(_parts(sample, scales))
    points, worst = sum(part.points for part in parts), sum(part.worst for part in parts if part.value is not None)
    lacking = [part.title for part in parts if part.value is None and part.code not in OPTIONAL]
    if lacking:
        return Plausibility(parts, points, worst, None, f"tidak lengkap: {', '.join(lacking)}")
    return Plausibility(parts, points, worst, scales["ena_jumlah"].name(points))


def _parts(sample: Sample, scales: "Mapping[str, Scale]") -> Iterable[Part]:
    flags = smart_flags(sample.whz)
    percent = NotComputable("tidak ada BB/TB") if flags.percent is None else flags.percent
    yield _part("tanda", "tanda SMART BB/TB (%)", percent, scales["ena_tanda"])
    ratios = (
        ("jenis_kelamin", "rasio jenis kelamin (p)", sex_ratio_test(sample.boys, sample.girls, corrected=False)),
        ("umur", "rasio umur (p)", age_ratio_test(sample.months, within=(FIRST_MONTH, END_MONTH), corrected=False)),
    )
    for code, title, test in ratios:
        found = test.fit.p if isinstance(test, ProportionTest) else test
        yield _part(code, title, found, scales["ena_rasio"])
    for code, title in (("berat", "berat"), ("tinggi", "tinggi"), ("lila", "LiLA")):
        digits = sample.digits.get(code, NotComputable("tidak diukur"))
        score = float(round(digits.score)) if isinstance(digits, DigitPreference) else digits
        yield _part(f"angka_{code}", f"angka akhir {title}", score, scales["ena_angka_akhir"])
    yield from _spread(sample, scales)
    yield _part("poisson", "sebaran kasus per posyandu (p)", _poisson(sample), scales["ena_kelompok"])


def _spread(sample: Sample, scales: "Mapping[str, Scale]") -> Iterable[Part]:
    found = moments(within(sample.whz, *smart_limits(sample.whz)))
    sd = found if isinstance(found, NotComputable) else found.sd
    shape = found if isinstance(found, NotComputable) else found.shape
    folded = None if isinstance(sd, NotComputable) else max(sd, 2 - sd)
    yield _part("simpangan", "simpangan baku BB/TB", sd, scales["ena_simpangan"], folded)
    for code in ("kemencengan", "keruncingan"):
        if isinstance(shape, NotComputable):
            yield _part(code, f"{code} BB/TB", shape, scales["ena_bentuk"])
        else:
            value = (shape.skewness if code == "kemencengan" else shape.excess).value
            yield _part(code, f"{code} BB/TB", value, scales["ena_bentuk"], abs(value))


def _poisson(sample: Sample) -> float | NotComputable:
    """Return the p of the cases per cluster, flags left out."""
    import numpy as np

    low, high = smart_limits(sample.whz)
    if low is None or high is None:
        return NotComputable("tidak ada BB/TB")
    whz, cluster = np.asarray(sample.whz, dtype=np.float64), np.asarray(sample.cluster, dtype=np.intp)
    cases = (cluster >= 0) & (whz >= low) & (whz <= high) & (whz < -2)
    found = clumping(np.bincount(cluster[cases], minlength=sample.clusters).tolist())
    return found if isinstance(found, NotComputable) else found.fit.p


def _part(code: str, title: str, value: float | NotComputable, scale: Scale, judged: float | None = None) -> Part:
    """Return a part; `judged` is the figure the scale is for where that is not the value itself."""
    worst = max(scale.points)
    if isinstance(value, NotComputable):
        return Part(code, title, None, "", 0, worst, value.reason)
    seen = value if judged is None else judged
    return Part(code, title, value, scale.name(seen), scale.score(seen), worst)
