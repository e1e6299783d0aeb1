from stunting_tui.services.register import children
from widgets.entry_grid import EntryGrid
from widgets.form import Form
from widgets.record_list import RecordList


def named(text):
    return [children.child_detail(number).name for number in children.child_ids(text)]


async def test_looks(open_app, stocked, golden):
    async with open_app() as shown:
        await shown.press("f3")
        golden("cari", shown.text())
        await shown.press("=vod bap", "down")
        golden("cari-kata", shown.text())


async def test_nobody_found_says_what_to_do(open_app, stocked, golden):
    async with open_app("cari") as shown:
        await shown.press("=zzz")
        golden("cari-kosong", shown.text())
        await shown.press("escape")
        assert "75 anak" in shown.line(23)


async def test_a_child_from_beranda_in_one_burst_and_back(open_app, stocked):
    wanted = named("bapri vodi")[0]
    async with open_app() as shown:
        await shown.press("down")
        before = shown.text()
        await shown.press("f3", "=bapri vodi", "enter", "g")
        assert shown.line(1).startswith(" GRAFIK TUMBUH")
        assert wanted in shown.line(1)
        await shown.press("f10", "f10")
        assert shown.line(20) == " Nama atau NIK: bapri vodi"
        await shown.press("f10")
        assert shown.text() == before


async def test_nik_letters_and_paste_narrow_the_list(open_app, stocked):
    nik = children.child_detail(children.child_ids()[5]).nik
    async with open_app("cari") as shown:
        await shown.press(f"={nik}")
        assert shown.line(23).endswith(" 1 anak")
        await shown.press(*["backspace"] * 4, "=V")
        assert shown.line(23).endswith(" 0 anak")


async def test_back_from_a_child_the_list_stands_on_the_last_one_seen(open_app, stocked):
    async with open_app("cari") as shown:
        await shown.press("enter", "f8", "f8", "ctrl+x")
        assert shown.line(6).startswith(">")


async def test_second_spelling_and_ctrl_f(open_app, stocked):
    async with open_app("rembuk") as shown:
        for key in ("ctrl+o", "ctrl+f"):
            await shown.press(key)
            assert shown.line(1).startswith(" CARI ANAK")
            await shown.press("f10")
            assert shown.line(1).startswith(" REMBUK")


async def test_the_child_in_hand_is_opened_at_once(open_app, stocked):
    ids = children.child_ids()
    async with open_app("anak") as shown:
        await shown.press("down", "down", "f3")
        assert shown.app.screen.NAME == "anak-rinci"
        assert shown.app.screen.child_id == ids[2]
        await shown.press("f3")
        assert shown.app.screen.NAME == "cari"
        await shown.press("f10", "f10")
        assert shown.app.screen.query_one(RecordList).cursor == 2


async def test_a_half_typed_form_waits_under_the_child_and_its_own_form(open_app, stocked):
    ids = children.child_ids()
    async with open_app("anak-rinci", {"child_id": ids[0]}) as shown:
        await shown.press("u", "down", "=7,7")
        form = shown.app.screen.query_one(Form)
        before = shown.text()
        await shown.press("f3", "f3", "=bapri", "down", "enter", "u", "=05", "f10", "y", "f10", "f10", "f10")
        assert shown.text() == before
        assert shown.app.screen.query_one(Form) is form
        assert form.values()["weight_kg"] == "7,7"
        assert shown.app.screen.params["child_id"] == ids[0]
        await shown.press("f10", "y")
        assert shown.app.screen.child_id == ids[0]


async def test_a_half_typed_sheet_stays_as_it_is(open_app, stocked):
    async with open_app("batch", {"period": "2026-09"}) as shown:
        await shown.press("enter", "=0")
        grid = shown.app.screen.query_one(EntryGrid)
        before, word = shown.text(), grid.mode_word
        await shown.press("ctrl+o")
        assert shown.app.screen.NAME in ("cari", "anak-rinci")
        await shown.press("f10")
        assert (shown.text(), grid.mode_word) == (before, word)


async def test_an_open_question_is_answered_first(open_app, stocked):
    async with open_app("anak") as shown:
        await shown.press("slash", "=bap", "f3")
        assert shown.line(1).startswith(" ANAK")
        assert shown.line(22) == " Cari nama atau NIK: bap"
        assert "Jawab dahulu pertanyaan di atas" in shown.line(23)
