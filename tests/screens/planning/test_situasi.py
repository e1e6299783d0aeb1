"""Lembar situasi by keys: the next village, the workbook, names only with a reason."""

from stunting_tui.services.planning import situations
from stunting_tui.services.register import children, region
from tests.screens.office import query


async def test_looks(open_app, stocked, golden):
    async with open_app("prioritas") as shown:
        await shown.press("enter")
        golden("situasi", shown.text())
        await shown.press("end")
        golden("situasi-bawah", shown.text())


async def test_no_name_of_a_child_stands_there(open_app, stocked):
    names = {row.name for row in children.child_rows(list(children.child_ids()))}
    async with open_app("prioritas") as shown:
        await shown.press("enter")
        for _ in range(8):
            assert not any(name in shown.text() for name in names)
            await shown.press("space")


async def test_page_keys_go_to_other_villages(open_app, stocked):
    async with open_app("situasi") as shown:
        assert "desa 1 dari 16" in shown.line(23)
        await shown.press("pageup")
        assert "Ini desa pertama." in shown.line(23)
        await shown.press("pagedown", "f8")
        assert "desa 3 dari 16" in shown.line(23)


async def test_only_the_villages_that_are_shown_are_read(open_app, stocked, monkeypatch):
    asked = []
    whole = situations.children_by_rule

    def counted(rule, villages, *more):
        asked.extend(villages)
        return whole(rule, villages, *more)

    monkeypatch.setattr(situations, "children_by_rule", counted)
    async with open_app("situasi") as shown:
        await shown.press("pagedown", "pageup")
    assert asked == [village.code for village in region.villages()[:2]]


async def test_written_masked_and_by_name(open_app, stocked, tmp_path):
    async with open_app("prioritas") as shown:
        await shown.press("enter", "x", f"={tmp_path / 'semua.xlsx'}", "enter")
        assert "16 lembar ditulis: semua.xlsx" in shown.line(23)
        await shown.press("n", "enter")
        assert "Alasan wajib ditulis" in shown.line(22)
        await shown.press("n", "=kunjungan rumah", "enter", f"={tmp_path / 'nama.xlsx'}", "enter")
        assert "1 lembar ditulis: nama.xlsx" in shown.line(23)
        await shown.press("x", f"={tmp_path / 'a.txt'}", "enter")
        assert "tidak berakhiran .xlsx" in shown.line(23)
    assert [reason for (reason,) in query("SELECT old FROM audit WHERE action = 'ekspor'")] == ["kunjungan rumah"]
