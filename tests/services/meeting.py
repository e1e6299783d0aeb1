"""A rembuk to work on: a store with a chosen kecamatan, an agreement in full, and what the audit tells."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from db.models import Audit
from stunting_tui.domain.deliberation.agreement import Agreement, Fund
from stunting_tui.services.register import region
from stunting_tui.services.store import close_store, open_store
from stunting_tui.session import Session

HELD = date(2026, 3, 4)
FULL = Agreement(
    ordinal=0,
    text="Makanan tambahan 90 hari",
    category="Intervensi spesifik",
    responsible="Kepala Puskesmas",
    partners="TP PKK",
    indicator="Balita penerima",
    target="90 persen",
    funds=(Fund("APBDes", 250_000_000), Fund("CSR/TJSL", 0)),
    due_on=date(2026, 12, 15),
    note="tiap desa",
)


@pytest.fixture
def session(tmp_path: Path):
    moment = datetime(2026, 8, 20, 9, tzinfo=UTC)
    session = Session("operator-satu", tmp_path / "stunting.db", lambda: moment)
    open_store(session)
    region.choose_district(session, "33.04.08")
    yield session
    close_store()


@pytest.fixture
def codes(session) -> list[str]:
    return [village.code for village in region.villages()]


def audited(action: str, table: str) -> list[tuple[str, str | None, str | None]]:
    rows = Audit.select().where((Audit.action == action) & (Audit.table_name == table)).order_by(Audit.id)
    return [(row.field, row.old, row.new) for row in rows]
