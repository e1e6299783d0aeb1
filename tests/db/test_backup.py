"""Dated copies: one a day, fourteen kept, whole and openable anywhere."""

from datetime import date, timedelta

import pytest

from db.backup import KEEP, back_up, daily_backup
from db.changes import Writer
from db.connection import close_database, database, open_database
from db.errors import Problem, StoreProblem
from db.models import Setting

DAY = date(2026, 8, 20)


def copies(path):
    folder = path.parent / "cadangan"
    return sorted(file.name for file in folder.iterdir()) if folder.exists() else []


def test_a_new_database_has_no_backup(store):
    assert copies(store) == []


def test_the_first_start_of_a_day_makes_one_and_the_second_none(store, writer, reopen, raw):
    with database.atomic():
        writer.insert(Setting, key="kertas", value="A4")
    reopen(DAY + timedelta(days=1))
    assert copies(store) == ["stunting-2026-08-21.db"]
    with database.atomic():
        writer.insert(Setting, key="tempat", value="x")
    reopen(DAY + timedelta(days=1))
    copy = store.parent / "cadangan" / "stunting-2026-08-21.db"
    assert raw(copy, "SELECT count(*) FROM setting") == 1
    assert raw(copy, "PRAGMA quick_check") == "ok"
    assert raw(copy, "PRAGMA journal_mode") == "delete"


def test_a_backup_taken_while_another_writes_is_whole(store, writer, raw):
    with database.atomic():
        writer.insert(Setting, key="kertas", value="A4")
    with database.atomic():
        writer.insert(Setting, key="belum", value="x")
        target = back_up(store, "uji")
    assert raw(target, "SELECT group_concat(key) FROM setting") == "kertas"


def test_a_backup_can_be_opened_as_the_database(store, writer, tmp_path):
    with database.atomic():
        writer.insert(Setting, key="kertas", value="A4")
    target = back_up(store, "uji")
    close_database()
    open_database(target, DAY)
    with database.atomic():
        Writer("p", "t").insert(Setting, key="tempat", value="x")
    assert Setting.select().count() == 2


def test_the_newest_fourteen_days_are_kept_and_nothing_else_is_touched(store):
    folder = store.parent / "cadangan"
    back_up(store, "2026-08-20-sebelum-v2")
    (folder / "stunting-lama-2020-01-01.db").write_text("milik lain")
    for day in range(KEEP + 3):
        assert daily_backup(store, DAY + timedelta(days=day)) is not None
    dated = [f"stunting-{DAY + timedelta(days=day)}.db" for day in range(3, KEEP + 3)]
    assert copies(store) == sorted([*dated, "stunting-2026-08-20-sebelum-v2.db", "stunting-lama-2020-01-01.db"])
    assert daily_backup(store, DAY + timedelta(days=KEEP + 2)) is None


def test_a_database_with_pattern_signs_in_its_name_keeps_to_its_own_copies(tmp_path):
    path = tmp_path / "desa[1].db"
    open_database(path, DAY)
    for day in range(KEEP + 1):
        daily_backup(path, DAY + timedelta(days=day))
    assert len(copies(path)) == KEEP
    close_database()


def test_a_failing_backup_leaves_no_half_copy(store):
    (store.parent / "cadangan").write_text("bukan folder")
    with pytest.raises(StoreProblem) as caught:
        back_up(store, "uji")
    assert caught.value.problem is Problem.UNREACHABLE
    (store.parent / "cadangan").unlink()
    (store.parent / "cadangan").mkdir()
    (store.parent / "cadangan" / "stunting-uji.db").mkdir()
    with pytest.raises(StoreProblem):
        back_up(store, "uji")
    assert copies(store) == ["stunting-uji.db"]
