"""Batch: a posyandu's month typed from its paper register, each cell judged and stored as it is accepted."""

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.screens.desk import batch_rows
from stunting_tui.screens.desk.batch_child import ChildPanel
from stunting_tui.screens.desk.batch_columns import CHOICE, NAME
from stunting_tui.screens.desk.batch_posts import PostsScreen
from stunting_tui.screens.grid_talk import GridTalkScreen
from stunting_tui.services.desk import entry_desk
from stunting_tui.services.desk.entry_desk import Sheet
from widgets.entry_grid import KEYS, EntryGrid
from widgets.entry_messages import Complained, Pasted, ReasonAsked
from widgets.lines import OneLine, RuleLine
from widgets.record_list import RecordList

GRID_KEYS = {key: command for key, command in KEYS.items() if command != "insert"}
NOTHING = "Belum ada posyandu dengan anak balita aktif.\n\nTekan {imports} di Beranda untuk memasukkan daftar anak."


class BatchScreen(PostsScreen, GridTalkScreen):
    """First the list of posyandu of a month, then the children of one.

    `params`: `period`, else the month of the newest sheet still a draft; `posyandu` opens its sheet, at `child`.
    """

    NAME = "batch"
    BINDINGS = keys.bindings_for("batch")
    CSS_PATH = "batch.tcss"

    def body(self) -> ComposeResult:
        """Give the lists, the grid, and the child in hand."""
        yield RecordList(batch_rows.POSTS, id="posts", empty=self.spelled(NOTHING))
        yield RecordList(CHOICE, id="columns")
        yield EntryGrid(
            [NAME], check=self.check_cell, asked=self.is_asked, reasons=entry_desk.REASONS, id="grid",
            keys=self.shell.keys.grid_keys(GRID_KEYS), empty="Tidak ada anak di posyandu ini.",
        )  # fmt: skip
        yield RuleLine(id="who-rule")
        yield OneLine(id="who")
        yield OneLine(id="words")
        yield OneLine(id="before")
        yield ChildPanel(id="child")

    def load(self) -> None:
        """Begin with the list; a sheet left for another screen comes back as it is stored now."""
        if self.fresh:
            self.words = ""
            self.period = self.params.get("period") or entry_desk.first_period(self.session.today)
            self.show_posts()
            self.post_list.move_to(next((at for at, post in enumerate(self.posts) if post.state == "draf"), 0))
            wanted = self.params.get("posyandu")
            place = next((place for place, post in enumerate(self.posts) if wanted and post.id == wanted), None)
            if place is not None:
                self._open_post(place, self.params.get("child"))
        elif self.view == "posts":
            self.show_posts(self.post_list.cursor)
        elif self.typing and not self.unsaved and not self.marked and self.grid.mode_word == "SIAP":
            self._refresh_sheet()

    def on_record_list_selected(self, event: RecordList.Selected) -> None:
        """Open the sheet of a posyandu; in the list of columns switch one."""
        if self.view == "columns":
            self.switch_column(event.index)
        else:
            self._open_post(event.index)

    def _open_post(self, place: int, child_id: int | None = None) -> None:
        """Open the sheet of a posyandu of the list at a child, else at the first one not dealt with."""
        post = self.posts[place]
        sheet = entry_desk.open_sheet(self.session, post.id, self.period, post.village_id)
        self.show_sheet(sheet)
        self.switch("grid", keys.legend(self.NAME, self.shell.keys.actions))
        self.show_head()
        self.find("")
        open_rows = (number for number, row in enumerate(sheet.rows) if not row.is_done)
        asked = (number for number, row in enumerate(sheet.rows) if row.child_id == child_id)
        self.grid.go_to(next(asked, next(open_rows, 0)))
        self.show_child(self.grid.row)

    def _refresh_sheet(self) -> None:
        """Show the sheet anew where another screen, or another operator, changed it."""
        old, now = self.sheet_in_hand(), self._stored_sheet()
        if (now.state, now.stored()) != (old.state, old.stored()):
            self._show_again(now, self._child_id(), self.grid.key)

    def _stored_sheet(self) -> Sheet:
        old = self.sheet_in_hand()
        return entry_desk.open_sheet(self.session, old.posyandu_id, old.period, old.village_id)

    def _show_again(self, sheet: Sheet, child_id: int | None, key: str) -> None:
        """Show a sheet and go to a child."""
        self.show_sheet(sheet)
        self.show_head()
        places = {row.child_id: place for place, row in enumerate(sheet.rows)}
        self.stand(places.get(child_id or 0, 0), key)
        self.show_child(self.grid.row)

    def _child_id(self) -> int | None:
        return self.sheet_in_hand().rows[self.grid.row].child_id if self.grid.row >= 0 else None

    def child_in_hand(self) -> int | None:
        """Return the child under the cursor of the sheet."""
        return self._child_id() if self.typing else None

    def on_entry_grid_complained(self, event: Complained) -> None:
        """Show the finding and how it is answered."""
        sign = "?" if event.kind == "soft" else "!"
        self.find(f"{sign} {event.message}", "error")
        if event.kind != "note":
            self.stops += not event.again
            self.show_status()

    def on_entry_grid_cleared(self) -> None:
        """Take the finding away."""
        self.find("")
        self.show_status()

    def on_entry_grid_pasted(self, event: Pasted) -> None:
        """Tell how much of a block was taken; beside a complaint there is room on the status line alone."""
        taken = f"{event.taken} dari {event.total} sel ditempel."
        if self.grid.is_locked:
            self.show_status(f"{taken} {self.answer(short=True)}")
        else:
            self.find(f"{taken} {event.rest}".rstrip())

    def on_entry_grid_reason_asked(self, event: ReasonAsked) -> None:
        """Ask why a doubtful value is right."""
        self.ask(f"Alasan memakai {event.text}", self._force, dropped=self._unforced)

    def _unforced(self) -> None:
        self.grid.dismiss()
        self.grid.tell_again()

    def _force(self, reason: str) -> None:
        if not self.grid.force(reason):
            self.grid.dismiss()
            self.complain(
                self.shell.keys.spelled("Alasan wajib ditulis. Tekan {force_cell} lagi, atau ketik ulang nilainya.")
            )

    def action_find(self) -> None:
        """Look for a posyandu, or for a child of the sheet."""
        if self.typing and self.grid.is_locked:
            self.grid.tell_again()
        elif self.typing:
            self.ask("Cari anak (nama)", self._find_child)
        elif self.view == "posts":
            self.ask("Cari posyandu atau desa", self.find_post, changed=self.find_post)

    def _find_child(self, text: str) -> None:
        names = [row.name.casefold() for row in self.sheet_in_hand().rows]
        order = [*range(self.grid.position + 1, len(names)), *range(self.grid.position + 1)]
        found = next((number for number in order if text.strip().casefold() in names[number]), None)
        if found is None or not text.strip():
            self.complain("Tidak ada anak dengan nama itu di lembar ini.")
        else:
            self.grid.go_to(found)

    def action_summary(self) -> None:
        """Open the record of a posyandu's sheet from the list; while typing that of the sheet in hand."""
        post = self.post_at_cursor()
        if self.typing:
            self.action_sheet_summary()
        elif self.view == "posts" and post is not None:
            self._open_summary(post.id, self.period)

    def action_sheet_summary(self) -> None:
        """Open the record of the sheet in hand, or of the posyandu under the cursor."""
        if not self.typing:
            if self.view == "posts":
                self.action_summary()
        elif self.unsaved:
            self.complain("Masih ada baris yang belum disimpan (tanda !).")
        elif self._may_leave() and self.grid.finish():
            self._open_summary(self.sheet_in_hand().posyandu_id, self.sheet_in_hand().period)

    def _open_summary(self, posyandu_id: int | None, period: str) -> None:
        if posyandu_id is None:
            self.complain("Anak tanpa posyandu tidak punya ringkasan lembar.")
        else:
            self.shell.go("lembar", posyandu=posyandu_id, period=period)

    def action_insert_child(self) -> None:
        """Put a child into the sheet after the one in hand."""
        sheet = self.sheet
        if not self.typing or sheet is None or not self._may_leave():
            return
        if self.grid.is_locked:
            self.grid.tell_again()
            return
        if not self.grid.finish():
            return
        if sheet.posyandu_id is None:
            self.complain("Anak tanpa posyandu dimasukkan dari layar Anak.")
            return
        entry_desk.refuse_locked(sheet)
        self.query_one(ChildPanel).open(sheet.posyandu_id, sheet.period, self._child_id())
        self.show_panel(shown=False)

    def on_child_panel_done(self, event: ChildPanel.Done) -> None:
        """Stand on the child that was put in."""
        self.on_child_panel_dropped()
        self._show_again(self._stored_sheet(), event.child_id, "measured_on")
        self.call_later(self.find, event.said)  # after the grid has told where the cursor is

    def on_child_panel_dropped(self) -> None:
        """Go on where the sheet was left."""
        self.show_panel(shown=True)
        self.grid.focus()

    def action_back(self) -> None:
        """From the sheet to the list, all stored; from the list away. A complaint must be answered first.

        What could not be stored is told once; the next time the sheet is left without it.
        """
        if self.view == "posts":
            super().action_back()
            return
        if self.view == "columns":
            self.show_posts(self.post_list.cursor)
            return
        if self.query_one(ChildPanel).is_open:
            self.query_one(ChildPanel).action_back()
            return
        if not self.grid.finish():
            if self.grid.is_locked:
                self.grid.tell_again()
            return
        row = self.grid.row
        if not self.leaving and self.is_changed(row) and self.save_row(row) is None and row in self.unsaved:
            self.leaving = True
            return
        sheet = self.sheet_in_hand()
        here = (sheet.posyandu_id, sheet.village_id)
        self.show_posts(next((place for place, post in enumerate(self.posts) if (post.id, post.village_id) == here), 0))
