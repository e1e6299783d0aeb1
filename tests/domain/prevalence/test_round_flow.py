from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.domain.prevalence.round_flow import STANDINGS, round_flow

BEFORE = {"still": True, "newly": False, "well": False, "recovered": True, "lost": True, "old": False, "gone": None,
          "seen": None}  # fmt: skip
NOW = {"still": True, "newly": True, "well": False, "recovered": False, "new": True, "baby": None, "seen": False}

rounds = st.dictionaries(st.integers(0, 60), st.booleans() | st.none())


def test_every_way():
    flow = round_flow(BEFORE, NOW, aged_out={"old"})
    assert (flow.still, flow.newly, flow.recovered) == (1, 1, 1)
    assert (flow.lost, flow.aged_out, flow.new) == (2, 1, 2)
    assert flow.count("tanpa z", "tidak pendek") == 1
    assert flow.count("tidak diukur", "tanpa z") == 1
    assert flow.paired == 4
    assert (flow.incidence, flow.recovery) == (50, 50)


def test_a_child_too_old_counts_as_such_even_if_it_was_measured():
    flow = round_flow({"a": True}, {"a": True}, aged_out={"a", "never seen"})
    assert (flow.still, flow.aged_out) == (0, 1)
    assert sum(flow.cells.values()) == 1


def test_only_now_and_too_old_is_nobody():
    assert not round_flow({}, {"a": True}, aged_out={"a"}).cells


def test_nothing_at_risk_has_no_rate():
    flow = round_flow({"a": True}, {"b": False})
    assert (flow.incidence, flow.recovery) == (None, None)
    assert round_flow({}, {}).paired == 0


@given(rounds, rounds, st.sets(st.integers(0, 60)))
def test_the_table_adds_up(before, now, old):
    flow = round_flow(before, now, old)
    assert sum(flow.count(a, b) for a in STANDINGS for b in STANDINGS) == len(before.keys() | (now.keys() - old))
    rows = {a: sum(flow.count(a, b) for b in STANDINGS) for a in STANDINGS}
    assert rows["pendek"] == list(before.values()).count(True)
    assert rows["tidak pendek"] == list(before.values()).count(False)
    columns = {b: sum(flow.count(a, b) for a in STANDINGS) for b in STANDINGS}
    seen = [value for child, value in now.items() if child not in old]
    assert columns["pendek"] == seen.count(True)
    assert flow.lost + flow.aged_out + len(before.keys() & (now.keys() - old)) == len(before)
    assert flow.new == len(now.keys() - old - before.keys())
