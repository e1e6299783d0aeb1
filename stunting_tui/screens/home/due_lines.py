"""The lines below the villages of Beranda: what is due; the lists they open are counted in the background.

The counts are those of the lists themselves, so that a line and the list it opens agree.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from textual.worker import Worker

from stunting_tui.domain.numbers import format_integer
from stunting_tui.errors import Cancelled, OperatorError
from stunting_tui.screens.task import Task
from stunting_tui.session import Session
from widgets.line_list import LineList

if TYPE_CHECKING:
    from stunting_tui.app import StuntingApp

LABELS = {"due": "JATUH TEMPO", "missing": "BELUM DIUKUR", "again": "UKUR ULANG", "waiting": "BERKAS"}
COUNTING = "menghitung ..."


@dataclass(frozen=True, slots=True)
class Counts:
    """Of a batch: children to be looked for, those registered, those to be measured again; `wrong` says why not.

    The last is `rough` where the quality of the posyandu, from which some are drawn, is not computed or old.
    """

    batch_id: int
    missing: int = 0
    registered: int = 0
    again: int = 0
    rough: bool = False
    wrong: str = ""


class DueLines(LineList):
    """`show` for a batch; what was counted is kept until `forget`."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(tuple(LABELS), id=id)
        self.batch_id: int | None = None
        self._known: dict[int, Counts] = {}
        self._counting: Task | None = None

    def forget(self) -> None:
        """Count anew: data changed."""
        self._known = {}

    def stop(self) -> None:
        """Count no more for now."""
        if self._counting is not None:
            self._counting.cancel()

    def show(self, session: Session, batch_id: int | None) -> None:
        """Show what is due, and how long the lists of a batch are; None without any batch."""
        self.batch_id = batch_id
        self._tell("due", _due(session, self.key("overdue")))
        self._tell("waiting", _waiting(self.key("imports")))
        if batch_id is None:
            self._tell("missing", "-")
            self._tell("again", "-")
        elif batch_id in self._known:
            self._show_counts(self._known[batch_id])
        else:
            self._tell("missing", COUNTING)
            self._tell("again", COUNTING)
            self.stop()
            self._counting = task = Task(lambda *_step: None)
            self.run_worker(lambda: count(session, batch_id, task), thread=True, exit_on_error=False)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Take what was counted."""
        found = event.worker.result
        if isinstance(found, Counts):
            self._known[found.batch_id] = found
            if found.batch_id == self.batch_id:
                self._show_counts(found)
        elif isinstance(event.worker.error, Exception):
            self.shell.unexpected(event.worker.error)

    def on_unmount(self) -> None:
        """Stop with the program."""
        self.stop()

    def _show_counts(self, found: Counts) -> None:
        of = f"{format_integer(found.missing)} dari {format_integer(found.registered)}"
        self._tell("missing", found.wrong or f"{of} anak sasaran 0-59 bulan penuh (tekan {self.key('unmeasured')})")
        rough = ", mutu posyandu belum dihitung" if found.rough else ""
        self._tell("again", found.wrong or f"{format_integer(found.again)} anak{rough} (tekan {self.key('remeasure')})")

    @property
    def shell(self) -> "StuntingApp":
        """The application."""
        return cast("StuntingApp", self.app)

    def key(self, action: str) -> str:
        """Return the key of an action as this office has it."""
        return self.shell.keys.key(action)

    def _tell(self, key: str, text: str) -> None:
        self.update(key, f"{LABELS[key]:<14}{text}")


def count(session: Session, batch_id: int, task: Task) -> Counts | None:
    """Count the lists of a batch, None where `task` was asked to stop; what cannot be counted is said, not raised."""
    from stunting_tui.services.quality import quality
    from stunting_tui.services.quality.coverage import missing_count
    from stunting_tui.services.quality.remeasures import remeasure_lines

    try:
        missing, registered = missing_count(session, batch_id, task.progress)
        again = len(remeasure_lines(session, batch_id, progress=task.progress))
        known = quality.stored(session, batch_id)
    except Cancelled:
        return None
    except OperatorError as error:
        return Counts(batch_id, wrong=str(error))
    return Counts(batch_id, missing, registered, again, rough=known is None or not known.fresh)


def _due(session: Session, key: str) -> str:
    from stunting_tui.services.deliberation import agreements

    due = agreements.due(session.today)
    late = f"{due.overdue} kesepakatan lewat (terlama {due.oldest_days} hari)"
    parts = [late] * bool(due.overdue) + [f"{due.this_month} bulan ini"] * bool(due.this_month)
    return f"{', '.join(parts)} (tekan {key})" if parts else "tidak ada"


def _waiting(key: str) -> str:
    from stunting_tui.services.intake.waiting import waiting_count

    waiting = waiting_count()
    return f"{format_integer(waiting)} baris menunggu keputusan (tekan {key})" if waiting else "tidak ada yang menunggu"
