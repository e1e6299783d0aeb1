"""Anak: the register, found by name or NIK while one types; only the rows in view are read."""

from collections.abc import Sequence

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.domain.dates import period_label
from stunting_tui.domain.numbers import format_integer
from stunting_tui.screens.register.child_rows import COLUMNS, IN_VILLAGE, ChildSource, whole_child
from stunting_tui.screens.sorted_list import SortedScreen
from stunting_tui.screens.wording import NO_DISTRICT
from stunting_tui.services.quality import figures
from stunting_tui.services.register import children, region
from widgets.record_list import RecordList

NOTHING = "Belum ada anak. Impor berkas (Beranda, {imports}), atau {new} untuk anak baru."


class AnakScreen(SortedScreen):
    """`params`: `batch`, `village` and `village_name`, `stunted`, `text` narrow the list."""

    NAME = "anak"
    BINDINGS = keys.bindings_for("anak")

    def __init__(self) -> None:
        super().__init__()
        self.ids: Sequence[int] = ()
        self.text = ""
        self.village: int | None = None
        self.village_name = ""
        self.batch_id: int | None = None
        self.stunted = False

    def body(self) -> ComposeResult:
        """Give the list."""
        yield RecordList(COLUMNS, empty=self.spelled(NOTHING), id="children")

    def load(self) -> None:
        """Read the list; coming back, stand on the child last opened."""
        if self.fresh:
            self.text = str(self.params.get("text", ""))
            self.village = self.params.get("village")
            self.village_name = self.params.get("village_name", "")
            self.stunted = bool(self.params.get("stunted", False))
            self.batch_id = self.params.get("batch")
        child = self.params.pop("child_id", None if self.fresh else self.child_in_hand())
        self._read(child)
        if child is not None and child not in self.ids and self.text:
            self.text = ""
            self._read(child)
        self._tell(self.params.pop("said", ""))

    def _read(self, child: int | None = None) -> None:
        """Find the children and show them, the cursor on `child`."""
        only = self._batch() if self.stunted else None
        self.ids = children.child_ids(
            self.text, self.village, stunted_in=only, order=self.sorting.key, down=self.sorting.down
        )
        at = self.ids.index(child) if child is not None and child in self.ids else 0
        records = self.query_one(RecordList)
        records.empty = self.spelled(NOTHING)
        if self.text or self.stunted or self.village_name:
            records.empty = f"Tidak ada anak yang cocok. Tekan {self.key('search')} dan ketik nama atau NIK yang lain."
        one = self.village is not None
        records.set_columns(IN_VILLAGE if one else COLUMNS)
        records.set_source(ChildSource(self.ids, self.session.today, in_village=one), at)
        records.set_sorting(self.sorting)
        where = self.village_name or "semua desa"
        self.set_title("ANAK", "   ".join(part for part in (where, self._filter(), self.order_told()) if part))

    def _filter(self) -> str:
        if not self.stunted:
            return ""
        period = next((batch.period for batch in figures.batches() if batch.id == self.batch_id), None)
        return f"hanya pendek, {period_label(period)}" if period else "hanya pendek"

    def _batch(self) -> int:
        """Return the batch that says who is stunted: the one chosen, else the one Beranda begins with."""
        if self.batch_id is None:
            first = figures.current_batch(figures.batches())
            self.batch_id = first.id if first else 0
        return self.batch_id

    def _tell(self, said: str = "") -> None:
        found = f'{format_integer(len(self.ids))} anak dengan "{self.text}"' if self.text else ""
        self.say(said or found, f"{format_integer(len(self.ids))} anak")
        self._in_hand(self.query_one(RecordList).cursor)

    def _in_hand(self, index: int) -> None:
        """Write out the child under the cursor, where the columns are too narrow for its names."""
        found = children.child_rows(self.ids[index : index + 1])
        self.find("   ".join(whole_child(found[0])) if found else "")

    def on_record_list_highlighted(self, event: RecordList.Highlighted) -> None:
        """Write out the child."""
        self._in_hand(event.index)

    def on_record_list_selected(self, event: RecordList.Selected) -> None:
        """Open the child."""
        if event.index < len(self.ids):
            self.shell.go("anak-rinci", child_id=self.ids[event.index], ids=self.ids)

    def action_search(self) -> None:
        """Narrow the list while one types."""
        self._ask("")

    def action_search_again(self) -> None:
        """Search on from the same words."""
        self._ask(self.text)

    def _ask(self, initial: str) -> None:
        before = self.text
        self.ask(
            "Cari nama atau NIK", self._search, initial=initial, changed=self._search,
            dropped=lambda: self._search(before),
        )  # fmt: skip

    def _search(self, text: str) -> None:
        if text.strip() != self.text:
            self.text = text.strip()
            self._read()
        self._tell()

    def action_stunted(self) -> None:
        """Keep only children stunted in the batch, or all again."""
        self.stunted = not self.stunted
        self._read(self.child_in_hand())
        self._tell()

    def show_sorted(self) -> None:
        """Read the children in another order."""
        self._read(self.child_in_hand())
        self._in_hand(self.query_one(RecordList).cursor)

    def child_in_hand(self) -> int | None:
        """Return the child under the cursor."""
        at = self.query_one(RecordList).cursor
        return self.ids[at] if at < len(self.ids) else None

    def action_measure(self) -> None:
        """Type a measurement of the child under the cursor."""
        child = self.child_in_hand()
        if child is not None:
            self.shell.go("ukur", child_id=child)

    def action_new(self) -> None:
        """Write down a child that is not on the register."""
        if region.current_district() is None:
            self.complain(self.spelled(NO_DISTRICT))
            return
        self.shell.go("anak-baru", village=self.village)
