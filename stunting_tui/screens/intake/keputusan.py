"""Keputusan: the rows of imported files that only a person can place; the row above, what it may mean below."""

from textual import events
from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.domain.dates import short_date
from stunting_tui.domain.numbers import format_integer
from stunting_tui.domain.region import Village
from stunting_tui.domain.rows import FileRow
from stunting_tui.screens.base import BaseScreen
from stunting_tui.screens.task import Task
from stunting_tui.services.intake import decisions
from stunting_tui.services.intake.decisions import Alternative, Waiting
from widgets.columns import Column
from widgets.lines import OneLine, RuleLine
from widgets.record_list import ListSource, RecordList, Row
from widgets.short_list import ShortList

ROWS = [
    Column("Berkas", 20, flex=1),
    Column("Baris", 5, "right"),
    Column("Nama", 24, flex=1),
    Column("Lahir", 10),
    Column("Desa", 16),
]
CHILDREN = [
    Column("Pilihan", 7),
    Column("Nama", 19, flex=1),
    Column("Lahir", 10),
    Column("Orang tua", 13, flex=1),
    Column("Desa", 11),
    Column("Posyandu", 9),
    Column("NIK", 4),
]
VILLAGES = [Column("Pilihan", 7), Column("Desa/kelurahan", 40, flex=1), Column("Kode", 14)]


class KeputusanScreen(BaseScreen):
    """The waiting rows, one after the other; what is decided leaves the list."""

    NAME = "keputusan"
    BINDINGS = keys.bindings_for("keputusan")
    CSS_PATH = "keputusan.tcss"

    def body(self) -> ComposeResult:
        """Give the waiting rows, why the highlighted one waits, and what it may mean."""
        yield ShortList(ROWS, id="rows", empty="Tidak ada baris yang menunggu keputusan.")
        yield RuleLine()
        yield OneLine(id="reason")
        yield ShortList(CHILDREN, id="choices", empty="")

    def load(self) -> None:
        """Read the waiting rows."""
        self.set_title("KEPUTUSAN IMPOR")
        self._read()
        self.query_one("#rows").focus()

    def on_record_list_highlighted(self, event: RecordList.Highlighted) -> None:
        """Show what the highlighted row may mean."""
        if event.record_list.id == "rows":
            self._show_choices()
        else:
            self._tell_choice(event.index)

    def on_record_list_selected(self, event: RecordList.Selected) -> None:
        """Go down to the choices, or take the highlighted one."""
        if event.record_list.id == "choices":
            self._take(event.index)
        elif self._chosen() is not None:
            choices = self.query_one("#choices", RecordList)
            choices.move_to(self._first())
            choices.focus()
            self.say("Sorot pilihan lalu Enter; Esc kembali ke daftar.")
            self._tell_choice(choices.cursor)

    def on_key(self, event: events.Key) -> None:
        """Take the choice with the digit typed."""
        if (event.character or "").isdigit() and event.character != "0":
            event.stop()
            self._take(int(event.character or "0") - 1 + self._first())

    def action_new(self) -> None:
        """Make a new child of the row."""
        chosen = self._chosen()
        if chosen is None:
            return
        if chosen.village_id is None:
            self.complain("Pilih dahulu desa yang dimaksud.")
            return
        decisions.decide(self.session, chosen, "baru")
        self._settled(f"{chosen.row.name}: anak baru disimpan.")

    def action_skip(self) -> None:
        """Leave the row out for good, after a question."""
        chosen = self._chosen()
        if chosen is not None:
            self.confirm(f"Lewati baris {chosen.row.row}? Diingat untuk berkas berikutnya.", lambda: self._skip(chosen))

    def _skip(self, chosen: Waiting) -> None:
        decisions.decide(self.session, chosen, "dilewati")
        self._settled(f"{chosen.row.name}: dilewati, tidak disimpan.")

    def action_previous(self) -> None:
        """Go to the row before."""
        self.query_one("#rows", RecordList).action_step(-1)

    def action_next(self) -> None:
        """Go to the row after."""
        self.query_one("#rows", RecordList).action_step(1)

    def action_cancel_work(self) -> None:
        """Stop the work, or go back to the rows."""
        super().action_cancel_work()
        self.query_one("#rows").focus()

    def _take(self, place: int) -> None:
        """Decide for the choice on line `place`."""
        chosen = self._chosen()
        if chosen is None:
            return
        if chosen.village_id is None:
            if place < len(self.villages):
                self._settle_village(chosen, self.villages[place])
            return
        at = place - self._first()
        if not 0 <= at < len(chosen.alternatives):
            self.complain(f"Pilih anak di bawah baris berkas, atau {self.key('new')} untuk anak baru.")
            return
        same = chosen.alternatives[at]
        decisions.decide(self.session, chosen, "sama", same.child_id)
        self._settled(f"{chosen.row.name}: disimpan sebagai {same.name}.")

    def _settle_village(self, chosen: Waiting, village: Village) -> None:
        spelling = chosen.row.village

        def settle(_task: Task) -> int:
            return decisions.settle_spelling(self.session, spelling, village.code)

        def told(count: int) -> None:
            self._settled(f'"{spelling}" = {village.label}; {count} baris disimpan.')

        self.work(settle, told, "Menempatkan baris")

    def _settled(self, told: str) -> None:
        self._read()
        self.query_one("#rows").focus()
        self.say(told)

    def _read(self) -> None:
        self.waiting = decisions.waiting()
        rows = self.query_one("#rows", RecordList)
        source = ListSource([_row(item) for item in self.waiting])
        rows.set_source(source, min(rows.cursor, max(0, len(self.waiting) - 1)))
        todo = self.spelled("Nomor: anak yang sama. {new}: anak baru. {skip}: lewati.") if self.waiting else ""
        self.say(todo, f"{format_integer(len(self.waiting))} menunggu" if self.waiting else "SELESAI")
        self._show_choices()

    def _chosen(self) -> Waiting | None:
        cursor = self.query_one("#rows", RecordList).cursor
        return self.waiting[cursor] if cursor < len(self.waiting) else None

    def _first(self) -> int:
        """Return the line of choice 1: beneath the row of the file where children are compared."""
        chosen = self._chosen()
        return 0 if chosen is None or chosen.village_id is None else 1

    def _tell_choice(self, place: int) -> None:
        """Write out the child under the cursor, or the row of the file, where the columns cut its names."""
        chosen = self._chosen()
        if chosen is None or chosen.village_id is None:
            return
        at = place - self._first()
        shown = chosen.row if at < 0 else chosen.alternatives[at]
        parts = (shown.name, shown.parent_name, shown.village, shown.posyandu)
        self.find(", ".join(part for part in parts if part))

    def _show_choices(self) -> None:
        chosen = self._chosen()
        choices = self.query_one("#choices", RecordList)
        reason = self.query_one("#reason", OneLine)
        self.villages: list[Village] = []
        if chosen is None:
            reason.update("")
            choices.set_source(ListSource([]))
        elif chosen.village_id is None:
            self.villages = decisions.village_choices(chosen.row.village)
            reason.update(
                f'Desa "{chosen.row.village or "(kosong)"}" tidak dikenal; pilihan berlaku untuk semua barisnya.'
            )
            choices.set_columns(VILLAGES)
            choices.set_source(ListSource([_village_row(at, v) for at, v in enumerate(self.villages, 1)]))
        else:
            reason.update(f"Sebab: {chosen.reason}.")
            choices.set_columns(CHILDREN)
            alike = [_child_row(at, child, chosen.row) for at, child in enumerate(chosen.alternatives, 1)]
            choices.set_source(ListSource([_file_row(chosen.row), *alike]), 1)


def _row(item: Waiting) -> Row:
    row = item.row
    return Row((item.file, str(row.row), row.name, short_date(row.birth_date), row.village))


def _file_row(row: FileRow) -> Row:
    cells = ("berkas", row.name, short_date(row.birth_date), row.parent_name, row.village, row.posyandu, "")
    return Row(cells, "strong")


def _child_row(number: int, child: Alternative, row: FileRow) -> Row:
    nik = "-" if not (row.nik and child.nik) else "sama" if row.nik == child.nik else "beda"
    cells = (
        str(number),
        child.name,
        short_date(child.birth_date),
        child.parent_name,
        child.village,
        child.posyandu,
        nik,
    )
    return Row(cells)


def _village_row(number: int, village: Village) -> Row:
    return Row((str(number) if number <= 9 else "", village.label, village.code))
