"""Rows that are no visit yet, refused or beyond a posyandu; the way in from outside."""

import asyncio

from stunting_tui.services.desk import entry_desk, sheet_life, sheet_overview
from tests.screens.desk.grid_desk import MONTH, grid, grown, line_of, open_desk, post, sheet_of, stored, usual


async def test_a_child_not_measured_is_kept_with_the_reason_and_dealt_with(open_app, stocked, query):
    sheet = sheet_of(stocked)
    async with open_app("batch") as shown:
        await open_desk(shown)
        await shown.press("=12", "enter", "=T", "=-4", "slash", *usual(sheet, 1), "=-1", "slash")
        assert "Tersimpan 1 dari 18; 2 tidak diukur" in shown.line(23)
        await shown.press("f10")
        assert "3 dari 18 draf" in next(line for line in shown.text().splitlines() if line.startswith(">"))
        await shown.press("enter", "up", "up", "up")
        assert shown.line(19) == " Tidak diukur: tidak datang."
        assert grid(shown).values(0)["weight_kg"] == "-4"
        assert line_of(shown, 1).endswith("-")
    assert len(stored(query)) == 1
    assert query("SELECT reason FROM open_row ORDER BY id") == [("tidak datang",), ("pindah",)]


async def test_the_date_of_a_stored_row_cannot_be_emptied(open_app, stocked, query):
    sheet = sheet_of(stocked)
    async with open_app("batch") as shown:
        await open_desk(shown)
        await shown.press("=12", "enter", "=T", f"={grown(sheet, 0)[0]}", "enter", "home", "backspace", "enter")
        assert "Tanggal kosong" in shown.text()
        assert grid(shown).values(0)["measured_on"] == "12"
        await shown.press("f10")
        assert "Terisi 1 dari" in shown.line(23)
    assert [row[1] for row in stored(query)] == ["2026-09-12"]


async def test_a_locked_sheet_keeps_its_values(open_app, stocked, query):
    sheet = sheet_of(stocked)
    weight, height = grown(sheet, 0)
    async with open_app("batch") as shown:
        await open_desk(shown)
        await shown.press("=12", "enter", "=T", f"={weight}", "enter")
        assert "draf" in shown.line(1)
        query("UPDATE entry_sheet SET state = 'terkunci'")
        await shown.press(f"={height}", "enter")
        assert "terkunci" in shown.line(1)
        assert "! Lembar MAWAR 1 September 2026 terkunci" in shown.line(22)
        assert grid(shown).values(0)["height_cm"] == ""
        await shown.press("slash", "home", "=13", "enter")
        assert "terkunci" in shown.line(22)
        assert grid(shown).values(1)["measured_on"] == ""
    [row] = stored(query)
    assert row[2:4] == (float(weight.replace(",", ".")), None)


async def test_what_cannot_be_written_is_told_and_tried_again(open_app, stocked, query):
    sheet = sheet_of(stocked)
    async with open_app("batch") as shown:
        await open_desk(shown)
        await shown.press("=12", "enter", "=T")
        query("PRAGMA query_only = 1")
        await shown.press(f"={grown(sheet, 0)[0]}", "enter")
        assert "! Basis data hanya dapat dibaca" in shown.text()
        assert line_of(shown, 1).endswith("!")
        query("PRAGMA query_only = 0")
        await shown.press("slash")
        assert not line_of(shown, 1).endswith("!")
    assert len(stored(query)) == 1


async def test_children_without_a_posyandu(open_app, stocked, query):
    query("UPDATE child SET posyandu_id = NULL WHERE posyandu_id = ?", post().id)
    async with open_app("batch", {"period": MONTH}) as shown:
        await shown.press("end")
        assert "(tanpa posyandu)" in next(line for line in shown.text().splitlines() if line.startswith(">"))
        await shown.press("enter", "right", "right", "=10,9", "enter")
        assert "! Belum disimpan: isi tanggalnya." in shown.line(22)
        assert line_of(shown, 1).endswith("!")
        await shown.press("f5")
        assert "! Masih ada baris yang belum disimpan" in shown.line(22)
        await shown.press("home", "=12", "enter", "f5")
        assert "tidak punya ringkasan" in shown.line(22)
        await shown.press("down", "right", "=10,9", "enter")
        await shown.press("f10")
        assert "1 baris belum disimpan" in shown.line(23)
    assert len(stored(query)) == 1


async def test_the_list_opens_at_the_month_of_the_newest_draft(open_app, stocked, query):
    sheet = sheet_of(stocked)
    texts = {"measured_on": "14", "position": "T", "weight_kg": grown(sheet, 0)[0]}
    entry_desk.save_row(stocked, sheet, 0, texts, {})
    async with open_app("batch") as shown:
        assert "September 2026" in shown.line(1)


async def test_a_child_of_a_sheet_is_gone_to_from_outside(open_app, stocked):
    sheet = sheet_of(stocked)
    params = {"posyandu": sheet.posyandu_id, "period": MONTH, "child": sheet.rows[5].child_id}
    async with open_app("batch", params) as shown:
        assert grid(shown).row == 5
        assert shown.app.screen.child_in_hand() == sheet.rows[5].child_id


async def test_a_finding_stays_over_one_change_of_row(open_app, stocked):
    sheet = sheet_of(stocked)
    async with open_app("batch") as shown:
        await open_desk(shown)
        await shown.press("right", "right", f"={grown(sheet, 0)[0]}", "slash")
        assert "belum lengkap" in shown.line(22)
        await shown.press("slash")
        assert "belum lengkap" not in shown.line(22)


async def test_the_summary_of_a_sheet_and_back(open_app, stocked):
    sheet = sheet_of(stocked)
    async with open_app("batch") as shown:
        await open_desk(shown)
        await shown.press("=12", "enter", "=T", *usual(sheet, 0), "f5")
        assert shown.line(1).startswith(" LEMBAR  Kebondalem Lor / MAWAR 1")
        await shown.press("f10")
        assert (grid(shown).row, grid(shown).key) == (1, "weight_kg")
        assert "Tersimpan 1 dari 18" in shown.line(23)
        await shown.press("f10", "r")
        assert shown.line(1).startswith(" LEMBAR")


async def test_a_child_is_put_in_after_the_row_in_hand(open_app, stocked, golden):
    sheet = sheet_of(stocked)
    async with open_app("batch") as shown:
        await open_desk(shown)
        await shown.press("=12", "enter", "=T", *usual(sheet, 0), "insert", "escape")
        assert (grid(shown).row, shown.app.focused) == (1, grid(shown))
        await shown.press("insert", "=MU")
        golden("batch-sisip", shown.text())
        await shown.press("=FO TEDRI", "enter", "=L", "enter", "=14012026", "enter", "ctrl+y")
        assert "MUFO TEDRI" in shown.line(22)
        names = [row.name for row in sheet_of(stocked).rows]
        assert names[:3] == [sheet.rows[0].name, sheet.rows[1].name, "MUFO TEDRI"]
        assert grid(shown).row == 2
        assert line_of(shown, 3).startswith(">  3 MUFO TEDRI")


async def test_a_sheet_left_for_another_screen_comes_back_as_it_is(open_app, stocked, query):
    sheet = sheet_of(stocked)
    weight, height = grown(sheet, 5)
    async with open_app("batch") as shown:
        await open_desk(shown)
        await shown.press("=12", "enter", "=T", *usual(sheet, 0), "f1")
        texts = {"measured_on": "14", "position": "T", "weight_kg": weight, "height_cm": height}
        entry_desk.save_row(stocked, sheet, 5, texts, {})
        await shown.press("f10")
        assert grid(shown).values(5)["height_cm"] == height
        assert (grid(shown).row, grid(shown).key) == (1, "weight_kg")
        assert grid(shown).values(1)["measured_on"] == "12"
        await shown.press("f1", "f10", "up", "ctrl+u")
        assert "Tidak ada yang dapat diurungkan" in shown.line(22)
        await shown.press(f"={grown(sheet, 0, weight=0.4)[0]}", "enter", "f1", "f10", "ctrl+u")
        assert grid(shown).values(0)["weight_kg"] == grown(sheet, 0)[0]


async def test_a_key_is_painted_once_whatever_it_brings_about(open_app, stocked, monkeypatch):
    sheet = sheet_of(stocked)
    async with open_app("batch") as shown:
        await open_desk(shown)
        await shown.press("=12", "enter", "=T", f"={grown(sheet, 0)[0]}")
        painted = []
        display = shown.app._display
        monkeypatch.setattr(shown.app, "_display", lambda *words: (painted.append(1), display(*words)))
        await shown.press("enter")
        await asyncio.sleep(0.05)  # three frames
        assert "BB/U" in shown.line(19)
        assert len(painted) == 1


async def test_no_child_is_put_into_a_locked_sheet(open_app, stocked):
    seen = sheet_overview.overview(stocked, post().id, MONTH)
    for _ in range(3):
        sheet_life.advance(stocked, seen, "uji")
        seen = sheet_overview.overview(stocked, post().id, MONTH)
    async with open_app("batch", {"period": MONTH, "posyandu": post().id}) as shown:
        await shown.press("insert")
        assert "terkunci" in shown.line(22)
        assert shown.app.focused is grid(shown)
