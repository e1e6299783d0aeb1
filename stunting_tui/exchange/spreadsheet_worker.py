"""The child process that lets python-calamine at a spreadsheet: bytes on stdin, JSON lines on stdout.

Each line is one object: `{"sheet": name, "hidden": bool}`, then `{"rows": [[cell, ...], ...]}` for the rows
of that sheet from row 1 on, and at last `{"end": true}`; or `{"error": code}` and nothing after it, with code
`password`, `damaged`, `memory` or `missing` (no parser installed). A cell is text, number, truth value or
null; a date is `["d", year, month, day]`, a clock time `["t", hour, minute, second]`, both together
`["s", year, month, day, hour, minute, second]`; a duration is text as an Indonesian Excel shows it.

It runs alone with bounds on memory and processor time, because a crafted file makes the parser abort or
swallow gigabytes; whatever happens here, the program that asked goes on. Formulas are not evaluated: the
values that were stored with them are read. Run it as `python -m stunting_tui.exchange.spreadsheet_worker`.
"""

import datetime as dt
import io
import json
import sys
from collections.abc import Callable
from typing import Any

from stunting_tui.exchange import limits

_CHUNK_ROWS = 256
_EXACT_INTEGERS = 2**53
_ZERO_DAY = dt.datetime(1899, 12, 31)  # noqa: DTZ001 - spreadsheets know no time zones
_DURATIONS_END = dt.datetime(1900, 3, 1)  # noqa: DTZ001 - spreadsheets know no time zones


def main() -> int:
    """Read a workbook from stdin, write its cells to stdout; return 0, or 1 after an error line."""
    _bound_resources()
    try:
        return _copy(sys.stdin.buffer.read(limits.WORKBOOK_BYTES + 1))
    except MemoryError:
        return _fail("memory")


def _bound_resources() -> None:
    """Bound memory, processor time and core dumps where the system can."""
    try:
        import resource
    except ImportError:
        return
    for kind, bound in (
        (resource.RLIMIT_AS, limits.PARSE_MEMORY),
        (resource.RLIMIT_CPU, limits.PARSE_SECONDS),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(kind)[1]
        allowed = bound if hard == resource.RLIM_INFINITY else min(bound, hard)
        resource.setrlimit(kind, (allowed, hard))


def _copy(content: bytes) -> int:
    """Write all sheets of the workbook `content`."""
    try:
        import python_calamine as calamine
    except ImportError:
        return _fail("missing")
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        for index, about in enumerate(book.sheets_metadata):
            if about.typ != calamine.SheetTypeEnum.WorkSheet:
                continue
            _say({"sheet": about.name, "hidden": about.visible != calamine.SheetVisibleEnum.Visible})
            _copy_sheet(book.get_sheet_by_index(index))
    except calamine.PasswordError:
        return _fail("password")
    except (calamine.CalamineError, OSError, ValueError):
        return _fail("damaged")
    _say({"end": True})
    return 0


def _copy_sheet(sheet: Any) -> None:  # noqa: ANN401 - the parser is imported late
    """Write the rows of one sheet, from its first row and column on."""
    margin = [None] * sheet.start[1] if sheet.start else []
    rows = []
    for row in sheet.iter_rows():
        rows.append(margin + [_plain(cell) for cell in row])
        if len(rows) == _CHUNK_ROWS:
            _say({"rows": rows})
            rows = []
    _say({"rows": rows})


def _plain(cell: Any) -> Any:  # noqa: ANN401 - whatever the parser finds in a cell
    """Return `cell` in the form it travels in."""
    kind = cell.__class__
    if kind is str:
        return cell or None
    if kind is float:
        return int(cell) if cell.is_integer() and abs(cell) < _EXACT_INTEGERS else cell
    travelling = _TRAVELLING.get(kind)
    return travelling(cell) if travelling else cell


def _moment(cell: dt.datetime) -> list[object] | str:
    """Return a date with a time, to the second; before March 1900 it is a number of hours shown as a clock."""
    if cell < _DURATIONS_END:
        return _duration(cell - _ZERO_DAY)
    cell = (cell + dt.timedelta(microseconds=500_000)).replace(microsecond=0)
    return ["s", cell.year, cell.month, cell.day, cell.hour, cell.minute, cell.second]


def _clock(cell: dt.time) -> list[object] | str:
    """Return a clock time to the second; one that rounds up to midnight becomes 24 hours."""
    seconds = round(cell.hour * 3600 + cell.minute * 60 + cell.second + cell.microsecond / 1e6)
    if seconds == 86_400:
        return _duration(dt.timedelta(days=1))
    return ["t", seconds // 3600, seconds // 60 % 60, seconds % 60]


def _duration(length: dt.timedelta) -> str:
    """Return a duration as `hours.minutes.seconds`, the way an Indonesian Excel shows it."""
    seconds = round(length.total_seconds())
    sign = "-" if seconds < 0 else ""
    minutes, seconds = divmod(abs(seconds), 60)
    return f"{sign}{minutes // 60}.{minutes % 60:02}.{seconds:02}"


_TRAVELLING: dict[type, Callable[[Any], object]] = {
    dt.datetime: _moment,
    dt.date: lambda day: ["d", day.year, day.month, day.day],
    dt.time: _clock,
    dt.timedelta: _duration,
}
"""How the types travel that JSON does not know."""


def _say(line: dict[str, object]) -> None:
    sys.stdout.buffer.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")


def _fail(code: str) -> int:
    _say({"error": code})
    return 1


if __name__ == "__main__":
    sys.exit(main())
