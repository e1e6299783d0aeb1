"""A picture made of characters, drawn to the room there is.

drawing.set_draw(lambda width, height: ["+" * width] * height)
"""

from collections.abc import Callable, Sequence

from textual.strip import Strip

from widgets.line_widget import LineWidget

Draw = Callable[[int, int], Sequence[str]]
"""Gives the lines for a width and a height in cells."""


class Drawing(LineWidget):
    """Lines that are drawn anew when the size changes, and at no other time; it takes no keys."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual
        super().__init__(id=id)
        self._draw: Draw | None = None
        self._lines: Sequence[str] = ()
        self._drawn_for = (0, 0)

    def set_draw(self, draw: Draw) -> None:
        """Show another picture."""
        self._draw = draw
        self._drawn_for = (0, 0)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        size = (self.size.width, self.size.height)
        if self._draw is not None and size != self._drawn_for:
            self._lines, self._drawn_for = self._draw(*size), size
        return self.line(self._lines[y] if y < len(self._lines) else "")
