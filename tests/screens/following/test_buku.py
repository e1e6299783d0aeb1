"""The ledger by keys: its order, filters, a line told in one go, miniloks, carrying on."""

import pytest

from stunting_tui.services.register import region
from tests.screens.ledger_seed import keep_ledger
from tests.screens.office import DISTRICT, query


@pytest.fixture
def ids(empty):
    region.choose_district(empty, DISTRICT)
    return keep_ledger(empty)


def codes(shown):
    return [line[1:8].strip() for line in shown.text().splitlines()[3:13] if line.strip()]


async def test_looks(open_app, ids, golden):
    async with open_app("buku") as shown:
        golden("buku", shown.text())


async def test_minilok_looks(open_app, ids, golden):
    async with open_app("buku", {"deliberation_id": ids["minilok"]}) as shown:
        golden("buku-minilok", shown.text())


async def test_carrying_looks(open_app, ids, golden):
    async with open_app("buku", {"deliberation_id": ids["second"]}) as shown:
        golden("buku-bawa", shown.text())


async def test_empty_ledger_says_what_to_do(open_app, empty):
    async with open_app("buku") as shown:
        assert "Belum ada kesepakatan" in shown.text()
        assert "b bawa" not in shown.text()
        await shown.press("n")
        assert "Tidak ada kesepakatan yang disorot" in shown.line(22)


async def test_a_step_in_one_line(open_app, ids):
    async with open_app("buku") as shown:
        await shown.press("down", "n")
        assert shown.line(22) == " 26-1/2: b p s x, persen, catatan:"
        await shown.press("=p 40% dua dari lima posyandu", "enter")
        assert "26-1/2: proses 40 persen." in shown.line(23)
        assert "40" in shown.line(5)
        assert "22-11-2026, dua dari lima posyandu" in " ".join(shown.text().split())
    assert query(
        "SELECT told_on, status, percent, note, deliberation_id FROM progress WHERE agreement_id = ?", ids["kader"]
    ) == [("2026-11-22", "proses", 40, "dua dari lima posyandu", None)]
    assert query("SELECT status FROM agreement WHERE id = ?", ids["kader"]) == [("proses",)]


async def test_what_was_refused_is_not_told_any_more_once_it_is_left(open_app, ids):
    async with open_app("buku") as shown:
        await shown.press("n", "=p 150%", "enter")
        assert "150 persen tidak mungkin." in shown.line(23)
        await shown.press("escape")
        assert "150 persen" not in shown.text()
        assert "Enter riwayat" in shown.line(23)


async def test_a_percentage_that_falls_is_asked_about(open_app, ids):
    async with open_app("buku") as shown:
        for answer in ("t", "escape"):
            await shown.press("n", "=p 12% tiang saja", "enter")
            assert shown.line(22).startswith(" 26-2/1: sebelumnya 60 %, sekarang 12 %. Benar?")
            await shown.press(answer)
            assert shown.line(22).endswith("p 12% tiang saja")
            await shown.press("escape")
        assert query("SELECT count(*) FROM progress") == [(3,)]
        await shown.press("n", "=p 12%", "enter", "y")
        assert "26-2/1: proses 12 persen." in shown.line(23)
    assert query("SELECT percent FROM progress ORDER BY id DESC LIMIT 1") == [(12,)]


async def test_a_number_that_counts_things_is_no_percentage(open_app, ids):
    async with open_app("buku") as shown:
        await shown.press("down", "n", "=s 12 jamban", "enter")
        assert "26-1/2: selesai. Angka tanpa % masuk catatan." in shown.line(23)
    assert query("SELECT status, percent, note FROM progress ORDER BY id DESC LIMIT 1") == [
        ("selesai", 100, "12 jamban")
    ]


async def test_what_is_said_of_a_late_agreement_is_why(open_app, ids):
    async with open_app("buku") as shown:
        await shown.press("n")
        assert shown.line(22).startswith(" 26-2/1 lewat 22 hari: b p s x, persen, alasan:")
        await shown.press("=70% dana terlambat cair", "enter")
    assert query("SELECT delay_reason, note FROM progress ORDER BY id DESC LIMIT 1") == [("dana terlambat cair", "")]


async def test_a_line_that_cannot_be_is_asked_again(open_app, ids):
    async with open_app("buku") as shown:
        await shown.press("n", "=s 80", "enter")
        assert "Selesai berarti 100 persen, bukan 80." in shown.line(23)
        assert shown.line(22).endswith("s 80")
        await shown.press("escape")
    assert query("SELECT count(*) FROM progress") == [(3,)]


async def test_nothing_is_told_of_what_was_carried(open_app, ids):
    async with open_app("buku") as shown:
        await shown.press("down", "down", "n")
        assert "26-1/1 sudah dibawa" in shown.line(22)


async def test_filters(open_app, ids):
    async with open_app("buku") as shown:
        for digits, found in (
            (("2",), ["26-2/1", "26-1/2"]),
            (("3",), ["26-2/1"]),
            (("4",), ["26-1/3"]),
            (("1",), ["26-2/1", "26-1/2", "26-1/1", "26-1/3", "26-1/4"]),
            (("5", "=joho", "enter"), ["26-2/1", "26-1/2", "26-1/1", "26-1/3", "26-1/4"]),
            (("6", "=bidan", "enter"), ["26-1/2"]),
            (("1",), ["26-2/1", "26-1/2", "26-1/1", "26-1/3", "26-1/4"]),
            (("7", "2"), ["26-1/1"]),
            (("7", "0"), ["26-2/1", "26-1/2", "26-1/1", "26-1/3", "26-1/4"]),
        ):
            await shown.press("g", *digits)
            assert codes(shown) == found, digits
        await shown.press("g", "4")
        assert shown.line(1).split("  ")[1:] != []
        assert "selesai" in shown.line(1)
        await shown.press("escape")
        assert len(codes(shown)) == 5


async def test_a_village_that_is_none_is_told(open_app, ids):
    async with open_app("buku") as shown:
        await shown.press("g", "5", "=jhoo", "enter")
        assert "Joho" in shown.line(22)


async def test_years_and_search_and_order(open_app, ids):
    async with open_app("buku") as shown:
        await shown.press("left_square_bracket")
        assert "rembuk 2026" in shown.line(1)
        await shown.press("left_square_bracket")
        assert "Ini tahun tertua" in shown.line(23)
        await shown.press("right_square_bracket", "slash", "=pmt", "enter")
        assert codes(shown) == ["26-2/1", "26-1/1"]
        await shown.press("escape", "a", "1")
        assert codes(shown) == ["26-1/1", "26-1/2", "26-1/3", "26-1/4", "26-2/1"]


async def test_a_minilok_goes_on_to_what_nobody_told_of(open_app, ids):
    async with open_app("buku", {"deliberation_id": ids["minilok"]}) as shown:
        await shown.press("n", "=65", "enter")
        assert "2 dari 2" not in shown.line(23)
        await shown.press("n", "=0% belum ada jadwal", "enter")
        assert "2 dari 2 dilaporkan" in shown.line(23)
    assert query(
        "SELECT told_on, status, percent, deliberation_id FROM progress WHERE agreement_id = ?", ids["kader"]
    ) == [("2026-10-09", "belum", 0, ids["minilok"])]


async def test_what_is_open_is_carried_or_dropped_with_a_reason(open_app, ids):
    async with open_app("buku", {"deliberation_id": ids["second"]}) as shown:
        await shown.press("x", "enter")
        assert "perlu alasan" in shown.line(22)
        await shown.press("b")
        assert "26-1/2 dibawa menjadi 26-2/2." in shown.line(23)
        assert "sudah dijawab" in shown.text()
    assert query(
        "SELECT text, carried_from_id, due_on FROM agreement WHERE deliberation_id = ? AND ordinal = 2", ids["second"]
    ) == [("Kader posyandu dibina tiap bulan.", ids["kader"], "2026-12-31")]


async def test_carrying_from_the_ledger_asks(open_app, ids):
    async with open_app("buku") as shown:
        await shown.press("down", "b")
        assert "Bawa 26-1/2 ke rembuk 26-08-2026? (y/t)" in shown.line(22)
        await shown.press("t", "x", "=Digabung dengan PMT", "enter")
        assert "26-1/2 batal: Digabung dengan PMT" in shown.line(23)
        await shown.press("home", "b")
        assert "Belum ada rembuk sesudah 26-2/1" in shown.line(22)
    assert query("SELECT status FROM agreement WHERE id = ?", ids["kader"]) == [("batal",)]


async def test_a_due_date_gone_by_is_asked_anew(open_app, ids):
    query("UPDATE agreement SET due_on = '2026-05-01' WHERE id = ?", ids["kader"])
    async with open_app("buku", {"deliberation_id": ids["second"]}) as shown:
        await shown.press("b", "=01082026", "enter")
        assert "mendahului tanggal rembuk (26-08-2026)" in " ".join(shown.text().split())
        await shown.press("escape", "b", "=15122026", "enter")
    assert query("SELECT due_on FROM agreement WHERE carried_from_id = ?", ids["kader"]) == [("2026-12-15",)]


async def test_note_of_an_agreement(open_app, ids):
    async with open_app("buku") as shown:
        await shown.press("f5", "=Tagih kepala desa")
        query("UPDATE agreement SET version = version + 1, updated_by = 'opr2', responsible = 'Lurah'")
        await shown.press("enter")
        assert "sudah diubah oleh opr2" in shown.line(23)
        await shown.press("enter")
        assert "Catatan 26-2/1 tersimpan." in shown.line(23)
    assert query("SELECT note, responsible FROM agreement WHERE id = ?", ids["carried"]) == [
        ("Tagih kepala desa", "Lurah")
    ]


async def test_ways_on_and_back(open_app, ids):
    async with open_app("buku") as shown:
        for key, title in (("enter", "KEMAJUAN 26-2/1"), ("t", "TRIWULAN"), ("f1", "BANTUAN")):
            await shown.press(key)
            assert shown.line(1).startswith(f" {title}")
            await shown.press("f10")
            assert shown.line(1).startswith(" BUKU KESEPAKATAN")
