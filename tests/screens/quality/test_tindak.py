"""The follow-up list by keys: each child once, something done added, moved on, removed, the list written."""

import threading

from openpyxl import load_workbook

from stunting_tui.errors import Cancelled
from stunting_tui.services.quality import growth_books
from tests.screens.office import query


async def test_looks(open_app, stocked, golden):
    async with open_app("tindak") as shown:
        golden("tindak", shown.text())
        ids = [one.child_id for one in shown.app.screen.shown]
        assert len(ids) == len(set(ids))


async def test_added_with_one_key_moved_on_and_removed(open_app, stocked, golden):
    async with open_app("tindak") as shown:
        child = shown.app.screen.shown[0].child_id
        tier = shown.app.screen.shown[0].tier.code
        await shown.press("n", "enter", "=Bidan desa", "enter")
        rows = query("SELECT child_id, tier, status, done_on, responsible FROM follow_up")
        assert rows == [(child, tier, "direncanakan", "2026-11-22", "Bidan desa")]
        await shown.press("space")
        golden("tindak-dicatat", shown.text())
        assert query("SELECT status FROM follow_up") == [("berjalan",)]
        await shown.press("g", "3")
        assert [one.child_id for one in shown.app.screen.shown] == [child]
        await shown.press("space")
        assert shown.app.screen.shown == []
        await shown.press("g", "4")
        await shown.press("delete", "y")
    assert query("SELECT count(*) FROM follow_up") == [(0,)]
    assert ("selesai",) in query("SELECT old FROM audit WHERE action = 'hapus' AND field = 'status'")


async def test_nothing_typed_is_nothing_done(open_app, stocked):
    async with open_app("tindak") as shown:
        await shown.press("space")
        assert "Belum ada tindak lanjut untuk anak ini" in shown.line(22)
        await shown.press("n", *["backspace"] * 60, "enter", "enter")
        assert "Tindak lanjut belum ditulis" in shown.text()
    assert query("SELECT count(*) FROM follow_up") == [(0,)]


async def test_written_for_those_who_visit(open_app, stocked, tmp_path):
    target = tmp_path / "tindak.xlsx"
    async with open_app("tindak") as shown:
        await shown.press("x", *["backspace"] * 120, f"={target}", "enter")
        names = {one.child.name for one in shown.app.screen.shown}
    cells = {cell.value for sheet in load_workbook(target) for row in sheet.iter_rows() for cell in row}
    assert names <= cells
    assert query("SELECT field FROM audit WHERE action = 'ekspor'") == [("Tindak lanjut anak",)]


async def test_oedema_comes_first_and_is_told(open_app, stocked):
    (visit, child) = query(
        "SELECT id, child_id FROM measurement WHERE measured_on = '2026-11-18' AND haz > -1 LIMIT 1"
    )[0]
    query("UPDATE measurement SET oedema = 1 WHERE id = ?", visit)
    async with open_app("tindak") as shown:
        assert shown.app.screen.shown[0].child_id == child
        assert "gizi buruk" in shown.line(4)
        assert "edema" in shown.line(4)


async def test_growth_charts_of_the_lines_shown(open_app, stocked, tmp_path):
    async with open_app("tindak") as shown:
        await shown.press("slash", "=BAPRI", "enter")
        names = {one.child.name for one in shown.app.screen.shown}
        count = len(shown.app.screen.shown)
        await shown.press("k", *["backspace"] * 120, f"={tmp_path / 'g.xlsx'}", "enter")
        await shown.press("slash", "=xyz", "enter", "k")
        assert "Tidak ada anak pada daftar ini." in shown.text()
    book = load_workbook(tmp_path / "g.xlsx")
    assert 0 < count == len(book.sheetnames) - 2
    assert {name.removesuffix(" 2").removesuffix(" 3") for name in book.sheetnames[:-2]} == names


async def test_escape_stops_the_writing_also_of_a_narrowed_list(open_app, stocked, tmp_path, monkeypatch):
    def until_stopped(_session, _ids, _target, _progress, stop):
        while not stop():
            threading.Event().wait(0.01)
        raise Cancelled("Penulisan dihentikan.", "Berkas lama, bila ada, tidak berubah.")

    monkeypatch.setattr(growth_books, "write_growth", until_stopped)
    async with open_app("tindak") as shown:
        await shown.press("slash", "=BAPRI", "enter")
        await shown.press("k", *["backspace"] * 120, f"={tmp_path / 'g.xlsx'}", "enter", "escape")
        assert "Penulisan dihentikan." in shown.text()
        assert shown.app.screen.words == "BAPRI"
