"""Register dan survei: the note, the survey's figure typed, changed, removed, wrong on purpose; the workbook."""

from openpyxl import load_workbook

from stunting_tui.services.quality.survey_figures import surveys
from stunting_tui.services.register import region
from tests.screens.office import DISTRICT, query

TYPED = ("n", "enter", "=2024", "enter", "enter", "=24,5", "enter", "=20", "enter", "=29", "enter", "=540")


async def test_a_survey_is_typed_and_remembered(open_app, stocked, golden):
    async with open_app("banding") as shown:
        golden("banding-tanpa", shown.text())
        assert "Isi di layar Register dan survei: nama" in " ".join(shown.text().split())
        await shown.press(*TYPED)
        golden("banding-isian", shown.text())
        await shown.press("f6")
        assert "Angka survei tersimpan." in shown.line(23)
        golden("banding", shown.text())
        await shown.press("end")
        golden("banding-akhir", shown.text())
    async with open_app("banding") as shown:
        assert "SSGI 2024" in shown.line(1)


async def test_wrong_values_stay_in_the_form(open_app, stocked):
    async with open_app("banding") as shown:
        await shown.press("n", "enter", "=2024", "enter", "enter", "=abc", "enter")
        assert "bukan angka" in shown.text()
        await shown.press("escape")
        assert "Buang?" in shown.text()
        await shown.press("y")
        assert "REGISTER DAN SURVEI" in shown.line(1) and surveys() == []
        await shown.press("n", "enter", "=2024", "enter", "enter", "=24", "enter", "=25", "enter", "=29", "f6")
        assert "Selang survei tidak memuat angkanya" in shown.text()
        assert surveys() == []


async def test_changed_another_and_removed(open_app, stocked):
    async with open_app("banding") as shown:
        await shown.press("s")
        assert "Belum ada angka survei" in shown.line(23)
        await shown.press("f4")
        assert "Belum ada angka survei" in shown.text()
        await shown.press(*TYPED, "f6", "n", "=SKI", "enter", "=2023", "enter", "enter", "=50", "f6")
        assert "SKI 2023" in shown.line(1)
        await shown.press("s")
        assert "SSGI 2024" in shown.line(1)
        await shown.press("f4", "enter", "enter", "enter", "=26", "f6")
        assert {one.percent for one in surveys()} == {26.0, 50.0}
        await shown.press("delete", "y")
        assert [one.name for one in surveys()] == ["SKI"]


async def test_batches_and_the_workbook(open_app, stocked, tmp_path):
    target = tmp_path / "banding.xlsx"
    async with open_app("banding") as shown:
        await shown.press("f8")
        assert "Ini batch terakhir." in shown.line(23)
        await shown.press("f7")
        assert "Agustus 2026" in shown.line(1)
        await shown.press("x", *["backspace"] * 120, f"={target}", "enter")
        assert "Ditulis" in shown.line(23)
    assert load_workbook(target).sheetnames == ["Register dan survei", "Data"]
    assert query("SELECT count(*) FROM audit WHERE field = 'register dan survei'") == [(1,)]


async def test_without_a_district_or_a_measurement_it_says_so(open_app, empty):
    async with open_app("banding") as shown:
        assert "Kecamatan belum dipilih" in shown.text()
        await shown.press("n", "f4", "s", "x", "f7", "delete")
        assert "Kecamatan belum dipilih" in shown.text()
    region.choose_district(empty, DISTRICT)
    async with open_app("banding") as shown:
        assert "Belum ada pengukuran" in shown.text()
