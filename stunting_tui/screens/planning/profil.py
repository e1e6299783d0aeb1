"""Profil desa: what is known of every village in a year; lokus, target groups, kampung KB, KPM, APBDes."""

from collections.abc import Mapping

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.domain.numbers import format_decimal, format_integer, format_percent, format_rupiah
from stunting_tui.domain.planning.village_year import (
    COUNTS,
    FIELDS,
    WORDS,
    VillageYear,
    YearTotal,
    objection,
    with_values,
)
from stunting_tui.errors import DataError
from stunting_tui.screens.fact_grid import FactGridScreen, cell_text, whole_number
from stunting_tui.services.planning import village_years
from stunting_tui.services.register import region
from widgets.entry_columns import GridColumn, Verdict
from widgets.lines import OneLine, RuleLine

COLUMNS = [
    GridColumn("Desa", 14, flex=1, key="name", kind="computed"),
    GridColumn("Lokus", 5, key="lokus", kind="computed"),
    GridColumn("Isi", 5, "right", key="filled", kind="computed"),
    GridColumn("Catin", 5, "right", key="catin", kind="number", limit=5),
    GridColumn("Bumil", 5, "right", key="bumil", kind="number", limit=5),
    GridColumn("Busui", 5, "right", key="busui", kind="number", limit=5),
    GridColumn("Baduta", 6, "right", key="baduta", kind="number", limit=5),
    GridColumn("Balita", 6, "right", key="balita", kind="number", limit=5),
    GridColumn("KRS", 4, "right", key="krs", kind="number", limit=4),
    GridColumn("KKB", 4, "right", key="kampung_kb_year", kind="number", limit=4),
    GridColumn("KPM", 3, "right", key="kpm", kind="number", limit=3),
    GridColumn("APBDes", 12, "right", key="apbdes", kind="number", limit=12),
    GridColumn("Stunting", 12, "right", key="apbdes_stunting", kind="number", limit=12),
    GridColumn("%", 5, "right", key="share", kind="computed"),
]
MOST_MISSING = 3
"""Missing figures that are named; more are counted."""

NOTHING = "Kecamatan belum dipilih. {back} kembali, lalu {regions} di Beranda."


class ProfilScreen(FactGridScreen):
    """The village years. `params`: `year`, else that of today; `village` the id to stand on."""

    NAME = "profil"
    BINDINGS = keys.bindings_for("profil")
    CSS_PATH = "profil.tcss"
    has_list = False

    table: village_years.YearTable

    def body(self) -> ComposeResult:
        """Give the grid, and the village in hand in words."""
        yield self.new_grid(COLUMNS, self.spelled(NOTHING))
        yield RuleLine()
        yield OneLine(id="who")
        yield OneLine(id="funds")
        yield OneLine(id="adults")
        yield OneLine(id="children")

    def load(self) -> None:
        """Read the year; coming back, stay where one was."""
        self.grid.focus()
        if self.fresh:
            self._read(self.params.get("year", self.session.today.year), self.params.get("village"))

    def _read(self, year: int, village_id: int | None = None) -> None:
        self.table = village_years.year_table(year)
        villages = self.table.villages
        self.grid.load([[_texts(village.name, self._year(place))[column.key] for column in COLUMNS]
                        for place, village in enumerate(villages)])  # fmt: skip
        place = next((place for place, village in enumerate(villages) if village.id == village_id), 0)
        if villages:
            self.grid.go_to(place)
        self.show_head()
        self.find("")
        self.show_row(self.grid.row)

    def _year(self, row: int) -> VillageYear:
        return self.table.rows[self.table.villages[row].id]

    def show_head(self) -> None:
        """Show kecamatan, year and path."""
        district = region.current_district()
        where = f"{district.name}  " if district else ""
        self.set_title("PROFIL DESA", f"{where}tahun {self.table.year}   arah: {self.grid.path_word}")

    def check_cell(self, row: int, key: str, text: str, values: Mapping[str, str]) -> Verdict:
        """Judge a figure beside the others of its village."""
        typed = {field: whole_number(values[field]) for field in FIELDS} | {key: whole_number(text)}
        wrong = objection(key, with_values(self._year(row), typed))
        return Verdict.hard(wrong) if wrong else Verdict.ok(cell_text(typed[key]))

    def store_row(self, row: int) -> None:
        """Save the figures of a village."""
        values = self.grid.values(row)
        wanted = {field: whole_number(values[field]) for field in FIELDS}
        now = village_years.save_row(self.session, self.table, self.table.villages[row].id, wanted)
        self.grid.set_computed(row, _texts(self.table.villages[row].name, now))

    def stored_texts(self, row: int) -> Mapping[str, str]:
        """Return a village as it is stored now."""
        village = self.table.villages[row]
        return _texts(village.name, village_years.reread(self.table, village.id))

    def show_row(self, row: int) -> None:
        """Write out the village in hand and the sums of the kecamatan."""
        if row < 0:
            return
        about, funds = _words(self.table.villages[row].name, self._year(row))
        self.query_one("#who", OneLine).update(about, "strong")
        self.query_one("#funds", OneLine).update(funds)
        for name, line in zip(("adults", "children"), _sums(self.table.total), strict=True):
            self.query_one(f"#{name}", OneLine).update(line)
        self.tell(_state(self.table.total))
        self.show_mode()

    def action_period(self) -> None:
        """Ask for another year."""
        if self.grid.finish():
            self.ask("Tahun", self._other_year, initial=str(self.table.year))

    def _other_year(self, text: str) -> None:
        if not text.strip().isdecimal() or not 2015 <= int(text) <= self.session.today.year + 5:
            raise DataError("Tahun tidak dikenal.", f"Ketik tahun dari 2015 sampai {self.session.today.year + 5}.")
        village = self.table.villages[self.grid.row].id if self.grid.row >= 0 else None
        self._read(int(text), village)

    def action_back(self) -> None:
        """Leave; everything is stored, a complaint must be answered first."""
        if self.grid.finish():
            super().action_back()


def _texts(name: str, row: VillageYear) -> dict[str, str]:
    """Return a village as the cells of its line."""
    return {
        "name": name,
        "lokus": "lokus" if row.lokus else "-",
        "filled": f"{row.filled}/{len(FIELDS)}",
        "share": format_decimal(row.stunting_share),
        **{field: cell_text(row.value(field)) for field in FIELDS},
    }


def _words(name: str, row: VillageYear) -> tuple[str, str]:
    """Return a village in two lines: lokus, kampung KB, KPM and what is missing; its funds."""
    missing = [WORDS[field] for field in FIELDS if row.value(field) is None]
    lokus = f"lokus{f' ({row.lokus_reason})' if row.lokus_reason else ''}" if row.lokus else "bukan lokus"
    formed = row.kampung_kb_year
    kampung = "" if formed is None else ", belum kampung KB" if formed == 0 else f", kampung KB sejak {formed}"
    told = ", ".join(missing) if len(missing) <= MOST_MISSING else f"{len(missing)} isian"
    empty = f"; kosong: {told}" if missing else ""
    share = f" ({format_percent(row.stunting_share)})" if row.stunting_share is not None else ""
    funds = f"APBDes {format_rupiah(row.apbdes)}, untuk stunting {format_rupiah(row.apbdes_stunting)}{share}"
    return f"{name}: {lokus}{kampung}{empty}", funds


def _sums(total: YearTotal) -> tuple[str, str]:
    """Return the target groups of the kecamatan in two lines, the second indented below the first."""
    counts = [f"{word} {format_integer(total.sums[field])}" for field, word in COUNTS.items()]
    head, half = "Kecamatan: ", len(counts) // 2
    return f"{head}{', '.join(counts[:half])},", f"{' ' * len(head)}{', '.join(counts[half:])}"


def _state(total: YearTotal) -> str:
    """Return how many villages are complete, lokus, kampung KB, and the share of the funds."""
    share = f", APBDes stunting {format_percent(total.stunting_share)}" if total.stunting_share is not None else ""
    return f"{total.complete}/{total.villages} lengkap, {total.lokus} lokus, {total.kampung_kb} KKB{share}"
