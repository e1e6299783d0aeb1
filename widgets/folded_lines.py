"""A few lines of text with a heading in front, folded at words; changing it repaints those lines and nothing else.

lines.update("PELAJARAN 3/18", "Tekan 3: Impor.")
"""

import textwrap

from textual.strip import Strip

from widgets.line_widget import LineWidget


class FoldedLines(LineWidget):
    """As many lines as the widget is high; text beyond them is cut."""

    DEFAULT_CSS = "FoldedLines { height: 2; }"

    def __init__(self, head: str = "", text: str = "", *, id: str | None = None) -> None:  # noqa: A002 - Textual
        super().__init__(id=id)
        self.head = head
        self.text = text

    def update(self, head: str, text: str) -> None:
        """Show another text."""
        if (head, text) != (self.head, self.text):
            self.head, self.text = head, text
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        lines = textwrap.wrap(f"{self.head}  {self.text}", max(10, self.size.width - 2))
        return self.line(f" {lines[y]}" if y < len(lines) else "", "head")
