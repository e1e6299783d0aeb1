"""The duplicate desk by keys: side by side, merged, taken back, said to be two."""

import pytest
from openpyxl import load_workbook

from stunting_tui.services.measuring import visits
from stunting_tui.services.register import child_entry, children, region
from tests.screens.office import query
from tests.screens.seed import typed


@pytest.fixture
def twice(stocked):
    """One child of Sengon a second time, misspelt and without NIK, measured on a day of the first and on another."""
    (known,) = query(
        """SELECT c.name, c.sex, c.birth_date, c.parent_name FROM child c JOIN village v ON v.id = c.village_id
           WHERE v.name = 'Sengon' ORDER BY c.id LIMIT 1"""
    )
    name, sex, born, parent = known
    place = next(one.id for one in region.villages() if one.name == "Sengon")
    year, month, day = born.split("-")
    check = child_entry.check_child(
        stocked,
        {"name": f"{name[:2]}{name[1:]}", "sex": sex, "birth_date": f"{day}{month}{year}", "nik": "", "rt": "",
         "parent_name": parent, "village": str(place), "posyandu": "MAWAR 2", "rw": "", "address": ""},
    )  # fmt: skip
    child = child_entry.save_child(stocked, check)
    for when, weight in (("12082026", "9,1"), ("20092026", "9,3")):
        visit = visits.check_visit(
            stocked, child, typed(measured_on=when, weight_kg=weight, height_cm="75,0", position="terlentang")
        )
        visits.save_visit(stocked, child, visit)
    return child


async def test_looks(open_app, twice, golden):
    async with open_app("ganda") as shown:
        golden("ganda", shown.text())


async def test_merged_and_taken_back(open_app, twice, golden):
    before = query("SELECT * FROM child ORDER BY id"), query("SELECT * FROM measurement ORDER BY id")
    async with open_app("ganda") as shown:
        await shown.press("m", "y")
        assert "digabung ke" in shown.line(23)
        assert twice not in list(children.child_ids())
        await shown.press("g")
        golden("ganda-digabung", shown.text())
        await shown.press("u", "y")
        assert "kembali seperti semula" in shown.line(23)
    assert (query("SELECT * FROM child ORDER BY id"), query("SELECT * FROM measurement ORDER BY id")) == before


async def test_the_other_one_is_kept(open_app, twice):
    async with open_app("ganda") as shown:
        await shown.press("t", "m", "y")
    assert query("SELECT kept_id FROM child_pair") == [(twice,)]


async def test_said_to_be_two(open_app, twice, golden):
    async with open_app("ganda") as shown:
        await shown.press("b", "enter")
        assert "0 pasangan" in shown.line(23)
        await shown.press("g", "g")
        golden("ganda-beda", shown.text())
        await shown.press("m")
        assert "sudah diputuskan" in shown.line(22)
    assert query("SELECT verdict, reason FROM child_pair") == [("beda", "kembar")]


async def test_narrowed_by_words(open_app, twice):
    async with open_app("ganda") as shown:
        await shown.press("slash", "=tidak ada", "enter")
        assert "Tidak ada baris yang memuat" in shown.text()
        await shown.press("escape")
        assert "1 pasangan" in shown.line(23)
        await shown.press("u")
        assert "Hanya yang sudah diputuskan" in shown.line(22)


async def test_the_pairs_as_a_workbook(open_app, twice, tmp_path):
    async with open_app("ganda") as shown:
        count = len(shown.app.screen.shown)
        names = {(one.kept.name, one.other.name) for one in shown.app.screen.shown}
        await shown.press("x", *["backspace"] * 120, f"={tmp_path / 'g.xlsx'}", "enter")
        assert "Ditulis: g.xlsx" in shown.line(23)
        await shown.press("g", "x", "enter", "y")
        assert "Tidak ada anak pada daftar ini" in shown.text()
    book = load_workbook(tmp_path / "g.xlsx")
    rows = list(book["Data"].iter_rows(values_only=True))
    assert rows[0] == (
        "desa", "posyandu", "nama", "l_p", "lahir", "orang_tua", "mirip_dengan", "lahir_mirip", "orang_tua_mirip",
        "tempat_mirip", "alasan", "keputusan", "hasil_periksa",
    )  # fmt: skip
    assert len(rows) == count + 1
    assert {(row[2], row[6]) for row in rows[1:]} == names
    assert query("SELECT new FROM audit WHERE action = 'ekspor'") == [(f"g.xlsx: {count} anak, dengan nama",)]
