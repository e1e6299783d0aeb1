"""Dated copies of the database beside it, made by SQLite itself so that they are whole."""

import os
import sqlite3
from contextlib import closing, suppress
from datetime import date
from glob import escape
from pathlib import Path

from db.errors import Problem, StoreProblem
from db.places import make_folder, trouble

KEEP = 14
FOLDER = "cadangan"


def daily_backup(path: Path, today: date) -> Path | None:
    """Back up on the first start of a day and keep the newest `KEEP` days; None when today's copy exists."""
    target = backup_path(path, today.isoformat())
    if target.exists():
        return None
    back_up(path, today.isoformat())
    dated = sorted(target.parent.glob(f"{escape(path.stem)}-????-??-??{escape(path.suffix)}"))
    for old in dated[:-KEEP]:
        old.unlink(missing_ok=True)
    return target


def backup_path(path: Path, label: str) -> Path:
    """Return where the copy called `label` lies."""
    return path.parent / FOLDER / f"{path.stem}-{label}{path.suffix}"


def back_up(path: Path, label: str) -> Path:
    """Copy the live file at `path`, check the copy, then give it its name.

    A copy without WAL mark (journal mode DELETE) opens anywhere, also read-only. Raises `StoreProblem`.
    """
    target = backup_path(path, label)
    part = target.with_name(f"{target.name}.{os.getpid()}.tmp")
    try:
        make_folder(target.parent)
        os.close(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_RDWR, 0o600))
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(part)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
            if copy.execute("PRAGMA quick_check").fetchone()[0] != "ok":
                raise StoreProblem(Problem.CORRUPT, str(path))
        with part.open("rb") as handle:
            os.fsync(handle.fileno())
        part.chmod(path.stat().st_mode & 0o660)
        part.replace(target)
    except OSError as error:
        raise trouble(error, target) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return target
