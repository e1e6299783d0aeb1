"""Ikhtisar tahun: a year on one sheet of text, the year before and after by a key, written as a workbook."""

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.domain.following.yearly import YearView, rule_after
from stunting_tui.screens.base import BaseScreen
from stunting_tui.screens.book_target import ask_book
from stunting_tui.screens.planning.situasi import SheetText
from stunting_tui.screens.section_text import in_words, section_text
from stunting_tui.screens.wording import NO_DISTRICT
from stunting_tui.services.following import yearly
from stunting_tui.services.register import region
from widgets.lines import StatusLine
from widgets.text_view import TextView

FIRST_YEAR = 2015


class IkhtisarScreen(BaseScreen):
    """`params`: `year`, else that of today."""

    NAME = "ikhtisar"
    BINDINGS = keys.bindings_for("ikhtisar")

    view: YearView | None = None
    year = 0
    rule = ""

    def body(self) -> ComposeResult:
        """Give the text."""
        yield SheetText(id="sheet")

    def load(self) -> None:
        """Read the year; coming back, the same one."""
        if self.fresh or not self.year:
            self.year = self.params.get("year", self.session.today.year)
            self.rule = ""
        self._show()
        self.query_one(SheetText).focus()

    def _show(self) -> None:
        self.say("")
        sheet = self.query_one(SheetText)
        if region.current_district() is None:
            self.set_title("IKHTISAR TAHUN")
            sheet.set_text(self.spelled(NO_DISTRICT))
            return
        self.view = yearly.year_view(self.session, self.year, self.rule)
        sections = [in_words(section) for section in yearly.year_sections(self.view)]
        width = max(40, self.size.width - 2)
        sheet.set_text("\n".join(section_text(section, width) for section in sections))
        self.set_title(f"IKHTISAR TAHUN {self.year}", self.view.place)

    def on_text_view_moved(self, event: TextView.Moved) -> None:
        """Show which lines are seen."""
        self.query_one(StatusLine).set_word(f"baris {event.position}" if event.position else "")

    def action_previous(self) -> None:
        """Show the year before."""
        self._turn(-1)

    def action_next(self) -> None:
        """Show the year after."""
        self._turn(1)

    def _turn(self, by: int) -> None:
        last = self.session.today.year + 1
        if not FIRST_YEAR <= self.year + by <= last:
            self.say(f"Tahun dari {FIRST_YEAR} sampai {last}.")
            return
        self.year += by
        self._show()

    def action_actions_of(self) -> None:
        """Sort by the actions of another rule."""
        if self.view is not None:
            self.rule = rule_after(self.view.rule.code)
            self._show()
            self.say(f"Aksi: {self.view.rule.name}")

    def action_write_year(self) -> None:
        """Ask where the workbook is to go."""
        view = self.view
        if view is not None:
            ask_book(
                self, "ikhtisar", yearly.year_path(self.year),
                lambda target, task: yearly.write_year(self.session, view, target, task.progress, task.cancelled),
            )  # fmt: skip
