"""Opening the database file: where it may lie, who may read it, how SQLite is set.

WAL with synchronous FULL loses no acknowledged row at a power cut; IMMEDIATE transactions with 30 s patience give no
lock errors among several operators on one machine.
"""

import sqlite3
from datetime import date
from pathlib import Path
from time import monotonic, sleep

from peewee import DatabaseError, SqliteDatabase

from db.backup import back_up, daily_backup
from db.errors import Problem, StoreProblem, problem_of
from db.migrations import APPLICATION, application_of, latest, migrate, version_of
from db.places import is_full, prepare, refuse_network, tighten

database = SqliteDatabase(None, lock_type="IMMEDIATE", timeout=30)

PRAGMAS = {"synchronous": "full", "foreign_keys": 1}
"""What each connection sets for itself; WAL is a property of the file, set once it is known to be ours."""
PAUSE = 0.02
"""Seconds between two tries to put a file into WAL."""


def open_database(path: Path, today: date, *, patience: int = 30) -> None:
    """Bind the models to the file at `path`, made or migrated as needed, with today's backup taken.

    `patience` is how many seconds a statement waits for another operator's write.

    Raises `StoreProblem`; the file is then as it was.
    """
    close_database()
    refuse_network(path)
    prepare(path)
    database.init(str(path), pragmas=PRAGMAS, timeout=patience)
    try:
        database.connect()
        _bring_up_to_date(path, today, patience)
    except (DatabaseError, sqlite3.Error) as error:
        close_database()
        raise StoreProblem(problem_here(error) or Problem.CORRUPT, str(error)) from error
    except BaseException:
        close_database()
        raise
    tighten(path)


def problem_here(error: BaseException) -> Problem | None:
    """Return the kind of trouble behind an error; a file SQLite cannot reach on a full disk is told as full."""
    problem = problem_of(error)
    if problem is Problem.UNREACHABLE and database.database and is_full(Path(database.database)):
        return Problem.FULL
    return problem


def close_database() -> None:
    """Close this thread's connection, if there is one."""
    if database.database is not None and not database.is_closed():
        database.close()


def _bring_up_to_date(path: Path, today: date, patience: int) -> None:
    made = bool(database.get_tables())  # read first: another program may be migrating just now
    if made and application_of(database) != APPLICATION:
        raise StoreProblem(Problem.FOREIGN)
    version = version_of(database)
    if version > latest():
        raise StoreProblem(Problem.NEWER, str(version))
    _write_ahead(patience)
    if 0 < version < latest():
        back_up(path, f"{today.isoformat()}-sebelum-v{latest()}")
    migrate(database)
    if version > 0:
        daily_backup(path, today)


def _write_ahead(patience: int) -> None:
    """Put the file into WAL. SQLite does not wait with that: of programs that start together some are refused."""
    end = monotonic() + patience
    while database.execute_sql("PRAGMA journal_mode").fetchone()[0] != "wal":
        try:
            database.execute_sql("PRAGMA journal_mode = wal")
        except DatabaseError as error:
            if problem_of(error) is not Problem.LOCKED or monotonic() > end:
                raise
            sleep(PAUSE)
