"""Pejabat: who signs, between which dates the signature is valid; the list, and the form of one in its place."""

from collections.abc import Callable, Mapping
from datetime import date

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.domain.dates import short_date
from stunting_tui.domain.deliberation.official import VILLAGE_HEAD, Official, role_name, roles, state_on
from stunting_tui.errors import ConflictError
from stunting_tui.screens.deliberation.official_fields import OfficialFields, official_texts
from stunting_tui.screens.detail import Detail
from stunting_tui.screens.merging import conflict_told, keep_typed
from stunting_tui.screens.sorted_list import SortedScreen
from stunting_tui.services.deliberation import officials
from stunting_tui.services.register import region
from widgets.columns import Column
from widgets.fields import Field
from widgets.form import Form
from widgets.lines import LegendLine, PromptLine
from widgets.record_list import RecordList, Row
from widgets.sorting import Sorting, Value

COLUMNS = [
    Column("Peran", 22, flex=1, key="role", words="peran", letters=True),
    Column("Nama", 24, flex=2, key="name", words="nama", letters=True),
    Column("Dari", 10, key="since", words="berlaku dari"),
    Column("Sampai", 10, key="until", words="berlaku sampai"),
    Column("Hari ini", 8, key="state", words="keadaan hari ini", letters=True),
]
VALUES: Mapping[str, Callable[[Official], Value]] = {
    "name": lambda person: person.name,
    "since": lambda person: str(person.valid_from or "") or None,
    "until": lambda person: str(person.valid_to or "") or None,
}
LIST_LEGEND = "Enter Ubah  n Baru  Del Hapus  a Urut  F1 Bantuan  F10 Kembali"
FORM_LEGEND = "Enter Terima  F9 Daftar  F6 Simpan  Esc Batal  F1 Bantuan  F10 Kembali"
NOTHING = "Belum ada pejabat. Tekan n untuk menambah; tanpa pejabat dicetak baris titik-titik."


class PejabatScreen(SortedScreen):
    """The register of officials, or the form of one."""

    NAME = "pejabat"
    BINDINGS = keys.bindings_for("pejabat")
    CSS_PATH = "pejabat.tcss"
    ORDER = Sorting("role")

    editing: Official | None = None
    before: dict[str, str]
    parts: OfficialFields

    def body(self) -> ComposeResult:
        """Give the list, the form in its place, and the official in hand in full."""
        yield RecordList(COLUMNS, id="list", empty=NOTHING)
        yield Form([Field("name", "Nama")], id="form")
        yield Detail(id="detail")

    def load(self) -> None:
        """Show the list; a form left open stays as it is."""
        if self.fresh or self.editing is None:
            villages = {village.id: village.name for village in region.villages()}
            self.parts = OfficialFields(self.session.today, villages)
            self._show_list()

    def action_new(self) -> None:
        """Open the form of a new official."""
        if region.current_district() is None:
            self.complain("Kecamatan belum dipilih. Pilih dahulu di layar Wilayah (9 di Beranda).")
        elif self.editing is None:
            self._open(Official("", "", role=roles()[0].code))

    def action_delete(self) -> None:
        """Remove the highlighted official after a question."""
        chosen = self._chosen()
        if chosen is not None and self.editing is None:
            self.confirm(f"Hapus {chosen.name} dari daftar pejabat?", lambda: self._delete(chosen))

    def _delete(self, person: Official) -> None:
        officials.delete_official(self.session, person.id or 0, person.version)
        self._show_list()
        self.say(f"{person.name} dihapus dari daftar pejabat.")

    def on_record_list_selected(self) -> None:
        """Open the form of the highlighted official."""
        chosen = self._chosen()
        if chosen is not None:
            self._open(chosen)

    def on_record_list_highlighted(self) -> None:
        """Show the official in full."""
        self._tell()

    def action_save(self) -> None:
        """Check and save the form."""
        if self.editing is not None:
            self.query_one(Form).submit()

    def on_form_submitted(self, event: Form.Submitted) -> None:
        """Save what the form holds."""
        if self.editing is None:
            return
        wanted = self.parts.official(event.values, self.editing)
        try:
            number = officials.save_official(self.session, wanted)
        except ConflictError as error:
            self._merge(error)
            return
        self._show_list(number)
        self.say(f"{wanted.name} tersimpan.")

    def _merge(self, error: ConflictError) -> None:
        """Go on with the official as another operator left the row, and what was typed here."""
        wanted = self.editing.id if self.editing else None
        now = next((one for one in officials.officials() if one.id == wanted), None)
        if now is None:
            raise error
        form, begun = self.query_one(Form), self.before
        self.editing, self.before = now, official_texts(now)
        keep_typed(form, form.values(), begun, self.before)
        self.complain(conflict_told(error))

    def action_cancel_work(self) -> None:
        """Close the form without saving."""
        if self.editing is not None:
            self._leave_form()

    def action_back(self) -> None:
        """Close the form, or leave."""
        if self.editing is not None:
            self._leave_form()
        else:
            super().action_back()

    def can_sort(self) -> bool:
        """Whether the list is what the keys go to."""
        return self.editing is None

    def show_sorted(self) -> None:
        """Arrange the officials anew."""
        chosen = self._chosen()
        self._list(chosen.id if chosen else None)

    def _leave_form(self) -> None:
        if self.query_one(Form).values() == self.before:
            self._show_list()
        else:
            self.confirm("Perubahan belum disimpan. Buang?", self._show_list)

    def _open(self, person: Official) -> None:
        self.editing = person
        form = self.query_one(Form)
        form.set_fields(self.parts.fields(), official_texts(person))
        self.before = form.values()
        self._switch(form=True)
        self.say("", "ISI")
        form.focus()

    def _show_list(self, number: int | None = None) -> None:
        """Read the list, the cursor on the official with this id or where it was."""
        self.editing = None
        self.query_one(PromptLine).close()
        self._switch(form=False)
        self.people = officials.officials()
        self._list(number)
        self.query_one("#list").focus()

    def _list(self, number: int | None) -> None:
        order = {role.code: at for at, role in enumerate(roles())}
        values = {
            **VALUES,
            "role": lambda person: order.get(person.role, len(order)),
            "state": lambda person: state_on(person, self.session.today),
        }
        self.people = self.arranged(self.people, values, lambda person: person.name)
        table = self.query_one(RecordList)
        ids = [person.id for person in self.people]
        cursor = ids.index(number) if number in ids else min(table.cursor, max(0, len(ids) - 1))
        self.show_rows([_row(person, self.session.today) for person in self.people], cursor)
        district = region.current_district()
        self.set_title("PEJABAT", district.label if district else "Kecamatan belum dipilih")
        valid = sum(person.holds_on(self.session.today) for person in self.people)
        self.say("", f"{len(self.people)} pejabat, {valid} berlaku hari ini")
        self._tell()

    def _switch(self, *, form: bool) -> None:
        self.query_one(Form).display = form
        self.query_one("#list").display = self.query_one(Detail).display = not form
        self.query_one(LegendLine).update(FORM_LEGEND if form else LIST_LEGEND)

    def _chosen(self) -> Official | None:
        cursor = self.query_one(RecordList).cursor
        return self.people[cursor] if cursor < len(self.people) else None

    def _tell(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            self.query_one(Detail).set_text("")
            return
        number = f"NIP {chosen.nip}" if chosen.nip else "tanpa NIP"
        self.query_one(Detail).set_text(f"Tercetak: {chosen.office}\n{chosen.name}, {number}")


def _row(person: Official, today: date) -> Row:
    role = person.office if person.role == VILLAGE_HEAD else role_name(person.role)
    return Row((role, person.name, short_date(person.valid_from), short_date(person.valid_to), state_on(person, today)))
