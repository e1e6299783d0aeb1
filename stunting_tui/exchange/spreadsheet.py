"""Spreadsheets (xlsx, xls, ods) read by a child process that cannot take this one down with it."""

import json
import os
import queue
import subprocess
import sys
import threading
import time
from datetime import date, datetime
from datetime import time as clock
from pathlib import Path
from typing import Any, BinaryIO

from stunting_tui.errors import FileError
from stunting_tui.exchange import guard, limits
from stunting_tui.exchange.builder import Builder
from stunting_tui.exchange.grid import Cell, Sheet
from stunting_tui.exchange.watch import Watch

_WORKER = "stunting_tui.exchange.spreadsheet_worker"
_LINE_BYTES = 64 * 2**20
_LOOK_UP_SECONDS = 0.1
_LINES_AHEAD = 4


def read_sheets(watch: Watch, data: BinaryIO, seconds: float = limits.PARSE_SECONDS) -> list[Sheet]:
    """Return the sheets of the workbook that the unbuffered file `data` holds.

    The child reads from a copy of the handle, so the bytes are those that were looked at before. It is
    killed after `seconds`, and as soon as the operator stops the reading.
    Raises FileError for a damaged, protected or oversized workbook, Cancelled when stopped.
    """
    data.seek(0)
    deadline = time.monotonic() + seconds
    with subprocess.Popen(  # noqa: S603 - our own module, no shell, no argument from the file
        [sys.executable, "-m", _WORKER],
        stdin=data,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
    ) as child:
        lines: queue.Queue[bytes] = queue.Queue(_LINES_AHEAD)
        pump = threading.Thread(target=_pump, args=(child, lines), daemon=True)
        pump.start()
        try:
            return _collect(watch, lines, deadline)
        finally:
            child.kill()
            _drain(pump, lines)


def _environment() -> dict[str, str]:
    """Return the environment in which the child finds the same packages as this process."""
    root = str(Path(__file__).resolve().parents[2])
    places = [root, *(entry for entry in sys.path if entry and entry != root)]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(places), "PYTHONSAFEPATH": "1"}


def _collect(watch: Watch, lines: queue.Queue[bytes], deadline: float) -> list[Sheet]:
    """Build the sheets from the lines the child writes until it says it is done."""
    builder = Builder(watch.path)
    while True:
        watch.tick(None, builder.rows)
        if time.monotonic() > deadline:
            raise guard.refusal(watch.path, "terlalu lama dibaca, jadi dihentikan", guard.SPLIT)
        try:
            line = lines.get(timeout=_LOOK_UP_SECONDS)
        except queue.Empty:
            continue
        message = _decoded(line)
        if message is None:
            raise guard.damaged(watch.path, " sehingga pembacanya berhenti, atau terlalu besar untuk memori")
        if "end" in message:
            return builder.sheets()
        _take(watch.path, builder, message)


def _pump(child: subprocess.Popen[bytes], lines: queue.Queue[bytes]) -> None:
    """Pass the lines of the child on; an empty one says that it ended, however it did."""
    assert child.stdout is not None
    try:
        while line := child.stdout.readline(_LINE_BYTES):
            lines.put(line)
    except (OSError, ValueError):
        pass
    lines.put(b"")


def _drain(pump: threading.Thread, lines: queue.Queue[bytes]) -> None:
    """Let the pump of a killed child come to its end."""
    while pump.is_alive():
        while not lines.empty():
            lines.get_nowait()
        pump.join(0.01)


def _decoded(line: bytes) -> dict[str, Any] | None:
    """Return the message in `line`, or None when the child died before it finished one."""
    try:
        message = json.loads(line)
    except ValueError:
        return None
    return message if isinstance(message, dict) else None


def _take(path: Path, builder: Builder, message: dict[str, Any]) -> None:
    """Add what one message says to the sheets, or raise the error it tells."""
    if "error" in message:
        raise _error(path, message["error"])
    if "sheet" in message:
        builder.begin(message["sheet"], hidden=message["hidden"])
    for row in message.get("rows", ()):
        builder.add([_cell(cell) if cell.__class__ is list else cell for cell in row])


def _cell(tagged: list[Any]) -> Cell:
    """Return the date or clock time that travelled as a tagged list."""
    tag, *parts = tagged
    if tag == "d":
        return date(*parts)
    if tag == "t":
        return clock(*parts)
    return datetime(*parts)  # noqa: DTZ001 - spreadsheets know no time zones


def _error(path: Path, code: str) -> FileError:
    """Return the error for the operator that belongs to an error code of the child."""
    if code == "password":
        return guard.protected(path)
    if code == "memory":
        return guard.refusal(path, "terlalu besar untuk memori", guard.SPLIT)
    if code == "missing":
        return guard.refusal(
            path, "belum dapat dibaca: paket python-calamine tidak terpasang", "Pasang ulang program ini."
        )
    return guard.damaged(path)
