import pytest
from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.domain.monitoring.kbm import WeightGain
from stunting_tui.domain.monitoring.skdn import AGE_NAMES, ChildMonth, Skdn, impossible, skdn_by_month

AUGUST = "2026-08"
gains = st.none() | st.builds(WeightGain, st.sampled_from(["N", "T", "O", "B", None]), two_t=st.booleans())
children = st.lists(st.builds(ChildMonth, st.just(AUGUST), st.integers(0, 59), st.booleans(), gains, st.booleans()))


def month(months, gain=None, *, book=True, red=None):
    return ChildMonth(AUGUST, months, book, gain, red)


def test_a_posyandu_by_hand():
    found = skdn_by_month([
        month(3, WeightGain("N", 900, 800)),
        month(5, WeightGain("T", 100, 500, two_t=True), red=True),
        month(14, WeightGain("T", 100, 200), red=False),
        month(14, WeightGain("O", 400)),
        month(30, WeightGain("B"), book=False),
        month(59),
        month(59, book=False),
        month(60, WeightGain("N")),
        month(-1, WeightGain("N")),
    ])  # fmt: skip
    assert found[AUGUST, "semua"] == Skdn(s=7, k=5, d=5, n=1, t=2, o=1, b=1, two_t=1, bgm=1)
    assert found[AUGUST, "0-5 bl"] == Skdn(s=2, k=2, d=2, n=1, t=1, two_t=1, bgm=1)
    assert found[AUGUST, "36-59 bl"] == Skdn(s=2, k=1)
    assert (AUGUST, "6-11 bl") not in found
    ratios = {name: ratio.percent for name, ratio in found[AUGUST, "semua"].ratios.items()}
    assert ratios == {
        "K/S": pytest.approx(500 / 7), "D/S": pytest.approx(500 / 7), "D/K": 100, "N/D": 20,
        "N/(D-O-B)": pytest.approx(100 / 3), "2T/D": 20, "BGM/D": 20,
    }  # fmt: skip


def test_age_groups_of_the_forms():
    assert AGE_NAMES == ("0-5 bl", "6-11 bl", "12-23 bl", "24-35 bl", "36-59 bl")
    found = skdn_by_month([month(age) for age in (5, 6, 11, 12, 23, 24, 35, 36)])
    assert [found[AUGUST, name].s for name in AGE_NAMES] == [1, 2, 2, 2, 1]


def test_months_are_kept_apart():
    found = skdn_by_month([month(3), ChildMonth("2026-09", 4, True)])
    assert found["2026-09", "semua"].s == found[AUGUST, "semua"].s == 1


def test_weighed_but_not_judged_breaks_the_identity():
    counts = skdn_by_month([month(59, WeightGain(None, 100))])[AUGUST, "semua"]
    assert (counts.d, counts.unjudged, counts.gap) == (1, 1, 1)
    assert impossible(counts) == ("D = 1, tetapi N + T + O + B = 0.",)


def test_nothing_to_divide_by():
    assert all(ratio.percent is None for ratio in Skdn().ratios.values())
    assert Skdn(d=2, o=1, b=1).ratios["N/(D-O-B)"].percent is None
    assert impossible(Skdn()) == ()


def test_what_cannot_be_in_typed_counts():
    typed = Skdn(s=10, k=12, d=11, n=5, t=3, o=2, b=0, two_t=4, bgm=12)
    assert impossible(typed) == (
        "D = 11, tetapi N + T + O + B = 10.",
        "K = 12 lebih dari S = 10.",
        "D = 11 lebih dari S = 10.",
        "2T = 4 lebih dari T = 3.",
        "BGM = 12 lebih dari D = 11.",
    )


@given(children)
def test_groups_add_up_to_all(given_children):
    found = skdn_by_month(given_children)
    if not given_children:
        assert found == {}
        return
    whole = found[AUGUST, "semua"]
    assert sum((found.get((AUGUST, name), Skdn()) for name in AGE_NAMES), Skdn()) == whole
    assert whole.s == len(given_children)
    assert whole.gap == whole.unjudged
