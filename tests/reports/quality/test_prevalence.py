"""What a table of prevalences says of its weak figures, and how a change is written."""

import pytest

from stunting_tui.domain.prevalence.prevalence import share
from stunting_tui.domain.prevalence.round_change import Change
from stunting_tui.domain.prevalence.survey import Estimate
from stunting_tui.reports.quality.prevalence import cautions, change_interval, points


def estimate(n, of):
    found = share(n, of)
    return Estimate(n, of, found.percent, found.low, found.high, None)


@pytest.mark.parametrize(
    ("pairs", "few", "flat"),
    [
        ([(5, 30)], False, False),
        ([(5, 29)], True, False),
        ([(0, 200)], False, True),
        ([(200, 200)], False, True),
        ([(0, 0)], False, False),
        ([(40, 200), (0, 12)], True, True),
    ],
)
def test_few_children_and_an_interval_without_width_are_explained(pairs, few, flat):
    told = " ".join(block.text for block in cautions([estimate(*pair) for pair in pairs]))
    assert ("n kecil: kurang dari 30 anak" in told) is few
    assert ("Selang 0,0-0,0 atau 100,0-100,0" in told) is flat


def test_both_ends_of_a_change_have_their_sign():
    assert change_interval(Change(0.4, -1.5, 2.3)) == "-1,5 s.d. +2,3"
    assert change_interval(Change(3.0, 1.0, 5.0)) == "+1,0 s.d. +5,0"
    assert change_interval(Change(None, None, None, "hanya satu anak")) == "-"


def test_a_change_that_rounds_to_nothing_is_printed_without_a_sign():
    assert [points(Change(value, None, None)) for value in (0.04, -0.04, 0.36, None)] == [0, 0, 0.4, None]
