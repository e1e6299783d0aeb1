"""Kemajuan: the history of an agreement through all rembuk that went on with it, and the form of a step."""

from collections.abc import Mapping

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.domain.deliberation.agreement import AgreementStatus
from stunting_tui.domain.following.ledger import Entry, Meeting, Standing, Step
from stunting_tui.domain.following.step_text import fall_words
from stunting_tui.screens.detail import Detail, DetailText
from stunting_tui.screens.following.history_rows import COLUMNS, Line, children_text, history_lines
from stunting_tui.screens.following.ledger_rows import entry_text
from stunting_tui.screens.following.step_fields import step_fields, step_from, step_texts
from stunting_tui.screens.form_in_place import FormInPlaceScreen, Key
from stunting_tui.screens.walked_form import WalkedForm
from stunting_tui.services.deliberation import agreement_children
from stunting_tui.services.following import ledger, progress
from stunting_tui.services.register import region
from widgets.fields import Field
from widgets.lines import PromptLine, RuleLine
from widgets.record_list import ListSource, RecordList


class KemajuanScreen(FormInPlaceScreen[Step]):
    """`params`: `agreement_id`; `ids` those of the list it came from; `minilok` the session where it is told of."""

    NAME = "kemajuan"
    BINDINGS = keys.bindings_for("kemajuan")
    CSS_PATH = "kemajuan.tcss"
    ONE = "kemajuan"
    SURE = "Benar?"
    LIST_LEGEND = "Enter Buka, tell, edit, previous_entry, next_entry, help, back"

    number = 0
    ids: list[int]
    minilok: Meeting | None = None

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
            self.show_list()

    def show_list(self, number: Key | None = None) -> None:
        """Show the history, the cursor on a step or where it was."""
        self.editing = None
        self.query_one(PromptLine).close()
        history = ledger.history(self.number)
        self.entry: Entry = next(entry for entry in history if entry.id == self.number)
        children = {entry.id: agreement_children.followed(entry.id) for entry in history if entry.agreement.listed}
        self.lines: list[Line] = history_lines(history, children, ledger.meetings())
        steps = [line.step.id if line.step else None for line in self.lines]
        table = self.query_one(RecordList)
        cursor = steps.index(number) if number is not None and number in steps else 0 if self.fresh else table.cursor
        table.set_source(ListSource([line.row for line in self.lines]), cursor)
        self.set_title(f"KEMAJUAN {self.entry.code}", self.entry.standing.value)
        self._tell_about(history)
        self.switch(form=False)
        self.say(children_text(children.get(self.number, [])), self.counted())
        self._tell_line()
        table.focus()

    def counted(self) -> str:
        """Return which of the list it came from is shown."""
        told = self.ids.index(self.number) + 1 if self.number in self.ids else 1
        return f"{told} dari {len(self.ids)}"

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
        self.open_form(Step(day, running, meeting=self.minilok.id if self.minilok else None))

    def action_edit(self) -> None:
        """Open the form of the highlighted step."""
        line = self._chosen()
        if line is None or self.editing is not None:
            return
        if line.step is None:
            self.complain("Baris ini bukan laporan kemajuan; n menulis yang baru.")
        else:
            self.open_form(line.step)

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

    def fields(self) -> list[Field]:
        """Return the fields of a step."""
        return step_fields(self.session.today)

    def texts(self, one: Step) -> dict[str, str]:
        """Return a step as the texts of the form."""
        return step_texts(one)

    def doubt(self, before: Step, texts: Mapping[str, str]) -> str:
        """Return what is less than was told before, where it is newly written."""
        step = step_from(texts, before, self.session.today)
        same = step.id is not None and (step.percent, step.told_on) == (before.percent, before.told_on)
        fallen = "" if same else fall_words(self.entry, step)
        return f"{fallen[0].upper()}{fallen[1:]}." if fallen else ""

    def store(self, before: Step, texts: Mapping[str, str]) -> int:
        """Save what the form holds."""
        step = step_from(texts, before, self.session.today)
        if step.id is None:
            return progress.add_step(self.session, self.number, step)
        progress.edit_step(self.session, step)
        return step.id

    def stored(self, one: Step) -> Step | None:
        """Return a step as it is now."""
        steps = (step for entry in ledger.history(self.number) for step in entry.steps)
        return next((step for step in steps if step.id == one.id), None)

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
        self.show_list()

    def name_form(self, one: Step) -> None:
        """Say in the title of which agreement it is."""
        self.set_title(f"KEMAJUAN {self.entry.code}", "Kemajuan baru" if one.id is None else "Ubah kemajuan")

    def _chosen(self) -> Line | None:
        cursor = self.query_one(RecordList).cursor
        return self.lines[cursor] if cursor < len(self.lines) else None

    def _tell_line(self) -> None:
        line = self._chosen()
        self.query_one(Detail).set_text(line.text if line else "")
