"""Keys typed ahead of a complaint answer nothing."""

import pytest
from textual import events

from tests.widgets.entry_setup import made_grid
from widgets.entry_grid import EntryGrid


async def test_keys_typed_ahead_of_a_doubt_answer_nothing(stage):
    grid = made_grid()
    async with stage(grid) as app:
        await app.press("=12", "enter", "=B", "=9,1", "enter", "=62,4", "enter", "=13", "enter", "f2", "f8", "=T")
        assert grid.mode_word == "CEK"
        assert (grid.desk.position, grid.desk.cell.editor.text) == (0, "62,4")
        assert grid.values(0)["weight"] == "9,1"
        assert grid.values(1) == {**dict.fromkeys(grid.values(1), ""), "no": "2", "name": "ANAK 2"}
        assert app.sent(EntryGrid.ReasonAsked) == []
        await app.press("f2")
        assert len(app.sent(EntryGrid.ReasonAsked)) == 1


@pytest.mark.parametrize("later", ["f8", "backspace", "enter", "=123"])
async def test_keys_typed_ahead_of_a_hard_complaint_answer_nothing(stage, later):
    grid = made_grid()
    async with stage(grid) as app:
        await app.press("end", "=8", "enter", later, later)
        assert (grid.mode_word, grid.desk.cell.editor.text) == ("GALAT", "8")


async def test_keys_typed_ahead_of_a_note_do_not_replace_the_last_value(stage):
    grid = made_grid(1)
    async with stage(grid) as app:
        await app.press("end", "=86", "enter", "=12", "enter")
        assert grid.values(0)["height"] == "86"


async def test_a_paste_typed_ahead_answers_nothing(stage):
    grid = made_grid()
    async with stage(grid) as app:
        for event in (*map(events.Key, ["end"], [None]), events.Key("8", "8"), events.Key("enter", None)):
            app.post_message(event)
        app.post_message(events.Paste("1\t2\n3\t4\n"))
        await app.pilot.pause()
        assert grid.mode_word == "GALAT"
        assert app.sent(EntryGrid.Pasted) == []


async def test_keys_stay_dropped_until_they_pause(stage):
    grid = made_grid(grace=10.0)
    async with stage(grid) as app:
        await app.press("end", "=62", "enter")
        shown = events.Event().time
        for wait in (5.0, 14.0, 23.0):
            event = events.Key("9", "9")
            event.time = shown + wait
            grid.on_key(event)
            assert grid.mode_word == "CEK"
        event = events.Key("9", "9")
        event.time = shown + 34.0
        grid.on_key(event)
        assert (grid.mode_word, grid.desk.cell.editor.text) == ("ISI", "9")


async def test_forcing_goes_on_along_the_path(stage):
    grid = made_grid()
    async with stage(grid) as app:
        await app.press("end", "=62", "enter", "f2")
        assert grid.force("") is False
        assert grid.force("1") is True
        await app.pilot.pause()
        assert (grid.position, grid.row, grid.key) == (1, 1, "date")
        assert app.lines()[1].rstrip().endswith("62?")
