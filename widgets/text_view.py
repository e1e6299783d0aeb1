r"""Text longer than the screen, read with the arrow and page keys.

yield TextView("Baris pertama\n\nParagraf yang panjang dilipat pada lebar layar.")
"""

import textwrap
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from widgets.line_widget import LineWidget


class TextView(LineWidget, can_focus=True):
    """Plain text; long lines are folded at words, keeping their indent. Lines beginning with `# ` are heads."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll_by(-1)", show=False),
        Binding("down,enter", "scroll_by(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown,space", "page(1)", show=False),
        Binding("home", "page(-9999)", show=False),
        Binding("end", "page(9999)", show=False),
    ]

    class Moved(Message):
        """Other lines are seen; `position` is empty when all are, else "1-18 dari 40"."""

        def __init__(self, position: str) -> None:
            super().__init__()
            self.position = position

    def __init__(self, text: str = "", *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self._text = text
        self._lines: list[str] = []
        self._top = 0

    @property
    def position(self) -> str:
        """Which lines are seen, for the status line ("1-18 dari 40"); empty when all are."""
        if len(self._lines) <= self.size.height:
            return ""
        return f"{self._top + 1}-{min(self._top + self.size.height, len(self._lines))} dari {len(self._lines)}"

    def set_text(self, text: str, begin: str = "") -> None:
        """Show another text from its first line, or from the first one that starts with `begin`."""
        before = [self._drawn(y) for y in range(self.size.height)]
        self._text = text
        self._top = 0
        self._fold()
        if begin:
            self._top = next((at for at, line in enumerate(self._lines) if line.startswith(begin)), 0)
            self._top = max(0, min(self._top, len(self._lines) - self.size.height))
        for y, (line, tone) in enumerate(before):
            if tone == self._drawn(y)[1]:
                self.refresh_changed(y, line, self._drawn(y)[0])
            else:
                self.refresh_row(y)
        self.post_message(self.Moved(self.position))

    def on_resize(self, _event: events.Resize) -> None:
        """Fold at the new width."""
        self._fold()
        self._moved()

    def _fold(self) -> None:
        width = max(10, self.size.width - 2)
        self._lines = []
        for line in self._text.splitlines():
            indent = " " * (len(line) - len(line.lstrip()))
            self._lines.extend(textwrap.wrap(line, width, subsequent_indent=indent, replace_whitespace=False) or [""])
        self._top = max(0, min(self._top, len(self._lines) - self.size.height))

    def _moved(self) -> None:
        self.refresh()
        self.post_message(self.Moved(self.position))

    def render_line(self, y: int) -> Strip:
        """Draw one folded line."""
        return self.line(*self._drawn(y))

    def _drawn(self, y: int) -> tuple[str, str]:
        """Return a line as it is drawn, and its tone."""
        at = self._top + y
        text = self._lines[at] if at < len(self._lines) else ""
        return f" {text.removeprefix('# ')}", "head" if text.startswith("# ") else ""

    def action_scroll_by(self, by: int) -> None:
        """Move by lines."""
        top = max(0, min(self._top + by, len(self._lines) - self.size.height))
        if top != self._top:
            self._top = top
            self._moved()

    def action_page(self, by: int) -> None:
        """Move by pages."""
        self.action_scroll_by(by * max(1, self.size.height - 1))
