"""How a form looks: labels, values, the field in edit, complaints and the list of legal values."""

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.strip import Strip

from widgets.choice_list import ChoiceList
from widgets.fields import Field
from widgets.line_editor import LineEditor
from widgets.line_widget import LineWidget
from widgets.text import clean, fit
from widgets.type_ahead import TypeAhead


@dataclass(frozen=True, slots=True)
class FormLine:
    """One line of the form: a field, part of the mark beneath it, or a legal value; `index` counts fields or values."""

    kind: Literal["field", "mark", "option", "blank"]
    index: int = 0
    text: str = ""


class FormView(LineWidget):
    """The drawing half of `Form`. The last line of the widget is the help of the field in edit."""

    def __init__(self, fields: Sequence[Field], *, id: str | None, classes: str | None) -> None:  # noqa: A002 - Textual
        super().__init__(id=id, classes=classes)
        self.fields = list(fields)
        self.current = 0
        self.list: ChoiceList | None = None
        self.editor = LineEditor()
        self.ahead = TypeAhead()
        self.marks: dict[str, tuple[str, str]] = {}
        self._values: dict[str, str] = {}
        self._dirty = False
        self.list_key = "F9"
        self._top = 0
        self._label_width = 0

    @property
    def field(self) -> Field:
        """The field in edit."""
        return self.fields[self.current]

    def lines(self) -> list[FormLine]:
        """Return all lines of the form, seen or not."""
        lines: list[FormLine] = []
        for index, field in enumerate(self.fields):
            lines.append(FormLine("field", index))
            lines.extend(FormLine("mark", index, text) for text in self._mark_lines(field.key))
            if index == self.current and self.list is not None:
                lines.extend(FormLine("option", place) for place in self.list.seen())
        return lines

    def on_resize(self, _event: events.Resize) -> None:
        """Draw anew at the new size."""
        self.refresh()

    def draw(self, y: int, values: Mapping[str, str]) -> Strip:
        """Draw line `y` of the widget."""
        room = self.size.height - 1
        if y == room:
            return self.line(" " + self.help_text(), "muted")
        if y == 0:
            self._label_width = max(cell_len(field.label) for field in self.fields)
        lines = self.lines()
        if y == 0:
            self._scroll(lines, room)
        at = self._top + y
        line = lines[at] if at < len(lines) else FormLine("blank")
        if line.kind == "field":
            return self._field_line(line.index, values, y)
        if line.kind == "mark":
            return self.line(line.text, "error" if self.marks[self.fields[line.index].key][0] == "!" else "warn")
        if line.kind == "option":
            return self._option_line(line.index)
        return self.line("")

    def refresh_field(self) -> None:
        """Repaint the field in edit and nothing else."""
        self.refresh_row(self.lines().index(FormLine("field", self.current)) - self._top)

    def refresh_help(self) -> None:
        """Repaint the line of help and nothing else."""
        self.refresh_row(self.size.height - 1)

    def help_text(self) -> str:
        """Return the help of the field in edit, with the letters typed to pick a value and what opens the list."""
        if not self.field.closed:
            return self.field.help
        typed = self.list.ahead.typed if self.list else self.ahead.typed
        told = f'Diketik "{typed}".' if typed else self.field.help
        more = "Enter pilih, Esc tutup." if self.list else f"Spasi ganti, {self.list_key} daftar."
        return f"{told} {more}".strip()

    def _mark_lines(self, key: str) -> list[str]:
        """Return the complaint about a field as lines: beneath its value where there is room, else further left."""
        if key not in self.marks:
            return []
        sign, message = self.marks[key]
        width = self.size.width
        pieces = textwrap.wrap(clean(message), max(10, width - 3)) or [""]
        longest = max(cell_len(piece) for piece in pieces)
        indent = " " * max(1, min(self._label_width + 4, width - longest - 2))
        return [f"{indent}{sign if place == 0 else ' '} {piece}" for place, piece in enumerate(pieces)]

    def _scroll(self, lines: Sequence[FormLine], room: int) -> None:
        """Keep the field in edit, its mark and the chosen value in view."""
        first = lines.index(FormLine("field", self.current))
        last = first + len(self._mark_lines(self.field.key))
        if self.list is not None:
            last = lines.index(FormLine("option", self.list.at))
        self._top = min(self._top, first, max(0, len(lines) - room))
        self._top = max(self._top, min(first, last - room + 1))

    def _field_line(self, index: int, values: Mapping[str, str], y: int) -> Strip:
        field = self.fields[index]
        here = index == self.current
        sign = self.marks[field.key][0] if field.key in self.marks else (">" if here else " ")
        star = "*" if field.required else " "
        head = f"{sign}{fit(field.label, self._label_width)}{star} "
        value_at = cell_len(head) + 1
        unit = f" {field.unit}" if field.unit else ""
        width = self.size.width - value_at - 2 - cell_len(unit)
        width = width if field.kind == "note" else min(field.width, width)
        tone = self.tone_style("strong" if here else "")
        if not field.is_asked(values):
            return self.line(f"{head.replace('*', ' ')} -", "muted")
        if not here:
            text = f"{head} {fit(field.word(values[field.key]), width)} {unit}"
            return self.line(text, "error" if sign == "!" else "")
        inner = (
            self.pick_segments(field.word(values[field.key]), width)
            if field.closed
            else self.edit_segments(self.editor, width)
        )
        self.park_cursor(value_at + (0 if field.closed else cell_len(self.editor.parts(width)[0])), y)
        strip = Strip([Segment(f"{head}[", tone), *inner, Segment(f"]{unit}", tone)])
        return strip.adjust_cell_length(self.size.width, self.rich_style)

    def _option_line(self, place: int) -> Strip:
        _code, word = self.field.options[place]
        here = self.list is not None and place == self.list.at
        return self.line(
            " " * (self._label_width + 4) + (f"> {word}" if here else f"  {word}"), "strong" if here else ""
        )
