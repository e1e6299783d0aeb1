from datetime import date

import pytest

from stunting_tui.domain.deliberation.official import Official
from stunting_tui.services.deliberation import officials
from stunting_tui.services.register import region
from tests.screens.office import DISTRICT

NIP = "199901012099011999"


@pytest.fixture
def chosen(empty):
    region.choose_district(empty, DISTRICT)
    return empty


@pytest.fixture
def known(chosen):
    village = next(one for one in region.villages() if one.name == "Sengon")
    for person in (
        Official("Zuri Valdano, M.Si.", "", NIP, "camat", valid_from=date(2024, 1, 2)),
        Official("dr. Meli Trasko", "Kepala Puskesmas Prambanan", "", "kapus", valid_to=date(2026, 6, 30)),
        Official("Wora Kelindu, S.Sos.", "", "", "kepala-desa", village.id),
    ):
        officials.save_official(chosen, person)
    return chosen


async def test_list_and_form_look(open_app, known, golden):
    async with open_app("pejabat") as shown:
        golden("pejabat", shown.text())
        await shown.press("down", "enter")
        golden("pejabat-form", shown.text())


async def test_nobody_yet(open_app, chosen):
    async with open_app("pejabat") as shown:
        assert "Belum ada pejabat. Tekan n untuk menambah" in shown.text()


async def test_a_new_official_is_typed_by_keys_alone(open_app, chosen):
    async with open_app("pejabat") as shown:
        await shown.press("n", "enter", "=Zuri Valdano", "enter", "enter", f"={NIP}", "enter")
        await shown.press("=02012024", "enter", "enter")
        assert "Zuri Valdano tersimpan." in shown.line(23)
        assert "Camat Prambanan" in shown.text()
    person = officials.officials()[0]
    assert (person.role, person.office, person.nip) == ("camat", "Camat Prambanan", "19990101 209901 1 999")
    assert (person.valid_from, person.valid_to) == (date(2024, 1, 2), None)


async def test_enter_comes_by_the_village_only_where_the_office_has_one(open_app, chosen):
    async with open_app("pejabat") as shown:
        await shown.press("n", "enter", "=X", "up", "=kepala d", "enter", "=sen", "enter", "=Wora Kelindu", "f6")
        assert "Wora Kelindu tersimpan." in shown.line(23)
        assert officials.officials()[0].village_id == next(one.id for one in region.villages() if one.name == "Sengon")
        await shown.press("enter", "=cam", "enter", "f6")
    [person] = officials.officials()
    assert (person.role, person.village_id) == ("camat", None)


async def test_dates_the_wrong_way_round_stay_in_the_form(open_app, known):
    async with open_app("pejabat") as shown:
        await shown.press("enter", *["enter"] * 5, "=01012020", "f6")
        assert "mendahului berlaku dari" in shown.text()
    assert officials.officials()[0].valid_to is None


async def test_what_another_operator_changed_is_merged(open_app, known):
    async with open_app("pejabat") as shown:
        await shown.press("enter", "down", "=Zuri V.")
        stored = officials.officials()[0]
        officials.save_official(known, Official(**{**_fields(stored), "valid_to": date(2026, 12, 31)}))
        await shown.press("f6")
        assert "Zuri V." in shown.text()
        await shown.press("f6")
    merged = officials.officials()[0]
    assert (merged.name, merged.valid_to) == ("Zuri V.", date(2026, 12, 31))


def _fields(person):
    return {name: getattr(person, name) for name in person.__slots__}


async def test_deleting_asks(open_app, known):
    async with open_app("pejabat") as shown:
        await shown.press("delete")
        assert "Hapus Zuri Valdano, M.Si. dari daftar pejabat?" in shown.line(22)
        await shown.press("y")
    assert [person.name for person in officials.officials()] == ["dr. Meli Trasko", "Wora Kelindu, S.Sos."]


async def test_leaving_asks_where_something_was_typed(open_app, known):
    async with open_app("pejabat") as shown:
        await shown.press("enter", "down", "=Lain", "f10")
        assert "Perubahan belum disimpan. Buang?" in shown.line(22)
        await shown.press("y")
        assert "Zuri Valdano, M.Si." in shown.text()


async def test_sorted_by_name(open_app, known):
    async with open_app("pejabat") as shown:
        await shown.press("a", "2")
        assert "dr. Meli" in shown.line(4)


async def test_one_removed_under_its_form_is_saved_anew_where_wanted(open_app, known):
    async with open_app("pejabat") as shown:
        await shown.press("enter", "down", "=Zuri V.")
        stored = officials.officials()[0]
        officials.delete_official(known, stored.id, stored.version)
        await shown.press("f6")
        assert "Sudah dihapus oleh opr1. Simpan sebagai pejabat baru?" in shown.line(22)
        await shown.press("y")
        assert "Zuri V. tersimpan." in shown.line(23)
    assert officials.officials()[0].name == "Zuri V."
