"""Ukur ulang: the children of a batch to be measured again, by reason; what the second measurement came to."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import replace
from datetime import date

from stunting_tui import keys
from stunting_tui.domain.dates import parse_entry_date, period_label, short_date
from stunting_tui.domain.numbers import parse_decimal
from stunting_tui.domain.quality.remeasure import Measured, reasons
from stunting_tui.screens.task_list import TaskListScreen
from stunting_tui.screens.wording import exact, months
from stunting_tui.services.quality import figures, quality, remeasures
from stunting_tui.services.quality.name_lists import list_path
from stunting_tui.services.quality.remeasures import DONE, NEEDLESS, OPEN, RemeasureLine, difference_words
from widgets.columns import Column
from widgets.record_list import Row
from widgets.sorting import Sorting, Value

COLUMNS = (
    Column("Nama", 16, flex=2, key="name", words="nama", letters=True),
    Column("Umur", 5, "right", key="age", words="umur"),
    Column("Desa", 11, flex=1, key="village", words="desa", letters=True),
    Column("Posyandu", 10, flex=1, key="posyandu", words="posyandu", letters=True),
    Column("BB kg", 5, "right", key="weight", words="berat"),
    Column("TB cm", 5, "right", key="height", words="tinggi"),
    Column("Alasan", 20, flex=1, key="reason", words="alasan"),
)

SHOWN = {OPEN: "belum diukur ulang", DONE: "sudah diukur ulang", NEEDLESS: "tidak perlu"}


def _gravity(one: RemeasureLine) -> int:
    """Return how grave the first reason is, 0 the gravest."""
    codes = [reason.code for reason in reasons()]
    return codes.index(one.doubts[0].code) if one.doubts[0].code in codes else len(codes)


VALUES: Mapping[str, Callable[[RemeasureLine], Value]] = {
    "name": lambda one: one.name,
    "age": lambda one: (one.measured_on - one.birth_date).days,
    "village": lambda one: one.village,
    "posyandu": lambda one: one.posyandu or None,
    "weight": lambda one: one.first.weight_kg,
    "height": lambda one: one.first.height_cm,
    "reason": _gravity,
}
"""What the list is sorted by."""


class UkurUlangScreen(TaskListScreen[RemeasureLine]):
    """`params`: `batch`, else the newest one."""

    NAME = "ukur-ulang"
    BINDINGS = keys.bindings_for("ukur-ulang")
    CSS_PATH = "ukur_ulang.tcss"
    ORDER = Sorting("reason")
    COLUMNS = COLUMNS
    TITLE = "UKUR ULANG"
    EMPTY = "Tidak ada anak pada daftar ini."
    SLOW = "Memeriksa pengukuran"

    record: figures.BatchRecord | None = None
    old = False
    """Whether data changed since the quality of the posyandu was computed."""
    state = OPEN

    def load(self) -> None:
        """Show the batch."""
        if self.fresh:
            self.state = OPEN
            known = figures.batches()
            wanted = self.params.get("batch")
            self.record = next((one for one in known if one.id == wanted), None) or figures.current_batch(known)
        super().load()

    def read(self) -> list[RemeasureLine]:
        """Return the children of the batch."""
        if self.record is None:
            return []
        found = quality.stored(self.session, self.record.id)
        self.old = found is not None and not found.fresh
        return remeasures.remeasure_lines(self.session, self.record.id, self.state)

    def _take(self, found: list[RemeasureLine], said: str) -> None:
        """Show the list; where the quality of the posyandu is old, compute it and read the list again."""
        super()._take(found, said)
        if self.old and self.record is not None:
            number = self.record.id
            self.old = False
            self.work(
                lambda task: quality.recompute(self.session, number, task.progress),
                lambda _found: self.read_anew(said),
                "Menghitung mutu posyandu",
            )

    def row(self, one: RemeasureLine) -> Row:
        """Return a child as a line."""
        words = ", ".join(doubt.words for doubt in one.doubts)
        cells = (one.name, months(one.birth_date, one.measured_on), one.village, one.posyandu)
        first = (exact(one.first.weight_kg), exact(one.first.height_cm))
        return Row((*cells, *first, words), "" if one.is_wrong else "muted")

    def told(self, one: RemeasureLine) -> str:
        """Return why, and what came of it."""
        place = f"RT {one.rt}, " if one.rt else ""
        parent = f", ortu {one.parent_name}" if one.parent_name else ""
        lines = [f"{one.name}, {one.sex}, lahir {short_date(one.birth_date)}{parent}; {place}{one.village}."]
        lines += [doubt.message for doubt in one.doubts]
        if one.closed_on is not None:
            told = difference_words(one) or f"Tidak perlu diukur ulang: {one.note}."
            lines.append(f"{short_date(one.closed_on)}: {told}")
        return "\n".join(lines)

    def key_of(self, one: RemeasureLine) -> Hashable:
        """Return the child."""
        return one.child_id

    def name_of(self, one: RemeasureLine) -> str:
        """Return the name."""
        return one.name

    def values_of(self) -> Mapping[str, Callable[[RemeasureLine], Value]]:
        """Return what is sorted by."""
        return VALUES

    def heading(self) -> str:
        """Return batch and state."""
        return f"{period_label(self.record.period)}, {SHOWN[self.state]}" if self.record else "belum ada batch"

    def counted(self) -> str:
        """Return how many, and of how many nothing is wrong: near the line, or a sample of a doubtful posyandu."""
        sound = sum(not one.is_wrong for one in self.shown)
        return f"{len(self.shown)} anak, {sound} hanya memastikan" if sound else f"{len(self.shown)} anak"

    def child_in_hand(self) -> int | None:
        """Return the child."""
        chosen = self.chosen()
        return chosen.child_id if chosen is not None else None

    def _open(self) -> RemeasureLine | None:
        chosen = self.chosen()
        if chosen is not None and chosen.state != OPEN:
            self.complain(f"Baris ini sudah ditutup. Buka lagi dahulu ({self.key('open_again')}).")
            return None
        return chosen

    def on_record_list_selected(self) -> None:
        """Ask for the second measurement, piece by piece."""
        one = self._open()
        if one is not None:
            self.ask("Tanggal ukur ulang (kosong: hari ini)", lambda text: self._ask_weight(one, text))

    def _ask_weight(self, one: RemeasureLine, text: str) -> None:
        day = parse_entry_date(text, None, self.session.today) if text.strip() else self.session.today
        remeasures.check_day(self.session, one, day)
        self.ask(
            "Berat kedua (kg; kosong: tidak ditimbang)", lambda weight: self._ask_height(one, day, weight), alone=True
        )

    def _ask_height(self, one: RemeasureLine, day: date, text: str) -> None:
        weight = parse_decimal(text) if text.strip() else None
        if weight is not None:
            remeasures.check_values(self.session, one, Measured(weight, None), day)
        self.ask(
            "Tinggi kedua (cm; kosong: tidak diukur)",
            lambda height: self._take_second(one, day, weight, height),
            alone=True,
        )

    def _take_second(self, one: RemeasureLine, day: date, weight: float | None, text: str) -> None:
        second = Measured(weight, parse_decimal(text) if text.strip() else None)
        remeasures.measured_again(self.session, one, second, day)
        self.drop(one, f"{one.name[:30]}: tersimpan.")
        self.find(difference_words(replace(one, second=second)))

    def action_let_be(self) -> None:
        """Close the line without measuring."""
        one = self._open()
        if one is not None:
            self.ask("Tidak perlu diukur ulang; sebabnya", lambda text: self._let_be(one, text))

    def _let_be(self, one: RemeasureLine, text: str) -> None:
        remeasures.let_be(self.session, one, text)
        self.drop(one, f"{one.name}: tidak perlu diukur ulang.")

    def action_open_again(self) -> None:
        """Put a closed line back."""
        one = self.chosen()
        if one is None or one.state == OPEN:
            key = self.key("next_state")
            self.complain(f"Hanya yang sudah ditutup dapat dibuka lagi: tekan {key} untuk menampilkannya.")
        else:
            self.confirm(f"Buka lagi {one.name[:40]}?", lambda: self._open_again(one))

    def _open_again(self, one: RemeasureLine) -> None:
        remeasures.open_again(self.session, one)
        self.drop(one, f"{one.name} kembali ke daftar ukur ulang.")

    def action_next_state(self) -> None:
        """Show the lines of the next state."""
        if self._is_working():
            return
        ways = list(SHOWN)
        self.state = ways[(ways.index(self.state) + 1) % len(ways)]
        self.read_anew()

    def action_write_names(self) -> None:
        """Write the lines shown, a sheet for each posyandu."""
        record, lines = self.record, list(self.shown)
        if record is not None:
            self.ask_target(
                list_path(f"ukur-ulang-{record.period}"),
                lambda target: remeasures.write_sheets(self.session, lines, record.period, target),
            )
