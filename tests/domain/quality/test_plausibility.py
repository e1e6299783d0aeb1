from statistics import NormalDist

import pytest

from stunting_tui.domain.quality.digits import digit_preference_of
from stunting_tui.domain.quality.outcome import NotComputable
from stunting_tui.domain.quality.plausibility import Sample, plausibility
from stunting_tui.domain.quality.scales import quality_rules

SCALES = quality_rules().scales
EVEN = digit_preference_of([100] * 10)
POOR = digit_preference_of([280] + [80] * 9)
WORST = {
    "tanda": 20, "jenis_kelamin": 10, "umur": 10, "angka_berat": 10, "angka_tinggi": 10, "angka_lila": 10,
    "simpangan": 20, "kemencengan": 5, "keruncingan": 5, "poisson": 5,
}  # fmt: skip

# 1,000 values with SD 1.0005 and the skewness and kurtosis of the normal, near enough: its own quantiles.
NORMAL = [NormalDist(-0.5, 1).inv_cdf((at + 0.5) / 1000) for at in range(1000)]
MONTHS = [20] * 459 + [40] * 541
CLUSTER = [at % 25 for at in range(1000)]


def sample(**changes):
    given = {
        "whz": NORMAL, "months": MONTHS, "boys": 500, "girls": 500, "cluster": CLUSTER, "clusters": 25,
        "digits": {"berat": EVEN, "tinggi": EVEN, "lila": EVEN},
    }  # fmt: skip
    return Sample(**given | changes)


def part(found, code):
    return next(one for one in found.parts if one.code == code)


def test_a_good_sample_has_no_points():
    found = plausibility(sample(), SCALES)
    assert {one.code: one.worst for one in found.parts} == WORST
    assert (found.points, found.worst, found.class_name) == (0, 105, "sangat baik")


def test_points_are_the_sum_of_the_parts():
    # boys 560 of 1,000: X2 = 60^2 / 250 = 14.4, p 0.00015 -> 10; digits of weight:
    # chi2 = (180^2 + 9 * 20^2) / 100 = 360, score 100 sqrt(360 / 9000) = 20 -> 4
    found = plausibility(sample(boys=560, girls=440, digits={"berat": POOR, "tinggi": EVEN, "lila": EVEN}), SCALES)
    assert part(found, "jenis_kelamin").points == 10
    assert part(found, "jenis_kelamin").value == pytest.approx(0.000148, abs=1e-6)
    assert (part(found, "angka_berat").value, part(found, "angka_berat").points) == (20, 4)
    assert (found.points, found.class_name) == (14, "baik")
    assert found.points == sum(one.points for one in found.parts)


@pytest.mark.parametrize(("spread", "points"), [(0.82, 10), (0.87, 5), (1.12, 5), (1.17, 10), (1.3, 20), (0.7, 20)])
def test_a_spread_too_small_costs_as_much_as_one_too_large(spread, points):
    values = [-spread, spread] * 500  # SD = spread * sqrt(1000 / 999)
    assert part(plausibility(sample(whz=values), SCALES), "simpangan").points == points


def test_skewness_counts_without_its_sign():
    left = [-abs(value) for value in NORMAL]
    right = [abs(value) for value in NORMAL]
    points = [part(plausibility(sample(whz=values), SCALES), "kemencengan").points for values in (left, right)]
    assert points[0] == points[1] == 5


def test_flags_are_left_out_of_the_spread_but_counted():
    found = plausibility(sample(whz=[-1.0, 1.0] * 480 + [8.0] * 40), SCALES)
    assert part(found, "tanda").value == pytest.approx(4)
    assert part(found, "tanda").points == 5
    assert part(found, "simpangan").value < 1.05


def test_arm_and_clusters_may_be_missing():
    found = plausibility(sample(digits={"berat": EVEN, "tinggi": EVEN}, cluster=[0] * 1000, clusters=1), SCALES)
    assert (found.points, found.worst, found.class_name) == (0, 90, "sangat baik")
    assert part(found, "angka_lila").reason == "tidak diukur"
    assert part(found, "poisson").reason == "hanya satu posyandu"


@pytest.mark.parametrize("whz", [[], [float("nan")] * 3, [-1.0], [-1.0] * 5])
def test_without_the_needed_parts_there_is_no_class(whz):
    size = len(whz)
    none = NotComputable("tidak ada nilai")
    digits = {"berat": none, "tinggi": none, "lila": none}
    found = plausibility(sample(whz=whz, months=[], boys=0, girls=0, digits=digits, cluster=[0] * size), SCALES)
    assert found.class_name is None
    assert found.reason.startswith("tidak lengkap: ")
    assert "rasio umur" in found.reason
    assert all(one.reason for one in found.parts if one.value is None)


def test_children_of_unknown_posyandu_are_in_no_cluster():
    found = plausibility(sample(cluster=[-1, -1, *CLUSTER[2:]]), SCALES)
    assert part(found, "poisson").value is not None
