"""Trouble with the database becomes a sentence with a hint, and what was stored stays."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from db.connection import database
from db.errors import Problem
from db.models import Setting
from stunting_tui.errors import ConflictError, StoreError
from stunting_tui.services.register import region
from stunting_tui.services.store import SENTENCES, close_store, data_stamp, open_store, transaction
from stunting_tui.session import Session


@pytest.fixture
def session(tmp_path: Path):
    session = Session("operator-satu", tmp_path / "stunting.db", lambda: datetime(2026, 8, 20, 9, tzinfo=UTC))
    open_store(session, patience=0)
    yield session
    close_store()


def test_every_kind_of_trouble_has_its_sentences():
    assert SENTENCES.keys() == set(Problem)
    for message, hint in SENTENCES.values():
        assert message.endswith(".")
        assert hint.endswith(".")


def test_a_full_disk(session):
    region.save_setting(session, "kertas", "A4")
    pages = database.execute_sql("PRAGMA page_count").fetchone()[0]
    database.execute_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreError, match="penuh"):
        region.save_setting(session, "besar", "x" * 100_000)
    assert region.setting("kertas") == "A4"
    assert region.setting("besar") == ""
    database.execute_sql("PRAGMA max_page_count = 1000000")
    region.save_setting(session, "besar", "x" * 100_000)
    assert len(region.setting("besar")) == 100_000


def test_a_database_that_another_holds(session):
    with closing(sqlite3.connect(session.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="operator lain terlalu lama"):
            region.save_setting(session, "kertas", "A4")
        other.execute("ROLLBACK")
    region.save_setting(session, "kertas", "A4")


def test_a_refused_file_is_named(session, tmp_path):
    other = tmp_path / "rusak.db"
    other.write_bytes(b"bukan basis data " * 300)
    with pytest.raises(StoreError, match=r"rusak\.db") as caught:
        open_store(Session("operator-satu", other, session.clock))
    assert "cadangan" in caught.value.hint


def test_a_conflict_names_the_other_operator(session):
    region.save_setting(session, "kertas", "A4")
    row = Setting.get(Setting.key == "kertas")
    with transaction(Session("operator-dua", session.database, session.clock)) as writer:
        writer.update(row, 1, value="F4")
    with pytest.raises(ConflictError, match="operator-dua"), transaction(session) as writer:
        writer.update(row, 1, value="A3")
    assert region.setting("kertas") == "F4"


def test_an_error_of_the_program_is_not_dressed_up(session):
    with pytest.raises(ZeroDivisionError), transaction(session) as writer:
        writer.insert(Setting, key="kertas", value=str(1 // 0))
    assert Setting.select().count() == 0


def test_the_stamp_of_the_data_tells_own_and_other_writing(session):
    first = data_stamp()
    assert data_stamp() == first
    region.save_setting(session, "kertas", "A4")
    second = data_stamp()
    assert second != first
    with closing(sqlite3.connect(session.database)) as other, other:
        other.execute("UPDATE setting SET value = 'F4' WHERE key = 'kertas'")
    assert data_stamp() != second
