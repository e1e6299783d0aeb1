"""The thread's side of a long piece of work: telling how far it is, and hearing that it should stop."""

from collections.abc import Callable
from threading import Event
from time import monotonic

from textual.message import Message

from stunting_tui.errors import Cancelled

INTERVAL = 0.1
"""Seconds between two lines about the same step: a slow line must not be filled with figures."""


class Task:
    """Handed to the job of `BaseScreen.work`; both methods may be called from its thread."""

    def __init__(self, tell: Callable[[str, float | None], object]) -> None:
        self._tell = tell
        self._stop = Event()
        self._last = (0.0, "")

    def progress(self, text: str, share: float | None = None) -> None:
        """Tell what comes now and the share done (0 to 1). Raises `Cancelled` when asked to stop.

        May be called for every row; only some calls are shown.
        """
        if self._stop.is_set():
            raise Cancelled("Dibatalkan; tidak ada yang disimpan.")
        now = monotonic()
        if text != self._last[1] or now - self._last[0] >= INTERVAL:
            self._last = (now, text)
            self._tell(text, share)

    def cancelled(self) -> bool:
        """Whether the operator asked to stop."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask the work to stop."""
        self._stop.set()


class WorkStep(Message):
    """A step of the running work."""

    def __init__(self, text: str, share: float | None) -> None:
        super().__init__()
        self.text = text
        self.share = share
