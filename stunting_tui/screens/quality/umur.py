"""Hari atau bulan: prevalence by age in days and by completed months, and the children whose status differs."""

from collections.abc import Callable, Hashable, Mapping

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.domain.dates import period_label, short_date
from stunting_tui.domain.nik import mask_nik
from stunting_tui.domain.numbers import format_integer, format_percent
from stunting_tui.domain.prevalence.age_rules import AGE, COMPARED, TOTALS
from stunting_tui.domain.prevalence.survey import Estimate
from stunting_tui.screens.task_list import TaskListScreen
from stunting_tui.screens.wording import change_text, z_text
from stunting_tui.services.quality import age_rules
from stunting_tui.services.quality.age_rules import AgeRuleLine, AgeRuleView
from stunting_tui.services.quality.name_lists import list_path
from widgets.columns import Column
from widgets.lines import OneLine, RuleLine
from widgets.record_list import Row
from widgets.sorting import Sorting, Value

COLUMNS = (
    Column("Nama", 12, flex=2, key="name", words="nama", letters=True),
    Column("Desa", 9, flex=1, key="village", words="desa", letters=True),
    Column("Hari", 5, "right", key="days", words="umur dalam hari"),
    Column("Bl", 2, "right", key="months", words="bulan penuh"),
    Column("Indeks", 6, key="index", words="indeks", letters=True),
    Column("z hari", 6, "right", key="day_z", words="z menurut hari"),
    Column("z bulan", 8, "right", key="month_z", words="z menurut bulan"),
    Column("Status", 23, flex=1, key="status", words="status menurut hari", letters=True),
)
INDICES = {**COMPARED, AGE: "Umur"}
VALUES: Mapping[str, Callable[[AgeRuleLine], Value]] = {
    "name": lambda one: one.name,
    "village": lambda one: one.village,
    "days": lambda one: one.found.days,
    "months": lambda one: one.found.months,
    "index": lambda one: INDICES[one.found.index],
    "day_z": lambda one: one.found.day_z,
    "month_z": lambda one: one.found.month_z,
    "status": lambda one: one.found.day_status,
}
"""What the list is sorted by."""
LABELS = {"stunted": "Pendek", "underweight": "BB kurang", "wasted": "Kurus"}
"""The lines above the list."""
WEIGHT = "Berat badan "
"""Left out of the status in the list, where the index tells it."""
WIDTH = 26
"""Cells of a figure above the list."""


class UmurScreen(TaskListScreen[AgeRuleLine]):
    """`params`: `batch`, else the newest that can be compared."""

    NAME = "umur"
    BINDINGS = keys.bindings_for("umur")
    CSS_PATH = "umur.tcss"
    ORDER = Sorting("village")
    COLUMNS = COLUMNS
    TITLE = "HARI ATAU BULAN"
    EMPTY = "Tidak ada anak yang statusnya berbeda."
    SLOW = "Membandingkan kedua aturan umur"

    found: AgeRuleView | None = None

    def body(self) -> ComposeResult:
        """Give the prevalences by both rules, and the list."""
        yield OneLine(id="rules")
        yield OneLine(id="children")
        for code in TOTALS:
            yield OneLine(id=code)
        yield RuleLine()
        yield from super().body()

    def read(self) -> list[AgeRuleLine]:
        """Return the children whose status differs."""
        self.found = age_rules.age_rules(self.params.get("batch"))
        return list(self.found.lines) if self.found else []

    def row(self, one: AgeRuleLine) -> Row:
        """Return a difference as a line."""
        what = one.found
        ages = (format_integer(what.days), str(what.months))
        states = f"{what.day_status.removeprefix(WEIGHT)} -> {what.month_status.removeprefix(WEIGHT)}".capitalize()
        scores = ("", "") if what.index == AGE else (z_text(what.day_z), z_text(what.month_z))
        return Row((one.name, one.village, *ages, INDICES[what.index], *scores, states))

    def told(self, one: AgeRuleLine) -> str:
        """Return the child and why its status differs."""
        nik = mask_nik(one.nik) or "tidak ada"
        place = ", ".join(part for part in (one.posyandu, one.village) if part)
        head = f"{one.name}, {one.sex}, lahir {short_date(one.birth_date)}, NIK {nik}."
        when = f"diukur {short_date(one.measured_on)}" if one.measured_on else "belum diukur"
        return f"{head}\n{place}, {when}. {one.found.reason}"

    def key_of(self, one: AgeRuleLine) -> Hashable:
        """Return child and index."""
        return one.child_id, one.found.index

    def name_of(self, one: AgeRuleLine) -> str:
        """Return the name."""
        return one.name

    def values_of(self) -> Mapping[str, Callable[[AgeRuleLine], Value]]:
        """Return what is sorted by."""
        return VALUES

    def heading(self) -> str:
        """Return the batch; tell the prevalences by both rules."""
        found = self.found
        if found is None:
            return ""
        self._tell("rules", "Umur", "hari (WHO)", "bulan penuh (Permenkes)", "beda", "strong")
        first, second = (
            f"{format_integer(n)} dari {format_integer(of)} balita"
            for n, of in (
                (found.rules.day_children, found.day_registered),
                (found.rules.month_children, found.month_registered),
            )
        )
        self._tell("children", "Diukur", first, second, "")
        for code in TOTALS:
            pair = (found.rules.day_shares.get(code), found.rules.month_shares.get(code))
            self._tell(code, LABELS[code], _share(pair[0]), _share(pair[1]), change_text(found.rules.points(code)))
        return period_label(found.period)

    def _tell(self, line: str, label: str, first: str, second: str, last: str, tone: str = "") -> None:
        self.query_one(f"#{line}", OneLine).update(f"{label:<11}{first:<{WIDTH}}{second:<{WIDTH}}{last:>8}", tone)

    def counted(self) -> str:
        """Return how many children, how many of them not measured, and how many lines where a child has several."""
        children = len({one.child_id for one in self.shown})
        absent = sum(one.measured_on is None for one in self.shown)
        unmeasured = f" ({absent} belum diukur)" if absent else ""
        lines = f", {len(self.shown)} baris" if children != len(self.shown) else ""
        return f"{children} anak{unmeasured}{lines}"

    def child_in_hand(self) -> int | None:
        """Return the child."""
        chosen = self.chosen()
        return chosen.child_id if chosen is not None else None

    def on_record_list_selected(self) -> None:
        """Open the child."""
        self.action_child()

    def action_write_names(self) -> None:
        """Write the totals and the lines shown."""
        found, lines = self.found, list(self.shown)
        if found is not None:
            self.ask_target(
                list_path(f"hari-atau-bulan-{found.period}"),
                lambda target: age_rules.write_names(self.session, found, lines, target),
            )


def _share(one: Estimate | None) -> str:
    if one is None or one.percent is None:
        return "tidak dapat dihitung"
    return f"{format_integer(one.n)} dari {format_integer(one.of)} = {format_percent(one.percent)}"
