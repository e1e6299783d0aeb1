"""The base of every widget here: whole lines of text drawn by itself, a tone per line."""

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.geometry import Offset, Region
from textual.strip import Strip
from textual.widget import Widget

from widgets.line_editor import LineEditor
from widgets.text import changed_end, fit

REVERSE = Style(reverse=True)

TONES: dict[str, tuple[str, Style]] = {
    "head": ("secondary", Style(bold=True)),
    "strong": ("", Style(bold=True)),
    "muted": ("", Style(dim=True)),
    "good": ("success", Style()),
    "warn": ("warning", Style()),
    "error": ("error", Style(bold=True)),
}
"""What a line may be toned with: a colour of the theme and the way of its letters; a tone only supports a word or sign.

Not component classes of Textual: it makes a node for each of them in every widget, half the memory of a screen.
"""


class LineWidget(Widget):
    """A widget without children that draws lines; it needs no scrollbar, no markup and one segment per line."""

    DEFAULT_CSS = "LineWidget { width: 1fr; height: 1fr; }"

    def tone_style(self, tone: str) -> Style:
        """Return the style of a tone; unknown words are plain."""
        plain = self.rich_style
        if tone not in TONES:
            return plain
        colour, letters = TONES[tone]
        if not colour:
            return plain + letters
        return plain + letters + Style(color=Color.parse(self.app.theme_variables[colour]).rich_color)

    def line(self, text: str, tone: str = "", *, reverse: bool = False) -> Strip:
        """Return one full line of the widget in one segment."""
        width = self.size.width
        style = self.tone_style(tone)
        return Strip([Segment(fit(text, width), style + REVERSE if reverse else style)], width)

    def edit_segments(self, editor: LineEditor, width: int) -> list[Segment]:
        """Return the line in edit in `width` cells: all reversed while selected, else the cell of the cursor."""
        plain = self.rich_style
        if editor.selected:
            return self.pick_segments(editor.text, width)
        before, under, after = editor.parts(width)
        return [Segment(before, plain), Segment(under, plain + REVERSE), Segment(after, plain)]

    def pick_segments(self, word: str, width: int) -> list[Segment]:
        """Return a word reversed, in `width` cells."""
        size = max(1, min(cell_len(word), width))
        return [
            Segment(fit(word, size), self.rich_style + REVERSE),
            Segment(" " * (width - size), self.rich_style),
        ]

    def refresh_row(self, y: int) -> None:
        """Repaint one line, counted from the top of the widget."""
        self.refresh(Region(0, y, self.size.width, 1))

    def refresh_changed(self, y: int, before: str, after: str) -> None:
        """Repaint a line, drawn from the left edge, as far as it changed: Textual always begins at the edge."""
        width = self.size.width
        if end := changed_end(fit(before, width), fit(after, width)):
            self.refresh(Region(0, y, end, 1))

    def park_cursor(self, x: int, y: int) -> None:
        """Put the terminal's own cursor there, for screen readers and magnifiers."""
        if self.has_focus:
            self.app.cursor_position = self.content_region.offset + Offset(x, y)
