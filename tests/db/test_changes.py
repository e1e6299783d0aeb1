"""Stamps, versions and the audit: every change is written down in its own transaction."""

import pytest

from db.changes import Writer, removed_by
from db.connection import database
from db.errors import Conflict
from db.models import Audit, District, Setting, Village

LATER = Writer("operator-dua", "2026-08-20T10:00:00+07:00")


def audit() -> list[tuple[str, str, str, str, str | None, str | None]]:
    return [(a.by, a.action, a.table_name, a.field, a.old, a.new) for a in Audit.select().order_by(Audit.id)]


@pytest.fixture
def setting(store, writer) -> Setting:
    with database.atomic():
        return writer.insert(Setting, key="kertas", value="A4")


def test_a_new_row_is_stamped_and_audited(setting):
    row = Setting.get_by_id(setting.id)
    assert len(row.uuid) == 32
    assert (row.created_at, row.updated_at) == ("2026-08-20T09:00:00+07:00",) * 2
    assert (row.created_by, row.updated_by, row.version) == ("operator-satu", "operator-satu", 1)
    assert audit() == [("operator-satu", "tambah", "setting", "", None, None)]


def test_an_update_says_from_what_to_what(setting):
    assert LATER.update(setting, 1, key="kertas", value="F4")
    row = Setting.get_by_id(setting.id)
    assert (row.value, row.version, row.updated_by, row.created_by) == ("F4", 2, "operator-dua", "operator-satu")
    assert row.updated_at == "2026-08-20T10:00:00+07:00"
    assert audit()[1:] == [("operator-dua", "ubah", "setting", "value", "A4", "F4")]


def test_an_update_without_a_difference_writes_nothing(setting):
    assert not LATER.update(setting, 1, value="A4")
    assert Setting.get_by_id(setting.id).version == 1
    assert len(audit()) == 1


def test_a_stale_copy_conflicts_and_names_who_was_first(setting):
    mine = Setting.get_by_id(setting.id)
    with database.atomic():
        LATER.update(setting, 1, value="F4")
    with pytest.raises(Conflict) as caught, database.atomic():
        Writer("operator-tiga", "2026-08-20T11:00:00+07:00").update(mine, mine.version, value="A3")
    assert caught.value.by == "operator-dua"
    assert Setting.get_by_id(setting.id).value == "F4"
    assert len(audit()) == 2


@pytest.mark.parametrize("change", ["update", "touch", "delete"])
def test_a_row_that_is_gone_conflicts(setting, change):
    with database.atomic():
        LATER.delete(setting, 1)
    calls = {
        "update": lambda: LATER.update(setting, 1, value="F4"),
        "touch": lambda: LATER.touch(setting, 1),
        "delete": lambda: LATER.delete(setting, 1),
    }
    with pytest.raises(Conflict):
        calls[change]()


def test_a_touch_raises_the_version_once(setting):
    LATER.touch(setting, 1)
    assert Setting.get_by_id(setting.id).version == 2
    with pytest.raises(Conflict):
        LATER.touch(setting, 1)


def test_a_deleted_row_stays_in_the_audit(setting):
    with pytest.raises(Conflict):
        LATER.delete(setting, 7)
    LATER.delete(setting, 1)
    assert Setting.select().count() == 0
    assert audit()[1:] == [
        ("operator-dua", "hapus", "setting", "id", str(setting.id), None),
        ("operator-dua", "hapus", "setting", "key", "kertas", None),
        ("operator-dua", "hapus", "setting", "value", "A4", None),
    ]


def test_who_removed_a_row_is_known_by_its_id_or_a_field(setting):
    assert removed_by(Setting, setting.id) == ""
    LATER.delete(setting, 1)
    assert removed_by(Setting, setting.id) == removed_by(Setting, "kertas", "key") == "operator-dua"
    assert removed_by(Setting, setting.id + 1) == removed_by(Village, setting.id) == ""


def test_a_change_of_parent_is_compared_by_id(store, writer):
    with database.atomic():
        first = writer.insert(District, code="99.99.01", name="Satu", regency="R", province="P")
        second = writer.insert(District, code="99.99.02", name="Dua", regency="R", province="P")
        village = writer.insert(Village, district=first, code="99.99.01.2001", name="Desa", kind="Desa")
        assert not writer.update(village, 1, district=first)
        assert writer.update(village, 1, district=second)
    assert audit()[-1][2:] == ("village", "district", str(first.id), str(second.id))


def test_a_failed_transaction_leaves_neither_row_nor_audit(store, writer):
    def break_off() -> None:
        with database.atomic():
            writer.insert(Setting, key="kertas", value="A4")
            raise RuntimeError("listrik padam")

    with pytest.raises(RuntimeError, match="listrik"):
        break_off()
    assert Setting.select().count() == 0
    assert audit() == []
