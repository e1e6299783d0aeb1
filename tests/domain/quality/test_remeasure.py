"""Why a child is measured again, from rules kept as data."""

from datetime import date, timedelta

import pytest

from stunting_tui.domain.measuring.entry_checks import LastVisit, MeasurementEntry, load_limits
from stunting_tui.domain.measuring.limits import SPECS
from stunting_tui.domain.quality.remeasure import Measured, doubts, reasons, sample
from stunting_tui.growth.scalar import measure_at

TODAY = date(2026, 8, 12)
BORN = TODAY - timedelta(days=900)
LAST = LastVisit(TODAY - timedelta(days=100), 11.0, 87.0, "H")


def entry(**changes):
    usual = {"weight_kg": 11.5, "height_cm": 89.5, "position": "H", "sex": "L", "haz": 0.0, "waz": -1.0, "whz": -1.0}
    born = changes.pop("birth_date", BORN)
    return MeasurementEntry(born, TODAY, TODAY, None, **{**usual, **changes})


def codes(*args, **more):
    return [one.code for one in doubts(*args, load_limits(), reasons(), **more)]


def test_every_rule_that_is_named_exists():
    assert {code for reason in reasons() for code in reason.rules} <= set(SPECS)
    assert all(len(reason.words) <= 16 for reason in reasons())


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"weight_kg": 89.5, "height_cm": 11.5}, ["mustahil"]),
        ({"haz": -6.4}, ["tidak wajar"]),
        ({"height_cm": 84.0}, ["tinggi turun"]),
        ({"weight_kg": 9.0}, ["berat turun"]),
        ({"height_cm": 108.0}, ["tumbuh janggal"]),
        ({"height_cm": 95.0}, ["tumbuh janggal"]),  # growth may be so fast, but this child's was not
        ({"height_cm": 87.0, "weight_kg": 11.0}, ["salinan"]),
        ({"position": "L", "height_cm": 90.2}, ["cara ukur"]),
    ],
)
def test_each_reason(changes, expected):
    assert codes(entry(**changes), LAST) == expected


def test_near_the_line_is_nothing_wrong():
    line = measure_at("haz", "L", 900, -2.0)
    for away, expected in ((0.4, ["dekat garis"]), (0.7, [])):
        found = doubts(entry(height_cm=round(line + away, 2), haz=-1.9), None, load_limits(), reasons())
        assert [one.code for one in found] == expected
        assert not any(one.wrong for one in found)


def test_standing_before_nine_months():
    young = entry(birth_date=TODAY - timedelta(days=250), height_cm=70.0, weight_kg=8.0)
    assert codes(young, None) == ["berdiri muda", "cara ukur"]
    assert codes(young, None, position_inferred=True) == []


def test_a_sample_fills_up_to_the_least_with_the_nearest_to_the_line():
    haz = {1: -0.4, 2: -2.1, 3: -1.9, 4: -3.5}
    assert sample(haz, 0, 3) == [2, 3, 4], "2 and 3 are as near, 4 nearer than 1"
    assert sample(haz, 2, 3) == [2]
    assert sample(haz, 7, 3) == sample({}, 0, 3) == []


def test_the_second_measurement_less_the_first():
    assert Measured(10.2, None).less(Measured(10.0, 70.0)) == Measured(0.2, None)
