"""A list of what is to be done about children: sorted, narrowed by typed words, the line in hand in full beneath.

class GandaScreen(TaskListScreen[Pair]):
    def read(self) -> list[Pair]: ...               # everything the list may show, in its usual order
    def row(self, one) -> Row: ...
    def told(self, one) -> str: ...                 # the line in hand in full
    def key_of(self, one) -> Hashable: ...          # what tells two lines apart
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from pathlib import Path
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult

from stunting_tui.screens.book_target import ask_target
from stunting_tui.screens.detail import Detail
from stunting_tui.screens.register.leaving import ask_status
from stunting_tui.screens.sorted_list import SortedScreen
from widgets.columns import Column
from widgets.lines import PromptLine
from widgets.record_list import RecordList, Row
from widgets.sorting import Value

R = TypeVar("R")


class TaskListScreen(SortedScreen, Generic[R]):
    """Subclasses say what a line is and what is done about it."""

    COLUMNS: ClassVar[Sequence[Column]] = ()
    TITLE = ""
    EMPTY = ""
    HINT = ""
    SLOW = ""
    """What is said while the list is read in the background; "": it is read at once."""

    words = ""

    def __init__(self) -> None:
        super().__init__()
        self.every: list[R] = []
        self.shown: list[R] = []

    def body(self) -> ComposeResult:
        """Give the list and the line in hand."""
        yield RecordList(list(self.COLUMNS), id="list", empty=self.spelled(self.EMPTY))
        yield Detail(id="detail")

    def load(self) -> None:
        """Read the list; coming back, the cursor stays."""
        if self.fresh:
            self.words = ""
        self.read_anew(self.HINT)
        self.query_one(RecordList).focus()

    def read(self) -> list[R]:
        """Return what the list may show, in its usual order."""
        raise NotImplementedError

    def row(self, one: R) -> Row:
        """Return one of them as a line."""
        raise NotImplementedError

    def told(self, one: R) -> str:
        """Return one of them in full."""
        raise NotImplementedError

    def key_of(self, one: R) -> Hashable:
        """Return what tells it apart."""
        raise NotImplementedError

    def name_of(self, one: R) -> str:
        """Return what equal ones are ordered by."""
        raise NotImplementedError

    def values_of(self) -> Mapping[str, Callable[[R], Value]]:
        """Return what is sorted by, by column key."""
        raise NotImplementedError

    def heading(self) -> str:
        """Return what stands in the middle of the title."""
        return ""

    def counted(self) -> str:
        """Return how many there are, for the right end of the status line."""
        return f"{len(self.shown)} baris"

    def read_anew(self, said: str = "") -> None:
        """Read everything again and say what happened."""
        self.query_one(PromptLine).close()
        if self.SLOW:
            self.work(lambda _task: self.read(), lambda found: self._take(found, said), self.SLOW)
        else:
            self._take(self.read(), said)

    def drop(self, one: R, said: str) -> None:
        """Take a line that is done off the list, without reading all of it again."""
        self.every.remove(one)
        self.shown.remove(one)
        self._take(self.every, said)

    def _take(self, found: list[R], said: str) -> None:
        chosen = self.chosen()
        self.every = found
        self._list(self.key_of(chosen) if chosen is not None else None)
        self.say(said, self.counted())

    def _list(self, key: Hashable | None) -> None:
        table = self.query_one(RecordList)
        wanted = self.words.casefold()
        fitting = [one for one in self.every if not wanted or wanted in " ".join(self.row(one).cells).casefold()]
        self.shown = self.arranged(fitting, self.values_of(), self.name_of)
        keys = [self.key_of(one) for one in self.shown]
        place = keys.index(key) if key in keys else table.cursor
        none = f'Tidak ada baris yang memuat "{self.words}".'
        table.empty = none if self.words and self.every else self.spelled(self.EMPTY)
        self.show_rows([self.row(one) for one in self.shown], max(0, min(place, len(keys) - 1)))
        found = f'memuat "{self.words}"' if self.words else ""
        self.set_title(self.TITLE, "   ".join(part for part in (self.heading(), found, self.order_told()) if part))
        self.on_record_list_highlighted()

    def show_sorted(self) -> None:
        """Arrange anew."""
        chosen = self.chosen()
        self._list(self.key_of(chosen) if chosen is not None else None)

    def chosen(self) -> R | None:
        """Return the line in hand."""
        cursor = self.query_one(RecordList).cursor
        return self.shown[cursor] if cursor < len(self.shown) else None

    def on_record_list_highlighted(self) -> None:
        """Show the line in hand in full."""
        chosen = self.chosen()
        self.query_one(Detail).set_text(self.told(chosen) if chosen is not None else "")

    def action_status(self) -> None:
        """Let the child in hand leave the register, or be active again."""
        child = None if self._is_working() else self.child_in_hand()
        if child is not None:
            ask_status(self, child, self.read_anew)

    def action_narrow(self) -> None:
        """Keep the lines with the typed words."""
        self.ask("Hanya baris yang memuat", self._narrow, changed=self._narrow, dropped=lambda: self._narrow(""))

    def _narrow(self, text: str) -> None:
        self.words = text.strip()
        self.show_sorted()
        self.say("" if self.words else self.HINT, self.counted())

    def ask_target(self, proposal: Path, write: Callable[[Path], None], what: str = "daftar bernama") -> None:
        """Ask where a list by name is to go and write it in the background."""
        ask_target(self, f"Tulis {what} ke", proposal, lambda target: self._begin(target, write))

    def _begin(self, target: Path, write: Callable[[Path], None]) -> None:
        self.work(lambda _task: write(target), lambda _none: self.say(f"Ditulis: {target.name}"), "Menulis daftar")

    def action_cancel_work(self) -> None:
        """Stop the work, or show everything again."""
        if self.words and self._job is None:
            self._narrow("")
        else:
            super().action_cancel_work()
