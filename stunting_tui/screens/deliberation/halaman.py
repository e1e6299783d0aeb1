"""Halaman: which pages of the report are written; space turns one on or off, and that is remembered."""

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.screens.base import BaseScreen
from stunting_tui.services.deliberation import report_pages
from widgets.columns import Column
from widgets.record_list import ListSource, RecordList, Row

COLUMNS = (Column("Tulis", 5), Column("Halaman", 20), Column("Isinya", 52, flex=1))


class HalamanScreen(BaseScreen):
    """Takes no `params`."""

    NAME = "halaman"
    BINDINGS = keys.bindings_for("halaman")

    def body(self) -> ComposeResult:
        """Give the list."""
        yield RecordList(COLUMNS, id="list")

    def load(self) -> None:
        """Show what is written; the cursor stays where it was."""
        self.pages = report_pages.pages()
        self.set_title("HALAMAN LAPORAN", f"{self.key('turn_page')} memilih atau melepas; diingat")
        self._show()
        self.query_one(RecordList).focus()

    def on_record_list_selected(self) -> None:
        """Do what space does."""
        self.action_turn_page()

    def action_turn_page(self) -> None:
        """Write the highlighted page from now on, or no longer."""
        page = self.pages[self.query_one(RecordList).cursor]
        written = report_pages.turn_page(self.session, page.code)
        self._show()
        self.say(f"{page.title}: {'ditulis' if written else 'tidak ditulis'}.", self._count())

    def _show(self) -> None:
        chosen = report_pages.chosen_pages()
        table = self.query_one(RecordList)
        rows = [Row(("[x]" if page.code in chosen else "[ ]", page.title, page.about)) for page in self.pages]
        table.set_source(ListSource(rows), table.cursor)
        self.say("", self._count())

    def _count(self) -> str:
        return f"{len(report_pages.chosen_pages())} dari {len(self.pages)} halaman ditulis"
