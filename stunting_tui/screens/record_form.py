"""A list of records, and in its place the form of one: what Usulan, Kunjungan and Pasangan desa have in common.

class UsulanScreen(RecordFormScreen[Proposal]):     # gives the abstract methods, and those of the others it needs
"""

from abc import abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, ClassVar, Generic, TypeVar, cast

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.errors import ConflictError, GoneError, OperatorError
from stunting_tui.screens.detail import Detail
from stunting_tui.screens.merging import conflict_told, keep_typed
from stunting_tui.screens.sorted_list import SortedScreen
from stunting_tui.services.register import region
from widgets.columns import Column
from widgets.fields import Field
from widgets.form import Form
from widgets.lines import LegendLine, PromptLine
from widgets.record_list import RecordList, Row
from widgets.sorting import Value

R = TypeVar("R")
FORM_LEGEND = "Enter Terima  F9 Daftar  F6 Simpan  Esc Batal  F1 Bantuan  F10 Kembali"
FORM_ONLY = ("legal", "save")
"""Actions that the legend of the list leaves out."""
NO_DISTRICT = "Kecamatan belum dipilih. Pilih dahulu di layar Wilayah (9 di Beranda)."


class RecordFormScreen(SortedScreen, Generic[R]):
    """Subclasses say what a record is; the way between list and form is here."""

    COLUMNS: ClassVar[Sequence[Column]] = ()
    TITLE = ""
    ONE = ""
    EMPTY = ""
    HINT = ""

    editing: R | None = None
    before: Mapping[str, str]
    every: list[R]
    shown: list[R]

    def body(self) -> ComposeResult:
        """Give the list, the form in its place, and the record in hand in full."""
        yield RecordList(list(self.COLUMNS), id="list", empty=self.EMPTY)
        yield Form([Field("none", "-")], id="form")
        yield Detail(id="detail")

    def load(self) -> None:
        """Show the list; a form left open stays as it is."""
        if self.fresh or self.editing is None:
            self.villages = {village.id: village.name for village in region.villages()}
            self.show_list()

    @abstractmethod
    def read(self) -> list[R]:
        """Return what the list may show, in its usual order."""

    @abstractmethod
    def row(self, one: R) -> Row:
        """Return a record as a line."""

    @abstractmethod
    def told(self, one: R) -> str:
        """Return a record in full."""

    @abstractmethod
    def values_of(self) -> Mapping[str, Callable[[R], Value]]:
        """Return what records are sorted by, by column key."""

    @abstractmethod
    def name_of(self, one: R) -> str:
        """Return what tells equal records apart."""

    def number_of(self, one: R) -> int | None:
        """Return the id of a record, None for one that is not stored."""
        found: int | None = getattr(one, "id", None)
        return found

    @abstractmethod
    def fields(self) -> list[Field]:
        """Return the fields of the form."""

    @abstractmethod
    def texts(self, one: R) -> dict[str, str]:
        """Return a record as the texts of the form."""

    @abstractmethod
    def blank(self) -> R:
        """Return a new record."""

    @abstractmethod
    def store(self, before: R, texts: Mapping[str, str]) -> int:
        """Save what the form holds and return the id."""

    @abstractmethod
    def erase(self, one: R) -> None:
        """Remove a record from the store."""

    def stored(self, one: R) -> R | None:
        """Return a record as it is in the store now, None where it is gone."""
        return next((found for found in self.read() if self.number_of(found) == self.number_of(one)), None)

    def doubt(self, before: R, texts: Mapping[str, str]) -> str:  # noqa: ARG002 - subclasses look at both
        """Return in a sentence what is odd, though it can be; "" where nothing is. The operator decides."""
        return ""

    def anew(self, one: R) -> R:
        """Return a record as one that is not stored."""
        return cast("R", replace(cast("Any", one), id=None, version=0))

    def merged(self, before: R, now: R) -> None:
        """Take over what the form does not hold of a record another operator changed."""

    def heading(self) -> str:
        """Return what stands in the middle of the title beside the order."""
        return ""

    def counted(self) -> str:
        """Return how many there are, for the right end of the status line."""
        return f"{len(self.shown)} {self.ONE}"

    def kept(self, found: list[R]) -> list[R]:
        """Return what a filter leaves."""
        return found

    def action_new(self) -> None:
        """Open the form of a new record."""
        if region.current_district() is None:
            self.complain(NO_DISTRICT)
        elif self.editing is None:
            self.open_form(self.blank())

    def action_delete(self) -> None:
        """Remove the highlighted record after a question."""
        chosen = self.chosen()
        if chosen is None or self.editing is not None:
            return
        if self.number_of(chosen) is None:
            self.complain(f"{self.ONE.capitalize()} ini belum tersimpan, jadi tidak ada yang dihapus.")
        else:
            self.confirm(f"Hapus {self.ONE} {self.name_of(chosen)[:44]}?", lambda: self._delete(chosen))

    def _delete(self, one: R) -> None:
        with self.shown_as_it_is(one):
            self.erase(one)
        self.show_list()
        self.say(f"{self.ONE.capitalize()} dihapus.", self.counted())

    @contextmanager
    def shown_as_it_is(self, one: R) -> Iterator[None]:
        """Where a record of the list cannot be written, show what there is now before that is told."""
        try:
            yield
        except OperatorError:
            self.show_list(self.number_of(one))
            raise

    def on_record_list_selected(self) -> None:
        """Open the form of the highlighted record."""
        chosen = self.chosen()
        if chosen is not None:
            self.open_form(chosen)

    def on_record_list_highlighted(self) -> None:
        """Show the record in full."""
        self.tell()

    def action_save(self) -> None:
        """Check and save the form."""
        if self.editing is not None:
            self.query_one(Form).submit()

    def on_form_submitted(self, event: Form.Submitted) -> None:
        """Save what the form holds."""
        before = self.editing
        if before is None:
            return
        doubt = self.doubt(before, event.values)
        if doubt:
            self.confirm(f"{doubt} Simpan juga?", lambda: self._save(before, event.values))
        else:
            self._save(before, event.values)

    def _save(self, before: R, texts: Mapping[str, str]) -> None:
        try:
            number = self.store(before, texts)
        except ConflictError as error:
            self._merge(before, error)
        except GoneError:
            if self.number_of(before) is None:
                raise
            self.confirm(
                f"Sudah dihapus operator lain. Simpan sebagai {self.ONE} baru?",
                lambda: self._save(self.anew(before), texts),
            )
        else:
            self.show_list(number)
            self.say(f"{self.ONE.capitalize()} tersimpan.", self.counted())

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

    def open_form(self, one: R) -> None:
        """Show the form of a record in the place of the list."""
        self.editing = one
        form = self.query_one(Form)
        form.set_fields(self.fields(), self.texts(one))
        self.before = form.values()
        self._switch(form=True)
        new = "" if self.number_of(one) is not None else " baru"
        self.set_title(self.TITLE, f"{self.ONE}{new}")
        self.say("", "ISI")
        form.focus()

    def show_list(self, number: int | None = None) -> None:
        """Read the records anew and show the list, the cursor on one of them or where it was."""
        self.editing = None
        self.every = self.read()
        self.query_one(PromptLine).close()
        self._switch(form=False)
        self.list_anew(number)
        self.say(self.HINT if self.shown else "", self.counted())
        self.query_one(RecordList).focus()

    def list_anew(self, number: int | None) -> None:
        """Put the records in the order of now."""
        table = self.query_one(RecordList)
        self.shown = self.arranged(self.kept(self.every), self.values_of(), self.name_of)
        ids: list[Any] = [self.number_of(one) for one in self.shown]
        place = ids.index(number) if number is not None and number in ids else table.cursor
        self.show_rows([self.row(one) for one in self.shown], min(place, max(0, len(ids) - 1)))
        self.set_title(self.TITLE, "   ".join(part for part in (self.heading(), self.order_told()) if part))
        self.tell()

    def can_sort(self) -> bool:
        """Whether the list is open, not the form."""
        return self.editing is None

    def show_sorted(self) -> None:
        """Arrange the records anew."""
        chosen = self.chosen()
        self.list_anew(self.number_of(chosen) if chosen is not None else None)

    def chosen(self) -> R | None:
        """Return the highlighted record."""
        cursor = self.query_one(RecordList).cursor
        return self.shown[cursor] if cursor < len(self.shown) else None

    def tell(self) -> None:
        """Show the record in hand in full."""
        chosen = self.chosen()
        self.query_one(Detail).set_text(self.told(chosen) if chosen is not None else "")

    def _switch(self, *, form: bool) -> None:
        self.query_one(Form).display = form
        self.query_one(RecordList).display = self.query_one(Detail).display = not form
        usual = self.shell.keys.actions
        listed = [replace(one, label="Ubah") if one.id == "accept" else one for one in usual if one.id not in FORM_ONLY]
        self.query_one(LegendLine).update(FORM_LEGEND if form else keys.legend(self.NAME, listed))
