"""A child put into a sheet while it is typed: pulled from the register or written down new, in the place of the paper.

yield ChildPanel(id="child")                                 # hidden until it is opened; 12 lines
self.query_one(ChildPanel).open(posyandu_id, "2026-11", after_child_id)

def on_child_panel_done(self, event: ChildPanel.Done) -> None:      # hidden again: read the sheet, stand on the child
    self.put(event.child_id); self.say(event.said)

def on_child_panel_dropped(self) -> None:                           # hidden again, nothing stored: back to the grid
    self.grid.focus()
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message

from stunting_tui import keys
from stunting_tui.domain.dates import parse_entry_date, period_label
from stunting_tui.errors import OperatorError
from stunting_tui.screens.desk.batch_child_form import ChildForm, KnownLines, child_fields, known_line
from stunting_tui.screens.wording import tidy_date
from stunting_tui.services.desk import register, register_child
from stunting_tui.services.desk.register_child import Known, Surroundings
from stunting_tui.services.measuring.visit_store import sex_of
from stunting_tui.services.register.child_entry import ChildCheck
from widgets.form import Form
from widgets.lines import LegendLine, OneLine

if TYPE_CHECKING:
    from stunting_tui.screens.base import BaseScreen

LIKE = "anak-baru"
"""The screen whose keys the panel has."""
OWN = ("save", "legal", "back")
LET_BY = (*OWN, "help", "redraw")
"""Actions whose keys may leave the panel; any other key would work on the sheet behind it."""
OFFERED = 4
WHOLE_DATE = 8
"""Digits of a date from which on it is compared: "14" may still become 14-01-2025."""


class ChildPanel(Vertical):
    """Five fields and the children who may be meant. While it is open its form has the keys."""

    DEFAULT_CSS = """
    ChildPanel { height: 12; display: none; }
    ChildPanel ChildForm { height: 7; }
    ChildPanel KnownLines { height: 4; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *(binding for binding in keys.bindings_for(LIKE) if isinstance(binding, Binding) and binding.id in OWN),
        Binding("escape", "back", show=False),
    ]

    class Done(Message):
        """A child now stands after the row above; `said` tells what happened, for the status line."""

        def __init__(self, child_id: int, said: str) -> None:
            super().__init__()
            self.child_id = child_id
            self.said = said

    class Dropped(Message):
        """The panel was closed and nothing stored."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self.period = ""
        self.after: int | None = None
        self.around: Surroundings | None = None
        self.known: list[Known] = []
        self.legend = ""

    @property
    def is_open(self) -> bool:
        """Whether the panel is shown."""
        return bool(self.display)

    @property
    def frame(self) -> "BaseScreen":
        """The screen, with its prompt and its lines."""
        return cast("BaseScreen", self.screen)

    @property
    def form(self) -> ChildForm:
        """The five fields."""
        return self.query_one(ChildForm)

    def compose(self) -> ComposeResult:
        """Give the head, the form and the lines of known children."""
        yield OneLine(id="child-head", tone="head")
        tidy = partial(tidy_date, today=self.frame.session.today)
        yield ChildForm(child_fields(self._complaint, tidy), id="child-form")
        yield KnownLines(id="child-known")

    def _complaint(self, key: str, values: Mapping[str, str]) -> str | None:
        """Return what cannot be true about one field."""
        return self._checked(values).errors.get(key)

    def _checked(self, values: Mapping[str, str]) -> ChildCheck:
        return register_child.check_new(self.frame.session, self._around().posyandu_id, self.period, values)

    def _around(self) -> Surroundings:
        """Return what was read when the panel opened."""
        assert self.around is not None
        return self.around

    def open(self, posyandu_id: int, period: str, after_child_id: int | None) -> None:
        """Ask for a child of the sheet of a posyandu's ISO year-month, to stand after this one (None: first).

        Does nothing where it is open already. Raises `DataError` for an unknown posyandu.
        """
        if self.is_open:
            return
        self.around = around = register_child.surroundings(posyandu_id, period)
        self.period, self.after = period, after_child_id
        head = "ANAK DI BARIS PERTAMA "
        if after_child_id is not None:
            head = f"ANAK SESUDAH BARIS {around.lines.get(after_child_id, 'INI')} "
        self.query_one("#child-head", OneLine).update(head.ljust(200, "─"), "head")
        self.form.load({})
        legend = self.frame.query_one(LegendLine)
        self.legend = legend.text
        legend.update(keys.legend(LIKE, self.frame.shell.keys.actions))
        self.display = True
        self.form.focus()
        self._look(self.form.values())
        self.frame.find("")

    def _close(self, told: Message) -> None:
        self.display = False
        self.frame.query_one(LegendLine).update(self.legend)
        self.post_message(told)

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Show what the operator can act on; the panel stays as it is."""
        try:
            yield
        except OperatorError as error:
            self.frame.complain(str(error))

    def on_key(self, event: events.Key) -> None:
        """Keep from the screen what the form has no use for."""
        known = (key for action in self.frame.shell.keys.actions if action.id in LET_BY for key in action.keys)
        if event.key not in {*known, "escape", "ctrl+c"}:
            event.stop()

    def on_child_form_typed(self, event: ChildForm.Typed) -> None:
        """Show who may be meant by what stands there now."""
        event.stop()
        self._look(event.values)

    def on_form_changed(self, event: Form.Changed) -> None:
        """Show who may be meant, and what should be read again; it hinders nothing."""
        event.stop()
        self._look(event.values)
        with self._telling():
            doubts = self._checked(event.values).doubts
            form = self.form
            form.marks = {key: mark for key, mark in form.marks.items() if mark[0] == "!"}
            shown = [key for key in ("birth_date", "nik") if key in doubts and event.values[key].strip()]
            form.set_warnings({key: doubts[key] for key in shown if key not in form.marks})

    def _look(self, values: Mapping[str, str]) -> None:
        with self._telling():
            sex = sex_of(values["sex"]) if values["sex"] else None
            born = self._born(values["birth_date"])
            self.known = register_child.candidates(self._around(), values["name"], born, sex, OFFERED)
            width = self.size.width or self.frame.size.width
            self.query_one(KnownLines).show([known_line(n, one, width) for n, one in enumerate(self.known, 1)])
            self.form.offer(len(self.known) if values["name"].strip() else None)

    def _born(self, text: str) -> date | None:
        if sum(mark.isdecimal() for mark in text) < WHOLE_DATE:
            return None
        try:
            return parse_entry_date(text, None, self.frame.session.today)
        except OperatorError:
            return None

    def action_legal(self) -> None:
        """Ask for the number of a child below; in a field where digits are typed this is the way to one."""
        if not self.known:
            self.frame.complain("Tidak ada anak yang mirip; isi sebagai anak baru.")
            return
        numbers = "".join(str(number) for number in range(1, len(self.known) + 1))
        self.frame.ask(f"Nomor anak di bawah (1-{len(self.known)})", lambda n: self._choose(int(n)), choices=numbers)

    def on_child_form_picked(self, event: ChildForm.Picked) -> None:
        """Take the child with the number typed."""
        event.stop()
        self._choose(event.number)

    def _choose(self, number: int) -> None:
        """Put a known child into the place; one of elsewhere only when the operator says so."""
        if not 1 <= number <= len(self.known):
            self.frame.complain(f"Tidak ada anak nomor {number} di bawah.")
            return
        child = self.known[number - 1]
        if not register_child.belongs(child.birth_date, self.period):
            self.frame.complain(f"{child.name} bukan balita pada {period_label(self.period)}.")
        elif child.id == self.after:
            self.frame.complain(f"{child.name} sudah di baris ini; ketik nama sesudahnya di buku.")
        elif child.here and not child.away:
            self._pull(child)
        else:
            place = child.posyandu or "tanpa posyandu"
            where = "tercatat pindah" if child.away else f"tercatat di {child.village} / {place}"
            self.frame.confirm(f"{child.name[:24].rstrip()} {where}. Pindahkan ke sini?", lambda: self._fetch(child))

    def _pull(self, child: Known) -> None:
        with self._telling():
            register.place_after(self.frame.session, self._around().posyandu_id, child.id, self.after)
            self._close(self.Done(child.id, f"{child.name} dipindah ke sini dari baris {child.line}."))

    def _fetch(self, child: Known) -> None:
        with self._telling():
            register.transfer(self.frame.session, child.id, self._around().posyandu_id, self.after)
            self._close(self.Done(child.id, f"{child.name} dipindah ke posyandu ini."))

    def action_save(self) -> None:
        """Check every field and save."""
        self.form.submit()

    def on_form_submitted(self, event: Form.Submitted) -> None:
        """Store the new child, or go to what must be mended; a doubt is told with what was stored."""
        event.stop()
        with self._telling():
            check = self._checked(event.values)
            if check.errors:
                self.form.set_errors(check.errors)
                return
            child_id = register.admit(self.frame.session, self._around().posyandu_id, check, self.after)
            doubts = "".join(f" ? {doubt}" for doubt in check.doubts.values())
            self._close(self.Done(child_id, f"Anak baru: {check.values['name']}.{doubts}"))

    def action_back(self) -> None:
        """Close; ask first where something is typed."""
        if any(self.form.values().values()):
            self.frame.confirm("Isian belum disimpan. Tutup tanpa menyimpan?", lambda: self._close(self.Dropped()))
        else:
            self._close(self.Dropped())
