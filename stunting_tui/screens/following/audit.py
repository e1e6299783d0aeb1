"""Audit kasus: the cases of a semester by target group and step; the form of one, with the child it may be about."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.domain.following.case_audit import (
    CaseAudit,
    counts_by_group,
    counts_by_step,
    next_semester,
    semester_of,
    semester_words,
)
from stunting_tui.domain.following.ledger import Entry, Standing
from stunting_tui.screens.following.case_rows import COLUMNS, VALUES, CaseFields, case_row, case_text
from stunting_tui.screens.picking import PickingScreen
from stunting_tui.services.following import case_audits, ledger
from stunting_tui.services.following.case_audits import CaseLine
from stunting_tui.services.register import children
from widgets.fields import Field
from widgets.form import Form
from widgets.lines import OneLine
from widgets.record_list import Row
from widgets.sorting import Sorting, Value


class AuditScreen(PickingScreen[CaseLine]):
    """The cases of a semester. `params`: `semester`, else that of today."""

    NAME = "audit"
    BINDINGS = keys.bindings_for("audit")
    CSS_PATH = "audit.tcss"
    ORDER = Sorting("code")
    COLUMNS = COLUMNS
    TITLE = "AUDIT KASUS"
    ONE = "kasus"
    FORM_LEGEND = "accept, legal, case_child, save, Esc Batal, help, back"
    EMPTY = (
        "Belum ada kasus pada semester ini. {new}: kasus baru, {previous_semester} dan {next_semester}: semester lain."
    )

    semester = ""
    child_id: int | None = None
    entries: Mapping[int, Entry]

    def body(self) -> ComposeResult:
        """Give the counts, and the list with its form."""
        yield OneLine(id="groups")
        yield OneLine(id="steps")
        yield from super().body()

    def load(self) -> None:
        """Show the semester; coming back, the same one."""
        if self.fresh or not self.semester:
            self.semester = self.params.get("semester") or semester_of(self.session.today)
        super().load()

    def read(self) -> list[CaseLine]:
        """Return every case."""
        self.entries = {entry.id: entry for entry in ledger.entries()}
        return case_audits.case_lines()

    def kept(self, found: list[CaseLine]) -> list[CaseLine]:
        """Return the cases of the semester."""
        mine = [one for one in found if one.case.semester == self.semester]
        cases = [one.case for one in mine]
        groups = (f"{name} {count}/{closed}" for name, count, closed in counts_by_group(cases))
        self.query_one("#groups", OneLine).update(f"Kasus/ditutup: {', '.join(groups)}", "strong")
        places = (f"{step.code} {step.short} {count}" for step, count in counts_by_step(cases))
        self.query_one("#steps", OneLine).update(f"Terbuka menurut langkah: {', '.join(places)}")
        return mine

    def row(self, one: CaseLine) -> Row:
        """Return a case as a line."""
        return case_row(one)

    def told(self, one: CaseLine) -> str:
        """Return a case in full."""
        return case_text(one, self.entries)

    def values_of(self) -> Mapping[str, Callable[[CaseLine], Value]]:
        """Return what cases are sorted by."""
        return VALUES

    def name_of(self, one: CaseLine) -> str:
        """Return the code."""
        return one.case.code

    def heading(self) -> str:
        """Return the semester."""
        return semester_words(self.semester)

    def counted(self) -> str:
        """Return how many cases the semester has, and how many are closed."""
        return f"{len(self.shown)} kasus, {sum(one.case.is_closed for one in self.shown)} ditutup"

    @property
    def parts(self) -> CaseFields:
        """The form of today: what was refused is no agreement a case could lead to."""
        mine = [one for one in self.entries.values() if one.standing is not Standing.REFUSED]
        return CaseFields(self.session.today, self.villages, mine[::-1])

    def blank(self) -> CaseLine:
        """Return a new case of the semester."""
        return CaseLine(CaseAudit(self.semester, 0), "")

    def fields(self) -> list[Field]:
        """Return the fields of the form."""
        return self.parts.fields(self.editing.case) if self.editing else []

    def texts(self, one: CaseLine) -> dict[str, str]:
        """Return a case as the texts of the form."""
        return self.parts.texts(one.case)

    def store(self, before: CaseLine, texts: Mapping[str, str]) -> int:
        """Save what the form holds, and show the semester it is of."""
        case = self.parts.case(before.case, texts, self.child_id)
        number = case_audits.save_case(self.session, case)
        self.semester = case.semester
        return number

    def doubt(self, before: CaseLine, texts: Mapping[str, str]) -> str:
        """Return that the child is of another village than its case, or that another open case of its kind is."""
        place = int(texts["village"])
        if self.child_id is None or (self.child_id, place) == (before.case.child_id, before.case.village_id):
            return ""
        home, here = children.child_rows([self.child_id])[0].village, self.villages[place]
        if home != here:
            return f"Anak ini dari {home}, kasusnya di {here}."
        mine = (one.case for one in self.every if one.case.child_id == self.child_id and one.id != before.id)
        alike = (case for case in mine if case.target_group == texts["target_group"])
        other = next((case.code for case in alike if not case.is_closed), "")
        return f"Anak ini ada di kasus {other} yang masih terbuka." if other else ""

    def erase(self, one: CaseLine) -> None:
        """Remove a case."""
        case_audits.delete_case(self.session, one.id or 0, one.case.version)

    def anew(self, one: CaseLine) -> CaseLine:
        """Return a case as one that is not stored."""
        return replace(one, case=replace(one.case, id=None, version=0))

    def merged(self, before: CaseLine, now: CaseLine) -> None:
        """Take over the child, unless another one was chosen here."""
        if self.child_id == before.case.child_id:
            self.child_id = now.case.child_id
            self._name_child(now.child)

    def is_changed(self) -> bool:
        """Whether the form, or the child, is not as stored."""
        return super().is_changed() or (self.editing is not None and self.child_id != self.editing.case.child_id)

    def open_form(self, one: CaseLine) -> None:
        """Show the form."""
        self.child_id = one.case.child_id
        super().open_form(one)
        self._name_child(one.child)

    def _name_child(self, name: str) -> None:
        code = self.editing.case.code if self.editing else ""
        about = f"anak: {name}" if name else f"tanpa anak; {self.key('case_child')} mencarinya"
        self.set_title(self.TITLE, f"{code or 'kasus baru'}   {about}")

    def action_case_child(self) -> None:
        """Look for the child the case in the form is about."""
        if self.editing is not None and self.taken is None:
            self.ask_child(self._take_child)

    def _take_child(self, child_id: int | None) -> None:
        """Keep the child; nothing typed takes it away."""
        self.child_id = child_id
        self._name_child(children.child_rows([child_id])[0].name if child_id is not None else "")
        self.say("", "ISI")

    def on_form_changed(self, event: Form.Changed) -> None:
        """Tell which code a new case of the village would get."""
        if event.key == "village" and event.values["village"] and not event.values["code"]:
            self.find(f"Kode yang diusulkan: {case_audits.next_code(int(event.values['village']))}")

    def action_previous_semester(self) -> None:
        """Show the semester before."""
        self._turn(-1)

    def action_next_semester(self) -> None:
        """Show the semester after."""
        self._turn(1)

    def _turn(self, by: int) -> None:
        if self.idle:
            self.semester = next_semester(self.semester, by)
            self.list_anew(None)
            self.say("", self.counted())

    def child_in_hand(self) -> int | None:
        """Return the child of the case in hand."""
        chosen = self.chosen() if self.idle else None
        return chosen.case.child_id if chosen else None
