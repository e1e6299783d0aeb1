"""Counts become shares: implausible and missing z are beside, not in, what a share is of."""

from stunting_tui.domain.prevalence.tally import Counts, PlaceCounts, group_figures, total, village_figures

SOME = Counts(registered=60, measured=50, haz_low=9, haz_lowest=2, haz_flagged=3, haz_missing=2, whz_high=4)


def test_a_share_is_of_the_valid_ones():
    found = group_figures(SOME, 50)
    assert (found.registered, found.measured, found.coverage) == (60, 50, 100 * 50 / 60)
    assert (found.stunted.n, found.stunted.of, found.stunted.percent) == (9, 45, 20.0)
    assert (found.stunted.flagged, found.stunted.missing) == (3, 2)
    assert (found.severely_stunted.n, found.overweight.n, found.overweight.of) == (2, 4, 50)


def test_a_part_of_a_batch_has_a_narrower_interval_than_a_whole_one():
    alone, part = group_figures(SOME, 45).stunted, group_figures(SOME, 4500).stunted
    assert alone.low < part.low < part.percent < part.high < alone.high


def test_groups_add_up():
    assert total([SOME, SOME]).haz_low == 18
    assert total([]) == Counts()


def test_change_is_told_where_both_months_have_enough_children():
    before = group_figures(Counts(measured=40, haz_low=4), 40).stunted
    few = group_figures(Counts(measured=29, haz_low=4), 29).stunted
    place = ("33.04.08.2001", "A", "Desa")
    assert village_figures(place, PlaceCounts(under_five=SOME), 50, before).change == 10.0
    assert village_figures(place, PlaceCounts(under_five=SOME), 50, few).change is None
    assert village_figures(place, PlaceCounts(), 50, before).change is None
