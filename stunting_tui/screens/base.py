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
from textual.worker import Worker, WorkerState

from stunting_tui import keys
from stunting_tui.errors import OperatorError
from stunting_tui.screens.talking import TalkingScreen
from stunting_tui.screens.task import Task, WorkStep
from widgets.lines import LegendLine, OneLine, PromptLine, RuleLine, StatusLine, TitleLine

if TYPE_CHECKING:
    from stunting_tui.app import StuntingApp
    from stunting_tui.session import Session
    from widgets.form_view import FormView

T = TypeVar("T")
TOO_SMALL = "Jendela terlalu kecil: perbesar sampai 80x24"


class BaseScreen(TalkingScreen, inherit_bindings=False):
    """A screen of the program. Subclasses give `NAME`, `BINDINGS`, `body` and `load`."""

    NAME: ClassVar[str] = ""
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel_work", show=False)]

    def __init__(self) -> None:
        super().__init__()
        self.params: dict[str, Any] = {}
        self.fresh = True
        self.busy = 0
        self.paths: dict[tuple[str, str], str] = {}
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
        yield LegendLine(keys.legend(self.NAME, self.shell.keys.actions), id="legend")
        yield OneLine(TOO_SMALL, id="too-small")

    def on_mount(self) -> None:
        """Tell the forms which key opens their lists."""
        for form in self.query("Form"):
            cast("FormView", form).list_key = self.key("legal")

    def body(self) -> ComposeResult:
        """Give the widgets between the rules."""
        yield from ()

    def load(self) -> None:
        """Read what the screen shows; called whenever it comes up, `fresh` when it was gone to, not returned to."""

    def on_screen_resume(self) -> None:
        """Load; Textual then gives the keys to the first widget of the body."""
        try:
            self.load()
        except Exception as error:  # noqa: BLE001 - Textual has yet to lay the screen out: it must not end here
            self.call_later(self._failed, error)
        self.fresh = False

    def on_resize(self, event: events.Resize) -> None:
        """Show one line instead of the screen where the window is too small."""
        self.set_class(event.size.width < 80 or event.size.height < 24, "too-small")

    def set_title(self, left: str, middle: str = "", right: str | None = None) -> None:
        """Set the first line; at the right stands the operator unless told otherwise."""
        self.query_one(TitleLine).set_parts(left, middle, self.session.operator if right is None else right)

    def show_legend(self, parts: str = "") -> None:
        """Show the keys of a state of the screen, `parts` as in `keys.legend_of`; without it those of the screen."""
        actions = self.shell.keys.actions
        self.query_one(LegendLine).update(keys.legend_of(parts, actions) if parts else keys.legend(self.NAME, actions))

    def key(self, action: str) -> str:
        """Return the key of an action as this office has it, for a sentence."""
        return self.shell.keys.key(action)

    def spelled(self, text: str) -> str:
        """Return a sentence without names of people or files, keys in the place of the ids in braces."""
        return self.shell.keys.spelled(text)

    def work(self, job: Callable[[Task], T], done: Callable[[T], None], text: str = "Bekerja") -> None:
        """Run `job` in a thread with progress on the status line; Esc cancels. `done` gets its result on the screen.

        What the job raises is shown: an `OperatorError` in its own words. One job at a time per screen.
        """
        if self._is_working():
            return
        self._done = done
        self._job = task = Task(lambda *step: self.post_message(WorkStep(*step)))
        self.query_one(StatusLine).progress(text)
        self.run_worker(lambda: job(task), thread=True, group="work", exit_on_error=False)

    def on_work_step(self, event: WorkStep) -> None:
        """Show how far the work is."""
        if self._job is not None:
            self.query_one(StatusLine).progress(event.text, event.share)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Take the result of `work`, or tell why there is none."""
        if event.worker.group != "work" or not event.worker.is_finished:
            return
        if self._job is not None:
            self._job.cancel()  # the thread of a cancelled worker still runs
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

    def child_in_hand(self) -> int | None:
        """Return the id of the child the screen is about now, None where there is none."""
        return None

    def action_child(self) -> None:
        """Open the child in hand, else look for one; this screen stays as it is beneath."""
        child = self.child_in_hand()
        if child is None:
            self.action_find_child()
        elif self._may_leave():
            self.shell.look("anak-rinci", child_id=child)

    def action_find_child(self) -> None:
        """Look for a child."""
        if self._may_leave():
            self.shell.look("cari")

    def action_palette(self) -> None:
        """Open the list of what can be done here."""
        if getattr(self.focused, "is_locked", False):
            self.complain("Selesaikan dahulu isian di sel ini.")
        elif self._may_leave():
            self.shell.look("perintah", screen=self)

    def _may_leave(self) -> bool:
        """Whether no question waits for its answer; says so where one does."""
        asking = self.query_one(PromptLine).active
        if asking:
            self.query_one(StatusLine).update("Jawab dahulu pertanyaan di atas, atau tutup dengan Esc.")
        return not asking

    def action_legal(self) -> None:
        """Say that there is no list of legal values here; a field that has one opens it by itself."""
        self.complain("Isian ini diketik; tidak ada daftar pilihannya.")

    def action_back(self) -> None:
        """Leave the screen, or the program from the first one; not while work is under way."""
        if not self._is_working():
            self.shell.back()

    def on_unmount(self) -> None:
        """Stop the work when the program ends under it; else the process would wait for the thread."""
        if self._job is not None:
            self._job.cancel()

    def _is_working(self) -> bool:
        """Whether work is under way; says so."""
        if self._job is not None:
            self.complain("Masih ada pekerjaan yang berjalan. Tunggu, atau tekan Esc untuk membatalkan.")
        return self._job is not None

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
