"""Berbagi: what each output holds; names of files, reasons, and nothing where there is nothing."""

from dataclasses import replace

import pytest

from db.models import ImportRun, Measurement
from stunting_tui.screens.quality.berbagi import OUTPUTS
from stunting_tui.services.register import region
from stunting_tui.services.store import transaction
from tests.screens.office import DISTRICT


def replaced(text):
    """Return the keys that put another text where one is proposed."""
    return ("ctrl+u", *["backspace"] * 200, f"={text}")


@pytest.mark.usefixtures("stocked")
async def test_looks(open_app, golden):
    async with open_app("berbagi") as shown:
        golden("berbagi", shown.text())
        for _ in OUTPUTS[1:]:
            await shown.press("down")
        golden("berbagi-koreksi", shown.text())
        await shown.press("home", "enter")
        golden("ringkasan", shown.text())


@pytest.mark.usefixtures("stocked")
async def test_all_that_is_told_is_seen(open_app):
    async with open_app("berbagi") as shown:
        for output in OUTPUTS:
            told = " ".join(" ".join(shown.line(number) for number in range(13, 21)).split())
            assert output.told in told
            await shown.press("down")


@pytest.mark.usefixtures("stocked")
async def test_the_text_is_written_as_it_was_read(open_app, tmp_path):
    target = tmp_path / "pesan.txt"
    async with open_app("berbagi") as shown:
        await shown.press("enter")
        await shown.press("x", *replaced(tmp_path / "pesan.xlsx"), "enter")
        assert "tidak berakhiran .txt" in shown.line(23)
        await shown.press(*["backspace"] * 4, "=txt", "enter")
        assert "Ditulis:" in shown.line(23)
        read = [shown.line(number)[1:] for number in range(3, 21)]
        await shown.press("f10")
        assert shown.line(1).startswith(" BERBAGI DATA")
    lines = target.read_text(encoding="utf-8").splitlines()
    assert lines[: len(read)] == read and len(lines) <= 20
    assert target.stat().st_mode & 0o077 == 0


@pytest.mark.usefixtures("stocked")
async def test_table_and_copies_are_written(open_app, tmp_path, query):
    names = ("tabel.xlsx", "satu.xlsx", "semua.xlsx")
    async with open_app("berbagi") as shown:
        for name in names:
            await shown.press("down", "enter", *replaced(tmp_path / name), "enter")
            assert "Ditulis:" in shown.line(23)
        await shown.press("enter", *replaced(tmp_path / names[-1]), "enter")
        assert "sudah ada. Timpa?" in shown.line(22)
        await shown.press("t", "enter", "escape")
    assert all((tmp_path / name).stat().st_size > 5000 for name in names)
    assert [row[0] for row in query("SELECT field FROM audit WHERE action = 'ekspor' ORDER BY id")] == [
        "tabel umum", "salinan tersamar", "salinan tersamar",
    ]  # fmt: skip


@pytest.mark.usefixtures("stocked")
async def test_names_need_a_reason_and_something_put_right(open_app, query):
    async with open_app("berbagi") as shown:
        await shown.press("end", "enter", "enter")
        assert "Alasan wajib ditulis" in shown.line(22)
        await shown.press("enter", "=hapus ganda", "enter", "enter")
        assert "Belum ada identitas anak dari berkas yang dibetulkan" in shown.text()
        await shown.press("up", "enter", "=salah baca", "escape")
        await shown.press("enter", "=salah baca", "enter", "enter")
        assert "Belum ada pengukuran dari berkas yang dibetulkan" in shown.text()
    assert query("SELECT count(*) FROM audit WHERE action = 'ekspor'") == [(0,)]


async def test_corrections_are_written_with_the_reason(open_app, stocked, tmp_path, query):
    with transaction(replace(stocked, operator="lain")) as writer:
        counts = dict.fromkeys(("read", "stored", "updated", "unchanged", "skipped", "vanished"), 0)
        run = writer.insert(ImportRun, file_name="a.csv", sha256="", kind="csv", layout="", **counts)
        Measurement.update(run=run).execute()
    visit = Measurement.select().where(Measurement.measured_on > "2026-10").first()
    with transaction(stocked) as writer:
        writer.update(visit, visit.version, weight_kg=8.8)
    target = tmp_path / "koreksi.xlsx"
    async with open_app("berbagi") as shown:
        await shown.press("end", "up", "enter", "=untuk puskesmas", "enter", *replaced(target), "enter")
        assert "Ditulis:" in shown.line(23)
    assert target.exists()
    assert query("SELECT old, new FROM audit WHERE action = 'ekspor'") == [
        ("untuk puskesmas", "koreksi.xlsx: 1 baris, dengan nama dan NIK lengkap")
    ]


@pytest.mark.usefixtures("stocked")
async def test_another_batch(open_app):
    async with open_app("berbagi") as shown:
        assert "batch November 2026" in shown.line(1)
        await shown.press("right_square_bracket")
        assert "Ini batch terakhir." in shown.line(23)
        await shown.press("left")
        assert "batch Agustus 2026" in shown.line(1)
        await shown.press("left_square_bracket")
        assert "Ini batch pertama." in shown.line(23)
        await shown.press("enter")
        assert "Batch Agustus 2026, diukur sampai" in shown.text()
        await shown.press("f10")
        assert "batch Agustus 2026" in shown.line(1)


async def test_without_a_district_or_a_measurement_it_says_so(open_app, empty):
    async with open_app("berbagi") as shown:
        for _ in OUTPUTS:
            await shown.press("enter")
            assert "Kecamatan belum dipilih" in shown.line(22)
            await shown.press("down")
        await shown.press("left", "right")
    region.choose_district(empty, DISTRICT)
    async with open_app("berbagi") as shown:
        await shown.press("enter")
        assert "Belum ada pengukuran" in shown.line(22)
    async with open_app("ringkasan") as shown:
        assert "Belum ada pengukuran" in shown.text()
