"""Kemajuan: the history of an agreement through all rembuk that went on with it, and the form of a step."""

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.domain.deliberation.agreement import AgreementStatus
from stunting_tui.domain.following.ledger import Entry, Meeting, Standing, Step
from stunting_tui.domain.following.step_text import fall_words
from stunting_tui.errors import ConflictError
from stunting_tui.screens.base import BaseScreen
from stunting_tui.screens.detail import Detail, DetailText
from stunting_tui.screens.following.history_rows import COLUMNS, Line, children_text, history_lines
from stunting_tui.screens.following.ledger_rows import entry_text
from stunting_tui.screens.following.step_fields import step_fields, step_from, step_texts
from stunting_tui.screens.merging import conflict_told, keep_typed
from stunting_tui.screens.walked_form import WalkedForm
from stunting_tui.services.deliberation import agreement_children
from stunting_tui.services.following import ledger, progress
from stunting_tui.services.register import region
from widgets.form import Form
from widgets.lines import LegendLine, PromptLine, RuleLine
from widgets.record_list import ListSource, RecordList

LIST_LEGEND = "Enter Buka  n Lapor  F4 Ubah  F7 Mundur  F8 Maju  F1 Bantuan  F10 Kembali"
FORM_LEGEND = "Enter Terima  F9 Daftar  F6 Simpan  Esc Batal  F1 Bantuan  F10 Kembali"


class KemajuanScreen(BaseScreen):
    """`params`: `agreement_id`; `ids` those of the list it came from; `minilok` the session where it is told of."""

    NAME = "kemajuan"
    BINDINGS = keys.bindings_for("kemajuan")
    CSS_PATH = "kemajuan.tcss"

    number = 0
    ids: list[int]
    minilok: Meeting | None = None
    editing: Step | None = None
    before: dict[str, str]

    def body(self) -> ComposeResult:
        """Give the agreement, its history or the form in its place, and the highlighted line in full."""
        yield DetailText(id="about")
        yield RuleLine()
        yield RecordList(COLUMNS, id="list")
        yield WalkedForm(step_fields(self.session.today), id="form")
        yield Detail(id="detail")

    def load(self) -> None:
        """Read the history; a form left open stays as it is."""
        if self.fresh:
            self.editing = None
            self.number = self.params["agreement_id"]
            self.ids = self.params.get("ids", [self.number])
            self.minilok = self.params.get("minilok")
            self.query_one(RecordList).move_to(0)
        if self.editing is None:
            self._show_list()

    def _show_list(self, step: int | None = None) -> None:
        """Show the history, the cursor on a step or at the end."""
        self.editing = None
        self.query_one(PromptLine).close()
        history = ledger.history(self.number)
        self.entry: Entry = next(entry for entry in history if entry.id == self.number)
        children = {entry.id: agreement_children.followed(entry.id) for entry in history if entry.agreement.listed}
        self.lines: list[Line] = history_lines(history, children, ledger.meetings())
        steps = [line.step.id if line.step else None for line in self.lines]
        table = self.query_one(RecordList)
        cursor = steps.index(step) if step in steps and step is not None else table.cursor if not self.fresh else 0
        table.set_source(ListSource([line.row for line in self.lines]), cursor)
        self.set_title(f"KEMAJUAN {self.entry.code}", self.entry.standing.value)
        self._tell_about(history)
        self._switch(form=False)
        told = self.ids.index(self.number) + 1 if self.number in self.ids else 1
        self.say(children_text(children.get(self.number, [])), f"{told} dari {len(self.ids)}")
        self._tell_line()
        table.focus()

    def _tell_about(self, history: list[Entry]) -> None:
        villages = {village.code: village.name for village in region.villages()}
        text = entry_text(self.entry, {entry.id: entry for entry in history}, villages, self.session.today)
        self.query_one("#about", DetailText).set_text(text)

    def action_tell(self) -> None:
        """Open the form of a new step."""
        if self.editing is not None:
            return
        if self.entry.standing in (Standing.CARRIED, Standing.REFUSED):
            self.complain(f"Kesepakatan {self.entry.code} {self.entry.standing.value}; laporkan pada lanjutannya.")
            return
        day = self.minilok.held_on if self.minilok else self.session.today
        status = self.entry.agreement.status
        running = AgreementStatus.RUNNING if status is AgreementStatus.OPEN else status
        self._show_form(Step(day, running, meeting=self.minilok.id if self.minilok else None))

    def action_edit(self) -> None:
        """Open the form of the highlighted step."""
        line = self._chosen()
        if line is None or self.editing is not None:
            return
        if line.step is None:
            self.complain("Baris ini bukan laporan kemajuan; n menulis yang baru.")
        else:
            self._show_form(line.step)

    def on_record_list_selected(self) -> None:
        """Open what the line is about: the child, or the form of the step."""
        line = self._chosen()
        if line is not None and line.child is not None:
            self.shell.look("anak-rinci", child_id=line.child)
        elif line is not None:
            self.action_edit()

    def child_in_hand(self) -> int | None:
        """Return the highlighted child."""
        line = self._chosen() if self.editing is None else None
        return line.child if line else None

    def on_record_list_highlighted(self) -> None:
        """Show the line in full."""
        self._tell_line()

    def on_walked_form_entered(self) -> None:
        """Show all of the text that the field in edit cuts."""
        if self.editing is not None:
            self.query_one(Detail).set_text(self.query_one(WalkedForm).whole_text())

    def action_save(self) -> None:
        """Check and save the form."""
        if self.editing is not None:
            self.query_one(Form).submit()

    def on_form_submitted(self, event: Form.Submitted) -> None:
        """Save what the form holds; less than was told before, newly written, is asked about first."""
        if self.editing is None:
            return
        step = step_from(event.values, self.editing, self.session.today)
        same = step.id is not None and (step.percent, step.told_on) == (self.editing.percent, self.editing.told_on)
        fallen = "" if same else fall_words(self.entry, step)
        if fallen:
            self.confirm(f"{fallen[0].upper()}{fallen[1:]}. Benar?", lambda: self._save(step))
        else:
            self._save(step)

    def _save(self, step: Step) -> None:
        if step.id is None:
            number = progress.add_step(self.session, self.number, step)
        else:
            number = step.id
            try:
                progress.edit_step(self.session, step)
            except ConflictError as error:
                self._merge(step.id, error)
                return
        self._show_list(number)
        self.say("Kemajuan tersimpan.")

    def _merge(self, number: int, error: ConflictError) -> None:
        """Go on with the step as another operator left it, and what was typed here."""
        form, begun = self.query_one(Form), self.before
        steps = [step for entry in ledger.history(self.number) for step in entry.steps]
        self.editing = next(step for step in steps if step.id == number)
        self.before = step_texts(self.editing)
        keep_typed(form, form.values(), begun, self.before)
        self.complain(conflict_told(error))

    def action_previous_entry(self) -> None:
        """Go to the agreement before this one in the list."""
        self._step(-1)

    def action_next_entry(self) -> None:
        """Go to the agreement after this one in the list."""
        self._step(1)

    def _step(self, by: int) -> None:
        at = self.ids.index(self.number) + by if self.number in self.ids else -1
        if self.editing is not None or not 0 <= at < len(self.ids):
            self.say("" if self.editing is not None else "Tidak ada lagi.")
            return
        self.number = self.ids[at]
        self.query_one(RecordList).move_to(0)
        self._show_list()

    def action_cancel_work(self) -> None:
        """Close the form without saving."""
        if self.editing is not None:
            self._leave_form()
        else:
            super().action_cancel_work()

    def action_back(self) -> None:
        """Close the form, or leave."""
        if self.editing is not None:
            self._leave_form()
        else:
            super().action_back()

    def _leave_form(self) -> None:
        """Close the form; ask first where something was typed."""
        if self.query_one(Form).values() == self.before:
            self._show_list()
        else:
            self.confirm("Perubahan belum disimpan. Buang?", self._show_list)

    def _show_form(self, step: Step) -> None:
        self.editing = step
        form = self.query_one(Form)
        form.set_fields(step_fields(self.session.today), step_texts(step))
        self.before = form.values()
        self.set_title(f"KEMAJUAN {self.entry.code}", "Kemajuan baru" if step.id is None else "Ubah kemajuan")
        self._switch(form=True)
        self.say("", "ISI")
        self.on_walked_form_entered()
        form.focus()

    def _switch(self, *, form: bool) -> None:
        self.query_one(Form).display = form
        self.query_one(RecordList).display = not form
        self.query_one(LegendLine).update(FORM_LEGEND if form else LIST_LEGEND)

    def _chosen(self) -> Line | None:
        cursor = self.query_one(RecordList).cursor
        return self.lines[cursor] if cursor < len(self.lines) else None

    def _tell_line(self) -> None:
        line = self._chosen()
        self.query_one(Detail).set_text(line.text if line else "")
