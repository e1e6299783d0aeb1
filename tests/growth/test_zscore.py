"""Arrays of children: the same values as one by one, in any mix, size and order."""

import numpy as np
import pytest
from hypothesis import given as given_any
from hypothesis import settings
from hypothesis import strategies as st

from stunting_tui.growth import INDICES, scalar, zscore
from tests.growth import oracle

SEXES = {0: None, 1: "L", 2: "P"}
POSITIONS = {0: None, 1: "L", 2: "H"}
EDGE_AGES = [
    0,
    0.49,
    0.5,
    90,
    90.5,
    91,
    273,
    273.9374,
    273.9375,
    274,
    730,
    730.49,
    730.5,
    731,
    1826,
    1826.24,
    1826.25,
    1827,
]
EDGE_LENGTHS = [
    0,
    44.3,
    44.99,
    45,
    64.1,
    64.3,
    65,
    65.7,
    86.99,
    87,
    103.1,
    109.3,
    110,
    110.01,
    119.3,
    120,
    120.01,
    120.7,
]


def children(size, seed):
    """A mix of plausible, extreme, edge and missing values."""
    random = np.random.default_rng(seed)

    def mixed(plain, edges):
        values = np.where(random.random(size) < 0.3, random.choice(edges, size), plain)
        return np.where(random.random(size) < 0.04, np.nan, values)

    return {
        "sex": random.choice([0, 1, 2], size, p=[0.04, 0.48, 0.48]).astype(np.int8),
        "age_days": mixed(random.integers(-20, 1850, size), EDGE_AGES),
        "weight_kg": mixed(np.round(random.uniform(1, 30, size), 2), [0, -1, 0.5, 58]),
        "height_cm": mixed(np.round(random.uniform(40, 125, size), 2), EDGE_LENGTHS),
        "position": random.integers(0, 3, size).astype(np.int8),
        "oedema": random.random(size) < 0.03,
        "head_cm": mixed(np.round(random.uniform(25, 60, size), 1), [0, -2]),
        "muac_cm": mixed(np.round(random.uniform(6, 25, size), 1), [0, -2]),
    }


@pytest.mark.parametrize("seed", range(3))
def test_equals_the_scalar_path(seed):
    given = children(4000, seed)
    found = zscore.compute(**given, raw=True)
    for at in range(4000):
        row = {name: column[at].item() for name, column in given.items()}
        row["sex"], row["position"] = SEXES[row["sex"]], POSITIONS[row["position"]]
        one = scalar.child_z(**row)
        for index in INDICES:
            z = one.value(index)
            if z is None:
                assert np.isnan(found.z[index][at]), (index, row)
                assert np.isnan(found.raw[index][at])
                assert found.flag[index][at] == -1
            else:
                assert found.z[index][at] == z, (index, row)
                assert found.raw[index][at] == pytest.approx(one.raw[index], rel=1e-11, abs=1e-11)
                assert found.flag[index][at] == one.flags[index]


absurd = st.floats() | st.sampled_from([0.0, -0.0, 1e-200, 1e-170, 1e308, 400.0, 800.0, 80.0, 10.0])


@settings(max_examples=300, deadline=None)
@given_any(
    sex=st.sampled_from(sorted(SEXES)), position=st.sampled_from(sorted(POSITIONS)), figures=st.tuples(*[absurd] * 5)
)
def test_absurd_figures_are_the_same_in_both_paths(sex, position, figures):
    age, weight, height, head, arm = figures
    one = scalar.child_z(SEXES[sex], age, weight, height, POSITIONS[position], None, head, arm)
    found = zscore.compute(sex, age, weight, height, position, None, head, arm)
    for index in INDICES:
        z = one.value(index)
        np.testing.assert_allclose(found.z[index][0], np.nan if z is None else z, rtol=1e-9)


def test_every_day_equals_the_oracle():
    """All rows of all age tables, boys and girls, with the weight-for-size table that goes with the day."""
    days = np.tile(np.arange(1827.0), 2)
    sex = np.repeat(np.array([1, 2], dtype=np.int8), 1827)
    weight, height, head, arm = 3 + days * 0.012, 50 + days * 0.03, 36 + days * 0.01, 11 + days * 0.003
    weight, height, head, arm = (np.round(measure, 1) for measure in (weight, height, head, arm))
    found = zscore.compute(sex, days, weight, height, head_cm=head, muac_cm=arm)
    for at in range(0, len(days), 7):
        expected = oracle.all_z(int(sex[at]), days[at], weight[at], height[at], None, head[at], arm[at])
        for index in INDICES:
            if index in expected:
                assert found.z[index][at] == oracle.rounded(expected[index])
            else:
                assert np.isnan(found.z[index][at])


def test_chunks_do_not_show(monkeypatch):
    given = children(1000, 9)
    whole = zscore.compute(**given)
    monkeypatch.setattr(zscore, "CHUNK", 64)
    parts = zscore.compute(**given)
    for index in INDICES:
        np.testing.assert_array_equal(whole.z[index], parts.z[index])
        np.testing.assert_array_equal(whole.flag[index], parts.flag[index])


def test_only_what_is_wanted_and_possible():
    scores = zscore.compute(1, [400.0, 500.0], height_cm=[75.0, 80.0], indices=("haz", "waz"))
    assert set(scores.z) == set(scores.flag) == {"haz", "waz"}
    assert scores.raw == {}
    assert not np.isnan(scores.z["haz"]).any()
    assert np.isnan(scores.z["waz"]).all()
    assert (scores.flag["waz"] == -1).all()


def test_inputs_are_left_alone():
    given = children(500, 4)
    before = {name: column.copy() for name, column in given.items()}
    zscore.compute(**given)
    for name, column in given.items():
        np.testing.assert_array_equal(column, before[name])


def test_no_children():
    scores = zscore.compute(np.array([], dtype=np.int8), np.array([]), np.array([]), np.array([]))
    assert all(len(z) == 0 for z in scores.z.values())


def test_zero_has_no_sign():
    scores = zscore.compute(1, [0.0], height_cm=[49.88])
    assert scores.z["haz"][0] == 0
    assert not np.signbit(scores.z["haz"][0])


@pytest.mark.parametrize(
    "wrong",
    [
        {"sex": [3]},
        {"sex": [-1]},
        {"position": [3]},
        {"indices": ("bmi",)},
        {"weight_kg": [1.0, 2.0], "height_cm": [1.0] * 3},
    ],
)
def test_what_a_caller_may_not_give(wrong):
    with pytest.raises(ValueError, match=r"must be|unknown|shape"):
        zscore.compute(**{"sex": [1], "age_days": [400.0], **wrong})
