"""Shares, gaps and words of service indicators."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.domain.planning.indicators import Indicator, count_text, gap_text, objection, read, tally, value_text

SHARE = Indicator("K01", "Kelas ibu", "Kelas ibu", "", "ikut", "ibu", "%", 80.0, "naik")
DOWN = replace(SHARE, target=15.5, direction="turun")
COUNT = Indicator("K02", "Penerima", "Penerima", "", "penerima", "", "orang", 200.0, "naik")


@pytest.mark.parametrize(
    ("indicator", "pair", "value", "gap", "word"),
    [
        (SHARE, (80, 100), 80.0, 0.0, "tercapai"),
        (SHARE, (35, 50), 70.0, -10.0, "hampir"),
        (SHARE, (699, 1000), 69.9, pytest.approx(-10.1), "belum"),
        (SHARE, (0, 0), None, None, "penyebut 0"),
        (SHARE, (None, 0), None, None, "penyebut 0"),
        (SHARE, (3, None), None, None, "-"),
        (SHARE, (None, None), None, None, "-"),
        (DOWN, (10, 100), 10.0, 5.5, "tercapai"),
        (DOWN, (25, 100), 25.0, -9.5, "hampir"),
        (DOWN, (30, 100), 30.0, -14.5, "belum"),
        (COUNT, (200, None), 200, 0.0, "tercapai"),
        (COUNT, (180, None), 180, -20.0, "hampir"),
        (COUNT, (179, None), 179, -21.0, "belum"),
    ],
)
def test_value_gap_and_word(indicator, pair, value, gap, word):
    found = read(indicator, *pair, indicator.target, 10.0)
    assert (found.value, found.gap, found.word) == (value, gap, word)


def test_without_a_target_there_is_no_gap():
    found = read(SHARE, 1, 2, None, 10.0)
    assert (found.value, found.gap, found.word) == (50.0, None, "tanpa target")
    assert not found.is_short


@pytest.mark.parametrize(
    ("indicator", "pair", "said"),
    [
        (SHARE, (5, 4), "melebihi"),
        (SHARE, (4, 4), ""),
        (SHARE, (5, None), ""),
        (SHARE, (1.5, 4), "tanpa koma"),
        (SHARE, (-1, 4), "negatif"),
        (SHARE, (1, 100_000_000), "terlalu besar"),
        (SHARE, (99_999_999, 99_999_999), ""),
        (COUNT, (1e13, None), "terlalu besar"),
        (COUNT, (5, 4), "tanpa penyebut"),
        (COUNT, (1.5, None), ""),
    ],
)
def test_objections(indicator, pair, said):
    found = objection(indicator, *pair)
    assert (said in found) if said else not found


counts = st.integers(0, 10_000)


@given(counts, counts, st.floats(0, 100), st.floats(0, 50), st.sampled_from([SHARE, DOWN]))
def test_what_is_accepted_reads_as_a_share_and_its_word_follows_the_gap(top, base, target, margin, indicator):
    if objection(indicator, top, base):
        assert top > base
        return
    found = read(indicator, top, base, target, margin)
    if base == 0:
        assert found.value is None
        return
    assert 0 <= found.value <= 100
    expected = "tercapai" if found.gap >= 0 else "hampir" if -found.gap <= margin else "belum"
    assert found.word == expected


@given(counts, st.integers(1, 10_000), st.floats(0, 100), st.floats(0, 20), st.floats(0, 20))
def test_a_wider_margin_never_makes_a_figure_worse(top, base, target, margin, more):
    order = ["tercapai", "hampir", "belum"]
    one, other = (read(SHARE, min(top, base), base, target, width).word for width in (margin, margin + more))
    assert order.index(other) <= order.index(one)


@given(counts, st.integers(1, 10_000))
def test_going_the_other_way_turns_the_gap(top, base):
    up = read(SHARE, min(top, base), base, 40.0, 10)
    down = read(replace(SHARE, direction="turun"), min(top, base), base, 40.0, 10)
    assert up.gap == pytest.approx(-down.gap)


def test_texts():
    assert count_text(1234.0) == "1234"
    assert count_text(1.5) == "1,5"
    assert count_text(None) == ""
    assert gap_text(read(SHARE, 9, 10, 80, 10)) == "+10,0"
    assert gap_text(read(SHARE, 8, 10, 80, 10)) == "0,0"
    assert gap_text(read(SHARE, 7, 10, 80, 10)) == "-10,0"
    assert gap_text(read(SHARE, None, 10, 80, 10)) == "-"
    assert value_text(read(COUNT, 1200, None, None, 10)) == "1.200"


def test_tally_counts_every_reading_once():
    readings = [read(SHARE, top, 100, 80, 10) for top in (80, 75, 10, 90)] + [read(SHARE, None, None, 80, 10)]
    counts = tally(readings)
    assert sum(counts.values()) == 5
    assert (counts["tercapai"], counts["hampir"], counts["belum"], counts["-"]) == (2, 1, 1, 1)
