"""The workbook of indicators from the screen: written with x, read back with i, looked at, stored with s."""

from contextlib import suppress

import pytest
from openpyxl import load_workbook
from textual.worker import WorkerFailed

from stunting_tui.services.planning import indicator_books, indicators
from stunting_tui.services.register import region
from tests.screens.office import DISTRICT, query

PERIOD = "2026-T4"


@pytest.fixture
def district(empty):
    region.choose_district(empty, DISTRICT)
    return empty


@pytest.fixture
def filled(district, tmp_path):
    """A workbook with two lines filled in well and two badly; one of the good ones changes what is stored."""
    table = indicators.indicator_table(PERIOD)
    indicators.save_pair(district, table, table.villages[0].id, table.profile.indicators[0], 3, 40)
    path = tmp_path / "isian.xlsx"
    indicator_books.write_book(path, table)
    book = load_workbook(path)
    for name, value in {"E6": 30, "E7": 12, "F7": 60, "E8": 9, "F8": 4, "E9": "x"}.items():
        book.active[name] = value
    book.save(path)
    return path


async def failing(shown, *keys):
    """Press keys that begin a work which fails, and wait until that is told."""
    with suppress(WorkerFailed):
        await shown.press(*keys)
    await shown.pilot.pause()


async def test_a_filled_book_is_looked_at_and_stored(open_app, district, filled, golden):
    async with open_app("indikator") as shown:
        await shown.press("i", f"={filled}", "enter")
        assert shown.line(1).startswith(" INDIKATOR DARI EXCEL")
        golden("impor-indikator", shown.text())
        assert query("SELECT count(*) FROM indicator_value") == [(1,)]
        await shown.press("s")
        assert "2 isian dari isian.xlsx tersimpan; 2 ditolak." in shown.line(23)
        assert "2/20" in shown.line(4)
    assert query("SELECT code, numerator, denominator FROM indicator_value ORDER BY code") == [
        ("P01", 30.0, 40.0), ("P02", 12.0, 60.0)
    ]  # fmt: skip


async def test_leaving_stores_nothing(open_app, district, filled):
    async with open_app("indikator") as shown:
        await shown.press("i", f"={filled}", "enter")
        await shown.press("f10")
        assert shown.line(1).startswith(" INDIKATOR  menurut desa")
        await failing(shown, "i", f"={filled}.salah", "enter")
        assert shown.line(22).startswith(" !")
    assert query("SELECT code FROM indicator_value") == [("P01",)]


async def test_a_book_is_written(open_app, district, tmp_path):
    target = tmp_path / "baru.xlsx"
    async with open_app("indikator") as shown:
        await shown.press("x", f"={target}", "enter")
        assert "Ditulis" in shown.line(23)
        assert load_workbook(target).active["B2"].value == PERIOD
        await shown.press("x", f"={target}", "enter")
        assert "sudah ada. Timpa?" in shown.line(22)
        await shown.press("t", "x", "=/tidak/ada/x.xlsx", "enter")
        assert shown.line(22) == " Tulis buku isian ke: /tidak/ada/x.xlsx"
        assert "Folder /tidak/ada tidak ada" in shown.line(23)
        await shown.press(*["backspace"] * 5, "=.xls", "enter")
        assert "tidak berakhiran .xlsx" in shown.line(23)
