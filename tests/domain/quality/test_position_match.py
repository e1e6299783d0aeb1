from stunting_tui.domain.quality.position_match import PositionGroup, position_match


def test_each_age_has_its_position():
    children = [(0, "L"), (273, "H"), (274, "H"), (730, "L"), (731, "L"), (800, "H"), (900, None), (float("nan"), "L")]
    found = position_match(children)
    assert found.infants == PositionGroup(2, 1)
    assert found.toddlers == PositionGroup(2, 1)
    assert found.older == PositionGroup(2, 1)
    assert found.unknown == 2
    assert found.total == PositionGroup(6, 3)
    assert found.total.percent == 50


def test_nobody():
    assert position_match([]).total.percent is None
