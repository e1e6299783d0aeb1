"""Asking where a workbook is to go, and writing it there in the background."""

from collections.abc import Callable
from pathlib import Path

from stunting_tui.screens.base import BaseScreen
from stunting_tui.screens.task import Task


def ask_book(
    screen: BaseScreen, what: str, proposal: Path, write: Callable[[Path, Task], None], suffix: str = ".xlsx"
) -> None:
    """Ask for the name, then run `write` and say where the file is. A file there already asks for another yes."""
    screen.ask(f"Tulis {what} ke", lambda text: _place(screen, what, text, write, suffix), initial=str(proposal))


def _place(screen: BaseScreen, what: str, text: str, write: Callable[[Path, Task], None], suffix: str) -> None:
    target = Path(text.strip()).expanduser()

    def begin() -> None:
        screen.work(
            lambda task: write(target, task), lambda _none: screen.say(f"Ditulis: {target}"), f"Menyusun {what}"
        )

    if target.suffix.lower() != suffix:
        screen.complain(f'Nama "{target.name}" tidak berakhiran {suffix}. Ulangi dan tulis lagi.')
    elif target.exists():
        screen.confirm(f'"{target.name}" sudah ada. Timpa?', begin)
    else:
        begin()
