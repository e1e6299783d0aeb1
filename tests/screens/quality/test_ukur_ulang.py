"""The re-measure list by keys: why, the second measurement compared, let be, opened again, printed for a posyandu."""

import json

from openpyxl import load_workbook

from tests.screens.office import query


def spoil(session):
    """Let one child of Sengon shrink at its last visit, and stand at eight months."""
    (visit,) = query(
        """SELECT m.id FROM measurement m JOIN child c ON c.id = m.child_id JOIN village v ON v.id = c.village_id
           WHERE v.name = 'Sengon' AND m.measured_on = '2026-11-18' ORDER BY c.id LIMIT 1"""
    )[0]
    query("UPDATE measurement SET height_cm = height_cm - 8, haz = haz - 2 WHERE id = ?", visit)
    return visit


async def test_looks(open_app, stocked, golden):
    spoil(stocked)
    async with open_app("ukur-ulang") as shown:
        golden("ukur-ulang", shown.text())


async def test_results_close_the_line_and_are_compared(open_app, stocked, golden):
    spoil(stocked)
    async with open_app("ukur-ulang") as shown:
        before = len(shown.app.screen.shown)
        await shown.press("enter", "=20112026", "enter", "=10,2", "enter", "=76,8", "enter")
        assert shown.line(22).startswith(" Berat 10 lalu 10,2 kg (+0,2); tinggi ") and shown.line(22).endswith(").")
        assert "tersimpan." in shown.line(23)
        assert len(shown.app.screen.shown) == before - 1
        await shown.press("g")
        golden("ukur-ulang-hasil", shown.text())
        await shown.press("enter")
        assert "sudah ditutup" in shown.line(22)
        await shown.press("u", "y", "g")
        await shown.press("g")
        assert len(shown.app.screen.shown) == before
    assert query("SELECT count(*) FROM remeasure") == [(0,)]


async def test_rows_are_stored_with_the_first_measurement(open_app, stocked):
    visit = spoil(stocked)
    async with open_app("ukur-ulang") as shown:
        await shown.press("enter", "enter", "=10,2", "enter", "enter")
    ((told, *rest),) = query("SELECT reasons, state, weight_kg, height_cm, closed_on FROM remeasure")
    assert rest == ["diukur", 10.2, None, "2026-11-22"]
    assert json.loads(told)["pertama"] == list(
        query("SELECT weight_kg, height_cm FROM measurement WHERE id = ?", visit)[0]
    )


async def test_what_cannot_be_is_said_at_once_and_asked_again(open_app, stocked):
    spoil(stocked)
    async with open_app("ukur-ulang") as shown:
        await shown.press("enter", "=01012026", "enter")
        assert "Tanggal ukur ulang tidak mungkin" in shown.text()
        assert "Tanggal ukur ulang (kosong: hari ini): 01012026" in shown.text()
        await shown.press(*["backspace"] * 8, "=20112026", "enter", "=102", "enter")
        assert "Berat kedua (kg; kosong: tidak ditimbang): 102" in shown.text()
        await shown.press(*["backspace"] * 3, "enter", "=750", "enter")
        assert "750 cm" in shown.text()
        assert "Tinggi kedua (cm; kosong: tidak diukur): 750" in shown.text()
        await shown.press(*["backspace"] * 3, "enter")
        assert "Berat dan tinggi kosong" in shown.text()
        assert query("SELECT count(*) FROM remeasure") == [(0,)]
        await shown.press("enter", "=20112026", "enter", "=abc", "enter", *["backspace"] * 3, "=10,2", "enter", "enter")
        assert "tersimpan." in shown.text()
    assert query("SELECT weight_kg, closed_on FROM remeasure") == [(10.2, "2026-11-20")]


async def test_let_be_with_a_reason(open_app, stocked, golden):
    spoil(stocked)
    async with open_app("ukur-ulang") as shown:
        await shown.press("t", "enter")
        assert "Sebabnya belum ditulis" in shown.text()
        await shown.press("t", "=pindah", "enter", "g")
        await shown.press("g")
        golden("ukur-ulang-tidak-perlu", shown.text())
    assert query("SELECT state, note FROM remeasure") == [("tidak perlu", "pindah")]


async def test_printed_for_one_posyandu(open_app, stocked, tmp_path):
    spoil(stocked)
    target = tmp_path / "daftar.xlsx"
    async with open_app("ukur-ulang") as shown:
        await shown.press("slash", "=sengon", "enter", "x", *["backspace"] * 120, f"={target}", "enter")
        listed = shown.app.screen.shown
        assert "Ditulis: daftar.xlsx" in shown.line(23)
    book = load_workbook(target)
    cells = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {line.name for line in listed} <= set(cells)
    assert {"BB (kg)", "TB (cm)", "Cara"} <= set(cells)
    assert len(book.sheetnames) == len({line.posyandu for line in listed}) + 1
    assert query("SELECT field FROM audit WHERE action = 'ekspor'") == [("Ukur ulang November 2026",)]
