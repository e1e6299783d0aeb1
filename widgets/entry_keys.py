"""What each key does in each mode of the cell in hand.

`KEYS` is the default table; a site's own keys come as another mapping from Textual's key names to these commands.
"""

from collections.abc import Callable, Mapping

from widgets.entry_desk import MARKED
from widgets.entry_walk import EntryWalk

KEYS = {
    "enter": "enter", "tab": "right", "shift+tab": "left", "right": "right", "left": "left", "up": "up", "down": "down",
    "pageup": "page_up", "pagedown": "page_down", "home": "first", "end": "last",
    "f2": "force", "ctrl+t": "force", "f4": "edit", "ctrl+e": "edit", "f6": "path", "ctrl+r": "path",
    "f8": "clear", "escape": "cancel", "f9": "legal", "delete": "mark", "ctrl+d": "mark",
    "insert": "insert", "ctrl+n": "insert", "ctrl+u": "undo", "ctrl+z": "undo", "ctrl+g": "ask_row",
}  # fmt: skip
"""Commands by key."""

SIGNS = {"*": "ditto", "-": "reason", "/": "end_row", "+": "legal"}
"""Commands of single characters on a cell that is not for free text."""

CLEARING = frozenset({"clear", "cancel", "mark", "undo"})
IN_LINE = frozenset({"left", "right", "home", "end", "backspace", "delete"})

FREE = {"number": "angka", "date": "tanggal"}
"""What a cell without a list of values takes, by the kind of its column."""


class EntryKeys(EntryWalk):
    """The desk at the keyboard: `press` is all that an operator can do, but paste."""

    keys: Mapping[str, str] = KEYS

    def press(self, key: str, character: str | None) -> bool:
        """Do what a key means now; False when it means nothing here and belongs to the screen."""
        if not self.has_cell:
            return self._press_empty(key)
        command = self.keys.get(key, "")
        printed = character if character is not None and character.isprintable() else ""
        if not command and not printed and key != "backspace":
            return False
        handlers: dict[str, Callable[[str, str, str], bool]] = {
            "ready": self._ready, "typing": self._typing, "editing": self._editing, "hard": self._locked,
            "soft": self._locked, "reason": self._reason, "asked": self._asked,
        }  # fmt: skip
        return handlers[self.cell.mode](key, command, printed)

    def _press_empty(self, key: str) -> bool:
        if self.keys.get(key) != "insert" or not self.table.stops:
            return False
        self.do_insert()
        return True

    def do(self, command: str) -> bool:
        """Run one command; False where there is none of this name now."""
        steps: dict[str, Callable[[], None]] = {
            "enter": self.do_enter,
            "right": lambda: self.do_side(1),
            "left": lambda: self.do_side(-1),
            "up": lambda: self.do_rows(-1),
            "down": lambda: self.do_rows(1),
            "page_up": lambda: self.do_rows(-self.page),
            "page_down": lambda: self.do_rows(self.page),
            "first": lambda: self.do_edge(-1),
            "last": lambda: self.do_edge(1),
            "path": self.do_path,
            "edit": self.do_edit,
            "legal": self.do_legal,
            "mark": self.do_mark,
            "insert": self.do_insert,
            "undo": self.do_undo,
            "ask_row": self.do_ask_row,
            "ditto": self.do_ditto,
            "reason": self.do_reason,
            "end_row": self.do_end_row,
        }
        if command not in steps:
            return False
        self.hush()
        steps[command]()
        return True

    def do_edit(self) -> None:
        """Edit the value as it stands, instead of replacing it."""
        text = self.cell.editor.text if self.cell.is_open else self.stored
        self.cell.edit(text, self.here.most, whole=self.here.kind == "code")

    def do_legal(self) -> None:
        """Show the legal values of this cell."""
        words = [self.here.legal, self._reason_words() if self.here.kind != "text" else ""]
        told = "; ".join(word for word in words if word)
        self.hint(told or f"{self.here.label}: {FREE.get(self.here.kind, 'isian bebas')}.")

    def do_reason(self) -> None:
        """Ask for the digit of the reason why there is no value."""
        if self.table.rows[self.row].marked:
            self.note(MARKED)
            return
        self.cell.type("-", 2)
        self.cell.mode = "reason"
        words = ", ".join(f"{digit} {words}" for digit, words in self.reasons.items())
        self.hint(f"Kosong: {words}; Esc batal")

    def _reason_words(self) -> str:
        return ", ".join(f"-{digit} {words}" for digit, words in self.reasons.items())

    def _sign(self, character: str) -> str:
        """Return the command of a character typed on this cell, "" where it is only text."""
        command = SIGNS.get(character, "") if self.here.kind != "text" else ""
        return "" if command == "reason" and not self.reasons else command

    def _ready(self, key: str, command: str, printed: str) -> bool:
        if printed:
            self.hush()
            sign = self._sign(printed)
            if sign:
                return self.do(sign)
            if printed != " " or self.here.kind == "text":
                self._begin(printed)
            return True
        if key == "backspace":
            self.hush()
            self.cell.type("", self.here.most)
            return True
        if command in ("clear", "cancel") and self.is_told:
            self.hush()
            return True
        return self.do(command)

    def _begin(self, character: str) -> None:
        self.cell.type(character, self.here.most)
        self._accept_full()

    def _accept_full(self) -> None:
        """Accept a code as soon as all its characters are there."""
        if self.here.kind == "code" and len(self.cell.editor.text) >= self.here.most and self.accept():
            self.follow()

    def _typing(self, key: str, command: str, printed: str) -> bool:
        if command in CLEARING:
            self.clear()
            return True
        sign = self._sign(printed)
        if sign == "end_row" and self.here.kind != "date":
            return self.do(sign)
        if printed or key == "backspace":
            self.hush()
            self.cell.editor.press(key, printed)
            self._accept_full()
            return True
        return self.do(command) or command == "force"

    def _editing(self, key: str, command: str, printed: str) -> bool:
        if key in IN_LINE:
            self.cell.editor.press(key, None)
            return True
        return self._typing(key, command, printed)

    def _locked(self, key: str, command: str, printed: str) -> bool:
        soft = self.cell.mode == "soft"
        if command in CLEARING:
            self.clear()
        elif key == "backspace" or command == "edit":
            self.do_edit()
            if key == "backspace":
                self.cell.editor.press(key, None)
            self.hush()
        elif soft and command == "force":
            self.ask_force()
        elif soft and printed and self._sign(printed) not in ("end_row", "legal"):
            self.clear()
            self._ready(key, "", printed)
        elif command:
            self.tell_again()
        return True

    def _reason(self, key: str, command: str, printed: str) -> bool:
        if command in CLEARING or key == "backspace":
            self.clear()
        elif printed in self.reasons:
            self.clear()
            self.store(f"-{printed}")
            self.follow()
        return True

    def _asked(self, key: str, command: str, printed: str) -> bool:  # noqa: ARG002 - one signature for all modes
        if command in ("cancel", "clear"):
            self.dismiss()
        return True
