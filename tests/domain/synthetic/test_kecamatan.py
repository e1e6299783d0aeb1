"""The invented kecamatan is always the same, looks like a real one, and has the errors it says it has."""

from collections import Counter
from datetime import date
from itertools import pairwise
from statistics import fmean

import pytest

from stunting_tui.domain.age import age_days, completed_months
from stunting_tui.domain.names import is_newborn_placeholder, similarity
from stunting_tui.domain.nik import NikWarning, agrees, check_nik
from stunting_tui.domain.synthetic.faults import COUNTS
from stunting_tui.domain.synthetic.growth import value_at, village_mean
from stunting_tui.domain.synthetic.kecamatan import make_kecamatan
from stunting_tui.domain.synthetic.people import PERIODS, Kecamatan
from stunting_tui.growth.scalar import child_z


@pytest.fixture(scope="module")
def kecamatan() -> Kecamatan:
    return make_kecamatan()


@pytest.fixture(scope="module")
def visits_of(kecamatan):
    """Visits by child and period."""
    return {(visit.child, visit.period): visit for visit in kecamatan.visits}


@pytest.fixture(scope="module")
def scored(kecamatan):
    """Visit -> z-scores and flags, of the last batch."""
    found = []
    for visit in kecamatan.visits:
        if visit.period == PERIODS[-1]:
            person = kecamatan.people[visit.child]
            days = age_days(person.birth_date, visit.measured_on)
            z = child_z(person.sex, days, visit.weight_kg, visit.height_cm, visit.position, visit.oedema)
            found.append((visit, z))
    return found


def of_kind(kecamatan, kind):
    return [planted for planted in kecamatan.planted if planted.kind == kind]


def test_it_is_the_same_each_time_and_another_for_another_seed(kecamatan):
    assert make_kecamatan() == kecamatan
    small = make_kecamatan(3, 200, seed=1)
    assert small == make_kecamatan(3, 200, seed=1)
    assert small.people != make_kecamatan(3, 200, seed=2).people


def test_it_has_the_size_it_should(kecamatan):
    assert len(kecamatan.posyandu) == 60
    assert len(kecamatan.people) == 4000 + COUNTS["ganda"]
    assert {person.village for person in kecamatan.people} == set(range(20))
    assert Counter(visit.period for visit in kecamatan.visits).keys() == set(PERIODS)
    assert all(kecamatan.posyandu[person.posyandu][0] == person.village for person in kecamatan.people)
    assert len(set(kecamatan.posyandu)) == 60


def test_children_are_under_five_born_and_there_when_measured(kecamatan):
    for visit in kecamatan.visits:
        person = kecamatan.people[visit.child]
        assert visit.measured_on > person.birth_date
        assert visit.measured_on.isoformat()[:7] == visit.period
        assert completed_months(person.birth_date, visit.measured_on) < 60
        assert person.status_on is None or visit.measured_on < person.status_on
        assert not (visit.position == "H" and age_days(person.birth_date, visit.measured_on) < 300)


def test_most_children_come(kecamatan):
    day = date(2026, 8, 12)
    there = [
        person.status_on is None or person.status_on > day
        for person in kecamatan.people
        if person.birth_date < day and completed_months(person.birth_date, day) < 60
    ]
    measured = sum(visit.period == PERIODS[-1] for visit in kecamatan.visits)
    assert measured / sum(there) == pytest.approx(0.88, abs=0.03)


def test_nobody_is_real(kecamatan):
    for person in kecamatan.people:
        assert not person.nik or person.nik.startswith("999999")
        assert not person.nik_raw or person.nik_raw.startswith("999999")
    assert any(is_newborn_placeholder(person.name) for person in kecamatan.people)
    whole = [person.nik for person in kecamatan.people if agrees(person.nik, person.sex, person.birth_date)]
    assert len(set(whole)) == len(whole) > 3000


def test_the_prevalences_are_those_of_a_kecamatan(kecamatan, scored):
    valid = [(visit, z) for visit, z in scored if z.haz is not None and not z.flags["haz"]]
    stunted = [z.haz < -2 for _, z in valid]
    assert fmean(stunted) == pytest.approx(0.16, abs=0.02)
    wasted = [z.whz < -2 for _, z in valid if z.whz is not None and not z.flags["whz"]]
    assert fmean(wasted) == pytest.approx(0.05, abs=0.02)
    by_village = {village: [] for village in range(20)}
    for visit, z in valid:
        by_village[kecamatan.people[visit.child].village].append(z.haz < -2)
    assert min(len(found) for found in by_village.values()) < 30
    for village, found in by_village.items():
        if len(found) >= 30:
            assert fmean(found) == pytest.approx(kecamatan.prevalence[village], abs=0.09)


def test_a_child_stays_on_its_curve(kecamatan, scored, visits_of):
    troubled = {planted.child for planted in kecamatan.planted}
    before, after = [], []
    for visit, z in scored:
        person = kecamatan.people[visit.child]
        earlier = visits_of.get((visit.child, PERIODS[0]))
        if earlier and visit.child not in troubled:
            days = age_days(person.birth_date, earlier.measured_on)
            before.append(child_z(person.sex, days, earlier.weight_kg, earlier.height_cm, earlier.position).haz)
            after.append(z.haz)
    middle_before, middle_after = fmean(before), fmean(after)
    shared = fmean((b - middle_before) * (a - middle_after) for b, a in zip(before, after, strict=True))
    spreads = (fmean((b - middle_before) ** 2 for b in before) * fmean((a - middle_after) ** 2 for a in after)) ** 0.5
    assert shared / spreads > 0.85


def test_eight_percent_are_measured_in_the_other_position(kecamatan):
    other = [
        (visit.position == "H") != (age_days(kecamatan.people[visit.child].birth_date, visit.measured_on) >= 731)
        for visit in kecamatan.visits
    ]
    assert fmean(other) == pytest.approx(0.075, abs=0.015)


def test_some_posyandu_read_whole_centimetres(kecamatan):
    heights: dict[int, list[bool]] = {}
    for visit in kecamatan.visits:
        if visit.period == PERIODS[0]:
            post = kecamatan.people[visit.child].posyandu
            heights.setdefault(post, []).append(visit.height_cm == int(visit.height_cm))
    shares = [fmean(found) for found in heights.values()]
    assert 10 <= sum(share == 1 for share in shares) <= 30
    assert sum(share < 0.5 for share in shares) >= 20


def test_every_planted_error_is_there_as_often_as_it_says(kecamatan):
    assert Counter(planted.kind for planted in kecamatan.planted) == COUNTS
    assert len({planted.child for planted in kecamatan.planted}) == sum(COUNTS.values())


@pytest.mark.parametrize(("kind", "index"), [("tb-janggal", "haz"), ("bb-janggal", "waz")])
def test_an_odd_figure_is_flagged(kecamatan, scored, kind, index):
    z = {visit.child: z for visit, z in scored}
    assert all(z[planted.child].flags.get(index) for planted in of_kind(kecamatan, kind))


def test_swapped_figures_look_swapped(kecamatan, visits_of):
    for planted in of_kind(kecamatan, "tertukar"):
        visit = visits_of[planted.child, planted.period]
        assert visit.weight_kg > 60
        assert visit.height_cm < 25


def test_a_fallen_height_is_lower_than_the_one_before(kecamatan, visits_of):
    for planted in of_kind(kecamatan, "tb-turun"):
        before, last = (visits_of[planted.child, period] for period in PERIODS[-2:])
        assert last.height_cm == pytest.approx(before.height_cm - 3)
        assert last.position == before.position


def test_heights_hardly_ever_fall_by_themselves(kecamatan):
    troubled = {planted.child for planted in kecamatan.planted}
    by_child: dict[int, list[float]] = {}
    for visit in kecamatan.visits:
        if visit.child not in troubled:
            by_child.setdefault(visit.child, []).append(visit.height_cm)
    steps = [second - first for heights in by_child.values() for first, second in pairwise(heights)]
    assert fmean(step < -0.5 for step in steps) < 0.005


def test_a_double_is_the_same_child_with_another_spelling(kecamatan, visits_of):
    originals = {(p.name, p.birth_date): p for p in kecamatan.people}
    for planted in of_kind(kecamatan, "ganda"):
        double = kecamatan.people[planted.child]
        first = originals[planted.note.removeprefix("sama dengan "), double.birth_date]
        assert double.name != first.name
        assert similarity(double.name, first.name) >= 88
        assert (double.sex, double.parent_name, double.village) == (first.sex, first.parent_name, first.village)
        assert double.nik is None
        assert double.posyandu != first.posyandu
        assert (planted.child, PERIODS[-1]) in visits_of


@pytest.mark.parametrize(("kind", "warning"), [("nik-semu", NikWarning.SERIAL), ("nik-beda", NikWarning.SEX)])
def test_a_wrong_nik_is_wrong_in_its_own_way(kecamatan, kind, warning):
    for planted in of_kind(kecamatan, kind):
        person = kecamatan.people[planted.child]
        assert check_nik(person.nik, person.sex, person.birth_date, None) == (warning,)


def test_oedema_is_rare_but_there(kecamatan, visits_of):
    assert all(visits_of[planted.child, planted.period].oedema for planted in of_kind(kecamatan, "edema"))
    assert 3 <= sum(visit.oedema for visit in kecamatan.visits) <= 30


@pytest.mark.parametrize(
    ("name", "sex", "key", "z", "value"),
    [
        ("len", "L", 0, 0, 49.8842),  # the median of the WHO table
        ("len", "L", 0, 2, 49.8842 * (1 + 2 * 0.03795)),
        ("wfl", "L", 450, 0, 2.441),
        ("wfl", "L", 440, 0, 2.441),  # below the table: its first row
    ],
)
def test_scores_become_measures_by_the_who_tables(name, sex, key, z, value):
    assert value_at(name, sex, key, z) == pytest.approx(value)


def test_a_village_with_half_its_children_stunted_has_its_mean_at_the_line():
    assert village_mean(0.5) == pytest.approx(-2)
    assert village_mean(0.1) > village_mean(0.2) > -2
