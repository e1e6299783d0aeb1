"""Every measure on children too few or too alike: a figure that is one, or a reason in words, and never a NaN."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, timedelta

import numpy as np
import pytest

from stunting_tui.domain.monitoring.coverage import Standing
from stunting_tui.domain.monitoring.kbm import Weighing, weight_gain
from stunting_tui.domain.monitoring.kbm_tables import load_kbm
from stunting_tui.domain.monitoring.skdn import Skdn, skdn_by_month
from stunting_tui.domain.prevalence.measured import INDICES, MeasuredChild, columns_of
from stunting_tui.domain.prevalence.missing_bounds import Cell, missing_bounds
from stunting_tui.domain.prevalence.round_change import change, paired_change
from stunting_tui.domain.prevalence.round_flow import round_flow
from stunting_tui.domain.prevalence.survey import Estimate, MeanEstimate, survey
from stunting_tui.domain.prevalence.survey_design import Design
from stunting_tui.domain.prevalence.survey_groups import (
    by_age,
    by_age_and_sex,
    by_posyandu,
    by_sex,
    by_village,
    everyone,
)
from stunting_tui.domain.quality.age_distribution import age_distribution
from stunting_tui.domain.quality.clumping import clumping
from stunting_tui.domain.quality.completeness import completeness
from stunting_tui.domain.quality.digits import digit_preference
from stunting_tui.domain.quality.flags import smart_flags, who_flags
from stunting_tui.domain.quality.heaping import age_heaping, birth_months
from stunting_tui.domain.quality.measurer_test import judge, precision, team_precision
from stunting_tui.domain.quality.moments import moments
from stunting_tui.domain.quality.outcome import NotComputable
from stunting_tui.domain.quality.position_match import position_match
from stunting_tui.domain.quality.profile import quality_profile
from stunting_tui.domain.quality.proportions import age_ratio_test, sex_ratio_test
from stunting_tui.domain.quality.quality_scores import Surroundings, scores_of
from stunting_tui.domain.quality.quality_words import Quality, card_of, judged, verdict, word_rules
from stunting_tui.domain.quality.repetition import measuring_days, repeats
from stunting_tui.domain.quality.scales import quality_rules

RULES, WORDS = quality_rules(), word_rules()
DAY = date(2026, 8, 11)
NAN = float("nan")
DESIGNS = [Design(village, posyandu) for village in (False, True) for posyandu in (False, True)]


def child(at: int = 0, **changes) -> MeasuredChild:
    usual = {
        "sex": "LP"[at % 2], "birth_date": DAY - timedelta(200 + 37 * at), "measured_on": DAY, "weight_kg": 8 + at / 10,
        "height_cm": 70 + at * 1.1, "muac_cm": 14 + at / 10, "position": "L" if at < 14 else "H", "haz": -2.6 + at / 7,
        "waz": -2.4 + at / 8, "whz": -2.1 + at / 9, "baz": at / 10, "village": at % 3, "posyandu": at % 6,
    }  # fmt: skip
    return MeasuredChild(**(usual | changes))


def some(count: int = 20, **changes) -> list[MeasuredChild]:
    return [child(at, **changes) for at in range(count)]


NO_Z = dict.fromkeys(INDICES)
CASES = {
    "nobody": [],
    "one child": [child()],
    "all flagged": some(haz=-7.0, waz=-7.0, whz=-6.0, baz=6.0),
    "all missing": some(weight_kg=None, height_cm=None, muac_cm=None, position=None, **NO_Z),
    "one posyandu": some(village=0, posyandu=0),
    "one village of one posyandu": [*some(village=0, posyandu=0), *some(village=1)],
    "a posyandu for each village": [child(at, village=at, posyandu=at) for at in range(20)],
    "no place": some(village=-1, posyandu=-1),
    "all the same": [child(3)] * 20,
    "all boys": some(sex="L"),
    "all girls": some(sex="P"),
    "sex unknown": some(sex=None),
    "born after the measuring": some(birth_date=DAY + timedelta(9)),
    "too old": some(birth_date=DAY - timedelta(2000)),
    "all swollen": some(oedema=True),
    "nobody stunted": some(haz=0.0),
    "all stunted": some(haz=-2.5),
}


def parts(found: object) -> Iterator[object]:
    """Give every value in dataclasses, mappings and sequences."""
    if is_dataclass(found):
        for field in fields(found):
            yield from parts(getattr(found, field.name))
    elif isinstance(found, Mapping):
        for value in found.values():
            yield from parts(value)
    elif isinstance(found, tuple | list):
        for value in found:
            yield from parts(value)
    else:
        yield found


def sound(found: object) -> None:
    """Fail on a NaN, on an endless number, and on a text that holds one."""
    for value in parts(found):
        if isinstance(value, float):
            assert math.isfinite(value)
        if isinstance(value, str):
            assert not {"nan", "inf", "None"} & set(value.replace(",", " ").replace(":", " ").split())


def quality_of(case: str) -> Quality:
    profile = quality_profile(columns_of(CASES[case]), RULES.scales)
    sound(profile)
    scores = tuple(judged(one, WORDS, RULES.scales) for one in scores_of(profile, Surroundings(), RULES))
    word, whole = verdict(scores, profile.n, WORDS), profile.plausibility
    return Quality("posyandu", "A", "B", profile.n, word, 0, (), whole.points, "", whole.reason, scores, whole.parts)


@pytest.mark.parametrize("case", CASES)
def test_every_score_is_a_figure_or_says_why_not(case):
    found = quality_of(case)
    sound(found)
    sound(card_of(found, WORDS))
    for one in found.scores:
        assert (one.value is None) == bool(one.reason), one
        assert bool(one.made_of) or one.value is None, one
        assert one.grade == "" or one.value is not None, one
    for part in found.parts:
        assert (part.value is None) == bool(part.reason), part
        assert part.value is not None or part.points == 0, part


@pytest.mark.parametrize(
    ("case", "code", "reason"),
    [
        ("nobody", "jenis_kelamin", "tidak ada anak"),
        ("nobody", "lengkap_berat", "tidak ada anak"),
        ("nobody", "ganda", "tidak ada anak"),
        ("one child", "angka_berat", "hanya satu nilai"),
        ("one child", "hari", "hanya satu pengukuran"),
        ("one child", "umur_bulat", "hanya satu umur"),
        ("all flagged", "simpangan_haz", "tidak ada nilai z tanpa tanda WHO"),
        ("all missing", "tanda_who_whz", "tidak ada nilai z"),
        ("all missing", "angka_lila", "tidak ada nilai"),
        ("all missing", "cara_ukur", "cara ukur tidak ada yang tercatat"),
        ("all missing", "berulang", "tidak ada nilai"),
        ("all the same", "kemencengan_haz", "semua nilai sama"),
        ("all the same", "rasio_umur", "tidak ada anak 30-59 bulan"),
        ("all boys", "jenis_kelamin", "tidak ada perempuan"),
        ("sex unknown", "jenis_kelamin", "tidak ada anak"),
        ("born after the measuring", "sebaran_umur", "tidak ada anak umur 6 sampai 60 bulan"),
        ("too old", "rasio_umur", "tidak ada anak"),
    ],
)  # fmt: skip
def test_the_reasons(case, code, reason):
    assert next(one for one in quality_of(case).scores if one.code == code).reason == reason


def test_a_score_without_its_parts_names_them():
    assert next(one for one in quality_of("nobody").scores if one.code == "plausibilitas").reason == (
        "tidak lengkap: tanda SMART BB/TB (%), rasio jenis kelamin (p), rasio umur (p), angka akhir berat, angka akhir "
        "tinggi, simpangan baku BB/TB, kemencengan BB/TB, keruncingan BB/TB"
    )


def test_all_girls_are_a_ratio_of_nothing_and_told():
    found = next(one for one in quality_of("all girls").scores if one.code == "jenis_kelamin")
    assert (found.value, found.grade) == (0.0, "bermasalah")
    assert found.made_of == "0 laki-laki, 20 perempuan, p < 0,001"


@pytest.mark.parametrize("design", DESIGNS)
@pytest.mark.parametrize("case", CASES)
def test_every_estimate_is_within_its_interval_or_says_why_there_is_none(case, design):
    columns = columns_of(CASES[case])
    places = [f"Tempat {at}" for at in range(20)]
    groupings = [everyone(columns), by_age(columns), by_sex(columns), by_age_and_sex(columns),
                 by_village(columns, places), by_posyandu(columns, places)]  # fmt: skip
    found = survey(columns, groupings, design)
    sound(found)
    for group in (group for grouping in found for group in grouping):
        for share in group.shares.values():
            within(share, share.percent)
            assert share.low is None or 0 <= share.low <= share.high <= 100
        for mean in group.means.values():
            within(mean, mean.mean)
            assert mean.of > 1 or (mean.sd is None and mean.reason)


def within(found: Estimate | MeanEstimate, figure: float | None) -> None:
    assert (found.low is None) == (found.high is None) == (found.error is None) == bool(found.reason)
    assert (figure is None) == (found.of == 0)
    if found.low is not None:
        assert found.low - 1e-9 <= figure <= found.high + 1e-9


@pytest.mark.parametrize("case", CASES)
def test_a_change_from_or_to_them_is_a_figure_or_says_why_not(case):
    usual, odd = (survey(c, [everyone(c)])[0][0] for c in (columns_of(some()), columns_of(CASES[case])))
    for code in usual.shares:
        for found in (change(usual.shares[code], odd.shares[code]), change(odd.shares[code], usual.shares[code])):
            sound(found)
            assert (found.low is None) == bool(found.reason)
            assert found.certain in {True, False}


LONE = [
    age_distribution([]), age_distribution([NAN] * 3), age_distribution([20]),
    age_heaping([]), age_heaping([NAN, NAN]), age_heaping([12]), birth_months([]), birth_months([4]),
    age_ratio_test([]), age_ratio_test([NAN, NAN]), age_ratio_test([20]), sex_ratio_test(0, 0), sex_ratio_test(0, 1),
    digit_preference([]), digit_preference([None, NAN]), digit_preference([7.1]),
    moments([]), moments([NAN, NAN]), moments([1.0]), repeats([]), repeats([None, None]), repeats([7]),
    measuring_days([]), measuring_days([DAY.toordinal()]),
    clumping([]), clumping([3]), clumping([0, 0]), clumping([0, 1]),
    precision([]), precision([(70, 71)]), team_precision([]), team_precision([(70, 71)]),
    team_precision([(70,), (71,)]),
    judge("tinggi", [], [], RULES.scales), judge("tinggi", [(70, 71)], [(70, 70)], RULES.scales),
]  # fmt: skip


@pytest.mark.parametrize("found", LONE)
def test_measures_of_nothing_or_one_say_why(found):
    assert isinstance(found, NotComputable)
    assert found.reason.startswith(("tidak ada ", "hanya satu "))


ALIKE = [
    age_distribution([20] * 9), age_heaping([24] * 9), birth_months([1] * 9), age_ratio_test([20] * 9),
    sex_ratio_test(9, 0), sex_ratio_test(0, 9), digit_preference([7.0] * 9), moments([1.0] * 9),
    moments([1.0, NAN, 2.0]),
    repeats([7] * 9), measuring_days([DAY.toordinal()] * 9), clumping([0, 9]), clumping([3, 3]),
    who_flags("haz", [-9.0] * 9), who_flags("haz", []),
    smart_flags([]), smart_flags([NAN]), smart_flags([-9.0] * 9), position_match([], []),
    completeness({"berat": np.zeros(0, dtype=bool)}), precision([(70, 70)] * 9), team_precision([(70, 70)] * 9),
    missing_bounds([]), missing_bounds([Cell(0, 0, 0)]), missing_bounds([Cell(0, 0, 5)]),
    missing_bounds([Cell(1, 1, 0)]),
    paired_change(0, 0, 0), paired_change(1, 0, 1), paired_change(0, 0, 9), paired_change(9, 0, 9),
    round_flow({}, {}), round_flow({"a": None}, {"a": None}), skdn_by_month([]), Skdn(), Standing(0, 0, 0, 0, 0),
    weight_gain("L", DAY, [], DAY, load_kbm()), weight_gain("L", DAY, [Weighing(DAY, 3.0)], DAY, load_kbm()),
]  # fmt: skip


@pytest.mark.parametrize("found", ALIKE)
def test_measures_of_values_that_are_all_alike_hold_no_nan(found):
    sound(found)


def test_rates_of_nothing_are_missing_and_not_nought():
    assert who_flags("haz", [NAN]).percent is None
    assert smart_flags([]).percent is None
    assert position_match([], []).total.percent is None
    assert completeness({"berat": np.zeros(0, dtype=bool)})[0].percent is None
    assert {ratio.percent for ratio in Skdn().ratios.values()} == {None}
    assert (round_flow({}, {}).incidence, round_flow({}, {}).recovery) == (None, None)
    assert (Standing(0, 0, 0, 0, 0).coverage, Standing(0, 0, 0, 0, 0).of_measured) == (None, None)
