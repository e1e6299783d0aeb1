import os
import signal
import sys
import types
from threading import Event

import pytest
from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.errors import DataError
from stunting_tui.screens.base import TOO_SMALL, BaseScreen
from widgets.columns import Column
from widgets.fields import Field
from widgets.form import Form
from widgets.lines import PromptLine
from widgets.record_list import ListSource, RecordList


class Names(BaseScreen):
    NAME = "anak"
    BINDINGS = keys.bindings_for("anak")
    loads: list

    def body(self) -> ComposeResult:
        yield RecordList([Column("Nama", 30, flex=1)], ListSource([(f"NAMA {n}",) for n in range(100)]))

    def load(self) -> None:
        self.loads = [*getattr(self, "loads", []), (self.params, self.fresh)]
        self.set_title("ANAK", "Agustus 2026")

    def action_search(self) -> None:
        self.ask("Cari", lambda text: self.say(f"dicari {text}"), changed=self.find, initial="x")

    def action_new(self) -> None:
        raise DataError("Anak baru belum dapat dibuat.", "Pilih desa dahulu.")

    def action_search_again(self) -> None:
        raise RuntimeError("ADITYA 9999990101250001")

    def action_measure(self) -> None:
        self.shell.go("ukur", child=self.query_one(RecordList).cursor)

    def on_record_list_selected(self, event: RecordList.Selected) -> None:
        if event.index == 3:
            raise DataError("Baris 3 rusak.")
        self.confirm("Buka?", lambda: self.say("dibuka"))


class Measure(BaseScreen):
    NAME = "ukur"
    BINDINGS = keys.bindings_for("ukur")

    def body(self) -> ComposeResult:
        yield Form([Field("weight", "Berat", "number", 5), Field("note", "Catatan", "note")])

    def load(self) -> None:
        self.set_title("UKUR", str(self.params))

    def on_form_submitted(self, event: Form.Submitted) -> None:
        self.say(str(event.values))


@pytest.fixture
def screens(monkeypatch):
    module = types.ModuleType("scratch_screens")
    module.Names, module.Measure = Names, Measure
    monkeypatch.setitem(sys.modules, "scratch_screens", module)
    return {
        "anak": "scratch_screens:Names",
        "ukur": "scratch_screens:Measure",
        "bantuan": "stunting_tui.screens.home.help:HelpScreen",
    }


async def test_the_frame(open_app, screens, golden):
    async with open_app("anak", screens=screens) as shown:
        golden("rangka", shown.text().replace(keys.legend("anak"), "(petunjuk tombol)"))


async def test_a_burst_of_keys_goes_through_screens_and_prompts_in_order(open_app, screens):
    async with open_app("anak", screens=screens) as shown:
        await shown.press("down", "slash", "=budi", "enter", "u", "=9,4", "enter", "=baik", "enter", "f10", "down")
        assert shown.app.screen_named("anak").query_one(RecordList).cursor == 2
        assert "dicari budi" in shown.line(23)
        measured = shown.app.screen_named("ukur")
        assert measured.params == {"child": 1}
        assert measured.query_one(Form).values() == {"weight": "9,4", "note": "baik"}


async def test_coming_back_loads_again_but_is_not_fresh(open_app, screens):
    async with open_app("anak", {"village": 1}, screens=screens) as shown:
        await shown.press("u", "f10")
        assert shown.app.screen.loads == [({"village": 1}, True), ({"village": 1}, False)]
        shown.app.go("anak", village=2)
        await shown.settle()
        assert shown.app.screen.loads[-1] == ({"village": 2}, True)


async def test_prompt_gives_focus_back_and_escape_drops_it(open_app, screens):
    async with open_app("anak", screens=screens) as shown:
        await shown.press("slash")
        assert shown.line(22) == " Cari: x"
        await shown.press("escape", "down")
        assert isinstance(shown.app.focused, RecordList)
        assert shown.line(22) == ""
        assert not shown.app.screen.query_one(PromptLine).can_focus


async def test_only_yes_does_it(open_app, screens):
    async with open_app("anak", screens=screens) as shown:
        await shown.press("enter", "t")
        assert shown.line(23) == ""
        await shown.press("enter", "y")
        assert shown.line(23) == " dibuka"


@pytest.mark.parametrize(
    ("pressed", "told"),
    [(["n"], "! Anak baru belum dapat dibuat. Pilih desa dahulu."), (["down"] * 3 + ["enter"], "rusak")],
)
async def test_operator_errors_of_actions_and_handlers_are_told(open_app, screens, pressed, told):
    async with open_app("anak", screens=screens) as shown:
        await shown.press(*pressed)
        assert told in shown.line(22)
        await shown.press("home", "down")
        assert shown.line(5).startswith(">NAMA 1")


async def test_a_complaint_of_many_lines_is_whole_and_leaves_nothing_behind(open_app, screens):
    words = " ".join(f"kata{number}" for number in range(30))
    async with open_app("anak", screens=screens) as shown:
        shown.app.screen.complain(words)
        await shown.settle()
        told = " ".join(shown.text().split("─\n")[-1].split()).split(" Enter ")[0]
        assert told == f"! {words}"
        shown.app.screen.complain("Pendek.")
        await shown.settle()
        assert (shown.line(22), shown.line(23)) == (" ! Pendek.", "")
        assert shown.line(21).startswith("─")


async def test_a_complaint_does_not_come_back_after_a_question(open_app, screens):
    async with open_app("anak", screens=screens) as shown:
        await shown.press("n", "slash", "escape")
        assert shown.line(22) == ""


async def test_unforeseen_error_leaves_place_but_no_values_in_the_log(open_app, screens, tmp_path, monkeypatch):
    async with open_app("anak", screens=screens) as shown:
        shown.app.log_path = tmp_path / "galat.log"
        monkeypatch.setattr(type(shown.app), "is_headless", property(lambda _self: False))
        await shown.app.run_action("search_again", shown.app.screen)
        monkeypatch.undo()
        await shown.settle()
        assert "RuntimeError" in shown.line(22)
        assert "test_base.py baris" in shown.line(22)
        logged = shown.app.log_path.read_text()
        assert "test_base.py" in logged
        assert "ADITYA" not in logged
        assert "9999" not in logged


async def test_work_tells_progress_and_gives_its_result(open_app, screens):
    async with open_app("anak", screens=screens) as shown:
        go_on = Event()

        def job(task):
            task.progress("Membaca", 0.3)
            go_on.wait(5)
            return 42

        shown.app.screen.work(job, lambda result: shown.app.screen.say(f"hasil {result}"))
        await shown.pilot.pause()
        assert shown.line(23).startswith(" Membaca   30 %   Esc batal")
        shown.app.screen.work(job, lambda _result: None)
        await shown.pilot.pause()
        assert "Masih ada pekerjaan" in shown.line(22)
        go_on.set()
        await shown.settle()
        assert shown.line(23) == " hasil 42"


async def test_escape_stops_work_and_says_so(open_app, screens):
    async with open_app("anak", screens=screens) as shown:

        def job(task):
            while True:
                task.progress("Menulis", 0.5)

        shown.app.screen.work(job, lambda _result: None)
        await shown.press("escape")
        assert "Dibatalkan" in shown.line(22)
        shown.app.screen.work(lambda _task: 1, lambda result: shown.app.screen.say(f"hasil {result}"))
        await shown.settle()
        assert shown.line(23) == " hasil 1"


async def test_leaving_waits_for_work_but_a_dropped_line_stops_it(open_app, screens):
    stopped = Event()

    def job(task):
        try:
            while True:
                task.progress("Menulis", 0.5)
        finally:
            stopped.set()

    async with open_app("anak", screens=screens) as shown:
        shown.app.screen.work(job, lambda _result: None)
        shown.app.screen.action_back()
        await shown.pilot.pause()
        assert shown.app.is_running
        assert "Masih ada pekerjaan" in shown.line(22)
        shown.app.exit()
    assert stopped.wait(5)


async def test_trouble_while_reading_rows_is_told(open_app, screens):
    class Broken(ListSource):
        def rows(self, start, stop):
            if start >= 64:
                raise DataError("Basis data sedang dipakai.")
            return super().rows(start, stop)

    async with open_app("anak", screens=screens) as shown:
        shown.app.screen.query_one(RecordList).set_source(Broken([(f"NAMA {n}",) for n in range(100)]))
        await shown.press("end")
        assert shown.line(22) == " ! Basis data sedang dipakai."
        await shown.press("home")
        assert shown.line(4).startswith(">NAMA 0")


async def test_operator_error_of_work_is_told(open_app, screens):
    async with open_app("anak", screens=screens) as shown:

        def job(_task):
            raise DataError("Berkas kosong.", "Pilih berkas lain.")

        shown.app.screen.work(job, lambda _result: None)
        await shown.settle()
        assert shown.line(22) == " ! Berkas kosong. Pilih berkas lain."


@pytest.mark.parametrize("size", [(79, 24), (80, 23), (40, 10)])
async def test_a_small_window_says_so(open_app, screens, size):
    async with open_app("anak", screens=screens, size=size) as shown:
        assert [line for line in shown.text().splitlines() if line] == [f" {TOO_SMALL}"[: size[0]].rstrip()]
        await shown.pilot.resize_terminal(100, 30)
        await shown.settle()
        assert TOO_SMALL.split(":")[0] not in shown.text()
        assert "NAMA 22" in shown.text()
        assert not [line for line in shown.text().splitlines() if "terlalu" in line]
        await shown.press("down")
        assert shown.line(5).startswith(">NAMA 1")


async def test_f1_opens_the_help_of_the_screen_and_f10_comes_back(open_app, screens):
    async with open_app("anak", screens=screens) as shown:
        await shown.press("question_mark")
        assert "BANTUAN" in shown.line(1)
        assert "Cari pada daftar" in shown.text()
        await shown.press("ctrl+x")
        assert "ANAK" in shown.line(1)


async def test_question_mark_in_a_form_is_text(open_app, screens):
    async with open_app("ukur", screens=screens) as shown:
        await shown.press("down", "=a?")
        assert shown.app.screen.query_one(Form).values()["note"] == "a?"


async def test_ctrl_c_says_how_to_leave_and_ctrl_q_does_nothing(open_app, screens):
    async with open_app("anak", screens=screens) as shown:
        await shown.press("ctrl+q", "ctrl+c")
        assert shown.line(22) == " ! Tekan F10 untuk keluar."
        assert shown.app.is_running


async def test_f10_on_the_first_screen_leaves(open_app, screens):
    async with open_app("anak", screens=screens) as shown:
        await shown.press("f10")
        assert shown.app._exit


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGHUP")
@pytest.mark.parametrize("ending", ["SIGHUP", "SIGTERM"])
async def test_a_dropped_line_ends_in_order(open_app, screens, ending):
    async with open_app("anak", screens=screens) as shown:
        os.kill(os.getpid(), getattr(signal, ending))
        await shown.pilot.pause()
        assert shown.app._exit
        assert shown.app.return_code == 0


async def test_redraw_paints_everything_again(open_app, screens):
    async with open_app("anak", screens=screens) as shown:
        before = shown.text()
        await shown.press("ctrl+l")
        assert shown.text() == before
