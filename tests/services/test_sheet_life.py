import pytest

from db.models import EntrySheet
from stunting_tui.services import sheet_life
from stunting_tui.services.store import transaction
from tests.services.sheet_setup import set_up, ticking


@pytest.fixture
def desk(store):
    session, clock = ticking(store)
    desk = set_up(session)
    desk.clock = clock
    return desk


@pytest.mark.parametrize("state", ["lengkap", "diperiksa"])
def test_a_changed_visit_makes_the_sheet_a_draft_again(desk, query, state):
    sheet = desk.sheet()
    with transaction(desk.session) as writer:
        writer.update(sheet, sheet.version, state=state)
    for _ in range(2):
        with transaction(desk.session) as writer:
            sheet_life.touched(writer, sheet)
    assert EntrySheet.get_by_id(sheet.id).state == "draf"
    assert query("SELECT old, new FROM audit WHERE table_name = 'entry_sheet' AND field = 'state' ORDER BY id") == [
        ("draf", state), (state, "draf"),
    ]  # fmt: skip


@pytest.mark.parametrize("state", ["draf", "terkunci"])
def test_other_states_stay(desk, state):
    sheet = desk.sheet()
    with transaction(desk.session) as writer:
        writer.update(sheet, sheet.version, state=state)
        sheet_life.touched(writer, sheet)
    assert EntrySheet.get_by_id(sheet.id).state == state
