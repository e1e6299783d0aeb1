"""Prevalensi as text: other groups, indicators, designs, batches."""

import pytest

from stunting_tui.errors import Cancelled
from stunting_tui.services.quality import village_trends
from stunting_tui.services.register import region
from tests.screens.office import DISTRICT


@pytest.mark.usefixtures("stocked")
async def test_looks(open_app, golden):
    async with open_app("prevalensi") as shown:
        golden("prevalensi", shown.text())
        await shown.press("space", "space")
        golden("prevalensi-rata", shown.text())
        await shown.press("space")
        golden("prevalensi-umur", shown.text())
        await shown.press("end")
        golden("prevalensi-akhir", shown.text())


@pytest.mark.usefixtures("stocked")
async def test_other_groups_indicators_and_designs(open_app, golden):
    async with open_app("prevalensi") as shown:
        assert "sederhana: tiap anak satu satuan" in shown.text()
        await shown.press("r", "r")
        assert "klaster posyandu: anak satu posyandu dihitung" in shown.text()
        golden("prevalensi-klaster", shown.text())
        await shown.press("k", "k", "k", "i", "i")
        assert shown.line(3) == " MENURUT DESA: BERAT BADAN KURANG (BB/U < -2)", "the table that changed is in sight"
        await shown.press("end")
        assert shown.line(1).split()[:5] == ["PREVALENSI", "November", "2026", "menurut", "desa"]
        assert "BILA YANG TIDAK DIUKUR IKUT: BERAT BADAN KURANG" in shown.text()
        assert "Joho" in shown.text()
        golden("prevalensi-desa", shown.text())
        await shown.press("k", "k")
        assert "menurut umur" in shown.line(1)


@pytest.mark.usefixtures("stocked")
async def test_flow_since_the_batch_before(open_app, golden):
    async with open_app("prevalensi") as shown:
        await shown.press("a")
        golden("prevalensi-arus", shown.text())
        await shown.press("end")
        golden("prevalensi-arus-akhir", shown.text())
        await shown.press("f7")
        assert "arus memerlukan dua batch" in shown.text()
        await shown.press("a")
        assert "menurut umur" in shown.line(1)


@pytest.mark.usefixtures("stocked")
async def test_batch_before_and_after(open_app):
    async with open_app("prevalensi") as shown:
        await shown.press("f8")
        assert "Ini batch terakhir." in shown.line(23)
        await shown.press("f7")
        assert "Agustus 2026" in shown.line(1)
        assert "Belum ada batch sebelumnya." in shown.text() or "PERUBAHAN" not in shown.text()
        await shown.press("pageup")
        assert "Ini batch pertama." in shown.line(23)


async def test_without_a_district_or_a_measurement_it_says_so(open_app, empty):
    async with open_app("prevalensi") as shown:
        assert "Kecamatan belum dipilih" in shown.text()
        await shown.press("k", "i", "r", "t", "f7", "f8")
        assert "Kecamatan belum dipilih" in shown.text()
    region.choose_district(empty, DISTRICT)
    async with open_app("prevalensi") as shown:
        assert "Belum ada pengukuran" in shown.text()


@pytest.mark.usefixtures("stocked")
async def test_trend_of_the_villages(open_app, golden):
    async with open_app("prevalensi") as shown:
        await shown.press("t")
        golden("prevalensi-tren", shown.text())
        await shown.press("end")
        golden("prevalensi-tren-akhir", shown.text())
        await shown.press("i")
        assert "Sangat pendek (TB/U < -3)" in shown.text()
        assert "tren desa" in shown.line(1)
        await shown.press("f7")
        assert "Baru satu putaran: tren memerlukan sedikitnya dua batch." in shown.text()
        await shown.press("t")
        assert "menurut umur" in shown.line(1)
        await shown.press("t", "a")
        assert "arus anak" in shown.line(1)
        await shown.press("t", "r")
        assert "menurut umur" in shown.line(1)


@pytest.mark.usefixtures("stocked")
async def test_a_trend_that_was_stopped_can_be_asked_for_again(open_app, monkeypatch):
    def stopped(*_args):
        raise Cancelled("Tren tidak jadi dihitung.", "Tekan t untuk menghitungnya lagi.")

    async with open_app("prevalensi") as shown:
        with monkeypatch.context() as patch:
            patch.setattr(village_trends, "read_trend", stopped)
            await shown.press("t")
        assert "Tren tidak jadi dihitung." in shown.line(22)
        await shown.press("t")
        assert "tren desa" in shown.line(1)
