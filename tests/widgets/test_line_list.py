"""Lines that can be chosen: by keys, repainted one by one, the cursor only where the keys go."""

from widgets.line_list import LineList


async def test_moved_through_and_chosen(stage):
    lines = LineList(("due", "missing", "again"))
    async with stage(lines) as app:
        for key in ("due", "missing", "again"):
            lines.update(key, f"baris {key}")
        lines.focus()
        await app.pilot.pause()
        assert [line[:9] for line in app.lines()[:3]] == [">baris du", " baris mi", " baris ag"]
        await app.press("down", "down", "down", "enter", "up", "enter", "home", "enter", "end", "enter")
        assert [message.key for message in app.sent(LineList.Selected)] == ["again", "missing", "due", "again"]
        assert app.lines()[2].startswith(">baris again")
        lines.update("again", "")
        app.set_focus(None)
        await app.pilot.pause()
        assert not any(line.startswith(">") for line in app.lines())
        assert app.lines()[2].strip() == ""
