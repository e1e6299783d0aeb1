"""Batch: a posyandu's month typed from its paper register, each cell judged and stored as it is accepted."""

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.domain.dates import period_label, period_of
from stunting_tui.domain.numbers import format_integer
from stunting_tui.screens import batch_rows
from stunting_tui.screens.batch_sheet import SheetScreen
from stunting_tui.services import entry_desk
from stunting_tui.services.entry_desk import PostRecord
from widgets.entry_grid import KEYS, EntryGrid
from widgets.entry_messages import Complained, Hint, Pasted, ReasonAsked, RowAsked
from widgets.lines import LegendLine, OneLine, RuleLine, StatusLine
from widgets.record_list import ListSource, RecordList

GRID_KEYS = {key: command for key, command in KEYS.items() if command != "insert"}
LIST_LEGEND = "Enter Buka  b Bulan  Ctrl+F Cari  F1 Bantuan  F10 Kembali"
NOTHING = "Belum ada posyandu dengan anak balita aktif.\n\nTekan 3 di Beranda untuk memasukkan daftar anak."
ANSWERS = {
    "hard": "Ketik ulang; F8 kosongkan.",
    "soft": "Ketik ulang; F2 pakai dengan alasan; F8 kosongkan.",
}


class BatchScreen(SheetScreen):
    """First the list of posyandu of a month, then the children of one. `params`: `period`, the session's if absent."""

    NAME = "batch"
    BINDINGS = keys.bindings_for("batch")
    CSS_PATH = "batch.tcss"

    def __init__(self) -> None:
        super().__init__()
        self.period = ""
        self.words = ""
        self.posts: list[PostRecord] = []

    def body(self) -> ComposeResult:
        """Give the list, the grid, and the child in hand."""
        yield RecordList(batch_rows.POSTS, id="posts", empty=NOTHING)
        yield EntryGrid(
            batch_rows.GRID, check=self.check_cell, reasons=entry_desk.REASONS, id="grid",
            keys=self.shell.keys.grid_keys(GRID_KEYS), empty="Tidak ada anak di posyandu ini.",
        )  # fmt: skip
        yield RuleLine(id="who-rule")
        yield OneLine(id="who")

    def load(self) -> None:
        """Begin with the list; a sheet left for the help stays as it is."""
        if self.fresh:
            self.typing, self.words = False, ""
            self.period = self.params.get("period") or self.period or period_of(self.session.today)
        if not self.typing:
            self._show_posts()

    def _show_posts(self, cursor: int = 0) -> None:
        """Show the posyandu of the month."""
        self._switch(typing=False)
        self._find_post(self.words, cursor)
        self.set_title("BATCH", period_label(self.period))
        self.say(self._progress(), f"{len(self.posts)} posyandu")

    def _find_post(self, text: str, cursor: int = 0) -> None:
        """Show the posyandu whose names hold these words."""
        self.words = text
        words = text.casefold().split()
        known = entry_desk.posts(self.period)
        self.posts = [post for post in known if all(word in f"{post.village} {post.name}".casefold() for word in words)]
        self.query_one(RecordList).set_source(ListSource([batch_rows.post_row(post) for post in self.posts]), cursor)
        self.query_one(StatusLine).set_word(f"{len(self.posts)} posyandu")

    def _progress(self) -> str:
        done, all_ = (sum(getattr(post, name) for post in self.posts) for name in ("typed", "children"))
        unsaved = f" {len(self.unsaved)} baris belum disimpan: tanggal atau ukurannya kosong." if self.unsaved else ""
        return f"Terisi {format_integer(done)} dari {format_integer(all_)} anak.{unsaved}"

    def _switch(self, *, typing: bool) -> None:
        self.typing = typing
        self.query_one("#posts").display = not typing
        for name in ("#grid", "#who-rule", "#who"):
            self.query_one(name).display = typing
        self.query_one(LegendLine).update(keys.legend(self.NAME, self.shell.keys.actions) if typing else LIST_LEGEND)
        self.query_one("#grid" if typing else "#posts").focus()

    def on_record_list_selected(self, event: RecordList.Selected) -> None:
        """Open the sheet of a posyandu at the first child without a visit."""
        self.sheet = sheet = entry_desk.open_sheet(self.session, self.posts[event.index].id, self.period)
        self.unsaved, self.marked, self.leaving = set(), set(), False
        grid = self.grid
        grid.load([batch_rows.grid_row(sheet, number) for number in range(len(sheet.rows))])
        for number in range(len(sheet.rows)):
            self.show_mark(number, entry_desk.judge(sheet, number, grid.values(number)))
            grid.set_past(number, forced=entry_desk.forced_of(sheet, number))
        self._switch(typing=True)
        self._head()
        self.find("")
        grid.go_to(next((n for n, row in enumerate(sheet.rows) if row.visit is None), 0))
        self.show_child(grid.row)

    def _head(self) -> None:
        sheet = self.sheet_in_hand()
        place = f"BATCH  {sheet.village} / {sheet.posyandu}"
        self.set_title(place, f"{period_label(sheet.period)}   arah: {self.grid.path_word}")

    def on_entry_grid_complained(self, event: Complained) -> None:
        """Show the finding and how it is answered."""
        sign = "?" if event.kind == "soft" else "!"
        self.find(f"{sign} {event.message}", "error")
        if event.kind in ANSWERS:
            self.show_status(ANSWERS[event.kind])

    def on_entry_grid_cleared(self) -> None:
        """Take the finding away."""
        self.find("")
        self.show_status()

    def on_entry_grid_hint(self, event: Hint) -> None:
        """Show what may be typed."""
        self.find(event.text)

    def on_entry_grid_mode_changed(self) -> None:
        """Show the mode."""
        if self.typing:
            line = self.query_one(StatusLine)
            line.set_word(f"baris {self.grid.position + 1} dari {self.grid.row_count}  {self.grid.mode_word}")

    def on_entry_grid_path_changed(self) -> None:
        """Show the path."""
        self._head()

    def on_entry_grid_pasted(self, event: Pasted) -> None:
        """Tell how much of a block was taken."""
        self.find(f"{event.taken} dari {event.total} sel ditempel. {event.rest}".rstrip())

    def on_entry_grid_reason_asked(self, event: ReasonAsked) -> None:
        """Ask why a doubtful value is right."""
        self.ask(f"Alasan memakai {event.text}", self._force, dropped=self.grid.dismiss)

    def _force(self, reason: str) -> None:
        if not self.grid.force(reason):
            self.grid.dismiss()
            self.complain("Alasan wajib ditulis. Tekan F2 lagi, atau ketik ulang nilainya.")

    def on_entry_grid_row_asked(self, event: RowAsked) -> None:
        """Ask for the row to go to."""
        self.ask(f"Ke baris nomor (1-{event.count})", self._to_row, dropped=self.grid.dismiss)

    def _to_row(self, text: str) -> None:
        if text.strip().isdecimal():
            self.grid.go_to(int(text) - 1)
        else:
            self.grid.dismiss()
            self.complain("Ketik nomor barisnya.")

    def action_month(self) -> None:
        """Choose another month."""
        if not self.typing:
            self.ask("Bulan (bbtttt)", self._month)

    def _month(self, text: str) -> None:
        self.period = entry_desk.read_month(text, self.session.today)
        self._show_posts()

    def action_find(self) -> None:
        """Look for a posyandu, or for a child of the sheet."""
        if self.typing:
            self.ask("Cari anak (nama)", self._find_child)
        else:
            self.ask("Cari posyandu atau desa", self._find_post, changed=self._find_post)

    def _find_child(self, text: str) -> None:
        names = [row.name.casefold() for row in self.sheet_in_hand().rows]
        order = [*range(self.grid.position + 1, len(names)), *range(self.grid.position + 1)]
        found = next((number for number in order if text.strip().casefold() in names[number]), None)
        if found is None or not text.strip():
            self.complain("Tidak ada anak dengan nama itu di lembar ini.")
        else:
            self.grid.go_to(found)

    def action_back(self) -> None:
        """From the sheet to the list, all stored; from the list away. A complaint must be answered first.

        What could not be stored is told once; the next time the sheet is left without it.
        """
        if not self.typing:
            super().action_back()
            return
        if not self.grid.finish():
            return
        row = self.grid.row
        if not self.leaving and self.is_changed(row) and self.save_row(row) is None and row in self.unsaved:
            self.leaving = True
            return
        number = self.sheet_in_hand().posyandu_id
        self._show_posts(next((place for place, post in enumerate(self.posts) if post.id == number), 0))
