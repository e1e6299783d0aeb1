"""Asking where a workbook of findings is to go, and writing it there."""

from collections.abc import Callable
from pathlib import Path

from stunting_tui.screens import book_target
from stunting_tui.screens.base import BaseScreen
from stunting_tui.screens.detail import Detail


def ask_target(screen: BaseScreen, proposal: Path, write: Callable[[Path], None]) -> None:
    """Ask for the name on a screen with a `Detail`, then run `write` in the background and say where the file is.

    A file that is there already is overwritten only after a question.
    """
    book_target.ask_target(screen, "Simpan temuan ke", proposal, lambda target: _write(screen, target, write))


def target_beside(folder: Path, file_name: str) -> Path:
    """Return the name proposed for the findings of a file."""
    return folder / f"{Path(file_name).stem}-temuan.xlsx"


def _write(screen: BaseScreen, target: Path, write: Callable[[Path], None]) -> None:
    def told() -> None:
        screen.query_one(Detail).set_text(f"Temuan ditulis: {target}")
        screen.say(f"Temuan ditulis: {target.name}")

    screen.work(lambda _task: write(target), lambda _none: told(), "Menulis temuan")
