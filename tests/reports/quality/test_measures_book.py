"""The workbooks opened again: printed sheets, the flat sheet with its columns, empty where nothing can be told."""

from datetime import UTC, datetime

import pytest
from openpyxl import load_workbook

from stunting_tui.domain.monitoring.skdn import Skdn
from stunting_tui.domain.monitoring.skdn_form import FormView
from stunting_tui.domain.monitoring.skdn_view import ALL_AGES, GROUPS, SkdnView, months_until
from stunting_tui.domain.prevalence.prevalence_view import GROUPINGS
from stunting_tui.errors import Cancelled
from stunting_tui.progress import quiet
from stunting_tui.reports.quality.measures_book import PREVALENCE_COLUMNS, SKDN_COLUMNS, write_skdn
from stunting_tui.services.quality import prevalences
from stunting_tui.services.store import close_store, open_store
from stunting_tui.session import Session
from tests.services.made_up_batch import MadeUp


@pytest.fixture
def session(tmp_path):
    return Session("penguji", tmp_path / "data.db", lambda: datetime(2026, 11, 22, 8, 0, tzinfo=UTC))


@pytest.fixture
def store(session):
    open_store(session)
    yield session
    close_store()


def test_prevalence_on_sheets_and_flat(store, tmp_path):
    made = MadeUp(store)
    for at in range(4):
        batch = made.visit(made.child("Sengon" if at else "Joho"), haz=-2.5 if at == 1 else 0.0)
    target = tmp_path / "p.xlsx"
    prevalences.write_book(store, prevalences.read_rounds(batch), "sederhana", target)
    book = load_workbook(target)
    assert book.sheetnames == ["Prevalensi", *(f"Menurut {name}" for name in GROUPINGS), "Tren", "Data Tren", "Data"]
    rows = list(book["Data"].iter_rows(values_only=True))
    assert rows[0] == PREVALENCE_COLUMNS
    found = {row[3:7]: row for row in rows[1:]}
    assert found["semua", "semua", "persen", "stunted"][7:10] == (1, 4, 25)
    assert found["desa", "Joho", "persen", "stunted"][7:11] == (0, 1, 0, None)
    assert found["desa", "Joho", "persen", "stunted"][14] == "hanya satu anak"
    assert found["desa", "Sengon", "rerata", "haz"][8] == 3
    with pytest.raises(Cancelled):
        prevalences.write_book(store, prevalences.read_rounds(batch), "sederhana", target, stop=lambda: True)


def test_skdn_flat_has_every_place_month_and_age(tmp_path):
    months = months_until("2026-08")
    one = SkdnView("Kec. Contoh", months, {("2026-08", ALL_AGES): Skdn(s=5, d=3, n=3)}, has_books=False, kbm="KMS")
    form = FormView("Kec. Contoh", "2026-08", (), {}, {}, has_books=False)
    write_skdn([one], form, tmp_path / "s.xlsx", "A4", "penguji", quiet, None)
    book = load_workbook(tmp_path / "s.xlsx")
    assert book.sheetnames == ["SKDN", "F2", "Balok SKDN", "Data"]
    rows = list(book["Data"].iter_rows(values_only=True))
    assert rows[0] == SKDN_COLUMNS
    assert len(rows) == 1 + len(months) * len(GROUPS)
    assert rows[-1] == ("Kec. Contoh", "2026-08", ALL_AGES, 5, None, 3, 3, 0, 0, 0, 0, 0, 0)
