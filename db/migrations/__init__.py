"""Bringing a database file to the newest schema, safe when several programs start at once."""

import sqlite3
from functools import cache
from pathlib import Path

from peewee import SqliteDatabase

APPLICATION = 0x5354_554E
"""SQLite's application_id of our files ("STUN"), set by the first script."""


@cache
def scripts() -> tuple[Path, ...]:
    """Return the migration scripts in order; script n brings a file from version n-1 to n."""
    return tuple(sorted(Path(__file__).parent.glob("[0-9][0-9][0-9][0-9]_*.sql")))


def latest() -> int:
    """Return the newest schema version this program knows."""
    return len(scripts())


def version_of(database: SqliteDatabase) -> int:
    """Return the schema version of the open file; 0 is an empty file."""
    return int(database.execute_sql("PRAGMA user_version").fetchone()[0])


def application_of(database: SqliteDatabase) -> int:
    """Return which program the open file says it belongs to."""
    return int(database.execute_sql("PRAGMA application_id").fetchone()[0])


def migrate(database: SqliteDatabase, target: int | None = None) -> int:
    """Run the missing scripts up to `target` (the newest), each in its own transaction; return how many ran here.

    The version is read again inside BEGIN IMMEDIATE: of several programs that start together one does the work.
    """
    goal = latest() if target is None else target
    ran = 0
    while version_of(database) < goal:
        with database.atomic():
            version = version_of(database)
            if version >= goal:
                break
            for statement in _statements(scripts()[version]):
                database.execute_sql(statement)
            database.execute_sql(f"PRAGMA user_version = {version + 1}")
            ran += 1
    return ran


def _statements(script: Path) -> list[str]:
    """Split a script into its statements; a statement ends with its line, a trigger's body stays whole."""
    found, part = [], ""
    for line in script.read_text(encoding="utf-8").splitlines():
        if not line.startswith("--"):
            part += line + "\n"
        if sqlite3.complete_statement(part):
            found.append(part.strip())
            part = ""
    return found
