"""Indikator dari Excel: what a filled-in workbook would change, and what is refused, before it is stored."""

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.domain.planning.indicators import count_text
from stunting_tui.domain.reporting_period import period_words
from stunting_tui.screens.base import BaseScreen
from stunting_tui.screens.detail import Detail
from stunting_tui.screens.wording import leave_with
from stunting_tui.services.planning.indicator_books import Change, Preview, Refusal, store_preview
from widgets.columns import Column
from widgets.record_list import ListSource, RecordList, Row

COLUMNS = (
    Column("", 1), Column("Baris", 5, "right"), Column("Desa", 18, flex=1), Column("Indikator", 24, flex=1),
    Column("Tersimpan", 12, "right"), Column("Menjadi", 12, "right"),
)  # fmt: skip


class ImporIndikatorScreen(BaseScreen):
    """`params`: `preview`, what a file would do."""

    NAME = "impor-indikator"
    BINDINGS = keys.bindings_for("impor-indikator")
    CSS_PATH = "impor_indikator.tcss"

    def body(self) -> ComposeResult:
        """Give the lines, refused ones first, and the one in hand in full."""
        yield RecordList(COLUMNS, id="list", empty=f"Tidak ada yang berubah. {self.key('back')} kembali.")
        yield Detail(id="detail")

    def load(self) -> None:
        """Show the preview."""
        preview: Preview = self.params["preview"]
        self.lines: list[Refusal | Change] = [*preview.refusals, *preview.changes]
        self.query_one(RecordList).set_source(ListSource([_row(line) for line in self.lines]))
        self.set_title(f"INDIKATOR DARI EXCEL  {preview.name}", period_words(preview.table.period))
        counts = f"{len(preview.changes)} berubah, {len(preview.refusals)} ditolak, {preview.same} sama"
        self.say(f"{counts}, {preview.blank} kosong. {self.key('save_rows')} menyimpan yang berubah.", "CEK")
        self._tell()
        self.query_one(RecordList).focus()

    def on_record_list_highlighted(self) -> None:
        """Show the line in full."""
        self._tell()

    def _tell(self) -> None:
        cursor = self.query_one(RecordList).cursor
        self.query_one(Detail).set_text(_told(self.lines[cursor]) if cursor < len(self.lines) else "")

    def action_save_rows(self) -> None:
        """Store the changes and go back."""
        preview: Preview = self.params["preview"]
        if not preview.changes:
            self.complain("Tidak ada yang perlu disimpan.")
            return
        count = store_preview(self.session, preview)
        refused = f"; {len(preview.refusals)} ditolak" if preview.refusals else ""
        leave_with(self, f"{count} isian dari {preview.name} tersimpan{refused}.")


def _row(line: Refusal | Change) -> Row:
    if isinstance(line, Refusal):
        return Row(("!", str(line.row), line.village, line.message, "ditolak", f"kolom {line.column}"))
    before = _pair(line.before.numerator, line.before.denominator)
    return Row(
        ("", str(line.row), line.village, f"{line.indicator.code} {line.indicator.short}", before,
         _pair(line.numerator, line.denominator))
    )  # fmt: skip


def _pair(numerator: float | None, denominator: float | None) -> str:
    if numerator is None and denominator is None:
        return "-"
    over = "" if denominator is None else f"/{count_text(denominator)}"
    return f"{count_text(numerator) or '-'}{over}"


def _told(line: Refusal | Change) -> str:
    """Return a line in words."""
    if isinstance(line, Refusal):
        return f"Ditolak: {line.where}. {line.message}"
    return f"{line.village}: {line.indicator.code} {line.indicator.name}"
