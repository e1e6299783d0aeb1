import pytest
from textual import events

from stunting_tui.screens.deliberation import hadir
from stunting_tui.services.register import region
from tests.screens.office import DISTRICT, hold_rembuk, query
from widgets.entry_grid import EntryGrid

PEOPLE = "SELECT name, office, element, sex, online, phone FROM attendee ORDER BY id"


@pytest.fixture
def held(empty):
    """A session with two people; the parameters that open its list."""
    region.choose_district(empty, DISTRICT)
    return {"deliberation_id": hold_rembuk(empty)}


async def test_looks(open_app, held, golden):
    async with open_app("hadir", held) as shown:
        golden("hadir", shown.text())
        await shown.press("=Gani Troka", "enter", "=Kades Sengon", "enter", "=e", "=l")
        golden("hadir-isi", shown.text())


async def test_people_are_typed_one_after_the_other_in_one_burst(open_app, held):
    async with open_app("hadir", held) as shown:
        await shown.press("=Gani Troka", "enter", "=Kepala Desa", "enter", "=el", "enter", "=Heska Bruni")
        await shown.press("enter", "enter", "=fpd", "=Kovlo Dasti", "enter")
        assert "5 orang: 3 luring, 2 daring" in shown.line(23)
        assert "baris 5 dari 302" in shown.line(23)
    assert query(PEOPLE)[2:] == [
        ("Gani Troka", "Kepala Desa", "Desa/Kelurahan", "L", 0, ""),
        ("Heska Bruni", "", "TP PKK", "P", 1, ""),
        ("Kovlo Dasti", "", "", "", 0, ""),
    ]


async def test_a_hundred_people_are_pasted_at_once(open_app, held):
    async with open_app("hadir", held) as shown:
        shown.app.post_message(events.Paste("".join(f"Orang Rekaan {number}\tKader\n" for number in range(100))))
        await shown.settle()
        assert "sel ditempel" in shown.line(22)
    assert query("SELECT count(*) FROM attendee") == [(102,)]


async def test_a_full_list_gets_more_empty_lines_and_leaves_the_first_person_alone(open_app, held, monkeypatch):
    monkeypatch.setattr(hadir, "BLANKS", 1)
    async with open_app("hadir", held) as shown:
        await shown.press("=Gani Troka", "enter", "ctrl+n", "=Heska Bruni", "enter")
    assert [name for name, *_ in query(PEOPLE)] == ["Zuri Valdano", "Meli Trasko", "Gani Troka", "Heska Bruni"]


async def test_every_cell_is_stored_at_once_and_audited(open_app, held):
    async with open_app("hadir", held) as shown:
        await shown.press("up", "right", "=Plt Kepala Puskesmas", "enter")
        assert query("SELECT office, online FROM attendee WHERE name = 'Meli Trasko'") == [("Plt Kepala Puskesmas", 1)]
        await shown.press("ctrl+u")
        assert query("SELECT office FROM attendee WHERE name = 'Meli Trasko'") == [("Kepala Puskesmas",)]
    assert query("SELECT count(*) FROM audit WHERE action = 'ubah' AND field = 'office'") == [(2,)]


async def test_a_line_without_a_name_waits_for_it(open_app, held):
    async with open_app("hadir", held) as shown:
        await shown.press("right", "=Bidan", "enter")
        assert "Baris ini belum tersimpan: nama masih kosong." in shown.line(23)
        await shown.press("home", "=Tari Widanu", "enter")
        assert "3 orang" in shown.line(23)
    assert query(PEOPLE)[2][:2] == ("Tari Widanu", "Bidan")


async def test_del_removes_and_brings_back(open_app, held):
    async with open_app("hadir", held) as shown:
        shown.app.screen.query_one(EntryGrid).grace = 0
        await shown.press("up", "delete")
        assert "Meli Trasko dihapus" in shown.line(22)
        assert "1 orang" in shown.line(23)
        assert query("SELECT name FROM attendee") == [("Zuri Valdano",)]
        await shown.press("right", "=Bidan", "enter")
        assert "ditandai hapus" in shown.text()
        await shown.press("delete")
        assert "2 orang: 1 luring, 1 daring" in shown.line(23)
    assert query("SELECT name, office, online FROM attendee ORDER BY id")[1] == ("Meli Trasko", "Kepala Puskesmas", 1)


async def test_what_cannot_be_is_told_at_its_cell(open_app, held):
    async with open_app("hadir", held) as shown:
        shown.app.screen.query_one(EntryGrid).grace = 0
        await shown.press("=Gani", "enter", "enter", "9")
        assert "Huruf unsur tidak dikenal" in shown.line(22)
        await shown.press("f8")
        await shown.press("end", "=0812x", "enter")
        assert "HP: hanya angka" in shown.line(22)
        await shown.press("f8")
        await shown.press("=0812-3456", "enter")
        await shown.press("up", "home", "backspace", "enter")
        assert "Nama tidak dapat dikosongkan." in shown.text()
    assert query(PEOPLE)[2] == ("Gani", "", "", "", 0, "0812-3456")


async def test_the_same_name_twice_is_doubted(open_app, held):
    async with open_app("hadir", held) as shown:
        await shown.press("=meli trasko", "enter")
        assert "? Nama ini sudah ada di baris 2." in shown.line(22)
    assert len(query(PEOPLE)) == 3


async def test_finding_a_person_and_the_next_empty_line(open_app, held):
    async with open_app("hadir", held) as shown:
        await shown.press("ctrl+f", "=zuri", "enter")
        assert "baris 1 dari" in shown.line(23)
        await shown.press("insert")
        assert "baris 3 dari" in shown.line(23)
        await shown.press("ctrl+f", "=tidak ada", "enter")
        assert "Tidak ada peserta" in shown.line(22)


async def test_what_another_operator_changed_is_shown_and_the_typed_word_told(open_app, held):
    async with open_app("hadir", held) as shown:
        await shown.press("up")
        query(
            "UPDATE attendee SET version = version + 1, updated_by = 'opr2', office = 'Sekcam' WHERE name LIKE 'Meli%'"
        )
        await shown.press("=Meli Baru", "enter")
        assert "sudah diubah oleh opr2" in shown.text()
        assert "Meli Baru" in shown.text()
        await shown.press("up", "down", "home", "=Meli Baru", "enter")
    assert query("SELECT name, office FROM attendee WHERE name LIKE 'Meli%'") == [("Meli Baru", "Sekcam")]


async def test_a_person_another_operator_changed_is_not_removed(open_app, held):
    async with open_app("hadir", held) as shown:
        await shown.press("up")
        query("UPDATE attendee SET version = version + 1, updated_by = 'opr2' WHERE name LIKE 'Meli%'")
        await shown.press("delete")
        assert "sudah diubah oleh opr2" in shown.text()
    assert len(query(PEOPLE)) == 2
