"""A program in a real pseudo-terminal of 80x24: keys written to it, bytes and seconds until it has painted."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path
from typing import Self

ROOT = Path(__file__).resolve().parents[2]
QUIET = 0.03
"""Seconds without a byte after which a paint is taken to be over."""
PATIENCE = 60.0


class PtyProgram:
    """One Python program on a terminal, as `with PtyProgram("tests/x.py", term="xterm") as program`."""

    def __init__(self, *words: str, term: str = "xterm", columns: int = 80, lines: int = 24) -> None:
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        environment = {**os.environ, "TERM": term, "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT)}
        for name in ("COLORTERM", "COLUMNS", "LINES", "NO_COLOR"):
            environment.pop(name, None)
        self.process = subprocess.Popen(
            [sys.executable, *words], stdin=slave, stdout=slave, stderr=slave, cwd=ROOT, env=environment,
            start_new_session=True,
        )  # fmt: skip
        os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Leave nothing behind."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        self.process.wait(timeout=5)
        os.close(self.master)

    def _read(self, seconds: float) -> bytes:
        if not select.select([self.master], [], [], seconds)[0]:
            return b""
        try:
            return os.read(self.master, 65536)
        except OSError:
            return b""

    def until(self, mark: bytes) -> bytes:
        """Read until `mark` has come and the terminal is quiet; return all that came."""
        came, end = b"", time.monotonic() + PATIENCE
        while mark not in came:
            came += self._read(0.2)
            if time.monotonic() > end or (self.process.poll() is not None and mark not in came):
                raise SystemExit(f"the program never showed {mark!r}:\n{came[-2000:].decode(errors='replace')}")
        while more := self._read(0.5):
            came += more
        return came

    def press(self, key: str) -> tuple[float, int]:
        """Write one key; return the seconds until the last byte of what it painted, and the bytes."""
        start = time.perf_counter()
        os.write(self.master, key.encode())
        last, count = start, 0
        while came := self._read(QUIET if count else 4 * QUIET):
            last = time.perf_counter()
            count += len(came)
        return last - start, count

    def idle(self, seconds: float) -> int:
        """Return the bytes that come in some seconds without a key."""
        end, count = time.monotonic() + seconds, 0
        while (left := end - time.monotonic()) > 0:
            count += len(self._read(left))
        return count

    def memory(self) -> float:
        """Return the resident memory in MB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="utf-8")
        return int(status.split("VmRSS:")[1].split()[0]) / 1024
