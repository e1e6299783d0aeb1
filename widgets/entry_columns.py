"""Columns of an entry grid, what may be typed into each kind, and the verdict on what was typed.

GridColumn("BB", 5, "right", key="weight", kind="number", decimals=1, unit="kg", required=True)
GridColumn("C", 1, key="position", kind="code", choices={"B": "berbaring", "T": "berdiri"})
GridColumn("Nama", 18, flex=1, key="name", kind="computed")          # shown, never a stop
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from widgets.columns import Column
from widgets.text import clean

Kind = Literal["number", "date", "code", "text", "computed", "state"]
VerdictKind = Literal["ok", "soft", "hard"]

NUMBER = re.compile(r"\d+(?:[.,]\d*)?|[.,]\d+")
DATE = re.compile(r"[\d./ -]*\d[\d./ -]*")
LIMITS = {"number": 12, "date": 10, "text": 200}
"""Characters a cell takes at most where its column names no limit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GridColumn(Column):
    """One column of an entry grid: a list column with a key, a kind and what it asks of its cells.

    `decimals` and `unit` are of numbers; `choices` gives the one-character codes and their words. The cursor never
    stops in a column of kind "computed" (filled by `set_computed`) or "state" (shows the word of `set_state`). A reason
    for a missing value (-2) needs a width of two to be seen whole.
    """

    key: str
    kind: Kind = "text"
    decimals: int = 0
    unit: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)
    required: bool = False
    limit: int = 0

    @property
    def is_stop(self) -> bool:
        """Whether something can be typed here."""
        return self.kind not in ("computed", "state")

    @property
    def most(self) -> int:
        """Characters a cell takes."""
        return self.limit or LIMITS.get(self.kind, 1)

    @property
    def label(self) -> str:
        """Title and unit, for sentences."""
        return f"{self.title} ({self.unit})" if self.unit else self.title

    @property
    def legal(self) -> str:
        """The codes and their words on one line."""
        return ", ".join(f"{code} {word}" if word else code for code, word in self.choices.items())


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check says of a cell: "ok", "soft" (may be forced with a reason) or "hard" (cannot be true).

    `value` is the text to store; None stores what was typed.
    """

    kind: VerdictKind = "ok"
    message: str = ""
    value: str | None = None

    @staticmethod
    def ok(value: str | None = None) -> "Verdict":
        """Accept, in the spelling `value`."""
        return Verdict("ok", "", value)

    @staticmethod
    def soft(message: str, value: str | None = None) -> "Verdict":
        """Doubt: the operator types again or forces the value with a reason."""
        return Verdict("soft", message, value)

    @staticmethod
    def hard(message: str) -> "Verdict":
        """Refuse."""
        return Verdict("hard", message)


Check = Callable[[int, str, str, Mapping[str, str]], Verdict]
"""Called with row, column key, the text typed, and the row's values by key as they are stored; must not raise."""


def accept_all(row: int, key: str, text: str, values: Mapping[str, str]) -> Verdict:  # noqa: ARG001 - the signature
    """Be the check of a grid without one."""
    return Verdict()


def read_typed(column: GridColumn, text: str) -> Verdict:
    """Judge the form of a text alone; an accepted one comes back in the spelling for its kind.

    Numbers get a decimal comma and keep the digits that were typed; dates keep their separators, for the owner to read.
    """
    text = clean(text).strip()
    readers = {"number": _read_number, "date": _read_date, "code": _read_code}
    if column.kind != "code" and len(text) > column.most:
        return Verdict.hard(f"{column.label}: paling banyak {column.most} huruf.")
    reader = readers.get(column.kind)
    return reader(column, text) if reader else Verdict.ok(text)


def _read_number(column: GridColumn, text: str) -> Verdict:
    if not NUMBER.fullmatch(text):
        example = "9,1" if column.decimals else "12"
        return Verdict.hard(f'{column.label}: "{text}" bukan angka. Contoh: {example}')
    whole, _, part = text.replace(".", ",").partition(",")
    if len(part) > column.decimals:
        allowed = f"paling banyak {column.decimals} angka di belakang koma" if column.decimals else "tanpa koma"
        return Verdict.hard(f"{column.label} {text}: {allowed}.")
    return Verdict.ok(f"{whole or '0'},{part}" if part else whole)


def _read_date(column: GridColumn, text: str) -> Verdict:
    if not DATE.fullmatch(text):
        return Verdict.hard(f"{column.label}: tanggal ditulis dengan angka, ddmmyyyy atau dd.")
    return Verdict.ok(text)


def _read_code(column: GridColumn, text: str) -> Verdict:
    for code in column.choices:
        if code.casefold() == text.casefold():
            return Verdict.ok(code)
    return Verdict.hard(f"{column.label}: pilih {column.legal}.")
