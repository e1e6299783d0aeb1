"""The record of a sheet: what it shows in each state, and its way from draft to locked and back."""

import pytest

from stunting_tui.services.desk import second_answer, second_entry, sheet_life
from stunting_tui.services.desk.sheet_overview import overview
from stunting_tui.session import Session
from tests.services.sheet_setup import MONTH, desk_of

NAMES = (
    "AMI DARU", "BAPRI ZADRE", "CEVO WULAFO", "DIRELU SEFONI KARUNIAWATI BINTI LUTRI", "EKA POLUNI", "FOKLE VODIZE",
    "GUNIVO TRISKA", "HESKO NIKODI",
)  # fmt: skip


@pytest.fixture
def desk(empty):
    return desk_of(empty, NAMES)


@pytest.fixture
def half(desk):
    """Half typed by two operators: forced values, an open row, a child who did not come."""
    for number in range(3):
        desk.type(number, weight_kg=f"10,{number + 2}", height_cm=f"8{number + 2},{number}")
        desk.wait(35)
    reasons = {"weight_kg": "ditimbang dua kali", "height_cm": "diukur dua kali"}
    desk.type(3, reasons, weight_kg="5,1", height_cm="70,0")
    desk.type(4, weight_kg="10,9")
    desk.session = Session("bidan", desk.session.database, desk.session.clock)
    desk.type(5, measured_on="", weight_kg="11,1")
    desk.wait(90)
    desk.lacks(6)
    return desk


@pytest.fixture
def whole(desk):
    """Typed whole by one operator."""
    for number in range(len(NAMES)):
        desk.type(number, weight_kg=f"10,{number + 2}", height_cm=f"8{number % 5 + 1},{number}")
        desk.wait(30)
    desk.name_rows()
    return desk


def params(desk):
    return {"posyandu": desk.post, "period": MONTH}


def state(desk):
    return overview(desk.session, desk.post, MONTH).state


async def test_a_half_typed_sheet(open_app, golden, half):
    async with open_app("lembar", params(half)) as shown:
        golden("lembar-draf", shown.text())
        await shown.press("end")
        golden("lembar-draf-akhir", shown.text())


async def test_a_long_reason_is_shown_whole(open_app, desk):
    reason = "anak baru sembuh dari diare berat, ditimbang dua kali dengan timbangan yang sama"
    desk.type(3, {"weight_kg": reason}, weight_kg="5,1", height_cm="70,0")
    async with open_app("lembar", params(desk)) as shown:
        await shown.press("end")
        assert reason in " ".join(shown.text().split())


async def test_an_untouched_sheet(open_app, golden, desk):
    async with open_app("lembar", params(desk)) as shown:
        golden("lembar-kosong", shown.text())


async def test_the_whole_life_by_keys(open_app, golden, whole):
    async with open_app("lembar", params(whole)) as shown:
        assert "s Majukan menjadi lengkap" in shown.line(5)
        await shown.press("s")
        assert "Nyatakan lembar ini lengkap? (y/t)" in shown.line(22)
        await shown.press("t")
        assert state(whole) == "draf"
        await shown.press("s", "y")
        golden("lembar-lengkap", shown.text())
        await shown.press("s")
        assert "! Belum ada ketik ulang" in shown.line(22)
        second_entry.draw(whole.session, whole.post, MONTH)
        for child in second_entry.sample(whole.post, MONTH):
            for field, first in zip(child.fields, firsts(whole, child), strict=True):
                second_entry.put(whole.session, whole.post, MONTH, child.child_id, field, first)
        await shown.press("f1", "f10", "s", "y")
        golden("lembar-diperiksa", shown.text())
        await shown.press("s")
        assert "juga oleh impor" in shown.line(22)
        await shown.press("y")
        golden("lembar-terkunci", shown.text())
        await shown.press("s")
        assert "sudah terkunci" in shown.line(22)
        await shown.press("b", "enter")
        assert "Alasan wajib ditulis" in shown.line(22)
        await shown.press("b", "=dua anak tertukar", "enter")
        assert "draf; alasan terakhir: dua anak tertukar" in shown.line(3)
        assert "Lembar dibuka lagi" in shown.line(23)
    assert state(whole) == "draf"


def firsts(desk, child):
    row = next(row for row in desk.opened().rows if row.child_id == child.child_id)
    texts = {"measured_on": "12", **{field: str(row.visit.values.get(field)) for field in child.fields[1:]}}
    return [texts[field] for field in child.fields]


async def test_what_is_missing_stops_the_way_and_a_reason_opens_it(open_app, half):
    async with open_app("lembar", params(half)) as shown:
        await shown.press("s")
        assert "tanpa tinggi 1, baris belum selesai 1, belum diisi 1." in shown.line(22)
        await shown.press("f2", "enter")
        assert state(half) == "draf"
        await shown.press("f2", "=register rusak", "enter")
        assert "Lembar sekarang lengkap." in shown.line(23)
        assert "register rusak" in shown.line(3)
    assert state(half) == "lengkap"


async def test_force_where_nothing_stands_against_it_only_asks(open_app, whole):
    async with open_app("lembar", params(whole)) as shown:
        await shown.press("ctrl+t")
        assert "Nyatakan lembar ini lengkap?" in shown.line(22)


async def test_enter_goes_to_the_child_on_the_sheet(open_app, half, monkeypatch):
    async with open_app("lembar", params(half)) as shown:
        went = []
        monkeypatch.setattr(shown.app, "go", lambda name, **told: went.append((name, told)))
        await shown.press("enter")
        assert "Enter membuka anak pada baris" in shown.line(22)
        await shown.press("down", "enter")
        assert went == [("batch", {**params(half), "child": half.children[4]})]


async def test_another_operator_was_faster(open_app, whole):
    async with open_app("lembar", params(whole)) as shown:
        await shown.press("s")
        other = Session("lain", whole.session.database, whole.session.clock)
        sheet_life.advance(other, overview(other, whole.post, MONTH))
        await shown.press("y")
        assert "diubah oleh lain: sekarang lengkap" in shown.text().replace("\n ", " ")
        assert shown.line(3).startswith(" Keadaan  lengkap")


async def test_drawing_and_drawing_again(open_app, whole, query):
    async with open_app("lembar", params(whole)) as shown:
        await shown.press("u")
        assert "Ketik ulang sesudah lembar lengkap" in shown.line(22)
        await shown.press("s", "y", "u")
        assert "Undi anak yang akan diketik ulang? (y/t)" in shown.line(22)
        await shown.press("y")
        assert shown.line(1).startswith(" KETIK ULANG")
        await shown.press("f10")
        assert "belum ada yang diketik ulang" in shown.text()
        before = query("SELECT child_id FROM second_entry ORDER BY 1")
        await shown.press("n", "=halaman hilang", "enter", "f10")
        assert query("SELECT new FROM audit WHERE action = 'undi ulang'") == [("halaman hilang",)]
        assert len(query("SELECT child_id FROM second_entry")) == len(before)


async def test_a_result_with_differences(open_app, golden, whole):
    sheet_life.advance(whole.session, overview(whole.session, whole.post, MONTH))
    second_entry.draw(whole.session, whole.post, MONTH)
    for number, child in enumerate(second_entry.sample(whole.post, MONTH)):
        for field, first in zip(child.fields, firsts(whole, child), strict=True):
            text = "9,9" if field == "weight_kg" and number < 2 else first
            second_entry.put(whole.session, whole.post, MONTH, child.child_id, field, text)
    one = second_entry.differences(whole.post, MONTH)[0]
    second_answer.answer(whole.session, whole.post, MONTH, one.child_id, one.field, "pertama")
    async with open_app("lembar", params(whole)) as shown:
        golden("lembar-beda", shown.text())
        await shown.press("s")
        assert "1 beda ketik ulang belum dijawab" in shown.line(22)


async def test_a_wide_window_shows_long_names(open_app, half):
    async with open_app("lembar", params(half), size=(120, 30)) as shown:
        assert NAMES[3][:24] in shown.text()
