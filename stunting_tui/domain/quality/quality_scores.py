"""The measures of quality of one place as a list of scores: figure, what it is made of, or why there is none.

The figures are those of `quality`, whose modules name formula and source. What is judged (`away`) is the figure itself,
except: sex and age ratio, the distance of the share from the expected one in points, 100 |x / n - p|; age groups, half
the sum of |observed - expected| in percent of the children; SD, by its quotient with the upper end of the usual span;
skewness and kurtosis, the distance from the middle of the usual span in halves of it, so that 1 is its end. These
distances and their limits are this program's own.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from stunting_tui.domain.dates import MONTHS, short_date
from stunting_tui.domain.numbers import format_decimal, format_percent
from stunting_tui.domain.prevalence.measured import INDICES
from stunting_tui.domain.quality.age_distribution import AgeDistribution
from stunting_tui.domain.quality.digits import DigitPreference
from stunting_tui.domain.quality.flags import Flags
from stunting_tui.domain.quality.heaping import Heaping
from stunting_tui.domain.quality.moments import Shape
from stunting_tui.domain.quality.outcome import NotComputable
from stunting_tui.domain.quality.profile import QualityProfile
from stunting_tui.domain.quality.proportions import ProportionTest
from stunting_tui.domain.quality.repetition import Days, Repeats
from stunting_tui.domain.quality.scales import QualityRules, Scale, UsualSpan
from stunting_tui.domain.quality.tails import GoodnessOfFit

INDEX_NAMES = {"haz": "TB/U", "waz": "BB/U", "whz": "BB/TB", "baz": "IMT/U"}
DIGIT_NAMES = {"berat": "berat", "tinggi": "tinggi", "lila": "LiLA"}

F = TypeVar("F")


@dataclass(frozen=True, slots=True)
class Score:
    """One measure. `value` is the figure shown, None with the `reason`; it is made of `n` values, told in `made_of`.

    `away` is what the limits of `family` are for, None where the measure is not judged; `p` the chance of its test.
    `code` names the measure in data; `what` is the value or index it is about.
    """

    code: str
    family: str
    what: str
    n: int
    value: float | None
    away: float | None
    p: float | None
    made_of: str
    reason: str = ""
    grade: str = ""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the children's columns do not tell of a place: visits beyond the first of a child, suspected duplicates.

    `posts` is how many posyandu it has: one posyandu measures on one day, several do not.
    """

    posts: int = 1
    again: int = 0
    twins: int = 0


def scores_of(profile: QualityProfile, around: Surroundings, rules: QualityRules) -> list[Score]:
    """Return every measure of a place, in the order of the card."""
    found = [*_fields(profile), *_people(profile), *_digits(profile, rules.scales["angka_akhir"])]
    found += [_position(profile), *_flags(profile), *_shapes(profile, rules.spans), *_rows(profile, around)]
    return [*found, _plausibility(profile)]


def _known(
    family: str, found: F | NotComputable, made: Callable[[F], tuple[int, float, float | None, float | None, str]]
) -> Score:
    """Return the score of a figure; `made` gives n, value, what is judged, chance and what it is made of."""
    if isinstance(found, NotComputable):
        return Score(family, family, "", found.n, None, None, None, "", found.reason)
    return Score(family, family, "", *made(found))


def _about(score: Score, key: str, what: str) -> Score:
    return Score(
        f"{score.family}_{key}", score.family, what, score.n, score.value, score.away, score.p, score.made_of,
        score.reason,
    )  # fmt: skip


def _fields(profile: QualityProfile) -> Iterator[Score]:
    for one in profile.completeness:
        key = one.field.lower().replace(" ", "_")
        if not one.n:
            yield Score(f"lengkap_{key}", "lengkap", one.field, 0, None, None, None, "", "tidak ada anak")
            continue
        percent = 100 * one.missing / one.n
        judged = None if key == "lila" else percent  # not asked for under 6 months, and not at every posyandu
        made = f"{one.missing} dari {one.n}"
        yield Score(f"lengkap_{key}", "lengkap", one.field, one.n, percent, judged, None, made)


def _people(profile: QualityProfile) -> Iterator[Score]:
    yield _ratio("jenis_kelamin", profile.sex, "laki-laki", "perempuan")
    yield _ratio("rasio_umur", profile.age_ratio, "anak 6-29 bulan", "anak 30-59 bulan")
    yield _known("sebaran_umur", profile.ages, _ages)
    ages = ("tahun bulat", *(f"tahun lewat {months} bulan" for months in range(1, 12)))
    yield _known("umur_bulat", profile.age_heaping, lambda found: _heaped(found, ages))
    yield _known("bulan_lahir", profile.birth_months, lambda found: _heaped(found, MONTHS))


def _ratio(family: str, found: ProportionTest | NotComputable, one: str, other: str) -> Score:
    if not isinstance(found, NotComputable) and found.ratio is None:
        found = NotComputable(f"tidak ada {other}", found.n)

    def made(test: ProportionTest) -> tuple[int, float, float, float, str]:
        told = f"{test.count} {one}, {test.n - test.count} {other}, {_p(test.fit)}"
        away = 100 * abs(test.observed - test.expected)
        return test.n, test.ratio or 0.0, away, test.fit.p, told

    return _known(family, found, made)


def _ages(found: AgeDistribution) -> tuple[int, float, float, float, str]:
    away = 100 * sum(abs(a - b) for a, b in zip(found.counts, found.expected, strict=True)) / (2 * found.n)
    counts = ", ".join(
        f"{group} bulan {count} (wajar {expected:.0f})"
        for group, count, expected in zip(
            ("6-17", "18-29", "30-41", "42-53", "54-60"), found.counts, found.expected, strict=True
        )
    )
    return found.n, away, away, found.fit.p, f"{counts}, {_p(found.fit)}"


def _heaped(found: Heaping, classes: Sequence[str]) -> tuple[int, float, float, float, str]:
    """Return the share of the first class, of the largest where that is another, and what is to be expected of each."""
    largest = f"terbanyak {classes[found.largest]} {format_percent(found.largest_percent)}, " if found.largest else ""
    told = f"{largest}{classes[0]} {format_percent(found.first_percent)} (wajar 8,3 %), {_p(found.fit)}"
    return found.n, found.dissimilarity, found.dissimilarity, found.fit.p, told


def _digits(profile: QualityProfile, scale: Scale) -> Iterator[Score]:
    for key, what in DIGIT_NAMES.items():
        yield _about(_known("angka", profile.digits[key], lambda found: _preference(found, scale)), key, what)


def _preference(found: DigitPreference, scale: Scale) -> tuple[int, float, float, float, str]:
    told = (
        f"{format_percent(found.round_percent)} berakhir .0 atau .5 (wajar 20 %), .0 saja "
        f"{format_percent(found.whole_percent)}, kelas {scale.name(found.score)}, {_p(found.fit)}"
    )
    return found.n, found.score, found.score, found.fit.p, told


def _position(profile: QualityProfile) -> Score:
    match = profile.position
    percent = match.total.percent
    if percent is None:
        return Score("cara_ukur", "cara_ukur", "", 0, None, None, None, "", "cara ukur tidak ada yang tercatat")
    infants, toddlers, older = match.infants, match.toddlers, match.older
    told = (
        f"berdiri di bawah 9 bulan {infants.other} dari {infants.n}, 9-23 bulan {toddlers.other} dari {toddlers.n}, "
        f"telentang mulai 24 bulan {older.other} dari {older.n}"
    )
    return Score("cara_ukur", "cara_ukur", "", match.total.n, percent, percent, None, told)


def _flags(profile: QualityProfile) -> Iterator[Score]:
    for family, flags in (("tanda_who", profile.who_flags), ("tanda_smart", profile.smart_flags)):
        for index, found in flags.items():
            yield _about(_flagged(family, found), index, INDEX_NAMES[index])


def _flagged(family: str, found: Flags) -> Score:
    if found.percent is None:
        return Score(family, family, "", 0, None, None, None, "", "tidak ada nilai z")
    told = f"{found.count} dari {found.n}: {found.below} terlalu rendah, {found.above} terlalu tinggi"
    return Score(family, family, "", found.n, found.percent, found.percent, None, told)


def _shapes(profile: QualityProfile, spans: Mapping[str, UsualSpan]) -> Iterator[Score]:
    for index in INDICES:
        found, name = profile.moments[index], INDEX_NAMES[index]
        if isinstance(found, NotComputable):
            for family in ("rata", "simpangan", "kemencengan", "keruncingan"):
                reason = f"{found.reason} z tanpa tanda WHO"
                yield Score(f"{family}_{index}", family, name, found.n, None, None, None, "", reason)
            continue
        usual = spans[index]
        away = found.sd / usual.limits[1]  # a spread that is too wide; a narrow one is usual for one kecamatan
        middle = f"median {format_decimal(found.median, 2)}, {found.n} nilai tanpa tanda WHO"
        yield Score(f"rata_{index}", "rata", name, found.n, found.mean, None, None, middle)
        told = f"simpangan baku {format_decimal(found.sd, 2)}, biasanya {_span(usual, 2)}"
        yield Score(f"simpangan_{index}", "simpangan", name, found.n, found.sd, away, None, told)
        shape = found.shape
        for family in ("kemencengan", "keruncingan"):
            if isinstance(shape, NotComputable):
                yield Score(f"{family}_{index}", family, name, shape.n, None, None, None, "", shape.reason)
                continue
            yield _off(family, index, found.n, shape, spans[family])


def _off(family: str, index: str, n: int, shape: Shape, usual: UsualSpan) -> Score:
    """Return the score of skewness or kurtosis: how far from the middle of the usual span, in halves of it."""
    skewed = family == "kemencengan"
    value, test = (shape.skewness.value, shape.skewness) if skewed else (shape.kurtosis, shape.excess)
    low, high = usual.limits
    away = abs(value - (low + high) / 2) / ((high - low) / 2)
    told = f"{format_decimal(value, 2)}, biasanya {_span(usual, 1)}"
    return Score(f"{family}_{index}", family, INDEX_NAMES[index], n, value, away, test.p, told)


def _rows(profile: QualityProfile, around: Surroundings) -> Iterator[Score]:
    yield _known("berulang", profile.repeats, _repeated)

    def days(found: Days) -> tuple[int, float, float | None, None, str]:
        judged = found.percent if around.posts > 1 else None
        told = f"{found.most} dari {found.n} pada {short_date(found.busiest)}; {found.days} hari mengukur"
        return found.n, found.percent, judged, None, told

    yield _known("hari", profile.days, days)
    for family, count, told in (
        ("dua_kali", around.again, "pengukuran tambahan"),
        ("ganda", around.twins, "anak mirip anak lain"),
    ):
        if not profile.n:
            yield Score(family, family, "", 0, None, None, None, "", "tidak ada anak")
        else:
            percent = 100 * count / profile.n
            yield Score(family, family, "", profile.n, percent, percent, None, f"{count} {told}, dari {profile.n} anak")


def _repeated(found: Repeats) -> tuple[int, float, float, None, str]:
    rows = sum(run.length for run in found.runs)
    told = f"{rows} dari {found.n} baris dalam {len(found.runs)} deret"
    return found.n, found.percent, found.percent, None, told


def _plausibility(profile: QualityProfile) -> Score:
    found = profile.plausibility
    if found.class_name is None:
        return Score("plausibilitas", "plausibilitas", "", profile.n, None, None, None, "", found.reason)
    told = f"{found.points} dari {found.worst}, {found.class_name}"
    return Score("plausibilitas", "plausibilitas", "", profile.n, found.points, found.points, None, told)


def _p(fit: GoodnessOfFit) -> str:
    return "p < 0,001" if fit.p < 0.001 else f"p {format_decimal(fit.p, 3)}"


def _span(usual: UsualSpan, places: int) -> str:
    low, high = usual.limits
    return f"{format_decimal(low, places)} sampai {format_decimal(high, places)}"
