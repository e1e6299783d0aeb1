"""The thread's side of a long piece of work: telling how far it is, and hearing that it should stop."""

from collections.abc import Callable
from threading import Event

from stunting_tui.errors import Cancelled


class Task:
    """Handed to the job of `BaseScreen.work`; both methods may be called from its thread."""

    def __init__(self, tell: Callable[[str, float | None], object]) -> None:
        self._tell = tell
        self._stop = Event()

    def progress(self, text: str, share: float | None = None) -> None:
        """Tell what comes now and the share done (0 to 1). Raises `Cancelled` when asked to stop."""
        if self._stop.is_set():
            raise Cancelled("Dibatalkan; tidak ada yang disimpan.")
        self._tell(text, share)

    def cancelled(self) -> bool:
        """Whether the operator asked to stop."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask the work to stop."""
        self._stop.set()
