"""Kartu mutu: the quality of one place in words, then every score with what it is made of; no names of children."""

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.domain.dates import period_label
from stunting_tui.domain.quality.quality_words import Quality
from stunting_tui.screens.base import BaseScreen
from stunting_tui.screens.book_target import ask_book
from stunting_tui.screens.planning.situasi import SheetText
from stunting_tui.screens.section_text import in_words, section_text
from stunting_tui.services.quality import quality_cards
from widgets.lines import StatusLine
from widgets.text_view import TextView

NOTHING = "Pilih dahulu tempatnya di layar Mutu."


class KartuMutuScreen(BaseScreen):
    """`params`: `places` in their order, `at` the one to begin with, `period` of their batch."""

    NAME = "kartu-mutu"
    BINDINGS = keys.bindings_for("kartu-mutu")

    places: tuple[Quality, ...] = ()
    at = 0

    def body(self) -> ComposeResult:
        """Give the card."""
        yield SheetText(id="sheet")

    def load(self) -> None:
        """Show the place that was gone to; coming back, the one that was open."""
        if self.fresh:
            self.places, self.at = self.params.get("places", ()), self.params.get("at", 0)
        self.say("")
        self._show()
        self.query_one(SheetText).focus()

    def _show(self) -> None:
        text = self.query_one(SheetText)
        if not self.places:
            self.set_title("KARTU MUTU")
            text.set_text(NOTHING)
            return
        place, period = self._here(), self.params["period"]
        where = f"{place.name}, {place.village}" if place.village not in ("", place.name) else place.name
        self.set_title("KARTU MUTU", f"{where}   batch {period_label(period)}")
        card = in_words(quality_cards.sheet(self.session, place, period))
        text.set_text(section_text(card, max(40, self.size.width - 2)))

    def on_text_view_moved(self, event: TextView.Moved) -> None:
        """Show which place and which lines are seen."""
        place = f"tempat {self.at + 1} dari {len(self.places)}" if self.places else ""
        lines = f"baris {event.position}" if event.position else ""
        self.query_one(StatusLine).set_word("   ".join(part for part in (lines, place) if part))

    def action_previous(self) -> None:
        """Show the place before."""
        self._step(-1)

    def action_next(self) -> None:
        """Show the place after."""
        self._step(1)

    def action_write_card(self) -> None:
        """Write this card, or those of all places of the list, as a workbook."""
        if self._is_working() or not self.places:
            return
        count = len(self.places)
        if count == 1:
            self._write(self.places)
        else:
            every = f"1 kartu ini 2 semua {count} kartu"
            self.ask(every, lambda digit: self._write(self.places if digit == "2" else (self._here(),)), choices="12")

    def _here(self) -> Quality:
        return self.places[self.at]

    def _write(self, places: tuple[Quality, ...]) -> None:
        period = self.params["period"]
        ask_book(
            self, "kartu mutu", quality_cards.cards_path(places, period),
            lambda target, task: quality_cards.write_cards(self.session, places, period, target, task.progress),
        )  # fmt: skip

    def _step(self, by: int) -> None:
        if not 0 <= self.at + by < len(self.places):
            self.say("Ini tempat terakhir." if by > 0 else "Ini tempat pertama.")
            return
        self.at += by
        self.say("")
        self._show()
