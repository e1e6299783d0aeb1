"""Small cells: places go together until each has enough children; no hidden count follows from the shown ones."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.domain.sharing import small_cells
from stunting_tui.domain.sharing.small_cells import TOGETHER, Count, hidden_counts, least_children, merged_places
from stunting_tui.errors import DataError

LEAST = 5


def tree(parts):
    """Return counts and families of a kecamatan with villages of posyandu, from (n, others) of each posyandu."""
    counts, families = {}, []
    for village, posts in parts.items():
        for post, (n, others) in posts.items():
            counts[village, post] = Count(n, n + others)
        counts[village] = added(counts[village, post] for post in posts)
        families.append((village, [(village, post) for post in posts]))
    counts["semua"] = added(counts[village] for village in parts)
    return counts, [("semua", list(parts)), *families]


def added(counts):
    mine = list(counts)
    return Count(sum(one.n for one in mine), sum(one.of for one in mine))


def determined(counts, families, hidden):
    """Return the hidden counts that the sums and the shown counts determine: those in the row space of the sums."""
    order = sorted(hidden, key=str)
    rows = []
    for whole, parts in families:
        row = [0.0] * len(order)
        for key, sign in ((whole, 1.0), *((part, -1.0) for part in parts)):
            if key in hidden:
                row[order.index(key)] += sign
        rows.append(row)
    matrix = np.array(rows).reshape(len(families), len(order))
    rank = np.linalg.matrix_rank(matrix) if order else 0
    units = np.eye(len(order))
    return [key for at, key in enumerate(order) if np.linalg.matrix_rank(np.vstack([matrix, units[at]])) == rank]


posts = st.dictionaries(st.sampled_from("PQRS"), st.tuples(st.integers(0, 9), st.integers(0, 30)), min_size=1)
villages = st.dictionaries(st.sampled_from("ABCDE"), posts, min_size=1)


@given(villages)
def test_no_hidden_count_can_be_computed(parts):
    counts, families = tree(parts)
    hidden = hidden_counts(counts, families, LEAST)
    assert determined(counts, families, hidden) == []
    for key, count in counts.items():
        assert key in hidden or not count.tells(LEAST)


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(5, 9)), min_size=1, max_size=4))
def test_one_who_tries_all_counts_finds_more_than_one_answer(parts):
    counts, families = tree({str(at): {"": part} for at, part in enumerate(parts)})
    keys = families[0][1]
    hidden = hidden_counts(counts, [families[0]], LEAST)
    spans = [range(counts[key].of + 1) if key in hidden else [counts[key].n] for key in keys]
    sums = None if "semua" in hidden else counts["semua"].n
    answers = [one for one in product(*spans) if sums is None or sum(one) == sums]
    for at, key in enumerate(keys):
        assert (key in hidden) == (len({one[at] for one in answers}) > 1)


def test_hiding_one_takes_another_with_it():
    counts, families = tree({"A": {"": (3, 40)}, "B": {"": (8, 40)}, "C": {"": (20, 40)}})
    assert hidden_counts(counts, families[:1], LEAST) == {"A", ("A", ""), "B"}
    counts, families = tree({"A": {"": (8, 40)}, "B": {"": (9, 40)}})
    assert hidden_counts(counts, families[:1], LEAST) == frozenset()


def test_those_who_are_not_are_as_few_as_those_who_are():
    assert Count(18, 20).tells(LEAST) and Count(20, 20).tells(LEAST) and Count(2, 20).tells(LEAST)
    assert not Count(0, 20).tells(LEAST) and not Count(15, 20).tells(LEAST) and not Count(0, 0).tells(LEAST)
    assert Count(0, 3).tells(LEAST)


places = st.tuples(st.sampled_from("ABCD"), st.sampled_from(["P", "Q", "R", ""]))
rounds = st.lists(st.dictionaries(places, st.integers(1, 12), min_size=1), min_size=1, max_size=3)


@given(rounds)
def test_every_place_has_enough_children_in_every_round(found):
    if any(sum(counts.values()) < LEAST for counts in found):
        with pytest.raises(ValueError, match="too few"):
            merged_places(found, LEAST)
        return
    told = merged_places(found, LEAST)
    for counts in found:
        sums = {}
        for place, count in counts.items():
            sums[told[place]] = sums.get(told[place], 0) + count
        assert min(sums.values()) >= LEAST
        whole = {}
        for (village, _post), count in sums.items():
            whole[village] = whole.get(village, 0) + count
        assert min(whole.values()) >= LEAST


def test_small_posyandu_go_together_in_their_village():
    counts = {("A", "P"): 2, ("A", "Q"): 4, ("A", "R"): 20, ("B", "P"): 9, ("C", "P"): 3}
    told = merged_places([counts], LEAST)
    assert told["A", "P"] == told["A", "Q"] == ("A", TOGETHER)
    assert told["A", "R"] == ("A", "R")
    assert told["C", "P"] == told["B", "P"] == (TOGETHER, TOGETHER)


def test_how_many_is_data(monkeypatch, tmp_path):
    assert least_children() == 5
    least_children.cache_clear()
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "sharing.toml").write_text("paling_sedikit = 0")
    monkeypatch.setattr(small_cells, "fixtures", lambda: tmp_path)
    with pytest.raises(DataError, match="paling_sedikit"):
        least_children()
    least_children.cache_clear()
