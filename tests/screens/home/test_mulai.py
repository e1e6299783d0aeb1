from dataclasses import replace
from datetime import UTC, datetime

import pytest

from stunting_tui.services.office import office, setup
from stunting_tui.services.office.office import Office
from stunting_tui.session import Session
from tests.screens.office import DISTRICT, query

HEAD = "Zuri Valdano, S.Contoh."
TO_KECAMATAN = ("enter", "=prambanan klaten", "enter", "enter")
TO_NAME = ("enter", "=Rani Wulan", "enter")
TO_OFFICE = ("enter", "down", "down", "down", "down", "down", f"={HEAD}", "f6")


@pytest.fixture
def session(tmp_path):
    """An operator who came without --operator."""
    return Session("opr1", tmp_path / "data.db", lambda: datetime(2026, 11, 22, 8, 0, tzinfo=UTC), "opr1")


def settings():
    return dict(query("SELECT key, value FROM setting"))


def cursor_row(shown):
    return next(line for line in shown.text().splitlines() if line.startswith(">"))


async def test_looks(open_app, empty, golden):
    async with open_app("mulai") as shown:
        golden("mulai", shown.text())
        await shown.press(*TO_KECAMATAN)
        golden("mulai-separuh", shown.text())
        await shown.press(*TO_NAME, *TO_OFFICE)
        golden("mulai-terisi", shown.text())


async def test_all_steps_by_keys(open_app, empty):
    async with open_app("mulai") as shown:
        await shown.press(*TO_KECAMATAN)
        assert "Kec. Prambanan, Kabupaten Klaten dipilih: 16 desa" in shown.line(23)
        await shown.press(*TO_NAME)
        assert shown.line(1).endswith("Rani Wulan")
        await shown.press(*TO_OFFICE, "up", "enter", "=f", "enter")
        assert shown.line(1).startswith(" BERANDA")
        assert "Penyiapan selesai." in shown.line(23)
        await shown.press("f10")
        assert shown.app._exit
    assert settings() == {
        "kecamatan": DISTRICT, "operator:opr1": "Rani Wulan", "camat_nama": HEAD, "kertas": "F4",
        "penyiapan": "selesai",
    }  # fmt: skip
    assert not setup.unfinished()


async def test_records_are_kept_under_the_typed_name_at_once(open_app, empty):
    async with open_app("mulai") as shown:
        await shown.press("down", *TO_NAME, *TO_KECAMATAN)
    assert query("SELECT DISTINCT created_by FROM village") == [("Rani Wulan",)]


async def test_left_after_a_step_it_goes_on_with_the_next(open_app, empty):
    async with open_app("mulai") as shown:
        await shown.press(*TO_KECAMATAN, "f10")
        assert shown.line(1).startswith(" BERANDA")
        assert "Penyiapan belum selesai: tekan 0 untuk meneruskan." in shown.line(23)
        await shown.press("0")
        assert cursor_row(shown).startswith(">[ ] 2 Operator")
        await shown.press("f10", "f10")
        assert shown.app._exit
    assert setup.unfinished()


async def test_nothing_is_stored_by_looking(open_app, empty):
    async with open_app("mulai") as shown:
        await shown.press("down", "down", "up", "f1", "f10", "f10", "0", "f10")
        assert shown.line(1).startswith(" BERANDA")
    assert settings() == {}


@pytest.mark.parametrize("typed", ["R", "R" * 31, "   "])
async def test_what_is_no_name_is_asked_again(open_app, empty, typed):
    async with open_app("mulai") as shown:
        await shown.press("down", "enter", f"={typed}", "enter")
        assert "Nama operator terdiri dari 2 sampai 30 huruf." in shown.line(23)
        assert shown.line(22).startswith(" Nama operator:")
        await shown.press("escape")
        assert cursor_row(shown).startswith(">[ ] 2 Operator")
    assert "operator:opr1" not in settings()


async def test_letterhead_waits_for_the_kecamatan(open_app, empty):
    async with open_app("mulai") as shown:
        await shown.press("down", "down", "enter")
        assert "Pilih kecamatan dahulu (langkah 1)." in shown.line(22)
        assert shown.line(1).startswith(" PENYIAPAN")


async def test_ending_with_open_steps_is_asked_about(open_app, empty):
    async with open_app("mulai") as shown:
        await shown.press(*TO_KECAMATAN, "end", "enter")
        assert "3 langkah belum diisi. Selesai tanpa itu?" in shown.line(22)
        await shown.press("t")
        assert setup.unfinished()
        await shown.press("enter", "y")
        assert shown.line(1).startswith(" BERANDA")
    assert not setup.unfinished()


async def test_help_and_back_keeps_the_cursor(open_app, empty):
    async with open_app("mulai") as shown:
        await shown.press("down", "down", "f1", "f10")
        assert cursor_row(shown).startswith(">[ ] 3 Kop surat")


async def test_reached_from_beranda_ever_after(open_app, stocked):
    office.save_office(stocked, Office(head_name=HEAD, paper="F4"))
    setup.choose_name(stocked, "Rani Wulan")
    setup.finish(stocked)
    async with open_app() as shown:
        assert "8 Kantor  9 Wilayah" in shown.line(23)
        await shown.press("0")
        assert shown.text().count("[x]") == 5
        await shown.press("up", "enter", "=a")
        assert office.office().paper == "A4"
        await shown.press("f10")
        assert shown.line(1).startswith(" BERANDA")


async def test_older_store_with_its_kecamatan_is_left_in_peace(open_app, stocked):
    async with open_app() as shown:
        await shown.press("0", "down", *TO_NAME, "f10")
        assert "Penyiapan" not in shown.text()
    assert "penyiapan" not in settings()


class TestNameFromTheCommandLine:
    @pytest.fixture
    def session(self, session):
        return replace(session, operator="ani", account="")

    async def test_it_is_told_and_not_kept(self, open_app, empty):
        async with open_app("mulai") as shown:
            await shown.press("down", "enter")
            assert cursor_row(shown).startswith(">[x] 2 Operator              ani")
            assert "Nama ini dari --operator." in shown.line(23)
        assert not any(key.startswith("operator") for key in settings())
