"""Pelajaran: the steps of the lesson, to repeat or leave out; after the last one what was learnt."""

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.screens.base import BaseScreen
from stunting_tui.services.lesson.lesson import Lesson
from widgets.columns import Column
from widgets.record_list import ListSource, RecordList, Row
from widgets.text_view import TextView

COLUMNS = (Column("No", 3, "right"), Column("Langkah", 40, flex=1), Column("Keadaan", 10))
HINT = "Enter mulai lagi dari langkah yang disorot; {skip_step} melewati langkah sekarang."
READING = "Panah menggeser teks, help, back"
NO_LESSON = (
    "Ini bukan pelajaran.\n\nPelajaran dijalankan dari terminal: python3 tui.py pelajaran\n"
    "Ia memakai basis data sementara dan tidak menyentuh data kantor."
)


class PelajaranScreen(BaseScreen):
    """The steps while the lesson runs, the summary when it is finished."""

    NAME = "pelajaran"
    BINDINGS = keys.bindings_for("pelajaran")

    @property
    def lesson(self) -> Lesson | None:
        """The lesson under way; None where the program runs without one."""
        return getattr(self.app, "lesson", None)

    def body(self) -> ComposeResult:
        """Give the steps, and the text that takes their place."""
        yield RecordList(COLUMNS, id="steps")
        yield TextView(id="summary")

    def load(self) -> None:
        """Show the steps, the cursor on the one in hand; or the summary."""
        lesson = self.lesson
        steps = lesson is not None and not lesson.finished
        table, text = self.query_one(RecordList), self.query_one(TextView)
        table.display, text.display = steps, not steps
        self.set_title("PELAJARAN")
        if lesson is None:
            text.set_text(NO_LESSON)
        elif lesson.finished:
            text.set_text(lesson.summary())
        else:
            rows = [Row((str(at + 1), *told)) for at, told in enumerate(lesson.standing())]
            table.set_source(ListSource(rows), lesson.at)
            self.call_after_refresh(self._show_before)
            self.say(self.spelled(HINT), f"{len(lesson.done)} selesai")
        self.show_legend("" if steps else READING)
        (table if steps else text).focus()

    def _show_before(self) -> None:
        """Show also what lies before the step in hand: when it was chosen the list may have had no height yet."""
        table = self.query_one(RecordList)
        cursor = table.cursor
        table.move_to(0)
        table.move_to(cursor)

    def on_text_view_moved(self, event: TextView.Moved) -> None:
        """Say where in the text one is."""
        if self.lesson is None or self.lesson.finished:
            self.say("", event.position)

    def on_record_list_selected(self, event: RecordList.Selected) -> None:
        """Begin anew at a step, after a question."""
        number = event.index + 1
        self.confirm(f"Mulai lagi dari langkah {number}? Data pelajaran disusun ulang.", lambda: self._begin(number))

    def action_skip_step(self) -> None:
        """Leave out the step in hand: the program does it."""
        lesson = self.lesson
        if lesson is None or lesson.finished:
            return
        if lesson.at + 1 == len(lesson.steps):
            self.complain(f"Ini langkah terakhir. {self.key('back')} kembali ke Beranda menyelesaikannya.")
            return
        number = lesson.at + 1
        self.confirm(f"Lewati langkah {number}? Program yang mengerjakannya.", lambda: self._begin(number + 1))

    def _begin(self, number: int) -> None:
        """End this run; the next one begins at step `number`, counted from 1."""
        if self.lesson is not None:
            self.lesson.again = number - 1
            self.app.exit()
