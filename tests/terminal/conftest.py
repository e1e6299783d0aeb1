"""The real program in a real pseudo-terminal of 80x24, its screen read by a terminal emulator."""

import os
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a POSIX pseudo-terminal", allow_module_level=True)

import fcntl
import pty
import struct
import termios

import pyte

ROOT = Path(__file__).resolve().parents[2]
UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[(?:>[0-9;]*u|<u|\?[0-9;]*\$p|=[0-9;]*u|\?u)")
PATIENCE = 30.0
"""Seconds until a screen that does not come is a failure; usually it is there in a fraction of one."""

START = """
import sys
from datetime import datetime, timedelta, timezone
from stunting_tui import cli
cli.now = lambda: datetime(2026, 11, 22, 9, 0, tzinfo=timezone(timedelta(hours=7)))
sys.exit(cli.main())
"""
"""The program with the clock of the tests."""

KEYS = {
    "enter": "\r", "tab": "\t", "esc": "\x1b", "up": "\x1b[A", "down": "\x1b[B", "f1": "\x1bOP", "f2": "\x1bOQ",
    "f4": "\x1bOS", "f6": "\x1b[17~", "f10": "\x1b[21~", "backspace": "\x7f",
}  # fmt: skip


class Terminal:
    """A program in a terminal: what it shows, and keys for it."""

    def __init__(self, *words: str, term: str = "xterm", columns: int = 80, lines: int = 24) -> None:
        self.screen = pyte.Screen(columns, lines)
        self.stream = pyte.ByteStream(self.screen)
        self.received = 0
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        environment = {**os.environ, "TERM": term, "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT)}
        for name in ("COLORTERM", "COLUMNS", "LINES", "NO_COLOR"):
            environment.pop(name, None)
        self.process = subprocess.Popen(
            [sys.executable, "-c", START, *words], stdin=slave, stdout=slave, stderr=slave, cwd=ROOT,
            env=environment, start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 (the only way to a controlling terminal)
        )  # fmt: skip
        os.close(slave)

    def read(self, seconds: float) -> bool:
        """Take in what comes within `seconds`; whether anything did."""
        if not select.select([self.master], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self.master, 65536)
        except OSError:
            return False
        self.received += len(data)
        self.stream.feed(UNKNOWN_TO_PYTE.sub(b"", data))
        return bool(data)

    @property
    def text(self) -> str:
        """The screen as 24 lines."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def wait(self, *words: str) -> str:
        """Read until all `words` stand on the screen; fail with the screen when they do not come."""
        deadline = time.monotonic() + PATIENCE
        while not all(word in self.text for word in words):
            if time.monotonic() > deadline or (not self.read(0.2) and self.process.poll() is not None):
                raise AssertionError(f"{words} did not appear:\n{self.text}")
        return self.text

    def send(self, *keys: str) -> None:
        """Press keys by name, or type text."""
        for key in keys:
            os.write(self.master, KEYS.get(key, key).encode())

    def settle(self) -> None:
        """Read until nothing has come for a moment."""
        while self.read(0.3):
            pass

    def end(self, wait: float = PATIENCE) -> int:
        """Wait for the program to end and return its status."""
        deadline = time.monotonic() + wait
        while self.process.poll() is None and time.monotonic() < deadline:
            self.read(0.05)
        return self.process.wait(timeout=1)

    def hang_up(self) -> None:
        """Drop the line, as a lost SSH connection does."""
        os.close(self.master)
        self.master = -1

    def close(self) -> None:
        """Leave nothing behind."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait(timeout=5)
        if self.master >= 0:
            os.close(self.master)


@pytest.fixture
def terminal() -> Iterator[type[Terminal]]:
    """Start programs with `terminal(...)`; all are ended after the test."""
    started: list[Terminal] = []

    class Tracked(Terminal):
        def __init__(self, *words: str, **settings: object) -> None:
            super().__init__(*words, **settings)
            started.append(self)

    yield Tracked
    for one in started:
        one.close()
