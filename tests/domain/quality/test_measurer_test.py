import math
from statistics import fmean, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.domain.quality.measurer_test import judge, precision, team_precision, total_tem
from stunting_tui.domain.quality.outcome import NotComputable
from stunting_tui.domain.quality.scales import quality_rules

SCALES = quality_rules().scales
TRUE = [70.2, 75.4, 80.1, 84.9, 88.3, 91.0, 95.6, 99.2, 102.5, 106.7]
TRAINER = [(height, height) for height in TRUE]

pairs = st.lists(st.tuples(st.integers(600, 1100), st.integers(-20, 20)).map(lambda p: (p[0] / 10, (p[0] + p[1]) / 10)),
                 min_size=2, max_size=15)  # fmt: skip


def off_by(*steps):
    return [(height, height + step) for height, step in zip(TRUE, steps, strict=True)]


def test_worked_example():
    # differences 0.2 -0.2 0.4 0 0.1 -0.1 0.3 0 -0.2 0.1: squares 0.40, TEM = sqrt(0.40 / 20) = 0.1414
    measured = off_by(0.2, -0.2, 0.4, 0, 0.1, -0.1, 0.3, 0, -0.2, 0.1)
    found = precision(measured)
    values = [value for pair in measured for value in pair]
    assert found.tem == pytest.approx(math.sqrt(0.02))
    assert found.mean == pytest.approx(sum(values) / 20)
    assert found.relative == pytest.approx(100 * math.sqrt(0.02) / found.mean)
    assert found.reliability == pytest.approx(100 * (1 - 0.02 / stdev(values) ** 2))
    assert SCALES["keandalan"].name(found.reliability) == "baik"


def test_the_example_of_ulijaszek_and_kerr():
    # British Journal of Nutrition 82 (1999) 165-177: stature (m) of ten subjects by four observers. The last column of
    # their table, which sums to 0.0282, divided by 100 n (K - 1); R's anthrocheckr gives 0.003063223 on these data.
    stature = [
        (0.865, 0.863, 0.863, 0.864), (1.023, 1.023, 1.027, 1.025), (0.982, 0.980, 0.989, 0.985),
        (0.817, 0.816, 0.812, 0.817), (0.901, 0.894, 0.900, 0.903), (0.880, 0.876, 0.881, 0.881),
        (0.948, 0.947, 0.947, 0.946), (0.906, 0.905, 0.907, 0.908), (0.924, 0.924, 0.926, 0.924),
        (0.989, 0.987, 1.002, 0.993),
    ]  # fmt: skip
    assert team_precision(stature).tem == pytest.approx(0.003063223, abs=5e-10)
    assert team_precision(stature).tem == pytest.approx(math.sqrt(0.0282 / 100 / 30), abs=1e-5)


def test_the_sample_of_the_smart_toolbox():
    # Supervisor of the standardisation test in SMART's capacity building toolbox; the expected values are those that
    # R's anthrocheckr prints in its documentation (calculate_tem, calculate_relative_tem, calculate_tem_cohort; mm).
    weight = [(15.9, 16.0), (14.2, 14.3), (16.7, 16.7), (14.1, 14.2), (14.8, 14.6),
              (16.2, 16.1), (10.5, 10.5), (16.5, 16.4), (14.1, 14.3), (13.5, 13.5)]  # fmt: skip
    assert precision(weight).tem == pytest.approx(0.08062258, abs=5e-9)
    assert precision(weight).relative == pytest.approx(0.5501370, abs=5e-8)
    assert judge("berat", weight, [], SCALES).tem_class == "dapat diterima"
    muac = [(170, 170), (160, 158), (184, 173), (174, 164), (155, 160), (173, 170), (145, 145), (170, 171), (163, 160),
            (162, 160)]  # fmt: skip
    assert precision(muac).tem == pytest.approx(3.694591, abs=5e-7)
    assert judge("lila", [(a / 10, b / 10) for a, b in muac], [], SCALES).verdict == "latihan ulang"


def test_three_measurers_by_hand():
    # child 1: 10 11 12, squares about the mean 2; child 2: 20 20 23, 6; TEM = sqrt(8 / (2 * 2))
    assert team_precision([(10, 11, 12), (20, 20, 23)]).tem == pytest.approx(math.sqrt(2))
    assert total_tem([0.3, 0.5], 0.4) == pytest.approx(math.sqrt((0.09 + 0.25) / 2 + 0.16))


@pytest.mark.parametrize(
    ("step", "word", "passed"),
    [(0.5, "baik", True), (0.8, "dapat diterima", True), (0.9, "kurang", False), (1.5, "ditolak", False)],
)
def test_the_error_decides(step, word, passed):
    # all differences equal, half of them up: TEM = step / sqrt 2, no bias
    measured = [(h - step / 2, h + step / 2) for h in TRUE]
    found = judge("tinggi", measured, TRAINER, SCALES)
    assert found.precision.tem == pytest.approx(step / math.sqrt(2))
    assert found.bias == pytest.approx(0, abs=1e-9)
    assert (found.tem_class, found.passed) == (word, passed)
    assert found.verdict == ("lulus" if passed else "latihan ulang")
    assert not found.few


def test_a_bias_fails_a_precise_measurer():
    found = judge("tinggi", [(h - 0.9, h - 0.9) for h in TRUE], TRAINER, SCALES)
    assert found.bias == pytest.approx(-0.9)
    assert (found.tem_class, found.bias_class, found.verdict) == ("baik", "kurang", "latihan ulang")


def test_a_limit_itself_belongs_to_the_worse_class():
    # 0.4 and 0.8 cm from the trainer, not exactly so in binary
    assert judge("tinggi", [(h + 0.4, h + 0.4) for h in TRUE], TRAINER, SCALES).bias_class == "dapat diterima"
    assert judge("tinggi", [(h + 0.8, h + 0.8) for h in TRUE], TRAINER, SCALES).bias_class == "kurang"


def test_without_a_trainer_only_precision_is_judged():
    found = judge("berat", [(10.0, 10.0), (12.0, 12.1)], [], SCALES)
    assert (found.bias, found.bias_class, found.few) == (None, "", True)
    assert found.tem_class == "dapat diterima"  # sqrt(0.01 / 4) = 0.05


def test_what_cannot_be_computed():
    assert judge("lila", [], [], SCALES) == NotComputable("tidak ada anak yang diukur dua kali", 0)
    assert precision([(1, 2)]) == NotComputable("hanya satu anak yang diukur dua kali", 1)
    assert team_precision([(1, 2)]) == NotComputable("hanya satu anak", 1)
    assert team_precision([(1,), (2,)]) == NotComputable("hanya satu pengukur", 1)
    assert precision([(80, 80), (80, 80)]).reliability is None
    assert precision([(0, 0), (0, 0)]) == NotComputable("rerata ukurannya nol", 2)
    assert team_precision([(0, 0), (0, 0), (0, 0)]) == NotComputable("rerata ukurannya nol", 3)
    assert judge("lila", [(0, 0), (0, 0)], [], SCALES) == NotComputable("rerata ukurannya nol", 2)


def test_nonsense_is_refused():
    with pytest.raises(ValueError, match="same children"):
        judge("tinggi", TRAINER, TRAINER[1:], SCALES)
    with pytest.raises(ValueError, match="every measurer"):
        team_precision([(1, 2), (1,)])


@given(pairs)
def test_two_measurers_have_the_error_of_repeated_measurements(measured):
    one, both = precision(measured), team_precision(measured)
    assert one.tem == pytest.approx(both.tem, abs=1e-9)
    swapped = precision([(b, a) for a, b in measured])
    assert swapped.tem == pytest.approx(one.tem)
    assert precision(measured[::-1]).tem == pytest.approx(one.tem)
    assert one.reliability is None or one.reliability <= 100


# Bland & Altman, Lancet 1986;i:307-310, table: 17 people blew twice into each of two meters; the standard deviation
# within a person, which is the technical error, is 15.3 and 19.9 l/min (Statistical Methods in Medical Research 8
# (1999) 135-160).
LARGE = [(494, 490), (395, 397), (516, 512), (434, 401), (476, 470), (557, 611), (413, 415), (442, 431), (650, 638),
         (433, 429), (417, 420), (656, 633), (267, 275), (478, 492), (178, 165), (423, 372), (427, 421)]  # fmt: skip
SMALL = [(512, 525), (430, 415), (520, 508), (428, 444), (500, 500), (600, 625), (364, 460), (380, 390), (658, 642),
         (445, 432), (432, 420), (626, 605), (260, 227), (477, 467), (259, 268), (350, 370), (451, 443)]  # fmt: skip


@pytest.mark.parametrize(("pairs_of_one", "error"), [(LARGE, 15.3), (SMALL, 19.9)])
def test_published_technical_errors(pairs_of_one, error):
    assert round(precision(pairs_of_one).tem, 1) == error


@given(st.lists(st.lists(st.integers(600, 1100), min_size=3, max_size=3), min_size=2, max_size=9))
def test_the_error_between_measurers_is_that_of_an_analysis_of_variance(rows):
    # within children: all squares less those between the children's means
    values = [value for row in rows for value in row]
    between = sum(3 * (fmean(row) - fmean(values)) ** 2 for row in rows)
    within = sum((value - fmean(values)) ** 2 for value in values) - between
    assert team_precision(rows).tem ** 2 == pytest.approx(within / (2 * len(rows)), abs=1e-6)
