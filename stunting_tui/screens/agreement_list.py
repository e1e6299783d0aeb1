"""A list of agreements that words are looked for in: the checklist of a rembuk, and the ledger of all of them."""

from abc import abstractmethod
from typing import Generic, TypeVar

from stunting_tui.domain.deliberation.agreement import Agreement
from stunting_tui.domain.following.ledger import Entry
from stunting_tui.screens.detail import Detail
from stunting_tui.screens.sorted_list import SortedScreen
from widgets.record_list import RecordList

A = TypeVar("A", Entry, Agreement)


class AgreementListScreen(SortedScreen, Generic[A]):
    """Subclasses list in `show` what holds the words `searched`."""

    listed: list[A]
    searched = ""

    @abstractmethod
    def show(self, agreement: int | None) -> None:
        """List what is meant in the order of now, the cursor on the agreement with this id or where it was."""

    @abstractmethod
    def told(self, one: A) -> str:
        """Return an agreement in full."""

    @abstractmethod
    def hint(self) -> str:
        """Return what the status line says while nothing is looked for."""

    @abstractmethod
    def counted(self) -> str:
        """Return how many there are, for the right end of the status line."""

    def place_of(self, agreement: int | None) -> int:
        """Return the place of an agreement in the list; where it is not there, that of the cursor."""
        ids = [one.id for one in self.listed]
        cursor = self.query_one(RecordList).cursor
        return ids.index(agreement) if agreement in ids else min(cursor, max(0, len(ids) - 1))

    def chosen(self) -> A | None:
        """Return the highlighted agreement."""
        cursor = self.query_one(RecordList).cursor
        return self.listed[cursor] if cursor < len(self.listed) else None

    def chosen_id(self) -> int | None:
        """Return the id of the highlighted agreement."""
        chosen = self.chosen()
        return chosen.id if chosen else None

    def on_record_list_highlighted(self) -> None:
        """Show the agreement in full."""
        self.tell()

    def tell(self) -> None:
        """Show the highlighted agreement in full."""
        chosen = self.chosen()
        self.query_one(Detail).set_text(self.told(chosen) if chosen else "")

    def show_sorted(self) -> None:
        """Arrange the agreements anew."""
        self.show(self.chosen_id())

    def action_search(self) -> None:
        """Keep the agreements with the typed words."""
        self._ask_words("")

    def action_search_again(self) -> None:
        """Search on from the same words."""
        self._ask_words(self.searched)

    def _ask_words(self, initial: str) -> None:
        self.ask(
            "Cari kesepakatan", self._search, initial=initial, changed=self._search, dropped=lambda: self._search("")
        )

    def _search(self, text: str) -> None:
        chosen = self.chosen_id()
        self.searched = text.strip()
        self.show(chosen)
        found = f'{len(self.listed)} kesepakatan dengan "{self.searched}"'
        self.say(found if self.searched else self.hint(), self.counted())
