"""A database file of its own for each test, closed afterwards."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from db.changes import Writer
from db.connection import close_database, open_database

DAY = date(2026, 8, 20)


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "data" / "stunting.db"
    close_database()


@pytest.fixture
def store(path: Path) -> Path:
    open_database(path, DAY)
    return path


@pytest.fixture
def reopen(path: Path) -> Callable[..., None]:
    def again(today: date = DAY) -> None:
        close_database()
        open_database(path, today)

    return again


@pytest.fixture
def raw() -> Callable[[Path, str], Any]:
    """Return a function that asks a file one thing with the sqlite3 module alone."""

    def ask(path: Path, query: str) -> Any:
        with closing(sqlite3.connect(path)) as handle:
            return handle.execute(query).fetchone()[0]

    return ask


@pytest.fixture
def writer() -> Writer:
    return Writer("operator-satu", "2026-08-20T09:00:00+07:00")
