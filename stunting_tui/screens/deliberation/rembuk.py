"""Rembuk: the sessions, newest first; a new one is made, or one is changed, by a form."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.domain.dates import short_date
from stunting_tui.domain.deliberation import templates
from stunting_tui.domain.deliberation.agreement import Deliberation, DeliberationKind
from stunting_tui.screens.deliberation.rembuk_fields import (
    blank_minilok,
    blank_session,
    far_words,
    session_fields,
    session_from,
    session_texts,
    twin_words,
)
from stunting_tui.screens.deliberation.session_rows import COLUMNS, VALUES, session_row, session_text, year_text
from stunting_tui.screens.detail import Detail
from stunting_tui.screens.record_form import RecordFormScreen
from stunting_tui.screens.walked_form import WalkedForm
from stunting_tui.services.deliberation import rembuk
from stunting_tui.services.following import ledger
from stunting_tui.services.quality import figures
from stunting_tui.services.register import region
from widgets.fields import Field
from widgets.record_list import RecordList, Row
from widgets.sorting import Sorting, Value


class RembukScreen(RecordFormScreen[Deliberation]):
    """The list of sessions, or the form of one."""

    NAME = "rembuk"
    BINDINGS = keys.bindings_for("rembuk")
    CSS_PATH = "rembuk.tcss"
    ORDER = Sorting("date", down=True)
    TITLE = "REMBUK"
    ONE = "sesi rembuk"
    EMPTY = "Belum ada rembuk. Tekan {new} untuk membuat sesi baru."
    LIST_LEGEND = "Enter Buka, new, minilok, ledger, preparation, help, back"

    def body(self) -> ComposeResult:
        """Give the list, the form that takes its place, and the lines beneath them."""
        yield RecordList(COLUMNS, id="list", empty=self.spelled(self.EMPTY))
        yield WalkedForm(session_fields(self.session.today, [], self.spelled), id="form")
        yield Detail(id="detail")

    def load(self) -> None:
        """Show the list, or the form of the session `edit`; a form left open stays as it is."""
        wanted = self.params.pop("edit", None)
        if wanted is not None:
            self.open_form(rembuk.deliberation(wanted))
        else:
            super().load()

    def read(self) -> list[Deliberation]:
        """Return the sessions, the newest first."""
        self.heard = Counter(step.meeting for entry in ledger.entries() for step in entry.steps)
        sessions = rembuk.deliberations(miniloks=True)
        return sorted(sessions, key=lambda one: (one.held_on, one.id or 0), reverse=True)

    def row(self, one: Deliberation) -> Row:
        """Return a session as a line."""
        return session_row(one)

    def told(self, one: Deliberation) -> str:
        """Return a session in full."""
        return session_text(one, self.heard[one.id])

    def values_of(self) -> Mapping[str, Callable[[Deliberation], Value]]:
        """Return what sessions are sorted by."""
        return VALUES

    def name_of(self, one: Deliberation) -> str:
        """Return the title."""
        return one.title

    def heading(self) -> str:
        """Return the kecamatan."""
        district = region.current_district()
        return district.label if district else "Kecamatan belum dipilih"

    def hint(self) -> str:
        """Return how many were held this year."""
        return year_text(self.every, self.session.today.year)

    def counted(self) -> str:
        """Return how many there are."""
        return f"{len(self.every)} sesi" if self.every else ""

    def fields(self) -> list[Field]:
        """Return the fields of the form."""
        return session_fields(self.session.today, figures.batches(), self.spelled)

    def texts(self, one: Deliberation) -> dict[str, str]:
        """Return a session as the texts of the form."""
        return session_texts(one)

    def blank(self) -> Deliberation:
        """Return a new session with what the office usually writes."""
        return blank_session(self.session, figures.batches())

    def doubt(self, before: Deliberation, texts: Mapping[str, str]) -> str:
        """Return that the day is far ahead, or which other session has it or the number."""
        wanted = session_from(texts, before, self.session.today)
        far = far_words(wanted.held_on, before, self.session.today)
        return far or twin_words(wanted, before, rembuk.deliberations(miniloks=True))

    def action_minilok(self) -> None:
        """Open the form of a new minilok."""
        self.open_new(lambda: blank_minilok(self.session.today))

    def action_ledger(self) -> None:
        """Open the ledger of all agreements."""
        if self.editing is None:
            self.shell.go("buku")

    def action_go_on(self) -> None:
        """Offer the highlighted rembuk what is still open of those before it."""
        chosen = self.chosen()
        if chosen is None or self.editing is not None:
            return
        if chosen.kind is DeliberationKind.MINILOK:
            self.complain("Kesepakatan hanya dibawa ke sebuah rembuk; sorot rembuknya.")
        else:
            self.shell.go("buku", deliberation_id=chosen.id)

    def action_edit(self) -> None:
        """Open the form of the highlighted session."""
        chosen = self.chosen()
        if chosen is not None and self.editing is None:
            self.open_form(chosen)

    def action_report(self) -> None:
        """Go on to the report of the highlighted session."""
        chosen = self.chosen()
        if chosen is None or self.editing is not None:
            return
        if chosen.kind is DeliberationKind.MINILOK:
            self.complain(self.spelled("Laporan dibuat untuk rembuk; kemajuan dari minilok ada di Buku ({ledger})."))
        else:
            self.shell.go("laporan", deliberation_id=chosen.id)

    def action_preparation(self) -> None:
        """Go on to what is done before and after the meetings."""
        if self.editing is None:
            self.shell.go("kerja")

    def take(self, one: Deliberation) -> None:
        """Open the checklist of a rembuk; that of a minilok is what is open in the ledger."""
        is_minilok = one.kind is DeliberationKind.MINILOK
        self.shell.go("buku" if is_minilok else "sesi", deliberation_id=one.id)

    def save(self, before: Deliberation, texts: Mapping[str, str]) -> None:
        """Store the session; a new rembuk with the points of the template where wanted."""
        if before.id is not None:
            super().save(before, texts)
            return
        wanted = session_from(texts, before, self.session.today)
        if wanted.kind is DeliberationKind.MINILOK:
            self._create(wanted, template=False)
            return
        count = len(templates.agreements())
        self.ask(
            f"Isi dari templat {count} kesepakatan?",
            lambda letter: self._create(wanted, template=letter == "y"),
            choices="yt",
        )

    def store(self, before: Deliberation, texts: Mapping[str, str]) -> int:
        """Save what the form holds of a session that is there."""
        wanted = session_from(texts, before, self.session.today)
        rembuk.edit_deliberation(self.session, wanted)
        return wanted.id or 0

    def _create(self, values: Deliberation, *, template: bool) -> None:
        number = rembuk.create_deliberation(self.session, values, template)
        self.show_list(number)
        made = replace(values, id=number)
        waiting = len(ledger.offered(number)) if values.kind is DeliberationKind.REMBUK else 0
        if not waiting:
            self.take(made)
            return
        self.ask(
            f"{waiting} kesepakatan rembuk lalu masih terbuka. Bawa sekarang?",
            lambda letter: self.action_go_on() if letter == "y" else self.take(made),
            choices="yt",
        )

    def name_form(self, one: Deliberation) -> None:
        """Say in the title which session it is."""
        name = "Minilok" if one.kind is DeliberationKind.MINILOK else "Sesi"
        self.set_title(self.TITLE, f"{name} baru" if one.id is None else f"Ubah sesi {short_date(one.held_on)}")
