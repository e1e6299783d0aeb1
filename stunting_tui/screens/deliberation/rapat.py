"""Rapat: the rembuk while it is held; agenda, figures of the village spoken about, agreements taken down at once."""

from collections.abc import Callable
from dataclasses import dataclass

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.domain.dates import long_date
from stunting_tui.domain.deliberation.agenda import agenda_point
from stunting_tui.domain.deliberation.agreement import Agreement
from stunting_tui.domain.deliberation.stage import Stage
from stunting_tui.domain.region import Village
from stunting_tui.errors import DataError
from stunting_tui.screens.deliberation.rapat_rows import AGREEMENTS, POINTS, agreement_line, village_lines
from stunting_tui.screens.deliberation.taking_down import LIST, QUESTIONS, REFUSAL, TakingDownScreen
from stunting_tui.services.deliberation import meetings, rembuk, stages
from stunting_tui.services.register import region
from widgets.lines import OneLine, RuleLine
from widgets.record_list import ListSource, RecordList, Row

NOTHING = "Belum ada kesepakatan. {new}: catat yang baru, {take_template}: ambil dari templat."
NO_AGENDA = "Agenda belum ditulis ({edit} pada rembuk ini di layar Rembuk)."
HINT = (
    "{next_place} desa lain, {take_template} templat, {complete} lengkapi, {agreement_villages} desanya, {refuse} tidak"
)
VILLAGE = ("village", "measured", "stunting", "other", "trend")
CLOSING = "Agenda selesai. {back} ke sesi; {state} di sana menutup rembuk ini."


@dataclass
class Course:
    """Where a meeting is: the point of its agenda and the village spoken about, from 0."""

    point: int = 0
    village: int = 0


class RapatScreen(TakingDownScreen):
    """The meeting of the session `deliberation_id`; the cursor on `agreement_id` where it is given."""

    NAME = "rapat"
    BINDINGS = keys.bindings_for("rapat")
    CSS_PATH = "rapat.tcss"

    found: meetings.MeetingFigures

    def __init__(self) -> None:
        super().__init__()
        self.courses: dict[int, Course] = {}
        self.picking = False

    def body(self) -> ComposeResult:
        """Give the point of the agenda, the village, the agreements, and the points of the template."""
        yield OneLine(id="when")
        yield OneLine(id="gap")
        yield OneLine(id="point")
        yield OneLine(id="coming")
        yield RuleLine()
        for name in VILLAGE:
            yield OneLine(id=name)
        yield RuleLine()
        yield RecordList(AGREEMENTS, id="list", empty=self.spelled(NOTHING))
        yield RecordList(POINTS, id="points")

    def load(self) -> None:
        """Read the session anew; the place in the agenda and the village are kept while the program runs."""
        self.number = self.params["deliberation_id"]
        self.places = [Village(v.code, v.name, v.kind) for v in region.villages()]
        self.names = {village.code: village.name for village in self.places}
        self._pick(picking=False)
        self.shown = rembuk.deliberation(self.number)
        if self.fresh:
            self.found = meetings.meeting_figures(self.shown)
        self.read(self.params.pop("agreement_id", None))
        self._show_course()
        told = self.params.pop("told", "")
        if told:
            self.say(told)

    @property
    def course(self) -> Course:
        """Where this meeting is."""
        return self.courses.setdefault(self.number, Course())

    def read(self, agreement_id: int | None = None) -> None:
        """Read the agreements, the cursor on the one with this id or where it was."""
        self.shown = rembuk.deliberation(self.number)
        listed = self.query_one("#list", RecordList)
        ids = [point.id for point in self.shown.agreements]
        cursor = ids.index(agreement_id) if agreement_id in ids else listed.cursor
        rows = [agreement_line(point, self.names) for point in self.shown.agreements]
        listed.set_source(ListSource(rows, 2), min(cursor, max(0, len(ids) - 1)))
        self.rest()

    def _show_course(self) -> None:
        """Show the point of the agenda and the village spoken about."""
        course, agenda = self.course, self.shown.agenda
        course.point = min(course.point, max(0, len(agenda) - 1))
        course.village = min(course.village, max(0, len(self.found.villages) - 1))
        here = agenda_point(agenda[course.point]) if agenda else agenda_point(self.spelled(NO_AGENDA))
        after = agenda_point(agenda[course.point + 1]).words if course.point + 1 < len(agenda) else ""
        self.set_title("RAPAT", long_date(self.shown.held_on))
        when = f"AGENDA {course.point + 1} dari {len(agenda)}" if agenda else "AGENDA"
        self.query_one("#when", OneLine).update(f"{when}   {here.time}".rstrip())
        self.query_one("#point", OneLine).update(f"  {here.words.upper() if agenda else here.words}", "strong")
        self.query_one("#coming", OneLine).update(f"  sesudah ini: {after}" if after else "", "muted")
        lines = village_lines(self.found, course.village)
        for name, text in zip(VILLAGE, lines, strict=True):
            self.query_one(f"#{name}", OneLine).update(text, "strong" if name == "village" else "")

    def rest(self) -> None:
        """Say what the agreement in hand lacks, and how many are complete."""
        chosen = self._chosen()
        done = sum(not point.gaps() for point in self.shown.agreements)
        lacks = self.spelled(HINT)
        if chosen and chosen.gaps():
            lacks = f"Nomor {chosen.ordinal} belum diisi: {', '.join(chosen.gaps())}."
        self.say(lacks, f"{done} dari {len(self.shown.agreements)} lengkap")

    def action_next_point(self) -> None:
        """Go on in the agenda."""
        if self.course.point + 1 < len(self.shown.agenda):
            self._go(1)
        else:
            self.say(self.spelled(CLOSING))

    def action_previous_point(self) -> None:
        """Go back in the agenda."""
        if self.course.point:
            self._go(-1)

    def _go(self, by: int) -> None:
        self.course.point += by
        self._show_course()
        self.rest()

    def action_next_place(self) -> None:
        """Speak about the next village."""
        self._turn(1)

    def action_previous_place(self) -> None:
        """Speak about the village before."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        if self.found.villages:
            self.course.village = (self.course.village + by) % len(self.found.villages)
            self._show_course()

    def _here(self) -> list[str]:
        """Return the code of the village spoken about."""
        return [self.found.villages[self.course.village].code] if self.found.villages else []

    def on_record_list_highlighted(self) -> None:
        """Say what the agreement lacks."""
        if not self.picking:
            self.rest()

    def on_record_list_selected(self, event: RecordList.Selected) -> None:
        """Take a point of the template, or open the form of an agreement."""
        if self.picking:
            point = self.points[event.index]
            self._pick(picking=False)
            self.read()  # another operator may have taken it
            self._take(point)
        else:
            self._on_chosen(
                lambda chosen: self.shell.go(
                    "kesepakatan", deliberation_id=self.number, agreement_id=chosen.id, then=self.NAME
                )
            )

    def action_new(self) -> None:
        """Take down a new agreement about the village spoken about, then ask for the rest of it."""
        if not self.picking and self._is_open():
            self._ask_new("")

    def _ask_new(self, text: str, error: str = "") -> None:
        self.ask("Kesepakatan", self._new, initial=text)
        if error:
            self.warn(error)

    def _new(self, text: str) -> None:
        try:
            self._take(Agreement(0, text.strip()))
        except DataError as error:
            self._ask_new(text, str(error))

    def _take(self, point: Agreement) -> None:
        """Store a new agreement and ask for the rest of it."""
        number = meetings.take_down(self.session, self.number, point, self._here())
        self.read(number)
        self.ask_next(number, [*QUESTIONS, LIST])

    def action_take_template(self) -> None:
        """Show the points of the template that were not taken up."""
        if not self._is_open():
            return
        self.points = meetings.open_points(self.shown)
        if not self.points:
            self.complain("Semua isi templat sudah ada.")
            return
        rows = [Row((point.text, point.responsible)) for point in self.points]
        self._pick(picking=True)
        self.query_one("#points", RecordList).set_source(ListSource(rows))
        self.say(f"Enter mengambil yang disorot, {self.key('back')} kembali ke kesepakatan.")

    def _pick(self, *, picking: bool) -> None:
        self.picking = picking
        self.query_one("#points").display, self.query_one("#list").display = picking, not picking
        self.query_one("#points" if picking else "#list").focus()

    def action_complete(self) -> None:
        """Ask one by one for what the agreement in hand lacks."""
        if self._is_open():
            self._on_chosen(lambda chosen: self.ask_next(chosen.id or 0, self.lacking(chosen)))

    def action_agreement_villages(self) -> None:
        """Say which villages the agreement in hand is about."""
        if self._is_open():
            self._on_chosen(lambda chosen: self.ask_field(chosen, "villages", "Desa (semua = sekecamatan)", self.rest))

    def action_refuse(self) -> None:
        """Take the agreement in hand as not accepted, with the reason; once more as accepted."""
        if self._is_open():
            self._on_chosen(self._refuse)

    def _refuse(self, chosen: Agreement) -> None:
        if not chosen.accepted:
            self.store(chosen, {"accepted": "y"})
            self.say(f"Nomor {chosen.ordinal} disepakati.")
        else:
            self.ask_field(chosen, "refusal", REFUSAL, self.rest, also={"accepted": "t"})

    def action_list(self) -> None:
        """Go on to the children of the agreement in hand."""
        self._on_chosen(self.open_list)

    def open_list(self, chosen: Agreement) -> None:
        """Go on to the children of an agreement."""
        self.shell.go("daftar", deliberation_id=self.number, agreement_id=chosen.id)

    def action_attendance(self) -> None:
        """Go on to the attendance list."""
        self.shell.go("hadir", deliberation_id=self.number)

    def action_back(self) -> None:
        """From the template to the agreements; from there away."""
        if self.picking:
            self._pick(picking=False)
            self.rest()
        else:
            super().action_back()

    def _is_open(self) -> bool:
        """Whether agreements may still be written; says so where they may not."""
        stage = stages.stage_of(self.number).stage
        if stage is not Stage.DRAFT:
            way = self.spelled("{check} di sesi, lalu {back_to_draft}")
            self.complain(f"Rembuk ini sudah {stage.value}. Ke draf dahulu: {way}.")
        return stage is Stage.DRAFT

    def _on_chosen(self, do: Callable[[Agreement], None]) -> None:
        chosen = self._chosen()
        if chosen is None:
            self.complain(self.spelled(NOTHING))
        elif not self.picking:
            do(chosen)

    def _chosen(self) -> Agreement | None:
        cursor = self.query_one("#list", RecordList).cursor
        return self.shown.agreements[cursor] if cursor < len(self.shown.agreements) else None
