"""Figures of invented villages: they fit the children who live there and each other."""

from datetime import date

from stunting_tui.domain.planning.village_year import FIELDS, VillageYear, first_objection, with_values
from stunting_tui.domain.synthetic.kecamatan import make_kecamatan
from stunting_tui.domain.synthetic.villages import village_figures

DAY = date(2026, 2, 1)


def test_every_village_is_known_and_can_be():
    people = make_kecamatan(6, 600).people
    found = village_figures(people, [True] * 5 + [False], DAY)
    assert found == village_figures(people, [True] * 5 + [False], DAY)
    for figures in found:
        assert set(figures) == set(FIELDS)
        assert first_objection(with_values(VillageYear(1, DAY.year), figures)) == ""
    budgets = [(one["apbdes"], one["apbdes_stunting"]) for one in found]
    assert budgets[-1] == (None, None)
    assert all(part and whole and part < 0.12 * whole for whole, part in budgets[:-1])


def test_children_are_counted_who_live_there_on_the_day():
    people = make_kecamatan(6, 600).people
    born = [one for one in people if one.birth_date <= DAY and (one.status_on is None or one.status_on > DAY)]
    total = sum(one["balita"] for one in village_figures(people, [True] * 6, DAY))
    assert 0.97 * len(born) <= total <= len(born) < len(people)
