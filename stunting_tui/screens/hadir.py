"""Hadir: who came to a rembuk; the list above, the form of one person below."""

from collections.abc import Callable, Mapping

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.domain import templates
from stunting_tui.domain.agreement import Attendee
from stunting_tui.domain.dates import long_date
from stunting_tui.errors import ConflictError
from stunting_tui.screens.merging import conflict_told, keep_typed
from stunting_tui.screens.sorted_list import SortedScreen
from stunting_tui.services import rembuk
from widgets.columns import Column
from widgets.fields import Field
from widgets.form import Form
from widgets.lines import LegendLine, PromptLine, RuleLine
from widgets.record_list import RecordList, Row
from widgets.sorting import Sorting, Value


def _how(person: Attendee) -> str:
    return "daring" if person.online else "luring"


COLUMNS = [
    Column("No", 3, "right", key="place", words="nomor"),
    Column("Nama", 22, flex=1, key="name", words="nama", letters=True),
    Column("Jabatan", 21, flex=1, key="office", words="jabatan", letters=True),
    Column("Unsur", 18, key="element", words="unsur", letters=True),
    Column("L/P", 3, key="sex", words="jenis kelamin", letters=True),
    Column("Cara", 6, key="how", words="cara hadir", letters=True),
    Column("HP", 14, rank=1),
]
VALUES: Mapping[str, Callable[[Attendee], Value]] = {
    "name": lambda person: person.name,
    "office": lambda person: person.office or None,
    "element": lambda person: person.element or None,
    "sex": lambda person: person.sex or None,
    "how": _how,
}
NOBODY = "Belum ada peserta. Tekan n untuk menambah."
LIST_LEGEND = "Enter Ubah  / Cari  a Urut  n Baru  Del Hapus  F1 Bantuan  F10 Kembali"
FORM_LEGEND = "Enter Terima  F9 Daftar  F6 Simpan  Esc Ke daftar  F1 Bantuan  F10 Kembali"


def _fields() -> list[Field]:
    elements = [(name, name) for name in templates.elements()]
    return [
        Field("name", "Nama", width=40, help="Nama dan gelar.", required=True, limit=80),
        Field("office", "Jabatan", width=40, help="Jabatan atau asal, mis. Kepala Desa.", limit=80),
        Field("element", "Unsur", "choice", 30, "Unsur peserta; huruf depan memilih.", choices=elements),
        Field("sex", "L/P", "choice", 12, choices=[("L", "L laki-laki"), ("P", "P perempuan")]),
        Field("phone", "HP", width=20, help="Nomor telepon; hanya untuk arsip.", limit=25),
        Field("online", "Cara hadir", "choice", 8, choices=[("t", "luring"), ("y", "daring")]),
    ]


class HadirScreen(SortedScreen):
    """The attendance list of the session `deliberation_id`."""

    NAME = "hadir"
    BINDINGS = keys.bindings_for("hadir")
    CSS_PATH = "hadir.tcss"
    ORDER = Sorting("place")

    editing: Attendee | None = None
    searched = ""
    before: dict[str, str]

    def body(self) -> ComposeResult:
        """Give list and form."""
        yield RecordList(COLUMNS, id="list", empty=NOBODY)
        yield RuleLine(id="form-rule")
        yield Form(_fields(), id="form")

    def load(self) -> None:
        """Show the list; a form left open stays as it is."""
        if self.fresh or self.editing is None:
            number = self.params.get("deliberation_id", getattr(self, "number", 0))
            if number != getattr(self, "number", number):
                self.searched = ""
            self.number = number
            self._close()

    def action_new(self) -> None:
        """Open the form of a new person."""
        if self.editing is None:
            self._open(Attendee(""))

    def action_delete(self) -> None:
        """Remove the highlighted person after a question."""
        chosen = self._chosen()
        if chosen is not None and self.editing is None:
            self.confirm(f"Hapus {chosen.name} dari daftar hadir?", lambda: self._delete(chosen))

    def action_save(self) -> None:
        """Check and save the form."""
        if self.editing is not None:
            self.query_one(Form).submit()

    def action_cancel_work(self) -> None:
        """Close the form."""
        if self.editing is not None:
            self._leave_form()

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
            self._open(chosen)

    def on_form_submitted(self, event: Form.Submitted) -> None:
        """Save what the form holds."""
        if self.editing is None:
            return
        values, new = event.values, self.editing.id is None
        person = Attendee(
            values["name"], values["office"], values["element"], values["sex"], values["phone"],
            online=values["online"] == "y", id=self.editing.id, version=self.editing.version,
        )  # fmt: skip
        try:
            number = rembuk.save_attendee(self.session, self.number, person)
        except ConflictError as error:
            self._merge(error)
            return
        if new:
            self._read(number)
            self._open(Attendee("", element=person.element, online=person.online))
            self.say(f"{person.name} tersimpan. Isi orang berikutnya, atau Esc ke daftar.", "ISI")
        else:
            self._close(number)
            self.say(f"{person.name} tersimpan.")

    def _merge(self, error: ConflictError) -> None:
        """Go on with the person as another operator left the line, and what was typed here."""
        form, begun, wanted = self.query_one(Form), self.before, self.editing.id if self.editing else None
        self._read(wanted)
        now = self._chosen()
        if now is None or now.id != wanted:
            raise error
        self.editing, self.before = now, _texts(now)
        keep_typed(form, form.values(), begun, self.before)
        self.complain(conflict_told(error))

    def _delete(self, person: Attendee) -> None:
        rembuk.delete_attendee(self.session, person.id or 0, person.version)
        self._read()
        self.say(f"{person.name} dihapus dari daftar hadir.")

    def _chosen(self) -> Attendee | None:
        cursor = self.query_one("#list", RecordList).cursor
        return self.people[cursor] if cursor < len(self.people) else None

    def _open(self, person: Attendee) -> None:
        self.editing = person
        form = self.query_one(Form)
        form.load(_texts(person))
        self.before = form.values()
        self._switch(form=True)
        self.say("", "ISI")
        form.focus()

    def _leave_form(self) -> None:
        if self.query_one(Form).values() == self.before:
            self._close()
        else:
            self.confirm("Isian belum disimpan. Buang?", self._close)

    def _close(self, number: int | None = None) -> None:
        self.editing = None
        self.query_one(PromptLine).close()
        self._switch(form=False)
        self._read(number)
        self.query_one("#list").focus()

    def _switch(self, *, form: bool) -> None:
        self.query_one(Form).display = self.query_one("#form-rule").display = form
        self.query_one(LegendLine).update(FORM_LEGEND if form else LIST_LEGEND)

    def _read(self, number: int | None = None) -> None:
        """Read the list, the cursor on the person with this id or where it was."""
        session = rembuk.deliberation(self.number)
        self.day = session.held_on
        self.present = session.attendees
        online = sum(person.online for person in self.present)
        self.say("", f"{len(self.present)} orang: {len(self.present) - online} luring, {online} daring")
        self._show(number)

    def _show(self, number: int | None) -> None:
        """List the people with the searched words, in the order of now."""
        numbers = {person.id: place for place, person in enumerate(self.present, 1)}
        fitting = [person for person in self.present if _holds(person, self.searched)]
        values = {**VALUES, "place": lambda person: numbers[person.id]}
        self.people = self.arranged(fitting, values, lambda person: person.name)
        table = self.query_one("#list", RecordList)
        table.empty = f'Tidak ada peserta dengan "{self.searched}".' if self.searched else NOBODY
        ids = [person.id for person in self.people]
        cursor = ids.index(number) if number in ids else min(table.cursor, max(0, len(ids) - 1))
        self.show_rows([_row(numbers[person.id], person) for person in self.people], cursor)
        told = (long_date(self.day), self.order_told())
        self.set_title("DAFTAR HADIR", "   ".join(part for part in told if part))

    def can_sort(self) -> bool:
        """Whether the list is what the keys go to."""
        return self.editing is None

    def show_sorted(self) -> None:
        """Arrange the people anew."""
        self._show(self._chosen_id())

    def action_search(self) -> None:
        """Keep the people with the typed words."""
        self._ask_words("")

    def action_search_again(self) -> None:
        """Search on from the same words."""
        self._ask_words(self.searched)

    def _ask_words(self, initial: str) -> None:
        if self.editing is None:
            self.ask(
                "Cari peserta", self._search, initial=initial, changed=self._search, dropped=lambda: self._search("")
            )

    def _search(self, text: str) -> None:
        chosen = self._chosen_id()
        self.searched = text.strip()
        self._show(chosen)
        self.say(f'{len(self.people)} orang dengan "{self.searched}"' if self.searched else "")

    def _chosen_id(self) -> int | None:
        chosen = self._chosen()
        return chosen.id if chosen else None


def _texts(person: Attendee) -> dict[str, str]:
    """Return a person as the texts of the form."""
    return {
        "name": person.name,
        "office": person.office,
        "element": person.element,
        "sex": person.sex,
        "phone": person.phone,
        "online": "y" if person.online else "t",
    }


def _row(place: int, person: Attendee) -> Row:
    return Row((str(place), person.name, person.office, person.element, person.sex, _how(person), person.phone))


def _holds(person: Attendee, words: str) -> bool:
    """Whether every word stands in the name, the office or whom the person came for."""
    where = f"{person.name} {person.office} {person.element}".casefold()
    return all(word in where for word in words.casefold().split())
