"""The open list of legal values of a field: which is pointed at, which are seen, what the keys do."""

from typing import Literal

from widgets.fields import Field
from widgets.type_ahead import TypeAhead

LINES = 8
"""Values seen at once."""

Outcome = Literal["moved", "taken", "closed"]


class ChoiceList:
    """The legal values of one field with a pointer; knows no widget."""

    def __init__(self, field: Field, value: str) -> None:
        self.field = field
        self.at = max(0, field.position(value))
        self.ahead = TypeAhead()

    @property
    def code(self) -> str:
        """The value pointed at."""
        return self.field.options[self.at][0]

    def seen(self) -> range:
        """Return the places of the values in view."""
        count = len(self.field.options)
        first = max(0, min(self.at - LINES // 2, count - LINES))
        return range(first, min(first + LINES, count))

    def press(self, key: str, character: str | None) -> Outcome | None:
        """Do what a key does in the list; None when it means nothing here."""
        step = {"up": -1, "down": 1, "pageup": -LINES, "pagedown": LINES}.get(key)
        if step is not None:
            self.ahead.clear()
            self.at = max(0, min(len(self.field.options) - 1, self.at + step))
            return "moved"
        if key == "enter":
            return "taken"
        if key in ("escape", "f9"):
            return "closed"
        if character is None or not character.isprintable():
            return None
        found = self.ahead.press(self.field, self.code, character)
        if found is not None:
            self.at = self.field.position(found)
        return "moved"
