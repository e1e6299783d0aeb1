"""Periksa: what stands in the way of a session, its stages up to the seal, and what changed after the approval."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.domain.dates import long_date
from stunting_tui.domain.deliberation.official import CAMAT, Official, in_office
from stunting_tui.domain.deliberation.session_checks import Check, blocking
from stunting_tui.domain.deliberation.stage import Stage, StageRecord
from stunting_tui.errors import ConflictError, OperatorError
from stunting_tui.screens.base import BaseScreen
from stunting_tui.screens.deliberation.periksa_rows import COLUMNS, NOTHING, Line, head_lines, lines_of
from stunting_tui.screens.detail import Detail
from stunting_tui.services.deliberation import officials, rembuk, seals, session_checks, stages
from stunting_tui.services.office import office
from widgets.lines import OneLine, StatusLine
from widgets.record_list import ListSource, RecordList

SIGNERS = {
    Stage.VERIFIED: ("sekcam", "Sekretaris Kecamatan", "memverifikasi"),
    Stage.APPROVED: (CAMAT, "Camat", "menyetujui"),
}
"""By the stage that comes: whose role it is, the usual office, the verb of the question."""
NEEDED = "Alasan wajib ditulis; tahap tidak diubah."
SEE_AGAIN = "Lihat dahulu yang baru, lalu ulangi."
HEADS = ("stage", "found", "next")


class PeriksaScreen(BaseScreen):
    """The check page of the session `deliberation_id`; with `step` its next stage is asked for at once."""

    NAME = "periksa"
    BINDINGS = keys.bindings_for("periksa")
    CSS_PATH = "periksa.tcss"

    def __init__(self) -> None:
        super().__init__()
        self.number = 0
        self.stage = StageRecord()
        self.checks: list[Check] = []
        self.lines: list[Line] = []

    def body(self) -> ComposeResult:
        """Give stage, counts and next step, the list, and the highlighted line in full."""
        for name in HEADS:
            yield OneLine(id=name)
        yield RecordList(COLUMNS, id="list", empty=NOTHING)
        yield Detail(id="detail")

    def load(self) -> None:
        """Check anew; the cursor stays where it was when coming back."""
        self.number = self.params.get("deliberation_id", self.number)
        self._read(0 if self.fresh else self.query_one(RecordList).cursor)
        self.say(self.params.pop("said", ""))
        self.query_one(RecordList).focus()
        if self.params.pop("step", False):
            self.call_after_refresh(self.action_next_stage)

    def _read(self, cursor: int = 0) -> None:
        self.shown = rembuk.deliberation(self.number)
        self.stage = stages.stage_of(self.number)
        self.checks = session_checks.checks(self.number, self.session.today)
        seal = seals.check_seal(self.number) if self.stage.stage is Stage.APPROVED else None
        self.lines = lines_of(self.checks, seal)
        self.query_one(StatusLine).set_word(self.stage.stage.value.upper())
        self.set_title(f"PERIKSA  {long_date(self.shown.held_on)}", self.stage.stage.value.upper())
        heads = head_lines(self.stage, self.checks, seal, self.spelled)
        for name, text in zip(HEADS, heads, strict=True):
            self.query_one(f"#{name}", OneLine).update(text, "strong" if name == "stage" else "")
        self.query_one(RecordList).set_source(ListSource([line.row for line in self.lines]), cursor)
        self._tell_line()

    def on_record_list_highlighted(self) -> None:
        """Show the line in full."""
        self._tell_line()

    def on_record_list_selected(self) -> None:
        """Go to the place of the finding."""
        chosen = self._chosen()
        check = chosen.check if chosen else None
        if check is None:
            self.complain("Ini perubahan setelah persetujuan; siapa dan mengapa ada di bawah.")
        elif check.place in ("kesepakatan", "daftar"):
            self.shell.go(check.place, deliberation_id=self.number, agreement_id=check.about)
        elif check.place == "anak-rinci":
            self.shell.look("anak-rinci", child_id=check.about)
        elif check.place == "rembuk":
            self.shell.go("rembuk", edit=self.number)
        else:
            self.shell.go(check.place, deliberation_id=self.number)

    def action_report(self) -> None:
        """Go on to the report."""
        self.shell.go("laporan", deliberation_id=self.number)

    def action_next_stage(self) -> None:
        """Ask in whose name the session goes on, when no finding forbids it."""
        coming = self.stage.next
        found = len(blocking(self.checks))
        if coming is None:
            key = self.key("back_to_draft")
            self.complain(f"Rembuk ini sudah disetujui. {key} mengembalikannya ke draf, dengan alasan.")
        elif found:
            force = self.key("force_stage")
            self.complain(f"Masih ada {found} galat. Perbaiki dahulu (Enter), atau {force} dengan alasan.")
        else:
            self._ask_name(coming, "")

    def action_force_stage(self) -> None:
        """Ask for the reason to go on all the same, then in whose name."""
        coming = self.stage.next
        if coming is None:
            self.action_next_stage()
        else:
            self._ask_reason(f"Alasan tetap {SIGNERS[coming][2]}", lambda reason: self._ask_name(coming, reason))

    def action_back_to_draft(self) -> None:
        """Ask for the reason to take the session back to draf."""
        if self.stage.stage is Stage.DRAFT:
            self.complain("Rembuk ini masih draf; isinya dapat diubah begitu saja.")
        else:
            self._ask_reason("Alasan kembali ke draf", self._send_back)

    def _ask_reason(self, label: str, act: Callable[[str], None]) -> None:
        self.ask(label, lambda reason: act(reason) if reason.strip() else self.complain(NEEDED))

    def _ask_name(self, coming: Stage, reason: str) -> None:
        known = self._official(coming)
        label = f"Nama yang {SIGNERS[coming][2]}"
        self.ask(label, lambda name: self._ask_office(coming, reason, name), initial=known.name)

    def _ask_office(self, coming: Stage, reason: str, name: str) -> None:
        known = self._official(coming)
        self.ask("Jabatannya", lambda office: self._ask_sure(coming, reason, name, office), initial=known.office)

    def _ask_sure(self, coming: Stage, reason: str, name: str, office: str) -> None:
        question = f"{name.strip()} {SIGNERS[coming][2]} rembuk ini?"
        self.confirm(question, lambda: self._advance(reason, name, office))

    def _official(self, coming: Stage) -> Official:
        """Return who holds the office today; else the Camat of the letterhead, or the office without a name."""
        role, usual, _ = SIGNERS[coming]
        found = in_office(officials.officials(), role, self.session.today)
        return found[0] if found else Official(office.office().head_name if role == CAMAT else "", usual)

    def _advance(self, reason: str, name: str, office: str) -> None:
        if rembuk.deliberation(self.number) != self.shown:
            self._read()
            raise ConflictError("Rembuk ini berubah sejak halaman ini dibuka; tahapnya belum dimajukan.", SEE_AGAIN)
        with self._shown_as_it_is():
            done = stages.advance(self.session, self.number, self.stage.version, name, office, force_reason=reason)
        self._read()
        told = f"Rembuk {done.stage.value}."
        if done.stage is Stage.APPROVED:
            told = f"Rembuk disetujui. Segel {done.fingerprint} tercetak di kaki setiap halaman."
        self.say(told)

    @contextmanager
    def _shown_as_it_is(self) -> Iterator[None]:
        """Where the stage cannot be changed, show what there is now before that is told."""
        try:
            yield
        except OperatorError:
            self._read(self.query_one(RecordList).cursor)
            raise

    def _send_back(self, reason: str) -> None:
        with self._shown_as_it_is():
            stages.send_back(self.session, self.number, self.stage.version, reason)
        self._read()
        self.say("Rembuk kembali ke draf; isinya dapat diubah.")

    def _chosen(self) -> Line | None:
        cursor = self.query_one(RecordList).cursor
        return self.lines[cursor] if cursor < len(self.lines) else None

    def _tell_line(self) -> None:
        chosen = self._chosen()
        self.query_one(Detail).set_text(chosen.text if chosen else "")
