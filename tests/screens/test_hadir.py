import pytest

from stunting_tui.services import region
from tests.screens.office import DISTRICT, hold_rembuk, query


@pytest.fixture
def held(empty):
    """A session with two people; the parameters that open its list."""
    region.choose_district(empty, DISTRICT)
    return {"deliberation_id": hold_rembuk(empty)}


async def test_looks(open_app, held, golden):
    async with open_app("hadir", held) as shown:
        golden("hadir", shown.text())
        await shown.press("n")
        golden("hadir-form", shown.text())


async def test_people_are_added_one_after_the_other(open_app, held):
    async with open_app("hadir", held) as shown:
        await shown.press(
            "n", "=Gani Troka", "enter", "=Kepala Desa", "enter", "=d", "enter", "=l", "enter", "enter", "enter"
        )
        assert "Gani Troka tersimpan." in shown.line(23)
        await shown.press("=Heska Bruni", "f6", "escape")
        assert "4 orang: 3 luring, 1 daring" in shown.line(23)
    assert query("SELECT name, office, element, sex, online FROM attendee ORDER BY id")[2:] == [
        ("Gani Troka", "Kepala Desa", "Desa/Kelurahan", "L", 0),
        ("Heska Bruni", "", "Desa/Kelurahan", "", 0),
    ]


async def test_person_is_changed(open_app, held):
    async with open_app("hadir", held) as shown:
        await shown.press("down", "enter", "down", "=Plt Kepala Puskesmas", "f6")
        assert "Meli Trasko tersimpan." in shown.line(23)
    assert query("SELECT office, online FROM attendee WHERE name = 'Meli Trasko'") == [("Plt Kepala Puskesmas", 1)]


async def test_deleting_is_asked(open_app, held):
    async with open_app("hadir", held) as shown:
        await shown.press("delete", "t")
        assert query("SELECT count(*) FROM attendee") == [(2,)]
        await shown.press("delete", "y")
        assert "dihapus dari daftar hadir" in shown.line(23)
    assert query("SELECT name FROM attendee") == [("Meli Trasko",)]


async def test_name_is_wanted(open_app, held):
    async with open_app("hadir", held) as shown:
        await shown.press("n", "f6")
        assert "Nama wajib diisi." in shown.text()
        await shown.press("=X", "escape", "y")
        assert "2 orang" in shown.line(23)


async def test_f9_without_a_list_says_so(open_app, held):
    async with open_app("hadir", held) as shown:
        await shown.press("n", "f9")
        assert "tidak ada daftar" in shown.line(22)


async def test_what_was_typed_survives_the_change_of_another_operator(open_app, held):
    async with open_app("hadir", held) as shown:
        await shown.press("enter", "=Zuri Baru")
        query(
            "UPDATE attendee SET version = version + 1, updated_by = 'opr2', office = 'Sekcam' WHERE name LIKE 'Zuri%'"
        )
        await shown.press("f6")
        assert "sudah diubah oleh opr2" in shown.text()
        await shown.press("f6")
        assert "Zuri Baru tersimpan." in shown.line(23)
    assert query("SELECT name, office FROM attendee WHERE name LIKE 'Zuri%'") == [("Zuri Baru", "Sekcam")]


async def test_narrowed_and_sorted_with_their_numbers_kept(open_app, held):
    async with open_app("hadir", held) as shown:
        await shown.press("a", "2")
        assert "urut nama, A-Z" in shown.line(1)
        assert [line[:9].split()[-2:] for line in shown.text().splitlines()[3:5]] == [["2", "Meli"], ["1", "Zuri"]]
        assert shown.line(5).startswith(">")
        await shown.press("=M")
        assert shown.line(4).startswith(">")
        await shown.press("slash", "=kecamatan", "enter")
        assert "1 orang dengan" in shown.line(23)
        assert "Zuri" in shown.line(4)
        await shown.press("enter", "slash", "=x")
        assert not shown.line(22).startswith(" Cari")
        await shown.press("escape", "y", "full_stop", "escape")
        assert "Meli" in shown.text()
