"""Kesepakatan: the form of one agreement. What is missing is listed and stops nothing."""

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.domain.agreement import Agreement
from stunting_tui.domain.dates import long_date
from stunting_tui.domain.region import Village
from stunting_tui.errors import DataError
from stunting_tui.screens.agreement_fields import AgreementFields
from stunting_tui.screens.base import BaseScreen
from stunting_tui.screens.detail import Detail
from stunting_tui.screens.walked_form import WalkedForm
from stunting_tui.services import region, rembuk
from widgets.fields import Field
from widgets.form import Form
from widgets.lines import PromptLine

START = [Field("text", "Kesepakatan", "note")]


class KesepakatanScreen(BaseScreen):
    """The agreement `agreement_id` of the session `deliberation_id`; a new one where there is no id."""

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
        wanted = self.params.get("agreement_id")
        found = next((a for a in session.agreements if a.id == wanted), None)
        if wanted is not None and found is None:
            raise DataError("Kesepakatan ini sudah dihapus operator lain.", "Kembali dengan F10.")
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

    def on_form_changed(self, event: Form.Changed) -> None:
        """Write the value out in full, and say what is missing."""
        form = self.query_one(Form)
        tidy = self.parts.tidy(event.key, event.values[event.key])
        if tidy != event.values[event.key] and form.field.key != event.key:
            form.set_value(event.key, tidy)
        self._tell_gaps()

    def on_form_submitted(self, event: Form.Submitted) -> None:
        """Save what the form holds."""
        if self.before is None:
            return
        agreement = self.parts.agreement(event.values)
        number = rembuk.save_agreement(self.session, self.number, agreement)
        gaps = agreement.gaps()
        told = f"Kesepakatan {agreement.ordinal} tersimpan." + (f" Belum diisi: {', '.join(gaps)}." if gaps else "")
        self.shell.go("sesi", deliberation_id=self.number, agreement_id=number, told=told)

    def _show(self, agreement: Agreement) -> None:
        villages = [Village(village.code, village.name, village.kind) for village in region.villages()]
        self.parts = AgreementFields(agreement, self.session.today, villages)
        form = self.query_one(WalkedForm)
        form.set_fields(self.parts.fields(), self.parts.texts())
        self.before = form.values()
        self.query_one(PromptLine).close()
        self.say("", "ISI")
        self._tell_field()
        self._tell_gaps()
        form.focus()

    def _tell_field(self) -> None:
        form = self.query_one(WalkedForm)
        self.query_one(Detail).set_text(self.parts.aid(form.field.key) or form.whole_text())

    def _tell_gaps(self) -> None:
        """Say on the status line what is still to be filled in."""
        values = self.query_one(Form).values()
        wanted = (("penanggung jawab", "responsible"), ("tenggat", "due_on"), ("indikator", "indicator"))
        gaps = [name for name, key in wanted if not values[key].strip()]
        self.say(f"Belum diisi: {', '.join(gaps)}." if gaps else "Lengkap.", "ISI")
