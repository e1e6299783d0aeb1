"""A program in a pseudo-terminal whose screen is read by a terminal emulator: waiting for words, keys by name."""

import re
import time

import pyte

from tests.tools.pty_program import PATIENCE, PtyProgram

UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[(?:>[0-9;]*u|<u|\?[0-9;]*\$p|=[0-9;]*u|\?u)")

KEYS = {
    "enter": "\r", "tab": "\t", "space": " ", "esc": "\x1b", "backspace": "\x7f", "up": "\x1b[A", "down": "\x1b[B",
    "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F", "insert": "\x1b[2~", "delete": "\x1b[3~",
    "pageup": "\x1b[5~", "pagedown": "\x1b[6~", "f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS",
    "f5": "\x1b[15~", "f6": "\x1b[17~", "f7": "\x1b[18~", "f8": "\x1b[19~", "f9": "\x1b[20~", "f10": "\x1b[21~",
    **{f"ctrl+{letter}": chr(ord(letter) - 96) for letter in "defgklnoprtuxyz"},
}  # fmt: skip
"""What a terminal sends for a key."""


class PtyScreen(PtyProgram):
    """A program on a terminal, and what the terminal shows."""

    def __init__(self, *words: str, term: str = "xterm", columns: int = 80, lines: int = 24) -> None:
        self.screen = pyte.Screen(columns, lines)
        self.stream = pyte.ByteStream(self.screen)
        self.received = 0
        super().__init__(*words, term=term, columns=columns, lines=lines)

    def read(self, seconds: float) -> bytes:
        """Take in what comes within some seconds, and return it."""
        data = super().read(seconds)
        self.received += len(data)
        self.stream.feed(UNKNOWN_TO_PYTE.sub(b"", data))
        return data

    @property
    def text(self) -> str:
        """The screen as 24 lines."""
        return "\n".join(self.screen.display)

    def line(self, number: int) -> str:
        """One line of the screen, the first is 1, the last -1."""
        return str(self.screen.display[number - 1 if number > 0 else number]).rstrip()

    def wait(self, *words: str, title: str = "") -> None:
        """Read until all `words` stand on the screen, and `title` in its first line."""
        deadline = time.monotonic() + PATIENCE
        while not (all(word in self.text for word in words) and self.line(1).strip().startswith(title)):
            if time.monotonic() > deadline or (not self.read(0.2) and self.process.poll() is not None):
                raise AssertionError(f"{words or title} did not appear:\n{self.text}")

    def settle(self, quiet: float = 0.3) -> None:
        """Read until nothing has come for a moment."""
        while self.read(quiet):
            pass

    def send(self, *keys: str) -> None:
        """Press keys by name, or type text."""
        for key in keys:
            self.write(KEYS.get(key, key))
