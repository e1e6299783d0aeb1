"""The same thing typed twice: the operator is told what is there already and decides."""

from datetime import date

import pytest

from stunting_tui.domain.deliberation.agreement import Deliberation
from stunting_tui.domain.following.foster import Foster
from stunting_tui.errors import DataError
from stunting_tui.screens.deliberation.agreement_rows import short_rupiah
from stunting_tui.services.deliberation import rembuk
from stunting_tui.services.following import fosters
from stunting_tui.services.planning import field_visits, proposals
from stunting_tui.services.planning.field_visits import FieldVisit
from stunting_tui.services.planning.proposals import VILLAGE, Proposal
from stunting_tui.services.register import region
from tests.screens.office import DISTRICT, hold_rembuk, query


@pytest.fixture
def district(empty):
    region.choose_district(empty, DISTRICT)
    return empty


def village():
    return next(one.id for one in region.villages() if one.name == "Sengon")


async def test_a_second_rembuk_on_one_day_is_asked_about(open_app, district):
    hold_rembuk(district)
    async with open_app("rembuk") as shown:
        await shown.press("n", "=25082026", "f6")
        assert "Sudah ada rembuk pada 25-08-2026. Simpan juga? (y/t)" in shown.line(22)
        await shown.press("t")
        assert query("SELECT count(*) FROM deliberation") == [(1,)]
        await shown.press("f6", "y", "t")
    assert query("SELECT held_on FROM deliberation") == [("2026-08-25",), ("2026-08-25",)]


async def test_a_number_used_before_is_asked_about_once(open_app, district):
    hold_rembuk(district)
    query("UPDATE deliberation SET number = '400/12'")
    rembuk.create_deliberation(district, Deliberation(date(2026, 11, 3), "Pendopo", number="400/13"), template=False)
    async with open_app("rembuk") as shown:
        await shown.press("f4", "down", "down", "down", "down", "=400/12", "f6")
        assert "Nomor 400/12 sudah dipakai rembuk 25-08-2026. Simpan juga?" in shown.line(22)
        await shown.press("y", "f4", "down", "=10.00", "f6")
        assert "Sesi rembuk tersimpan." in shown.line(23)
    assert query("SELECT number, time FROM deliberation ORDER BY id")[1] == ("400/12", "10.00")


async def test_the_same_proposal(open_app, district):
    proposals.save_proposal(district, Proposal(2027, VILLAGE, "Jamban 12 unit", "", 9, village()))
    async with open_app("usulan") as shown:
        await shown.press("n", *["down"] * 4, "=jamban  12 unit.", "f6")
        assert "Usulan ini sudah ada untuk desa dan tahun itu. Simpan juga?" in shown.line(22)
        await shown.press("y")
        assert "Usulan tersimpan." in shown.line(23)
        await shown.press("enter", *["down"] * 5, "=5 jt", "f6")
    assert query("SELECT count(*) FROM proposal") == [(2,)]


async def test_the_same_visit(open_app, district):
    field_visits.save_visit(district, FieldVisit(village(), date(2026, 11, 22), "Camat", "Timbangan rusak"))
    async with open_app("kunjungan") as shown:
        await shown.press("n", "down", "=sen", "down", "down", "=Bidan", "down", "=Kartu kosong", "f6")
        assert "Kunjungan ke desa ini pada hari itu sudah ada. Simpan juga?" in shown.line(22)
        await shown.press("y")
    assert query("SELECT visitors FROM field_visit ORDER BY id") == [("Camat",), ("Bidan",)]


def test_the_same_family_needs_a_reason_as_a_child_does(district):
    first = Foster(village(), date(2026, 9, 1), None, "Keluarga Satu", "CV Rekaan")
    number = fosters.save_foster(district, first)
    again = Foster(village(), date(2026, 10, 1), None, "keluarga  satu", "Dinas Contoh")
    with pytest.raises(fosters.DoubleFosterError, match="Keluarga ini masih diasuh CV Rekaan sejak 01-09-2026"):
        fosters.save_foster(district, again)
    fosters.save_foster(district, again, force_reason="dua program")
    stored = fosters.foster_line(number).foster
    assert fosters.save_foster(district, stored) == number, "what was forced is not asked again"
    elsewhere = next(one.id for one in region.villages() if one.name == "Joho")
    fosters.save_foster(district, Foster(elsewhere, date(2026, 9, 1), None, "Keluarga Satu", "CV Rekaan"))


async def test_a_rembuk_to_come_is_not_held_by_one_key(open_app, district):
    number = rembuk.create_deliberation(district, Deliberation(date(2026, 12, 24), "Pendopo"), template=False)
    async with open_app("sesi", {"deliberation_id": number}) as shown:
        await shown.press("k")
        assert "Tanggal 24-12-2026 belum tiba. Tandai rembuk ini dilaksanakan?" in shown.line(22)
        await shown.press("t")
    assert query("SELECT state FROM deliberation") == [("rencana",)]


def test_an_agreement_with_the_words_of_another_is_told_by_its_number(district):
    number = hold_rembuk(district)
    wish = Proposal(2027, VILLAGE, "Kader posyandu dibina tiap bulan", "", None, village())
    proposals.save_proposal(district, wish)
    with pytest.raises(DataError, match="nomor 2 sudah berbunyi sama"):
        proposals.make_agreement(district, proposals.proposals()[0], number)


def test_trillions_fit_their_column():
    assert short_rupiah(1_500_000_000_000) == "1,50T"
    assert short_rupiah(999_000_000_000) == "999,00M"
