from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.domain.planning.scorecard import Count, level, score, scorecard


def test_the_card_has_nineteen_services_in_five_packages():
    card = scorecard()
    assert list(Counter(item.group for item in card.items).values()) == [8, 10, 1]
    assert len(card.packages) == 5
    assert len({item.code for item in card.items}) == 19


def test_ts_is_left_out():
    assert level([Count(6, 2, 100)]).percent == 75.0
    assert level([Count(0, 0, 5)]).percent is None
    assert level([]).percent is None


def test_packages_and_whole():
    found = score(scorecard(), {"H1": Count(1, 3), "A1": Count(4, 0), "lain": Count(100, 0)})
    assert found.packages["kia"].percent == 25.0
    assert found.packages["paud"].percent == 100.0
    assert found.packages["sosial"].percent is None
    assert found.whole.percent == pytest.approx(62.5)
    assert (found.filled, found.of) == (2, 19)


numbers = st.integers(0, 500)


@given(
    st.dictionaries(st.sampled_from([i.code for i in scorecard().items]), st.builds(Count, numbers, numbers, numbers))
)
def test_the_whole_is_the_sum_of_the_packages(counts):
    found = score(scorecard(), counts)
    assert found.whole.yes == sum(one.yes for one in found.packages.values())
    assert found.whole.meant == sum(one.meant for one in found.packages.values())
    assert found.whole.percent is None or 0 <= found.whole.percent <= 100
