"""The ledger in memory: standings, chains, the order that presses, filters, quarters and money."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.domain.deliberation.agreement import Agreement, AgreementStatus, DeliberationKind, Fund
from stunting_tui.domain.following.ledger import Meeting, Standing, Step, assemble, chain, in_order
from stunting_tui.domain.following.ledger_views import MIXED, UNNAMED, Filter, Which, by_source, quarters

TODAY = date(2026, 11, 22)
FIRST = Meeting(1, date(2026, 2, 10), "Rembuk", DeliberationKind.REMBUK, 1)
SECOND = Meeting(2, date(2026, 8, 25), "Rembuk", DeliberationKind.REMBUK, 2)
RUNNING, DONE = AgreementStatus.RUNNING, AgreementStatus.DONE


def point(number, **values):
    return Agreement(**{"ordinal": number, "text": f"Kesepakatan {number}", "id": number, **values})


def book(first=(), second=(), steps=None):
    return {entry.id: entry for entry in assemble({1: FIRST, 2: SECOND}, {1: first, 2: second}, steps or {})}


def test_what_was_carried_is_alive_once():
    told = {
        1: [Step(date(2026, 3, 1), RUNNING, 40, 2_000_000, id=1)],
        2: [Step(date(2026, 9, 1), RUNNING, None, 500_000)],
    }
    funds = (Fund("APBDes", 2_000_000),)
    found = book([point(1, status=RUNNING, funds=funds)], [point(2, status=RUNNING, carried_from=1, funds=funds)], told)
    old, new = found[1], found[2]
    assert (old.standing, old.ended_on, old.code) == (Standing.CARRIED, SECOND.held_on, "26-1/1")
    assert (new.standing, new.begun_on, new.percent, new.spent_before, new.spent) == (
        Standing.RUNNING, FIRST.held_on, 40, 2_000_000, 500_000,
    )  # fmt: skip
    assert (old.over, new.over) == (0, 500_000)
    assert (old.age(TODAY), new.age(TODAY)) == (196, 285)
    assert [one.id for one in chain(found.values(), 1)] == [one.id for one in chain(found.values(), 2)] == [1, 2]
    assert chain(found.values(), 9) == []


def test_what_was_not_agreed_is_kept_and_never_late():
    entry = book([point(1, accepted=False, refusal="tanpa dana", due_on=date(2026, 3, 1))])[1]
    assert (entry.standing, entry.is_alive, entry.days_late(TODAY)) == (Standing.REFUSED, False, 0)


def test_done_is_whole_and_ends_on_the_day_it_was_told():
    entry = book([point(1, status=DONE, due_on=date(2026, 3, 1))], steps={1: [Step(date(2026, 4, 1), DONE)]})[1]
    assert (entry.percent, entry.ended_on, entry.days_late(TODAY)) == (100, date(2026, 4, 1), 0)


def test_minilok_is_counted_for_itself():
    assert Meeting(7, date(2026, 10, 9), "Minilok", DeliberationKind.MINILOK, 10).label == "26-m10"


def test_a_circle_of_carried_agreements_ends():
    found = book([point(1, carried_from=2)], [point(2, carried_from=1)])
    assert {one.id for one in chain(found.values(), 1)} == {1, 2}


days = st.none() | st.dates(date(2026, 2, 10), date(2027, 12, 31))


@given(st.lists(st.tuples(days, st.sampled_from(AgreementStatus)), min_size=1, max_size=12))
def test_the_most_pressing_come_first(wanted):
    points = [point(at, due_on=due, status=status) for at, (due, status) in enumerate(wanted, 1)]
    shown = in_order(book(points).values())
    alive = [entry.is_alive for entry in shown]
    assert alive == sorted(alive, reverse=True)
    late = [entry.days_late(TODAY) for entry in shown]
    assert late == sorted(late, reverse=True)
    dues = [entry.agreement.due_on or date.max for entry in shown if entry.is_alive]
    assert dues == sorted(dues)


ENTRIES = tuple(
    book(
        [
            point(1, due_on=date(2026, 10, 31), responsible="Kepala Puskesmas", villages=("A",)),
            point(2, due_on=date(2026, 12, 31), responsible="PKB", status=RUNNING),
            point(3, due_on=date(2026, 5, 1), responsible="Camat", status=DONE, villages=("B",)),
        ],
        [point(4, due_on=date(2027, 1, 31), responsible="PKB kecamatan", villages=("A", "B"))],
        {3: [Step(date(2026, 7, 3), DONE, 100)], 2: [Step(date(2026, 5, 5), RUNNING, 20)]},
    ).values()
)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Filter(), [1, 2, 3, 4]),
        (Filter(Which.ALIVE), [1, 2, 4]),
        (Filter(Which.OVERDUE), [1]),
        (Filter(Which.DONE), [3]),
        (Filter(village="A"), [1, 2, 4]),
        (Filter(responsible="pkb"), [2, 4]),
        (Filter(responsible="kec pkb"), [4]),
        (Filter(quarter="2026-T2"), [2, 3]),
        (Filter(quarter="2026-T3"), [3]),
        (Filter(Which.ALIVE, village="B", responsible="pkb"), [2, 4]),
        (Filter(year=2025), []),
    ],
)
def test_filters(wanted, found):
    assert [entry.id for entry in ENTRIES if wanted.holds(entry, TODAY)] == found


def test_quarters_of_a_year():
    shown = [
        (one.period[-2:], one.due, one.kept, one.told, one.silent, one.ended) for one in quarters(ENTRIES, 2026, TODAY)
    ]
    assert shown == [("T1", 0, 0, 0, 3, 0), ("T2", 1, 1, 1, 2, 0), ("T3", 0, 0, 1, 3, 1), ("T4", 2, 0, 0, 3, 0)]
    assert [one.silent for one in quarters(ENTRIES, 2027, TODAY)] == [0, 0, 0, 0]


amounts = st.integers(0, 10**9)
step = st.builds(Step, st.dates(date(2026, 2, 10), date(2026, 12, 31)), st.just(RUNNING), st.none(), amounts)


@given(
    st.lists(
        st.tuples(
            st.lists(st.builds(Fund, st.sampled_from(["APBDes", "BOK", "CSR"]), amounts), max_size=3).map(tuple),
            st.lists(step, max_size=3),
        ),
        max_size=6,
    )
)
def test_no_rupiah_is_lost_between_quarters_and_sources(cases):
    points = [point(at, funds=funds) for at, (funds, _) in enumerate(cases, 1)]
    found = list(book(points, steps={at: told for at, (_, told) in enumerate(cases, 1)}).values())
    whole = sum(entry.spent for entry in found)
    assert sum(one.spent for one in quarters(found, 2026, TODAY)) == whole
    assert sum(one.spent for one in by_source(found)) == whole
    assert sum(one.budget for one in by_source(found)) == sum(entry.agreement.budget for entry in found)


def test_spent_belongs_to_the_only_source():
    funds = (Fund("APBDes", 10), Fund("BOK", 5))
    told = {at: [Step(date(2026, 9, 1) + timedelta(days=at), RUNNING, None, 7)] for at in (1, 2, 3, 4)}
    points = [point(1, funds=funds[:1]), point(2, funds=funds), point(3), point(4, funds=funds[1:], carried_from=9)]
    shown = {one.name: (one.budget, one.spent, one.over) for one in by_source(book(points, steps=told).values())}
    assert shown == {"APBDes": (20, 7, 0), "BOK": (10, 7, 0), MIXED: (0, 7, 0), UNNAMED: (0, 7, 0)}
    carried = replace(point(2, funds=funds), id=8, carried_from=1)
    again = {one.name: one.budget for one in by_source(book([points[0]], [carried], told).values())}
    assert again == {"APBDes": 10, "BOK": 5}
