"""The most urgent tier that fits, from data."""

import pytest

from stunting_tui.domain.deliberation.child_rules import ChildState
from stunting_tui.domain.prevalence.tally import OEDEMA_Z
from stunting_tui.domain.quality.tiers import tier_of, tiers


@pytest.mark.parametrize(
    ("state", "two_t", "expected"),
    [
        (ChildState(-3.5, -3.5, -3.2, 10), True, "gizi buruk"),
        (ChildState(0.0, OEDEMA_Z, OEDEMA_Z, 30), False, "gizi buruk"),
        (ChildState(-3.5, -1.0, -2.5, 10), True, "2T"),
        (ChildState(-3.5, -1.0, -2.5, 10), False, "gizi kurang"),
        (ChildState(-3.01, -1.0, 0.0, 23), False, "sangat pendek baduta"),
        (ChildState(-3.01, -1.0, 0.0, 24), False, "sangat pendek"),
        (ChildState(-3.0, -1.0, 0.0, 23), False, "pendek baduta"),
        (ChildState(-2.5, -1.0, None, 40), False, "pendek"),
        (ChildState(None, -3.1, None, 40), False, "berat sangat kurang"),
        (ChildState(-2.0, -2.3, -2.0, 40), False, "berat kurang"),
        (ChildState(-2.0, -2.0, -2.0, 40), False, None),
        (ChildState(None, None, None, 40), False, None),
    ],
)
def test_the_most_urgent_one_counts(state, two_t, expected):
    place = tier_of(state, tiers(), two_t=two_t)
    assert (None if place is None else tiers()[place].code) == expected


def test_the_words_fit_the_column():
    assert all(len(tier.words) <= 16 and tier.advice for tier in tiers())
    assert len({tier.code for tier in tiers()}) == len(tiers())
