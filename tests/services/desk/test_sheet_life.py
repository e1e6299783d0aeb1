import pytest

from db.models import Child, EntrySheet, SecondEntry
from stunting_tui.errors import ConflictError, DataError
from stunting_tui.services.desk import second_entry, sheet_life
from stunting_tui.services.desk.sheet_overview import overview
from stunting_tui.services.store import transaction
from stunting_tui.session import Session
from tests.services.sheet_setup import MONTH, desk_of


@pytest.fixture
def desk(store):
    return desk_of(store)


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


def seen(desk):
    return overview(desk.session, desk.post, MONTH)


def second_typing(desk, **wrong):
    """Draw and type a second time as on paper, but for the fields in `wrong`."""
    second_entry.draw(desk.session, desk.post, MONTH)
    for cell in SecondEntry.select():
        second_entry.put(desk.session, desk.post, MONTH, cell.child_id, cell.field, wrong.get(cell.field, cell.first))


def test_the_whole_life(desk, query):
    desk.type_all()
    assert sheet_life.advance(desk.session, seen(desk)) == "lengkap"
    second_typing(desk)
    assert sheet_life.advance(desk.session, seen(desk)) == "diperiksa"
    assert sheet_life.advance(desk.session, seen(desk)) == "terkunci"
    with pytest.raises(DataError, match="sudah terkunci"):
        sheet_life.advance(desk.session, seen(desk))
    with pytest.raises(DataError, match="Alasan"):
        sheet_life.reopen(desk.session, seen(desk), "  ")
    sheet_life.reopen(desk.session, seen(desk), "register dibetulkan bidan")
    assert (seen(desk).state, seen(desk).reason) == ("draf", "register dibetulkan bidan")
    told = query("SELECT field, old, new FROM audit WHERE table_name = 'entry_sheet' AND action = 'ubah' ORDER BY id")
    assert told == [
        ("state", "draf", "lengkap"), ("state", "lengkap", "diperiksa"), ("state", "diperiksa", "terkunci"),
        ("state", "terkunci", "draf"), ("reason", "", "register dibetulkan bidan"),
    ]  # fmt: skip


def test_completing_says_what_is_missing_and_takes_a_reason(desk):
    desk.type(0, weight_kg="10,2", height_cm="82,0")
    desk.type(1, weight_kg="10,6")
    desk.lacks(2)
    with pytest.raises(DataError, match=r"tanpa tinggi 1, belum diisi 2\."):
        sheet_life.advance(desk.session, seen(desk))
    assert seen(desk).state == "draf"
    sheet_life.advance(desk.session, seen(desk), "register hilang")
    assert (seen(desk).state, seen(desk).reason) == ("lengkap", "register hilang")


def test_a_reason_that_was_not_needed_is_not_kept(desk):
    desk.type_all()
    sheet_life.advance(desk.session, seen(desk), "tidak perlu")
    assert (seen(desk).state, seen(desk).reason) == ("lengkap", "")


def test_checking_needs_the_second_typing_finished(desk):
    desk.type_all()
    sheet_life.advance(desk.session, seen(desk))
    with pytest.raises(DataError, match="Belum ada ketik ulang"):
        sheet_life.advance(desk.session, seen(desk))
    second_entry.draw(desk.session, desk.post, MONTH)
    with pytest.raises(DataError, match="baru 0 dari 9 sel"):
        sheet_life.advance(desk.session, seen(desk))
    for cell in SecondEntry.select():
        text = "12,0" if cell.field == "weight_kg" else cell.first
        second_entry.put(desk.session, desk.post, MONTH, cell.child_id, cell.field, text)
    with pytest.raises(DataError, match="3 beda ketik ulang belum dijawab"):
        sheet_life.advance(desk.session, seen(desk))
    sheet_life.advance(desk.session, seen(desk), "register sedang dipinjam")
    assert (seen(desk).state, seen(desk).reason) == ("diperiksa", "register sedang dipinjam")


def test_a_sheet_without_children_is_not_completed(store):
    desk = desk_of(store)
    with transaction(desk.session) as writer:
        for child in Child.select():
            writer.update(child, child.version, status="pindah")
    with pytest.raises(DataError, match="Tidak ada anak"):
        sheet_life.advance(desk.session, seen(desk))


def test_another_operator_was_faster(desk):
    desk.type_all()
    old = seen(desk)
    other = Session("lain", desk.session.database, desk.session.clock)
    sheet_life.advance(other, seen(desk))
    for act in (lambda: sheet_life.advance(desk.session, old), lambda: sheet_life.reopen(desk.session, old, "salah")):
        with pytest.raises(ConflictError, match="diubah oleh lain: sekarang lengkap"):
            act()
    assert seen(desk).state == "lengkap"


def test_a_draft_is_not_opened(desk):
    with pytest.raises(DataError, match="masih draf"):
        sheet_life.reopen(desk.session, seen(desk), "salah")


def test_typing_after_completing_makes_it_a_draft(desk):
    desk.type_all()
    sheet_life.advance(desk.session, seen(desk))
    desk.type(0, weight_kg="10,3", height_cm="82,0")
    assert seen(desk).state == "draf"
