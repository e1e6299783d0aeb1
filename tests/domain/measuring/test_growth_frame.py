"""The WHO lines against the published z-score tables, and the spans of printed charts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.domain.measuring.growth_frame import SD, growth_frame, line_rows, line_span

PUBLISHED = [
    # WHO Child Growth Standards, expanded z-score tables by day: -3, -2, 0, +1, +2, +3 SD (cm, kg)
    ("haz", "L", 0, (44.205, 46.098, 49.884, 51.777, 53.670, 55.564), 0.0015),
    ("haz", "P", 0, (43.561, 45.423, 49.148, 51.010, 52.873, 54.735), 0.0015),
    ("waz", "L", 0, (2.080, 2.459, 3.346, 3.859, 4.419, 5.032), 0.0015),
    ("waz", "P", 0, (2.033, 2.395, 3.232, 3.711, 4.230, 4.793), 0.0015),
    # simplified field tables, one decimal
    ("haz", "P", 731 / 30.4375, (76.0, 79.3, 85.7, 88.9, 92.2, 95.4), 0.06),
    ("waz", "L", 1826 / 30.4375, (12.4, 14.1, 18.3, 21.0, 24.2, 27.9), 0.06),
    ("wfl", "L", 45.0, (1.9, 2.0, 2.4, 2.7, 3.0, 3.3), 0.06),
    ("wfh", "L", 65.0, (5.9, 6.3, 7.4, 8.1, 8.8, 9.6), 0.06),
]


@pytest.mark.parametrize(("table", "sex", "key", "expected", "rounding"), PUBLISHED)
def test_lines_are_those_of_the_published_tables(table, sex, key, expected, rounding):
    found = dict(line_rows(table, sex))
    assert found[key] == pytest.approx(expected, abs=rounding)


def test_length_for_age_steps_down_where_standing_begins():
    before, after = ((key, row) for key, row in line_rows("haz", "L") if 23.9 < key < 24.03)
    assert (round(before[0] * 30.4375), round(after[0] * 30.4375)) == (730, 731)
    assert before[1][SD.index(0)] - after[1][SD.index(0)] == pytest.approx(0.7, abs=0.05)


def test_heights_below_the_table_are_read_from_lengths():
    heights, lengths = dict(line_rows("wfh", "P")), dict(line_rows("wfl", "P"))
    assert min(heights) == 45
    assert heights[64.0][2] == pytest.approx((lengths[64.0][2] + 0.7 * (lengths[65.0][2] - lengths[64.0][2])), abs=0.01)


def test_rows_rise_and_never_repeat():
    for table in ("haz", "waz", "wfl", "wfh"):
        keys = [key for key, _row in line_rows(table, "P")]
        assert keys == sorted(set(keys))
        assert all(list(row) == sorted(row) for _key, row in line_rows(table, "P"))


@pytest.mark.parametrize(("days", "end", "step"), [(100, 24, 2), (730, 24, 2), (731, 36, 3), (1100, 60, 6)])
def test_charts_by_age_end_where_a_page_of_the_book_does(days, end, step):
    across = growth_frame("waz", "L", [(days, 9.0)], standing=False).across
    assert (across.low, across.high, across.step) == (0, end, step)


def test_charts_by_size_hold_all_points_and_are_never_short():
    frame = growth_frame("whz", "P", [(52.0, 4.0), (88.0, 12.0)], standing=True)
    assert (frame.across.low, frame.across.high, frame.table) == (50, 90, "wfh")
    alone = growth_frame("whz", "P", [(75.0, 9.0)], standing=False)
    assert (alone.across.low, alone.across.high, alone.table) == (60, 90, "wfl")


def test_what_lies_beyond_is_counted():
    frame = growth_frame("haz", "L", [(300, 72.0), (310, 250.0), (1900, 105.0)], standing=True)
    assert frame.points == ((300 / 30.4375, 72.0),)
    assert frame.outside == 2
    with pytest.raises(ValueError, match="needs a point"):
        growth_frame("haz", "L", [], standing=False)


@given(
    st.sampled_from(["haz", "waz", "whz"]),
    st.lists(st.tuples(st.floats(0.5, 2500), st.floats(0.1, 200)), min_size=1, max_size=8),
    st.booleans(),
)
def test_every_chart_has_lines_and_whole_steps(index, points, standing):
    frame = growth_frame(index, "P", sorted(points), standing=standing)
    first, end = line_span(frame.table, "P", frame.across)
    assert end - first >= 12
    assert len(frame.points) + frame.outside == len(points)
    for axis in (frame.across, frame.up):
        assert (axis.high - axis.low) / axis.step == pytest.approx(round((axis.high - axis.low) / axis.step))
        assert axis.low < axis.high
