import pytest
from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.domain.quality.flags import smart_flags, smart_limits, who_flags, within

NAN = float("nan")
z_scores = st.lists(st.integers(-900, 900).map(lambda value: value / 100), min_size=1, max_size=80)


def test_the_limits_of_who_are_strict():
    found = who_flags("haz", [-6.01, -6, 6, 6.01, NAN])
    assert (found.n, found.below, found.above, found.count) == (4, 1, 1, 2)
    assert found.percent == 50
    assert who_flags("waz", [-6, 5.01]).above == 1
    assert who_flags("whz", [-5.01, 5]).below == 1
    assert who_flags("baz", [-5, 5]).count == 0


def test_smart_flags_by_hand():
    # mean of 0, 0, 0, 0, 5 is 1: limits -2 and 4
    found = smart_flags([0, 0, 0, 0, 5, NAN])
    assert (found.n, found.low, found.high, found.below, found.above) == (5, -2, 4, 0, 1)
    assert found.percent == 20
    assert smart_flags([-3.0, 3.0]).count == 0  # three away is not further than three


def test_nothing_known():
    assert who_flags("haz", [NAN, NAN]).percent is None
    assert smart_flags([]).percent is None
    assert smart_limits([NAN]) == (None, None)
    assert within([NAN], None, None).tolist() == []


def test_what_is_kept():
    assert within([-6.01, -6, NAN, 2, 6.01], -6, 6).tolist() == [-6, 2]


def test_an_unknown_index():
    with pytest.raises(KeyError):
        who_flags("xyz", [1])


@given(z_scores, st.integers(-300, 300).map(lambda value: value / 128))
def test_smart_flags_follow_the_place(z, shift):
    # sums of 1/128 are exact in binary, so that the shift cannot move a value over its limit
    exact = [round(value * 128) / 128 for value in z]
    found, moved = smart_flags(exact), smart_flags([value + shift for value in exact])
    assert abs(found.count - moved.count) <= sum(abs(abs(v - sum(exact) / len(exact)) - 3) < 1e-9 for v in exact)
    assert found.count + len(within(exact, found.low, found.high)) == found.n


# nipnTK, article "Identifying outliers using flags": height for age, weight for age, weight for height, and the code
# printed for the row: 1 for height, 2 for weight for height, 4 for weight for age, added
FLAGGED = [
    (-0.07, -4.54, -6.03, 2), (6.69, 2.69, -0.82, 1), (9.95, -4.02, -9.18, 3), (-8.20, -0.56, 7.64, 3),
    (-7.47, -5.35, -1.01, 1), (-6.59, -5.92, -3.27, 1), (-5.40, -6.22, -5.74, 6), (-6.50, -6.26, -4.96, 5),
    (-4.34, -5.79, -5.61, 2), (-5.96, 0.90, 6.82, 2), (-1.99, -7.03, -9.71, 6), (-6.06, -6.01, -4.76, 5),
    (-0.07, -4.54, -4.99, 0),
]  # fmt: skip


@pytest.mark.parametrize(("haz", "waz", "whz", "code"), FLAGGED)
def test_the_published_flags_of_nipntk(haz, waz, whz, code):
    found = {"haz": who_flags("haz", [haz]).count, "whz": who_flags("whz", [whz]).count}
    assert found["haz"] + 2 * found["whz"] + 4 * who_flags("waz", [waz]).count == code


def test_the_published_limits_of_smart():
    # the same article: a mean of -1.15 gives -4.15 and 1.85
    assert smart_limits([-2.15, -0.15]) == pytest.approx((-4.15, 1.85))
