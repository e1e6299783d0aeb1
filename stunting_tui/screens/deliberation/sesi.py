"""Sesi: the checklist of one rembuk; who, until when, with which funds, and how far it has come."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.domain.dates import long_date, short_date
from stunting_tui.domain.deliberation.agreement import Agreement, AgreementStatus, Deliberation, DeliberationState
from stunting_tui.domain.deliberation.stage import Stage
from stunting_tui.errors import ConflictError
from stunting_tui.screens.agreement_list import AgreementListScreen
from stunting_tui.screens.deliberation.agreement_rows import (
    COLUMNS,
    STATUSES,
    VALUES,
    agreement_row,
    agreement_text,
    holds,
)
from stunting_tui.screens.detail import Detail
from stunting_tui.screens.merging import asked_again
from stunting_tui.services.deliberation import rembuk, stages
from stunting_tui.services.register import region
from widgets.lines import OneLine
from widgets.record_list import RecordList
from widgets.sorting import Sorting

NOTHING = "Belum ada kesepakatan. {from_template}: isi dari templat, {new}: tulis sendiri."
HINT = "{meeting} rapat, {list} anak, {check} periksa, {stage} tahap, {report} laporan, {state} keadaan"
STATES = tuple(DeliberationState)
LETTERS = {"r": DeliberationState.PLANNED, "l": DeliberationState.HELD, "t": DeliberationState.SIGNED}


class SesiScreen(AgreementListScreen[Agreement]):
    """The checklist of the session `deliberation_id`; the cursor on `agreement_id` where it is given."""

    NAME = "sesi"
    BINDINGS = keys.bindings_for("sesi")
    CSS_PATH = "sesi.tcss"
    ORDER = Sorting("ordinal")

    number = 0

    def body(self) -> ComposeResult:
        """Give the name of the session, the checklist, and the highlighted agreement in full."""
        yield OneLine(id="about")
        yield RecordList(COLUMNS, id="list", empty=self.spelled(NOTHING))
        yield Detail(id="detail")

    def load(self) -> None:
        """Read the session anew."""
        other = self.params.get("deliberation_id", self.number) != self.number
        self.number = self.params.get("deliberation_id", self.number)
        self.villages = {village.code: village.name for village in region.villages()}
        if other:
            self.searched = ""
            self.query_one(RecordList).move_to(0)
        self._read(self.params.pop("agreement_id", None))
        if self.fresh:
            self.say(self.params.pop("told", self.hint()), self.counted())
        elif "said" in self.params:
            self.say(self.params.pop("said"), self.counted())

    def action_new(self) -> None:
        """Open the form of a new agreement, if the session still takes one."""
        if self.stage is Stage.DRAFT:
            self.shell.go("kesepakatan", deliberation_id=self.number)
        else:
            way = self.spelled("{check}, lalu {back_to_draft}, mengembalikannya ke draf.")
            self.complain(f"Rembuk ini sudah {self.stage.value}; kesepakatan baru tidak masuk lagi. {way}")

    def action_edit(self) -> None:
        """Open the form of the highlighted agreement."""
        self._on_chosen(
            lambda chosen: self.shell.go("kesepakatan", deliberation_id=self.number, agreement_id=chosen.id)
        )

    def on_record_list_selected(self) -> None:
        """Do what Enter means on the line."""
        self.action_edit()

    def action_cycle_status(self) -> None:
        """Set the next status: belum, proses, selesai, batal."""
        self._on_chosen(self._next_status)

    def _next_status(self, chosen: Agreement) -> None:
        status = STATUSES[(STATUSES.index(chosen.status) + 1) % len(STATUSES)]
        with self._reread_on_conflict(chosen):
            rembuk.set_status(self.session, chosen.id or 0, chosen.version, status)
        self._read(chosen.id)
        self.say(f"Kesepakatan {chosen.ordinal}: {status.value}.", self.counted())

    def action_note(self) -> None:
        """Ask for the note of the highlighted agreement."""
        self._on_chosen(lambda chosen: self.ask("Catatan", lambda text: self._note(chosen, text), initial=chosen.note))

    def _note(self, chosen: Agreement, text: str) -> None:
        try:
            rembuk.save_agreement(self.session, self.number, replace(chosen, note=text.strip()))
        except ConflictError as error:
            self._note_again(chosen, text, error)
            return
        self._read(chosen.id)
        self.say(f"Catatan kesepakatan {chosen.ordinal} tersimpan.")

    def _note_again(self, chosen: Agreement, text: str, error: ConflictError) -> None:
        """Show the agreement as another operator left it, and ask for the note again with what was typed."""
        self._read(chosen.id)
        now = self.chosen()
        if now is None or now.id != chosen.id:
            raise error
        self.ask("Catatan", lambda again: self._note(now, again), initial=text)
        self.warn(asked_again(error))

    @contextmanager
    def _reread_on_conflict(self, chosen: Agreement) -> Iterator[None]:
        """Where another operator was faster, show what there is now before that is told."""
        try:
            yield
        except ConflictError:
            self._read(chosen.id)
            raise

    def action_delete(self) -> None:
        """Remove the highlighted agreement after a question."""
        self._on_chosen(
            lambda chosen: self.confirm(f"Hapus kesepakatan {chosen.ordinal}?", lambda: self._delete(chosen))
        )

    def _delete(self, chosen: Agreement) -> None:
        with self._reread_on_conflict(chosen):
            rembuk.delete_agreement(self.session, chosen.id or 0, chosen.version)
        self._read()
        self.say(f"Kesepakatan {chosen.ordinal} dihapus; nomor sesudahnya maju satu.", self.counted())

    def action_from_template(self) -> None:
        """Add what the checklist lacks of the template."""
        added = rembuk.add_from_template(self.session, self.number)
        self._read()
        told = f"{added} kesepakatan ditambahkan dari templat." if added else "Semua isi templat sudah ada."
        self.say(told, self.counted())

    def action_meeting(self) -> None:
        """Go on to the meeting itself."""
        self.shell.go("rapat", deliberation_id=self.number)

    def action_list(self) -> None:
        """Go on to the children of the highlighted agreement."""
        self._on_chosen(lambda chosen: self.shell.go("daftar", deliberation_id=self.number, agreement_id=chosen.id))

    def action_attendance(self) -> None:
        """Go on to the attendance list."""
        self.shell.go("hadir", deliberation_id=self.number)

    def action_check(self) -> None:
        """Go on to the check page."""
        self.shell.go("periksa", deliberation_id=self.number)

    def action_stage(self) -> None:
        """Go on to the check page and ask for the next stage there."""
        self.shell.go("periksa", deliberation_id=self.number, step=True)

    def action_report(self) -> None:
        """Go on to the report."""
        self.shell.go("laporan", deliberation_id=self.number)

    def action_state(self) -> None:
        """Bring the session one step on, when every agreement is complete."""
        at = STATES.index(self.shown.state)
        if at + 1 == len(STATES):
            self.complain(f"Rembuk ini sudah ditandatangani. {self.key('override')} mengubah keadaannya dengan alasan.")
            return
        open_ones = [
            str(a.ordinal) for a in self.shown.agreements if a.gaps() and a.status is not AgreementStatus.DROPPED
        ]
        if open_ones:
            numbers = ", ".join(open_ones[:6]) + (", ..." if len(open_ones) > 6 else "")
            self.complain(f"Nomor {numbers} belum lengkap. Lengkapi, atau {self.key('override')} dengan alasan.")
            return
        coming, day = STATES[at + 1], self.shown.held_on
        early = f"Tanggal {short_date(day)} belum tiba. " if day > self.session.today else ""
        self.confirm(f"{early}Tandai rembuk ini {coming.value}?", lambda: self._set_state(coming))

    def action_override(self) -> None:
        """Set any state, with a reason that is kept."""
        states = {letter: state for letter, state in LETTERS.items() if state is not self.shown.state}
        names = ", ".join(f"{letter} {state.value}" for letter, state in states.items())
        self.ask(f"Paksa: {names}", lambda letter: self._ask_reason(states[letter]), choices="".join(states))

    def _ask_reason(self, state: DeliberationState) -> None:
        self.ask(f"Alasan menjadi {state.value}", lambda text: self._forced(state, text.strip()))

    def _forced(self, state: DeliberationState, reason: str) -> None:
        if not reason:
            self.complain("Alasan wajib ditulis; keadaan tidak diubah.")
        else:
            self._set_state(state, reason)

    def _set_state(self, state: DeliberationState, reason: str = "") -> None:
        try:
            rembuk.edit_deliberation(self.session, replace(self.shown, state=state), force_reason=reason)
        except ConflictError:
            self._read(self.chosen_id())
            raise
        self._read()
        self.say(f"Rembuk ini sekarang: {state.value}.")

    def _on_chosen(self, do: Callable[[Agreement], None]) -> None:
        chosen = self.chosen()
        if chosen is None:
            self.complain(self.query_one(RecordList).empty)
        else:
            do(chosen)

    def _read(self, agreement: int | None = None) -> None:
        """Read the session and show it, the cursor on the agreement with this id or where it was."""
        self.shown: Deliberation = rembuk.deliberation(self.number)
        self.stage = stages.stage_of(self.number).stage
        place = f", {self.shown.place}" if self.shown.place else ""
        self.query_one("#about", OneLine).update(f"{len(self.shown.attendees)} orang hadir; {self.shown.title}{place}")
        self.say(self.hint(), self.counted())
        self.show(agreement)

    def show(self, agreement: int | None) -> None:
        """List the agreements that hold the searched words, in the order of now."""
        fitting = [point for point in self.shown.agreements if holds(point, self.searched)]
        self.listed = self.arranged(fitting, VALUES, lambda point: f"{point.ordinal:4}")
        table = self.query_one(RecordList)
        table.empty = f'Tidak ada kesepakatan dengan "{self.searched}".' if self.searched else self.spelled(NOTHING)
        self.show_rows([agreement_row(point, self.session.today) for point in self.listed], self.place_of(agreement))
        order = self.order_told()
        state = "" if order else f"{self.shown.state.value}, "  # there is no room for all three
        told = (f"{state}{self.stage.value}".upper(), order)
        self.set_title(f"REMBUK  {long_date(self.shown.held_on)}", "   ".join(part for part in told if part))
        self.tell()

    def told(self, one: Agreement) -> str:
        """Return an agreement in full."""
        return agreement_text(one, self.villages, self.session.today)

    def hint(self) -> str:
        """Return what can be done with the list."""
        return self.spelled(HINT)

    def counted(self) -> str:
        """Return how many agreements are complete."""
        done = sum(not agreement.gaps() for agreement in self.shown.agreements)
        return f"{done} dari {len(self.shown.agreements)} lengkap"
