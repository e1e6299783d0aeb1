"""Keystroke sessions at the entry desk, and the rows they leave."""

from datetime import date

import pytest
from textual import events

from stunting_tui.domain.age import age_days
from stunting_tui.growth.scalar import child_z
from stunting_tui.services.desk import entry_desk
from tests.screens.desk.grid_desk import grid, grown, line_of, open_desk, sheet_of, stored, usual


async def test_looks(open_app, stocked, golden):
    async with open_app("batch") as shown:
        golden("batch-daftar", shown.text())
        await open_desk(shown)
        sheet = sheet_of(stocked)
        await shown.press("=12", "enter", "=T", *usual(sheet, 0), *usual(sheet, 1, "=14,2", "enter"), *usual(sheet, 2))
        await shown.press(f"={grown(sheet, 3)[0]}", "enter", "=7")
        golden("batch", shown.text())
        await shown.press("=0", "enter")
        golden("batch-diragukan", shown.text())
        await shown.press("f2", "=diukur dua kali", "enter", "f10")
        golden("batch-sebagian", shown.text())


async def test_ten_children_are_typed_and_stored(open_app, stocked, query):
    sheet = sheet_of(stocked)
    low = grown(sheet, 5, weight=-1.6)[0]
    async with open_app("beranda") as shown:
        await shown.press("6")
        await open_desk(shown)
        await shown.press("=12", "enter", "=T", *usual(sheet, 0), *usual(sheet, 1))
        await shown.press(*usual(sheet, 2, "=14,5", "enter"), *usual(sheet, 3, "=*"))
        await shown.press("=91", "enter")
        assert "! Berat 91 kg" in shown.line(22)
        assert "GALAT" in shown.line(23)
        await shown.press("=8", "enter")
        assert grid(shown).row == 4
        await shown.press("f8", *usual(sheet, 4))
        await shown.press(f"={low}", "enter")
        assert "? Berat turun 1,6 kg" in shown.line(22)
        await shown.press("f2", "=ditimbang dua kali", "enter", f"={grown(sheet, 5)[1]}", "enter", "slash")
        await shown.press(f"={grown(sheet, 6)[0]}", "enter", "=-2", "slash", "slash")
        await shown.press(*(key.replace(",", ".") for key in usual(sheet, 8)), *usual(sheet, 9))
        assert "Tersimpan 9 dari 18; 1 dipaksa" in shown.line(23)
        await shown.press("f10")
        assert "9 dari 18" in next(line for line in shown.text().splitlines() if line.startswith(">"))
    rows = stored(query)
    typed = [0, 1, 2, 3, 4, 5, 6, 8, 9]
    for number, row in zip(typed, rows, strict=True):
        child, (weight, height) = sheet.rows[number], grown(sheet, number)
        weight = low if number == 5 else weight
        kilos = float(weight.replace(",", "."))
        centimetres = None if number == 6 else float(height.replace(",", "."))
        position = "L" if number == 0 or age_days(child.birth_date, date(2026, 9, 12)) < 731 else "H"
        z = child_z(child.sex, age_days(child.birth_date, date(2026, 9, 12)), kilos, centimetres, position)
        assert row[:5] == (child.name, "2026-09-12", kilos, centimetres, position)
        assert row[6] == (14.5 if number in (2, 3) else None)
        assert row[7:10] == (z.haz, z.waz, z.whz)
        assert row[12] == "opr1"
    assert [row[10] for row in rows if row[10]] == [rows[5][10]]
    assert rows[5][10].startswith("BB: ditimbang dua kali (Berat turun 1,6 kg")
    assert rows[6][11] == '{"Kosong TB": "menolak"}'


async def test_what_was_typed_is_there_again(open_app, stocked):
    sheet = sheet_of(stocked)
    async with open_app("batch") as shown:
        await open_desk(shown)
        await shown.press("=12", "enter", "=T", *usual(sheet, 0), f"={grown(sheet, 1)[0]}", "enter", "=-3", "slash")
        before = [line_of(shown, number)[1:] for number in (1, 2)]
        await shown.press("f10", "enter")
        assert [line_of(shown, number)[1:] for number in (1, 2)] == before
        assert grid(shown).row == 2
        assert line_of(shown, 3).startswith(">  3")
        assert grid(shown).key == "weight_kg"


async def test_a_usual_row_costs_at_most_twelve_keys(stocked):
    keys = usual(sheet_of(stocked), 3)
    assert sum(len(key) - 1 if key.startswith("=") else 1 for key in keys) <= 12


async def test_a_cell_is_stored_before_the_row_ends(open_app, stocked, query):
    sheet = sheet_of(stocked)
    async with open_app("batch") as shown:
        await open_desk(shown)
        await shown.press("=12", "enter", "=T", f"={grown(sheet, 0)[0]}", "enter")
        assert len(stored(query)) == 1
        await shown.press("=7")
    assert len(stored(query)) == 1


async def test_without_a_date_the_operator_is_told(open_app, stocked, query):
    sheet = sheet_of(stocked)
    weight = grown(sheet, 0)[0]
    async with open_app("batch") as shown:
        await open_desk(shown)
        await shown.press("right", "right", f"={weight}", "enter")
        assert "o Disimpan, tetapi belum lengkap: isi tanggalnya." in shown.line(22)
        assert line_of(shown, 1).endswith("o")
        await shown.press("f10", "enter")
        assert grid(shown).values(0)["weight_kg"] == weight
        assert (grid(shown).row, grid(shown).key) == (0, "measured_on")
        await shown.press("=12", "enter")
        assert "belum lengkap" not in shown.text()
    assert len(stored(query)) == 1
    assert query("SELECT count(*) FROM open_row") == [(0,)]


async def test_a_date_outside_the_month_is_doubted(open_app, stocked, query):
    async with open_app("batch") as shown:
        await open_desk(shown)
        await shown.press("=01102026", "enter")
        assert "? Tanggal ukur 01-10-2026 di luar September 2026." in shown.line(22)
        await shown.press("f2", "enter")
        assert "Alasan wajib ditulis" in shown.line(22)
        await shown.press("f2", "escape", "f8", "=12", "enter")
        assert grid(shown).values(0)["measured_on"] == "12"


async def test_deleting_and_bringing_back(open_app, stocked, query):
    sheet = sheet_of(stocked)
    async with open_app("batch") as shown:
        await open_desk(shown)
        await shown.press("=12", "enter", "=T", *usual(sheet, 0), "up", "delete")
        assert stored(query) == []
        assert line_of(shown, 1).startswith("x")
        await shown.press("=12", "enter")
        assert "! Baris ini ditandai hapus" in shown.line(22)
        await shown.press("f8", "delete")
        assert len(stored(query)) == 1
        await shown.press("ctrl+u", "ctrl+u")
    assert len(stored(query)) == 1


async def test_another_operator_was_faster(open_app, stocked, query):
    sheet = sheet_of(stocked)
    weight, height = grown(sheet, 0)
    async with open_app("batch") as shown:
        await open_desk(shown)
        texts = {"measured_on": "14", "position": "T", "weight_kg": weight}
        entry_desk.save_row(stocked, sheet, 0, texts, {})
        await shown.press("=12", "enter", "=T", f"={weight}", "enter")
        assert "sudah diisi oleh opr1" in shown.line(22)
        assert "Tgl 12" in shown.text()
        assert grid(shown).values(0)["measured_on"] == "14"
        await shown.press(f"={height}", "enter")
    [row] = stored(query)
    assert (row[1], row[3]) == ("2026-09-14", float(height.replace(",", ".")))


async def test_leaving_waits_for_a_complaint_and_takes_what_is_typed(open_app, stocked, query):
    sheet = sheet_of(stocked)
    async with open_app("batch") as shown:
        await open_desk(shown)
        await shown.press("=12", "enter", "=T", "=91", "f10")
        assert "! Berat 91 kg" in shown.line(22)
        await shown.press("f8", f"={grown(sheet, 0)[0]}", "f10")
        assert "Terisi 1 dari" in shown.line(23)
    assert len(stored(query)) == 1


async def test_looking_changes_nothing(open_app, stocked, query):
    before = query("SELECT count(*) FROM audit")
    async with open_app("batch") as shown:
        await shown.press("enter", "down", "enter", "f10", "f10")
    assert query("SELECT count(*) FROM audit") == before
    assert query("SELECT count(*) FROM measurement WHERE version > 1") == [(0,)]


async def test_help_comes_back_to_the_same_cell(open_app, stocked):
    async with open_app("batch") as shown:
        await open_desk(shown)
        await shown.press("=12", "enter", "=T", "f1", "f10")
        assert (grid(shown).row, grid(shown).key) == (0, "weight_kg")


async def test_down_the_column_no_date_is_carried(open_app, stocked):
    async with open_app("batch") as shown:
        await open_desk(shown)
        await shown.press("f6", "=12", "enter", "=*")
        assert "arah: Kolom" in shown.line(1)
        assert [grid(shown).values(number)["measured_on"] for number in range(3)] == ["12", "12", ""]


async def test_a_measure_down_the_column_takes_the_date_from_above(open_app, stocked, query):
    sheet = sheet_of(stocked)
    async with open_app("batch") as shown:
        await open_desk(shown)
        await shown.press("=12", "enter", "=T", f"={grown(sheet, 0)[0]}", "enter", "left", "f6", "down")
        await shown.press(f"={grown(sheet, 1)[0]}", "enter")
        assert grid(shown).values(1)["measured_on"] == "12"
        await shown.press("home", "=13", "enter", "up", "backspace", "enter", "up", "right", "right")
        assert (grid(shown).row, grid(shown).key) == (2, "weight_kg")
        await shown.press(f"={grown(sheet, 2)[0]}", "enter")
        assert grid(shown).values(2)["measured_on"] == ""
    assert [row[:2] for row in stored(query)] == [(sheet.rows[n].name, "2026-09-12") for n in (0, 1)]


async def test_a_pasted_block_takes_the_date_from_above(open_app, stocked, query):
    sheet = sheet_of(stocked)
    async with open_app("batch") as shown:
        await open_desk(shown)
        await shown.press("=12", "enter", "=T")
        block = "\n".join("\t".join(grown(sheet, number)) for number in range(3))
        shown.app.post_message(events.Paste(block))
        await shown.settle()
        assert "6 dari 6 sel ditempel." in shown.line(22)
    assert [row[1] for row in stored(query)] == ["2026-09-12"] * 3


async def test_a_paste_that_stops_tells_the_complaint_whole(open_app, stocked):
    sheet = sheet_of(stocked)
    weight, _height = grown(sheet, 0)
    async with open_app("batch") as shown:
        await open_desk(shown)
        await shown.press("=12", "enter", "=T")
        shown.app.post_message(events.Paste(f"{weight}\t860\n12\t90"))
        await shown.settle()
        assert "! Tinggi 860 cm" in shown.line(22)
        assert shown.line(23).startswith(" 1 dari 4 sel ditempel. F8 atau Backspace.")


async def test_a_locked_cell_keeps_its_complaint(open_app, stocked):
    async with open_app("batch") as shown:
        await open_desk(shown)
        await shown.press("=12", "enter", "=T", "=91", "enter")
        told = shown.line(22)
        for key in ("ctrl+f", "enter", "f10", "insert", "f5"):
            await shown.press(key)
            assert (shown.line(22), "GALAT" in shown.line(23)) == (told, True), key
        await shown.press("f8", "=5", "enter")
        doubt = shown.line(22)
        assert doubt.startswith(" ? ")
        await shown.press("f2", "escape")
        assert shown.line(22) == doubt


async def test_nothing_is_taken_into_a_row_marked_for_deletion(open_app, stocked, query):
    sheet = sheet_of(stocked)
    async with open_app("batch") as shown:
        await open_desk(shown)
        await shown.press("=12", "enter", "=T", *usual(sheet, 0), "up", "delete", "=-", "backspace", "enter")
        assert "! Baris ini ditandai hapus" in shown.line(22)
        await shown.press("delete")
        assert "Baris ini disimpan lagi." in shown.line(22)
    assert [row[2:4] for row in stored(query)] == [tuple(float(text.replace(",", ".")) for text in grown(sheet, 0))]


async def test_finding_and_going(open_app, stocked):
    sheet = sheet_of(stocked)
    async with open_app("batch") as shown:
        await shown.press("ctrl+f", "=sengon", "enter")
        assert "2 posyandu" in shown.line(23)
        await shown.press("ctrl+f", "=lor 1", "enter")
        assert "1 posyandu" in shown.line(23)
        await shown.press("b", "=092026", "enter", "enter", "ctrl+f", f"={sheet.rows[6].name.lower()}", "enter")
        assert sheet.rows[6].name in line_of(shown, grid(shown).row + 1)
        await shown.press("ctrl+g", "=12", "enter")
        assert grid(shown).row == 11
        await shown.press("ctrl+g", "escape", "=1")
        assert "ISI" in shown.line(23)


@pytest.mark.parametrize(("text", "words"), [("132026", "bukan bulan"), ("122026", "belum tiba")])
async def test_months_that_are_none(open_app, stocked, text, words):
    async with open_app("batch") as shown:
        await shown.press("b", f"={text}", "enter")
        assert words in shown.text()
        assert "November 2026" in shown.line(1)


async def test_without_children_it_says_what_to_do(open_app, empty):
    async with open_app("batch") as shown:
        assert "Belum ada posyandu" in shown.text()
        await shown.press("enter", "f10")
