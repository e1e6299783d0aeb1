from stunting_tui.services.desk import entry_desk
from stunting_tui.services.register import children
from tests.screens.desk.grid_desk import grown, sheet_of


def first() -> int:
    return children.child_ids()[0]


async def test_looks(open_app, stocked, golden):
    async with open_app("anak-rinci", {"child_id": first()}) as shown:
        golden("anak-rinci", shown.text())


async def test_nik_is_shown_only_when_asked_and_only_for_this_child(open_app, stocked):
    ids = children.child_ids()
    nik = children.child_detail(ids[0]).nik
    async with open_app("anak-rinci", {"child_id": ids[0], "ids": ids}) as shown:
        assert nik not in shown.text()
        await shown.press("k")
        assert nik in shown.text()
        await shown.press("f8", "f7")
        assert nik not in shown.text()
        await shown.press("k", "k")
        assert nik not in shown.text()


async def test_a_position_nobody_typed_is_said_to_be_by_age_on_a_typed_visit(open_app, stocked):
    sheet = sheet_of(stocked)
    typed = {"measured_on": "12", "position": "T", "weight_kg": grown(sheet, 0)[0], "height_cm": grown(sheet, 0)[1]}
    entry_desk.save_row(stocked, sheet, 0, typed, {})
    async with open_app("anak-rinci", {"child_id": sheet.rows[0].child_id}) as shown:
        await shown.press("down")
        assert "Sumber: diketik. Cara ukur (~) menurut umur anak." in shown.text()


async def test_next_and_previous_follow_the_list_and_stop_at_its_ends(open_app, stocked):
    ids = children.child_ids()[:3]
    names = [children.child_detail(number).name for number in ids]
    async with open_app("anak-rinci", {"child_id": ids[0], "ids": ids}) as shown:
        await shown.press("f7")
        assert "Ini anak pertama dalam daftar." in shown.text()
        await shown.press("pagedown", "f8")
        assert names[2] in shown.line(1)
        assert shown.line(23).endswith("3 dari 3")
        await shown.press("f8")
        assert "Ini anak terakhir dalam daftar." in shown.text()


async def test_visits_newest_first_and_the_one_in_hand_in_words(open_app, stocked):
    child = children.child_detail(children.child_ids()[0])
    assert [visit.measured_on for visit in child.visits] == sorted(
        (visit.measured_on for visit in child.visits), reverse=True
    )
    async with open_app("anak-rinci", {"child_id": child.id}) as shown:
        newest = children.labels(child.visits[0].haz, child.visits[0].waz, child.visits[0].whz)
        assert newest.waz in shown.line(17)
        assert newest.whz in shown.line(18)
        await shown.press("down")
        assert any(line.startswith(">12-08-2026") for line in shown.text().splitlines())


async def test_child_without_visits(open_app, stocked):
    lonely = next(number for number in children.child_ids() if len(children.child_detail(number).visits) == 1)
    async with open_app("anak-rinci", {"child_id": lonely}) as shown:
        assert "12-08-2026" in shown.text()
        assert "18-11-2026" not in shown.text()


async def test_measure_and_change_open_the_form(open_app, stocked):
    async with open_app("anak-rinci", {"child_id": first()}) as shown:
        await shown.press("u")
        assert "Pengukuran baru" in shown.line(1)
        await shown.press("f10", "down", "f4")
        assert "Ubah pengukuran" in shown.line(1)
        assert "12-08-2026" in shown.text()


async def test_looking_at_a_nik_leaves_a_trace(open_app, stocked, query):
    async with open_app("anak-rinci", {"child_id": first()}) as shown:
        await shown.press("k", "k")
    assert query("SELECT by, field FROM audit WHERE action = 'lihat'") == [("opr1", "nik")]


async def test_a_child_that_moved_with_the_day_and_came_back(open_app, stocked):
    async with open_app("anak-rinci", {"child_id": first()}) as shown:
        await shown.press("s", "2")
        assert "Pindah sejak tanggal: 22-11-2026" in shown.text()
        await shown.press("ctrl+u", "=17112026", "enter")
        assert "masih diukur pada 18-11-2026" in shown.text()
        await shown.press("escape", "s", "2", "ctrl+u", "=19112026", "enter")
        assert ": pindah sejak 19-11-2026." in shown.line(23)
        assert shown.line(3).endswith("Status pindah 19-11-2026")
        await shown.press("s", "1")
        assert "aktif lagi." in shown.line(23)
        assert shown.line(3).endswith("Status aktif")
