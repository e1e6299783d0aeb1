"""Wilayah: choose the kecamatan this database works for, out of all of Indonesia, by typing."""

from collections.abc import Callable, Mapping

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.domain.numbers import format_integer
from stunting_tui.domain.region import District
from stunting_tui.screens.sorted_list import SortedScreen
from stunting_tui.screens.wording import leave_with
from stunting_tui.services.register import region
from widgets.columns import Column
from widgets.lines import OneLine, RuleLine
from widgets.record_list import RecordList, Row
from widgets.sorting import Sorting, Value

COLUMNS = (
    Column("Kecamatan", 24, flex=1, key="name", words="kecamatan", letters=True),
    Column("Kabupaten/Kota", 28, flex=1, key="regency", words="kabupaten/kota", letters=True),
    Column("Provinsi", 24, flex=1, key="province", words="provinsi", letters=True),
)
VALUES: Mapping[str, Callable[[District], Value]] = {
    "name": lambda hit: hit.name,
    "regency": lambda hit: hit.regency,
    "province": lambda hit: hit.province,
}
START = "Ketik nama kecamatan, misalnya: poncol magetan\n\nEnter ke daftar, panah menyorot, Enter lagi memilih."
LIMIT = 200


class WilayahScreen(SortedScreen):
    """Opens with the search line ready. What fits the words best stands first until the list is sorted."""

    NAME = "wilayah"
    BINDINGS = keys.bindings_for("wilayah")
    ORDER = Sorting()

    def __init__(self) -> None:
        super().__init__()
        self.hits: list[District] = []
        self.searched = ""
        self.villages = 0
        self.stored = 0

    def body(self) -> ComposeResult:
        """Give what is chosen now, and the hits."""
        yield OneLine(id="now")
        yield RuleLine()
        yield RecordList(COLUMNS, empty=START, id="hits")

    def load(self) -> None:
        """Show the present choice and ask for words."""
        self.set_title("WILAYAH", "Pilih kecamatan")
        current = region.current_district()
        self.villages, self.stored = region.register_size()
        told = "Kecamatan belum dipilih."
        if current is not None:
            told = f"Sekarang: {current.label}; {self.villages} desa, {format_integer(self.stored)} anak."
        self.query_one("#now", OneLine).update(told)
        self.say("")
        if self.fresh:
            self._search("")
            self.action_search()

    def _search(self, text: str) -> None:
        """Show the kecamatan with these words."""
        self.searched = text.strip()
        self.sorting = self.ORDER
        self.hits = region.search(self.searched, LIMIT)
        records = self.query_one(RecordList)
        records.empty = "Tidak ada kecamatan dengan kata itu. Periksa ejaannya." if self.searched else START
        self._show(0)
        more = " (200 teratas; ketik juga kabupatennya)" if len(self.hits) == LIMIT else ""
        self.say(f"{len(self.hits)} kecamatan{more}" if self.searched else "")

    def _show(self, cursor: int) -> None:
        self.show_rows([Row((hit.name, hit.regency, hit.province)) for hit in self.hits], cursor)

    def show_sorted(self) -> None:
        """Arrange the hits anew."""
        if self.hits:
            chosen = self.hits[self.query_one(RecordList).cursor]
            self.hits = self.arranged(self.hits, VALUES, lambda hit: hit.name)
            self._show(self.hits.index(chosen))

    def action_search(self) -> None:
        """Search anew."""
        self.ask("Cari kecamatan", self._search, changed=self._search)

    def action_search_again(self) -> None:
        """Search on from the same words."""
        self.ask("Cari kecamatan", self._search, initial=self.searched, changed=self._search)

    def on_record_list_selected(self, event: RecordList.Selected) -> None:
        """Choose; where there are data of another kecamatan, ask first."""
        chosen = self.hits[event.index]
        current = region.current_district()
        if current is None or current.code == chosen.code or not self.stored:
            self._choose(chosen)
            return
        self.confirm(f"Ganti ke Kec. {chosen.name}? Data yang ada tetap tersimpan", lambda: self._choose(chosen))

    def _choose(self, chosen: District) -> None:
        region.choose_district(self.session, chosen.code)
        count = len(region.villages())
        leave_with(self, f"{chosen.label} dipilih: {count} desa dan kelurahan.")
