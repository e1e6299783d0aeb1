import pytest
from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.domain.measuring.growth_chart import LEGEND, chart, chart_span
from stunting_tui.growth.scalar import measure_at

SIGNS = set("0123456789 .-+,ox^v─│┤└┬") | set("bulancmkg")
SEXES = st.sampled_from(["L", "P"])
AGES = st.integers(0, 1825)

GIRL = """\
     │                                                          3.......3 +3
     │                                         .3.......3.......
     │                       ...3.......3......
   20┤    ......3.......3....                                -2-------2-- +2
     │..3.                             -------2-------2------
     │           -----2-------2-------2
     │2-------2--
   15┤                                                               ────  0
     │                               ───────0───────0───────0───────0
     │──────0───────0───────0───────0
     │
     │ o          o         ----2-------2-------2-------2-------2-------2 -2
   10┤--2-------2-------2--- o ...3.....x.3.......3.......3.......3...... -3
     │....3.......3.......3....
   kg└┬─────┬────┬─────┬────┬─────┬────┬─────┬────┬─────┬────┬─────┬────┬
bulan 30    31   32    33   34    35   36    37   38    39   40    41   42"""


def cell(lines, sign):
    """Return row and column of the only place of a sign in the plot."""
    found = [(row, line.index(sign)) for row, line in enumerate(lines[:-2]) if sign in line]
    assert len(found) == 1
    return found[0]


def line_rows(lines, column):
    """Return what stands in a column, from the top, without blanks."""
    return [(row, line[column]) for row, line in enumerate(lines[:-2]) if len(line) > column and line[column] != " "]


def test_a_girl_losing_ground_looks_like_this():
    points = [(day, measure_at("waz", "P", day, z)) for day, z in ((920, -1), (980, -1.4), (1040, -2.2), (1100, -2.9))]
    assert "\n".join(chart("waz", "P", points, 76, 16)) == GIRL


@given(SEXES, AGES, st.sampled_from(["haz", "waz"]), st.sampled_from([-3, -2, 0, 2, 3]))
def test_a_point_on_a_line_lies_on_that_line(sex, age, index, z):
    row, column = cell(chart(index, sex, [(age, measure_at(index, sex, age, z))], 76, 60), "x")
    beside = chart(index, sex, [(age, measure_at(index, sex, age, 2.5 if z == 0 else 0))], 76, 60)
    assert cell(beside, "x")[1] == column
    signs = {0: "─0", 2: "-2", 3: ".3"}[abs(z)]
    rows = [at for at, sign in line_rows(beside, column) if sign in signs]
    assert len(rows) == (1 if z == 0 else 2)
    assert row == (rows[0] if z >= 0 else rows[-1])


@given(SEXES, AGES, st.floats(-2.9, 2.9))
def test_a_point_lies_between_the_lines_its_z_lies_between(sex, age, z):
    lines = chart("haz", sex, [(age, measure_at("haz", sex, age, z))], 76, 40)
    row, column = cell(lines, "x")
    signs = line_rows(lines, column)
    above = [at for at, sign in signs if at < row]
    assert len(above) <= sum(line > z for line in (-3, -2, 0, 2, 3))
    assert len(signs) - len(above) - 1 <= sum(line < z for line in (-3, -2, 0, 2, 3))


@given(SEXES, st.integers(40, 120), st.integers(10, 40), st.lists(st.tuples(AGES, st.floats(0.5, 150)), min_size=1))
def test_any_points_give_a_chart_of_the_asked_size_in_plain_signs(sex, width, height, points):
    lines = chart("haz", sex, points, width, height)
    assert len(lines) == height
    assert max(map(len, lines)) <= width
    assert set("".join(lines)) <= SIGNS
    assert sum(line.count("x") for line in lines) <= 1


@given(SEXES, st.floats(45, 110), st.floats(-2.5, 2.5), st.booleans())
def test_weight_for_length_and_for_height(sex, length, z, standing):
    length = max(length, 65.0) if standing else length
    table = "wfh" if standing else "wfl"
    weight = measure_at(table, sex, length, z)
    lines = chart("whz", sex, [(length, weight)], 76, 16, standing=standing)
    assert cell(lines, "x")
    assert lines[-2].startswith("   kg└")
    assert lines[-1].startswith("cm ")


def test_the_newest_length_decides_between_lying_and_standing():
    assert chart_span("whz", [(86.9, 11.0)]) == (70, 90)
    assert chart("whz", "L", [(70, 8.0)], 76, 16) == chart("whz", "L", [(70, 8.0)], 76, 16, standing=False)
    assert chart("whz", "L", [(87, 12.0)], 76, 16) == chart("whz", "L", [(87, 12.0)], 76, 16, standing=True)
    assert chart_span("whz", [(119.0, 22.0)]) == (100, 120)
    assert chart_span("whz", [(66.0, 7.0)], standing=True) == (65, 70)


def test_the_span_follows_the_age_of_the_newest_point():
    month = 30.4375
    assert chart_span("haz", [(10, 52.0)]) == (0, 6 * month)
    assert chart_span("haz", [(10, 52.0), (400, 75.0)]) == (6 * month, 18 * month)
    assert chart_span("waz", [(1826, 17.0)]) == (48 * month, 1826)


def test_points_before_the_span_are_left_out():
    newest = (1000, 90.0)
    assert chart("haz", "L", [(30, 54.0), newest], 76, 16) == chart("haz", "L", [newest], 76, 16)


def test_a_newest_point_outside_the_table_does_not_make_another_the_newest():
    lines = chart("haz", "L", [(1800, 105.0), (1900, 106.0)], 76, 16)
    assert cell(lines, "o")
    assert not any("x" in line for line in lines)


def test_what_lies_far_out_is_marked_at_the_edge():
    lines = chart("haz", "L", [(1700, 105.0), (1720, 10.0), (1740, 980.0)], 76, 16)
    assert cell(lines, "^")[0] == 0
    assert cell(lines, "v")[0] == 13
    assert cell(lines, "o")


def test_units_and_names_stand_at_the_edges():
    lines = chart("haz", "P", [(500, 76.0)], 76, 16)
    assert lines[-2].startswith("   cm└")
    assert lines[-1].startswith("bulan 6 ")
    assert lines[-1].endswith(" 18")
    assert [line[-2:].strip() for line in lines[:-2] if line[-3:-2] == " "][:5] == ["+3", "+2", "0", "-2", "-3"]
    assert len(LEGEND) <= 76


@pytest.mark.parametrize(("points", "width", "height"), [([], 76, 16), ([(1, 50.0)], 39, 16), ([(1, 50.0)], 76, 9)])
def test_no_points_or_no_room_is_refused(points, width, height):
    with pytest.raises(ValueError, match="chart needs"):
        chart("haz", "L", points, width, height)
