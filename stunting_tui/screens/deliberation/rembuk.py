"""Rembuk: the sessions, newest first; a new one is made, or one is changed, by a form."""

from collections import Counter
from dataclasses import replace

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.domain.dates import short_date
from stunting_tui.domain.deliberation import templates
from stunting_tui.domain.deliberation.agreement import Deliberation, DeliberationKind
from stunting_tui.errors import ConflictError
from stunting_tui.screens.deliberation.rembuk_fields import (
    blank_minilok,
    blank_session,
    session_fields,
    session_from,
    session_texts,
    twin_words,
)
from stunting_tui.screens.deliberation.session_rows import COLUMNS, VALUES, session_row, session_text, year_text
from stunting_tui.screens.detail import Detail
from stunting_tui.screens.merging import conflict_told, keep_typed
from stunting_tui.screens.sorted_list import SortedScreen
from stunting_tui.screens.walked_form import WalkedForm
from stunting_tui.services.deliberation import rembuk
from stunting_tui.services.following import ledger
from stunting_tui.services.quality import figures
from stunting_tui.services.register import region
from widgets.form import Form
from widgets.lines import LegendLine, PromptLine
from widgets.record_list import RecordList
from widgets.sorting import Sorting

LIST_LEGEND = "Enter Buka  n Baru  m Minilok  u Buku  p Persiapan  F1 Bantuan  F10 Kembali"
FORM_LEGEND = "Enter Terima  F9 Daftar  F6 Simpan  Esc Batal  F1 Bantuan  F10 Kembali"


class RembukScreen(SortedScreen):
    """The list of sessions, or the form of one."""

    NAME = "rembuk"
    BINDINGS = keys.bindings_for("rembuk")
    CSS_PATH = "rembuk.tcss"
    ORDER = Sorting("date", down=True)

    editing: Deliberation | None = None
    before: dict[str, str]

    def body(self) -> ComposeResult:
        """Give the list, the form that takes its place, and the lines beneath them."""
        yield RecordList(COLUMNS, id="list", empty="Belum ada rembuk. Tekan n untuk membuat sesi baru.")
        yield WalkedForm(session_fields(self.session.today, []), id="form")
        yield Detail(id="detail")

    def load(self) -> None:
        """Show the list, or the form of the session `edit`; a form left open stays as it is."""
        wanted = self.params.pop("edit", None)
        if wanted is not None:
            self._show_form(rembuk.deliberation(wanted))
        elif self.fresh or self.editing is None:
            self._show_list()

    def action_new(self) -> None:
        """Open the form of a new session."""
        if region.current_district() is None:
            self.complain("Kecamatan belum dipilih. Pilih dahulu di layar Wilayah (9 di Beranda).")
        elif self.editing is None:
            self._show_form(blank_session(self.session, figures.batches()))

    def action_minilok(self) -> None:
        """Open the form of a new minilok."""
        if region.current_district() is None:
            self.complain("Kecamatan belum dipilih. Pilih dahulu di layar Wilayah (9 di Beranda).")
        elif self.editing is None:
            self._show_form(blank_minilok(self.session.today))

    def action_ledger(self) -> None:
        """Open the ledger of all agreements."""
        if self.editing is None:
            self.shell.go("buku")

    def action_go_on(self) -> None:
        """Offer the highlighted rembuk what is still open of those before it."""
        chosen = self._chosen()
        if chosen is None or self.editing is not None:
            return
        if chosen.kind is DeliberationKind.MINILOK:
            self.complain("Kesepakatan hanya dibawa ke sebuah rembuk; sorot rembuknya.")
        else:
            self.shell.go("buku", deliberation_id=chosen.id)

    def action_edit(self) -> None:
        """Open the form of the highlighted session."""
        chosen = self._chosen()
        if chosen is not None and self.editing is None:
            self._show_form(chosen)

    def action_report(self) -> None:
        """Go on to the report of the highlighted session."""
        chosen = self._chosen()
        if chosen is None or self.editing is not None:
            return
        if chosen.kind is DeliberationKind.MINILOK:
            self.complain("Laporan dibuat untuk rembuk; kemajuan dari minilok ada di Buku (u).")
        else:
            self.shell.go("laporan", deliberation_id=chosen.id)

    def action_preparation(self) -> None:
        """Go on to what is done before and after the meetings."""
        if self.editing is None:
            self.shell.go("kerja")

    def action_save(self) -> None:
        """Check and save the form."""
        if self.editing is not None:
            self.query_one(Form).submit()

    def action_cancel_work(self) -> None:
        """Close the form without saving."""
        if self.editing is not None:
            self._leave_form()
        else:
            super().action_cancel_work()

    def action_back(self) -> None:
        """Close the form, or leave."""
        if self.editing is not None:
            self._leave_form()
        else:
            super().action_back()

    def on_record_list_selected(self) -> None:
        """Do what Enter means on the line."""
        chosen = self._chosen()
        if chosen is not None:
            self._enter(chosen)

    def _enter(self, session: Deliberation) -> None:
        """Open the checklist of a rembuk; that of a minilok is what is open in the ledger."""
        is_minilok = session.kind is DeliberationKind.MINILOK
        self.shell.go("buku" if is_minilok else "sesi", deliberation_id=session.id)

    def on_record_list_highlighted(self) -> None:
        """Show the line in full."""
        self._tell_session()

    def on_walked_form_entered(self) -> None:
        """Show all of the text that the field in edit cuts."""
        self.query_one(Detail).set_text(self.query_one(WalkedForm).whole_text())

    def on_form_submitted(self, event: Form.Submitted) -> None:
        """Save what the form holds."""
        before = self.editing
        if before is None:
            return
        values = session_from(event.values, before, self.session.today)
        twin = twin_words(values, before, rembuk.deliberations(miniloks=True))
        if twin:
            self.confirm(f"{twin} Simpan juga?", lambda: self._save(values))
        else:
            self._save(values)

    def _save(self, values: Deliberation) -> None:
        """Store the session; a new rembuk with the points of the template where wanted."""
        if values.id is not None:
            try:
                rembuk.edit_deliberation(self.session, values)
            except ConflictError as error:
                self._merge(values.id, error)
                return
            self._show_list(values.id)
            self.say("Sesi rembuk tersimpan.")
            return
        if values.kind is DeliberationKind.MINILOK:
            self._create(values, template=False)
            return
        count = len(templates.agreements())
        self.ask(
            f"Isi dari templat {count} kesepakatan?",
            lambda letter: self._create(values, template=letter == "y"),
            choices="yt",
        )

    def _merge(self, number: int, error: ConflictError) -> None:
        """Go on with the session as another operator left it, and what was typed here."""
        form, begun = self.query_one(Form), self.before
        self.editing = rembuk.deliberation(number)
        self.before = session_texts(self.editing)
        keep_typed(form, form.values(), begun, self.before)
        self.complain(conflict_told(error))

    def _create(self, values: Deliberation, *, template: bool) -> None:
        number = rembuk.create_deliberation(self.session, values, template)
        self._show_list(number)
        made = replace(values, id=number)
        waiting = len(ledger.offered(number)) if values.kind is DeliberationKind.REMBUK else 0
        if not waiting:
            self._enter(made)
            return
        self.ask(
            f"{waiting} kesepakatan rembuk lalu masih terbuka. Bawa sekarang?",
            lambda letter: self.action_go_on() if letter == "y" else self._enter(made),
            choices="yt",
        )

    def _chosen(self) -> Deliberation | None:
        cursor = self.query_one(RecordList).cursor
        return self.sessions[cursor] if cursor < len(self.sessions) else None

    def _leave_form(self) -> None:
        """Close the form; ask first where something was typed."""
        if self.query_one(Form).values() == self.before:
            self._show_list()
        else:
            self.confirm("Perubahan belum disimpan. Buang?", self._show_list)

    def _show_list(self, number: int | None = None) -> None:
        """Show the sessions, the cursor on session `number` or where it was."""
        self.editing = None
        self.sessions = rembuk.deliberations(miniloks=True)
        self.told = Counter(step.meeting for entry in ledger.entries() for step in entry.steps)
        self.query_one(PromptLine).close()
        self._switch(form=False)
        year = self.session.today.year
        self.say(year_text(self.sessions, year), f"{len(self.sessions)} sesi" if self.sessions else "")
        self._arrange(number)
        self.query_one(RecordList).focus()

    def _arrange(self, number: int | None) -> None:
        """Put the sessions in the order of now."""
        table = self.query_one(RecordList)
        newest = sorted(self.sessions, key=lambda session: (session.held_on, session.id or 0), reverse=True)
        self.sessions = self.arranged(newest, VALUES, lambda session: session.title)
        places = [session.id for session in self.sessions]
        self.show_rows(
            [session_row(session) for session in self.sessions],
            places.index(number) if number in places else table.cursor,
        )
        district = region.current_district()
        where = district.label if district else "Kecamatan belum dipilih"
        self.set_title("REMBUK", "   ".join(part for part in (where, self.order_told()) if part))
        self._tell_session()

    def can_sort(self) -> bool:
        """Whether the list is open, not the form."""
        return self.editing is None

    def show_sorted(self) -> None:
        """Arrange the sessions anew."""
        chosen = self._chosen()
        self._arrange(chosen.id if chosen else None)

    def _show_form(self, values: Deliberation) -> None:
        self.editing = values
        form = self.query_one(Form)
        form.set_fields(session_fields(self.session.today, figures.batches()), session_texts(values))
        self.before = form.values()
        name = "Minilok" if values.kind is DeliberationKind.MINILOK else "Sesi"
        self.set_title("REMBUK", f"{name} baru" if values.id is None else f"Ubah sesi {short_date(values.held_on)}")
        self._switch(form=True)
        self.say("", "ISI")
        self.on_walked_form_entered()
        form.focus()

    def _switch(self, *, form: bool) -> None:
        self.query_one(Form).display = form
        self.query_one(RecordList).display = not form
        self.query_one(LegendLine).update(FORM_LEGEND if form else LIST_LEGEND)

    def _tell_session(self) -> None:
        chosen = self._chosen()
        self.query_one(Detail).set_text(session_text(chosen, self.told[chosen.id]) if chosen else "")
