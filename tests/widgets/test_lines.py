from textual import events

from widgets.lines import OneLine, PromptLine, StatusLine, TitleLine
from widgets.text_view import TextView


async def test_markup_in_text_is_only_text(stage):
    async with stage(OneLine("[b]x[/b] [red]")) as app:
        assert app.lines()[0] == " [b]x[/b] [red]"


async def test_title_keeps_three_places(stage):
    title = TitleLine()
    async with stage(title) as app:
        title.set_parts("DESA", "Agustus 2026", "opr1")
        await app.pilot.pause()
        line = app.lines()[0]
        assert line.startswith(" DESA ")
        assert line.endswith("opr1")
        assert line.index("Agustus") == 34


async def test_status_shows_progress_in_words(stage):
    status = StatusLine()
    async with stage(status) as app:
        status.progress("Membaca", 0.25)
        await app.pilot.pause()
        assert app.lines()[0].startswith(" Membaca   25 %   Esc batal")


async def test_prompt_takes_text_and_gives_each_step(stage):
    prompt = PromptLine()
    async with stage(prompt) as app:
        prompt.update("temuan lama")
        prompt.open("Cari", initial="lama")
        await app.pilot.pause()
        assert app.lines()[0] == " Cari: lama"
        await app.press("=bu", "enter")
        assert [message.value for message in app.sent(PromptLine.Changed)] == ["b", "bu"]
        assert [message.value for message in app.sent(PromptLine.Answered)] == ["bu"]
        assert app.lines()[0] == " temuan lama"


async def test_prompt_with_choices_takes_one_of_the_letters_and_nothing_else(stage):
    prompt = PromptLine()
    async with stage(prompt) as app:
        prompt.open("Hapus?", choices="yt")
        await app.press("=x", "enter")
        assert app.seen == []
        await app.press("=Y")
        assert [message.value for message in app.sent(PromptLine.Answered)] == ["y"]


async def test_escape_drops_the_question(stage):
    prompt = PromptLine()
    async with stage(prompt) as app:
        prompt.open("Cari")
        await app.press("=x", "escape", "=y")
        assert len(app.sent(PromptLine.Closed)) == 1
        assert app.sent(PromptLine.Answered) == []
        assert not prompt.active


async def test_the_key_of_leaving_drops_a_question_only_while_nothing_was_typed(stage):
    prompt = PromptLine()
    async with stage(prompt) as app:
        prompt.open("Catatan", initial="lama")
        await app.press("f10")
        assert len(app.sent(PromptLine.Closed)) == 1
        prompt.open("Catatan", initial="lama")
        await app.press("=baru", "f10", "ctrl+x")
        assert [message.value for message in app.sent(PromptLine.Kept)] == ["baru", "baru"]
        assert prompt.active


async def test_prompt_takes_a_pasted_path(stage):
    prompt = PromptLine()
    async with stage(prompt) as app:
        prompt.open("Berkas")
        await app.pilot.pause()
        app.post_message(events.Paste("unduhan/agustus 2026.xls"))
        await app.press("enter")
        assert [message.value for message in app.sent(PromptLine.Answered)] == ["unduhan/agustus 2026.xls"]


async def test_text_view_folds_and_pages(stage):
    view = TextView("# KEPALA\n" + "kata " * 40 + "\n" + "\n".join(f"baris {number}" for number in range(60)))
    async with stage(view, (80, 24)) as app:
        assert app.lines()[0] == " KEPALA"
        assert all(len(line) <= 79 for line in app.lines())
        await app.press("end")
        assert app.lines()[-1] == " baris 59"
        assert app.sent(TextView.Moved)[-1].position.endswith("dari 64")
        await app.press("home", "down")
        assert app.lines()[0].startswith(" kata")
        view.set_text("# KEPALA\n" + "\n".join(f"baris {number}" for number in range(60)), "baris 30")
        await app.press("left")
        assert app.lines()[0] == " baris 30"
        assert app.sent(TextView.Moved)[-1].position.startswith("32-")
