import sys
import types

import pytest
from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.screens.base import BaseScreen
from stunting_tui.services.register import children
from widgets.entry_grid import KEYS, EntryGrid, GridColumn, Verdict
from widgets.form import Form
from widgets.lines import LegendLine


class Sheet(BaseScreen):
    NAME = "batch"
    BINDINGS = keys.bindings_for("batch")

    def body(self) -> ComposeResult:
        yield EntryGrid(
            [GridColumn("BB", 5, "right", key="weight", kind="number", decimals=1)],
            [["9,1"], [""], [""]],
            check=lambda _row, _key, text, _values: Verdict.hard("Tidak mungkin.") if text == "99" else Verdict.ok(),
            keys=self.shell.keys.grid_keys(KEYS),
            grace=0,
        )

    def action_month(self) -> None:
        self.ask("Bulan", lambda text: self.say(f"bulan {text}"))


@pytest.fixture
def sheet(monkeypatch):
    module = types.ModuleType("scratch_sheet")
    module.Sheet = Sheet
    monkeypatch.setitem(sys.modules, "scratch_sheet", module)
    return {"batch": "scratch_sheet:Sheet", "perintah": "stunting_tui.screens.home.perintah:PerintahScreen"}


async def test_looks(open_app, stocked, golden):
    async with open_app("anak") as shown:
        await shown.press("ctrl+p")
        golden("perintah", shown.text())
        await shown.press("=ctrl+n")
        golden("perintah-kata", shown.text())


async def test_a_command_is_done_in_the_screen_one_came_from(open_app, stocked):
    async with open_app("anak") as shown:
        await shown.press("down", "ctrl+p", "=ukur", "enter")
        assert shown.app.screen.NAME == "ukur"
        assert [screen.NAME for screen in shown.app.screen_stack] == ["anak", "ukur"]


async def test_a_question_that_a_command_asks_takes_what_was_typed_ahead(open_app, stocked):
    async with open_app("anak") as shown:
        await shown.press("ctrl+p", "=cari pada", "enter", "=bapri", "enter")
        assert "bapri" in shown.line(23)


async def test_moving_keys_of_a_list_are_commands_too(open_app, stocked):
    async with open_app() as shown:
        await shown.press("down", "ctrl+p", "=pilih", "enter")
        assert shown.app.screen.NAME == "desa"


async def test_no_command_no_harm_and_ctrl_p_closes(open_app, stocked):
    async with open_app("anak") as shown:
        before = shown.text()
        await shown.press("ctrl+p", "=xyz", "enter")
        assert "Tidak ada perintah dengan kata itu" in shown.text()
        await shown.press("ctrl+p")
        assert shown.text() == before


async def test_every_action_of_every_screen_is_listed(open_app, empty):
    for name in ("beranda", "rembuk", "laporan"):
        async with open_app(name) as shown:
            await shown.press("ctrl+p")
            told = {action.id for action in shown.app.screen.found}
            assert told == {action.id for action in keys.actions_for(name)} - {"palette"}


async def test_the_grid_does_its_own_commands(open_app, session, sheet):
    async with open_app("batch", screens=sheet) as shown:
        grid = shown.app.screen.query_one(EntryGrid)
        await shown.press("down", "ctrl+p", "=salin", "enter")
        assert grid.values(1)["weight"] == "9,1"
        await shown.press("ctrl+p", "=menurut baris atau", "enter")
        assert grid.path_word == "Kolom"
        await shown.press("ctrl+p", "=bulan lain", "enter", "=092026", "enter")
        assert shown.line(23).startswith(" bulan 092026")


async def test_a_locked_cell_is_finished_first(open_app, session, sheet):
    async with open_app("batch", screens=sheet) as shown:
        await shown.press("=99", "enter")
        await shown.press("ctrl+p")
        assert shown.line(22) == " ! Selesaikan dahulu isian di sel ini."
        await shown.press("f8", "ctrl+p")
        assert shown.line(1).startswith(" PERINTAH")


async def test_a_sites_own_keys_reach_bindings_grid_legend_and_list(open_app, session, sheet):
    said = '[tombol]\nundo = "ctrl+z"\npath = "ctrl+u"\nmonth = "v"'
    (session.database.parent / "keys.toml").write_text(said, encoding="utf-8")
    async with open_app("batch", screens=sheet) as shown:
        assert shown.app.keys.complaint == ""
        grid = shown.app.screen.query_one(EntryGrid)
        await shown.press("=8,8", "enter", "up", "ctrl+z", "f6", "ctrl+r")
        assert (grid.values(0)["weight"], grid.path_word) == ("9,1", "Baris")
        await shown.press("ctrl+u")
        assert grid.path_word == "Kolom"
        assert shown.app.screen.query_one(LegendLine).text == keys.legend("batch", shown.app.keys.actions)
        shown.app.set_focus(None)
        await shown.press("b")
        assert shown.line(22) == ""
        await shown.press("v")
        assert shown.line(22).startswith(" Bulan:")
        await shown.press("escape", "ctrl+p", "=urungkan")
        assert shown.line(4).startswith(">Urung           Ctrl+Z  ")


async def test_two_keys_may_change_places(open_app, stocked):
    (stocked.database.parent / "keys.toml").write_text('[tombol]\nage_group = "p"\nstunted = "b"', encoding="utf-8")
    async with open_app("desa") as shown:
        await shown.press("p")
        assert "Anak 0-23 bulan." in shown.line(23)
        assert "p 0-23/0-59" in shown.line(24)
        await shown.press("b")
        assert "hanya pendek" in shown.line(1)


async def test_a_form_follows_and_the_help_tells(open_app, stocked):
    said = '[tombol]\nedit_field = "ctrl+g"\nsave = "ctrl+e"\nlegal = ["ctrl+y", "plus"]'
    (stocked.database.parent / "keys.toml").write_text(said, encoding="utf-8")
    async with open_app("ukur", {"child_id": children.child_ids()[0]}) as shown:
        assert shown.app.keys.complaint == ""
        form = shown.app.screen.query_one(Form)
        await shown.press("ctrl+g", "backspace", "=6", "down", "=9,4", "f4", "=1")
        assert form.values()["measured_on"] == "22-11-2026"
        assert form.values()["weight_kg"] == "9,41"
        form.go_to(3)
        await shown.press("ctrl+y")
        assert form.list is not None
        await shown.press("escape", "ctrl+e")
        assert form.marks
        await shown.press("f1")
        assert "Ctrl+E              Periksa semua isian dan simpan." in shown.text()


async def test_a_bad_file_of_keys_is_told_on_beranda(open_app, stocked, golden):
    (stocked.database.parent / "keys.toml").write_text('[tombol]\nreport = "ctrl+s"\n', encoding="utf-8")
    async with open_app() as shown:
        golden("beranda-tombol", shown.text())
        await shown.press("f1", "f10")
        assert "keys.toml baris 2" in shown.line(21) + shown.line(22)
