"""Hari atau bulan: the prevalences side by side, whose status differs, the list written."""

from openpyxl import load_workbook

from tests.screens.office import query


async def test_looks_and_opens_the_child(open_app, stocked, golden):
    async with open_app("umur") as shown:
        golden("umur", shown.text())
        assert {one.found.index for one in shown.app.screen.shown} <= {"haz", "waz", "whz"}
        await shown.press("a", "7")
        scores = [one.found.month_z for one in shown.app.screen.shown]
        assert scores == sorted(scores)
        name = shown.app.screen.shown[0].name
        await shown.press("enter")
        assert shown.line(1).startswith(" ANAK") and name in shown.text()


async def test_nik_is_masked(open_app, stocked):
    async with open_app("umur") as shown:
        (child,) = {one.child_id for one in shown.app.screen.shown[:1]}
        query("UPDATE child SET nik = '3310014101230007' WHERE id = ?", child)
    async with open_app("umur") as shown:
        assert "33********0007" in shown.text()
        assert "3310014101230007" not in shown.text()


async def test_written_with_the_lines_shown(open_app, stocked, tmp_path):
    target = tmp_path / "umur.xlsx"
    async with open_app("umur") as shown:
        await shown.press("x", *["backspace"] * 120, f"={target}", "enter")
        assert "Ditulis: umur.xlsx" in shown.line(23)
    assert load_workbook(target).sheetnames == ["Hari atau bulan", "Anak", "Data"]


async def test_nothing_measured(open_app, empty):
    async with open_app("umur") as shown:
        assert "Tidak ada anak yang statusnya berbeda." in shown.text()
        await shown.press("x", "enter", "slash", "=a", "escape")
        assert "HARI ATAU BULAN" in shown.line(1)


async def test_a_child_that_was_not_measured_is_counted_apart(open_app, stocked):
    newest = "(SELECT max(batch_id) FROM measurement)"
    ((day,),) = query(f"SELECT max(measured_on) FROM measurement WHERE batch_id = {newest}")
    ((child,), *_) = query(
        "SELECT id FROM child WHERE status = 'aktif' AND id NOT IN "
        f"(SELECT child_id FROM measurement WHERE batch_id = {newest})"
    )
    query("UPDATE child SET birth_date = date(?, '-1826 days') WHERE id = ?", day, child)
    async with open_app("umur") as shown:
        children = len({one.child_id for one in shown.app.screen.shown})
        assert f"{children} anak (1 belum diukur)" in shown.line(23)
