"""Prevalence of a made-up batch: exact values, the same as the figures of Beranda, and groups that cannot be told."""

from datetime import date

import pytest

from stunting_tui.domain.prevalence.prevalence_view import GROUPINGS
from stunting_tui.errors import DataError
from stunting_tui.services.quality.figures import batch_figures
from stunting_tui.services.quality.prevalences import flow, read_rounds, view
from tests.services.made_up_batch import MadeUp

MAY = date(2026, 5, 12)


@pytest.fixture
def made(store):
    return MadeUp(store)


def fill(made):
    """Sengon: 8 of 20 stunted in two posyandu, 5 absent; Joho: 1 of 10, one without z. Return the batch."""
    for at in range(20):
        child = made.child(post=f"MAWAR {at % 2 + 1}", sex="LP"[at % 2], age_days=200 + 60 * at)
        made.visit(child, haz=-3.5 if at < 2 else -2.5 if at < 8 else -1.0, whz=-2.5 if at == 0 else -0.5)
    for _ in range(5):
        made.child(post="MAWAR 2", age_days=400)
    for at in range(10):
        batch = made.visit(made.child("Joho", "KENANGA", age_days=300), haz=-2.1 if at == 0 else 0.0)
    made.visit(made.child("Joho", "KENANGA", age_days=300), haz=-7.0)
    return batch


def test_shares_of_the_whole_are_those_of_the_figures(made):
    batch = fill(made)
    shown, told = view(read_rounds(batch)), batch_figures(batch).total.under_five
    for code in ("stunted", "severely_stunted", "wasted", "severely_wasted", "underweight", "overweight"):
        mine, theirs = shown.whole.shares[code], getattr(told, code)
        assert (mine.n, mine.of) == (theirs.n, theirs.of)
        assert mine.percent == pytest.approx(theirs.percent)
    assert (shown.whole.shares["stunted"].n, shown.whole.shares["stunted"].of) == (9, 30)
    assert shown.whole.shares["stunted_wasted"].n == 1
    assert (shown.coverage[-1].registered, shown.coverage[-1].measured) == (told.registered, told.measured) == (36, 31)
    assert shown.classes == {"stunted": "sangat tinggi", "wasted": "rendah", "overweight": "sangat rendah"}
    assert shown.period_before == "" and shown.changes == {}


def test_interval_of_a_batch_without_flags_is_that_of_the_figures(made):
    for at in range(30):
        batch = made.visit(made.child(), haz=-2.5 if at < 6 else 0.0)
    mine, theirs = view(read_rounds(batch)).whole.shares["stunted"], batch_figures(batch).total.under_five.stunted
    assert (mine.low, mine.high) == pytest.approx((theirs.low, theirs.high))


def test_groups_add_up_in_every_grouping(made):
    rounds = read_rounds(fill(made))
    for grouping in GROUPINGS:
        shown = view(rounds, grouping)
        assert sum(one.shares["stunted"].n for one in shown.groups) == 9
        assert sum(one.registered for one in shown.coverage[:-1]) == 36
    villages = {one.name: one.shares["stunted"] for one in view(rounds, "desa").groups}
    assert {name: (one.n, one.of) for name, one in villages.items()} == {"Sengon": (8, 20), "Joho": (1, 10)}


def test_the_missing_bound_the_share(made):
    shown = view(read_rounds(fill(made)), "desa")
    bounds = {one.name: one.bounds for one in shown.coverage}
    sengon = bounds["Sengon"]
    assert (sengon.n, sengon.of, sengon.missing) == (8, 20, 5)
    assert (sengon.none_stunted, sengon.all_stunted) == (32.0, 52.0)
    assert bounds["semua"].missing == 6
    assert bounds["semua"].none_stunted == 25.0


def test_clusters_widen_the_interval_and_one_posyandu_has_none(made):
    rounds = read_rounds(fill(made))
    simple, clustered = (
        view(rounds, "desa", design).whole.shares["stunted"] for design in ("sederhana", "klaster posyandu")
    )
    assert simple.percent == clustered.percent
    assert clustered.high - clustered.low > simple.high - simple.low
    joho = next(one for one in view(rounds, "desa", "klaster posyandu").groups if one.name == "Joho")
    assert joho.shares["stunted"].percent == 10.0
    assert joho.shares["stunted"].low is None
    assert joho.shares["stunted"].reason == "semua anak dari satu posyandu"


def test_one_child_none_and_a_batch_of_one_posyandu(made):
    batch = made.visit(made.child(), haz=-2.5)
    made.child("Joho", "KENANGA")
    shown = view(read_rounds(batch), "desa", "klaster posyandu")
    sengon, joho = (next(one for one in shown.groups if one.name == name) for name in ("Sengon", "Joho"))
    assert (sengon.shares["stunted"].percent, sengon.shares["stunted"].low) == (100.0, None)
    assert sengon.shares["stunted"].reason == "hanya satu anak"
    assert (joho.shares["stunted"].percent, joho.shares["stunted"].reason) == (None, "tidak ada anak dengan z yang sah")
    assert shown.coverage[-1].bounds.borrowed == 1
    made.visit(made.child(), haz=0.0)
    assert view(read_rounds(batch), "desa", "klaster posyandu").whole.shares["stunted"].reason == "hanya satu posyandu"


def test_children_without_a_posyandu_are_told(made):
    made.visit(made.child(post=""), haz=-2.5)
    batch = made.visit(made.child(), haz=-1)
    assert view(read_rounds(batch)).left_out == 0
    assert view(read_rounds(batch), "umur", "klaster posyandu").left_out == 1


def test_under_five_is_by_days(made):
    made.visit(made.child(age_days=1827), haz=-3)
    batch = made.visit(made.child(age_days=1826), haz=-3)
    assert view(read_rounds(batch)).whole.children == 1


def test_flow_between_two_rounds(made):
    ages = {"tetap": 700, "baru": 700, "pulih": 700, "hilang": 700, "lewat": 1800, "sehat": 700}
    children = {name: made.child(age_days=age) for name, age in ages.items()}
    for name, child in children.items():
        made.visit(child, haz=-2.5 if name in ("tetap", "pulih", "lewat") else -1, day=MAY)
    children["lain"] = made.child("Joho")
    second = {"tetap": -2.2, "baru": -2.1, "pulih": -1.9, "sehat": 0.0, "lain": -4}
    for name, haz in second.items():
        batch = made.visit(children[name], haz=haz)
    made.visit(made.child(age_days=1), haz=None)
    rounds = read_rounds(batch)
    shown = flow(rounds)
    found = shown.whole.flow
    assert (found.newly, found.recovered, found.still, found.paired) == (1, 1, 1, 4)
    assert (found.lost, found.aged_out, found.new) == (2, 0, 2)
    assert (found.incidence, found.recovery) == (50.0, 50.0)
    assert [line.name for line in shown.villages] == ["Joho", "Sengon"]
    assert shown.villages[0].flow.new == 1
    change = view(rounds).changes["stunted"]
    assert change.points == pytest.approx(60 - 50)
    assert not change.certain


def test_who_is_five_by_the_second_round_has_aged_out(made):
    old, young = made.child(age_days=1830), made.child()
    made.visit(old, haz=-2.5, day=MAY)
    made.visit(young, haz=-1, day=MAY)
    batch = made.visit(young, haz=-1)
    found = flow(read_rounds(batch)).whole.flow
    assert (found.aged_out, found.lost) == (1, 0)
    assert flow(read_rounds(batch - 1)) is None


def test_without_a_district_or_a_measurement_it_says_so(store):
    with pytest.raises(DataError, match="Kecamatan belum dipilih"):
        read_rounds()
    MadeUp(store)
    with pytest.raises(DataError, match="Belum ada pengukuran"):
        read_rounds()
