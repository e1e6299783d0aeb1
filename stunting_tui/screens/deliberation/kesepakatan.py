"""Kesepakatan: the form of one agreement. What is missing is listed and stops nothing."""

from dataclasses import replace

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.domain.dates import long_date
from stunting_tui.domain.deliberation.agreement import Agreement
from stunting_tui.domain.deliberation.stage import Stage
from stunting_tui.domain.region import Village
from stunting_tui.errors import ConflictError, GoneError
from stunting_tui.screens.base import BaseScreen
from stunting_tui.screens.deliberation.agreement_fields import AgreementFields
from stunting_tui.screens.detail import Detail
from stunting_tui.screens.merging import conflict_told, keep_typed
from stunting_tui.screens.walked_form import WalkedForm
from stunting_tui.screens.wording import leave_with
from stunting_tui.services.deliberation import rembuk, stages
from stunting_tui.services.register import region
from widgets.fields import Field
from widgets.form import Form
from widgets.lines import PromptLine

LOCKED = "Hanya status, bukti, dan catatan yang masih dapat diubah."
START = [Field("text", "Kesepakatan", "note")]


class KesepakatanScreen(BaseScreen):
    """The agreement `agreement_id` of the session `deliberation_id`; a new one where there is no id.

    `then` is the screen to go on to, the session where it is not given.
    """

    NAME = "kesepakatan"
    BINDINGS = keys.bindings_for("kesepakatan")
    CSS_PATH = "kesepakatan.tcss"

    before: dict[str, str] | None = None

    def body(self) -> ComposeResult:
        """Give the form, and the lines that help with the field in edit."""
        yield WalkedForm(START, id="form")
        yield Detail(id="detail")

    def load(self) -> None:
        """Fill the form; coming back from the help it stays as it is."""
        if not self.fresh:
            return
        self.before = None
        self.number = self.params["deliberation_id"]
        session = rembuk.deliberation(self.number)
        found = self._stored()
        if found is None and self.params.get("agreement_id") is not None:
            self.call_later(leave_with, self, "Kesepakatan itu sudah dihapus operator lain.")
            return
        self._show(found or Agreement(len(session.agreements) + 1, ""))
        self.set_title(f"KESEPAKATAN {self.parts.before.ordinal}", long_date(session.held_on))

    def action_save(self) -> None:
        """Check and save."""
        if self.before is not None:
            self.query_one(Form).submit()

    def action_cancel_work(self) -> None:
        """Leave as F10 does."""
        self.action_back()

    def action_back(self) -> None:
        """Leave; ask where something was typed."""
        if self.before is None or self.query_one(Form).values() == self.before:
            super().action_back()
        else:
            self.confirm("Perubahan belum disimpan. Buang?", super().action_back)

    def on_walked_form_entered(self) -> None:
        """Help with the field in edit."""
        self._tell_field()

    def on_form_changed(self) -> None:
        """Say what is missing."""
        self._tell_gaps()

    def on_form_submitted(self, event: Form.Submitted) -> None:
        """Save what the form holds."""
        if self.before is not None:
            self._save(self.parts.agreement(event.values))

    def _save(self, agreement: Agreement) -> None:
        try:
            number = rembuk.save_agreement(self.session, self.number, agreement)
        except ConflictError as error:
            self._merge(error)
            return
        except GoneError as error:
            new = replace(agreement, id=None, version=0)
            self.confirm(f"Sudah dihapus {error.who}. Simpan sebagai kesepakatan baru?", lambda: self._save(new))
            return
        gaps = agreement.gaps()
        told = f"Kesepakatan {agreement.ordinal} tersimpan." + (f" Belum diisi: {', '.join(gaps)}." if gaps else "")
        self.shell.go(self.params.get("then", "sesi"), deliberation_id=self.number, agreement_id=number, told=told)

    def _merge(self, error: ConflictError) -> None:
        """Go on with the agreement as another operator left it, and what was typed here."""
        form, begun = self.query_one(Form), self.before
        found = self._stored()
        if begun is None or found is None:
            raise error
        self.parts = self._parts(found)
        self.before = self.parts.texts()
        keep_typed(form, form.values(), begun, self.before)
        self._tell_field()
        self.complain(conflict_told(error))

    def _stored(self) -> Agreement | None:
        """Return the agreement as it is stored now."""
        wanted = self.params.get("agreement_id")
        return next((a for a in rembuk.deliberation(self.number).agreements if a.id == wanted), None)

    def _parts(self, agreement: Agreement) -> AgreementFields:
        villages = [Village(village.code, village.name, village.kind) for village in region.villages()]
        return AgreementFields(agreement, rembuk.deliberation(self.number), self.session.today, villages)

    def _show(self, agreement: Agreement) -> None:
        self.parts = self._parts(agreement)
        form = self.query_one(WalkedForm)
        form.set_fields(self.parts.fields(self.spelled), self.parts.texts())
        self.before = form.values()
        self.query_one(PromptLine).close()
        self.say("", "ISI")
        self._tell_field()
        self._tell_gaps()
        stage = stages.stage_of(self.number).stage
        if stage is not Stage.DRAFT:
            self.say(LOCKED, stage.value.upper())
        form.focus()

    def _tell_field(self) -> None:
        form = self.query_one(WalkedForm)
        self.query_one(Detail).set_text(self.parts.aid(form.field.key) or form.whole_text())

    def _tell_gaps(self) -> None:
        """Say on the status line what is still to be filled in."""
        gaps = self.parts.gaps(self.query_one(Form).values())
        self.say(f"Belum diisi: {', '.join(gaps)}." if gaps else "Lengkap.", "ISI")
