"""The rows of an entry grid as its owner sees them: read, filled, marked, worded."""

from collections.abc import Mapping

from widgets.entry_cell import WORDS
from widgets.entry_columns import GridColumn
from widgets.entry_view import EntryView
from widgets.entry_walk import PATH_WORDS


class EntryRows(EntryView):
    """What the owner may ask and set, row by row."""

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        return len(self.desk.table)

    @property
    def columns(self) -> list[GridColumn]:
        """The columns."""
        return self.desk.table.columns

    @property
    def position(self) -> int:
        """Place of the row in hand on the screen, from 0."""
        return self.desk.position

    @property
    def row(self) -> int:
        """Number of the row in hand, -1 where there is none."""
        return self.desk.row

    @property
    def key(self) -> str:
        """Key of the column in hand."""
        return self.desk.here.key

    @property
    def path_word(self) -> str:
        """The path Enter follows: Baris or Kolom."""
        return PATH_WORDS[self.desk.path]

    @property
    def mode_word(self) -> str:
        """What the cell in hand is at: SIAP, ISI, GALAT, CEK, ALASAN, TANYA."""
        return WORDS[self.desk.cell.mode]

    @property
    def is_locked(self) -> bool:
        """Whether a complaint or a question must be answered first."""
        return self.desk.cell.mode in ("hard", "soft", "reason", "asked")

    def values(self, row: int) -> dict[str, str]:
        """Return the stored texts of a row by key."""
        return self.desk.table.values(row)

    def forced(self, row: int) -> dict[str, str]:
        """Return the reasons of a row's forced cells by key."""
        return dict(self.desk.table.rows[row].forced)

    def set_computed(self, row: int, texts: Mapping[str, str]) -> None:
        """Put texts into cells of a row without any check or message; only these cells are painted."""
        changed = self.desk.table.fill(row, texts)
        if changed:
            self.refresh_seen(row, changed)

    def set_state(self, row: int, word: str, tone: str = "") -> None:
        """Show a word in the state column of a row, and tone its line."""
        it = self.desk.table.rows[row]
        whole = it.tone != tone
        if whole or it.state != word:
            it.state, it.tone = word, tone
            states = [index for index, column in enumerate(self.plan.columns) if column.kind == "state"]
            self.refresh_seen(row, None if whole else states)

    def set_past(self, row: int, *, marked: bool = False, forced: Mapping[str, str] | None = None) -> None:
        """Restore the mark and the reasons that a row was stored with."""
        it = self.desk.table.rows[row]
        it.marked, it.forced = marked, dict(forced or {})
        self.refresh_seen(row, None)
