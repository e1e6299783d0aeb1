"""A list narrowed by what is typed while it has the keys: letters go to the words, arrows and Enter to the rows.

yield TypedList([Column("Nama", 30, flex=1)], label="Nama atau NIK")

def on_typed_list_typed(self, event: TypedList.Typed) -> None:
    self.query_one(TypedList).set_source(self.found(event.text))
"""

from collections.abc import Sequence

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip

from widgets.columns import Column
from widgets.line_editor import LineEditor
from widgets.record_list import RecordList


class TypedList(RecordList):
    """A `RecordList` whose last line is the line typed on."""

    class Typed(Message):
        """Other words stand on the line."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, columns: Sequence[Column], *, label: str, empty: str = "") -> None:
        """`label` stands before the line typed on."""
        super().__init__(columns, empty=empty)
        self.label = label
        self.editor = LineEditor()

    @property
    def page_size(self) -> int:
        """Rows that can be seen at once."""
        return max(1, self.size.height - 2)

    def set_text(self, text: str) -> None:
        """Put other words on the line, without a message."""
        self.editor.set(text, selected=False)
        self.refresh_row(self.size.height - 1)

    def render_line(self, y: int) -> Strip:
        """Draw the line typed on, or what a list draws."""
        if y < self.size.height - 1:
            return super().render_line(y)
        head = f" {self.label}: "
        room = max(1, self.size.width - len(head))
        return Strip([Segment(head, self.tone_style("strong")), *self.edit_segments(self.editor, room)])

    def on_key(self, event: events.Key) -> None:
        """Type; moving and choosing are left to the list."""
        if event.key in ("up", "down", "home", "end", "left", "right", "delete"):
            return
        before = self.editor.text
        if self.editor.press(event.key, event.character):
            event.stop()
            event.prevent_default()
            self._typed(before)

    def on_paste(self, event: events.Paste) -> None:
        """Insert what the terminal pastes."""
        before = self.editor.text
        self.editor.insert(event.text)
        self._typed(before)
        event.stop()

    def _typed(self, before: str) -> None:
        if self.editor.text != before:
            self.refresh_row(self.size.height - 1)
            self.post_message(self.Typed(self.editor.text))
