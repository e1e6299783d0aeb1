"""What an entry grid tells its owner. `row` is the row's number, which it keeps for life.

def on_entry_grid_row_completed(self, event: EntryGrid.RowCompleted) -> None: ...
"""

from typing import Literal

from textual.message import Message

ComplaintKind = Literal["soft", "hard", "note"]


class GridMessage(Message, namespace="entry_grid"):
    """The base of all of them."""

    def __init__(self, row: int = -1) -> None:
        super().__init__()
        self.row = row


class Moved(GridMessage, namespace="entry_grid"):
    """The cursor came to another cell."""

    def __init__(self, row: int, key: str) -> None:
        super().__init__(row)
        self.key = key


class CellChanged(GridMessage, namespace="entry_grid"):
    """A value was accepted, forced, emptied or taken back; `reason` says why a doubtful one was kept."""

    def __init__(self, row: int, key: str, value: str, reason: str) -> None:
        super().__init__(row)
        self.key = key
        self.value = value
        self.reason = reason


class RowLeft(GridMessage, namespace="entry_grid"):
    """A changed row was left; `forced` gives the reasons by key."""

    def __init__(self, row: int, values: dict[str, str], forced: dict[str, str]) -> None:
        super().__init__(row)
        self.values = values
        self.forced = forced


class RowCompleted(RowLeft, namespace="entry_grid"):
    """A changed row was left with all its required values."""


class RowLeftIncomplete(RowLeft, namespace="entry_grid"):
    """A changed row was left without the required values `missing`: to be saved as incomplete."""

    def __init__(self, row: int, values: dict[str, str], forced: dict[str, str], missing: list[str]) -> None:
        super().__init__(row, values, forced)
        self.missing = missing


class RowMarked(GridMessage, namespace="entry_grid"):
    """A row was marked for deletion, or unmarked."""

    def __init__(self, row: int, *, marked: bool) -> None:
        super().__init__(row)
        self.marked = marked


class RowInserted(GridMessage, namespace="entry_grid"):
    """An empty row was put at `position`, under the row `after` (-1: it is the first)."""

    def __init__(self, row: int, position: int, after: int) -> None:
        super().__init__(row)
        self.position = position
        self.after = after


class Complained(GridMessage, namespace="entry_grid"):
    """Something stopped the entry: "hard" and "soft" lock the cell; a "note" only says why nothing moved.

    `again`: told before of the same text, and told once more to a key that cannot pass.
    """

    def __init__(
        self, row: int, key: str, text: str, kind: ComplaintKind, message: str, *, again: bool = False
    ) -> None:
        super().__init__(row)
        self.key = key
        self.text = text
        self.kind = kind
        self.message = message
        self.again = again


class Cleared(GridMessage, namespace="entry_grid"):
    """The last complaint or hint no longer holds."""


class Hint(GridMessage, namespace="entry_grid"):
    """Words for the finding line while the grid waits for one key: reasons, legal values."""

    def __init__(self, row: int, text: str) -> None:
        super().__init__(row)
        self.text = text


class ReasonAsked(GridMessage, namespace="entry_grid"):
    """F2 on a doubtful value: ask for the reason, then call `force(reason)` or `dismiss()`."""

    def __init__(self, row: int, key: str, text: str, message: str) -> None:
        super().__init__(row)
        self.key = key
        self.text = text
        self.message = message


class RowAsked(GridMessage, namespace="entry_grid"):
    """ctrl+g: ask for a row, then call `go_to(position)` or `dismiss()`; `count` is how many there are."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count


class WordChanged(GridMessage, namespace="entry_grid"):
    """A word that the screen shows for the grid is another."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self.word = word


class PathChanged(WordChanged, namespace="entry_grid"):
    """Enter now follows another path; `word` is for the title line."""


class ModeChanged(WordChanged, namespace="entry_grid"):
    """The cell in hand is in another mode; `word` is for the status line."""


class Pasted(GridMessage, namespace="entry_grid"):
    """A block was pasted: `taken` of its `total` filled cells; `rest` says where it stopped, else empty."""

    def __init__(self, row: int, taken: int, total: int, rest: str) -> None:
        super().__init__(row)
        self.taken = taken
        self.total = total
        self.rest = rest
