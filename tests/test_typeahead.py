"""Keys typed ahead of a slow screen: each meets what the one before it brought, however long that took."""

import asyncio

from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Input

from stunting_tui.typeahead import OrderedKeysApp
from tests.screens.conftest import Shown


class Slow(Screen):
    """Seems to take a minute to open, by the clock of the loop."""

    def compose(self) -> ComposeResult:
        loop = asyncio.get_running_loop()
        real = loop.time
        loop.time = lambda: real() + 60
        yield Input()


class Typed(OrderedKeysApp):
    """Opens the slow screen by a."""

    BINDINGS = [Binding("a", "open", show=False)]

    def action_open(self) -> None:
        self.push_screen(Slow())


async def test_a_key_waits_for_a_screen_that_takes_long_to_open():
    app = Typed()
    async with app.run_test() as pilot:
        await Shown(app, pilot).press("a", "b")
        assert app.screen.query_one(Input).value == "b"
