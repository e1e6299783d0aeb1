"""A bare application around one widget, and keys posted to it without Pilot's waits."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.keys import _character_to_key
from textual.message import Message
from textual.pilot import Pilot
from textual.widget import Widget

from tests.quiet import quiet


class Stage(App):
    CSS = "* { scrollbar-size: 0 0; }"

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self.widget = widget
        self.seen: list[Message] = []
        self.pilot: Pilot | None = None

    def compose(self) -> ComposeResult:
        yield self.widget

    async def _on_message(self, message: Message) -> None:
        if type(message).__module__.startswith("widgets."):
            self.seen.append(message)
        await super()._on_message(message)

    async def press(self, *keys: str) -> None:
        """Send key names ("enter") or, with a leading "=", text."""
        for key in keys:
            if key.startswith("=") and len(key) > 1:
                for character in key[1:]:
                    self.post_message(events.Key(_character_to_key(character), character))
            else:
                self.post_message(events.Key(key, " " if key == "space" else key if len(key) == 1 else None))
        await quiet(self)

    def lines(self) -> list[str]:
        return [
            "".join(segment.text for segment in strip).rstrip() for strip in self.screen._compositor.render_strips()
        ]

    def sent(self, kind: type) -> list[Message]:
        return [message for message in self.seen if type(message) is kind]


@pytest.fixture
def stage() -> Callable[..., AbstractAsyncContextManager[Stage]]:
    @asynccontextmanager
    async def show(widget: Widget, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Stage]:
        app = Stage(widget)
        async with app.run_test(size=size) as pilot:
            app.pilot = pilot
            await quiet(app)
            yield app

    return show
