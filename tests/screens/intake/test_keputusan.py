import pytest

from stunting_tui.services.intake.waiting import waiting_count
from tests.screens.office import leave_waiting, query


@pytest.fixture
def waiting(empty, tmp_path):
    """Three rows wait: one for its child, two for their village."""
    leave_waiting(empty, tmp_path)
    return empty


async def test_row_and_alternatives_stand_one_above_the_other(open_app, waiting, golden):
    async with open_app("keputusan") as shown:
        golden("keputusan", shown.text())


async def test_digit_takes_the_same_child(open_app, waiting):
    async with open_app("keputusan") as shown:
        await shown.press("1")
        assert "disimpan sebagai TARI WIDANU" in shown.line(23)
        assert "2 menunggu" in shown.line(23)
    assert query("SELECT count(*) FROM measurement m JOIN child c ON c.id = m.child_id WHERE c.name LIKE 'TARI%'") == [
        (2,)
    ]
    assert query("SELECT count(*) FROM child WHERE name LIKE 'TARI%'") == [(1,)]


async def test_enter_goes_down_and_takes_the_highlighted(open_app, waiting):
    async with open_app("keputusan") as shown:
        await shown.press("enter", "up", "enter")
        assert "Pilih anak di bawah baris berkas" in shown.line(22)
        await shown.press("down", "enter")
    assert waiting_count() == 2
    assert query("SELECT count(*) FROM child WHERE name LIKE 'TARI%'") == [(1,)]


async def test_n_makes_a_new_child(open_app, waiting):
    async with open_app("keputusan") as shown:
        await shown.press("n")
        assert "anak baru disimpan" in shown.line(23)
    assert query("SELECT count(*) FROM child WHERE name LIKE 'TARI%'") == [(2,)]


async def test_l_is_asked_first(open_app, waiting):
    async with open_app("keputusan") as shown:
        await shown.press("l", "t")
        assert waiting_count() == 3
        await shown.press("l", "y")
        assert waiting_count() == 2
    assert query("SELECT count(*) FROM decision WHERE state = 'dilewati'") == [(1,)]


async def test_village_is_chosen_for_all_rows_of_its_spelling(open_app, waiting, golden):
    async with open_app("keputusan") as shown:
        await shown.press("down")
        golden("keputusan-desa", shown.text())
        await shown.press("n")
        assert "Pilih dahulu desa" in shown.line(22)
        await shown.press("enter", "enter")
        assert '"SENGONG" = Desa Sengon; 2 baris disimpan.' in shown.line(23)
    assert query(
        "SELECT c.name, v.name FROM child c JOIN village v ON v.id = c.village_id WHERE c.name NOT IN ('TARI WIDANU', "
        "'CEVO WULAFO') ORDER BY c.name"
    ) == [("FOKLE VODIZE", "Sengon"), ("GUNIVO NIKODI", "Sengon")]


async def test_what_another_operator_settled_meanwhile_is_told(open_app, waiting):
    async with open_app("keputusan") as shown:
        query("UPDATE decision SET version = version + 1, updated_by = 'opr2'")
        await shown.press("n")
        assert "sudah diubah oleh opr2" in shown.line(22)
    assert query("SELECT count(*) FROM child WHERE name LIKE 'TARI%'") == [(1,)]


async def test_nothing_waits(open_app, empty):
    async with open_app("keputusan") as shown:
        await shown.press("enter", "n", "l", "1")
        assert "Tidak ada baris yang menunggu keputusan." in shown.text()


async def test_page_keys_go_to_the_row_after_and_before(open_app, waiting):
    async with open_app("keputusan") as shown:
        rows = shown.app.screen.query_one("#rows")
        await shown.press("pagedown")
        assert rows.cursor == 1
        await shown.press("pageup")
        assert rows.cursor == 0
        await shown.press("enter", "pagedown")
        assert rows.cursor == 1


async def test_a_choice_is_written_out_in_full(open_app, waiting):
    query("UPDATE child SET parent_name = 'DUMA KESA LORIBA / BESI TUMANU' WHERE name LIKE 'TARI%'")
    async with open_app("keputusan") as shown:
        await shown.press("enter")
        assert "DUMA KESA LORIBA / BESI TUMANU" in shown.line(22)
        await shown.press("up")
        assert "LAIN SEKALI" in shown.line(22)
