"""SKDN: one month by age group with its ratios, twelve months as bars; month and village change by keys."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.domain.dates import period_label, period_of
from stunting_tui.domain.monitoring.skdn_view import months_until
from stunting_tui.screens.base import BaseScreen
from stunting_tui.screens.book_target import ask_book
from stunting_tui.screens.planning.situasi import SheetText
from stunting_tui.screens.section_text import in_words, section_text
from stunting_tui.screens.wording import NO_DISTRICT
from stunting_tui.services.quality import skdn, skdn_form
from stunting_tui.services.quality.skdn import SkdnYear
from stunting_tui.services.register import region
from widgets.lines import StatusLine
from widgets.text_view import TextView

if TYPE_CHECKING:
    from stunting_tui.domain.document import Section

UNWEIGHED = "Belum ada anak yang ditimbang. Masukkan berkas di layar Impor, atau ketik di layar Batch."


class SkdnScreen(BaseScreen):
    """`params`: `period` (ISO year-month) to begin with, else the newest month with a weighing."""

    NAME = "skdn"
    BINDINGS = keys.bindings_for("skdn")

    year: SkdnYear | None = None
    period = ""
    at = 0
    """Which place is shown: 0 the kecamatan, then its villages."""
    as_form = False
    """Whether FORMAT F2 is shown in the place of SKDN."""

    def body(self) -> ComposeResult:
        """Give the text."""
        yield SheetText(id="sheet")

    def load(self) -> None:
        """Count in the background; coming back, the month that was open."""
        self.set_title("SKDN")
        sheet = self.query_one(SheetText)
        sheet.focus()
        self.year = None
        if region.current_district() is None:
            sheet.set_text(self.spelled(NO_DISTRICT))
            return
        if self.fresh or not self.period:
            self.period = self.params.get("period", "") or skdn.newest_month()
        if not self.period:
            sheet.set_text(UNWEIGHED)
            return
        self._read(self.period)

    def _read(self, period: str) -> None:
        self.work(
            lambda task: skdn.read_year(self.session, period, task.progress, task.cancelled),
            self._have,
            "Menghitung SKDN",
        )

    def _have(self, year: SkdnYear) -> None:
        self.year, self.period = year, year.months[-1]
        self._show()

    def _show(self) -> None:
        if self.year is None:
            return
        year, village = self.year, self._village(self.year)
        if not self.as_form:
            self._tell("SKDN", skdn.page(skdn.view(year, village)))
        elif self._job is None:
            self.work(
                lambda _task: skdn_form.form_page(skdn_form.form_view(year, village)),
                lambda page: self._have_form(page, village),
                "Menghitung F2",
            )

    def _have_form(self, page: "Section", village: int | None) -> None:
        """Show the form, or what was asked for while it was counted."""
        if self.year is not None and self.as_form and village == self._village(self.year):
            self._tell("SKDN F2", page)
        else:
            self._show()

    def _tell(self, title: str, page: "Section") -> None:
        assert self.year is not None
        place = dict(self.year.villages).get(self._village(self.year) or 0, self.year.place)
        self.set_title(title, f"{period_label(self.period)}   {place}")
        width = max(40, self.size.width - 2)
        self.query_one(SheetText).set_text(section_text(in_words(page), width))

    def _village(self, year: SkdnYear) -> int | None:
        """Return the village shown, None for the kecamatan."""
        places = (None, *(number for number, _name in year.villages))
        self.at %= len(places)
        return places[self.at]

    def on_text_view_moved(self, event: TextView.Moved) -> None:
        """Show which lines are seen."""
        self.query_one(StatusLine).set_word(f"baris {event.position}" if event.position else "")

    def action_form_f2(self) -> None:
        """Show FORMAT F2 of the month; again, SKDN."""
        if self.year is not None:
            self.as_form = not self.as_form
            self.say("")
            self._show()

    def action_place_before(self) -> None:
        """Show the village before, or the kecamatan."""
        self._place(-1)

    def action_place_after(self) -> None:
        """Show the next village, after the last one the kecamatan."""
        self._place(1)

    def _place(self, by: int) -> None:
        self.at += by
        self.say("")
        self._show()

    def action_write_tables(self) -> None:
        """Ask where the workbook of this month is to go."""
        year = self.year
        if year is not None:
            village = self._village(year)
            ask_book(
                self, "SKDN", skdn.book_path(year),
                lambda target, task: skdn.write_book(
                    self.session, year, village, target, task.progress, task.cancelled
                ),
            )  # fmt: skip

    def action_previous(self) -> None:
        """Show the month before."""
        self._turn(-1)

    def action_next(self) -> None:
        """Show the month after."""
        self._turn(1)

    def _turn(self, by: int) -> None:
        if self.year is None:
            return
        month = months_until(self.period)[-2] if by < 0 else _after(self.period)
        if month > period_of(self.session.today):
            self.say("Bulan itu belum ada.")
            return
        self._read(month)


def _after(period: str) -> str:
    """Return the month after one."""
    year, month = int(period[:4]), int(period[5:])
    return f"{year + month // 12:04d}-{month % 12 + 1:02d}"
