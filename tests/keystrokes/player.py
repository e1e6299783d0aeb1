"""Sessions of keystrokes in plain text, played in a real terminal.

# a comment to the end of the line
@start            start the program
="9,1" enter      type text, press a key by its name or sign
?"Berat turun"    look: wait until these words stand on the screen, and a moment to have read them
!"45.000.000"     glance: wait until these words stand on the screen
@kill             kill the program where it stands, in the middle of a cell
@end              wait for the program to end by itself
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.tools.pty_screen import KEYS, PtyScreen

TOKEN = re.compile(r'#[^\n]*|[=?!]"[^"]*"|\S+')
READING = 0.3
"""Seconds a person needs at least to see words that have come."""


def tokens(path: Path) -> Iterator[tuple[int, str]]:
    """Give the tokens of a session with their line numbers."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        yield from ((number, token) for token in TOKEN.findall(line) if not token.startswith("#"))


def play(path: Path, start: Callable[[], PtyScreen]) -> None:
    """Play a session; what does not come to the screen fails with the line and the screen."""
    shown: PtyScreen | None = None
    try:
        for number, token in tokens(path):
            if token == "@start":
                shown = start()
                continue
            assert shown is not None, f"{path.name}: no @start before line {number}"
            try:
                _do(shown, token)
            except AssertionError as error:
                raise AssertionError(f"{path.name}, line {number}: {error}") from error
    finally:
        if shown is not None:
            shown.close()


def _do(shown: PtyScreen, token: str) -> None:
    if token == "@kill":
        shown.close()
    elif token == "@end":
        shown.settle()
        assert shown.process.wait(timeout=10) == 0
    elif token.startswith('?"'):
        shown.wait(token[2:-1])
        shown.settle(READING)
    elif token.startswith('!"'):
        shown.wait(token[2:-1])
    elif token.startswith('="'):
        shown.send(token[2:-1])
    else:
        assert token in KEYS or len(token) == 1, f"{token} is no key"
        shown.send(token)
