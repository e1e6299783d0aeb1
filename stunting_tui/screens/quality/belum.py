"""Belum diukur: coverage of a batch by name; who is missing, who was measured unregistered, who leaves an age group."""

from collections.abc import Callable, Hashable, Mapping

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.domain.dates import period_label, short_date
from stunting_tui.domain.monitoring.coverage import Standing
from stunting_tui.domain.numbers import format_integer, format_percent
from stunting_tui.screens.task_list import TaskListScreen
from stunting_tui.screens.wording import months
from stunting_tui.services.quality import coverage
from stunting_tui.services.quality.coverage import Coverage, CoverageLine, remark
from stunting_tui.services.quality.name_lists import list_path
from widgets.columns import Column
from widgets.lines import OneLine
from widgets.record_list import Row
from widgets.sorting import Sorting, Value

COLUMNS = (
    Column("Nama", 16, flex=2, key="name", words="nama", letters=True),
    Column("Umur", 5, "right", key="age", words="umur"),
    Column("Desa", 12, flex=1, key="village", words="desa", letters=True),
    Column("Posyandu", 10, flex=1, key="posyandu", words="posyandu", letters=True),
    Column("RT", 3, key="rt", words="RT"),
    Column("Terakhir", 10, key="last", words="terakhir diukur"),
    Column("Keterangan", 16, flex=1, key="missed", words="putaran tanpa ukur"),
)
VALUES: Mapping[str, Callable[[CoverageLine], Value]] = {
    "name": lambda one: one.name,
    "age": lambda one: -one.birth_date.toordinal(),
    "village": lambda one: one.village,
    "posyandu": lambda one: one.posyandu or None,
    "rt": lambda one: one.rt or None,
    "last": lambda one: one.last_on.toordinal() if one.last_on else None,
    "missed": lambda one: one.missed,
}
"""What the list is sorted by."""
KINDS: Mapping[str, Callable[[CoverageLine], bool]] = {
    "belum diukur": lambda one: one.is_missing,
    "2 putaran": lambda one: one.is_missing and one.missed >= 2,
    "3 putaran": lambda one: one.is_missing and one.missed >= 3,
    "tidak terdaftar": lambda one: bool(one.stranger),
    "lulus umur": lambda one: one.leaves is not None,
}
"""What the list may show, in the order of their digits."""
FEW = 3
"""RTs named beneath the list."""


class BelumScreen(TaskListScreen[CoverageLine]):
    """`params`: `batch`, else the newest that can be compared; `kind`, one of `KINDS`."""

    NAME = "belum"
    BINDINGS = keys.bindings_for("belum")
    CSS_PATH = "belum.tcss"
    ORDER = Sorting("village")
    COLUMNS = COLUMNS
    TITLE = "BELUM DIUKUR"
    EMPTY = "Tidak ada anak pada daftar ini."
    SLOW = "Membaca register"

    kind = next(iter(KINDS))
    found: Coverage | None = None

    def body(self) -> ComposeResult:
        """Give the two denominators, and the list."""
        yield OneLine(id="standing")
        yield from super().body()

    def load(self) -> None:
        """Show the batch."""
        if self.fresh:
            self.kind = self.params.get("kind", next(iter(KINDS)))
        super().load()

    def read(self) -> list[CoverageLine]:
        """Return the children of the kind shown."""
        self.found = coverage.coverage(self.session, self.params.get("batch"))
        return [one for one in self.found.lines if KINDS[self.kind](one)] if self.found else []

    def row(self, one: CoverageLine) -> Row:
        """Return a child as a line."""
        day = self.found.day if self.found else one.birth_date
        last = short_date(one.last_on) if one.last_on else "belum"
        cells = (one.name, months(one.birth_date, day), one.village, one.posyandu, one.rt, last, self._remark(one))
        return Row(cells)

    def _remark(self, one: CoverageLine) -> str:
        if self.kind == "lulus umur" and one.leaves:
            return f"{one.leaves[0]} bl {short_date(one.leaves[1])}"
        return remark(one, brief=True)

    def told(self, one: CoverageLine) -> str:
        """Return the child, its posyandu and the RTs that miss most."""
        if self.found is None:
            return ""
        place = (one.village, one.posyandu)
        mine = [line for line in self.found.lines if (line.village, line.posyandu) == place]
        missing = sorted(coverage.by_rt(mine).items(), key=lambda item: -item[1][0])
        rts = ", ".join(f"RT {rt or '?'}: {gone} dari {all_of}" for rt, (gone, all_of) in missing[:FEW] if gone)
        parent = f", ortu {one.parent_name}" if one.parent_name else ""
        here = self.found.standing(lambda line: (line.village, line.posyandu) == place)
        unknown = f"; {here.strangers} diukur tidak terdaftar" if here.strangers else ""
        return "\n".join(
            [
                f"{one.name}, {one.sex}, lahir {short_date(one.birth_date)}{parent}. {remark(one).capitalize()}.",
                f"{one.posyandu or 'Tanpa posyandu'}, {one.village}: {standing_words(here)}{unknown}.",
                f"Belum diukur terbanyak: {rts}." if rts else "Semua yang terdaftar di posyandu ini sudah diukur.",
            ]
        )

    def key_of(self, one: CoverageLine) -> Hashable:
        """Return the child."""
        return one.child_id

    def name_of(self, one: CoverageLine) -> str:
        """Return the name."""
        return one.name

    def values_of(self) -> Mapping[str, Callable[[CoverageLine], Value]]:
        """Return what is sorted by."""
        return VALUES

    def heading(self) -> str:
        """Return batch and kind; tell the two denominators of the kecamatan."""
        line = self.query_one("#standing", OneLine)
        if self.found is None:
            line.update("")
            return ""
        line.update(standing_words(self.found.standing()), "strong")
        until = f" sampai {short_date(self.found.next_round)}" if self.kind == "lulus umur" else ""
        return f"{period_label(self.found.period)}, {self.kind}{until}"

    def counted(self) -> str:
        """Return how many; of those who leave an age group how many of each."""
        ages = sorted({one.leaves[0] for one in self.shown if one.leaves}) if self.kind == "lulus umur" else []
        parts = [
            f"{sum(one.leaves is not None and one.leaves[0] == age for one in self.shown)} ke {age} bl" for age in ages
        ]
        left = sum(bool(one.gone) and one.missed > 0 for one in self.found.lines) if self.found else 0
        if left and self.kind == next(iter(KINDS)):
            parts.append(f"{left} lain sudah keluar")
        return ", ".join([f"{len(self.shown)} anak", *parts])

    def child_in_hand(self) -> int | None:
        """Return the child."""
        chosen = self.chosen()
        return chosen.child_id if chosen is not None else None

    def on_record_list_selected(self) -> None:
        """Open the child."""
        self.action_child()

    def action_coverage_kind(self) -> None:
        """Ask what to show."""
        if not self._is_working():
            words = ", ".join(f"{number}: {kind}" for number, kind in enumerate(KINDS, 1))
            self.ask(words, self._show_kind, choices="12345")

    def _show_kind(self, digit: str) -> None:
        self.kind = list(KINDS)[int(digit) - 1]
        self.read_anew()

    def action_write_names(self) -> None:
        """Write the lines shown, a sheet for each posyandu."""
        found, lines, title = self.found, list(self.shown), self.kind.capitalize()
        if found is not None:
            self.ask_target(
                list_path(f"{self.kind.replace(', ', '-').replace(' ', '-')}-{found.period}"),
                lambda target: coverage.write_names(self.session, lines, title, found.period, target),
            )


def standing_words(one: Standing) -> str:
    """Return coverage and stunting with both denominators, S and D."""
    registered, measured = format_integer(one.registered), format_integer(one.measured)
    return (
        f"S (terdaftar) {registered}, D (diukur) {measured} = {format_percent(one.coverage)}; pendek "
        f"{format_integer(one.stunted)}: {format_percent(one.of_measured)} D, {format_percent(one.of_registered)} S"
    )
