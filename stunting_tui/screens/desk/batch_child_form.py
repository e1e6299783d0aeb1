"""The form of a child put into a sheet: digits in it pick one of the known children listed beneath."""

from collections.abc import Callable, Mapping, Sequence

from textual import events
from textual.message import Message
from textual.strip import Strip

from stunting_tui.domain.dates import short_date
from stunting_tui.screens.wording import SEXES
from stunting_tui.services.desk.register_child import Known
from widgets.fields import Check, Field, Tidy
from widgets.form import Form
from widgets.line_widget import LineWidget
from widgets.text import fit

LETTERS = ("name", "sex", "parent_name")
"""Fields that hold no digit."""
LOOKED_AT = ("name", "sex", "birth_date")
"""Fields by which a known child is looked for."""


class ChildForm(Form):
    """A `Form` that tells of every key and of the digits that are no text."""

    class Typed(Form.Told):
        """A key changed a field by which a known child is looked for."""

    class Picked(Message):
        """A digit was typed where no digit can be meant as text."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    offered: int | None = None

    def offer(self, count: int | None) -> None:
        """Say in the help line how one of this many known children is picked; None while none is looked for."""
        if count != self.offered:
            self.offered = count
            self.refresh_row(self.size.height - 1)

    def help_text(self) -> str:
        """Return what is to be done next in the field in edit."""
        text = super().help_text()
        if not self.offered:
            return text if self.offered is None else f"{text} Tidak ada yang mirip: anak baru."
        span = "1" if self.offered == 1 else f"1-{self.offered}"
        return f"{text} {span if self.field.key in LETTERS else self.list_key} memilih anak di bawah."

    def _value_key(self, event: events.Key) -> bool:
        if self.field.key == "sex" and self.values()["sex"] and (event.character or "").isdecimal():
            self._accept()  # the birth date is begun without Enter: no child is meant
        if self.field.key in LETTERS and event.character is not None and event.character.isdecimal():
            self.post_message(self.Picked(int(event.character)))
            return True
        taken = super()._value_key(event)
        if taken and self.field.key in LOOKED_AT:
            self.post_message(self.Typed(self, self.values()))
        return taken


def child_fields(complaint: Callable[[str, Mapping[str, str]], str | None], tidy: Tidy) -> list[Field]:
    """Return the five fields; `complaint` says what is wrong in the one with a key, `tidy` writes dates out."""

    def check(key: str) -> Check:
        return lambda _value, values: complaint(key, values)

    name = "Nama seperti di buku, Enter lanjut."
    day = "ddmmyyyy, contoh 14012025."
    return [
        Field("name", "Nama anak", width=40, limit=80, help=name, required=True),
        Field("sex", "Jenis kelamin", "choice", 12, "L atau P.", tuple(SEXES.items()), required=True),
        Field("birth_date", "Tanggal lahir", "date", 10, day, required=True, validate=check("birth_date"), tidy=tidy),
        Field("nik", "NIK", width=16, limit=20, help="Boleh kosong.", validate=check("nik")),
        Field("parent_name", "Orang tua", width=40, limit=80, help="Boleh kosong; Enter menyimpan."),
    ]


class KnownLines(LineWidget):
    """One line for each known child."""

    texts: Sequence[str] = ()

    def show(self, texts: Sequence[str]) -> None:
        """Show other lines; nothing is painted where they are the same."""
        if texts != self.texts:
            self.texts = texts
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        return self.line(self.texts[y] if y < len(self.texts) else "")


def known_line(number: int, child: Known, width: int) -> str:
    """Return a known child in `width` cells: number, name, sex, birth date, place, and at the end why it is like."""
    place = child.posyandu or "tanpa posyandu"
    if child.line:
        place += f" (baris {child.line})"
    elif child.away:
        place = f"pindah dari {place}"
    elif not child.here:
        place = f"{child.village} / {place}"
    name = fit(child.name, 22 + max(0, width - 80) // 2)
    head = f" {number} {name} {child.sex} {short_date(child.birth_date)} "
    room = width - len(head) - len(child.why) - 2
    return f"{head}{fit(place, room)} {child.why}"
