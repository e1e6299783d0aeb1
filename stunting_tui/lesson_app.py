"""The application with a coach: above the legend of every screen stands what the lesson asks for next.

The screens are the real ones. After every key, and when work in the background has ended, it looks whether the step in
hand is done.
"""

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory

from stunting_tui.app import StuntingApp
from stunting_tui.errors import OperatorError
from stunting_tui.places import log_of
from stunting_tui.screens.base import BaseScreen
from stunting_tui.services.lesson.lesson import Lesson, Sight, begin
from stunting_tui.services.lesson.lesson_scene import make_scene
from stunting_tui.services.store import close_store
from stunting_tui.session import Session
from widgets.folded_lines import FoldedLines
from widgets.lines import OneLine, StatusLine, TitleLine


class LessonApp(StuntingApp):
    """Leads through `lesson`; ends with `lesson.again` set where it is to begin anew at another step."""

    def __init__(self, lesson: Lesson, *, log_path: Path | None = None) -> None:
        super().__init__(lesson.scene.session, log_path=log_path)
        self.lesson = lesson
        self._waiting: asyncio.Task[None] | None = None
        self._summed_up = False

    def on_ready(self) -> None:
        """Say what is to be done first."""
        self.look_on()

    async def _settle(self) -> None:
        """Look at the step when a key has had its effect, again when the work it began has ended; at the end sum up."""
        await super()._settle()
        if not self.is_running or not self.screen_stack:
            return
        self.look_on()
        if self.lesson.finished and not self._summed_up:
            self._summed_up = True
            self.go("pelajaran")
            await self._settle()
        if self._waiting is None and any(not worker.is_finished for worker in self.workers):
            self._waiting = asyncio.create_task(self._after_work())

    async def _after_work(self) -> None:
        """Wait for the work, whose failure the screen tells."""
        await asyncio.gather(*(worker.wait() for worker in self.workers), return_exceptions=True)
        self._waiting = None
        await self._settle()

    def look_on(self) -> None:
        """Look at the step in hand and show what to do; a screen gets the strip for it at its first sight.

        At a screen that a slow machine has yet to lay out it looks when that is done.
        """
        screen = self.screen
        if not isinstance(screen, BaseScreen):
            return
        if not screen.is_mounted:
            screen.call_later(self.look_on)
            return
        try:
            text = self.lesson.look(sight_of(screen))
        except OperatorError as error:
            screen.complain(str(error))
            return
        head = f"PELAJARAN {self.lesson.place}"
        strips = screen.query(FoldedLines)
        if strips:
            strips.first().update(head, text)
        else:
            screen.mount(FoldedLines(head, text), before="#legend")


def sight_of(screen: BaseScreen) -> Sight:
    """Return what the operator sees."""
    title = " ".join(screen.query_one(TitleLine).parts)
    hand = next((line.text for line in screen.query("#who").results(OneLine) if line.display), "")
    return Sight(screen.NAME, title, screen.query_one(StatusLine).word, hand)


def run_lesson(session: Session, program: str, number: int) -> str:
    """Lead through the lesson from step `number` on, counted from 1; return what is to be said at the end.

    Its store and files lie in a folder of their own that only this user can read, and that is removed in any case;
    the session's own database is not opened. Raises `DataError` for a step that is not there, and `StoreError`.
    """
    started, first, done = session.clock(), number - 1, set[int]()
    while True:
        with TemporaryDirectory(prefix="stunting-pelajaran-", ignore_cleanup_errors=True) as folder:
            try:
                lesson = begin(make_scene(Path(folder), session), program, started, first, done)
                LessonApp(lesson, log_path=log_of(session.database)).run(mouse=False)
            finally:
                close_store()
        if lesson.again is None:
            return _ending(lesson, program)
        first, done = lesson.again, lesson.done


def _ending(lesson: Lesson, program: str) -> str:
    if lesson.finished:
        return f"Pelajaran selesai dalam {max(1, lesson.minutes)} menit. Data pelajaran sudah dibuang."
    place = lesson.at + 1
    return f"Pelajaran berhenti di langkah {place}. Melanjutkan: {program} pelajaran --mulai {place}"
