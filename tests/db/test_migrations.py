"""From an empty file to the newest schema, one script at a time and never half."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date

import pytest

from db import migrations
from db.connection import close_database, database, open_database
from db.errors import Problem, StoreProblem
from db.models import ALL, Setting

DAY = date(2026, 8, 20)
LATEST = migrations.latest()


@pytest.fixture
def newer_program(tmp_path, monkeypatch):
    """A program that knows one more script than the present one."""

    def with_script(text: str) -> None:
        script = tmp_path / "9999_next.sql"
        script.write_text(text, encoding="utf-8")
        scripts = (*migrations.scripts(), script)
        monkeypatch.setattr(migrations, "scripts", lambda: scripts)

    return with_script


def test_an_empty_file_gets_every_table(path):
    open_database(path, DAY)
    assert migrations.version_of(database) == migrations.latest() >= 1
    assert len(database.get_tables()) == len(ALL)
    assert migrations.application_of(database) == migrations.APPLICATION


def test_a_file_of_every_released_schema_is_brought_to_the_newest_with_its_rows(path):
    columns = "uuid, created_at, created_by, updated_at, updated_by, key, value"
    for version in range(1, LATEST + 1):
        place = path.with_name(f"v{version}.db")
        place.parent.mkdir(exist_ok=True)
        with closing(sqlite3.connect(place)) as handle:
            for script in migrations.scripts()[:version]:
                handle.executescript(script.read_text(encoding="utf-8"))
            handle.execute(f"INSERT INTO setting ({columns}) VALUES ('u', 't', 'a', 't', 'a', 'kertas', 'F4')")
            handle.execute(f"PRAGMA user_version = {version}")
            handle.commit()
        open_database(place, DAY)
        assert migrations.version_of(database) == LATEST
        assert Setting.get(Setting.key == "kertas").value == "F4"
        assert len(database.get_tables()) == len(ALL)
        close_database()


def test_opening_again_runs_nothing(store, reopen):
    before = database.execute_sql("PRAGMA schema_version").fetchone()
    reopen()
    assert migrations.migrate(database) == 0
    assert database.execute_sql("PRAGMA schema_version").fetchone() == before


def test_a_later_script_is_run_after_a_backup_of_the_old_file(store, writer, reopen, newer_program, raw):
    with database.atomic():
        writer.insert(Setting, key="kertas", value="A4")
    newer_program("-- a remark\nALTER TABLE setting ADD COLUMN note TEXT;\nCREATE TABLE extra (id INTEGER);\n")
    reopen()
    assert migrations.version_of(database) == LATEST + 1
    assert "note" in {column.name for column in database.get_columns("setting")}
    copy = store.parent / "cadangan" / f"stunting-2026-08-20-sebelum-v{LATEST + 1}.db"
    assert raw(copy, "PRAGMA user_version") == LATEST
    assert raw(copy, "SELECT value FROM setting") == "A4"


def test_a_script_that_fails_leaves_the_old_schema(store, newer_program, raw):
    close_database()
    newer_program("CREATE TABLE extra (id INTEGER);\nALTER TABLE nowhere ADD COLUMN note TEXT;\n")
    with pytest.raises(StoreProblem):
        open_database(store, DAY)
    assert raw(store, "PRAGMA user_version") == LATEST
    assert raw(store, "SELECT count(*) FROM sqlite_master WHERE name = 'extra'") == 0


def test_a_trigger_is_one_statement(store, newer_program, reopen, raw):
    newer_program(
        "CREATE TABLE seen (key TEXT);\nCREATE TRIGGER note_it AFTER INSERT ON setting BEGIN\n"
        "  INSERT INTO seen VALUES (new.key);\n  INSERT INTO seen VALUES ('again');\nEND;\n"
    )
    reopen()
    assert raw(store, "SELECT count(*) FROM sqlite_master WHERE name = 'note_it'") == 1


def test_a_newer_schema_is_refused_and_the_file_left_alone(store):
    close_database()
    with closing(sqlite3.connect(store)) as handle:
        handle.execute("PRAGMA user_version = 99")
    before = store.read_bytes()
    with pytest.raises(StoreProblem) as caught:
        open_database(store, DAY)
    assert caught.value.problem is Problem.NEWER
    assert store.read_bytes() == before
    assert not (store.parent / "cadangan").exists()


@pytest.mark.parametrize("version", [0, 1, 99])
@pytest.mark.parametrize("journal", ["delete", "wal"])
def test_the_database_of_another_program_is_refused_and_left_alone(path, version, journal):
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as handle:
        handle.execute(f"PRAGMA journal_mode = {journal}")
        handle.execute("CREATE TABLE bookmarks (id INTEGER)")
        handle.execute(f"PRAGMA user_version = {version}")
    path.chmod(0o644)
    before = path.read_bytes()
    with pytest.raises(StoreProblem) as caught:
        open_database(path, DAY)
    assert caught.value.problem is Problem.FOREIGN
    assert path.read_bytes() == before
    assert path.stat().st_mode & 0o777 == 0o644


OPEN = """
import sys
from datetime import date
from pathlib import Path
from db.connection import close_database, open_database
from db.models import Setting
from db.changes import Writer
from db.connection import database
print("ready", flush=True)
sys.stdin.readline()
open_database(Path(sys.argv[1]), date(2026, 8, 20))
with database.atomic():
    Writer("p", "t").insert(Setting, key=sys.argv[2], value="x")
close_database()
"""


def test_programs_that_start_together_agree_on_one_schema(path, root):
    path.parent.mkdir()
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", OPEN, str(path), f"kunci-{number}"],
            cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for number in range(4)
    ]  # fmt: skip
    assert [program.stdout.readline() for program in programs] == ["ready\n"] * 4
    for program in programs:
        program.stdin.write("go\n")
        program.stdin.flush()
    errors = [program.communicate(timeout=60)[1] for program in programs]
    assert errors == [""] * 4
    assert [program.returncode for program in programs] == [0] * 4
    open_database(path, DAY)
    assert Setting.select().count() == 4
    assert migrations.version_of(database) == migrations.latest()
