"""A record with a form: made, changed by its version, and missed by name where it is gone."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from db.models import Target as TargetRow
from stunting_tui.domain.planning.target import Target
from stunting_tui.errors import ConflictError, GoneError
from stunting_tui.services.records import keep, required
from stunting_tui.services.register import region
from stunting_tui.services.store import close_store, open_store, reading, transaction
from stunting_tui.session import Session
from tests.screens.office import DISTRICT, query

VALUES = {"level": "kecamatan", "year": 2026, "indicator": "Prevalensi stunting", "value": 14.0}


@pytest.fixture
def session(tmp_path):
    session = Session("opr1", tmp_path / "stunting.db", lambda: datetime(2026, 8, 20, 9, tzinfo=UTC))
    open_store(session)
    region.choose_district(session, DISTRICT)
    yield session
    close_store()


def kept(session, record, **values):
    """Store a target and return its id."""
    with transaction(session) as writer:
        district = region.require_district()
        return keep(writer, TargetRow, record, "Target", VALUES | values, district=district)


def test_new_then_changed_by_its_version(session):
    new = Target("kecamatan", 2026, "Prevalensi stunting", 14.0)
    number = kept(session, new)
    assert kept(session, replace(new, id=number, version=1), value=13.0) == number
    assert query("SELECT id, value, version FROM target") == [(number, 13.0, 2)]
    with pytest.raises(ConflictError):
        kept(session, replace(new, id=number, version=1), value=12.0)
    assert query("SELECT value FROM target") == [(13.0,)]


def test_one_that_is_gone_is_missed_by_name(session):
    gone = Target("kecamatan", 2026, "Prevalensi stunting", 14.0, id=7, version=1)
    with pytest.raises(GoneError, match="Target ini sudah dihapus operator lain"):
        kept(session, gone)
    with reading(), pytest.raises(GoneError, match="Kasus ini"):
        required(TargetRow, 7, "Kasus")


def test_who_removed_it_is_told(session):
    new = Target("kecamatan", 2026, "Prevalensi stunting", 14.0)
    number = kept(session, new)
    with transaction(replace(session, operator="Ani")) as writer:
        writer.delete(required(TargetRow, number, "Target"), 1)
    with pytest.raises(GoneError, match="Target ini sudah dihapus oleh Ani") as caught:
        kept(session, replace(new, id=number, version=1))
    assert caught.value.who == "oleh Ani"
