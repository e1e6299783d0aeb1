import pytest
from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.domain.prevalence.prevalence import share


def test_one_of_a_hundred_is_the_interval_of_who_anthro():
    found = share(1, 100)
    assert found.percent == 1.0
    assert found.low == pytest.approx(0.136, abs=5e-4)
    assert found.high == pytest.approx(6.973, abs=5e-4)


def test_a_part_of_a_file_borrows_its_degrees_of_freedom():
    alone, part = share(3, 10), share(3, 10, total=100)
    assert alone.percent == part.percent == 30.0
    # worked by hand: SE = sqrt(100/99 * 0.21/10) = 0.145644, t(99) = 1.984217, reach = 1.376138 on the logit scale
    assert part.low == pytest.approx(9.7666, abs=1e-3)
    assert part.high == pytest.approx(62.9212, abs=1e-3)
    # the same with SE = sqrt(10/9 * 0.21/10) = 0.152753, t(9) = 2.262157, reach = 1.645477
    assert alone.low == pytest.approx(7.6366, abs=1e-3)
    assert alone.high == pytest.approx(68.9585, abs=1e-3)


def test_none_and_all_have_intervals_of_a_point():
    assert (share(0, 12).low, share(0, 12).percent, share(0, 12).high) == (0, 0, 0)
    assert (share(12, 12).low, share(12, 12).percent, share(12, 12).high) == (100, 100, 100)
    assert share(1, 1).percent == 100


def test_nobody_measured_has_no_percentage():
    found = share(0, 0, flagged=2, missing=3)
    assert (found.percent, found.low, found.high) == (None, None, None)
    assert (found.flagged, found.missing) == (2, 3)


@pytest.mark.parametrize(("n", "of", "total"), [(3, 2, None), (-1, 2, None), (1, 5, 4)])
def test_impossible_counts_are_refused(n, of, total):
    with pytest.raises(ValueError, match="no share"):
        share(n, of, total=total)


@given(st.data(), st.integers(2, 5000))
def test_interval_surrounds_the_percentage_and_mirrors(data, of):
    n = data.draw(st.integers(1, of - 1))
    found, mirror = share(n, of), share(of - n, of)
    assert 0 <= found.low < found.percent < found.high <= 100
    assert mirror.low == pytest.approx(100 - found.high, abs=1e-9)
    assert share(n, of, total=of * 2 + 1).high <= found.high
