"""Coverage by name says the same as the figures of the batch, and counts by RT."""

from datetime import UTC, datetime

import pytest

from stunting_tui.services.lesson.demo import make_demo
from stunting_tui.services.quality import coverage, figures
from stunting_tui.services.store import close_store, open_store
from stunting_tui.session import Session


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    session = Session("penguji", path, lambda: datetime(2026, 11, 22, 9, 0, tzinfo=UTC))
    made = make_demo(path, session, children=400)
    open_store(session)
    yield session, made
    close_store()


def test_the_counts_are_those_of_the_figures(demo):
    session, _made = demo
    found = coverage.coverage(session)
    batch = next(one for one in figures.batches() if one.period == found.period)
    group = figures.batch_figures(batch.id).total.under_five
    standing = found.standing()
    assert (standing.registered, standing.measured) == (group.registered, group.measured)
    assert standing.stunted == group.stunted.n
    assert found.rounds[0] > found.rounds[1] > found.rounds[2]


def test_by_rt_adds_up(demo):
    session, _made = demo
    found = coverage.coverage(session)
    counts = coverage.by_rt(found.lines)
    assert sum(count for _gone, count in counts.values()) == found.standing().registered
    missing = found.standing().registered - found.standing().measured
    assert sum(gone for gone, _count in counts.values()) == missing


def test_missed_rounds_are_among_the_unmeasured(demo):
    session, _made = demo
    for line in coverage.coverage(session).lines:
        assert (line.missed > 0) == (line.registered and not line.measured)


def test_missed_rounds_are_told_in_full_and_in_brief(demo):
    session, _made = demo
    line = next(one for one in coverage.coverage(session).lines if one.missed == 2)
    assert coverage.remark(line).startswith("tidak diukur 2 putaran")
    assert coverage.remark(line, brief=True) == "2 putaran"
