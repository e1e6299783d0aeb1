import pytest
from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.domain.measuring.positions import infer_position, natural_position
from stunting_tui.growth.scalar import child_z

heights = st.integers(650, 1100).map(lambda tenths: tenths / 10)


@given(st.sampled_from("LP"), st.integers(274, 1826), heights, st.sampled_from("LH"))
def test_the_position_a_z_was_computed_with_is_found_again(sex, days, height, position):
    printed = child_z(sex, days, height_cm=height, position=position).haz
    assert infer_position(sex, days, height, printed, child_z) == position


@given(st.sampled_from("LP"), st.integers(274, 1826), heights, st.sampled_from("LH"))
def test_where_it_is_lost_weight_for_length_tells_the_position(sex, days, height, position):
    printed = child_z(sex, days, 10.3, height, position).whz
    other = child_z(sex, days, 10.3, height, "L" if position == "H" else "H").whz
    found = infer_position(sex, days, height, None, child_z, 10.3, printed)
    assert found == position or (printed is None and found is None) or abs(printed - other) <= 0.02


@given(st.sampled_from("LP"), st.integers(0, 1826), heights)
def test_an_unadjusted_z_has_the_natural_position(sex, days, height):
    printed = child_z(sex, days, height_cm=height).haz
    assert infer_position(sex, days, height, printed, child_z) == natural_position(days)


@given(st.sampled_from("LP"), st.integers(0, 1826), heights, st.sampled_from([-0.5, 0.5]))
def test_a_z_that_no_position_gives_has_none(sex, days, height, off):
    printed = child_z(sex, days, height_cm=height).haz + off
    assert infer_position(sex, days, height, printed, child_z) is None


def test_a_step_under_nine_months_cannot_be_expressed():
    stepped = child_z("L", 200, height_cm=65.7).haz
    assert infer_position("L", 200, 65.0, stepped, child_z) is None


@pytest.mark.parametrize(("days", "position"), [(0, "L"), (730, "L"), (731, "H"), (1826, "H")])
def test_the_natural_position_changes_at_day_731(days, position):
    assert natural_position(days) == position


def test_beyond_the_tables_nothing_is_inferred():
    assert infer_position("P", 1900, 105.0, -1.0, child_z) is None
