import pytest

from stunting_tui.screens.deliberation.rembuk_fields import blank_session
from stunting_tui.services.deliberation import text_files
from stunting_tui.services.quality.figures import BatchRecord
from stunting_tui.services.register import region
from tests.screens.ledger_seed import keep_ledger
from tests.screens.office import DISTRICT, hold_rembuk, query


@pytest.fixture
def office(empty):
    region.choose_district(empty, DISTRICT)
    region.save_setting(empty, "camat_nama", "Zuri Valdano")
    return empty


async def test_looks(open_app, office, golden):
    hold_rembuk(office)
    async with open_app("rembuk") as shown:
        golden("rembuk", shown.text())


async def test_form_looks(open_app, office, golden):
    async with open_app("rembuk") as shown:
        await shown.press("n")
        golden("rembuk-form", shown.text())


async def test_new_session_from_the_template(open_app, office):
    async with open_app("rembuk") as shown:
        await shown.press("n", "=25082026", "enter", "=09.00", "enter", "=Pendopo Uji", "enter", "f6")
        assert "Isi dari templat 7 kesepakatan? (y/t)" in shown.line(22)
        await shown.press("y")
        assert shown.line(1).startswith(" REMBUK  Selasa, 25 Agustus 2026")
        assert "0 dari 7 lengkap" in shown.line(23)
        await shown.press("f10")
        assert "25-08-2026" in shown.line(4)
    assert query("SELECT held_on, time, place, chair, state FROM deliberation") == [
        ("2026-08-25", "09.00", "Pendopo Uji", "Zuri Valdano", "rencana")
    ]
    assert query("SELECT count(*), max(ordinal) FROM agreement") == [(7, 7)]
    assert query("SELECT agenda FROM deliberation")[0][0].startswith("Pembukaan dan doa\nLaporan panitia")


async def test_new_session_without_the_template(open_app, office):
    async with open_app("rembuk") as shown:
        await shown.press("n", "f6", "t")
        assert "Belum ada kesepakatan" in shown.text()
    assert query("SELECT held_on FROM deliberation") == [("2026-11-22",)]
    assert query("SELECT count(*) FROM agreement") == [(0,)]


async def test_dropped_question_keeps_the_form(open_app, office):
    async with open_app("rembuk") as shown:
        await shown.press("n", "f6", "escape")
        assert "Sesi baru" in shown.line(1)
    assert query("SELECT count(*) FROM deliberation") == [(0,)]


async def test_session_is_changed(open_app, office):
    hold_rembuk(office)
    async with open_app("rembuk") as shown:
        await shown.press("f4", "down", "=10.30", "f6")
        assert "Sesi rembuk tersimpan." in shown.line(23)
    assert query("SELECT time, place FROM deliberation") == [("10.30", "Pendopo Kecamatan")]


async def test_date_that_is_none_stays_in_the_form(open_app, office):
    async with open_app("rembuk") as shown:
        await shown.press("n", "=31022026", "f6")
        assert "tidak ada di kalender" in shown.text()
    assert query("SELECT count(*) FROM deliberation") == [(0,)]


async def test_typed_form_is_not_left_unasked(open_app, office):
    async with open_app("rembuk") as shown:
        await shown.press("n", "=24112026", "escape")
        assert "Buang? (y/t)" in shown.line(22)
        await shown.press("y")
        assert "Belum ada rembuk" in shown.text()


async def test_meeting_after_a_due_date_is_refused(open_app, office):
    hold_rembuk(office)
    async with open_app("rembuk") as shown:
        await shown.press("f4", "=01112026", "f6")
        assert "! Tenggat 31-10-2026" in shown.text()
        assert "mendahului tanggal rembuk" in " ".join(shown.text().split())
    assert query("SELECT held_on FROM deliberation") == [("2026-08-25",)]


async def test_kecamatan_comes_first(open_app, empty):
    async with open_app("rembuk") as shown:
        await shown.press("n")
        assert "Kecamatan belum dipilih" in shown.line(22)


async def test_report_of_the_highlighted_session(open_app, office):
    hold_rembuk(office)
    async with open_app("rembuk") as shown:
        await shown.press("b")
        assert shown.line(1).startswith(" LAPORAN")


def test_a_new_session_begins_with_the_batch_beranda_begins_with(office):
    batches = [BatchRecord(3, "2026-12", 1), BatchRecord(2, "2026-11", 67)]
    assert blank_session(office, batches).batch_id == 2


async def test_what_was_typed_survives_the_change_of_another_operator(open_app, office):
    hold_rembuk(office)
    async with open_app("rembuk") as shown:
        await shown.press("f4", "enter", "enter", "=Balai Desa Sengon")
        query("UPDATE deliberation SET version = version + 1, updated_by = 'opr2', number = '400/7', place = 'Aula'")
        await shown.press("f6")
        assert "sudah diubah oleh opr2" in shown.text()
        assert "? Operator lain mengisi: Aula" in shown.text()
        await shown.press("f6")
        assert "Sesi rembuk tersimpan." in shown.line(23)
    assert query("SELECT place, number FROM deliberation") == [("Balai Desa Sengon", "400/7")]


async def test_sessions_are_sorted_but_not_under_the_form(open_app, office):
    for day in ("2026-09-01", "2026-07-01"):
        number = hold_rembuk(office)
        query("UPDATE deliberation SET held_on = ?, place = ? WHERE id = ?", day, f"Balai {day}", number)
    async with open_app("rembuk") as shown:
        assert shown.line(4).startswith(">01-09-2026")
        await shown.press("a", "3")
        assert "urut tempat, A-Z" in shown.line(1)
        assert shown.line(4).startswith(" 01-07-2026")
        assert shown.line(5).startswith(">01-09-2026")
        await shown.press("e", "=a")
        assert not shown.line(22).startswith(" Urut")


async def test_ledger_looks_in_the_list(open_app, office, golden):
    keep_ledger(office)
    async with open_app("rembuk") as shown:
        golden("rembuk-tahun", shown.text())


async def test_a_new_rembuk_is_offered_what_is_open(open_app, office):
    ids = keep_ledger(office)
    async with open_app("rembuk") as shown:
        await shown.press("n", "f6", "t")
        assert "2 kesepakatan rembuk lalu masih terbuka. Bawa sekarang? (y/t)" in shown.line(22)
        await shown.press("y")
        assert shown.line(1).startswith(" DIBAWA KE REMBUK 22 November 2026")
        await shown.press("down", "b")
        assert "26-1/2 dibawa menjadi 26-3/1." in shown.line(23)
        await shown.press("f10", "l")
        assert "26-2/1" in shown.line(4)
        assert "26-1/2" not in shown.text()
    assert query("SELECT carried_from_id FROM agreement WHERE deliberation_id > ?", ids["minilok"]) == [(ids["kader"],)]


@pytest.mark.parametrize("typed", ["31122099", "25.00", "09.75 WIB"])
async def test_what_is_no_time_is_said_at_the_field(open_app, office, typed):
    async with open_app("rembuk") as shown:
        await shown.press("n", "enter", f"={typed}", "enter")
        assert f'"{typed}" bukan jam. Tulis mis. 09.00 WIB' in shown.text()


@pytest.mark.parametrize("typed", ["09.00 WIB", "9", "08.30-24.00", "ba'da zuhur"])
async def test_a_time_may_hold_words(open_app, office, typed):
    async with open_app("rembuk") as shown:
        await shown.press("n", "enter", f"={typed}", "enter", "f6", "t")
    assert query("SELECT time FROM deliberation") == [(typed,)]


async def test_a_day_far_ahead_is_asked_about(open_app, office):
    async with open_app("rembuk") as shown:
        await shown.press("n", "=31122099", "f6")
        assert "Tanggal 31-12-2099 lebih dari setahun lagi. Simpan juga? (y/t)" in shown.line(22)
        await shown.press("t")
    assert query("SELECT count(*) FROM deliberation") == [(0,)]


async def test_the_list_has_the_keys_when_the_offer_is_left(open_app, office):
    keep_ledger(office)
    async with open_app("rembuk") as shown:
        await shown.press("n", "f6", "t", "f10")
        assert shown.line(3).startswith(" Tanggal")
        await shown.press("e")
        assert "Ubah sesi 22-11-2026" in shown.line(1)


async def test_a_minilok_hears_how_it_goes(open_app, office):
    ids = keep_ledger(office)
    async with open_app("rembuk") as shown:
        await shown.press("m")
        assert "Minilok baru" in shown.line(1)
        await shown.press("=20112026", "f6")
        assert shown.line(1).startswith(" MINILOK 20 November 2026")
        assert "0 dari 2 dilaporkan" in shown.line(23)
        await shown.press("n", "=75% tahap 3", "enter", "n", "=p 10", "enter")
        assert "2 dari 2 dilaporkan" in shown.line(23)
        await shown.press("f10")
        assert "2 kesepakatan dilaporkan" in " ".join(shown.text().split())
        await shown.press("b")
        assert "Laporan dibuat untuk rembuk" in shown.line(22)
        await shown.press("l")
        assert "sorot rembuknya" in shown.line(22)
    assert query("SELECT kind, state, title FROM deliberation ORDER BY id DESC LIMIT 1") == [
        ("minilok", "dilaksanakan", "Lokakarya Mini November 2026")
    ]
    assert query("SELECT agreement_id, told_on, percent FROM progress WHERE told_on = '2026-11-20' ORDER BY id") == [
        (ids["carried"], "2026-11-20", 75), (ids["kader"], "2026-11-20", 10),
    ]  # fmt: skip


async def test_the_ledger_of_all(open_app, office):
    keep_ledger(office)
    async with open_app("rembuk") as shown:
        await shown.press("u")
        assert shown.line(1).startswith(" BUKU KESEPAKATAN")
        await shown.press("f10")
        assert shown.line(1).startswith(" REMBUK")


async def test_a_new_session_begins_with_the_agenda_of_the_office(open_app, office):
    own = text_files.copy_to_edit(office, "agenda")
    own.write_text('items = ["Doa bersama", "Penutup"]', encoding="utf-8")
    async with open_app("rembuk") as shown:
        await shown.press("n")
        assert "Agenda       Doa bersama; Penutup" in shown.text()
