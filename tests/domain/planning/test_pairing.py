"""Pairs of villages: who may be learnt from, in which order, and the words for it."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.domain.planning.indicators import Indicator, read
from stunting_tui.domain.planning.pairing import Candidate, models_for, pair_of, pairs
from stunting_tui.domain.planning.priority import Measures, priority_rules

RULES = priority_rules().pairing
ASI = Indicator("P04", "ASI eksklusif", "ASI eksklusif", "", "a", "b", "%", 80.0, "naik")


def village(number, percent, *, change=None, measured=90, registered=100, kind="Desa", asi=None):
    measures = Measures(number, f"Desa {number}", int(measured * percent / 100), measured, registered, percent, change)
    readings = {} if asi is None else {"P04": read(ASI, asi, 100, 80.0, 5)}
    return Candidate(measures, kind, readings)


def test_kind_comes_first_then_size_then_what_is_ahead():
    learner = village(1, 30)
    others = [
        village(2, 5, kind="Kelurahan"),
        village(3, 5, registered=900, measured=800),
        village(4, 20),
        village(5, 10),
    ]
    assert [one.id for one in models_for(learner, [learner, *others], RULES)] == [5, 4, 3, 2]


def test_an_improving_village_is_one_to_learn_from_even_where_it_is_hardly_lower():
    learner, improved, same = village(1, 30), village(2, 28, change=-4), village(3, 28, change=1)
    assert [one.id for one in models_for(learner, [improved, same], RULES)] == [2]
    assert "turun 4,0 poin dari batch sebelumnya" in pair_of(learner, improved, RULES).reason


def test_words_and_points():
    learner = village(1, 29.5, measured=82, asi=60)
    partner = village(2, 10, measured=95, asi=85)
    pair = pair_of(learner, partner, RULES)
    assert pair.reason == "prevalensi 10,0 % lawan 29,5 %; sama-sama desa; besarnya sebanding (100 dan 100 balita)"
    assert pair.points == ("D/S 95,0 % di Desa 2, 82,0 % di Desa 1", "ASI eksklusif: 85,0 %, di sini 60,0 %")
    other = pair_of(learner, village(3, 9, measured=12, kind="Kelurahan", registered=900), RULES)
    assert other.reason.startswith("n kecil: hanya 12 anak diukur")
    assert "lain jenis (Kelurahan); besarnya berbeda" in other.reason


def test_a_partner_is_spread_over_at_most_so_many():
    learners = [village(number, 30 + number) for number in range(1, 6)]
    found = pairs([*learners, village(8, 5), village(9, 6)], 20, RULES)
    asked = [pair.partner_id for pair in found]
    assert asked[:4] == [8, 8, 9, 9]
    assert asked[4] == 8, "where all were asked often enough the best comes again"


@given(st.lists(st.tuples(st.floats(0, 60), st.integers(0, 200), st.floats(-9, 9)), max_size=9), st.floats(0, 50))
def test_no_pair_with_few_children_nor_with_oneself(found, average):
    villages = [
        replace(village(number, percent, change=change), measures=replace(
            village(number, percent, change=change).measures, measured=measured, registered=measured + 5))
        for number, (percent, measured, change) in enumerate(found)
    ]  # fmt: skip
    known = {one.id: one for one in villages}
    for pair in pairs(villages, average, RULES):
        one, other = known[pair.village_id].measures, known[pair.partner_id].measures
        assert pair.village_id != pair.partner_id
        assert not other.small
        assert not one.small
        assert other.percent < one.percent
        assert one.percent > average
