import pytest

from db.connection import database
from db.models import SheetWork
from stunting_tui.services.desk import sheet_work
from stunting_tui.services.store import transaction
from stunting_tui.session import Session
from tests.services.sheet_setup import desk_of


@pytest.fixture
def desk(store):
    return desk_of(store)


def test_counts_add_up_for_each_operator(desk):
    sheet = desk.sheet()
    other = Session("lain", desk.session.database, desk.session.clock)
    for session, counts in (
        (desk.session, {"cells": 3, "stops": 1}), (other, {"cells": 7}), (desk.session, {"cells": 2, "children": 1}),
        (desk.session, {"rekeyed": 4}),
    ):  # fmt: skip
        with transaction(session) as writer:
            sheet_work.note(session, writer, sheet, **counts)
    rows = {row.operator: (row.children, row.cells, row.stops, row.rekeyed) for row in SheetWork.select()}
    assert rows == {"penguji": (1, 5, 1, 4), "lain": (0, 7, 0, 0)}


@pytest.mark.parametrize(
    ("gaps", "seconds"), [((), 0), ((5, 30), 35), ((120,), 120), ((121,), 0), ((10, 3600, 10), 20), ((-50,), 0)]
)
def test_time_at_the_keys_leaves_out_pauses(desk, gaps, seconds):
    sheet = desk.sheet()
    for gap in (0, *gaps):
        desk.wait(gap)
        with transaction(desk.session) as writer:
            sheet_work.note(desk.session, writer, sheet, cells=1)
    [row] = SheetWork.select()
    assert (row.seconds, row.cells, row.last_at) == (seconds, 1 + len(gaps), desk.session.stamp)


def test_a_note_is_one_statement_without_audit(desk, query):
    sheet = desk.sheet()
    before = query("SELECT count(*) FROM audit")
    asked = []
    with transaction(desk.session) as writer:
        database.connection().set_trace_callback(asked.append)
        sheet_work.note(desk.session, writer, sheet, cells=1)
        database.connection().set_trace_callback(None)
    assert len(asked) == 1
    assert query("SELECT count(*) FROM audit") == before
