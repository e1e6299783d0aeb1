from itertools import product
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.domain.prevalence.missing_bounds import Cell, missing_bounds

cells = st.lists(
    st.tuples(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50)).map(lambda p: Cell(p[0], p[0] + p[1], p[2])),
    max_size=8,
)


def test_by_hand():
    # 15 % of 100 measured; 30 missing of a posyandu with 10 of 20, 20 of one with 5 of 80
    found = missing_bounds([Cell(10, 20, 30), Cell(5, 80, 20)])
    assert found.measured_percent == 15
    assert found.none_stunted == 10  # 15 / 150
    assert found.all_stunted == pytest.approx(100 * 65 / 150)
    assert found.like_others == pytest.approx(100 * (15 + 30 / 2 + 20 / 16) / 150)
    assert found.borrowed == 0


def test_a_cell_where_nobody_was_measured_borrows_from_all():
    found = missing_bounds([Cell(10, 40, 0), Cell(0, 0, 10)])
    assert found.borrowed == 10
    assert found.like_others == found.measured_percent == 25


def test_what_cannot_be_computed():
    nobody = missing_bounds([])
    assert (nobody.none_stunted, nobody.reason) == (None, "tidak ada anak")
    unmeasured = missing_bounds([Cell(0, 0, 7)])
    assert (unmeasured.none_stunted, unmeasured.all_stunted, unmeasured.like_others) == (0, 100, None)
    assert unmeasured.reason == "tidak ada anak yang diukur"


@pytest.mark.parametrize("cell", [Cell(3, 2, 0), Cell(-1, 2, 0), Cell(0, 0, -1)])
def test_nonsense_is_refused(cell):
    with pytest.raises(ValueError, match="impossible"):
        missing_bounds([cell])


@given(cells)
def test_the_guess_lies_between_the_bounds(given_cells):
    found = missing_bounds(given_cells)
    if found.like_others is None:
        assert found.reason
        return
    assert found.none_stunted - 1e-9 <= found.like_others <= found.all_stunted + 1e-9
    assert found.none_stunted - 1e-9 <= found.measured_percent <= found.all_stunted + 1e-9
    one = missing_bounds([Cell(found.n, found.of, found.missing)])
    assert one.like_others == pytest.approx(one.measured_percent)


@given(st.lists(st.tuples(st.lists(st.booleans(), min_size=1, max_size=6), st.integers(0, 3)), min_size=1, max_size=3))
def test_equal_to_every_way_the_missing_could_be(given_cells):
    found = missing_bounds([Cell(sum(seen), len(seen), missing) for seen, missing in given_cells])
    cases, missing = sum(sum(seen) for seen, _ in given_cells), sum(missing for _, missing in given_cells)
    everyone = missing + sum(len(seen) for seen, _ in given_cells)
    ways = [100 * (cases + sum(way)) / everyone for way in product((0, 1), repeat=missing)]
    assert (found.none_stunted, found.all_stunted) == (pytest.approx(min(ways)), pytest.approx(max(ways)))
    children = [state for seen, away in given_cells for state in (*seen, *[fmean(seen)] * away)]
    assert found.like_others == pytest.approx(100 * fmean(children))
