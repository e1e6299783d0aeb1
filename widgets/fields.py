"""The fields of a form: what they are called, what they may hold, and how a value is shown and checked."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "date", "number", "choice", "bool", "note"]

Check = Callable[[str, Mapping[str, str]], str | None]
"""Given the field's value and all values, return what is wrong in one Indonesian sentence, or None.

A sentence that begins with "? " is a doubt: shown with that sign, the field is kept all the same.
"""

Asked = Callable[[Mapping[str, str]], bool]
"""Given all values, return whether the field is to be filled at all."""

Tidy = Callable[[str], str]
"""Return a typed value written out in full ("9" as "09-11-2026"); what cannot be read as it is."""

YES_NO = (("y", "ya"), ("t", "tidak"))


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form.

    `width` is what can be seen of the value (a note takes the rest of the line). `choices` are pairs of stored code and
    shown word. `limit` is the greatest length in characters (0: none). `unit` stands behind the value. `validate` is
    asked when the field is left forwards and before the form is submitted. `tidy` is asked whenever a field is left
    with another value, forwards or backwards. A field that is not `asked` under the other values is passed over, shows
    "-", is not checked and is submitted empty.
    """

    key: str
    label: str
    kind: Kind = "text"
    width: int = 20
    help: str = ""
    choices: Sequence[tuple[str, str]] = ()
    required: bool = False
    unit: str = ""
    limit: int = 0
    validate: Check | None = None
    tidy: Tidy | None = None
    asked: Asked | None = None

    @property
    def options(self) -> Sequence[tuple[str, str]]:
        """The legal values, where they are a closed list."""
        return YES_NO if self.kind == "bool" and not self.choices else self.choices

    @property
    def closed(self) -> bool:
        """Whether the value is picked, not typed."""
        return self.kind in ("choice", "bool")

    def word(self, value: str) -> str:
        """Return how a value is shown."""
        return dict(self.options).get(value, value) if self.closed else value

    def position(self, value: str) -> int:
        """Return the place of a value among the choices, -1 when it is none of them."""
        return next((index for index, (code, _) in enumerate(self.options) if code == value), -1)

    def cycle(self, value: str, by: int = 1) -> str:
        """Return the choice after (or before) a value."""
        if not self.options:
            return value
        return self.options[(self.position(value) + by) % len(self.options)][0]

    def find(self, begun: str, value: str, *, on: bool = False) -> str | None:
        """Return the first choice from `value` on (behind it where `on`) whose word begins with `begun`, or None."""
        count = len(self.options)
        start = max(0, self.position(value) + on)
        for step in range(count):
            code, word = self.options[(start + step) % count]
            if word.casefold().startswith(begun.casefold()):
                return code
        return None

    def is_asked(self, values: Mapping[str, str]) -> bool:
        """Whether the field is to be filled under these values."""
        return self.asked is None or self.asked(values)

    def complaint(self, values: Mapping[str, str]) -> str | None:
        """Return what is wrong with the value, or None."""
        if not self.is_asked(values):
            return None
        value = values[self.key].strip()
        if not value:
            return f"{self.label} wajib diisi." if self.required else None
        if self.closed and self.position(value) < 0:
            return f"{self.label}: pilih dari daftar."
        return self.validate(value, values) if self.validate else None
