"""Questions on the prompt line: what was typed there is not lost, whatever becomes of the answer."""

from stunting_tui.errors import ConflictError, DataError
from stunting_tui.screens.talking import KEPT
from widgets.lines import PromptLine
from widgets.record_list import RecordList


async def test_what_is_typed_is_not_lost_by_the_key_of_leaving_or_by_another_question(open_app, empty):
    async with open_app("rembuk") as shown:
        shown.app.screen.ask("Catatan", lambda text: shown.app.screen.say(f"dicatat {text}"))
        await shown.press("=panjang sekali", "f10")
        assert shown.line(22) == " Catatan: panjang sekali"
        assert shown.line(23) == f" {KEPT}"
        shown.app.screen.confirm("Hapus?", lambda: None)
        await shown.press("enter")
        assert shown.line(23) == " dicatat panjang sekali"


async def test_no_other_key_leaves_behind_what_is_typed(open_app, empty):
    async with open_app("rembuk") as shown:
        shown.app.screen.ask("Catatan", lambda text: shown.app.screen.say(f"dicatat {text}"))
        await shown.press("=panjang", "f1", "f4", "f5", "f8")
        assert shown.line(1).startswith(" REMBUK")
        assert shown.line(22) == " Catatan: panjang"
        assert shown.line(23) == f" {KEPT}"
        await shown.press("ctrl+l", "= sekali", "enter")
        assert shown.line(23) == " dicatat panjang sekali"
        shown.app.screen.confirm("Hapus?", lambda: None)
        await shown.press("f1")
        assert shown.line(1).startswith(" BANTUAN")


async def test_the_key_of_leaving_ends_a_search(open_app, empty):
    async with open_app("rembuk") as shown:
        shown.app.screen.ask("Cari", lambda text: None, changed=shown.app.screen.find)
        await shown.press("=budi", "f10")
        assert not shown.app.screen.query_one(PromptLine).active
        assert isinstance(shown.app.focused, RecordList)


async def test_an_answer_that_cannot_be_taken_is_asked_again_with_its_words(open_app, empty):
    def taken(text):
        if "x" in text:
            raise DataError("Huruf x tidak dapat dipakai.", "Tulis tanpa x.")
        shown.app.screen.say(f"dicatat {text}")

    async with open_app("rembuk") as shown:
        shown.app.screen.ask("Catatan", taken)
        await shown.press("=maxim", "enter")
        assert shown.line(22) == " Catatan: maxim"
        assert shown.line(23) == " ! Huruf x tidak dapat dipakai. Tulis tanpa x."
        await shown.press("f10")
        assert shown.line(22) == " Catatan: maxim"
        await shown.press("left", "left", "backspace", "=ks", "enter")
        assert shown.line(23) == " dicatat maksim"


async def test_an_answer_that_came_too_late_is_told(open_app, empty):
    def taken(_text):
        raise ConflictError("Baris ini sudah diubah oleh opr2.", "Buka lagi.")

    async with open_app("rembuk") as shown:
        shown.app.screen.ask("Catatan", taken)
        await shown.press("=sudah dikunjungi", "enter")
        assert shown.line(22) == " ! Baris ini sudah diubah oleh opr2. Buka lagi. Ketikan Anda: sudah dikunjungi"
        assert isinstance(shown.app.focused, RecordList)


async def test_what_a_screen_asks_again_is_typed_too(open_app, empty):
    def taken(text):
        shown.app.screen.ask("Catatan", taken, initial=text)

    async with open_app("rembuk") as shown:
        shown.app.screen.ask("Catatan", taken, initial="usul")
        await shown.press("=panjang", "enter", "f10")
        assert shown.line(22) == " Catatan: panjang"
        await shown.press("escape")
        assert shown.line(22) == ""


async def test_what_waits_is_no_longer_told_once_it_is_thrown_away_or_used(open_app, empty):
    async with open_app("rembuk") as shown:
        shown.app.screen.ask("Catatan", lambda text: None)
        await shown.press("=panjang", "f10", "escape")
        assert KEPT not in shown.text()
        shown.app.screen.ask("Satu", lambda text: shown.app.screen.ask("Dua", lambda text: None))
        await shown.press("=panjang", "f10", "enter")
        assert shown.line(22) == " Dua:" and KEPT not in shown.text()
