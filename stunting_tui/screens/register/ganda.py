"""Anak ganda: children entered twice, side by side; merged, said to be two, and taken back."""

from collections.abc import Callable, Hashable, Mapping, Sequence

from stunting_tui import keys
from stunting_tui.screens.register.twin_rows import APART_COLUMNS, COLUMNS, VALUES, pair_row, side_by_side
from stunting_tui.screens.task_list import TaskListScreen
from stunting_tui.services.register import duplicate_lists, duplicates
from stunting_tui.services.register.duplicates import APART, MERGED, OPEN, Pair
from widgets.record_list import RecordList, Row
from widgets.sorting import Sorting, Value

SHOWN = {OPEN: "belum diputuskan", MERGED: "sudah digabung", APART: "bukan anak yang sama"}
"""Which pairs are listed, in the order of the key that turns them."""
NOTHING = {
    OPEN: "Tidak ada pasangan anak yang mirip.",
    MERGED: "Belum ada anak yang digabung.",
    APART: "Belum ada pasangan yang dinyatakan bukan anak yang sama.",
}


class GandaScreen(TaskListScreen[Pair]):
    """Takes no `params`."""

    NAME = "ganda"
    BINDINGS = keys.bindings_for("ganda")
    CSS_PATH = "ganda.tcss"
    ORDER = Sorting("strength")
    COLUMNS = COLUMNS
    TITLE = "ANAK GANDA"
    EMPTY = NOTHING[OPEN]

    verdict = OPEN
    swapped: frozenset[int] = frozenset()

    def load(self) -> None:
        """Begin with what is to be decided."""
        if self.fresh:
            self.verdict, self.swapped = OPEN, frozenset()
        super().load()

    def read(self) -> list[Pair]:
        """Return the pairs, the child to be kept first."""
        self.EMPTY = NOTHING[self.verdict]
        return duplicates.pairs(self.verdict)

    def show_rows(self, rows: Sequence[Row], cursor: int) -> None:
        """Put arranged pairs into the list, under heads that are true of them."""
        self.query_one(RecordList).set_columns(APART_COLUMNS if self.verdict == APART else COLUMNS)
        super().show_rows(rows, cursor)

    def row(self, one: Pair) -> Row:
        """Return a pair as a line."""
        return pair_row(self._turned(one))

    def told(self, one: Pair) -> str:
        """Return the two side by side."""
        return side_by_side(self._turned(one), self.size.width - 2)

    def key_of(self, one: Pair) -> Hashable:
        """Return the two ids."""
        return frozenset((one.kept.id, one.other.id))

    def name_of(self, one: Pair) -> str:
        """Return the name of the one kept."""
        return one.kept.name

    def values_of(self) -> Mapping[str, Callable[[Pair], Value]]:
        """Return what pairs are sorted by."""
        return VALUES

    def heading(self) -> str:
        """Return which pairs are shown."""
        return SHOWN[self.verdict]

    def counted(self) -> str:
        """Return how many."""
        return f"{len(self.shown)} pasangan"

    def child_in_hand(self) -> int | None:
        """Return the child that is kept."""
        chosen = self.chosen()
        return self._turned(chosen).kept.id if chosen is not None else None

    def _turned(self, one: Pair) -> Pair:
        """Return the pair with the child to be kept as the operator turned it."""
        if one.other.id not in self.swapped:
            return one
        return Pair(one.other, one.kept, one.verdict, one.strength, one.reason, one.id, one.version)

    def _open(self) -> Pair | None:
        """Return the pair in hand, or say that it is decided already."""
        chosen = self.chosen()
        if chosen is not None and chosen.verdict != OPEN:
            self.complain(f"Pasangan ini sudah diputuskan. Urungkan dahulu ({self.key('undo_verdict')}).")
            return None
        return self._turned(chosen) if chosen is not None else None

    def action_swap_kept(self) -> None:
        """Keep the other one."""
        chosen = self.chosen()
        if self._open() is None or chosen is None:
            return
        self.swapped ^= {chosen.other.id}
        self.show_sorted()
        self.say(f"Dipertahankan: {self._turned(chosen).kept.name}.", self.counted())

    def action_merge(self) -> None:
        """Merge the pair after a question."""
        pair = self._open()
        if pair is not None:
            self.confirm(f"Gabungkan {pair.other.name[:24]} ke {pair.kept.name[:24]}?", lambda: self._merge(pair))

    def _merge(self, pair: Pair) -> None:
        duplicates.merge(self.session, pair.kept.id, pair.other.id, pair.reason)
        self.read_anew(f"{pair.other.name} digabung ke {pair.kept.name}.")

    def action_keep_apart(self) -> None:
        """Remember that the two are not one."""
        pair = self._open()
        if pair is not None:
            self.ask("Bukan anak yang sama; sebabnya", lambda text: self._part(pair, text), initial="kembar")

    def _part(self, pair: Pair, reason: str) -> None:
        duplicates.keep_apart(self.session, pair.kept.id, pair.other.id, reason.strip())
        self.read_anew("Dicatat: bukan anak yang sama.")

    def action_undo_verdict(self) -> None:
        """Take the verdict back."""
        chosen = self.chosen()
        if chosen is None or chosen.id is None:
            key = self.key("next_verdict")
            self.complain(f"Hanya yang sudah diputuskan dapat diurungkan: tekan {key} untuk menampilkannya.")
            return
        number, version = chosen.id, chosen.version
        self.confirm(f"Urungkan: {SHOWN[chosen.verdict]}?", lambda: self._undo(number, version))

    def _undo(self, number: int, version: int) -> None:
        duplicates.undo(self.session, number, version)
        self.read_anew("Diurungkan; keduanya kembali seperti semula.")

    def action_write_names(self) -> None:
        """Write the pairs shown, a sheet for each posyandu."""
        pairs, title = [self._turned(one) for one in self.shown], f"Anak ganda: {SHOWN[self.verdict]}"
        self.ask_target(
            duplicate_lists.pairs_path(),
            lambda target: duplicate_lists.write_pairs(self.session, pairs, title, target),
        )

    def action_next_verdict(self) -> None:
        """Show the pairs of the next kind."""
        ways = list(SHOWN)
        self.verdict = ways[(ways.index(self.verdict) + 1) % len(ways)]
        self.read_anew()
