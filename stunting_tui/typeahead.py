"""Keys in the order they were typed: the next one is let in when the one before has had its effect.

Textual hands a key to the focused widget and meanwhile takes the next, so that of "/budi" typed in one burst (a slow
line, a paste, a recorded session) the first letters would go to the list and not to the prompt that "/" opens.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable

from textual import events
from textual.app import App
from textual.message import Message

SPINS = 200
"""Turns of the event loop after which waiting becomes sleeping."""

PATIENCE = SPINS + 250
"""Turns a key waits at most for the one before: half a second asleep, and as long as the work of a slow machine takes.
"""

NAP = 0.002
"""Seconds of a turn asleep."""


Step = Callable[[], Awaitable[object]]


class OrderedKeysApp(App[None], inherit_bindings=False):
    """An application that takes one key at a time."""

    def __init__(self) -> None:
        super().__init__()
        self._typed: deque[events.Event | Step] = deque()
        self._usher: asyncio.Task[None] | None = None
        self.busy = 0

    async def on_event(self, event: events.Event) -> None:
        """Queue keys and pastes as they come from the terminal; all else goes its way."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        self._typed.append(event)
        self._let_in_more()

    def next(self, step: events.Key | Step) -> None:
        """Do something, or press a key, when the key in hand has had its effect, before what was typed ahead."""
        self._typed.appendleft(step)
        self._let_in_more()

    def _let_in_more(self) -> None:
        if self._usher is None or self._usher.done():
            self._usher = asyncio.create_task(self._let_in())

    def accepts(self, event: events.Event) -> bool:  # noqa: ARG002 - for a subclass to look at
        """Whether a key or paste may have an effect now."""
        return True

    async def keys_done(self) -> None:
        """Wait until every key typed so far has had its effect."""
        while self._usher is not None and not self._usher.done():
            await asyncio.wait([self._usher])

    async def _let_in(self) -> None:
        while self._typed and self.is_running:
            # One painting for each key, when all that it brings about is done: fewer bytes, and no waiting for the
            # frames in between.
            with self.batch_update():
                await self._take(self._typed.popleft())
            self.screen.check_idle()

    async def _take(self, step: events.Event | Step) -> None:
        try:
            if not isinstance(step, events.Event):
                await step()
            elif self.accepts(step):
                await super().on_event(step)
            await self._settle()
        except Exception as error:  # noqa: BLE001 - in a task of its own it would be lost
            self._handle_exception(error)

    async def _settle(self) -> None:
        """Wait until the application and the screen have nothing left to do."""
        quiet = turns = 0
        while quiet < 3 and turns < PATIENCE and self.is_running:
            await asyncio.sleep(0 if turns < SPINS else NAP)
            turns += 1
            quiet = quiet + 1 if self._is_idle() else 0

    def _is_idle(self) -> bool:
        if self.busy or self.message_queue_size:
            return False
        if not self.screen_stack:
            return True
        screen = self.screen
        if getattr(screen, "busy", 0) or not screen.is_mounted:
            return False
        return not any(node.message_queue_size for node in screen.walk_children(with_self=True))

    async def _dispatch_message(self, message: Message) -> None:
        self.busy += 1
        try:
            await super()._dispatch_message(message)
        finally:
            self.busy -= 1
