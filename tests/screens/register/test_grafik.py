from pathlib import Path

from openpyxl import load_workbook

from stunting_tui.domain.measuring.growth_chart import LEGEND
from stunting_tui.services.measuring import visits
from stunting_tui.services.quality import growth_books
from stunting_tui.services.register import children
from tests.screens.seed import typed


def first() -> int:
    return children.child_ids()[0]


def add(session, child_id: int, **texts: str) -> None:
    """Store a visit with whatever the checks doubt."""
    check = visits.check_visit(session, child_id, typed(**texts))
    visits.save_visit(session, child_id, check, "uji")


async def test_looks(open_app, stocked, golden):
    async with open_app("grafik", {"child_id": first(), "ids": children.child_ids()}) as shown:
        golden("grafik-tbu", shown.text())
        await shown.press("g")
        golden("grafik-bbu", shown.text())
        await shown.press("g")
        golden("grafik-bbtb", shown.text())


async def test_g_goes_round_and_the_arrows_both_ways(open_app, stocked):
    async with open_app("grafik", {"child_id": first()}) as shown:
        seen = []
        for key in ("g", "right", "g", "left", "left"):
            await shown.press(key)
            seen.append(shown.line(1).split()[2])
        assert seen == ["BB/U", "BB/TB", "TB/U", "BB/TB", "BB/U"]


async def test_opened_from_the_child_and_back_to_the_child_last_drawn(open_app, stocked):
    ids = children.child_ids()[:3]
    names = [children.child_detail(number).name for number in ids]
    async with open_app("anak-rinci", {"child_id": ids[0], "ids": ids}) as shown:
        await shown.press("g")
        assert shown.line(1).startswith(" GRAFIK TUMBUH TB/U")
        await shown.press("f7")
        assert "Ini anak pertama dalam daftar." in shown.text()
        await shown.press("g", "f8", "pagedown")
        assert "BB/U" in shown.line(1)
        assert names[2] in shown.line(1)
        assert shown.line(23).endswith("3 dari 3")
        await shown.press("f8")
        assert "Ini anak terakhir dalam daftar." in shown.text()
        await shown.press("f10")
        assert shown.line(1).startswith(" ANAK ")
        assert names[2] in shown.line(1)
        assert shown.line(23).endswith("3 dari 3")
        await shown.press("f7", "g", "escape")
        assert shown.line(1).startswith(" ANAK ")
        assert names[1] in shown.line(1)


async def test_a_nik_shown_before_is_masked_for_the_next_child(open_app, stocked):
    ids = children.child_ids()[:2]
    async with open_app("anak-rinci", {"child_id": ids[0], "ids": ids}) as shown:
        await shown.press("k", "g", "f8", "f10")
        assert children.child_detail(ids[1]).nik not in shown.text()
        await shown.press("k", "g", "f10")
        assert children.child_detail(ids[1]).nik in shown.text()


async def test_newest_visit_stands_in_words(open_app, stocked):
    child = children.child_detail(first())
    words = children.labels(child.visits[0].haz, child.visits[0].waz, child.visits[0].whz)
    async with open_app("grafik", {"child_id": child.id}) as shown:
        assert shown.line(22) == f" 18-11-2026 TB/U -1,63 {words.haz}"
        await shown.press("g")
        assert shown.line(22) == f" 18-11-2026 BB/U -0,67 {words.waz}"


async def test_what_is_not_drawn_is_told(open_app, stocked):
    add(stocked, first(), measured_on="01122024", weight_kg="4,4", height_cm="54")
    add(stocked, first(), measured_on="20112026", weight_kg="14", height_cm="40", oedema="ya")
    async with open_app("grafik", {"child_id": first()}) as shown:
        assert shown.line(23) == " Umur 18-30 bulan, 1 titik di luarnya; 1 di luar batas wajar"
        assert shown.line(20) == f" {LEGEND}  ^ v di luar gambar"
        assert shown.line(22).endswith("di luar batas wajar")
        await shown.press("g")
        assert shown.line(23) == " Umur 18-30 bulan, 1 titik di luarnya"
        assert shown.line(22).endswith("; 1 edema tanpa titik")
        assert shown.line(20) == f" {LEGEND}"


async def test_child_without_measures_has_a_sentence_instead(open_app, stocked, query):
    query("DELETE FROM measurement WHERE child_id = ?", first())
    async with open_app("grafik", {"child_id": first()}) as shown:
        assert "Belum ada pengukuran dengan tinggi yang dapat digambar." in shown.text()
        await shown.press("g", "g")
        assert "Belum ada pengukuran dengan berat dan tinggi yang dapat digambar." in shown.text()
        assert LEGEND not in shown.text()


async def test_a_wider_and_higher_terminal_gives_a_larger_chart(open_app, stocked):
    async with open_app("grafik", {"child_id": first()}, size=(120, 40)) as shown:
        assert max(len(line) for line in shown.text().splitlines()[2:35]) > 110
        assert shown.line(36) == f" {LEGEND}"
        await shown.pilot.resize_terminal(80, 24)
        await shown.settle()
        assert shown.line(20) == f" {LEGEND}"
        assert max(map(len, shown.text().splitlines())) <= 80


async def test_too_small_a_window_does_no_harm(open_app, stocked):
    async with open_app("grafik", {"child_id": first()}, size=(30, 8)) as shown:
        assert "Jendela terlalu kecil" in shown.text()


async def test_written_for_one_child_or_all_of_the_list(open_app, stocked, tmp_path, query, monkeypatch):
    monkeypatch.setattr(Path, "home", lambda: Path("/rumah/opr1"))
    ids = children.child_ids()[:3]
    names = [children.child_detail(number).name for number in ids]
    async with open_app("grafik", {"child_id": ids[1], "ids": ids}) as shown:
        await shown.press("x")
        assert "1 anak ini  2 semua 3 anak dalam daftar" in shown.text()
        await shown.press("1")
        assert f"grafik-tumbuh-anak-{ids[1]}-prambanan.xlsx" in shown.text()
        await shown.press(*["backspace"] * 120, f"={tmp_path}/satu.xlsx", "enter")
        assert f"Ditulis: {tmp_path}/satu.xlsx"[:70] in shown.text().replace("\n", "")
        await shown.press("x", "2", *["backspace"] * 120, f"={tmp_path}/semua.xlsx", "enter")
        await shown.press("x", "escape")
    assert load_workbook(tmp_path / "satu.xlsx").sheetnames == [names[1], "Titik", "Garis WHO"]
    assert load_workbook(tmp_path / "semua.xlsx").sheetnames == [*names, "Titik", "Garis WHO"]
    told = query("SELECT new FROM audit WHERE action = 'ekspor' ORDER BY id")
    assert told == [("satu.xlsx: 1 anak, dengan nama",), ("semua.xlsx: 3 anak, dengan nama",)]


async def test_many_are_asked_about_and_too_many_refused(open_app, stocked, monkeypatch):
    ids = children.child_ids()
    async with open_app("grafik", {"child_id": ids[0], "ids": ids}) as shown:
        await shown.press("x", "2")
        assert f"Tulis {len(ids)} lembar, satu tiap anak?" in shown.text()
        await shown.press("t")
        monkeypatch.setattr(growth_books, "MOST", 50)
        await shown.press("x", "2")
        assert f"Terlalu banyak: {len(ids)} anak, paling banyak 50. Saring dahulu daftarnya." in shown.text()
        await shown.press("x", "1", *["backspace"] * 120, "=lupa.txt", "enter")
        assert "tidak berakhiran .xlsx" in shown.text()
