"""Asking for the name of a file: what was typed is proposed again, and what cannot be is refused before it is begun."""

import os
from collections.abc import Callable
from pathlib import Path

from stunting_tui.errors import DataError, FileError
from stunting_tui.screens.base import BaseScreen
from stunting_tui.screens.task import Task


def ask_book(
    screen: BaseScreen, what: str, proposal: Path, write: Callable[[Path, Task], None], suffix: str = ".xlsx"
) -> None:
    """Ask for the name, then run `write` in the background and say where the file is."""

    def begin(target: Path) -> None:
        screen.work(
            lambda task: write(target, task), lambda _none: screen.say(f"Ditulis: {target}"), f"Menyusun {what}"
        )

    ask_target(screen, f"Tulis {what} ke", proposal, begin, suffix)


def ask_target(
    screen: BaseScreen, label: str, proposal: Path, begin: Callable[[Path], None], suffix: str = ".xlsx"
) -> None:
    """Ask for a name of this `suffix` in a folder that is there, then `begin`; a file there asks for another yes."""

    def found(target: Path) -> None:
        if target.suffix.lower() != suffix:
            raise DataError(f'Nama "{target.name}" tidak berakhiran {suffix}.', "Betulkan, lalu Enter.")
        if not os.path.isdir(target.parent):  # noqa: PTH112 (Path.is_dir raises for a name too long)
            raise FileError(f"Folder {target.parent} tidak ada.", "Buat foldernya dahulu, atau tulis folder lain.")
        if os.path.exists(target):  # noqa: PTH110 (as above)
            screen.confirm(f'"{target.name}" sudah ada. Timpa?', lambda: begin(target))
        else:
            begin(target)

    ask_path(screen, label, proposal, found)


def ask_path(screen: BaseScreen, label: str, proposal: Path, found: Callable[[Path], None]) -> None:
    """Ask for a path; a bare name lies beside the proposal. The same question later proposes what was typed."""
    question = (label, str(proposal))

    def answered(text: str) -> None:
        screen.paths[question] = text.strip() or str(proposal)
        found(proposal.parent / typed_path(text))

    screen.ask(label, answered, initial=screen.paths.get(question, str(proposal)), alone=True)


def typed_path(text: str) -> Path:
    """Return the path typed; `~` is the home folder, and a user who is not there stays part of the name."""
    return Path(os.path.expanduser(text.strip()))  # noqa: PTH111 (Path.expanduser raises for such a user)
