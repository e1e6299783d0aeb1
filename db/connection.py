"""Opening the database file: where it may lie, who may read it, how SQLite is set.

WAL with synchronous FULL loses no acknowledged row at a power cut; IMMEDIATE transactions with 30 s patience give no
lock errors among several operators on one machine.
"""

import os
import sqlite3
import stat
from datetime import date
from pathlib import Path

from peewee import DatabaseError, SqliteDatabase

from db.backup import back_up, daily_backup
from db.errors import Problem, StoreProblem, problem_of
from db.migrations import latest, migrate, version_of

database = SqliteDatabase(None, lock_type="IMMEDIATE", timeout=30)

PRAGMAS = {"journal_mode": "wal", "synchronous": "full", "foreign_keys": 1}
NETWORK_KINDS = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "davfs"})


def open_database(path: Path, today: date, *, patience: int = 30) -> None:
    """Bind the models to the file at `path`, made or migrated as needed, with today's backup taken.

    `patience` is how many seconds a statement waits for another operator's write.

    Raises `StoreProblem`; the file is then as it was.
    """
    close_database()
    _refuse_network(path)
    _make_private(path)
    database.init(str(path), pragmas=PRAGMAS, timeout=patience)
    try:
        database.connect()
        _bring_up_to_date(path, today)
    except (DatabaseError, sqlite3.Error) as error:
        close_database()
        raise StoreProblem(problem_of(error) or Problem.CORRUPT, str(error)) from error
    except BaseException:
        close_database()
        raise
    _make_private(path)


def close_database() -> None:
    """Close this thread's connection, if there is one."""
    if database.database is not None and not database.is_closed():
        database.close()


def _bring_up_to_date(path: Path, today: date) -> None:
    version = version_of(database)
    if version > latest():
        raise StoreProblem(Problem.NEWER, str(version))
    if version == 0 and database.get_tables():
        raise StoreProblem(Problem.FOREIGN)
    if 0 < version < latest():
        back_up(path, f"{today.isoformat()}-sebelum-v{latest()}")
    migrate(database)
    if version > 0:
        daily_backup(path, today)


def _make_private(path: Path) -> None:
    """Create folder and file for the owner alone; in a set-group-id folder for its group."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        shared = os.name == "posix" and bool(path.parent.stat().st_mode & stat.S_ISGID)
        for name in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm"))):
            if name.exists() and name.stat().st_uid == _user():
                name.chmod(0o660 if shared else 0o600)
    except OSError as error:
        full = error.errno == 28
        raise StoreProblem(Problem.FULL if full else Problem.UNREACHABLE, str(path)) from error
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise StoreProblem(Problem.READ_ONLY, str(path))


def _user() -> int:
    return os.getuid() if os.name == "posix" else 0


def _refuse_network(path: Path) -> None:
    """WAL needs memory shared by all who open the file, so a network drive would corrupt it."""
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return
    place = str(path.absolute())
    best = ("", "")
    for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
        _, point, kind, *_ = line.split()
        inside = place == point or place.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best[0]):
            best = (point, kind)
    if best[1] in NETWORK_KINDS:
        raise StoreProblem(Problem.NETWORK, place)
