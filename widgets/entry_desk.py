"""Accepting values into an entry grid: judged first, then stored, and told to the owner. Knows no widget.

Messages gather in `out`, rows to be painted anew beside the cell in hand in `stale`; the widget takes both after each
key. While a block is pasted `held` is the row whose past is kept already, so that each row goes back in one step.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal

from widgets.entry_cell import CellInHand
from widgets.entry_columns import Check, GridColumn, Verdict, accept_all, read_typed
from widgets.entry_messages import (
    CellChanged,
    Cleared,
    Complained,
    GridMessage,
    Hint,
    ReasonAsked,
    RowCompleted,
    RowLeftIncomplete,
)
from widgets.entry_table import EntryTable, GridRow

Path = Literal["row", "column"]
MARKED = "Baris ini ditandai hapus; kembalikan dahulu barisnya."
Asked = Callable[[int, str], bool]
"""Called with row and column key: whether Enter stops in this cell while it is empty; must not raise."""


def ask_all(row: int, key: str) -> bool:  # noqa: ARG001 - the signature
    """Be the `asked` of a grid without one."""
    return True


class EntryDesk:
    """The table, the cell in hand and the way a value gets from one into the other."""

    def __init__(
        self, columns: Sequence[GridColumn], check: Check = accept_all, reasons: Mapping[str, str] | None = None
    ) -> None:
        """`reasons` for missing values: one digit and its words."""
        self.check = check
        self.reasons = dict(reasons or {})
        self.asked: Asked = ask_all
        self.path: Path = "row"
        self.out: list[GridMessage] = []
        self.stale: set[int] = set()
        self.held: int | None = None
        self.cell = CellInHand()
        self.is_told = False
        self.load(columns, ())

    def load(self, columns: Sequence[GridColumn], rows: Iterable[Sequence[str]]) -> None:
        """Hold other rows, the cursor on the first cell."""
        self.table = EntryTable(columns, rows)
        self.position = 0
        self.column = self.table.stops[0] if self.table.stops else 0
        self.cell.rest()

    @property
    def has_cell(self) -> bool:
        """Whether there is anything to type into."""
        return bool(len(self.table) and self.table.stops)

    @property
    def row(self) -> int:
        """Number of the row under the cursor, -1 where there is none."""
        return self.table.order[self.position] if len(self.table) else -1

    @property
    def here(self) -> GridColumn:
        """The column under the cursor."""
        return self.table.columns[self.column]

    @property
    def stored(self) -> str:
        """What the row holds in the cell under the cursor."""
        return self.table.rows[self.row].cells[self.column]

    def accept(self) -> bool:
        """Take what is being typed; False where a complaint, or an open question, keeps the cursor here."""
        if not self.cell.is_typed:
            return self.cell.mode == "ready"
        return self.take(self.cell.editor.text)

    def take(self, text: str) -> bool:
        """Judge `text` for the cell under the cursor and store it, or complain."""
        text = text.strip()
        if self.table.rows[self.row].marked and text != self.stored:
            self.cell.rest()
            self.note(MARKED)
            return False
        verdict = Verdict.ok() if not text or self.is_reason(text) else self._judge(text)
        if verdict.kind != "ok":
            self._complain(text, verdict)
            return False
        self.cell.rest()
        self.store(text if verdict.value is None else verdict.value)
        return True

    def is_reason(self, text: str) -> bool:
        """Whether `text` is the code of a reason for a missing value, such as -2."""
        return self.here.kind != "text" and text[:1] == "-" and text[1:] in self.reasons

    def _judge(self, text: str) -> Verdict:
        form = read_typed(self.here, text)
        if form.kind != "ok":
            return form
        plain = form.value or ""
        verdict = self.check(self.row, self.here.key, plain, self.table.values(self.row))
        if verdict.value is None and verdict.kind != "hard":
            return Verdict(verdict.kind, verdict.message, plain)
        return verdict

    def store(self, text: str, reason: str = "") -> None:
        """Store a judged text; nothing happens where the row holds it already."""
        row = self.table.rows[self.row]
        if row.cells[self.column] == text and row.forced.get(self.here.key, "") == reason:
            return
        if self.held != self.row:
            self.table.remember(self.row)
        if self.held is not None:
            self.held = self.row
        self.table.put(self.row, self.column, text, reason)
        self.out.append(CellChanged(self.row, self.here.key, text, reason))

    def _complain(self, text: str, verdict: Verdict) -> None:
        self.cell.lock(text, verdict)
        self.is_told = True
        self.out.append(Complained(self.row, self.here.key, text, self._lock_kind(), verdict.message))

    def tell_again(self) -> None:
        """Tell once more why the cell is locked, where a complaint is why."""
        if self.cell.sign:
            text, message = self.cell.editor.text, self.cell.verdict.message
            self.is_told = True
            self.out.append(Complained(self.row, self.here.key, text, self._lock_kind(), message, again=True))

    def _lock_kind(self) -> Literal["soft", "hard"]:
        return "soft" if self.cell.mode == "soft" else "hard"

    def note(self, message: str) -> None:
        """Say why nothing moved; what was typed ahead is not for this cell."""
        self.is_told = True
        self.out.append(Complained(self.row, self.here.key, "", "note", message))

    def hint(self, text: str) -> None:
        """Show words while one key is waited for."""
        self.is_told = True
        self.out.append(Hint(self.row, text))

    def hush(self) -> None:
        """Take the last complaint, note or hint off the screen."""
        if self.is_told:
            self.is_told = False
            self.out.append(Cleared(self.row))

    def clear(self) -> None:
        """Drop what was typed, with the complaint about it; the row's own value shows again."""
        self.cell.rest()
        self.hush()

    def ask_force(self) -> None:
        """Let the owner ask why a doubtful value is right."""
        if self.cell.mode == "soft":
            self.cell.mode = "asked"
            self.out.append(ReasonAsked(self.row, self.here.key, self.cell.editor.text, self.cell.verdict.message))

    def force(self, reason: str) -> bool:
        """Store the doubtful value with the reason for it; False without a doubt or a reason."""
        cell = self.cell
        if not reason.strip() or cell.verdict.kind != "soft" or cell.mode not in ("soft", "asked"):
            return False
        text = cell.editor.text if cell.verdict.value is None else cell.verdict.value
        self.clear()
        self.store(text, reason.strip())
        return True

    def dismiss(self) -> None:
        """Go back from a question to the cell as it was."""
        if self.cell.mode == "asked":
            self.cell.mode = "soft" if self.cell.verdict.kind == "soft" else "ready"

    def finish(self) -> None:
        """Post the row under the cursor if it changed: complete, or incomplete."""
        row: GridRow | None = self.table.rows[self.row] if len(self.table) else None
        if row is None or not row.dirty:
            return
        row.dirty = False
        values = self.table.values(self.row)
        missing = self.table.missing(self.row)
        if missing or not any(row.cells[stop] for stop in self.table.stops):
            self.out.append(RowLeftIncomplete(self.row, values, dict(row.forced), missing))
        else:
            self.out.append(RowCompleted(self.row, values, dict(row.forced)))
