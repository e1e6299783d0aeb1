from textual import events

from widgets.columns import Column
from widgets.record_list import ListSource, RecordList
from widgets.typed_list import TypedList


def listed(count=40):
    found = TypedList([Column("Nama", 20, flex=1)], label="Cari", empty="Tidak ada.")
    found.set_source(ListSource([(f"NAMA {number}",) for number in range(count)]))
    return found


async def test_letters_go_to_the_line_and_arrows_to_the_rows(stage):
    found = listed()
    async with stage(found) as app:
        found.focus()
        await app.press("=Na ?1", "down", "pagedown", "backspace", "enter")
        assert app.lines()[-1] == " Cari: Na ?"
        assert found.editor.text == "Na ?"
        assert [message.text for message in app.sent(TypedList.Typed)] == ["N", "Na", "Na ", "Na ?", "Na ?1", "Na ?"]
        assert [message.index for message in app.sent(RecordList.Selected)] == [found.cursor]
        assert found.cursor == 1 + 22
        assert not app.sent(RecordList.Missed)


async def test_the_last_row_is_never_under_the_line(stage):
    found = listed()
    async with stage(found) as app:
        found.focus()
        await app.press("end")
        assert app.lines()[-2] == ">NAMA 39"


async def test_paste_is_typed_and_other_words_are_put_without_a_message(stage):
    found = listed()
    async with stage(found) as app:
        found.focus()
        app.post_message(events.Paste("budi\tsan\n"))
        await app.press("down")
        assert [message.text for message in app.sent(TypedList.Typed)] == [found.editor.text]
        assert "budi" in found.editor.text
        found.set_text("")
        await app.press("down")
        assert app.lines()[-1] == " Cari:"
        assert len(app.sent(TypedList.Typed)) == 1


async def test_a_list_without_rows_keeps_the_line(stage):
    found = listed(0)
    async with stage(found) as app:
        found.focus()
        await app.press("=x", "enter")
        assert "Tidak ada." in "\n".join(app.lines())
        assert app.lines()[-1] == " Cari: x"
        assert not app.sent(RecordList.Selected)
