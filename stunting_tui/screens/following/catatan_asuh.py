"""Catatan asuhan: what a foster parent gave in each month, in words and rupiah."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from stunting_tui import keys
from stunting_tui.domain.dates import period_label
from stunting_tui.domain.deliberation.agreement_text import parse_rupiah
from stunting_tui.domain.following.foster import FosterLine, FosterNote, outside
from stunting_tui.domain.numbers import format_rupiah
from stunting_tui.domain.reporting_period import read_period
from stunting_tui.errors import DataError
from stunting_tui.screens.readable import judged, written
from stunting_tui.screens.record_form import RecordFormScreen
from stunting_tui.services.following import foster_notes, fosters
from widgets.columns import Column
from widgets.fields import Field
from widgets.record_list import Row
from widgets.sorting import Sorting, Value

COLUMNS = (
    Column("Bulan", 15, key="month", words="bulan"),
    Column("Yang diberikan", 44, flex=1, key="note", words="yang diberikan", letters=True),
    Column("Rupiah", 15, "right", key="amount", words="rupiah"),
)
VALUES: Mapping[str, Callable[[FosterNote], Value]] = {
    "month": lambda one: one.month,
    "note": lambda one: one.note or None,
    "amount": lambda one: one.amount,
}


class CatatanAsuhScreen(RecordFormScreen[FosterNote]):
    """The notes of the record `foster_id`."""

    NAME = "catatan-asuh"
    BINDINGS = keys.bindings_for("catatan-asuh")
    CSS_PATH = "catatan_asuh.tcss"
    ORDER = Sorting("month", down=True)
    COLUMNS = COLUMNS
    TITLE = "CATATAN ASUHAN"
    ONE = "catatan"
    EMPTY = "Belum ada catatan. Tekan {new} untuk bulan ini."

    line: FosterLine

    def read(self) -> list[FosterNote]:
        """Return the notes, the newest month first."""
        self.line = fosters.foster_line(self.params["foster_id"])
        return foster_notes.notes(self.params["foster_id"])

    def row(self, one: FosterNote) -> Row:
        """Return a note as a line."""
        return Row((period_label(one.month), one.note, format_rupiah(one.amount)))

    def told(self, one: FosterNote) -> str:
        """Return a note in full."""
        amount = format_rupiah(one.amount) if one.amount is not None else ""
        return f"{period_label(one.month)}: {', '.join(part for part in (one.note, amount) if part)}."

    def values_of(self) -> Mapping[str, Callable[[FosterNote], Value]]:
        """Return what notes are sorted by."""
        return VALUES

    def name_of(self, one: FosterNote) -> str:
        """Return the month."""
        return period_label(one.month)

    def heading(self) -> str:
        """Return whom it is about and who gives."""
        return f"{self.line.name}, {self.line.foster.sponsor}"

    def counted(self) -> str:
        """Return how many months, and their rupiah."""
        return f"{len(self.every)} bulan, {format_rupiah(sum(one.amount or 0 for one in self.every))}"

    def fields(self) -> list[Field]:
        """Return the fields of the form."""
        return [
            Field("month", "Bulan", width=16, help="08 2026 atau Agustus 2026.", required=True,
                  validate=self._check_month, tidy=written(_month, period_label)),
            Field("note", "Yang diberikan", "note", help="Misalnya 30 butir telur, kunjungan, susu."),
            Field("amount", "Rupiah", width=16, help="Nilainya, mis. 450.000; boleh kosong.",
                  validate=judged(parse_rupiah),
                  tidy=written(parse_rupiah, format_rupiah)),
        ]  # fmt: skip

    def _check_month(self, text: str, values: Mapping[str, str]) -> str | None:
        """Say what is no month, or one that can have no note here, or has one."""
        unreadable = judged(_month)(text, values)
        if unreadable is not None:
            return unreadable
        month, foster = _month(text), self.line.foster
        if any(one.month == month and (self.editing is None or one.id != self.editing.id) for one in self.every):
            return f"Catatan {period_label(month)} sudah ada. Ubah yang sudah ada."
        return outside(month, foster.begun_on, foster.ended_on, self.session.today) or None

    def texts(self, one: FosterNote) -> dict[str, str]:
        """Return a note as the texts of the form."""
        return {
            "month": period_label(one.month) if one.month else "", "note": one.note,
            "amount": "" if one.amount is None else format_rupiah(one.amount),
        }  # fmt: skip

    def blank(self) -> FosterNote:
        """Return the note of this month, of no month where this one is noted already."""
        return FosterNote(foster_notes.proposed_month(self.session, self.params["foster_id"]))

    def store(self, before: FosterNote, texts: Mapping[str, str]) -> int:
        """Save what the form holds."""
        amount = parse_rupiah(texts["amount"]) if texts["amount"] else None
        wanted = replace(before, month=_month(texts["month"]), note=texts["note"], amount=amount)
        return foster_notes.save_note(self.session, self.params["foster_id"], wanted)

    def erase(self, one: FosterNote) -> None:
        """Remove a note."""
        foster_notes.delete_note(self.session, one.id or 0, one.version)

    def child_in_hand(self) -> int | None:
        """Return the child of the record."""
        return self.line.foster.child_id


def _month(text: str) -> str:
    """Return a typed month as it is stored. Raises `DataError`, also for a year or quarter."""
    period = read_period(text)
    if len(period) != len("2026-08") or "T" in period:
        raise DataError("Catatan ditulis tiap bulan.", "Tulis 08 2026 atau Agustus 2026.")
    return period
