"""Who is on the register on a day, how often one was missed, who grows out of an age group."""

from datetime import date

import pytest

from stunting_tui.domain.monitoring.coverage import Presence, Standing, coverage_rules, leaving, next_round

DAYS = [date(2026, 8, 12), date(2026, 5, 12), date(2026, 2, 12)]
BORN = date(2024, 3, 1)


@pytest.mark.parametrize(
    ("seen", "born", "missed"),
    [
        ((True, False, False), BORN, 0),
        ((False, True, False), BORN, 1),
        ((False, False, True), BORN, 2),
        ((False, False, False), BORN, 3),
        ((False, False, False), date(2026, 3, 1), 2),  # not yet born at the oldest round
        ((False, False, False), date(2026, 8, 20), 0),
    ],
)
def test_missed_one_round_after_another(seen, born, missed):
    assert Presence(born, None, True, seen).missed(DAYS) == missed


@pytest.mark.parametrize(
    ("born", "left", "active", "registered"),
    [
        (BORN, None, True, True),
        (BORN, date(2026, 8, 13), False, True),
        (BORN, date(2026, 8, 12), False, False),
        (date(2021, 8, 12), None, True, False),
        (date(2021, 8, 13), None, True, True),
        (date(2026, 8, 13), None, True, False),
    ],
)
def test_registered(born, left, active, registered):
    child = Presence(born, left, active, (True,))
    assert child.is_registered(DAYS[0]) is registered
    assert bool(child.stranger(DAYS[0])) is not registered


def test_both_denominators_and_none_without_children():
    some = Standing(registered=20, measured=15, strangers=1, stunted=3, valid=12)
    assert (some.coverage, some.of_measured, some.of_registered) == (75.0, 25.0, 15.0)
    nobody = Standing(0, 0, 0, 0, 0)
    assert (nobody.coverage, nobody.of_measured, nobody.of_registered) == (None, None, None)


def test_the_next_round_and_who_leaves_before_it():
    rules = coverage_rules()
    assert next_round(date(2026, 11, 22), rules.months) == date(2027, 2, 28)
    assert next_round(date(2026, 8, 3), rules.months) == date(2026, 8, 31)
    today, until = date(2026, 11, 22), date(2027, 2, 28)
    assert leaving(date(2025, 2, 28), today, until, rules.ages) == (24, until)
    assert leaving(date(2021, 12, 1), today, until, rules.ages) == (60, date(2026, 12, 1))
    assert leaving(date(2024, 11, 22), today, until, rules.ages) is None
    assert leaving(date(2025, 3, 1), today, until, rules.ages) is None
