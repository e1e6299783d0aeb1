"""A list of records, and in its place the form of one: what Usulan, Kunjungan and Pasangan desa have in common.

class UsulanScreen(RecordFormScreen[Proposal]):     # gives the abstract methods, and those of the others it needs
"""

from abc import abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import ClassVar, TypeVar

from textual.app import ComposeResult

from stunting_tui.errors import OperatorError
from stunting_tui.screens.detail import Detail
from stunting_tui.screens.form_in_place import FormInPlaceScreen, Key
from stunting_tui.screens.sorted_list import SortedScreen
from stunting_tui.screens.wording import NO_DISTRICT
from stunting_tui.services.register import region
from widgets.columns import Column
from widgets.fields import Field
from widgets.form import Form
from widgets.lines import PromptLine
from widgets.record_list import RecordList, Row
from widgets.sorting import Value

R = TypeVar("R")


class RecordFormScreen(FormInPlaceScreen[R], SortedScreen):
    """Subclasses say what a record is; the way between list and form is here."""

    COLUMNS: ClassVar[Sequence[Column]] = ()
    EMPTY = ""
    HINT = ""
    """Both to be spelled: keys stand as ids of actions in braces."""

    every: list[R]
    shown: list[R]

    def body(self) -> ComposeResult:
        """Give the list, the form in its place, and the record in hand in full."""
        yield RecordList(list(self.COLUMNS), id="list", empty=self.spelled(self.EMPTY))
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

    @abstractmethod
    def blank(self) -> R:
        """Return a new record."""

    def erase(self, one: R) -> None:
        """Remove a record from the store; for lists with a key that removes."""
        raise NotImplementedError

    def stored(self, one: R) -> R | None:
        """Return a record as it is in the store now, None where it is gone."""
        return next((found for found in self.read() if self.number_of(found) == self.number_of(one)), None)

    def heading(self) -> str:
        """Return what stands in the middle of the title beside the order."""
        return ""

    def counted(self) -> str:
        """Return how many there are, for the right end of the status line."""
        return f"{len(self.shown)} {self.ONE}"

    def hint(self) -> str:
        """Return what the status line says of the list."""
        return self.spelled(self.HINT) if self.shown else ""

    def kept(self, found: list[R]) -> list[R]:
        """Return what a filter leaves."""
        return found

    def action_new(self) -> None:
        """Open the form of a new record."""
        self.open_new(self.blank)

    def open_new(self, blank: Callable[[], R]) -> None:
        """Open the form of a new record; a kecamatan comes first."""
        if region.current_district() is None:
            self.complain(self.spelled(NO_DISTRICT))
        elif self.editing is None:
            self.open_form(blank())

    def action_delete(self) -> None:
        """Remove the highlighted record after a question."""
        chosen = self.chosen()
        if chosen is None or self.editing is not None:
            return
        if self.number_of(chosen) is None:
            self.complain(f"{self.ONE.capitalize()} ini belum tersimpan, jadi tidak ada yang dihapus.")
        else:
            self.confirm(self.removal_asked(chosen), lambda: self._delete(chosen))

    def removal_asked(self, one: R) -> str:
        """Return the question before a record is removed."""
        return f"Hapus {self.ONE} {self.name_of(one)[:44]}?"

    def _delete(self, one: R) -> None:
        with self.shown_as_it_is(one):
            self.erase(one)
        self.show_list()
        self.say(f"{self.subject(one, self.texts(one))} dihapus.", self.counted())

    @contextmanager
    def shown_as_it_is(self, one: R) -> Iterator[None]:
        """Where a record of the list cannot be written, show what there is now before that is told."""
        try:
            yield
        except OperatorError:
            self.show_list(self.number_of(one))
            raise

    def on_record_list_selected(self) -> None:
        """Do what Enter means on the highlighted record."""
        chosen = self.chosen()
        if chosen is not None:
            self.take(chosen)

    def take(self, one: R) -> None:
        """Open the form of a record, or what else Enter means."""
        self.open_form(one)

    def on_record_list_highlighted(self) -> None:
        """Show the record in full."""
        self.tell()

    def show_list(self, number: Key | None = None) -> None:
        """Read the records anew and show the list, the cursor on one of them or where it was."""
        self.editing = None
        self.every = self.read()
        self.query_one(PromptLine).close()
        self.switch(form=False)
        self.list_anew(number)
        self.say(self.hint(), self.counted())
        self.query_one(RecordList).focus()

    def list_anew(self, number: Key | None) -> None:
        """Put the records in the order of now."""
        table = self.query_one(RecordList)
        self.shown = self.arranged(self.kept(self.every), self.values_of(), self.name_of)
        ids = [self.number_of(one) for one in self.shown]
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
