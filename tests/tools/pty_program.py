"""A program in a real pseudo-terminal of 80x24: keys written to it, bytes and seconds until it has painted.

The program finds its bytecode in a folder of its own, as an installed program finds its: measured is no compiling.
"""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path
from typing import Self

ROOT = Path(__file__).resolve().parents[2]
QUIET = 0.03
"""Seconds without a byte after which the paint of a key is taken to be over."""
SETTLED = 0.5
"""Seconds without a byte after which a whole screen is taken to be painted."""
PATIENCE = 30.0


class PtyProgram:
    """One Python program on its controlling terminal, as `with PtyProgram("tests/x.py", term="xterm") as program`."""

    def __init__(self, *words: str, term: str = "xterm", columns: int = 80, lines: int = 24) -> None:
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        environment = {**os.environ, "TERM": term, "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT)}
        for name in ("COLORTERM", "COLUMNS", "LINES", "NO_COLOR", "STUNTING_DB", "PYTHONDONTWRITEBYTECODE"):
            environment.pop(name, None)
        environment["PYTHONPYCACHEPREFIX"] = str(Path(tempfile.gettempdir()) / "stunting-tui-bytecode")
        self.came_at = time.perf_counter()
        self.process = subprocess.Popen(
            [sys.executable, *words], stdin=slave, stdout=slave, stderr=slave, cwd=ROOT, env=environment,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 (the way to a controlling terminal)
        )  # fmt: skip
        os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Leave nothing behind."""
        self.kill()
        if self.master >= 0:
            self.hang_up()

    def kill(self) -> None:
        """End it where it stands, with all it started."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(timeout=5)

    def hang_up(self) -> None:
        """Drop the line, as a lost SSH connection does."""
        os.close(self.master)
        self.master = -1

    def read(self, seconds: float) -> bytes:
        """Return what comes within some seconds, b"" for nothing or at the end."""
        if not select.select([self.master], [], [], seconds)[0]:
            return b""
        try:
            data = os.read(self.master, 65536)
        except OSError:
            return b""
        self.came_at = time.perf_counter()
        return data

    def write(self, keys: str) -> None:
        """Send keys."""
        os.write(self.master, keys.encode())

    def first(self, mark: bytes) -> float:
        """Read until `mark` has come; return when (`time.perf_counter`)."""
        came, end = b"", time.monotonic() + PATIENCE
        while mark not in came:
            came += self.read(0.2)
            if time.monotonic() > end or (self.process.poll() is not None and mark not in came):
                raise SystemExit(f"the program never showed {mark!r}:\n{came[-2000:].decode(errors='replace')}")
        return self.came_at

    def until(self, mark: bytes) -> None:
        """Read until `mark` has come and the terminal is quiet."""
        self.first(mark)
        while self.read(SETTLED):
            pass

    def press(self, key: str, quiet: float = QUIET) -> tuple[float, int]:
        """Write one key; return the seconds until the last byte of what it painted, and the bytes."""
        start = time.perf_counter()
        self.write(key)
        last, count = start, 0
        while came := self.read(quiet if count else max(quiet, 4 * QUIET)):
            last = self.came_at
            count += len(came)
        return last - start, count

    def idle(self, seconds: float) -> int:
        """Return the bytes that come in some seconds without a key."""
        end, count = time.monotonic() + seconds, 0
        while (left := end - time.monotonic()) > 0:
            count += len(self.read(left))
        return count

    def memory(self) -> float:
        """Return the resident memory in MB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="utf-8")
        return int(status.split("VmRSS:")[1].split()[0]) / 1024
