"""Waiting until a running application has nothing left to do: by the turns of the event loop, not by the clock."""

import asyncio
from contextlib import suppress

from textual.app import App
from textual.worker import WorkerError


async def quiet(app: App) -> None:
    """Return when no task can go on, no worker runs and nothing is left to paint."""
    while app.is_running:
        await _drained()
        for worker in list(app.workers):
            with suppress(WorkerError):  # the screen tells of it, or the test misses what should have come
                await worker.wait()
        await _drained()
        if not _painted(app) and not len(app.workers):
            return


async def _drained() -> None:
    """Let every task go on that can; those asleep (a frame, a blinking cursor) are not waited for."""
    ready = asyncio.get_running_loop()._ready
    while True:
        await asyncio.sleep(0)
        if not ready:
            return


def _painted(app: App) -> bool:
    """Paint what the next frame would; whether there was anything."""
    screen = app.screen
    due = bool(
        screen._layout_required
        or screen._scroll_required
        or screen._repaint_required
        or screen._recompose_required
        or screen._dirty_widgets
        or screen._callbacks
    )
    screen._on_timer_update()
    return due
