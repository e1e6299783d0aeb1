"""The panel for a child put into a sheet, on a screen of its own with room for the grid above it."""

import pytest
from textual.app import ComposeResult

from db.models import Child
from stunting_tui import keys
from stunting_tui.app import SCREENS_BY_NAME
from stunting_tui.screens.base import BaseScreen
from stunting_tui.screens.desk.batch_child import ChildPanel
from stunting_tui.services.desk import entry_desk, register
from stunting_tui.services.store import transaction
from widgets.columns import Column
from widgets.record_list import ListSource, RecordList, Row

MONTH = "2026-11"


class SheetScreen(BaseScreen):
    """A list in the place of the grid, and the panel, in the frame of some screen; `params`: posyandu, after."""

    NAME = "wilayah"
    BINDINGS = keys.bindings_for("wilayah")

    def body(self) -> ComposeResult:
        yield RecordList([Column("Nama", 30)], id="rows")
        yield ChildPanel(id="child")

    def load(self) -> None:
        self.set_title("BATCH")
        names = [row.name for row in entry_desk.open_sheet(self.session, self.params["posyandu"], MONTH).rows]
        self.query_one(RecordList).set_source(ListSource([Row((name,)) for name in names]), 0)
        self.query_one(ChildPanel).open(self.params["posyandu"], MONTH, self.params["after"])

    def on_child_panel_done(self, event: ChildPanel.Done) -> None:
        self.params["done"] = event.child_id
        self.query_one(RecordList).focus()
        self.say(event.said, "SIAP")

    def on_child_panel_dropped(self) -> None:
        self.query_one(RecordList).focus()
        self.say("Tidak jadi.", "SIAP")


SCREENS = {**SCREENS_BY_NAME, "batch": "tests.screens.desk.test_batch_child:SheetScreen"}


NEW = ("=TESIBU RULANO", "enter", "=l", "enter", "=14012025", "enter", "enter", "enter")
"""Name, sex, birth date; NIK and parent left empty."""


@pytest.fixture
def open_panel(open_app, stocked):
    """Open the panel in MAWAR 1 of Sengon after its third child; the ids of its children, the parameters."""
    post = next(post for post in entry_desk.posts(MONTH) if (post.village, post.name) == ("Sengon", "MAWAR 1"))
    rows = entry_desk.open_sheet(stocked, post.id, MONTH).rows
    params = {"posyandu": post.id, "after": rows[2].child_id}
    return lambda: open_app("batch", params, screens=SCREENS), [row.child_id for row in rows], params


@pytest.fixture
def names_of():
    """Give the names of a posyandu in the order of its register."""

    def names(params):
        mine = Child.posyandu == params["posyandu"]
        return [child.name for child in Child.select().where(mine).order_by(*register.in_order())]

    return names


async def test_looks(open_panel, golden):
    start, _ids, _params = open_panel
    async with start() as shown:
        golden("batch-child-empty", shown.text())
        await shown.press("=CEVO")
        golden("batch-child-known", shown.text())
        await shown.press("= WOLAFO", "enter", "=l", "enter", "=19112024", "enter")
        golden("batch-child-slip", shown.text())
        await shown.press("=9999995911240777", "enter")
        golden("batch-child-nik", shown.text())
        await shown.press("=RUNI SAKO", "enter")
        golden("batch-child-saved", shown.text())


async def test_a_new_child_stands_after_the_row_above(open_panel, names_of):
    start, _ids, params = open_panel
    before = names_of(params)
    async with start() as shown:
        await shown.press(*NEW)
        assert "Anak baru: TESIBU RULANO." in shown.line(23)
    assert names_of(params) == [*before[:3], "TESIBU RULANO", *before[3:]]
    child = Child.get_by_id(params["done"])
    assert (child.sex, child.birth_date, child.nik, child.parent_name) == ("L", "2025-01-14", None, "")
    assert (child.posyandu_id, child.village.name) == (params["posyandu"], "Sengon")
    assert sum(len(key) - 1 if key.startswith("=") else 1 for key in NEW) == len("TESIBU RULANO") + 14


async def test_a_digit_pulls_a_child_of_this_posyandu(open_panel, names_of):
    start, _ids, params = open_panel
    before = names_of(params)
    async with start() as shown:
        await shown.press("=lut1")
        assert "LUTRI NIKODI dipindah ke sini dari baris" in shown.line(23)
        assert not shown.app.screen.query_one(ChildPanel).is_open
        assert "F6 Simpan" not in shown.line(24)
    moved = before.index("LUTRI NIKODI")
    assert names_of(params) == [*before[:3], "LUTRI NIKODI", *before[3:moved], *before[moved + 1 :]]


async def test_a_child_of_another_posyandu_is_moved_only_when_told_so(open_panel, names_of):
    start, _ids, params = open_panel
    before = names_of(params)
    async with start() as shown:
        await shown.press("=CEVO NIK1")
        assert "CEVO NIKODI tercatat di Sengon / MAWAR 2. Pindahkan ke sini? (y/t)" in shown.text()
        await shown.press("t")
        assert shown.app.screen.query_one(ChildPanel).is_open
        assert names_of(params) == before
        await shown.press("1", "y")
        assert "CEVO NIKODI dipindah ke posyandu ini." in shown.line(23)
    assert names_of(params) == [*before[:3], "CEVO NIKODI", *before[3:]]


async def test_digits_after_the_sex_are_the_birth_date(open_panel, names_of):
    start, _ids, params = open_panel
    before = names_of(params)
    async with start() as shown:
        await shown.press("=LUTRI NIKODI", "enter", "=p14012025")
        assert shown.app.screen.query_one(ChildPanel).form.values()["birth_date"] == "14012025"
    assert names_of(params) == before


async def test_f9_picks_where_digits_are_typed(open_panel, names_of):
    start, _ids, params = open_panel
    async with start() as shown:
        await shown.press("=LUTRI NIKODI", "enter", "=p", "enter", "=0", "f9")
        assert "Nomor anak di bawah (1-" in shown.text()
        await shown.press("1")
    assert names_of(params)[3] == "LUTRI NIKODI"


async def test_f9_and_a_digit_without_anyone_alike(open_panel):
    start, _ids, _params = open_panel
    async with start() as shown:
        await shown.press("=XYZ", "f9")
        assert "! Tidak ada anak yang mirip" in shown.text()
        assert "Tidak ada yang mirip: anak baru." in shown.text()
        await shown.press("7")
        assert "! Tidak ada anak nomor 7 di bawah." in shown.text()


async def test_what_must_be_mended_is_told_at_the_field(open_panel, names_of):
    start, ids, params = open_panel
    before = names_of(params)
    known = Child.get_by_id(ids[0])
    async with start() as shown:
        await shown.press("f6")
        assert "! Nama anak wajib diisi." in shown.text()
        await shown.press("=TESIBU", "enter", "enter")
        assert "! Jenis kelamin wajib diisi." in shown.text()
        await shown.press("=p", "enter", "=31022025", "enter")
        assert "tidak ada di kalender" in shown.text()
        await shown.press("=01012019", "enter")
        assert "! Bukan balita pada November 2026: tidak masuk lembar ini." in shown.text()
        await shown.press("=14012025", "enter", f"={known.nik}", "enter")
        assert f"! NIK ini sudah tercatat atas nama {known.name}." in shown.text()
        await shown.press("ctrl+y")
        assert shown.app.screen.query_one(ChildPanel).is_open
    assert names_of(params) == before


async def test_closing_asks_only_where_something_was_typed(open_panel, names_of):
    start, _ids, params = open_panel
    before = names_of(params)
    async with start() as shown:
        await shown.press("escape")
        assert "Tidak jadi." in shown.line(23)
        shown.app.screen.load()
        await shown.settle()
        await shown.press("=TES", "f10")
        assert "Isian belum disimpan. Tutup tanpa menyimpan? (y/t)" in shown.text()
        await shown.press("t", "=IBU", "ctrl+x")
        assert "TESIBU" in shown.text()
        await shown.press("y")
        assert "Tidak jadi." in shown.line(23)
    assert names_of(params) == before


async def test_keys_of_the_sheet_behind_do_nothing(open_panel):
    start, _ids, _params = open_panel
    async with start() as shown:
        await shown.press("=TES")
        before = shown.text()
        await shown.press("ctrl+f", "f3", "ctrl+p", "insert", "f7")
        assert shown.text() == before
        await shown.press("f1")
        assert shown.line(1).startswith(" BANTUAN")


async def test_the_row_where_one_stands_is_not_put_after_itself(open_panel):
    start, _ids, params = open_panel
    name = Child.get_by_id(params["after"]).name
    async with start() as shown:
        await shown.press(f"={name}1")
        assert f"! {name} sudah di baris ini" in shown.text()


async def test_a_row_that_another_operator_took_away_is_told_and_nothing_is_lost(open_panel, stocked, names_of):
    start, _ids, params = open_panel
    elsewhere = next(post.id for post in entry_desk.posts(MONTH) if (post.village, post.name) == ("Joho", "MAWAR 1"))
    async with start() as shown:
        await shown.press(*NEW[:-1])
        register.transfer(stocked, params["after"], elsewhere)
        before = names_of(params)
        await shown.press("enter")
        assert "sudah dipindah operator lain" in shown.text()
        assert "TESIBU RULANO" in shown.text()
    assert names_of(params) == before


async def test_one_who_moved_away_comes_back(open_panel, stocked, names_of):
    start, ids, params = open_panel
    with transaction(stocked) as writer:
        child = Child.get_by_id(ids[-1])
        writer.update(child, child.version, status="pindah")
    async with start() as shown:
        await shown.press(f"={child.name}")
        assert "pindah dari MAWAR 1" in shown.text()
        await shown.press("1")
        assert f"{child.name} tercatat pindah. Pindahkan ke sini? (y/t)" in shown.text()
        await shown.press("y")
    assert names_of(params)[3] == child.name
    assert Child.get_by_id(ids[-1]).status == "aktif"
