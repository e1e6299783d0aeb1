"""The half filled register of the demo: one posyandu of a size to be typed, not by name, doubtful where it says so."""

from datetime import date

import pytest

from stunting_tui.domain.synthetic.kecamatan import make_kecamatan
from stunting_tui.domain.synthetic.paper import BORN, DAY, make_paper, with_order


@pytest.fixture(scope="module")
def kecamatan():
    return make_kecamatan()


@pytest.fixture(scope="module")
def paper(kecamatan):
    return make_paper(kecamatan)


def test_it_is_one_posyandu_of_about_forty_children_half_of_them_filled_in(kecamatan, paper):
    assert 35 <= len(paper.children) <= 45
    people = [kecamatan.people[child] for child in paper.children]
    assert {person.posyandu for person in people} == {paper.posyandu}
    assert all(person.status == "aktif" and BORN[0] < person.birth_date <= BORN[1] for person in people)
    assert [row.child for row in paper.rows] == list(paper.children[: len(paper.children) // 2])


def test_its_order_is_the_order_in_which_they_came_not_by_name(kecamatan, paper):
    people = [kecamatan.people[child] for child in paper.children]
    assert [person.name for person in people] != sorted(person.name for person in people)
    assert [person.birth_date for person in people] != sorted(person.birth_date for person in people)
    ordered = with_order(kecamatan.people, paper)
    assert [ordered[child].register_order for child in paper.children] == [*range(1, len(paper.children) + 1)]
    assert sum(person.register_order is not None for person in ordered) == len(paper.children)


def test_two_values_have_a_reason_one_child_was_absent_one_height_is_lacking(paper):
    assert [sorted(row.forced) for row in paper.rows if row.forced] == [["weight_kg"], ["height_cm"]]
    assert sum(row.cells["weight_kg"].startswith("-") for row in paper.rows) == 1
    assert sum("height_cm" not in row.cells for row in paper.rows) == 1
    assert {row.cells["measured_on"] for row in paper.rows} == {str(DAY.day)}
    assert date(2026, 9, 1) <= DAY <= date(2026, 9, 30)


def test_a_small_kecamatan_has_a_register_too():
    small = make_kecamatan(3, 200, seed=1)
    assert make_paper(small) == make_paper(small)
    assert make_paper(small).rows
