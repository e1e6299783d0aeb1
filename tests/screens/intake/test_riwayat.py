from datetime import timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from stunting_tui.screens.intake.riwayat import LEGENDS
from stunting_tui.services.intake import import_folder
from stunting_tui.services.intake.importing import import_file
from tests.screens.office import csv_file, leave_waiting, query


@pytest.fixture
def imported(empty, tmp_path, monkeypatch):
    """Three imports: two small ones, one with rows that wait, and one with many findings by another operator."""
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    leave_waiting(empty, tmp_path)
    rows = [
        {"Nama": f"{first} {last}", "Tgl Lahir": f"2024-0{at}-1{at}", "Tinggi": "112,5" if at < 8 else "83,5"}
        for at, (first, last) in enumerate(
            ((f, w) for f in ("BAPRI", "HESKO", "JIBATI") for w in ("ZADRE", "TRISKA", "POGRAY")), 1
        )
    ]
    rows[8]["Tgl Lahir"] = ""
    later = type(empty)("opr2", empty.database, lambda: empty.clock() + timedelta(minutes=65))
    import_file(csv_file(tmp_path / "daftar-puskesmas-agustus.csv", rows), later)
    import_folder.remember_folder(empty, tmp_path)
    return empty


def body(shown):
    return [line for line in shown.text().splitlines()[2:16] if line.strip()]


def test_legends_fit():
    assert all(len(legend) <= 79 for legend in LEGENDS.values())


async def test_imports_are_listed_newest_first(open_app, imported, golden):
    async with open_app("riwayat") as shown:
        golden("riwayat", shown.text())
        await shown.press("down")
        assert "Tanda ?: 3 baris masih menunggu keputusan (k)." in " ".join(shown.text().split())


async def test_enter_shows_the_findings_errors_first(open_app, imported, golden):
    async with open_app("riwayat") as shown:
        await shown.press("enter")
        golden("riwayat-temuan", shown.text())


async def test_findings_open_and_are_filtered(open_app, imported):
    async with open_app("riwayat") as shown:
        await shown.press("enter")
        await shown.press("down", "enter")
        assert any("BAPRI ZADRE" in line for line in body(shown))
        await shown.press("g")
        found = [line for line in body(shown) if line[0] in "!?i"]
        assert [line[0] for line in found] == ["!"]
        await shown.press("g")
        assert not any(line.startswith("!") for line in body(shown))


async def test_escape_and_f10_go_back_to_the_same_line_of_the_list(open_app, imported):
    async with open_app("impor") as shown:
        await shown.press("r")
        for key in ("escape", "f10"):
            await shown.press("down", "enter")
            assert "dua.csv" in shown.line(1)
            await shown.press(key)
            assert shown.line(1).startswith(" RIWAYAT IMPOR")
            await shown.press("up")
        await shown.press("f10")
        assert shown.line(1).startswith(" IMPOR")


async def test_import_of_the_list_goes_to_a_workbook(open_app, imported, tmp_path):
    async with open_app("riwayat") as shown:
        await shown.press("down", "x", "enter")
        assert "Temuan ditulis: dua-temuan.xlsx" in shown.line(23)
        await shown.press("x", "enter")
        assert "sudah ada. Timpa?" in shown.line(22)
        await shown.press("t")
    book = load_workbook(tmp_path / "dua-temuan.xlsx")
    facts = {row[0].value: row[1].value for row in book["Ringkasan"].iter_rows()}
    assert facts["Berkas"] == "dua.csv"
    assert facts["Menunggu"] == "3 baris menunggu keputusan"


async def test_import_with_open_findings_goes_to_the_place_typed(open_app, imported, tmp_path):
    (tmp_path / "hasil").mkdir()
    async with open_app("riwayat") as shown:
        await shown.press("enter", "x", "ctrl+u")
        await shown.press(f"={tmp_path}/hasil/temuan.csv", "enter")
        assert "tidak berakhiran .xlsx" in shown.line(23)
        await shown.press(*["backspace"] * 3, "=xlsx", "enter")
        assert "Temuan ditulis" in shown.line(23)
    assert load_workbook(tmp_path / "hasil" / "temuan.xlsx")["Temuan"]["A1"].value.endswith("puskesmas-agustus.csv")


async def test_what_was_decided_meanwhile_is_told_on_return(open_app, imported):
    async with open_app("riwayat") as shown:
        await shown.press("down")
        assert shown.text().count("\n?") == 1
        await shown.press("k")
        await shown.press("1")
        query("UPDATE decision SET state = 'dilewati'")
        await shown.press("f10")
        assert shown.text().count("\n?") == 0
        assert "dua.csv" in shown.text()


async def test_open_import_tells_what_still_waits_after_deciding(open_app, imported):
    async with open_app("riwayat") as shown:
        await shown.press("down", "enter")
        assert shown.line(5).endswith("; 3 menunggu keputusan")
        await shown.press("k")
        await shown.press("1")
        await shown.press("f10")
        assert shown.line(5).endswith("; 2 menunggu keputusan")
        assert any("SENGONG" in line for line in body(shown))


async def test_nothing_imported_yet(open_app, empty):
    async with open_app("riwayat") as shown:
        await shown.press("enter", "g", "x")
        assert "Belum ada berkas yang diimpor" in shown.text()
        assert "Belum ada impor yang dapat ditulis" in shown.line(22)


async def test_imports_are_sorted_and_the_findings_are_not(open_app, imported):
    async with open_app("riwayat") as shown:
        first = shown.line(4)[12:27]
        await shown.press("a", "6")
        assert "urut baris dilewati, naik" in shown.line(1)
        await shown.press("a", "2")
        names = [line[12:27].strip() for line in shown.text().splitlines()[3:6]]
        assert names == sorted(names)
        assert next(line for line in shown.text().splitlines() if line.startswith((">", "?>")))[12:27] == first
        await shown.press("enter")
        assert "▲" not in shown.text()
        await shown.press("a")
        assert not shown.line(22).startswith(" Urut")
        await shown.press("escape")
        assert "Berkas▲" in shown.text()
