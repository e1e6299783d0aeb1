"""Triwulan: what of the agreements was due, kept and told of in each quarter of a year; the money by source."""

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.domain.following.ledger import Entry
from stunting_tui.domain.following.ledger_views import Filter, Quarter, Source, by_source, quarters
from stunting_tui.domain.numbers import format_rupiah
from stunting_tui.domain.reporting_period import period_words
from stunting_tui.screens.base import BaseScreen
from stunting_tui.screens.deliberation.agreement_rows import short_rupiah
from stunting_tui.services.following import ledger
from widgets.columns import Column
from widgets.lines import OneLine
from widgets.record_list import ListSource, RecordList, Row

COLUMNS = [
    Column("Triwulan", 20, flex=1),
    Column("Tenggat", 7, "right"),
    Column("Ditepati", 8, "right"),
    Column("Dilaporkan", 10, "right"),
    Column("Tanpa kabar", 11, "right"),
    Column("Selesai", 7, "right"),
    Column("Terpakai", 9, "right"),
]
SOURCES = [
    Column("Sumber dana", 24, flex=1),
    Column("Anggaran", 15, "right"),
    Column("Terpakai", 15, "right"),
    Column("Lebih", 15, "right"),
]


class TriwulanScreen(BaseScreen):
    """`params`: `year`."""

    NAME = "triwulan"
    BINDINGS = keys.bindings_for("triwulan")
    CSS_PATH = "triwulan.tcss"

    year = 0

    def body(self) -> ComposeResult:
        """Give the quarters, and the money by source."""
        yield RecordList(COLUMNS, id="quarters")
        yield OneLine("Dana kesepakatan rembuk tahun ini menurut sumber", "strong", id="money")
        yield RecordList(SOURCES, id="sources", empty="Belum ada dana yang ditulis.")

    def load(self) -> None:
        """Read the ledger."""
        if self.fresh:
            self.year = self.params.get("year", self.session.today.year)
        self.entries = ledger.entries()
        self._show()
        self.query_one("#quarters").focus()

    def _show(self) -> None:
        """Show the year."""
        self.shown = quarters(self.entries, self.year, self.session.today)
        table = self.query_one("#quarters", RecordList)
        table.set_source(ListSource([_row(one) for one in self.shown]), table.cursor)
        made = [entry for entry in self.entries if entry.meeting.held_on.year == self.year]
        money = by_source(made)
        self.query_one("#sources", RecordList).set_source(ListSource([_money(one) for one in money]))
        self.set_title("TRIWULAN", f"Tahun {self.year}")
        others = self.spelled("{previous_year} dan {next_year} tahun lain")
        self.say(f"Enter membuka kesepakatan triwulan itu, {others}.", _count(made))

    def on_record_list_selected(self, event: RecordList.Selected) -> None:
        """Open the ledger with what was due or told in the quarter."""
        if event.record_list.id == "quarters":
            self.shell.go("buku", filter=Filter(quarter=self.shown[event.index].period))

    def action_previous_year(self) -> None:
        """Show the year before."""
        self._turn(-1)

    def action_next_year(self) -> None:
        """Show the year after."""
        self._turn(1)

    def _turn(self, by: int) -> None:
        self.year += by
        self._show()


def _count(made: list[Entry]) -> str:
    return f"{len(made)} kesepakatan"


def _row(one: Quarter) -> Row:
    counts = (one.due, one.kept, one.told, one.silent, one.ended)
    words = period_words(one.period)
    return Row((words[0].upper() + words[1:], *map(str, counts), short_rupiah(one.spent)))


def _money(source: Source) -> Row:
    over = f"{format_rupiah(source.over)}!" if source.over else "-"
    cells = (source.name, format_rupiah(source.budget), format_rupiah(source.spent), over)
    return Row(cells, "error" if source.over else "")
