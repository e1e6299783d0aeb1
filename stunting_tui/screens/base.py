"""The frame every screen stands in: title, rule, body, rule, finding or prompt, status, legend.

class DesaScreen(BaseScreen):
    NAME = "desa"                                   # its actions and legend come from keys.py
    BINDINGS = keys.bindings_for("desa")

    def body(self) -> ComposeResult:                # 18 lines of 80 cells at 80x24
        yield RecordList([...], id="desa")

    def load(self) -> None:                         # each time the screen comes up; self.params, self.fresh
        self.set_title("DESA", "Agustus 2026")
        self.query_one(RecordList).set_source(...)

    def action_search(self) -> None:
        self.ask("Cari", self.found, changed=self.found)

    def action_export(self) -> None:
        self.work(lambda task: service.export(progress=task.progress, cancelled=task.cancelled), self.exported)
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget
from textual.worker import Worker, WorkerState

from stunting_tui import keys
from stunting_tui.errors import OperatorError
from stunting_tui.screens.task import Task
from widgets.lines import LegendLine, OneLine, PromptLine, RuleLine, StatusLine, TitleLine

if TYPE_CHECKING:
    from stunting_tui.app import StuntingApp
    from stunting_tui.session import Session

T = TypeVar("T")
TOO_SMALL = "Jendela terlalu kecil: perbesar sampai 80x24"


class BaseScreen(Screen[None], inherit_bindings=False):
    """A screen of the program. Subclasses give `NAME`, `BINDINGS`, `body` and `load`."""

    NAME: ClassVar[str] = ""
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel_work", show=False)]

    def __init__(self) -> None:
        super().__init__()
        self.params: dict[str, Any] = {}
        self.fresh = True
        self.busy = 0
        self._answer: Callable[[str], None] | None = None
        self._change: Callable[[str], None] | None = None
        self._drop: Callable[[], None] | None = None
        self._before_prompt: Widget | None = None
        self._job: Task | None = None
        self._done: Callable[[Any], None] | None = None

    @property
    def session(self) -> "Session":
        """Who works, where, when."""
        return self.shell.session

    @property
    def shell(self) -> "StuntingApp":
        """The application, with `go` and `back`."""
        return cast("StuntingApp", self.app)

    def compose(self) -> ComposeResult:
        """Lay out the frame around `body`."""
        yield TitleLine(id="title")
        yield RuleLine()
        with Vertical(id="body"):
            yield from self.body()
        yield RuleLine()
        yield PromptLine(id="prompt")
        yield StatusLine(id="status")
        yield LegendLine(keys.legend(self.NAME), id="legend")
        yield OneLine(TOO_SMALL, id="too-small")

    def body(self) -> ComposeResult:
        """Give the widgets between the rules."""
        yield from ()

    def load(self) -> None:
        """Read what the screen shows; called whenever it comes up, `fresh` when it was gone to, not returned to."""

    def on_screen_resume(self) -> None:
        """Load; Textual then gives the keys to the first widget of the body."""
        self.load()
        self.fresh = False

    def on_resize(self, event: events.Resize) -> None:
        """Show one line instead of the screen where the window is too small."""
        self.set_class(event.size.width < 80 or event.size.height < 24, "too-small")

    def set_title(self, left: str, middle: str = "", right: str | None = None) -> None:
        """Set the first line; at the right stands the operator unless told otherwise."""
        self.query_one(TitleLine).set_parts(left, middle, self.session.operator if right is None else right)

    def say(self, text: str, word: str | None = None) -> None:
        """Tell what happened on the status line; `word` stands at its right end. Clears the finding."""
        self.query_one(StatusLine).update(text)
        if word is not None:
            self.query_one(StatusLine).set_word(word)
        self.find("")

    def find(self, text: str, tone: str = "") -> None:
        """Show a remark on the finding line, without a bell."""
        self.query_one(PromptLine).update(text, tone)

    def complain(self, text: str) -> None:
        """Show on the finding line what cannot be done and what to do instead."""
        self.find(f"! {text}", "error")

    def ask(
        self,
        label: str,
        answered: Callable[[str], None],
        *,
        initial: str = "",
        choices: str = "",
        changed: Callable[[str], None] | None = None,
        dropped: Callable[[], None] | None = None,
    ) -> None:
        """Ask on the prompt line. `choices` are letters, one of which answers at once; `dropped` is told of Esc."""
        self._answer, self._change, self._drop = answered, changed, dropped
        prompt = self.query_one(PromptLine)
        if self.focused is not prompt:
            self._before_prompt = self.focused
        prompt.open(label, initial=initial, choices=choices)

    def confirm(self, question: str, yes: Callable[[], None]) -> None:
        """Ask a question of yes (y) or no (t); only yes does anything."""
        self.ask(question, lambda letter: yes() if letter == "y" else None, choices="yt")

    def on_prompt_line_changed(self, event: PromptLine.Changed) -> None:
        """Pass on what is being typed."""
        if self._change is not None:
            self._change(event.value)

    def on_prompt_line_answered(self, event: PromptLine.Answered) -> None:
        """Pass on the answer."""
        self.set_focus(self._before_prompt)
        if self._answer is not None:
            self._answer(event.value)

    def on_prompt_line_closed(self) -> None:
        """Pass on that there is none."""
        self.set_focus(self._before_prompt)
        if self._drop is not None:
            self._drop()

    def work(self, job: Callable[[Task], T], done: Callable[[T], None], text: str = "Bekerja") -> None:
        """Run `job` in a thread with progress on the status line; Esc cancels. `done` gets its result on the screen.

        What the job raises is shown: an `OperatorError` in its own words. One job at a time per screen.
        """
        if self._job is not None:
            self.complain("Masih ada pekerjaan yang berjalan. Tunggu, atau tekan Esc untuk membatalkan.")
            return
        self._done = done
        self._job = task = Task(lambda *step: self.post_message(WorkStep(*step)))
        self.query_one(StatusLine).progress(text)
        self.run_worker(lambda: job(task), thread=True, group="work", exit_on_error=False)

    def on_work_step(self, event: "WorkStep") -> None:
        """Show how far the work is."""
        if self._job is not None:
            self.query_one(StatusLine).progress(event.text, event.share)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Take the result of `work`, or tell why there is none."""
        if event.worker.group != "work" or not event.worker.is_finished:
            return
        self._job, done = None, self._done
        self.say("")
        if event.state == WorkerState.SUCCESS and done is not None:
            done(event.worker.result)
        elif isinstance(event.worker.error, Exception):
            self._failed(event.worker.error)

    def action_cancel_work(self) -> None:
        """Ask the running work to stop."""
        if self._job is not None:
            self._job.cancel()
            self.query_one(StatusLine).update("Membatalkan ...")

    def action_help(self) -> None:
        """Open the help of this screen."""
        self.shell.go("bantuan", about=self.NAME)

    def action_back(self) -> None:
        """Leave the screen, or the program from the first one."""
        self.shell.back()

    def action_redraw(self) -> None:
        """Paint everything again, after a message of another program on the terminal."""
        self.app.refresh(repaint=True, layout=True)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, OperatorError):
            self.complain(str(error))
        else:
            self.shell.unexpected(error)

    async def _dispatch_message(self, message: Message) -> None:
        """Handle a message; what a handler raises is told to the operator, and the screen lives on."""
        self.busy += 1
        try:
            await super()._dispatch_message(message)
        except Exception as error:  # noqa: BLE001 - the one place where every handler's failure ends
            self._failed(error)
        finally:
            self.busy -= 1


class WorkStep(Message):
    """A step of the running work."""

    def __init__(self, text: str, share: float | None) -> None:
        super().__init__()
        self.text = text
        self.share = share
