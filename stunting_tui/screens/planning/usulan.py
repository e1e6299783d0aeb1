"""Usulan: what musrenbang and offices want for each village, and what the rembuk makes of it, one key each."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.domain.deliberation.agreement_text import EVERYWHERE, bare_text, parse_rupiah
from stunting_tui.domain.following.ledger import Entry
from stunting_tui.domain.numbers import format_rupiah
from stunting_tui.errors import DataError
from stunting_tui.screens.deliberation.agreement_rows import short_rupiah
from stunting_tui.screens.detail import Detail
from stunting_tui.screens.form_in_place import Key
from stunting_tui.screens.planning.proposal_rows import (
    COLUMNS,
    HEADS,
    VALUES,
    Filter,
    beside,
    proposal_fields,
    proposal_texts,
)
from stunting_tui.screens.record_form import RecordFormScreen
from stunting_tui.services.deliberation import rembuk
from stunting_tui.services.following import ledger
from stunting_tui.services.planning import proposals
from stunting_tui.services.planning.proposals import OFFICE, VILLAGE, Proposal, ProposalState
from widgets.fields import Field
from widgets.lines import OneLine
from widgets.record_list import RecordList, Row
from widgets.sorting import Sorting, Value
from widgets.text_view import TextView

FILTERS = "Saring 1 semua 2 belum 3 dikonfirmasi 4 disinkronkan 5 tidak diambil 6 desa ini"
STATES = dict(zip("2345", ProposalState, strict=True))
NO_REMBUK = "Belum ada rembuk. Buat dahulu di layar Rembuk, baru usulan dijadikan kesepakatan."
BESIDE_LEGEND = "village_before Desa sebelumnya, village_after Desa berikutnya, help, back"


class UsulanScreen(RecordFormScreen[Proposal]):
    """The proposals of all years; another view has those of one village side by side."""

    NAME = "usulan"
    BINDINGS = keys.bindings_for("usulan")
    CSS_PATH = "usulan.tcss"
    ORDER = Sorting("village")
    COLUMNS = COLUMNS
    TITLE = "USULAN"
    ONE = "usulan"
    EMPTY = "Belum ada usulan. Tekan {new} untuk menambah: dari musrenbang, atau rencana OPD."
    HINT = "{agree} kesepakatan, {beside} berdampingan, {filter_proposals} saring, {reopen_it} belum"

    wanted = Filter()
    is_beside = False
    place: int | None = None
    entries: Mapping[int, Entry]

    def body(self) -> ComposeResult:
        """Give the list with its form, and the village side by side."""
        yield from super().body()
        yield OneLine(HEADS, id="heads")
        yield TextView(id="beside")

    def load(self) -> None:
        """Show the list."""
        if self.fresh:
            self.wanted = Filter()
        super().load()

    def show_list(self, number: Key | None = None) -> None:
        """Show the list again, the view side by side gone."""
        self.is_beside = False
        for name in ("#heads", "#beside"):
            self.query_one(name).display = False
        super().show_list(number)

    def read(self) -> list[Proposal]:
        """Return every proposal."""
        self.entries = {entry.id: entry for entry in ledger.entries()}
        return proposals.proposals()

    def kept(self, found: list[Proposal]) -> list[Proposal]:
        """Return what the filter leaves."""
        return [one for one in found if self.wanted.holds(one)]

    def row(self, one: Proposal) -> Row:
        """Return a proposal as a line."""
        cells = (
            str(one.year), self._place(one), one.source, one.text, short_rupiah(one.amount or 0), one.state.value,
            self._code(one) or "-",
        )  # fmt: skip
        return Row(cells, "muted" if one.state is ProposalState.REFUSED else "")

    def told(self, one: Proposal) -> str:
        """Return a proposal in full."""
        point = self.entries.get(one.agreement_id or 0)
        said = (
            ("Anggaran", format_rupiah(one.amount) if one.amount is not None else ""),
            ("Instansi", one.office),
            ("Alasan", one.reason),
            ("Kesepakatan", f"{point.code} {point.agreement.text}" if point else ""),
        )
        parts = [f"{head}: {text.rstrip(' .')}." for head, text in said if text]
        return "\n".join([one.text, *([" ".join(parts)] if parts else [])])

    def values_of(self) -> Mapping[str, Callable[[Proposal], Value]]:
        """Return what proposals are sorted by."""
        return {**VALUES, "village": self._place}

    def name_of(self, one: Proposal) -> str:
        """Return the words of a proposal."""
        return one.text

    def heading(self) -> str:
        """Return the filter in words, and the rupiah of what is shown."""
        amount = sum(one.amount or 0 for one in self.shown)
        told = (self.wanted.words(self.villages), format_rupiah(amount) if amount else "")
        return "   ".join(part for part in told if part)

    def counted(self) -> str:
        """Return how many are shown, and how many of them still wait."""
        waiting = sum(one.state is ProposalState.OPEN for one in self.shown)
        return f"{len(self.shown)} usulan{f', {waiting} belum' if waiting else ''}"

    def fields(self) -> list[Field]:
        """Return the fields of the form."""
        return proposal_fields(self.villages)

    def texts(self, one: Proposal) -> dict[str, str]:
        """Return a proposal as the texts of the form."""
        return proposal_texts(one)

    def blank(self) -> Proposal:
        """Return a new proposal beside the highlighted one: of its year, village and source."""
        chosen = self.chosen()
        if chosen is None:
            return Proposal(self.session.today.year + 1, VILLAGE, "", village_id=self.wanted.village)
        return Proposal(chosen.year, chosen.source, "", chosen.office * (chosen.source == OFFICE),
                        village_id=chosen.village_id)  # fmt: skip

    def doubt(self, before: Proposal, texts: Mapping[str, str]) -> str:
        """Return whether the same was proposed for the village and year already."""
        wanted = (texts["year"], texts["village"], bare_text(texts["text"]))
        same = [one for one in self.every if (str(one.year), str(one.village_id or ""), bare_text(one.text)) == wanted]
        return "Usulan ini sudah ada untuk desa dan tahun itu." if any(one.id != before.id for one in same) else ""

    def store(self, before: Proposal, texts: Mapping[str, str]) -> int:
        """Save what the form holds."""
        wanted = replace(
            before,
            year=int(texts["year"]),
            village_id=int(texts["village"]) if texts["village"] else None,
            source=texts["source"],
            office=texts["office"],
            text=texts["text"],
            amount=parse_rupiah(texts["amount"]) if texts["amount"] else None,
            state=ProposalState(texts["state"]),
            reason=texts["reason"],
        )
        return proposals.save_proposal(self.session, wanted)

    def erase(self, one: Proposal) -> None:
        """Remove a proposal."""
        proposals.delete_proposal(self.session, one.id or 0, one.version)

    def _place(self, one: Proposal) -> str:
        return self.villages.get(one.village_id or 0, EVERYWHERE)

    def _code(self, one: Proposal) -> str:
        entry = self.entries.get(one.agreement_id or 0)
        return entry.code if entry else ""

    def action_confirm_it(self) -> None:
        """The rembuk confirms the proposal in hand."""
        self._set(ProposalState.CONFIRMED)

    def action_synchronise(self) -> None:
        """The proposal in hand is to be synchronised with another."""
        self._set(ProposalState.SYNCHRONISED)

    def action_reopen_it(self) -> None:
        """Nothing is decided of the proposal in hand."""
        self._set(ProposalState.OPEN)

    def action_refuse_it(self) -> None:
        """The proposal in hand is not taken up, for a reason."""
        chosen = self._in_list()
        if chosen is not None:
            refused = ProposalState.REFUSED
            self.ask("Alasan tidak diambil", lambda text: self._set(refused, text), initial=chosen.reason)

    def _set(self, state: ProposalState, reason: str = "") -> None:
        chosen = self._in_list()
        if chosen is not None:
            with self.shown_as_it_is(chosen):
                proposals.set_state(self.session, chosen, state, reason)
            self.show_list(chosen.id)
            self.say(f"{chosen.text[:40]}: {state.value}.", self.counted())

    def action_agree(self) -> None:
        """Let the newest rembuk take the proposal up, or tie it to an agreement that is there."""
        chosen = self._in_list()
        newest = next(iter(rembuk.deliberations()), None)
        if chosen is None:
            return
        if newest is None:
            self.complain(NO_REMBUK)
            return
        self.say("Nomor seperti 26-2/12 atau 12; 0 membuat kesepakatan baru; kosong melepas.")
        self.ask(
            "Kesepakatan", lambda text: self._agree(chosen, newest.id or 0, text), initial=self._code(chosen) or "0"
        )

    def _agree(self, one: Proposal, deliberation_id: int, text: str) -> None:
        wanted = text.strip()
        with self.shown_as_it_is(one):
            if wanted == "0":
                proposals.make_agreement(self.session, one, deliberation_id)
            else:
                proposals.link(self.session, one, self._agreement(wanted, deliberation_id) if wanted else None)
        self.show_list(one.id)
        fresh = self.chosen()
        point = self._code(fresh) if fresh else ""
        self.say(f"Kesepakatan {point}." if point else "Usulan dilepas dari kesepakatan.", self.counted())

    def _agreement(self, text: str, deliberation_id: int) -> int:
        """Return the id of an agreement named by its code, or by its number in the newest rembuk."""
        for entry in self.entries.values():
            here = entry.meeting.id == deliberation_id and str(entry.agreement.ordinal) == text
            if here or entry.code == text:
                return entry.id
        raise DataError(f"Kesepakatan {text} tidak ada.", "Lihat nomornya di Buku kesepakatan.")

    def action_filter_proposals(self) -> None:
        """Ask what to show."""
        if self.editing is None and not self.is_beside:
            self.ask(FILTERS, self._filter, choices="123456")

    def _filter(self, digit: str) -> None:
        chosen = self.chosen()
        if digit == "1":
            self.wanted = Filter()
        elif digit == "6":
            self.wanted = replace(self.wanted, village=chosen.village_id if chosen else None)
        else:
            self.wanted = replace(self.wanted, state=STATES[digit])
        self.show_list(chosen.id if chosen else None)

    def action_beside(self) -> None:
        """Show the proposals of the village in hand side by side."""
        chosen = self._in_list()
        if chosen is not None:
            self.is_beside, self.place = True, chosen.village_id
            for name in ("#heads", "#beside"):
                self.query_one(name).display = True
            self.query_one(RecordList).display = self.query_one(Detail).display = False
            self.show_legend(BESIDE_LEGEND)
            self._show_beside()
            self.query_one("#beside").focus()

    def _show_beside(self) -> None:
        mine = [one for one in self.every if one.village_id == self.place]
        codes = {number: entry.code for number, entry in self.entries.items()}
        self.query_one("#beside", TextView).set_text(beside(mine, codes))
        self.set_title("USULAN BERDAMPINGAN", self.villages.get(self.place or 0, "Seluruh kecamatan"))
        self.say("", f"{len(mine)} usulan")

    def action_village_before(self) -> None:
        """Show the village before."""
        self._step_village(-1)

    def action_village_after(self) -> None:
        """Show the village after."""
        self._step_village(1)

    def _step_village(self, by: int) -> None:
        if self.is_beside:
            places = list(dict.fromkeys(one.village_id for one in self.every))
            self.place = places[(places.index(self.place) + by) % len(places)]
            self._show_beside()

    def action_back(self) -> None:
        """From the view side by side to the list; else as ever."""
        if self.is_beside:
            self.show_list()
        else:
            super().action_back()

    def can_sort(self) -> bool:
        """Whether the list is open."""
        return super().can_sort() and not self.is_beside

    def _in_list(self) -> Proposal | None:
        return self.chosen() if self.can_sort() else None
