"""A form filled by keys alone: one line per field, one field in edit.

    yield Form([
        Field("date", "Tanggal ukur", "date", 10, help="ddmmyyyy, mis. 22112026", required=True),
        Field("weight", "Berat", "number", 5, unit="kg", validate=check_weight),
        Field("position", "Cara ukur", "choice", 12, choices=[("L", "terlentang"), ("H", "berdiri")]),
    ], {"position": "H"})

    def on_form_submitted(self, event: Form.Submitted) -> None:
        self.save(event.values)                  # or form.set_errors({"weight": "Berat 0,5-40 kg."})

Typing replaces the value, F4 (or ctrl+e) edits it; Enter accepts and goes on, on the last field it submits. Space or
the first letters change a choice, F9 or + lists the legal values.
"""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from widgets.choice_list import ChoiceList
from widgets.fields import Field
from widgets.form_view import FormView
from widgets.line_editor import LineEditor


class Form(FormView, can_focus=True):
    """Fields from top to bottom; scrolls when there are more than lines."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f4,ctrl+e", "edit_field", show=False, id="edit_field"),
        Binding("f9", "legal", show=False, id="legal"),
    ]

    class Told(Message):
        """What a form tells its screen, with the values of all fields."""

        def __init__(self, form: "Form", values: dict[str, str]) -> None:
            super().__init__()
            self.form = form
            self.values = values

        @property
        def control(self) -> "Form":
            """The form, for `@on(..., "#id")`."""
            return self.form

    class Submitted(Told):
        """Enter on the last field, every check passed."""

    class Changed(Told):
        """A field was left with another value; `key` names it."""

        def __init__(self, form: "Form", values: dict[str, str], key: str) -> None:
            super().__init__(form, values)
            self.key = key

    def __init__(
        self,
        fields: Sequence[Field],
        values: Mapping[str, str] | None = None,
        *,
        id: str | None = None,  # noqa: A002 - Textual's name for it
        classes: str | None = None,
    ) -> None:
        """`values` are the texts to begin with, by key; choices by their code."""
        super().__init__(fields, id=id, classes=classes)
        self._complained = 0.0
        self.load(values or {})

    def load(self, values: Mapping[str, str]) -> None:
        """Fill the form anew and go to its first field; keys not given are emptied."""
        self._values = {field.key: values.get(field.key, "") for field in self.fields}
        self.marks = {}
        self.current = 0
        self._begin()

    def set_fields(self, fields: Sequence[Field], values: Mapping[str, str] | None = None) -> None:
        """Show other fields."""
        self.fields = list(fields)
        self.load(values or {})

    def values(self) -> dict[str, str]:
        """Return what stands in every field, the one in edit included."""
        return {**self._values, self.field.key: self._typed()}

    def set_errors(self, errors: Mapping[str, str]) -> None:
        """Mark fields with `!` (a doubt with `?`) and say why beneath; goes to the first of them.

        An empty mapping clears all marks.
        """
        self.marks = {key: _mark(message) for key, message in errors.items()}
        if errors:
            self._complained = events.Event().time
            self.go_to(next(index for index, field in enumerate(self.fields) if field.key in errors))
        self.refresh()

    def set_warnings(self, warnings: Mapping[str, str]) -> None:
        """Mark fields with `?` and say why beneath, without moving."""
        self.marks |= {key: ("?", message) for key, message in warnings.items()}
        self.refresh()

    def go_to(self, index: int) -> None:
        """Leave the field in edit, keeping its value, and edit field `index`; one that is not asked is passed over."""
        self._store()
        self.current = self._asked_from(max(0, min(index, len(self.fields) - 1)), -1 if index < self.current else 1)
        self._begin()

    def submit(self) -> None:
        """Check every field; post `Submitted`, or mark what is wrong and go to the first of it."""
        self._store()
        values = self.values()
        errors = {field.key: message for field in self.fields if (message := field.complaint(values))}
        self.set_errors(errors)
        if not errors:
            given = {field.key: values[field.key].strip() if field.is_asked(values) else "" for field in self.fields}
            self.post_message(self.Submitted(self, given))

    def _typed(self) -> str:
        return self._values[self.field.key] if self.field.closed else self.editor.text

    def _begin(self) -> None:
        field = self.field
        self.list = None
        self.ahead.clear()
        self.editor = LineEditor(self._values[field.key], limit=field.limit)
        self.refresh()

    def _store(self) -> None:
        """Keep what was typed, written out in full; a changed value loses its mark."""
        key, value = self.field.key, self._typed()
        if self.field.tidy is not None and value != self._values[key]:
            value = self.field.tidy(value)
            self.editor.set(value)
        if value != self._values[key] or self._dirty:
            self._dirty = False
            self._values[key] = value
            self.marks.pop(key, None)
            self.post_message(self.Changed(self, self.values(), key))

    def _accept(self) -> None:
        """Check the field in edit and go on; a complaint keeps the cursor here."""
        self._store()
        message = self.field.complaint(self.values())
        if message:
            self.marks[self.field.key] = _mark(message)
            self._complained = events.Event().time
            self.editor.set(self.editor.text)
            self.refresh()
        elif self._is_last():
            self.submit()
        else:
            self.go_to(self.current + 1)

    def _asked_from(self, index: int, step: int) -> int:
        """Return the first field from `index` on that is asked, looked for the other way where there is none."""
        ways = (range(index, len(self.fields)), range(index, -1, -1))
        known = self.values()
        asked = (at for way in ways[::step] for at in way if self.fields[at].is_asked(known))
        return next(asked, self.current)

    def _is_last(self) -> bool:
        return self._asked_from(len(self.fields) - 1, -1) <= self.current

    def _pick(self, value: str | None) -> None:
        if value is not None:
            self._dirty |= value != self._values[self.field.key]
            self._values[self.field.key] = value

    def render_line(self, y: int) -> Strip:
        """Draw one line of the form."""
        return self.draw(y, self.values())

    def on_paste(self, event: events.Paste) -> None:
        """Insert what the terminal pastes."""
        if not self.field.closed and event.time > self._complained:
            self.editor.insert(event.text)
            self.refresh_field()
        event.stop()

    def on_key(self, event: events.Key) -> None:
        """Edit, move, or leave the key to the screen; what was typed before a complaint is no answer to it."""
        early = event.time <= self._complained
        if early or self._list_key(event) or self._move_key(event.key) or self._value_key(event):
            event.stop()
            event.prevent_default()

    def _move_key(self, key: str) -> bool:
        steps = {"up": -1, "shift+tab": -1, "pageup": -len(self.fields), "pagedown": len(self.fields)}
        if key in steps:
            self.go_to(self.current + steps[key])
        elif key in ("enter", "down", "tab"):
            if key == "enter" or not self._is_last():
                self._accept()
        else:
            return False
        return True

    def _value_key(self, event: events.Key) -> bool:
        field = self.field
        if field.options and event.character == "+":
            self.action_legal()
        elif not field.closed:
            if not self.editor.press(event.key, event.character):
                return False
        elif not self._choice_key(event):
            return False
        self.refresh_field()
        return True

    def _choice_key(self, event: events.Key) -> bool:
        """Pick another of the legal values; a space goes on with the letters before it where a value has one there."""
        field, now = self.field, self._values[self.field.key]
        begun = self.ahead.typed
        if event.is_printable and (event.key != "space" or (begun and field.find(f"{begun} ", now) is not None)):
            self._pick(self.ahead.press(field, now, event.character or ""))
        elif event.key in ("space", "right", "left", "backspace", "delete"):
            self.ahead.clear()
            by = -1 if event.key == "left" else 1
            self._pick("" if event.key in ("backspace", "delete") else field.cycle(now, by))
        else:
            return False
        if self.ahead.typed != begun:
            self.refresh_help()
        return True

    def action_edit_field(self) -> None:
        """Edit the value as it stands, instead of replacing it; the screen's key where there is no text."""
        if self.field.closed:
            raise SkipAction
        self.editor.selected = False
        self.refresh_field()

    def action_legal(self) -> None:
        """Open the list of legal values; the screen's key where there is none."""
        if not self.field.options:
            raise SkipAction
        self.list = ChoiceList(self.field, self._values[self.field.key])
        self.refresh()

    def _list_key(self, event: events.Key) -> bool:
        """Move in the open list of legal values; Enter takes one, Esc closes."""
        if self.list is None:
            return False
        outcome = self.list.press(event.key, event.character)
        if outcome == "taken":
            self._pick(self.list.code)
        if outcome in ("taken", "closed"):
            self.list = None
        self.refresh()
        return outcome is not None


def _mark(message: str) -> tuple[str, str]:
    """Return sign and words of a complaint; one that begins with "? " is a doubt."""
    return ("?", message[2:]) if message.startswith("? ") else ("!", message)
