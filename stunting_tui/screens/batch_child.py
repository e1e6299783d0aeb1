"""A child put into a sheet while it is typed: pulled from the register or written down new, in the place of the paper.

yield ChildPanel(id="child")                                 # hidden until it is opened; 12 lines
self.query_one(ChildPanel).open(posyandu_id, "2026-11", after_child_id)

def on_child_panel_done(self, event: ChildPanel.Done) -> None:      # hidden again: read the sheet, stand on the child
    self.put(event.child_id); self.say(event.said)

def on_child_panel_dropped(self) -> None:                           # hidden again, nothing stored: back to the grid
    self.grid.focus()
"""

from textual.containers import Vertical
from textual.message import Message


class ChildPanel(Vertical):
    """Five fields and the children who may be meant. While it is open its form has the keys."""

    DEFAULT_CSS = """
    ChildPanel { height: 12; display: none; }
    """

    class Done(Message):
        """A child now stands after the row above; `said` tells what happened, for the status line."""

        def __init__(self, child_id: int, said: str) -> None:
            super().__init__()
            self.child_id = child_id
            self.said = said

    class Dropped(Message):
        """The panel was closed and nothing stored."""

    @property
    def is_open(self) -> bool:
        """Whether the panel is shown."""
        return bool(self.display)

    def open(self, posyandu_id: int, period: str, after_child_id: int | None) -> None:
        """Show an empty form for the sheet of a posyandu's ISO year-month; the child comes after this one (None: first)."""
        self.display = True
