"""Lembar situasi: one village on one sheet, the next and the one before by a key; children by initials only."""

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from stunting_tui import keys
from stunting_tui.domain.dates import period_label
from stunting_tui.screens.base import BaseScreen
from stunting_tui.screens.book_target import ask_target
from stunting_tui.screens.section_text import section_text
from stunting_tui.screens.wording import NO_DISTRICT
from stunting_tui.services.planning import situations
from stunting_tui.services.register import region
from widgets.lines import StatusLine
from widgets.text_view import TextView

NAMED = "Dengan nama: berkas ini rahasia; alasannya tercatat."


class SheetText(TextView, inherit_bindings=False):
    """Text that leaves PgUp and PgDn to the screen, where they go to another village."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll_by(-1)", show=False),
        Binding("down,enter", "scroll_by(1)", show=False),
        Binding("space", "page(1)", show=False),
        Binding("home", "page(-9999)", show=False),
        Binding("end", "page(9999)", show=False),
    ]


class SituasiScreen(BaseScreen):
    """`params`: `village` (id) to begin with."""

    NAME = "situasi"
    BINDINGS = keys.bindings_for("situasi")

    known: situations.Situations | None = None
    villages: list[int]
    at = 0

    def body(self) -> ComposeResult:
        """Give the sheet."""
        yield SheetText(id="sheet")

    def load(self) -> None:
        """Begin anew; come back to, the sheet that was open as it was read."""
        if self.fresh:
            self.known = situations.Situations(self.session) if region.current_district() else None
            self.villages = self.known.villages if self.known else []
        wanted = self.params.pop("village", None)
        if wanted in self.villages:
            self.at = self.villages.index(wanted)
        self.at = min(self.at, max(0, len(self.villages) - 1))
        self.say("")
        self._show()
        self.query_one(SheetText).focus()

    def _show(self) -> None:
        sheet = self.query_one(SheetText)
        if self.known is None:
            self.set_title("LEMBAR SITUASI")
            sheet.set_text(self.spelled(NO_DISTRICT))
            return
        one = self.known.of(self.villages[self.at])
        batch = f"batch {period_label(one.batch)}" if one.batch else "belum ada batch"
        self.set_title("LEMBAR SITUASI", f"{one.label}   {batch}")
        sheet.set_text(section_text(situations.sheet(one), max(40, self.size.width - 2)))

    def on_text_view_moved(self, event: TextView.Moved) -> None:
        """Show which village and which lines are seen."""
        village = f"desa {self.at + 1} dari {len(self.villages)}" if self.villages else ""
        lines = f"baris {event.position}" if event.position else ""
        self.query_one(StatusLine).set_word("   ".join(part for part in (lines, village) if part))

    def action_previous(self) -> None:
        """Show the village before."""
        self._step(-1)

    def action_next(self) -> None:
        """Show the village after."""
        self._step(1)

    def _step(self, by: int) -> None:
        if not 0 <= self.at + by < len(self.villages):
            self.say("Ini desa terakhir." if by > 0 else "Ini desa pertama.")
            return
        self.at += by
        self.say("")
        self._show()

    def action_write_sheets(self) -> None:
        """Write the sheets of all villages, the children by initials."""
        if self.villages:
            proposed = situations.sheets_path(self.session, named=False)
            ask_target(self, "Tulis lembar semua desa ke", proposed, lambda target: self._write(target, None))

    def action_by_name(self) -> None:
        """Write this village's sheet with the names of the children, for a reason."""
        if self.known is not None:
            name = self.known.of(self.villages[self.at]).name
            self.ask(f"Alasan menulis nama anak {name}", self._with_names)

    def _with_names(self, reason: str) -> None:
        if not reason.strip():
            self.complain("Alasan wajib ditulis; nama tetap disamarkan.")
            return
        proposed = situations.sheets_path(self.session, named=True)
        self.say(NAMED)
        ask_target(self, "Tulis ke", proposed, lambda target: self._write(target, reason))

    def _write(self, target: Path, reason: str | None) -> None:
        villages = () if reason is None else (self.villages[self.at],)
        self.work(
            lambda task: situations.write_sheets(self.session, target, villages, reason, task.progress, task.cancelled),
            lambda count: self.say(f"{count} lembar ditulis: {target.name}"),
            "Menyusun lembar situasi",
        )
