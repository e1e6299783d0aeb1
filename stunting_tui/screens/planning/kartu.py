"""Kartu skor: who got the services of the five packages in a quarter, and the level of convergence of the village."""

from collections.abc import Callable, Mapping

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.domain.numbers import format_decimal, format_percent
from stunting_tui.domain.planning.scorecard import Count, Item, Score, level, scorecard
from stunting_tui.domain.reporting_period import last_quarter, period_words, quarter_of, read_period
from stunting_tui.errors import DataError
from stunting_tui.screens.fact_grid import FactGridScreen, cell_text, whole_number
from stunting_tui.services.planning import scorecards
from stunting_tui.services.register.region import VillageRecord
from widgets.columns import Column
from widgets.entry_columns import GridColumn, Verdict
from widgets.lines import OneLine, RuleLine
from widgets.record_list import RecordList, Row
from widgets.sorting import Sorting, Value

HEADS = (
    Column("Desa", 20, flex=1, key="name", words="nama desa", letters=True),
    Column("Terisi", 6, "right", key="filled", words="yang terisi"),
    Column("Tingkat", 7, "right", key="level", words="tingkat konvergensi"),
)
COLUMNS = [
    GridColumn("Kode", 4, key="code", kind="computed"),
    GridColumn("Sasaran", 15, key="group", kind="computed"),
    GridColumn("Layanan", 24, flex=1, key="name", kind="computed"),
    GridColumn("Y", 6, "right", key="yes", kind="number", limit=6),
    GridColumn("T", 6, "right", key="no", kind="number", limit=6),
    GridColumn("TS", 6, "right", key="not_applicable", kind="number", limit=6),
    GridColumn("%", 6, "right", key="share", kind="computed"),
]
FIELDS = ("yes", "no", "not_applicable")
LIST_LEGEND = "Enter Buka, period, sort, help, back"
NOTHING = "Kecamatan belum dipilih. {back} kembali, lalu {regions} di Beranda."


class KartuScreen(FactGridScreen):
    """First the villages and their levels, then the card of one. `params`: `period` (a quarter), `village` (id)."""

    NAME = "kartu"
    BINDINGS = keys.bindings_for("kartu")
    CSS_PATH = "kartu.tcss"
    ORDER = Sorting("name")
    list_legend = LIST_LEGEND

    table: scorecards.CardTable
    village: VillageRecord

    def body(self) -> ComposeResult:
        """Give the list, the grid, and the levels in words."""
        yield RecordList([*HEADS, *(Column(one.short, 6, "right") for one in scorecard().packages.values())],
                         id="list", empty=self.spelled(NOTHING))  # fmt: skip
        yield self.new_grid(COLUMNS, self.spelled(NOTHING))
        yield RuleLine()
        yield OneLine(id="who")
        yield OneLine(id="whole")
        yield OneLine(id="packages")

    def load(self) -> None:
        """Read the quarter; coming back to the grid changes nothing."""
        if self.fresh:
            self._read(self.params.get("period") or getattr(self, "period", "") or quarter_of(self.session.today))
            wanted = next((one for one in self.table.villages if one.id == self.params.get("village")), None)
            if wanted is None:
                self._show_list()
            else:
                self._open(wanted)
        elif not self.typing:
            self._show_list(self._at_cursor())

    def _read(self, period: str) -> None:
        self.period = period
        self.table = scorecards.card_table(period)

    def show_head(self) -> None:
        """Show the quarter, and the village and path of the grid."""
        told = f"arah: {self.grid.path_word}" if self.typing else self.order_told()
        where = f"  {self.village.name}" if self.typing else ""
        self.set_title(f"KARTU SKOR{where}", "   ".join(part for part in (period_words(self.period), told) if part))

    def _show_list(self, village_id: int | None = None) -> None:
        self.show_view(grid=False)
        scores = {one.id: self.table.score(one.id) for one in self.table.villages}
        self.shown = self.arranged(self.table.villages, _values(scores), lambda one: one.name)
        place = next((at for at, one in enumerate(self.shown) if one.id == village_id), 0)
        self.show_rows([_row(one.name, scores[one.id]) for one in self.shown], place)
        whole = level(count for counts in self.table.counts.values() for count in counts.values())
        begun = sum(score.filled > 0 for score in scores.values())
        self.show_head()
        told = f"Kecamatan: tingkat konvergensi {format_percent(whole.percent)}"
        self.say(told, f"{begun} dari {len(scores)} desa terisi")
        self._say_card()

    def _say_card(self) -> None:
        """Say of the list what the figures are."""
        self._say(
            "Tingkat konvergensi: jumlah Y dibagi jumlah Y dan T, dalam persen; tanpa TS", "", self.table.card.source
        )

    def _say(self, *lines: str) -> None:
        for name, text in zip(("#who", "#whole", "#packages"), lines, strict=True):
            self.query_one(name, OneLine).update(text)

    def show_sorted(self) -> None:
        """Arrange the villages anew."""
        self._show_list(self._at_cursor())

    def _at_cursor(self) -> int | None:
        cursor = self.query_one(RecordList).cursor
        return self.shown[cursor].id if cursor < len(self.shown) else None

    def on_record_list_selected(self) -> None:
        """Open the scorecard of a village."""
        self._open(self.shown[self.query_one(RecordList).cursor])

    def _open(self, village: VillageRecord, row: int = 0) -> None:
        self.village = village
        cells = [self._texts(item) for item in self.table.card.items]
        self.show_view(grid=True)
        self.grid.load([[line[column.key] for column in COLUMNS] for line in cells])
        self.grid.go_to(row, "yes")
        self.show_head()
        self.show_row(self.grid.row)

    def _texts(self, item: Item) -> dict[str, str]:
        count = self.table.counts[self.village.id].get(item.code)
        cells = {field: cell_text(getattr(count, field) if count else None) for field in FIELDS}
        return {
            "code": item.code, "group": item.group, "name": item.short, **cells,
            "share": format_decimal(level([count]).percent if count else None),
        }  # fmt: skip

    def check_cell(self, row: int, key: str, text: str, values: Mapping[str, str]) -> Verdict:  # noqa: ARG002
        """Take any count."""
        return Verdict.ok(cell_text(whole_number(text)))

    def store_row(self, row: int) -> None:
        """Save the counts of a service; emptied, and nothing but zeros beside it: it was not counted."""
        values, item = self.grid.values(row), self.table.card.items[row]
        typed = [whole_number(values[field]) for field in FIELDS]
        emptied = None in typed and not any(typed) and item.code in self.table.counts[self.village.id]
        wanted = None if emptied else Count(*(one or 0 for one in typed))
        scorecards.save_count(self.session, self.table, self.village.id, item.code, wanted)
        self.grid.set_computed(row, self._texts(item))

    def stored_texts(self, row: int) -> Mapping[str, str]:
        """Return the counts as they are stored now."""
        scorecards.reread(self.table, self.village.id)
        return self._texts(self.table.card.items[row])

    def show_row(self, row: int) -> None:
        """Write out the service in hand, the level of the village and of its packages."""
        if row < 0:
            return
        item, score = self.table.card.items[row], self.table.score(self.village.id)
        packages = self.table.card.packages
        each = "  ".join(f"{packages[key].short} {format_decimal(one.percent)}" for key, one in score.packages.items())
        whole = score.whole
        counts = f" ({whole.yes} Y dari {whole.meant} Y dan T)" if whole.meant else ""
        self._say(
            f"{item.code} {item.group}: {item.name} ({packages[item.package].name})",
            f"Tingkat konvergensi {self.village.name}: {format_percent(whole.percent)}{counts}",
            each,
        )
        self.tell(f"Terisi {score.filled} dari {score.of} layanan")
        self.show_mode()

    def action_period(self) -> None:
        """Ask for another quarter."""
        if not self.typing or self.grid.finish():
            self.ask("Triwulan (T3 2026)", self._other_period, initial=self.period)

    def _other_period(self, text: str) -> None:
        period = read_period(text)
        if last_quarter(period) != period:
            raise DataError(f"Kartu skor diisi tiap triwulan, bukan {period_words(period)}.", "Tulis T3 2026.")
        self._read(period)
        if self.typing:
            self._open(self.village, self.grid.row)
        else:
            self._show_list(self._at_cursor())

    def action_back(self) -> None:
        """From the grid to the list, all stored; from the list away."""
        if not self.typing:
            super().action_back()
        elif self.grid.finish():
            self._show_list(self.village.id)


def _row(name: str, score: Score) -> Row:
    levels = (format_decimal(one.percent) for one in score.packages.values())
    return Row((name, f"{score.filled}/{score.of}", format_decimal(score.whole.percent), *levels))


def _values(scores: Mapping[int, Score]) -> Mapping[str, Callable[[VillageRecord], Value]]:
    return {
        "name": lambda one: one.name,
        "filled": lambda one: scores[one.id].filled,
        "level": lambda one: scores[one.id].whole.percent,
    }
