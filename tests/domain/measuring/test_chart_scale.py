import pytest
from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.domain.measuring.chart_scale import Scale, plain, ticks, value_range, window


@given(st.floats(0, 50), st.floats(1, 60), st.integers(2, 80))
def test_every_cell_is_found_again_by_its_key(low, length, cells):
    scale = Scale(low, low + length, cells)
    assert [scale.cell(scale.key(cell)) for cell in range(cells)] == list(range(cells))
    assert scale.row(low) == cells - 1
    assert scale.row(low + length) == 0


@given(st.floats(-20, 100), st.floats(-20, 100))
def test_greater_values_are_never_lower(one, two):
    scale = Scale(0, 60, 14)
    assert (scale.row(one) <= scale.row(two)) is (scale.cell(one) >= scale.cell(two))
    if one <= two:
        assert scale.row(one) >= scale.row(two)


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0, (0, 6)), (5.9, (0, 6)), (6, (0, 12)), (14, (6, 18)), (29.9, (18, 30)), (59.9, (48, 60)), (75, (48, 60))],
)
def test_a_year_that_ends_with_the_half_year_of_the_newest(value, expected):
    assert window(value, step=6, length=12, low=0, high=60) == expected


def test_outliers_stretch_the_range_by_half_at_most():
    assert value_range([40, 60], [50]) == (40, 60)
    assert value_range([40, 60], [35, 66]) == (35, 66)
    assert value_range([40, 60], [1, 980]) == (30, 70)


def test_labels_are_round_and_not_too_many():
    assert ticks(6, 18, 13) == list(range(6, 19))
    assert ticks(44.2, 79, 4) == [50, 60, 70]
    assert ticks(2.1, 3.4, 4) == [2.5, 3.0]
    assert ticks(0, 6, 13, least=1) == [0, 1, 2, 3, 4, 5, 6]
    assert (plain(2.5), plain(60.0)) == ("2,5", "60")
