"""Ringkasan lembar: what a posyandu's month still lacks, what was forced, who typed it, and its way to being locked."""

from collections.abc import Callable

from textual import events
from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.domain.dates import period_label
from stunting_tui.screens.base import BaseScreen
from stunting_tui.screens.desk import lembar_rows
from stunting_tui.screens.desk.lembar_rows import Line
from stunting_tui.services.desk import second_entry, sheet_life
from stunting_tui.services.desk.sheet_overview import SheetOverview, overview
from stunting_tui.services.desk.sheet_store import LOCKED
from widgets.columns import Column
from widgets.lines import OneLine
from widgets.record_list import ListSource, RecordList, Row

QUESTIONS = {
    "lengkap": "Nyatakan lembar ini lengkap?",
    "diperiksa": "Nyatakan lembar ini diperiksa?",
    "terkunci": "Kunci lembar ini? Sesudah itu tidak berubah, juga oleh impor",
}


class LembarScreen(BaseScreen):
    """The record of one sheet. `params`: `posyandu` (id), `period` (ISO year-month)."""

    NAME = "lembar"
    BINDINGS = keys.bindings_for("lembar")
    CSS_PATH = "lembar.tcss"

    def __init__(self) -> None:
        super().__init__()
        self.seen: SheetOverview | None = None
        self.lines: list[Line] = []

    def body(self) -> ComposeResult:
        """Give state, counts and next step, and beneath them the sections."""
        for name in ("state", "counts", "step"):
            yield OneLine(id=name)
        yield RecordList([Column("", 78, flex=1)], id="sections")

    def load(self) -> None:
        """Read the sheet; the cursor stays where it was when coming back."""
        cursor = 0 if self.fresh else self.query_one(RecordList).cursor
        self._show(cursor)
        self.say(str(self.params.pop("said", "")), self.sheet_in_hand().state.upper())

    def sheet_in_hand(self) -> SheetOverview:
        """Return the sheet as it was read last; there is one once the screen was loaded."""
        assert self.seen is not None
        return self.seen

    def child_in_hand(self) -> int | None:
        """The child of the line."""
        place = self.query_one(RecordList).cursor
        return self.lines[place].child_id if place < len(self.lines) else None

    def _show(self, cursor: int = 0) -> None:
        self.seen = seen = overview(self.session, self.params["posyandu"], self.params["period"])
        self.set_title(f"LEMBAR  {seen.village} / {seen.posyandu}", period_label(seen.period))
        self.query_one("#state", OneLine).update(lembar_rows.state_words(seen), "strong")
        self.query_one("#counts", OneLine).update(lembar_rows.count_words(seen))
        self.query_one("#step", OneLine).update(self.spelled(lembar_rows.next_step(seen)))
        self._fill(cursor)

    def _fill(self, cursor: int) -> None:
        self.lines = lembar_rows.section_lines(self.sheet_in_hand(), max(60, self.size.width - 2))
        self.query_one(RecordList).set_source(ListSource([Row((line.text,), line.tone) for line in self.lines]), cursor)

    def on_resize(self, event: events.Resize) -> None:
        """Fit the lines to the window."""
        super().on_resize(event)
        if self.seen is not None:
            self._fill(self.query_one(RecordList).cursor)

    def on_record_list_selected(self) -> None:
        """Go to the row of the child on the sheet."""
        child, seen = self.child_in_hand(), self.sheet_in_hand()
        if child is None:
            self.complain("Enter membuka anak pada baris Kurang dan Dipaksa.")
        else:
            self.shell.go("batch", posyandu=seen.posyandu_id, period=seen.period, child=child)

    def action_advance(self) -> None:
        """Take the sheet one state further, after a question; what stands against it is told."""
        seen = self.sheet_in_hand()
        state = sheet_life.NEXT.get(seen.state)
        against = sheet_life.objection(seen, state) if state else "Lembar ini sudah terkunci."
        if state is None or against:
            way = "{force_sheet} Paksa" if state else "{reopen} Buka"
            self.complain(f"{against} {self.spelled(way)} dengan alasan.")
        else:
            self.confirm(QUESTIONS[state], self._advance)

    def action_force_sheet(self) -> None:
        """Take the sheet one state further whatever it lacks, with a reason."""
        seen = self.sheet_in_hand()
        if seen.state == LOCKED or not sheet_life.objection(seen, sheet_life.NEXT[seen.state]):
            self.action_advance()
        else:
            self._ask_reason(f"Alasan memajukan menjadi {sheet_life.NEXT[seen.state]}", self._advance)

    def _advance(self, reason: str = "") -> None:
        self._act(lambda: f"Lembar sekarang {sheet_life.advance(self.session, self.sheet_in_hand(), reason)}.")

    def action_reopen(self) -> None:
        """Make the sheet a draft again, with a reason."""
        if self.sheet_in_hand().state == sheet_life.DRAFT:
            self.complain("Lembar ini masih draf; tidak perlu dibuka.")
        else:
            self._ask_reason("Alasan membuka lembar", self._reopen)

    def _reopen(self, reason: str) -> None:
        self._act(lambda: sheet_life.reopen(self.session, self.sheet_in_hand(), reason))

    def action_retype(self) -> None:
        """Type the drawn children again; the first time they are drawn."""
        seen = self.sheet_in_hand()
        if seen.second is not None:
            self._retype()
        elif seen.state == sheet_life.DRAFT:
            self.complain(f"Ketik ulang sesudah lembar lengkap: {self.key('advance')} Majukan dahulu.")
        else:
            self.confirm("Undi anak yang akan diketik ulang?", self._draw)

    def action_redraw_sample(self) -> None:
        """Drop the drawn children and draw others, with a reason."""
        if self.sheet_in_hand().second is None:
            self.action_retype()
        else:
            self._ask_reason("Alasan mengundi lagi; yang sudah diketik ulang dibuang", self._draw)

    def _draw(self, reason: str = "") -> None:
        seen = self.sheet_in_hand()
        second_entry.draw(self.session, seen.posyandu_id, seen.period, reason)
        self._retype()

    def _retype(self) -> None:
        seen = self.sheet_in_hand()
        self.shell.go("ulang", posyandu=seen.posyandu_id, period=seen.period)

    def _ask_reason(self, label: str, act: Callable[[str], None]) -> None:
        def answered(reason: str) -> None:
            if reason.strip():
                act(reason)
            else:
                self.complain("Alasan wajib ditulis; tidak ada yang diubah.")

        self.ask(label, answered)

    def _act(self, act: Callable[[], str | None]) -> None:
        """Do something and show the sheet as it is then, also where that failed."""
        try:
            told = act() or "Lembar dibuka lagi; keadaannya draf."
        finally:
            self._show(self.query_one(RecordList).cursor)
        self.say(told, self.sheet_in_hand().state.upper())
