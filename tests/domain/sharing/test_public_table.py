"""The table for anybody: its counts add up, and none that points at a child is shown."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.domain.sharing.public_table import (
    AGE,
    DISTRICT,
    POST,
    SEX,
    SHARED,
    VILLAGE,
    PublicChild,
    public_lines,
)
from stunting_tui.domain.sharing.small_cells import TOGETHER

states = st.fixed_dictionaries({code: st.sampled_from([True, False, False, None]) for code in SHARED})
children = st.builds(
    PublicChild,
    st.tuples(st.sampled_from("AB"), st.sampled_from("PQ")),
    st.sampled_from(["0-5 bulan", "12-23 bulan"]),
    st.sampled_from(["laki-laki", "perempuan"]),
    states,
)


@given(st.lists(children, min_size=5, max_size=60))
def test_shown_counts_are_the_children_counted(found):
    lines = public_lines(found, "Contoh", 5)
    whole = lines[0]
    assert (whole.level, whole.name) == (DISTRICT, "Contoh")
    for code in SHARED:
        assert whole.of[code] == sum(child.states[code] is not None for child in found)
        for level in (VILLAGE, POST, AGE, SEX):
            mine = [line for line in lines if line.level == level]
            assert sum(line.of[code] for line in mine) == whole.of[code]
            hidden = [line for line in mine if line.counts[code] is None]
            assert level == POST or whole.counts[code] is None or len(hidden) != 1
        for line in lines:
            count = line.counts[code]
            assert count is None or not count.tells(5)
        if (count := whole.counts[code]) is not None:
            assert count.n == sum(child.states[code] is True for child in found)


def test_lines_stand_in_the_order_of_the_table():
    plain = dict.fromkeys(SHARED, False)
    found = [PublicChild(("B", "P"), "12-23 bulan", "perempuan", plain)] * 6
    found += [PublicChild(("A", "P"), "6-11 bulan", "laki-laki", plain)] * 6
    found += [PublicChild(("A", "Q"), "6-11 bulan", "laki-laki", plain)] * 2
    lines = public_lines(found, "Contoh", 5)
    assert [(line.level, line.village, line.name) for line in lines] == [
        (DISTRICT, "", "Contoh"), (VILLAGE, "A", "A"), (VILLAGE, "B", "B"), (POST, "A", TOGETHER), (POST, "B", "P"),
        (AGE, "", "6-11 bulan"), (AGE, "", "12-23 bulan"), (SEX, "", "laki-laki"), (SEX, "", "perempuan"),
    ]  # fmt: skip
    assert Counter(line.of["stunted"] for line in lines if line.level == POST) == {8: 1, 6: 1}
