"""A list with the form of its records, from which a child of the register can be looked for by a few letters."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from textual import on
from textual.app import ComposeResult

from stunting_tui.screens.record_form import RecordFormScreen
from stunting_tui.screens.register.child_rows import COLUMNS, ChildSource
from stunting_tui.services.register import children
from widgets.form import Form
from widgets.record_list import RecordList

R = TypeVar("R")
NOBODY = "Tidak ada anak dengan nama atau NIK itu."
PICK = "Enter memakai anak yang disorot, {back} kembali."
PICK_LEGEND = "Enter Pakai, help, back"


class PickingScreen(RecordFormScreen[R]):
    """Subclasses call `ask_child`; list and form wait meanwhile."""

    picks: Sequence[int] = ()
    taken: Callable[[int | None], None] | None = None
    """What is told of the child; None while none is looked for."""

    def body(self) -> ComposeResult:
        """Give the list, the form in its place, and the children that fit."""
        yield from super().body()
        yield RecordList(COLUMNS, id="picks", empty=NOBODY)

    @property
    def idle(self) -> bool:
        """Whether the list is open: no form, and no child is looked for."""
        return self.editing is None and self.taken is None

    def load(self) -> None:
        """Show the list; what was left open stays as it is."""
        if self.fresh or self.idle:
            self._end_picking()
            super().load()

    def ask_child(self, taken: Callable[[int | None], None]) -> None:
        """Ask for a child; `taken` gets its id, or None where nothing was typed."""
        self.taken = taken
        self.ask("Anak (nama atau NIK)", self._search, changed=self._narrow, dropped=self._leave_picks)

    def _narrow(self, text: str) -> None:
        """List the children that fit while it is typed."""
        self.picks = children.child_ids(text.strip())
        for name in ("#list", "#form", "#detail"):
            self.query_one(name).display = False
        picks = self.query_one("#picks", RecordList)
        picks.display = True
        picks.set_source(ChildSource(self.picks, self.session.today))
        self.show_legend(PICK_LEGEND)

    def _search(self, text: str) -> None:
        if not text.strip():
            self._take(None)
            return
        self._narrow(text)
        self.query_one("#picks").focus()
        self.say(self.spelled(PICK), f"{len(self.picks)} anak")

    def _take(self, child_id: int | None) -> None:
        taken = self.taken
        self._leave_picks()
        if taken is not None:
            taken(child_id)

    def _leave_picks(self) -> None:
        """Go back to the form or the list."""
        self._end_picking()
        form = self.editing is not None
        self.switch(form=form)
        self.query_one("#form" if form else "#list").focus()
        self.say("", "ISI" if form else self.counted())

    def _end_picking(self) -> None:
        self.taken = None
        self.query_one("#picks").display = False

    @on(RecordList.Selected, "#picks")
    def take_picked(self, event: RecordList.Selected) -> None:
        """Take the child, and keep the event from the handler of the list."""
        event.prevent_default()
        self._take(self.picks[event.index])

    @on(RecordList.Highlighted, "#picks")
    def walk_picks(self, event: RecordList.Highlighted) -> None:
        """Leave the record in hand alone while the cursor walks over children."""
        event.prevent_default()

    def can_sort(self) -> bool:
        """Whether the list is open."""
        return self.idle

    def action_delete(self) -> None:
        """Remove the highlighted record after a question."""
        if self.idle:
            super().action_delete()

    def action_save(self) -> None:
        """Check and save the form."""
        if self.query_one(Form).display:
            super().action_save()

    def action_cancel_work(self) -> None:
        """Stop looking, or close the form without saving."""
        if self.taken is not None:
            self._leave_picks()
        else:
            super().action_cancel_work()

    def action_back(self) -> None:
        """From the children back to list or form; else as ever."""
        if self.taken is not None:
            self._leave_picks()
        else:
            super().action_back()
