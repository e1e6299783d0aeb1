"""What became of a child or family on the list of an agreement: asked outcome, day and note in turn."""

from abc import abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

from stunting_tui.domain.dates import parse_entry_date, short_date
from stunting_tui.domain.deliberation.agreement import ChildOutcome
from stunting_tui.domain.deliberation.listed_child import ListedChild
from stunting_tui.errors import OperatorError
from stunting_tui.screens.sorted_list import SortedScreen
from stunting_tui.services.deliberation import agreement_children

LETTERS = {outcome.value[0]: outcome for outcome in ChildOutcome}


class OutcomesScreen(SortedScreen):
    """A list whose lines are followed to the end. Subclasses give `on_chosen` and `return_to`."""

    @abstractmethod
    def on_chosen(self, do: Callable[[ListedChild], None]) -> None:
        """Do something with the line in hand, or say why there is nothing to do."""

    @abstractmethod
    def return_to(self, said: str, cursor: int | None = None) -> None:
        """Show the list as it is stored now, the cursor where it was or on another line, and say something."""

    @contextmanager
    def shown_as_it_is(self) -> Iterator[None]:
        """Where the list cannot be written, show what there is now before that is told."""
        try:
            yield
        except OperatorError:
            self.return_to("")
            raise

    def action_outcome(self) -> None:
        """Say what became of the child in hand: the outcome, its day, a note."""
        self.on_chosen(
            lambda child: self.ask(
                f"Hasil: {', '.join(f'{letter} {outcome.value}' for letter, outcome in LETTERS.items())}",
                lambda letter: self._ask_day(child, LETTERS[letter]),
                choices="".join(LETTERS),
            )
        )

    def _ask_day(self, child: ListedChild, outcome: ChildOutcome) -> None:
        if outcome is ChildOutcome.OPEN:
            self._ask_note(child, outcome, None)
            return
        day = child.outcome_on if child.outcome is outcome and child.outcome_on else self.session.today
        self.ask(
            f"Tanggal {outcome.value}",
            lambda text: self._ask_note(child, outcome, parse_entry_date(text, None, self.session.today)),
            initial=short_date(day),
        )

    def _ask_note(self, child: ListedChild, outcome: ChildOutcome, day: date | None) -> None:
        self.ask("Catatan", lambda text: self._set(child, outcome, day, text), initial=child.note)

    def action_note(self) -> None:
        """Write the note of the line in hand."""
        self.on_chosen(lambda child: self._ask_note(child, child.outcome, child.outcome_on))

    def _set(self, child: ListedChild, outcome: ChildOutcome, day: date | None, note: str) -> None:
        with self.shown_as_it_is():
            agreement_children.set_outcome(self.session, child.id or 0, child.version, outcome, day, note)
        self.return_to(f"{child.label}: {outcome.value}.")
