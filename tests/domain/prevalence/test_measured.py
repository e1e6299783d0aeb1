import math
from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.domain.age import completed_months
from stunting_tui.domain.prevalence.measured import MeasuredChild, columns_of
from stunting_tui.domain.quality.digits import last_digit

BORN = date(2025, 1, 31)


def test_a_child_as_columns():
    columns = columns_of([
        MeasuredChild("P", BORN, date(2025, 2, 28), 4.25, None, 12.0, "H", True, haz=-1.5, village=3, posyandu=7),
        MeasuredChild(None, BORN, date(2025, 1, 30)),
    ])  # fmt: skip
    assert len(columns) == 2
    assert columns.sex.tolist() == [2, 0]
    assert columns.position.tolist() == [2, 0]
    assert columns.age_days.tolist()[0] == 28 and math.isnan(columns.age_days[1])
    assert columns.months.tolist()[0] == 0 and math.isnan(columns.months[1])  # 28 February is no full month yet
    assert columns.birth_month.tolist() == [1, 1]
    assert date.fromordinal(int(columns.measured_day[0])) == date(2025, 2, 28)
    assert columns.weight[0] == 4.25 and math.isnan(columns.height[0])
    assert columns.weight_digit.tolist() == [2, -1]
    assert columns.muac_digit.tolist() == [0, -1]
    assert columns.oedema.tolist() == [True, False]
    assert columns.z("haz")[0] == -1.5 and math.isnan(columns.z("waz")[0])
    assert (columns.village.tolist(), columns.posyandu.tolist()) == ([3, -1], [7, -1])


NUMBERS = st.one_of(st.none(), st.floats(0.5, 130), st.integers(10, 1300).map(lambda tenths: tenths / 10))
ROWS = st.builds(
    MeasuredChild,
    sex=st.sampled_from(("L", "P", None)),
    birth_date=st.dates(date(2020, 1, 1), date(2026, 9, 1)),
    measured_on=st.dates(date(2026, 7, 1), date(2026, 8, 31)),
    weight_kg=NUMBERS,
    height_cm=NUMBERS,
    muac_cm=NUMBERS,
    position=st.sampled_from(("L", "H", None)),
    oedema=st.booleans(),
    **dict.fromkeys(("haz", "waz", "whz", "baz"), NUMBERS),
    **dict.fromkeys(("village", "posyandu"), st.integers(-1, 9)),
)


@given(st.lists(ROWS, max_size=12))
def test_columns_are_what_each_row_says(rows):
    columns = columns_of(rows)
    for at, row in enumerate(rows):
        days, months = (row.measured_on - row.birth_date).days, completed_months(row.birth_date, row.measured_on)
        for found, value in ((columns.age_days[at], days), (columns.months[at], months)):
            assert (math.isnan(found) and value < 0) or found == value
        for name, digits in (("weight", columns.weight_digit), ("height", columns.height_digit)):
            value = getattr(row, f"{name}_kg" if name == "weight" else f"{name}_cm")
            digit = last_digit(value)
            assert digits[at] == (-1 if digit is None else digit)
            assert getattr(columns, name)[at] == value or value is None


def test_nobody():
    assert len(columns_of([])) == 0
    assert [len(part) for part in columns_of([]).parts(columns_of([]).village, 3)] == [0, 0, 0]


@given(st.lists(st.integers(-1, 3)))
def test_parts_keep_the_order_and_lose_nobody(labels):
    rows = [MeasuredChild("L", BORN, BORN, weight_kg=float(at), village=place) for at, place in enumerate(labels)]
    columns = columns_of(rows)
    parts = columns.parts(columns.village, 4)
    for place, part in enumerate(parts):
        assert part.weight.tolist() == [at for at, label in enumerate(labels) if label == place]
    assert sum(map(len, parts)) == len(labels) - labels.count(-1)
    assert columns.take(np.arange(len(labels))).weight.tolist() == columns.weight.tolist()
