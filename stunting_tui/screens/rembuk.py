"""Rembuk: the sessions, newest first; a new one is made, or one is changed, by a form."""

from collections.abc import Callable, Mapping

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.domain import templates
from stunting_tui.domain.agreement import Deliberation, DeliberationState
from stunting_tui.domain.dates import long_date, short_date
from stunting_tui.domain.numbers import format_integer
from stunting_tui.errors import ConflictError
from stunting_tui.screens.detail import Detail
from stunting_tui.screens.merging import conflict_told, keep_typed
from stunting_tui.screens.rembuk_fields import blank_session, session_fields, session_from, session_texts
from stunting_tui.screens.sorted_list import SortedScreen
from stunting_tui.screens.walked_form import WalkedForm
from stunting_tui.services import figures, region, rembuk
from widgets.columns import Column
from widgets.form import Form
from widgets.lines import LegendLine, PromptLine
from widgets.record_list import RecordList, Row
from widgets.sorting import Sorting, Value

COLUMNS = [
    Column("Tanggal", 10, key="date", words="tanggal"),
    Column("Rembuk", 24, flex=2, key="title", words="nama rembuk", letters=True),
    Column("Tempat", 14, flex=1, key="place", words="tempat", letters=True),
    Column("Keadaan", 14, key="state", words="keadaan"),
    Column("Lengkap", 7, "right", key="ready", words="bagian lengkap"),
    Column("Hadir", 5, "right", key="present", words="jumlah hadir"),
]
VALUES: Mapping[str, Callable[[Deliberation], Value]] = {
    "date": lambda session: session.held_on.toordinal(),
    "title": lambda session: session.title,
    "place": lambda session: session.place or None,
    "state": lambda session: tuple(DeliberationState).index(session.state),
    "ready": lambda session: _done(session) / len(session.agreements) if session.agreements else None,
    "present": lambda session: len(session.attendees),
}
LIST_LEGEND = "Enter Buka  n Baru  F4 Ubah  p Persiapan  b Laporan  F1 Bantuan  F10 Kembali"
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
        """Show the list; a form left open stays as it is."""
        if self.fresh or self.editing is None:
            self._show_list()

    def action_new(self) -> None:
        """Open the form of a new session."""
        if region.current_district() is None:
            self.complain("Kecamatan belum dipilih. Pilih dahulu di layar Wilayah (9 di Beranda).")
        elif self.editing is None:
            self._show_form(blank_session(self.session.today, figures.batches()))

    def action_edit(self) -> None:
        """Open the form of the highlighted session."""
        chosen = self._chosen()
        if chosen is not None and self.editing is None:
            self._show_form(chosen)

    def action_report(self) -> None:
        """Go on to the report of the highlighted session."""
        chosen = self._chosen()
        if chosen is not None and self.editing is None:
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
            self.shell.go("sesi", deliberation_id=chosen.id)

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
        if values.id is not None:
            try:
                rembuk.edit_deliberation(self.session, values)
            except ConflictError as error:
                self._merge(values.id, error)
                return
            self._show_list(values.id)
            self.say("Sesi rembuk tersimpan.")
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
        self.shell.go("sesi", deliberation_id=number)

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
        self.sessions = rembuk.deliberations()
        self.query_one(PromptLine).close()
        self._switch(form=False)
        self.say("", f"{len(self.sessions)} sesi" if self.sessions else "")
        self._arrange(number)
        self.query_one(RecordList).focus()

    def _arrange(self, number: int | None) -> None:
        """Put the sessions in the order of now."""
        table = self.query_one(RecordList)
        newest = sorted(self.sessions, key=lambda session: (session.held_on, session.id or 0), reverse=True)
        self.sessions = self.arranged(newest, VALUES, lambda session: session.title)
        places = [session.id for session in self.sessions]
        self.show_rows(
            [_row(session) for session in self.sessions], places.index(number) if number in places else table.cursor
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
        self.set_title("REMBUK", "Sesi baru" if values.id is None else f"Ubah sesi {short_date(values.held_on)}")
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
        self.query_one(Detail).set_text(_told(chosen) if chosen else "")


def _done(session: Deliberation) -> int:
    return sum(not agreement.gaps() for agreement in session.agreements)


def _row(session: Deliberation) -> Row:
    ready = f"{_done(session)}/{len(session.agreements)}" if session.agreements else "-"
    return Row(
        (
            short_date(session.held_on),
            session.title,
            session.place,
            session.state.value,
            ready,
            format_integer(len(session.attendees)),
        )
    )


def _told(session: Deliberation) -> str:
    """Return the session in words: what the columns cut."""
    when = f"{long_date(session.held_on)}{f', pukul {session.time}' if session.time else ''}"
    done = _done(session)
    chair = f"Pimpinan {session.chair}, {session.chair_office}. " if session.chair else "Pimpinan belum diisi. "
    number = f" Nomor {session.number}." if session.number else ""
    return (
        f"{session.title}. {when}, {session.place or 'tempat belum diisi'}.{number}\n"
        f"{chair}{done} dari {len(session.agreements)} kesepakatan lengkap, {len(session.attendees)} orang hadir."
    )
