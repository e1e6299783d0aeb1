import os
from pathlib import Path

import pytest
from openpyxl import load_workbook

from stunting_tui.screens.intake.impor import LEGENDS
from stunting_tui.services.register import region
from tests.screens.office import DISTRICT, csv_file, query, two_children


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A home folder with nothing but downloads."""
    place = tmp_path / "rumah" / "Unduhan"
    place.mkdir(parents=True, exist_ok=True)
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "rumah")
    return place


@pytest.fixture
def mixed(folder):
    """A file with a broken row, an unknown village twice, many implausible heights and good rows."""
    names = [f"{first} {last}" for first in ("BAPRI", "CEVO", "GUNIVO") for last in ("ZADRE", "WULAFO", "VODIZE")]
    rows = [
        {"Nama": name, "Tgl Lahir": f"2024-0{at}-1{at}", "Tinggi": "112,5" if at < 8 else "83,5"}
        for at, name in enumerate(names, 1)
    ]
    rows[7]["Tgl Lahir"] = ""
    rows += [{"Nama": name, "Desa/Kel": "SENGONG"} for name in ("HESKO TRISKA", "LUTRI POGRAY")]
    return csv_file(folder / "agustus.csv", rows)


def values(sheet):
    return [cell.value for row in sheet.iter_rows() for cell in row]


def test_legends_fit():
    assert all(len(legend) <= 79 for legend in LEGENDS.values())


async def test_files_of_the_folder_are_listed_without_locks_and_findings(open_app, empty, folder):
    for name in ("agustus.csv", "~$agustus.xlsx", "catatan.txt", "juli-temuan.xlsx", "juli.xls"):
        (folder / name).write_bytes(b"x" * 2000)
    os.utime(folder / "juli.xls", (1, 1))
    async with open_app("impor") as shown:
        lines = [line.split()[0] for line in shown.text().splitlines()[7:12] if line.strip()]
        assert lines == [">agustus.csv", "juli.xls"]
        assert shown.line(3).endswith("/rumah/Unduhan")


async def test_a_folder_that_is_gone_is_said_and_another_can_be_named(open_app, empty, folder, tmp_path):
    folder.rmdir()
    folder.parent.rmdir()
    (tmp_path / "stik").mkdir()
    (tmp_path / "stik" / "agustus.csv").write_bytes(b"x")
    async with open_app("impor") as shown:
        assert shown.line(1).startswith(" IMPOR")
        assert "tidak dapat dibaca. Buka berkas, lalu tulis folder lain." in " ".join(shown.text().split())
        await shown.press("o", *["backspace"] * 200, f"={tmp_path}/stik", "enter")
        assert ">agustus.csv" in shown.text()


@pytest.mark.parametrize("text", ["~orangasing/agustus.csv", "x" * 300 + ".csv"])
async def test_a_name_that_cannot_be_is_no_fault_of_the_program(open_app, empty, folder, text):
    async with open_app("impor") as shown:
        await shown.press("o", *["backspace"] * 200, f"={text}", "enter")
        assert "tidak ada di" in " ".join(shown.text().split())


async def test_preview_puts_errors_first_and_many_alike_together(open_app, empty, mixed, golden):
    async with open_app("impor") as shown:
        await shown.press("enter")
        golden("impor-pratinjau", shown.text())
        assert query("SELECT count(*) FROM child") == [(0,)]
        assert query("SELECT count(*) FROM district") == [(0,)]


async def test_group_opens_and_findings_are_filtered(open_app, empty, mixed):
    async with open_app("impor") as shown:
        await shown.press("enter")
        await shown.press("end", "enter", "g")
        findings = [line for line in shown.text().splitlines()[7:14] if line.strip()]
        assert len(findings) == 1
        assert findings[0].startswith("!")
        await shown.press("g")
        assert any("SENGONG" in line for line in shown.text().splitlines()[7:14])
        assert not any(line.startswith("!") for line in shown.text().splitlines()[7:14])


async def test_unknown_village_is_chosen_before_saving_and_remembered(open_app, empty, mixed, golden):
    async with open_app("impor") as shown:
        await shown.press("enter")
        await shown.press("down", "enter")
        golden("impor-desa", shown.text())
        await shown.press("enter")
        assert '"SENGONG" dibaca sebagai Desa Sengon' in shown.line(23)
        assert query("SELECT count(*) FROM village_alias") == [(0,)]
        await shown.press("s")
        assert shown.line(3).startswith(" Tersimpan 10 baru")
        golden("impor-selesai", shown.text())
    assert query("SELECT a.key, v.name FROM village_alias a JOIN village v ON v.id = a.village_id") == [
        ("SENGONG", "Sengon")
    ]
    assert query("SELECT count(*) FROM child c JOIN village v ON v.id = c.village_id WHERE v.name = 'Sengon'") == [
        (10,)
    ]


async def test_small_file_typed_by_name_is_stored(open_app, empty, folder, tmp_path):
    two_children(tmp_path / "satu.csv")
    async with open_app("impor") as shown:
        await shown.press("o", f"={tmp_path}/satu.csv", "enter")
        await shown.press("s")
        assert "TERSIMPAN" in shown.line(23)
        await shown.press("k")
        assert "Tidak ada baris yang menunggu" in shown.text()
    assert query("SELECT name, weight_kg, height_cm FROM child c JOIN measurement m ON m.child_id = c.id") == [
        ("TARI WIDANU", 10.1, 82.5),
        ("CEVO WULAFO", 8.2, 71.3),
    ]
    assert region.setting("folder_impor") == str(tmp_path)


async def test_same_file_again_stores_nothing_new(open_app, empty, folder):
    two_children(folder / "satu.csv")
    async with open_app("impor") as shown:
        await shown.press("enter")
        await shown.press("s")
        await shown.press("o", "=satu.csv", "enter")
        assert "2 dibaca: 0 baru, 2 sama, 0 galat" in shown.line(4)


async def test_leaving_an_unsaved_preview_is_asked(open_app, empty, folder):
    two_children(folder / "satu.csv")
    async with open_app("impor") as shown:
        await shown.press("enter")
        await shown.press("f10")
        assert "Belum disimpan" in shown.line(22)
        await shown.press("t", "escape")
        assert "tidak ada yang disimpan" in shown.line(23)
        assert "satu.csv" in shown.line(8)
    assert query("SELECT count(*) FROM child") == [(0,)]


async def test_broken_file_is_told_and_the_list_stays(open_app, empty, folder):
    (folder / "kosong.csv").write_bytes(b"")
    async with open_app("impor") as shown:
        await shown.press("enter")
        assert shown.line(22).startswith(" ! ")
        assert "kosong.csv" in shown.line(8)


async def test_findings_go_to_a_workbook_beside_the_file(open_app, empty, mixed):
    async with open_app("impor") as shown:
        await shown.press("enter")
        await shown.press("x", "enter")
        assert "Temuan ditulis" in shown.line(23)
        await shown.press("x", "enter")
        assert "sudah ada. Timpa?" in shown.line(22)
        await shown.press("t")
    book = load_workbook(mixed.with_name("agustus-temuan.xlsx"))
    assert book.sheetnames == ["Ringkasan", "Temuan"]
    assert book["Temuan"]["A1"].value == "Temuan impor agustus.csv"
    assert "belum disimpan (pratinjau)" in values(book["Ringkasan"])


async def test_after_saving_the_workbook_tells_who_saved(open_app, empty, mixed):
    async with open_app("impor") as shown:
        await shown.press("enter")
        await shown.press("s")
        await shown.press("x", "enter")
    told = values(load_workbook(mixed.with_name("agustus-temuan.xlsx"))["Ringkasan"])
    assert "22-11-2026 pukul 08.00" in told
    assert "opr1" in told


async def test_r_shows_the_imports_so_far_and_the_preview_is_kept(open_app, empty, mixed):
    async with open_app("impor") as shown:
        await shown.press("enter")
        await shown.press("r")
        assert "Belum ada berkas yang diimpor" in shown.text()
        await shown.press("f10")
        assert "11 dibaca" in shown.line(4)


async def test_nothing_to_save_or_decide_is_said(open_app, empty, folder):
    region.choose_district(empty, DISTRICT)
    async with open_app("impor") as shown:
        await shown.press("s")
        assert "Tidak ada pratinjau" in shown.line(22)
        await shown.press("x")
        assert "Belum ada temuan" in shown.line(22)


async def test_leaving_a_preview_comes_back_to_its_file(open_app, empty, folder):
    for name in ("dua.csv", "satu.csv", "tiga.csv"):
        two_children(folder / name)
    async with open_app("impor") as shown:
        assert shown.line(23).endswith("3 berkas")
        await shown.press("down")
        name = shown.app.screen.files[1].path.name
        await shown.press("enter")
        await shown.press("escape")
        assert any(line.startswith(f">{name}") for line in shown.text().splitlines())


async def test_a_mistyped_name_is_offered_again(open_app, empty, folder):
    async with open_app("impor") as shown:
        await shown.press("o", "=agutsus.csv", "enter")
        assert '! Berkas "agutsus.csv" tidak ada' in shown.text()
        await shown.press("o")
        assert shown.line(22) == " Berkas atau folder: agutsus.csv"
        await shown.press("escape")


async def test_a_group_is_told_in_words(open_app, empty, mixed):
    async with open_app("impor") as shown:
        await shown.press("enter")
        await shown.press("end")
        told = " ".join(shown.text().split())
        assert "z tidak wajar; yang pertama" in told
        assert ".." not in told
