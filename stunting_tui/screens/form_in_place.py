"""A list, and in its place the form of one of its records: what is typed is checked, merged, saved, never lost.

class KemajuanScreen(FormInPlaceScreen[Step]):      # gives the abstract methods, and those of the others it needs
"""

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, ClassVar, Generic, TypeVar, cast

from stunting_tui import keys
from stunting_tui.errors import ConflictError, GoneError
from stunting_tui.screens.base import BaseScreen
from stunting_tui.screens.detail import Detail
from stunting_tui.screens.merging import conflict_told, keep_typed
from stunting_tui.screens.walked_form import WalkedForm
from widgets.fields import Field
from widgets.form import Form
from widgets.lines import LegendLine
from widgets.record_list import RecordList

R = TypeVar("R")
Key = int | str
"""What a stored record is found by: an id, a code."""
FORM_ONLY = ("legal", "save")
"""Actions that the legend of the list leaves out."""


class FormInPlaceScreen(BaseScreen, Generic[R]):
    """Subclasses give a `RecordList`, a `Form` and a `Detail`; a `WalkedForm` keeps the detail beneath it."""

    TITLE = ""
    ONE = ""
    SURE = "Simpan juga?"
    """What is asked after a doubt."""
    LIST_LEGEND: ClassVar[str] = ""
    """For `keys.legend_of`, where the keys of the list in their usual order are not what is wanted most."""
    FORM_LEGEND: ClassVar[str] = keys.FORM

    editing: R | None = None
    before: Mapping[str, str]

    @abstractmethod
    def show_list(self, number: Key | None = None) -> None:
        """Read the list anew and show it, the cursor on one of its records or where it was."""

    @abstractmethod
    def counted(self) -> str:
        """Return how many there are, for the right end of the status line."""

    @abstractmethod
    def fields(self) -> list[Field]:
        """Return the fields of the form of `editing`."""

    @abstractmethod
    def texts(self, one: R) -> dict[str, str]:
        """Return a record as the texts of the form."""

    @abstractmethod
    def store(self, before: R, texts: Mapping[str, str]) -> Key:
        """Save what the form holds and return the id."""

    @abstractmethod
    def stored(self, one: R) -> R | None:
        """Return a record as it is in the store now, None where it is gone."""

    def number_of(self, one: R) -> Key | None:
        """Return the id of a record, None for one that is not stored."""
        found: int | None = getattr(one, "id", None)
        return found

    def doubt(self, before: R, texts: Mapping[str, str]) -> str:  # noqa: ARG002 - subclasses look at both
        """Return in a sentence what is odd, though it can be; "" where nothing is. The operator decides."""
        return ""

    def anew(self, one: R) -> R:
        """Return a record as one that is not stored."""
        return cast("R", replace(cast("Any", one), id=None, version=0))

    def merged(self, before: R, now: R) -> None:
        """Take over what the form does not hold of a record another operator changed."""

    def subject(self, one: R, texts: Mapping[str, str]) -> str:  # noqa: ARG002 - subclasses look at either
        """Return what the sentence begins with that tells of a record as saved or removed."""
        return self.ONE.capitalize()

    def name_form(self, one: R) -> None:
        """Say in the title what the form holds."""
        new = "" if self.number_of(one) is not None else " baru"
        self.set_title(self.TITLE, f"{self.ONE}{new}")

    def open_form(self, one: R) -> None:
        """Show the form of a record in the place of the list."""
        self.editing = one
        form = self.query_one(Form)
        form.set_fields(self.fields(), self.texts(one))
        self.before = form.values()
        self.switch(form=True)
        self.name_form(one)
        self.say("", "ISI")
        self.on_walked_form_entered()
        form.focus()

    def on_walked_form_entered(self) -> None:
        """Show all of the text that the field in edit cuts."""
        form = self.query_one(Form)
        if self.editing is not None and isinstance(form, WalkedForm):
            self.query_one(Detail).set_text(form.whole_text())

    def action_save(self) -> None:
        """Check and save the form."""
        if self.editing is not None:
            self.query_one(Form).submit()

    def on_form_submitted(self, event: Form.Submitted) -> None:
        """Save what the form holds; what is odd is asked about first."""
        before = self.editing
        if before is None:
            return
        doubt = self.doubt(before, event.values)
        if doubt:
            self.confirm(f"{doubt} {self.SURE}", lambda: self.save(before, event.values))
        else:
            self.save(before, event.values)

    def save(self, before: R, texts: Mapping[str, str]) -> None:
        """Store the record and show the list; what another operator did to it meanwhile is told."""
        try:
            number = self.store(before, texts)
        except ConflictError as error:
            self._merge(before, error)
        except GoneError as error:
            if self.number_of(before) is None:
                raise
            self.confirm(
                f"Sudah dihapus {error.who}. Simpan sebagai {self.ONE} baru?",
                lambda: self.save(self.anew(before), texts),
            )
        else:
            self.show_list(number)
            self.say(f"{self.subject(before, texts)} tersimpan.", self.counted())

    def _merge(self, before: R, error: ConflictError) -> None:
        """Go on with the record as another operator left it, and what was typed here."""
        now = self.stored(before)
        if now is None:
            raise error
        form, begun = self.query_one(Form), self.before
        self.editing, self.before = now, self.texts(now)
        self.merged(before, now)
        keep_typed(form, form.values(), begun, self.before)
        self.complain(conflict_told(error))

    def is_changed(self) -> bool:
        """Whether the form holds anything that is not stored."""
        return self.query_one(Form).values() != self.before

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
        if self.is_changed():
            self.confirm("Perubahan belum disimpan. Buang?", self.show_list)
        else:
            self.show_list()

    def switch(self, *, form: bool) -> None:
        """Show the form or the list."""
        shown = self.query_one(Form)
        shown.display = form
        self.query_one(RecordList).display = not form
        self.query_one(Detail).display = not form or isinstance(shown, WalkedForm)
        self.query_one(LegendLine).update(self._legend(form=form))

    def _legend(self, *, form: bool) -> str:
        actions = self.shell.keys.actions
        if parts := self.FORM_LEGEND if form else self.LIST_LEGEND:
            return keys.legend_of(parts, actions)
        usual = (one for one in actions if one.id not in FORM_ONLY)
        return keys.legend(self.NAME, [replace(one, label="Ubah") if one.id == "accept" else one for one in usual])
