"""Beranda: where the operator lands. The villages of a batch, worst first, and what is due."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.domain.dates import period_label, short_date
from stunting_tui.domain.numbers import format_decimal, format_integer
from stunting_tui.screens.base import BaseScreen
from stunting_tui.screens.home.due_lines import DueLines
from stunting_tui.screens.wording import change_text, interval, percent_text, village_name
from stunting_tui.services.office import backups, setup
from stunting_tui.services.register import region
from stunting_tui.services.store import data_stamp
from widgets.columns import Column
from widgets.line_list import LineList
from widgets.lines import RuleLine
from widgets.record_list import ListSource, RecordList, Row
from widgets.table_row import TableRow

if TYPE_CHECKING:
    from stunting_tui.domain.prevalence.figures import BatchFigures, VillageFigures
    from stunting_tui.services.quality.figures import BatchRecord

COLUMNS = (
    Column("Desa", 18, flex=1),
    Column("Sasaran", 7, "right"),
    Column("Diukur", 6, "right"),
    Column("D/S", 5, "right"),
    Column("Pendek", 6, "right"),
    Column("%", 7, "right"),
    Column("(95 %)", 12),
    Column("Ubah", 5, "right"),
)
NOTHING = (
    "Belum ada data.\n\n"
    "Tekan {imports} untuk memasukkan berkas e-PPGBM,\n"
    "{regions} untuk memilih kecamatan, {setting_up} untuk penyiapan langkah demi langkah.\n\n"
    "{help} menjelaskan layar ini, {back} keluar dari program."
)
UNFINISHED = "Penyiapan belum selesai: tekan {setting_up} untuk meneruskan."
TAKE_IN = "Tekan {imports} untuk memasukkan berkas e-PPGBM."


class BerandaScreen(BaseScreen):
    """The first screen. `params`: `batch` the id to show (newest when absent), `said` a message."""

    NAME = "beranda"
    BINDINGS = keys.bindings_for("beranda")

    def __init__(self) -> None:
        super().__init__()
        self.batches: list[BatchRecord] = []
        self.batch_id: int | None = None
        self.shown: BatchFigures | None = None
        self.counted: dict[int, BatchFigures] = {}
        self.stamp = (-1, -1)
        self.place = ""
        self.opening = True

    def body(self) -> ComposeResult:
        """Give the villages, their total, and what is due."""
        yield RecordList(COLUMNS, id="villages")
        yield TableRow(COLUMNS, id="total")
        yield RuleLine()
        yield DueLines(id="tasks")

    def load(self) -> None:
        """Read the batch, the one looked at before where it is still there."""
        district = region.current_district()
        self.place = district.label if district else "Kecamatan belum dipilih"
        if self.opening and district is not None:
            self.query_one(RecordList).empty = ""
            self.set_title("BERANDA", self.place)
            self.call_after_refresh(self._open)
        else:
            self._count(0 if self.fresh else self.query_one(RecordList).cursor)
        self.opening = False

    def _open(self) -> None:
        """Show at the start of the program what takes time to load and to count, after the first paint."""
        try:
            self._count(0)
        except Exception as error:  # noqa: BLE001 - as whatever fails in `load`, it is told on the screen
            self._failed(error)

    def _count(self, cursor: int) -> None:
        """Show the figures and how things stand."""
        self._choose_batch()
        self._show(cursor)
        said = self.params.pop("said", "")
        self.say(said or self._standing(), f"{len(self.shown.villages)} desa" if self.shown else "")
        if self.shell.keys.complaint:
            self.complain(self.shell.keys.complaint)

    def _choose_batch(self) -> None:
        """Find the batches; the one asked for, else the one looked at before, where it is still there."""
        from stunting_tui.services.quality import figures

        if (stamp := data_stamp()) != self.stamp:
            self.stamp, self.counted = stamp, {}
            self.query_one(DueLines).forget()
            self.batches = figures.batches()
        known = [batch.id for batch in self.batches]
        wanted = self.params.pop("batch", self.batch_id)
        first = figures.current_batch(self.batches)
        self.batch_id = wanted if wanted in known else (first.id if first else None)
        self.query_one(RecordList).empty = self._nothing()

    def _show(self, cursor: int = 0) -> None:
        """Show the figures of the batch."""
        from stunting_tui.services.quality import figures

        if self.batch_id is not None and self.batch_id not in self.counted:
            self.counted[self.batch_id] = figures.batch_figures(self.batch_id)
        self.shown = self.counted[self.batch_id] if self.batch_id is not None else None
        self.set_title("BERANDA", self._heading())
        villages = self.shown.villages if self.shown else ()
        self.query_one(RecordList).set_source(ListSource([_row(village) for village in villages]), cursor)
        self.query_one(TableRow).update(_cells(self.shown.total, "Kecamatan") if self.shown else ())
        self.query_one(DueLines).show(self.session, self.batch_id)

    def _heading(self) -> str:
        """Return kecamatan and batch; where both do not fit, the kecamatan without its regency."""
        if self.shown is None:
            return self.place
        period = f"Batch {period_label(self.shown.period)}"
        room = self.size.width - len("BERANDA") - len(self.session.operator) - 6
        whole = f"{self.place}   {period}"
        return whole if len(whole) <= room else f"{self.place.partition(',')[0]}   {period}"

    def _nothing(self) -> str:
        """Return what stands where no village does."""
        if region.current_district() is None:
            return self.spelled(NOTHING)
        return f"Belum ada pengukuran di {self.place}.\n\n{self.spelled(TAKE_IN)}"

    def _standing(self) -> str:
        """Return what the status line says when nothing has happened: the last backup, and the rarer keys."""
        if setup.unfinished():
            return self.spelled(UNFINISHED)
        copied = backups.last_backup(self.session)
        words = []
        if copied is not None:
            words.append(f"Cadangan {'hari ini' if copied == self.session.today else short_date(copied)}.")
        if len(self.batches) > 1:
            words.append(self.spelled("{previous_batch} dan {next_batch} ganti batch"))
        return "  ".join([*words, keys.legend_rest(self.NAME, self.shell.keys.actions)])

    def on_screen_suspend(self) -> None:
        """Count no more while another screen is in use."""
        for lines in self.query(DueLines):
            lines.stop()

    def on_line_list_selected(self, event: LineList.Selected) -> None:
        """Open what a line is about."""
        if event.key == "due":
            self.action_overdue()
        elif event.key == "waiting":
            self.action_imports()
        elif event.key == "missing":
            self.action_unmeasured()
        else:
            self.action_remeasure()

    def on_record_list_selected(self, event: RecordList.Selected) -> None:
        """Open the village under the cursor."""
        if self.shown is not None:
            self.shell.go("desa", batch=self.batch_id, code=self.shown.villages[event.index].code)

    def action_villages(self) -> None:
        """Open the list of villages."""
        self.shell.go("desa", batch=self.batch_id)

    def action_children(self) -> None:
        """Open the list of children."""
        self.shell.go("anak", batch=self.batch_id)

    def action_imports(self) -> None:
        """Take in files."""
        self.shell.go("impor")

    def action_batch(self) -> None:
        """Type a posyandu's register."""
        self.shell.go("batch")

    def action_deliberations(self) -> None:
        """Open the rembuk sessions."""
        self.shell.go("rembuk")

    def action_overdue(self) -> None:
        """Open the ledger with what is overdue, else with what is still open."""
        from stunting_tui.domain.following.ledger_views import Filter, Which
        from stunting_tui.services.deliberation import agreements

        late = agreements.due(self.session.today).overdue
        self.shell.go("buku", filter=Filter(Which.OVERDUE if late else Which.ALIVE))

    def action_tasks(self) -> None:
        """Go to the lines below the villages, and back."""
        lines = self.query_one(DueLines)
        self.set_focus(self.query_one(RecordList) if lines.has_focus else lines)

    def action_unmeasured(self) -> None:
        """Open the children of this batch who were not measured."""
        self.shell.go("belum", batch=self.batch_id)

    def action_remeasure(self) -> None:
        """Open the children of this batch to be measured again."""
        self.shell.go("ukur-ulang", batch=self.batch_id)

    def action_reports(self) -> None:
        """Open the reports."""
        self.shell.go("laporan")

    def action_back(self) -> None:
        """Leave the program, also where the setting-up came first and lies beneath."""
        self.shell.exit()

    def action_setting_up(self) -> None:
        """Go on with the setting-up, or look at it."""
        self.shell.go("mulai")

    def action_office(self) -> None:
        """Write what stands on the kop surat."""
        self.shell.go("kantor")

    def action_regions(self) -> None:
        """Choose the kecamatan."""
        self.shell.go("wilayah")

    def action_search(self) -> None:
        """Search children."""
        self.ask("Cari anak (nama atau NIK)", lambda text: self.shell.go("anak", batch=self.batch_id, text=text))

    def action_previous_batch(self) -> None:
        """Show an older batch."""
        self._step(1)

    def action_next_batch(self) -> None:
        """Show a newer batch."""
        self._step(-1)

    def _step(self, by: int) -> None:
        """Move in the batches, newest first."""
        known = [batch.id for batch in self.batches]
        if self.batch_id is None:
            self.say(f"Belum ada batch. Tekan {self.key('imports')} untuk memasukkan berkas.")
            return
        at = known.index(self.batch_id) + by
        if not 0 <= at < len(known):
            self.say("Ini batch tertua." if by > 0 else "Ini batch terbaru.")
            return
        self.batch_id = known[at]
        self._show()
        self.say(f"Batch ke-{len(known) - at} dari {len(known)}.")


def _row(village: "VillageFigures") -> Row:
    """Return a village's line; where few were measured it says so instead of a percentage."""
    return Row(_cells(village, village_name(village)))


def _cells(village: "VillageFigures", name: str) -> list[str]:
    group = village.under_five
    return [
        name,
        format_integer(group.registered),
        format_integer(group.measured),
        format_decimal(group.coverage),
        format_integer(group.stunted.n),
        percent_text(village, group),
        "" if village.small else interval(group.stunted),
        change_text(village.change),
    ]
