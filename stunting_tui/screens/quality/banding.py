"""Register dan survei: the note on the two figures as text; the survey's figure is typed in a form in its place."""

from collections.abc import Mapping

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.domain.dates import period_label
from stunting_tui.domain.prevalence.reconciliation import RegisterFacts, SurveyFigure
from stunting_tui.screens.base import BaseScreen
from stunting_tui.screens.book_target import ask_book
from stunting_tui.screens.planning.situasi import SheetText
from stunting_tui.screens.quality.survey_fields import survey_fields, survey_from, survey_texts
from stunting_tui.screens.section_text import section_text
from stunting_tui.screens.wording import NO_DISTRICT
from stunting_tui.services.quality import figures, reconciliations, survey_figures
from stunting_tui.services.register import region
from widgets.form import Form
from widgets.lines import LegendLine, PromptLine, StatusLine
from widgets.text_view import TextView

UNMEASURED = "Belum ada pengukuran. Masukkan berkas di layar Impor, atau ketik di layar Batch."
NONE_YET = "Belum ada angka survei. Tekan {new} untuk mengisinya."
SURVEYED = "Hanya satu angka survei; {new} menambah yang lain."
FORM_ONLY = ("legal", "save")


class BandingScreen(BaseScreen):
    """`params`: `batch` (id) to begin with, else the newest that can be compared."""

    NAME = "banding"
    BINDINGS = keys.bindings_for("banding")

    facts: RegisterFacts | None = None
    batch_id: int | None = None
    survey_id: int | None = None
    editing: SurveyFigure | None = None
    before: Mapping[str, str]
    surveys: list[SurveyFigure]

    def body(self) -> ComposeResult:
        """Give the note, and the form in its place."""
        yield SheetText(id="sheet")
        yield Form(survey_fields(), id="form")

    def load(self) -> None:
        """Read the register in the background; a form left open stays as it is."""
        if self.editing is not None and not self.fresh:
            return
        self.batch_id = self.params.get("batch", self.batch_id) if self.fresh else self.batch_id
        self._leave()
        self._read()

    def _read(self) -> None:
        self.facts = None
        self.set_title("REGISTER DAN SURVEI")
        known = figures.batches() if region.current_district() else []
        if not known:
            self.query_one(SheetText).set_text(UNMEASURED if region.current_district() else self.spelled(NO_DISTRICT))
            return
        first = figures.current_batch(known)
        if self.batch_id not in [one.id for one in known] and first is not None:
            self.batch_id = first.id
        self.work(
            lambda task: reconciliations.register_facts(self.session, self.batch_id, task.progress),
            self._have,
            "Membaca register",
        )

    def _have(self, facts: RegisterFacts) -> None:
        self.facts = facts
        self._show()

    def _show(self) -> None:
        if self.facts is None:
            return
        survey = self._survey()
        against = survey.label if survey else "belum ada survei"
        self.set_title("REGISTER DAN SURVEI", f"{period_label(self.facts.period)}   {against}")
        text = section_text(reconciliations.page(self.facts, survey), max(40, self.size.width - 2))
        self.query_one(SheetText).set_text(text)

    def _survey(self) -> SurveyFigure | None:
        """Return the survey shown, the newest one to begin with."""
        chosen = next((one for one in self.surveys if one.id == self.survey_id), None)
        return chosen or next(iter(self.surveys), None)

    def on_text_view_moved(self, event: TextView.Moved) -> None:
        """Show which lines are seen."""
        if self.editing is None:
            self.query_one(StatusLine).set_word(f"baris {event.position}" if event.position else "")

    def action_other_survey(self) -> None:
        """Show the next survey."""
        shown = self._survey()
        if self.editing is not None or self._is_working():
            return
        if shown is None or len(self.surveys) < 2:
            self.say(self.spelled(SURVEYED if shown else NONE_YET))
            return
        survey = self.surveys[(self.surveys.index(shown) + 1) % len(self.surveys)]
        self.survey_id = survey.id
        self._show()
        self.say(f"{survey.label}, tingkat {survey.level}")

    def action_new(self) -> None:
        """Open the form of a new survey."""
        if region.current_district() is None:
            self.complain(self.spelled(NO_DISTRICT))
        elif self.editing is None and not self._is_working():
            self._open(SurveyFigure("SSGI", self.session.today.year - 1, "kabupaten", 0))

    def action_edit(self) -> None:
        """Open the form of the survey shown."""
        if self.editing is None and not self._is_working():
            survey = self._survey()
            if survey is None:
                self.complain(NONE_YET)
            else:
                self._open(survey)

    def action_delete(self) -> None:
        """Remove the survey shown after a question."""
        survey = self._survey() if self.editing is None else None
        if survey is not None:
            self.confirm(f"Hapus {survey.label} tingkat {survey.level}?", lambda: self._delete(survey))

    def _delete(self, survey: SurveyFigure) -> None:
        survey_figures.delete_survey(self.session, survey)
        self._leave()
        self.say("Angka survei dihapus.")

    def action_save(self) -> None:
        """Check and save the form."""
        if self.editing is not None:
            self.query_one(Form).submit()

    def on_form_submitted(self, event: Form.Submitted) -> None:
        """Save what the form holds."""
        if self.editing is not None:
            self.survey_id = survey_figures.save_survey(self.session, survey_from(event.values, self.editing))
            self._leave()
            self.say("Angka survei tersimpan.")

    def action_write_tables(self) -> None:
        """Ask where the workbook of the note is to go."""
        facts, survey = self.facts, self._survey()
        if facts is not None and self.editing is None:
            ask_book(
                self, "catatan register dan survei", reconciliations.book_path(facts),
                lambda target, task: reconciliations.write_book(
                    self.session, facts, survey, target, task.progress, task.cancelled
                ),
            )  # fmt: skip

    def action_cancel_work(self) -> None:
        """Close the form without saving, or stop the work."""
        if self.editing is not None:
            self._ask_to_leave()
        else:
            super().action_cancel_work()

    def action_back(self) -> None:
        """Close the form, or leave."""
        if self.editing is not None:
            self._ask_to_leave()
        else:
            super().action_back()

    def _ask_to_leave(self) -> None:
        if self.query_one(Form).values() == self.before:
            self._leave()
        else:
            self.confirm("Perubahan belum disimpan. Buang?", self._leave)

    def action_previous(self) -> None:
        """Show the batch before."""
        self._turn(1, "Ini batch pertama.")

    def action_next(self) -> None:
        """Show the batch after."""
        self._turn(-1, "Ini batch terakhir.")

    def _turn(self, by: int, end: str) -> None:
        ids = [one.id for one in figures.batches()] if self.facts is not None and self.editing is None else []
        at = ids.index(self.batch_id) + by if self.batch_id in ids else -1
        if 0 <= at < len(ids):
            self.batch_id = ids[at]
            self._read()
        elif ids:
            self.say(end)

    def _open(self, survey: SurveyFigure) -> None:
        self.editing = survey
        form = self.query_one(Form)
        form.load(survey_texts(survey))
        self.before = form.values()
        self._switch(form=True)
        self.set_title("REGISTER DAN SURVEI", "survei baru" if survey.id is None else survey.label)
        self.say("", "ISI")
        form.focus()

    def _leave(self) -> None:
        """Show the note."""
        self.editing = None
        self.query_one(PromptLine).close()
        self.surveys = survey_figures.surveys()
        self._switch(form=False)
        self.say("")
        self._show()
        self.query_one(SheetText).focus()

    def _switch(self, *, form: bool) -> None:
        self.query_one(Form).display = form
        self.query_one(SheetText).display = not form
        actions = self.shell.keys.actions
        noted = keys.legend(self.NAME, [one for one in actions if one.id not in FORM_ONLY])
        self.query_one(LegendLine).update(keys.legend_of(keys.FORM, actions) if form else noted)
