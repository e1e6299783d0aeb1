"""Prevalensi: shares of a batch with their intervals as text; by keys the flow since the batch before and the trend."""

from typing import Literal

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.domain.dates import period_label
from stunting_tui.domain.prevalence.prevalence_view import DESIGNS, GROUPINGS
from stunting_tui.domain.prevalence.survey_indicators import INDICATORS
from stunting_tui.screens.base import BaseScreen
from stunting_tui.screens.book_target import ask_book
from stunting_tui.screens.planning.situasi import SheetText
from stunting_tui.screens.quality.trend_text import trend_text
from stunting_tui.screens.section_text import in_words, section_text
from stunting_tui.screens.wording import NO_DISTRICT
from stunting_tui.services.quality import figures, prevalences, village_trends
from stunting_tui.services.quality.prevalences import Rounds
from stunting_tui.services.quality.village_trends import TrendRounds
from stunting_tui.services.register import region
from widgets.lines import StatusLine
from widgets.text_view import TextView

ALONE = "Belum ada batch sebelumnya: arus memerlukan dua batch."
GROUPS = "# MENURUT"
"""How the head of the first table by groups begins."""
UNMEASURED = "Belum ada pengukuran. Masukkan berkas di layar Impor, atau ketik di layar Batch."


class PrevalensiScreen(BaseScreen):
    """`params`: `batch` (id) to begin with, else the newest that can be compared."""

    NAME = "prevalensi"
    BINDINGS = keys.bindings_for("prevalensi")

    rounds: Rounds | None = None
    batch_id: int | None = None
    grouping = GROUPINGS[0]
    design = next(iter(DESIGNS))
    indicator = next(iter(INDICATORS))
    part: Literal["kelompok", "arus", "tren"] = "kelompok"
    past: TrendRounds | None = None
    """The rounds of the trend, read once for each batch."""

    def body(self) -> ComposeResult:
        """Give the text."""
        yield SheetText(id="sheet")

    def load(self) -> None:
        """Read the batch in the background; coming back, the one that was open."""
        self.set_title("PREVALENSI")
        self.query_one(SheetText).focus()
        if self.fresh:
            self.batch_id = self.params.get("batch", self.batch_id)
        self._read()

    def _read(self) -> None:
        self.rounds = self.past = None
        known = figures.batches() if region.current_district() else []
        if not known:
            self.query_one(SheetText).set_text(UNMEASURED if region.current_district() else self.spelled(NO_DISTRICT))
            return
        if self.batch_id not in [one.id for one in known]:
            self.batch_id = None
        self.work(lambda _task: prevalences.read_rounds(self.batch_id), self._have, "Menghitung prevalensi")

    def _have(self, rounds: Rounds) -> None:
        self.rounds, self.batch_id = rounds, rounds.now.batch_id
        self._show()

    def _show(self, begin: str = "") -> None:
        """Show the part chosen, the prevalences from the line that starts with `begin` on."""
        if self.rounds is None:
            return
        if self.part == "arus":
            self._show_flow(self.rounds)
            return
        if self.part == "tren":
            self._show_trend(self.rounds)
            return
        view = prevalences.view(self.rounds, self.grouping, self.design, self.indicator)
        self._tell(section_text(in_words(prevalences.page(view)), self._room()), f"menurut {self.grouping}", begin)

    def _show_flow(self, rounds: Rounds) -> None:
        flow = prevalences.flow(rounds)
        text = section_text(in_words(prevalences.flow_page(flow)), self._room()) if flow else ALONE
        self._tell(text, "arus anak")

    def _show_trend(self, rounds: Rounds) -> None:
        if self.past is None:
            until = rounds.now.batch_id
            self.work(
                lambda task: village_trends.read_trend(until, task.progress, task.cancelled), self._have_past,
                "Membaca putaran",
            )  # fmt: skip
            return
        trend = village_trends.trend(self.past, self.design, self.indicator)
        self._tell(trend_text(trend, self._room()), "tren desa")

    def _have_past(self, past: TrendRounds) -> None:
        self.past = past
        self._show()

    def _tell(self, text: str, part: str, begin: str = "") -> None:
        assert self.rounds is not None
        self.set_title("PREVALENSI", f"{period_label(self.rounds.now.period)}   {part}")
        self.query_one(SheetText).set_text(text, begin)

    def _room(self) -> int:
        return max(40, self.size.width - 2)

    def on_text_view_moved(self, event: TextView.Moved) -> None:
        """Show which lines are seen."""
        self.query_one(StatusLine).set_word(f"baris {event.position}" if event.position else "")

    def action_flow(self) -> None:
        """Show what became of the children since the batch before; again, the prevalences."""
        self._turn_part("arus")

    def action_trend(self) -> None:
        """Show the last rounds of the kecamatan and every village; again, the prevalences."""
        self._turn_part("tren")

    def _turn_part(self, part: Literal["arus", "tren"]) -> None:
        stopped = part == "tren" and self.past is None
        self.part = "kelompok" if self.part == part and not stopped else part
        self.say("")
        self._show()

    def action_next_grouping(self) -> None:
        """Group the children by the next thing."""
        self.part = "kelompok"
        self.grouping = _after(GROUPINGS, self.grouping)
        self._show(GROUPS)
        self.say(f"Menurut {self.grouping}")

    def action_next_share(self) -> None:
        """Show the groups, or the trend, of the next indicator."""
        self.part = "tren" if self.part == "tren" else "kelompok"
        self.indicator = _after(tuple(INDICATORS), self.indicator)
        self._show(GROUPS)
        self.say(INDICATORS[self.indicator].title)

    def action_next_design(self) -> None:
        """Compute the intervals in the next design."""
        self.part = "kelompok"
        self.design = _after(tuple(DESIGNS), self.design)
        self._show()
        self.say(f"{self.design.capitalize()}: {DESIGNS[self.design][1]}")

    def action_write_tables(self) -> None:
        """Ask where the workbook of this batch is to go."""
        rounds = self.rounds
        if rounds is not None:
            ask_book(
                self, "prevalensi", prevalences.book_path(rounds),
                lambda target, task: prevalences.write_book(
                    self.session, rounds, self.design, target, task.progress, task.cancelled
                ),
            )  # fmt: skip

    def action_previous(self) -> None:
        """Show the batch before."""
        self._turn(1, "Ini batch pertama.")

    def action_next(self) -> None:
        """Show the batch after."""
        self._turn(-1, "Ini batch terakhir.")

    def _turn(self, by: int, end: str) -> None:
        ids = [one.id for one in figures.batches()] if self.rounds is not None else []
        at = ids.index(self.batch_id) + by if self.batch_id in ids else -1
        if not 0 <= at < len(ids):
            self.say(end if ids else "")
            return
        self.batch_id = ids[at]
        self._read()


def _after(known: tuple[str, ...], current: str) -> str:
    return known[(known.index(current) + 1) % len(known)]
