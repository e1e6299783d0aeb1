import pytest

from stunting_tui.services.measuring import visits
from stunting_tui.services.register import children
from tests.screens.seed import typed

FIELDS = 7


def child() -> int:
    """Return a child measured twice."""
    return next(number for number in children.child_ids() if len(children.child_detail(number).visits) == 2)


def newest(number: int) -> children.VisitRow:
    return children.child_detail(number).visits[0]


async def test_looks(open_app, stocked, golden):
    async with open_app("ukur", {"child_id": child()}) as shown:
        golden("ukur", shown.text())
        await shown.press("enter", "=3", "enter")
        golden("ukur-diragukan", shown.text())


@pytest.mark.parametrize("mark", [",", "."])
async def test_what_is_typed_lands_as_the_right_row_with_its_z(open_app, stocked, query, mark):
    number = child()
    async with open_app("anak-rinci", {"child_id": number}) as shown:
        await shown.press("u", "=22112026", "enter", f"=11{mark}2", "enter", f"=82{mark}4", "enter")
        await shown.press("=b", "enter", f"=14{mark}5", "enter", "enter", "=t", "enter")
        assert shown.line(1).startswith(" ANAK")
        assert "Tersimpan: 22-11-2026, 11,2 kg, 82,4 cm" in shown.line(23)
        assert any(line.startswith(">22-11-2026") or "22-11-2026" in line for line in shown.text().splitlines())
    row = newest(number)
    expected = visits.check_visit(
        stocked, number, typed(measured_on="22112026", weight_kg="11,2", height_cm="82,4", position="berdiri"), row.id
    )
    assert (row.measured_on.isoformat(), row.weight_kg, row.height_cm, row.position) == ("2026-11-22", 11.2, 82.4, "H")
    assert (row.muac_cm, row.head_cm, row.oedema, row.forced) == (14.5, None, False, "")
    assert (row.haz, row.waz, row.whz) == (expected.z.haz, expected.z.waz, expected.z.whz)
    [(period, by, source)] = query(
        "SELECT b.period, m.created_by, m.run_id FROM measurement m JOIN batch b ON b.id = m.batch_id WHERE m.id = ?",
        row.id,
    )
    assert (period, by, source) == ("2026-11", "opr1", None)
    assert query("SELECT count(*) FROM audit WHERE row_uuid = (SELECT uuid FROM measurement WHERE id = ?)", row.id) == [
        (1,)
    ]


@pytest.mark.parametrize(("text", "day"), [("20", "2026-11-20"), ("20-11-26", "2026-11-20"), ("201126", "2026-11-20")])
async def test_dates_may_be_short(open_app, stocked, text, day):
    number = child()
    async with open_app("ukur", {"child_id": number}) as shown:
        await shown.press(f"={text}", "enter", "=11,2", "enter", "=82,4", "f6")
    assert newest(number).measured_on.isoformat() == day


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (("=31022026", "enter"), "tidak ada di kalender"),
        (("=23112026", "enter"), "setelah hari ini"),
        (("=18112026", "enter"), "sudah punya pengukuran pada tanggal itu"),
        (("enter", "=112", "enter"), "112"),
        (("enter", "=sebelas", "enter"), "bukan angka"),
        (("enter", "=1.234", "enter"), "bermakna ganda"),
        (("enter", "=11", "enter", "=8", "enter"), "8"),
        (("enter", "f6"), "Berat dan tinggi kosong"),
    ],
)
async def test_what_cannot_be_true_stays_in_its_field(open_app, stocked, keys, words):
    number = child()
    before = newest(number)
    async with open_app("ukur", {"child_id": number}) as shown:
        await shown.press(*keys)
        assert any(line.startswith("!") for line in shown.text().splitlines())
        mark = next(line for line in shown.text().splitlines() if line.strip().startswith("! "))
        assert words in mark
        assert len(mark) <= 80
        await shown.press("f2")
        assert "tidak dapat dipaksa" in shown.text()
        await shown.press("f6")
        assert shown.line(1).startswith(" UKUR")
    assert newest(number) == before


async def test_what_was_typed_ahead_never_answers_a_complaint(open_app, stocked):
    async with open_app("ukur", {"child_id": child()}) as shown:
        await shown.press("enter", "=3", "enter", "=11,2", "enter", "=82,4", "enter", "f6", "f2", "=ya", "enter")
        weight = next(line for line in shown.text().splitlines() if "Berat" in line)
        assert weight.startswith("?Berat")
        assert "[3 " in weight
        await shown.press("=11,2", "enter")
        assert "?" not in next(line for line in shown.text().splitlines() if "Berat" in line)


async def test_a_doubt_is_stored_only_with_a_reason(open_app, stocked):
    number = child()
    before = newest(number)
    async with open_app("anak-rinci", {"child_id": number}) as shown:
        await shown.press("u", "enter", "=10,9", "enter", "=70", "enter")
        assert "Tinggi turun" in shown.text()
        await shown.press("f6")
        assert newest(number) == before
        await shown.press("f2", "enter")
        assert "Alasan wajib ditulis." in shown.text()
        await shown.press("f2", "=diukur dua kali", "enter")
        assert "F6 menyimpan" in shown.text() or shown.line(1).startswith(" ANAK")
        await shown.press("f6")
        assert shown.line(1).startswith(" ANAK")
    row = newest(number)
    assert row.height_cm == 70
    assert row.forced.startswith("diukur dua kali (Tinggi turun")


async def test_a_reason_holds_only_for_the_value_it_was_given_for(open_app, stocked):
    async with open_app("ukur", {"child_id": child()}) as shown:
        await shown.press("enter", "=10,9", "enter", "=70", "enter")
        await shown.press("f2", "=benar", "enter", "up", "=69", "enter")
        assert next(line for line in shown.text().splitlines() if "Tinggi/" in line).startswith("?")


async def test_a_reason_given_after_a_failed_save_and_more_typing_does_not_save(open_app, stocked):
    number = child()
    before = newest(number)
    async with open_app("ukur", {"child_id": number}) as shown:
        await shown.press("enter", "=dua", "f6")
        await shown.press("=3", "enter")
        await shown.press("f2", "=diukur dua kali", "enter")
        assert next(line for line in shown.text().splitlines() if "Tinggi/" in line).startswith(">")
    assert newest(number) == before


async def test_a_date_is_shown_in_full_when_it_is_left(open_app, stocked):
    async with open_app("ukur", {"child_id": child()}) as shown:
        await shown.press("=9", "enter")
        assert shown.line(6).split() == ["Tanggal", "ukur", "*", "09-11-2026"]


async def test_scores_appear_as_soon_as_they_can(open_app, stocked):
    async with open_app("ukur", {"child_id": child()}) as shown:
        assert shown.line(18).split() == ["TB/U", "-"]
        await shown.press("enter", "=11,2", "enter")
        assert "Berat badan" in shown.line(19)
        assert shown.line(18).split() == ["TB/U", "-"]
        await shown.press("=82,4", "enter")
        assert "Normal" in shown.line(18)
        assert "Gizi baik" in shown.line(20)


async def test_a_visit_is_changed_and_its_version_kept(open_app, stocked):
    number = child()
    visit = newest(number)
    async with open_app("anak-rinci", {"child_id": number}) as shown:
        await shown.press("f4")
        assert "Ubah pengukuran" in shown.line(1)
        await shown.press("enter", "=10,8", "f6")
        assert "Tersimpan: 18-11-2026, 10,8 kg" in shown.line(23)
    changed = newest(number)
    assert (changed.id, changed.version, changed.weight_kg) == (visit.id, visit.version + 1, 10.8)
    assert changed.height_cm == visit.height_cm


async def test_another_operator_was_faster(open_app, stocked):
    number = child()
    visit = newest(number)
    async with open_app("ukur", {"child_id": number, "visit_id": visit.id}) as shown:
        check = visits.check_visit(
            stocked, number, typed(measured_on="18112026", weight_kg="10,5", height_cm="83"), visit.id
        )
        visits.save_visit(stocked, number, check, "uji", visit.id, visit.version)
        await shown.press("enter", "=10,8", "enter", "enter", "enter", "=14,5", "f6")
        assert "sudah diubah oleh opr1" in shown.text()
        assert "Operator lain mengisi: 10,5" in shown.text()
        assert "10,8" in next(line for line in shown.text().splitlines() if "Berat" in line)
        assert newest(number).weight_kg == 10.5
        await shown.press("f6")
        assert "Tersimpan" in shown.text()
    row = newest(number)
    assert (row.weight_kg, row.height_cm, row.muac_cm) == (10.8, 83, 14.5)


async def test_leaving_asks_only_where_something_was_typed(open_app, stocked):
    async with open_app("anak-rinci", {"child_id": child()}) as shown:
        await shown.press("u", "f10")
        assert shown.line(1).startswith(" ANAK")
        await shown.press("u", "enter", "=9", "f10")
        assert "Isian belum disimpan." in shown.text()
        await shown.press("=t")
        assert shown.line(1).startswith(" UKUR")
        await shown.press("f10", "=y")
        assert shown.line(1).startswith(" ANAK")


async def test_help_and_back_keep_what_was_typed(open_app, stocked):
    async with open_app("ukur", {"child_id": child()}) as shown:
        await shown.press("enter", "=9,7", "f1", "f10")
        assert "[9,7" in shown.text()
