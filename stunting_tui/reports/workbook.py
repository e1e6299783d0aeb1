"""The rembuk workbook: one call writes the file that is printed and signed."""

from collections.abc import Callable
from pathlib import Path

from stunting_tui.reports.content import ReportContent

Progress = Callable[[int, int, str], None]
"""Told before each step: steps done, steps in all, and what comes now in Indonesian."""


def write_workbook(
    content: ReportContent,
    target: Path,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> None:
    """Write `content` as an .xlsx file at `target`."""
    raise NotImplementedError
