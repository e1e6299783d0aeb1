"""Orang tua asuh: who fosters whom, what ended, and which stunted children nobody fosters; one form for all."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from stunting_tui import keys
from stunting_tui.domain.dates import period_label, short_date
from stunting_tui.domain.following.foster import Foster, FosterLine, programmes, sponsor_kinds
from stunting_tui.domain.numbers import format_rupiah
from stunting_tui.screens.following.foster_rows import (
    ENDED,
    OPEN,
    VALUES,
    WITHOUT,
    FosterFields,
    ended_row,
    foster_text,
    open_row,
    without_row,
)
from stunting_tui.screens.picking import PickingScreen
from stunting_tui.screens.wording import NO_DISTRICT
from stunting_tui.services.following import fosters
from stunting_tui.services.register import region
from widgets.fields import Field
from widgets.form import Form
from widgets.record_list import RecordList, Row
from widgets.sorting import Sorting, Value

ONGOING, GONE, NOBODY = "berjalan", "berakhir", "tanpa orang tua asuh"
LISTS = (ONGOING, GONE, NOBODY)
SHAPES = {ONGOING: (OPEN, open_row), GONE: (ENDED, ended_row), NOBODY: (WITHOUT, without_row)}
EMPTY = {
    ONGOING: "Belum ada asuhan. {new}: cari anaknya, {foster_family}: keluarga, {other_list}: anak pendek.",
    GONE: "Belum ada asuhan yang berakhir.",
    NOBODY: "Tidak ada anak pendek tanpa orang tua asuh pada batch ini.",
}


class AsuhScreen(PickingScreen[FosterLine]):
    """The three lists in turn. `params`: `which`, one of `LISTS`."""

    NAME = "asuh"
    BINDINGS = keys.bindings_for("asuh")
    CSS_PATH = "asuh.tcss"
    ORDER = Sorting("village")
    COLUMNS = OPEN
    TITLE = "ORANG TUA ASUH"
    ONE = "asuhan"
    FORM_LEGEND = "accept, legal, save, force_foster, Esc Batal, help, back"

    which = ONGOING
    reason = ""
    without = fosters.Without("", 0, ())

    def load(self) -> None:
        """Show the list; coming back, the same one."""
        if self.fresh:
            self.which = self.params.get("which", ONGOING)
        super().load()

    @property
    def parts(self) -> FosterFields:
        """The form of today."""
        return FosterFields(self.session.today, self.villages)

    def read(self) -> list[FosterLine]:
        """Return what the list of now may show, by village and name."""
        found = fosters.fosters()
        self.without = fosters.without_foster(self.session.today)
        self.counts = {ONGOING: sum(one.foster.is_open for one in found), NOBODY: len(self.without.lines)}
        self.counts[GONE] = len(found) - self.counts[ONGOING]
        table = self.query_one("#list", RecordList)
        table.set_columns(SHAPES[self.which][0])
        table.empty = self.spelled(EMPTY[self.which])
        if self.which == NOBODY:
            return list(self.without.lines)
        kept = [one for one in found if one.foster.is_open == (self.which == ONGOING)]
        self.newest = next(iter(found), None)
        return sorted(kept, key=lambda one: (one.village, one.name))

    def row(self, one: FosterLine) -> Row:
        """Return the line of a record."""
        return SHAPES[self.which][1](one, self.session.today)

    def told(self, one: FosterLine) -> str:
        """Return a record in full."""
        return foster_text(one)

    def values_of(self) -> Mapping[str, Callable[[FosterLine], Value]]:
        """Return what records are sorted by."""
        return VALUES

    def name_of(self, one: FosterLine) -> str:
        """Return the child or family."""
        return one.name

    def heading(self) -> str:
        """Return which list it is."""
        batch = f" ({period_label(self.without.period)})" if self.which == NOBODY and self.without.period else ""
        return f"{'anak pendek ' if self.which == NOBODY else ''}{self.which}{batch}"

    def hint(self) -> str:
        """Return whom the list of those without holds: fewer than were stunted in the batch."""
        return "Yang aktif dan hari ini masih balita." if self.which == NOBODY else super().hint()

    def counted(self) -> str:
        """Return how many each list has."""
        given = sum(one.given for one in self.shown)
        money = f"{format_rupiah(given)}   " if given else ""
        return f"{money}{self.counts[ONGOING]} berjalan, {self.counts[GONE]} berakhir, {self.counts[NOBODY]} tanpa"

    def fields(self) -> list[Field]:
        """Return the fields of the form."""
        return self.parts.fields(self.editing.foster) if self.editing else []

    def texts(self, one: FosterLine) -> dict[str, str]:
        """Return a record as the texts of the form."""
        return self.parts.texts(one.foster)

    def store(self, before: FosterLine, texts: Mapping[str, str]) -> int:
        """Save what the form holds, with the reason where it was forced."""
        reason, self.reason = self.reason, ""
        number = fosters.save_foster(self.session, self.parts.foster(before.foster, texts), force_reason=reason)
        self.which = GONE if texts["ended_on"] else ONGOING
        return number

    def doubt(self, before: FosterLine, texts: Mapping[str, str]) -> str:
        """Return that a child was not born yet when the help began."""
        born = before.birth_date
        early = born is not None and self.parts.foster(before.foster, texts).begun_on < born
        return f"Mulai {texts['begun_on']} mendahului lahirnya ({short_date(born)})." if early else ""

    def erase(self, one: FosterLine) -> None:
        """Remove a record with its notes."""
        fosters.delete_foster(self.session, one.id or 0, one.foster.version)

    def stored(self, one: FosterLine) -> FosterLine | None:
        """Return a record as it is now, whichever list it is in."""
        return next((line for line in fosters.fosters() if line.id == one.id), None)

    def anew(self, one: FosterLine) -> FosterLine:
        """Return a record as one that is not stored."""
        return replace(one, foster=replace(one.foster, id=None, version=0))

    def open_form(self, one: FosterLine) -> None:
        """Show the form; the title names the child or family."""
        self.reason = ""
        super().open_form(self._begun(one) if one.id is None else one)
        self.set_title(self.TITLE, f"{one.name}, {one.village}" if one.name else "keluarga")

    def _begun(self, one: FosterLine) -> FosterLine:
        """Begin a new record with the programme and kind that were used last."""
        last = self.newest.foster if self.newest else Foster(0, self.session.today)
        return replace(
            one,
            foster=replace(
                one.foster,
                programme=last.programme or programmes()[0].code,
                sponsor_kind=last.sponsor_kind or sponsor_kinds()[0].code,
            ),
        )

    newest: FosterLine | None = None
    counts: Mapping[str, int]

    def action_new(self) -> None:
        """Look for the child of a new record."""
        if region.current_district() is None:
            self.complain(self.spelled(NO_DISTRICT))
        elif self.idle:
            self.ask_child(self._open_for)

    def _open_for(self, child_id: int | None) -> None:
        if child_id is None:
            self.complain(f"Ketik nama atau NIK anaknya; keluarga tanpa anak di register: {self.key('foster_family')}.")
        else:
            self.open_form(fosters.new_line(child_id, self.session.today))

    def action_foster_family(self) -> None:
        """Open the form of a family."""
        if region.current_district() is None:
            self.complain(self.spelled(NO_DISTRICT))
        elif self.idle:
            self.open_form(FosterLine(Foster(0, self.session.today), "", ""))

    def action_other_list(self) -> None:
        """Show the next of the three lists."""
        if self.idle:
            self.which = LISTS[(LISTS.index(self.which) + 1) % len(LISTS)]
            if self.sorting.key not in {column.key for column in SHAPES[self.which][0]}:
                self.sorting = self.ORDER
            self.show_list()

    def action_force_foster(self) -> None:
        """Save although the child has a foster parent, for a reason."""
        if self.editing is not None and self.query_one(Form).display:
            self.ask("Mengapa dua orang tua asuh", self._force)

    def _force(self, text: str) -> None:
        if text.strip():
            self.reason = text
            self.query_one(Form).submit()
        else:
            self.complain("Tanpa alasan tidak dapat dipaksa.")

    def action_note(self) -> None:
        """Open the monthly notes of the record in hand."""
        chosen = self.chosen()
        if not self.idle or chosen is None:
            return
        if chosen.id is None:
            self.complain("Anak ini belum punya orang tua asuh. Enter mencatatnya.")
        else:
            self.shell.go("catatan-asuh", foster_id=chosen.id)

    def child_in_hand(self) -> int | None:
        """Return the child of the record in hand."""
        chosen = self.chosen() if self.idle else None
        return chosen.foster.child_id if chosen else None
