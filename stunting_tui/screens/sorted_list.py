"""A screen with a list that is sorted by any of its columns: one key, then the digit of the column.

class DesaScreen(SortedScreen):
    ORDER = Sorting("percent", down=True)       # what the list stands in until told otherwise

    def show_sorted(self) -> None:              # read or arrange the rows anew by `self.sorting`, the cursor on its row
"""

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, TypeVar

from stunting_tui.screens.base import BaseScreen
from widgets.columns import Column
from widgets.record_list import ListSource, RecordList, Row
from widgets.sorting import Sorting, Value, in_order

T = TypeVar("T")
MOST = 9
"""Columns offered at once: 0 asks for more."""
ASKED = "Urut menurut"


class SortedScreen(BaseScreen):
    """The order is remembered as long as the program runs. Subclasses give `ORDER` and `show_sorted`."""

    ORDER: ClassVar[Sorting] = Sorting("name")

    def __init__(self) -> None:
        super().__init__()
        self.sorting = self.ORDER

    def show_sorted(self) -> None:
        """Show the rows in the order of `sorting`, the cursor on the row it was on."""

    def arranged(
        self,
        records: Sequence[T],
        values: Mapping[str, Callable[[T], Value]],
        name: Callable[[T], str],
        *,
        usual: bool = True,
    ) -> list[T]:
        """Return the records in the order of now; `values` are by column key; `usual`: they come in `ORDER`."""
        value = values.get(self.sorting.key)
        if value is None or (usual and self.sorting == self.ORDER):
            return list(records)
        return in_order(records, value, name, down=self.sorting.down)

    def show_rows(self, rows: Sequence[Row], cursor: int) -> None:
        """Put arranged rows into the list."""
        records = self.query_one(RecordList)
        records.set_sorting(self.sorting)
        records.set_source(ListSource(rows, records.lead), cursor)

    def can_sort(self) -> bool:
        """Whether the list is what the keys go to now."""
        return True

    def action_sort(self) -> None:
        """Ask for the column to sort by."""
        if self.can_sort():
            self._offer([column for column in self.query_one(RecordList).columns if column.key])

    def _offer(self, columns: Sequence[Column]) -> None:
        """Ask for one of these columns, as many as fit the line; 0 offers the rest."""
        shown = _fitting(columns, self.size.width - len(ASKED) - 4)
        rest = columns[len(shown) :]
        words = [f"{number} {column.title}" for number, column in enumerate(shown, 1)]
        choices = "123456789"[: len(shown)] + "0" * bool(rest)

        def answered(digit: str) -> None:
            if digit == "0":
                self._offer(rest)
            else:
                self._sort(shown[int(digit) - 1])

        self.ask(f"{ASKED} {' '.join(words)}{' 0 lain' if rest else ''}", answered, choices=choices)

    def _sort(self, column: Column) -> None:
        self.sorting = self.sorting.pressed(column.key)
        self.say(f"Urut menurut {self.order_words()}.")
        self.show_sorted()

    def order_words(self) -> str:
        """Return the order in words: "TB/U, turun"; "" where the list stands as it does by itself."""
        columns = self.query_one(RecordList).columns
        column = next((one for one in columns if one.key == self.sorting.key), None)
        if column is None:
            return ""
        ways = ("A-Z", "Z-A") if column.letters else ("naik", "turun")
        return f"{column.words or column.title}, {ways[self.sorting.down]}"

    def order_told(self) -> str:
        """Return "urut TB/U, turun" for the title; "" in the order that is usual here."""
        words = "" if self.sorting == self.ORDER else self.order_words()
        return f"urut {words}" if words else ""

    def on_record_list_missed(self, event: RecordList.Missed) -> None:
        """Say why an upper-case letter led nowhere."""
        records = event.record_list
        column = records.columns[records.lead]
        if column.letters:
            self.find(f"Tidak ada {column.words or column.title} yang berawal {event.letter}.")


def _fitting(columns: Sequence[Column], room: int) -> Sequence[Column]:
    """Return the first columns whose titles fit `room` cells, at most nine, with room for "0 lain" where more come."""
    used, count = 0, 0
    for column in columns[:MOST]:
        used += len(column.title) + 3
        if used + (7 if count + 1 < len(columns) else 0) > room:
            break
        count += 1
    return columns[: max(1, count)]
