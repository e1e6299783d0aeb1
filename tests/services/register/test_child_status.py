"""A child that moved, died or grew out is gone from that day on: from the lists, from the sasaran; and comes back."""

from datetime import date

import pytest

from stunting_tui.errors import ConflictError, DataError
from stunting_tui.services.quality import coverage, figures, follow_ups, remeasures
from stunting_tui.services.register import child_status
from stunting_tui.services.register.child_status import ACTIVE, DIED, GROWN, MOVED
from stunting_tui.services.register.children import child_detail
from tests.services.made_up_batch import DAY, MadeUp


@pytest.fixture
def made(store):
    return MadeUp(store)


def put(made, child, status, since=None):
    child_status.set_status(made.session, child_status.standing(child), status, since)


def test_gone_from_the_day_on(made, query):
    missing, thin = made.child(), made.child()
    batch = made.visit(made.child(), haz=-1.0)
    made.visit(thin, haz=-2.5, whz=-3.4)
    before = figures.batch_figures(batch).total.under_five.registered
    assert [line.child_id for line in coverage.coverage(made.session).lines if line.is_missing] == [missing]
    assert [line.child_id for line in follow_ups.follow_lines(made.session)] == [thin]
    put(made, missing, MOVED, DAY)
    put(made, thin, DIED, DAY)
    assert child_detail(missing).left_on == DAY
    assert not any(line.is_missing for line in coverage.coverage(made.session).lines)
    assert follow_ups.follow_lines(made.session) == []
    assert figures.batch_figures(batch).total.under_five.registered == before - 1, "who was measured was there"
    assert query("SELECT DISTINCT field FROM audit WHERE table_name = 'child' AND action = 'ubah'") == [
        ("status",), ("status_on",),
    ]  # fmt: skip
    put(made, missing, ACTIVE)
    assert [line.child_id for line in coverage.coverage(made.session).lines if line.is_missing] == [missing]
    assert query("SELECT status, status_on FROM child WHERE id = ?", missing) == [("aktif", None)]


def test_left_after_the_batch_it_counts_there_but_is_not_looked_for(made):
    child = made.child()
    made.visit(made.child(), haz=-1.0)
    standing = coverage.coverage(made.session).standing()
    put(made, child, MOVED, date(2026, 8, 13))
    found = coverage.coverage(made.session)
    assert found.standing() == standing, "it was of the sasaran on the day of the batch"
    (line,) = [line for line in found.lines if line.child_id == child]
    assert (line.registered, line.is_missing, line.gone) == (True, False, "pindah 13-08-2026")
    assert coverage.remark(line) == "belum diukur, pindah 13-08-2026"


def test_who_left_is_not_measured_again(made, query):
    child = made.child(age_days=900)
    batch = made.visit(child, haz=-7.0)
    assert [line.child_id for line in remeasures.remeasure_lines(made.session, batch)] == [child]
    put(made, child, MOVED, date(2026, 8, 20))
    assert remeasures.remeasure_lines(made.session, batch) == []


@pytest.mark.parametrize(
    ("status", "since", "said"),
    [
        (MOVED, date(2027, 1, 1), "tidak mungkin"),
        (DIED, date(2020, 1, 1), "tidak mungkin"),
        (MOVED, date(2026, 8, 11), "masih diukur pada 12-08-2026"),
        (GROWN, date(2026, 8, 20), "baru berumur 23 bulan"),
    ],
)
def test_days_that_cannot_be(made, query, status, since, said):
    child = made.child()
    made.visit(child, haz=-1.0)
    with pytest.raises(DataError, match=said):
        put(made, child, status, since)
    assert query("SELECT status, status_on FROM child WHERE id = ?", child) == [("aktif", None)]


def test_two_operators_at_one_child(made):
    child = made.child()
    known = child_status.standing(child)
    put(made, child, MOVED, DAY)
    with pytest.raises(ConflictError):
        child_status.set_status(made.session, known, DIED, DAY)


def test_the_day_proposed(made):
    young, grown = child_status.standing(made.child()), child_status.standing(made.child(age_days=1900))
    today = made.session.today
    assert young.proposed(MOVED, today) == today
    assert grown.proposed(GROWN, today) < DAY
    assert young.proposed(GROWN, today) == today
    child = made.child(status="pindah", status_on="2026-08-01")
    assert child_status.standing(child).proposed(MOVED, today) == date(2026, 8, 1)


def test_a_merged_child_has_no_status_of_its_own(made, query):
    one, other = made.child(), made.child()
    query("UPDATE child SET merged_into_id = ? WHERE id = ?", one, other)
    with pytest.raises(DataError, match="digabung"):
        child_status.standing(other)
