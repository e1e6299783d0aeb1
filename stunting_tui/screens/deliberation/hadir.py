"""Hadir: who comes to a rembuk, typed line by line as they sign in; every cell is stored as it is accepted."""

from collections.abc import Mapping
from string import ascii_uppercase, digits

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.domain.dates import long_date
from stunting_tui.domain.deliberation import templates
from stunting_tui.domain.deliberation.agreement import Attendee
from stunting_tui.errors import DataError, GoneError, OperatorError
from stunting_tui.screens.detail import Detail
from stunting_tui.screens.fact_grid import FactGridScreen
from stunting_tui.services.deliberation import rembuk
from widgets.entry_columns import GridColumn, Verdict
from widgets.entry_grid import KEYS, EntryGrid
from widgets.entry_messages import Complained, Hint, RowMarked

BLANKS = 300
"""Empty lines beneath those who are there: a list of hundreds can be pasted at once."""

HOW = {"L": "luring", "D": "daring"}
PHONE = "0123456789+-() /"
TYPED = ("name", "office", "element", "sex", "how", "phone")


class HadirScreen(FactGridScreen):
    """The attendance list of the session `deliberation_id`; lines are kept as the grid numbers them."""

    NAME = "hadir"
    BINDINGS = keys.bindings_for("hadir")
    CSS_PATH = "hadir.tcss"
    has_list = False

    number = 0

    def body(self) -> ComposeResult:
        """Give the grid, and the letters that stand for the unsur."""
        kept = {key: command for key, command in KEYS.items() if command not in ("insert", "force")}
        yield EntryGrid(
            _columns({}), check=self.check_cell, keys=self.shell.keys.grid_keys(kept), asked=self.is_asked, id="grid"
        )
        yield Detail(id="detail")

    def load(self) -> None:
        """Read the list, ready for the next person; coming back from another screen, stay where one was."""
        self.grid.focus()
        if self.fresh:
            self.number = self.params["deliberation_id"]
            self._read()

    def _read(self) -> None:
        session = rembuk.deliberation(self.number)
        self.held_on = session.held_on
        self.people = dict(enumerate(session.attendees))
        self.gone: set[int] = set()
        self.elements = _letters([*templates.elements(), *(person.element for person in session.attendees)])
        rows = [_texts(place, self.people.get(place), self.elements) for place in range(len(self.people) + BLANKS)]
        columns = _columns(self.elements)
        self.grid.load([[cells[column.key] for column in columns] for cells in rows], columns)
        self.query_one(Detail).set_text(f"Unsur: {', '.join(f'{key} {name}' for key, name in self.elements.items())}.")
        self.find("")
        self.show_head()
        self.grid.go_to(len(self.people), "name")
        self.show_row(self.grid.row)

    def show_head(self) -> None:
        """Show the day and the path."""
        self.set_title("DAFTAR HADIR", f"{long_date(self.held_on)}   arah: {self.grid.path_word}")

    def show_row(self, row: int) -> None:
        """Tell how many there are, and what keeps the line in hand from being stored."""
        people = [person for place, person in self.people.items() if place not in self.gone]
        online = sum(person.online for person in people)
        told = f"{len(people)} orang: {len(people) - online} luring, {online} daring"
        texts = self.grid.values(row)
        if row not in self.people and not texts["name"] and any(texts[key] for key in TYPED):
            told = "Baris ini belum tersimpan: nama masih kosong."
        self.tell(told)
        self.show_mode()

    def is_asked(self, row: int, key: str) -> bool:  # noqa: ARG002 - the signature
        """Whether Enter stops in an empty cell: not at the telephone number, which few sign in with."""
        return key != "phone"

    def check_cell(self, row: int, key: str, text: str, values: Mapping[str, str]) -> Verdict:
        """Judge a cell."""
        if key == "phone" and any(character not in PHONE for character in text):
            return Verdict.hard("HP: hanya angka, misalnya 0812 3456 7890.")
        if key != "name" and not values["name"] and row in self.gone:
            return Verdict.hard(f"Baris ini ditandai hapus; {self.key('mark')} mengembalikannya.")
        return Verdict.ok()

    def store_row(self, row: int) -> None:
        """Save a person as the line says; a line without a name waits for it."""
        texts = self.grid.values(row)
        stored = self.people.get(row)
        if row in self.gone:
            raise DataError("Baris ini ditandai hapus.", f"{self.key('mark')} mengembalikannya, lalu ubah.")
        if not texts["name"].strip():
            if stored is not None:
                raise DataError("Nama tidak dapat dikosongkan.", f"{self.key('mark')} menghapus orang ini dari daftar.")
            return
        self._doubt_twice(row, self._save(row, stored, texts))

    def _save(self, row: int, stored: Attendee | None, texts: Mapping[str, str]) -> tuple[Attendee, ...]:
        """Save, hold and show a person; return everybody as stored now."""
        person = Attendee(
            texts["name"], texts["office"], self.elements.get(texts["element"], ""), texts["sex"], texts["phone"],
            texts["how"] == "D", stored.id if stored else None, stored.version if stored else 0,
        )  # fmt: skip
        person_id = rembuk.save_attendee(self.session, self.number, person)
        everybody = rembuk.deliberation(self.number).attendees
        self.people[row] = next(one for one in everybody if one.id == person_id)
        self.grid.set_computed(row, _texts(row, self.people[row], self.elements))
        return everybody

    def _doubt_twice(self, row: int, everybody: tuple[Attendee, ...]) -> None:
        name = self.people[row].name.casefold()
        same = [place for place, one in self.people.items() if place != row and one.name.casefold() == name]
        same = [place for place in same if place not in self.gone]
        here = {one.id for one in self.people.values()}
        others = [one for one in everybody if one.id not in here]
        if same:
            self.find(f"? Nama ini sudah ada di baris {same[0] + 1}.")
        elif any(one.name.casefold() == name for one in others):
            self.find(f"? Nama ini sudah ditulis operator lain; {self.key('back')}, lalu buka lagi, memperlihatkannya.")
        else:
            self.find("")

    def stored_texts(self, row: int) -> Mapping[str, str]:
        """Read a person again; a line nobody is stored on is empty."""
        person = self.people.get(row)
        if person is not None and row not in self.gone:
            present = {one.id: one for one in rembuk.deliberation(self.number).attendees}
            person = present.get(person.id)
            if person is None:
                del self.people[row]
            else:
                self.people[row] = person
        return _texts(row, person, self.elements)

    def on_entry_grid_complained(self, event: Complained) -> None:
        """Point to the letters beneath the grid instead of writing them all out; the rest is said as everywhere."""
        if event.key == "element" and event.kind == "hard":
            event.message = "Huruf unsur tidak dikenal: lihat daftar di bawah tabel."

    def on_entry_grid_hint(self, event: Hint) -> None:
        """Point to the letters beneath the grid."""
        if self.grid.key == "element":
            event.text = "Huruf unsur: lihat daftar di bawah tabel."

    def on_entry_grid_row_marked(self, event: RowMarked) -> None:
        """Remove the person at once, or put the removed one back."""
        person = self.people.get(event.row)
        if person is None:
            return
        try:
            self._mark(event.row, person, marked=event.marked)
        except OperatorError:
            self.grid.set_past(event.row, marked=not event.marked)
            raise
        self.show_row(self.grid.row)

    def _mark(self, row: int, person: Attendee, *, marked: bool) -> None:
        if marked:
            try:
                rembuk.delete_attendee(self.session, person.id or 0, person.version)
                by = ""
            except GoneError as error:
                by = f" {error.who}"
            self.gone.add(row)
            self.find(f"{person.name} dihapus{by} dari daftar hadir; {self.key('mark')} sekali lagi mengembalikannya.")
        else:
            self._save(row, None, self.grid.values(row))
            self.gone.discard(row)
            self.find(f"{person.name} ada lagi di daftar hadir.")

    def action_next_person(self) -> None:
        """Go to the first empty line; where none is left, the list is read anew with more of them."""
        if self.grid.finish():
            texts = (self.grid.values(row) for row in range(self.grid.row_count))
            empty = next((row for row, cells in enumerate(texts) if not any(cells[key] for key in TYPED)), -1)
            if empty < 0:
                self._read()
            else:
                self.grid.go_to(empty, "name")

    def action_find_person(self) -> None:
        """Look for a person of the list."""
        if self.grid.finish():
            self.ask("Cari peserta", self._find_person)

    def _find_person(self, text: str) -> None:
        words = text.casefold().split()
        order = sorted(self.people, key=lambda row: (row <= self.grid.row, row))
        fits = (row for row in order if all(word in self.people[row].name.casefold() for word in words))
        found = next(fits, None)
        if found is None or not words:
            self.complain("Tidak ada peserta dengan nama itu.")
        else:
            self.grid.go_to(found, "name")

    def action_back(self) -> None:
        """Leave; everything is stored, a complaint must be answered first."""
        if self.grid.finish():
            super().action_back()


def _columns(elements: Mapping[str, str]) -> list[GridColumn]:
    return [
        GridColumn("No", 3, "right", key="place", kind="computed"),
        GridColumn("Nama", 20, flex=1, key="name", required=True, limit=80),
        GridColumn("Jabatan", 16, flex=1, key="office", limit=80),
        GridColumn("U", 1, key="element", kind="code", choices=elements),
        GridColumn("Unsur", 13, key="element_name", kind="computed"),
        GridColumn("L/P", 3, key="sex", kind="code", choices={"L": "laki-laki", "P": "perempuan"}),
        GridColumn("C", 1, key="how", kind="code", choices=HOW),
        GridColumn("HP", 13, key="phone", limit=25),
    ]


def _letters(names: list[str]) -> dict[str, str]:
    """Return a letter for each unsur, in the order of the list; one that only a stored person has comes last."""
    known = dict.fromkeys(name for name in names if name)
    return dict(zip(ascii_uppercase + digits, known, strict=False))


def _texts(place: int, person: Attendee | None, elements: Mapping[str, str]) -> dict[str, str]:
    """Return a person as the cells of a line."""
    empty = {"place": str(place + 1), **dict.fromkeys((*TYPED, "element_name"), "")}
    if person is None:
        return empty
    letter = next((key for key, name in elements.items() if name == person.element), "")
    return {
        **empty, "name": person.name, "office": person.office, "element": letter, "element_name": person.element,
        "sex": person.sex, "how": "D" if person.online else "L", "phone": person.phone,
    }  # fmt: skip
