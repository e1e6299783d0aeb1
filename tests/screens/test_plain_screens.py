"""What holds for every screen: its golden text, the window, the themes."""

import re

import pytest
from textual import events
from textual._compositor import LayoutUpdate
from textual.filter import Monochrome

from stunting_tui.app import DARK, SCREENS_BY_NAME, SIXTEEN_COLOURS
from stunting_tui.keys import SCREENS
from stunting_tui.services.register import children
from tests.screens.conftest import GOLDEN, odd_glyphs
from widgets.form import Form

FILES = sorted(GOLDEN.glob("*.txt"))
WIDE = 140
"""Cells of the widest window that a golden text shows; such files end in -lebar."""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_golden_screens_fit_their_window_in_plain_glyphs(path):
    text = path.read_text(encoding="utf-8")
    assert odd_glyphs(text) == []
    lines = text.splitlines()
    assert len(lines) == 24
    assert max(map(len, lines)) <= (WIDE if path.stem.endswith("-lebar") else 80)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_golden_screens_have_a_title_and_a_legend(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    assert re.match(r" [A-Z]{3}", lines[0])
    assert re.search(r"F10 (Kembali|Keluar)|petunjuk tombol|Esc Kembali", lines[23])


def test_every_screen_has_a_place_and_a_name():
    assert set(SCREENS) | {"uji-tombol"} == set(SCREENS_BY_NAME)


async def test_in_a_window_too_small_keys_only_leave(open_app, stocked):
    async with open_app("anak") as shown:
        await shown.press("u", "down")
        form = shown.app.screen.query_one(Form)
        before = form.values()
        await shown.pilot.resize_terminal(79, 24)
        await shown.settle()
        shown.app.post_message(events.Paste("7,7"))
        await shown.press("=9,4", "enter", "f3", "ctrl+p", "f6", "f1", "escape")
        assert form.values() == before
        assert shown.app.screen.NAME == "ukur"
        await shown.press("f10")
        assert shown.app.screen.NAME == "anak"
        await shown.pilot.resize_terminal(80, 24)
        await shown.settle()
        await shown.press("down")
        assert shown.app.screen.child_in_hand() == children.child_ids()[1]


async def test_ctrl_l_paints_every_line_again(open_app, stocked, monkeypatch):
    async with open_app("anak") as shown:
        sent = []
        display = shown.app._display

        def see(screen, update):
            sent.append(update)
            display(screen, update)

        monkeypatch.setattr(shown.app, "_display", see)
        await shown.press("f9")
        assert not sent
        await shown.press("ctrl+l")
        whole = [update for update in sent if isinstance(update, LayoutUpdate)]
        assert any(len(update.strips) == 24 for update in whole)


@pytest.mark.parametrize("name", ["beranda", "anak", "ukur"])
async def test_both_themes_and_no_colour_say_the_same(open_app, stocked, name, monkeypatch):
    params = {"ukur": {"child_id": children.child_ids()[0]}}.get(name)
    texts = []
    for theme in (SIXTEEN_COLOURS, DARK.name):
        async with open_app(name, params) as shown:
            shown.app.theme = theme
            await shown.settle()
            texts.append(shown.text())
    monkeypatch.setenv("NO_COLOR", "1")
    async with open_app(name, params) as shown:
        assert any(isinstance(found, Monochrome) for found in shown.app._filters)
        texts.append(shown.text())
    assert texts[0] == texts[1] == texts[2]
