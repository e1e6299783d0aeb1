"""Writing a list to standard output: for eyes and ears in a terminal, for programs in a pipe."""

import io
import os
import shutil
import sys
from collections.abc import Iterable

from stunting_tui.plain import plain
from stunting_tui.texts.table import Table, aligned, tabbed


def show(table: Table) -> int:
    """Write `table` as UTF-8 and return the exit status: 2 when there is something to mend about the command.

    A reader that leaves early (`| head`) ends the writing without a word.
    """
    lines = aligned(table, shutil.get_terminal_size().columns) if sys.stdout.isatty() else tabbed(table)
    show_lines(lines)
    if table.complaint:
        sys.stderr.write(f"{plain(table.complaint)}\n")
    return 2 if table.complaint else 0


def show_lines(lines: Iterable[str]) -> int:
    """Write lines as UTF-8 and return the exit status; a reader that leaves early ends the writing without a word."""
    out = sys.stdout
    if isinstance(out, io.TextIOWrapper):
        out.reconfigure(encoding="utf-8", errors="replace")
    try:
        for line in lines:
            out.write(f"{line}\n")
        out.flush()
    except BrokenPipeError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, out.fileno())  # what is still in the buffer goes there when the program ends
        os.close(nowhere)
    return 0
