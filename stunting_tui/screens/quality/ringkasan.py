"""Ringkasan: a batch in at most twenty lines to paste into a message; read first, then written as a text file."""

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.domain.dates import period_label
from stunting_tui.screens.base import BaseScreen
from stunting_tui.screens.book_target import ask_book
from stunting_tui.screens.planning.situasi import SheetText
from stunting_tui.services.sharing import summary
from widgets.lines import StatusLine
from widgets.text_view import TextView


class RingkasanScreen(BaseScreen):
    """`params`: `batch` (id) and its `period`."""

    NAME = "ringkasan"
    BINDINGS = keys.bindings_for("ringkasan")

    lines: tuple[str, ...] = ()

    def body(self) -> ComposeResult:
        """Give the text."""
        yield SheetText(id="sheet")

    def load(self) -> None:
        """Compute the lines in the background, each time anew."""
        period = self.params.get("period", "")
        self.set_title("RINGKASAN", f"batch {period_label(period)}" if period else "")
        self.query_one(SheetText).focus()
        self.lines = ()
        batch = self.params.get("batch")
        self.work(
            lambda task: summary.summary(self.session, batch, task.progress, task.cancelled), self._have,
            "Menyusun ringkasan",
        )  # fmt: skip

    def _have(self, lines: list[str]) -> None:
        self.lines = tuple(lines)
        self.query_one(SheetText).set_text("\n".join(lines))

    def on_text_view_moved(self, event: TextView.Moved) -> None:
        """Show which lines are seen."""
        self.query_one(StatusLine).set_word(f"baris {event.position}" if event.position else "")

    def action_write_text(self) -> None:
        """Ask where the text is to go."""
        lines = self.lines
        if not self._is_working() and lines:
            ask_book(
                self, "ringkasan", summary.text_path(self.params.get("period", "")),
                lambda target, _task: summary.write_text(self.session, lines, target), ".txt",
            )  # fmt: skip
