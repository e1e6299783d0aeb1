"""Coverage by name: who is missing, both denominators, who leaves an age group, the list written."""

from openpyxl import load_workbook

from tests.screens.office import query


async def test_looks(open_app, stocked, golden):
    async with open_app("belum") as shown:
        golden("belum", shown.text())
        assert "% D, " in shown.line(3)
        assert shown.line(3).endswith("% S")


async def test_the_missing_are_those_without_a_visit(open_app, stocked):
    wanted = query(
        """SELECT count(*) FROM child WHERE id NOT IN
           (SELECT child_id FROM measurement WHERE measured_on = '2026-11-18')"""
    )[0][0]
    async with open_app("belum") as shown:
        assert f"{wanted} anak" in shown.line(23)
        await shown.press("slash", "=sengon", "enter")
        assert {one.village for one in shown.app.screen.shown} == {"Sengon"}
        await shown.press("enter")
        assert shown.line(1).startswith(" ANAK")


async def test_two_rounds_strangers_and_ages(open_app, stocked, golden):
    (child,) = query(
        "SELECT id FROM child WHERE id NOT IN (SELECT child_id FROM measurement WHERE batch_id = 2) LIMIT 1"
    )[0]
    query("DELETE FROM measurement WHERE child_id = ?", child)
    query(
        """UPDATE child SET status = 'pindah', status_on = '2026-01-05' WHERE id =
           (SELECT child_id FROM measurement WHERE measured_on = '2026-11-18' LIMIT 1)"""
    )
    async with open_app("belum") as shown:
        await shown.press("g", "2")
        assert [one.child_id for one in shown.app.screen.shown] == [child]
        await shown.press("g", "4")
        assert "tidak aktif" in shown.text()
        golden("belum-tidak-terdaftar", shown.text())
        await shown.press("g", "5")
        golden("belum-lulus", shown.text())


async def test_written_for_the_kader(open_app, stocked, tmp_path):
    target = tmp_path / "belum.xlsx"
    async with open_app("belum") as shown:
        await shown.press("x", *["backspace"] * 120, f"={target}", "enter")
        names = {one.name for one in shown.app.screen.shown}
    cells = {cell.value for sheet in load_workbook(target) for row in sheet.iter_rows() for cell in row}
    assert names <= cells
    assert query("SELECT field FROM audit WHERE action = 'ekspor'") == [("Belum diukur November 2026",)]


async def test_who_left_is_looked_for_no_more(open_app, stocked):
    async with open_app("belum") as shown:
        before = len(shown.app.screen.shown)
        gone = shown.app.screen.shown[0].child_id
        standing = shown.line(3)
        await shown.press("s", "3", "enter")
        assert "meninggal sejak 22-11-2026." in shown.line(23)
        assert gone not in {one.child_id for one in shown.app.screen.shown}
        assert f"{before - 1} anak, 1 lain sudah keluar" in shown.line(23)
        assert shown.line(3) == standing, "on the day of the batch it was there"
        await shown.press("s", "escape")
        assert len(shown.app.screen.shown) == before - 1
