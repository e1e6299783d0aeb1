"""What open_database refuses, and what it says."""

import os
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from datetime import date

import pytest
from peewee import OperationalError

from db import places
from db.changes import Writer
from db.connection import close_database, database, open_database, problem_here
from db.errors import Problem, StoreProblem, problem_of
from db.models import Audit, Setting

DAY = date(2026, 8, 20)


def refusal(path) -> Problem:
    with pytest.raises(StoreProblem) as caught:
        open_database(path, DAY)
    assert database.is_closed()
    return caught.value.problem


def test_sqlite_is_set_to_lose_nothing(store):
    asked = {name: database.execute_sql(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")}
    assert asked == {"journal_mode": "wal", "synchronous": 2}
    assert database.execute_sql("PRAGMA foreign_keys").fetchone()[0] == 1


def test_a_worker_thread_gets_the_same_settings(store):
    found = []

    def work() -> None:
        database.connect()
        found.extend(
            database.execute_sql(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys")
        )
        database.close()

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert found == ["wal", 2, 1]


def test_another_database_can_be_opened_after_the_first(store, writer, tmp_path):
    with database.atomic():
        writer.insert(Setting, key="kertas", value="A4")
    open_database(tmp_path / "other" / "stunting.db", DAY)
    assert Setting.select().count() == 0
    open_database(store, DAY)
    assert Setting.select().count() == 1


def test_what_is_not_a_database_is_refused_and_left_alone(path):
    path.parent.mkdir()
    path.write_bytes(b"Ini bukan basis data. " * 400)
    before = path.read_bytes()
    assert refusal(path) is Problem.CORRUPT
    assert path.read_bytes() == before


@pytest.mark.parametrize("first_page", [20, -60], ids=["schema", "rows"])
def test_a_damaged_database_is_found_on_the_first_start_of_a_day(store, writer, first_page):
    with database.atomic():
        for number in range(2000):
            writer.insert(Setting, key=f"kunci-{number}", value="x" * 50)
    close_database()
    pages = bytearray(store.read_bytes())
    for at in range(first_page * 4096 % len(pages), len(pages), 4096):
        pages[at : at + 64] = b"\xff" * 64
    store.write_bytes(pages)
    assert refusal(store) is Problem.CORRUPT
    assert list(store.parent.glob("cadangan/*")) == []


def test_a_folder_in_place_of_the_file(tmp_path):
    assert refusal(tmp_path) is Problem.UNREACHABLE


def test_a_folder_that_cannot_be(tmp_path):
    (tmp_path / "berkas").write_text("x")
    assert refusal(tmp_path / "berkas" / "stunting.db") is Problem.UNREACHABLE


READ_ONLY = """
import os, sys
from datetime import date
from pathlib import Path
from db.connection import open_database
from db.errors import StoreProblem
if os.getuid() == 0:
    os.setuid(65534)
try:
    open_database(Path(sys.argv[1]), date(2026, 8, 20))
except StoreProblem as error:
    print(error.problem.name)
"""


@pytest.mark.skipif(os.name != "posix", reason="modes of files")
@pytest.mark.parametrize("locked", ["file", "folder"])
def test_a_read_only_place_is_refused(store, root, locked, tmp_path_factory):
    close_database()
    before = store.read_bytes()
    for folder in (store.parent, *store.parent.parents):
        if folder.stat().st_uid == os.getuid() and folder.is_relative_to(tmp_path_factory.getbasetemp().parent.parent):
            folder.chmod(0o755)
    store.parent.chmod(0o777 if locked == "file" else 0o555)
    store.chmod(0o444 if locked == "file" else 0o666)
    done = subprocess.run(
        [sys.executable, "-c", READ_ONLY, str(store)], cwd=root, capture_output=True, text=True, timeout=60, check=True
    )
    store.parent.chmod(0o700)
    assert done.stdout == "READ_ONLY\n"
    assert store.read_bytes() == before


def test_a_full_disk_keeps_what_was_there(store, writer):
    with database.atomic():
        writer.insert(Setting, key="kertas", value="A4")
    pages = database.execute_sql("PRAGMA page_count").fetchone()[0]
    database.execute_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(OperationalError) as caught, database.atomic():
        writer.insert(Setting, key="besar", value="x" * 100_000)
    assert problem_of(caught.value) is Problem.FULL
    assert [row.key for row in Setting.select()] == ["kertas"]
    assert Audit.select().count() == 1
    assert database.execute_sql("PRAGMA quick_check").fetchone()[0] == "ok"


def test_a_writer_that_waits_too_long_is_told(store, path):
    open_database(path, DAY, patience=0)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(OperationalError) as caught, database.atomic():
            Setting.select().count()
        assert problem_of(caught.value) is Problem.LOCKED
        other.execute("COMMIT")
    with database.atomic():
        Writer("p", "t").insert(Setting, key="kertas", value="A4")


def test_readers_go_on_while_another_writes(store, path):
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert Setting.select().count() == 0


def test_a_network_drive_is_refused_before_anything_is_made(path, tmp_path, monkeypatch):
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\nserver:/desa {tmp_path} nfs4 rw 0 0\n", encoding="utf-8")
    monkeypatch.setattr(places, "MOUNTS", mounts)
    assert refusal(path) is Problem.NETWORK
    assert not path.parent.exists()
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\n/dev/sdb1 {tmp_path} vfat rw 0 0\n", encoding="utf-8")
    open_database(path, DAY)


WRITE = """
import itertools, sys
from datetime import date
from pathlib import Path
from db.changes import Writer
from db.connection import database, open_database
from db.models import Setting
open_database(Path(sys.argv[1]), date(2026, 8, 20))
for number in itertools.count():
    with database.atomic():
        Writer("p", "t").insert(Setting, key=f"kunci-{number}", value="x" * 500)
    print(number, flush=True)
"""


@pytest.mark.parametrize("rows", [1, 40])
def test_a_killed_program_loses_nothing_it_had_acknowledged(path, root, rows, raw):
    program = subprocess.Popen([sys.executable, "-c", WRITE, str(path)], cwd=root, stdout=subprocess.PIPE, text=True)
    for _ in range(rows):
        program.stdout.readline()
    program.kill()
    acknowledged = rows + len(program.stdout.read().splitlines())
    program.wait(timeout=30)
    program.stdout.close()
    open_database(path, DAY)
    stored = {row.key for row in Setting.select()}
    assert {f"kunci-{number}" for number in range(acknowledged)} <= stored
    assert Audit.select().count() == len(stored)
    assert database.execute_sql("PRAGMA quick_check").fetchone()[0] == "ok"


def test_unreachable_file_on_a_full_disk_is_told_as_full(store, monkeypatch):
    error = OperationalError("unable to open database file")
    assert problem_here(error) is Problem.UNREACHABLE
    monkeypatch.setattr(places, "SMALLEST_ROOM", 1 << 60)
    assert problem_here(error) is Problem.FULL
