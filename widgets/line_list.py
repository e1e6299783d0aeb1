"""A few lines that can be chosen; the cursor is seen only while the keys go there.

lines = LineList(("due", "missing"))
lines.update("missing", "BELUM DIUKUR  8 dari 75 anak")

def on_line_list_selected(self, event: LineList.Selected) -> None:
    self.open(event.key)
"""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from widgets.line_widget import LineWidget


class LineList(LineWidget, can_focus=True):
    """Lines by key, moved through by arrows, Home and End; `>` marks the one in hand beside its reverse colours."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
        Binding("home", "step(-99)", show=False),
        Binding("end", "step(99)", show=False),
        Binding("enter", "choose", show=False),
    ]

    class Selected(Message):
        """Enter was pressed on the line of `key`."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self, keys: Sequence[str], *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self.keys = list(keys)
        self.texts = dict.fromkeys(self.keys, "")
        self.cursor = 0
        self.styles.height = len(self.keys)

    def update(self, key: str, text: str) -> None:
        """Show another text in a line."""
        before, y = self.texts[key], self.keys.index(key)
        self.texts[key] = text
        self.refresh_changed(y, f" {before}", f" {text}")

    def render_line(self, y: int) -> Strip:
        """Draw a line."""
        here = self.has_focus and y == self.cursor
        if here:
            self.park_cursor(0, y)
        text = self.texts[self.keys[y]] if y < len(self.keys) else ""
        return self.line(f"{'>' if here else ' '}{text}", reverse=here)

    def on_focus(self) -> None:
        """Show the cursor."""
        self.refresh_row(self.cursor)

    def on_blur(self) -> None:
        """Hide the cursor."""
        self.refresh_row(self.cursor)

    def action_step(self, by: int) -> None:
        """Move by lines."""
        old, self.cursor = self.cursor, max(0, min(self.cursor + by, len(self.keys) - 1))
        if self.cursor != old:
            self.refresh_row(old)
            self.refresh_row(self.cursor)

    def action_choose(self) -> None:
        """Post the line in hand."""
        self.post_message(self.Selected(self.keys[self.cursor]))
