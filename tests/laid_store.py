"""Stores made once and copied for each test, with the backup of their day beside them: no tables to make anew."""

import shutil
from pathlib import Path

from db.backup import backup_path
from stunting_tui.services.store import close_store, open_store
from stunting_tui.session import Session


def make_empty(session: Session) -> Path:
    """Make an empty store at the place of `session`, closed, and return where it lies."""
    open_store(session)
    close_store()
    return session.database


def lay(made: Path, session: Session) -> None:
    """Copy the store `made` to the place of `session`, as one that was opened before on that day."""
    copy = backup_path(session.database, session.today.isoformat())
    copy.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(made, session.database)
    shutil.copy(made, copy)
