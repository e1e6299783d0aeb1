"""The one way in: a file on disk becomes a grid of cells, or an error the operator can act on."""

import hashlib
from collections.abc import Callable
from io import FileIO
from pathlib import Path

from stunting_tui.exchange import guard, limits, sniff
from stunting_tui.exchange.grid import Grid
from stunting_tui.exchange.watch import Watch
from stunting_tui.progress import Progress


def read_grid(path: Path, progress: Progress | None = None, cancelled: Callable[[], bool] | None = None) -> Grid:
    """Read the file at `path`, whatever it is called, by what its bytes are.

    `progress` hears a line for the operator and the part done (None when unknown); `cancelled` is asked
    several times a second, both in the calling thread.
    Raises FileError when the file cannot be read or holds no table, Cancelled when the operator stops it.
    """
    path = Path(path)
    watch = Watch(path, progress, cancelled)
    size = guard.check_place(path)
    try:
        with path.open("rb", buffering=0) as data:
            head = data.read(sniff.HEAD_BYTES)
            family = sniff.family(path, head)
            packed = family in ("zip", "ole")
            guard.check_size(path, size, limits.WORKBOOK_BYTES if packed else limits.TEXT_BYTES)
            watch.tick(0.0)
            grid = _workbook(watch, family, data) if packed else _text(watch, family)
    except OSError as error:
        raise guard.unreadable(path, error) from error
    if not grid.sheets:
        raise guard.refusal(path, "tidak berisi data sama sekali", guard.ASK_AGAIN)
    return grid


def _workbook(watch: Watch, family: sniff.Family, data: FileIO) -> Grid:
    """Read a zipped workbook or an old compound file."""
    from stunting_tui.exchange import spreadsheet, zipped

    path = watch.path
    if family == "zip":
        grid = Grid(path, "", zipped.zipped_kind(path, data))
    elif sniff.ole_is_protected(path, data):
        raise guard.protected(path)
    else:
        grid = Grid(path, "", "xls")
    data.seek(0)
    grid.sha256 = hashlib.file_digest(data, "sha256").hexdigest()
    grid.sheets = spreadsheet.read_sheets(watch, data)
    return grid


def _text(watch: Watch, family: sniff.Family) -> Grid:
    """Read an HTML table, an XML workbook or delimited text."""
    from stunting_tui.exchange import delimited, html_table, xml_workbook

    about = sniff.survey(watch.path)
    if family == "text":
        delimiter, sheets = delimited.read_sheets(watch, about.encoding)
        return Grid(watch.path, about.sha256, "csv", about.encoding, delimiter, sheets)
    reader = xml_workbook if family == "xml" else html_table
    return Grid(watch.path, about.sha256, "html", about.encoding, "", reader.read_sheets(watch, about.encoding))
