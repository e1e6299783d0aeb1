from stunting_tui.domain.prevalence.measured import LYING, STANDING
from stunting_tui.domain.quality.position_match import PositionGroup, position_match


def test_each_age_has_its_position():
    ages = [0, 273, 274, 730, 731, 800, 900, float("nan")]
    found = position_match(ages, [LYING, STANDING, STANDING, LYING, LYING, STANDING, 0, LYING])
    assert found.infants == PositionGroup(2, 1)
    assert found.toddlers == PositionGroup(2, 1)
    assert found.older == PositionGroup(2, 1)
    assert found.unknown == 2
    assert found.total == PositionGroup(6, 3)
    assert found.total.percent == 50


def test_nobody():
    assert position_match([], []).total.percent is None
