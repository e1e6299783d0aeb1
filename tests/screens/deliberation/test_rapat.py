from datetime import date

import pytest

from stunting_tui.domain.deliberation.agreement import Agreement, Attendee, Deliberation
from stunting_tui.services.deliberation import rembuk
from stunting_tui.services.quality import figures
from tests.screens.office import query

AGENDA = ("08.30-09.00 Pembukaan dan doa", "09.00 Paparan puskesmas: sasaran, D/S, dan prevalensi", "Diskusi per desa")
POINTS = "SELECT ordinal, text, responsible, due_on, indicator, accepted, refusal FROM agreement ORDER BY ordinal"


@pytest.fixture
def held(stocked):
    """A rembuk about the newest batch with one agreement; the parameters that open its meeting."""
    point = Agreement(1, "Kader posyandu dibina tiap bulan.", responsible="Bidan desa", indicator="Kader dibina")
    values = Deliberation(
        date(2026, 11, 22), "Pendopo", agenda=AGENDA, attendees=(Attendee("Zuri Valdano", "Camat"),),
        agreements=(point,), batch_id=figures.batches()[0].id,
    )  # fmt: skip
    return {"deliberation_id": rembuk.create_deliberation(stocked, values, template=False)}


async def test_looks(open_app, held, golden):
    async with open_app("rapat", held) as shown:
        golden("rapat", shown.text())
        await shown.press("space", "right", "n", "=PMT lokal 90 hari", "enter", "=Kepala Puskesmas", "enter")
        golden("rapat-catat", shown.text())
        await shown.press("=01082026", "enter")
        golden("rapat-galat", shown.text())


async def test_the_agenda_goes_step_by_step(open_app, held):
    async with open_app("rapat", held) as shown:
        assert "AGENDA 1 dari 3   08.30-09.00" in shown.line(3)
        assert "PEMBUKAAN DAN DOA" in shown.line(5)
        await shown.press("space", "space")
        assert "AGENDA 3 dari 3" in shown.line(3)
        assert "sesudah ini" not in shown.text()
        await shown.press("space")
        assert "Agenda selesai." in shown.line(23)
        await shown.press("b")
        assert "AGENDA 2 dari 3   09.00" in shown.line(3)
        await shown.press("h", "f10")
        assert "AGENDA 2 dari 3" in shown.line(3)


async def test_left_and_right_change_the_village(open_app, held):
    async with open_app("rapat", held) as shown:
        assert "Desa Sengon   1 dari 16" in shown.line(8)
        await shown.press("right")
        assert "Desa Kebondalem Lor   2 dari 16" in shown.line(8)
        await shown.press("left", "left")
        assert "16 dari 16" in shown.line(8)


async def test_an_agreement_is_taken_down_by_keys_alone(open_app, held):
    async with open_app("rapat", held) as shown:
        await shown.press("n", "=PMT lokal 90 hari", "enter", "=Kepala Puskesmas", "enter")
        assert query(POINTS)[1][:4] == (2, "PMT lokal 90 hari", "Kepala Puskesmas", None)
        await shown.press(
            "=31122026", "enter", "=Balita penerima PMT", "enter", "=apbdes 18,2 jt; bok 5 jt", "enter", "t"
        )
        assert "2 lengkap" in shown.line(23)
        assert "1 dari" in shown.line(23)
    assert query(POINTS)[1] == (2, "PMT lokal 90 hari", "Kepala Puskesmas", "2026-12-31", "Balita penerima PMT", 1, "")
    assert query("SELECT source, amount FROM agreement_fund ORDER BY id") == [
        ("APBDes", 18_200_000),
        ("DAK Nonfisik (BOK)", 5_000_000),
    ]
    assert query("SELECT v.name FROM agreement_village a JOIN village v ON v.id = a.village_id") == [("Sengon",)]


async def test_what_cannot_be_is_told_beneath_the_question_and_asked_again(open_app, held):
    async with open_app("rapat", held) as shown:
        await shown.press("n", "=kader posyandu dibina tiap bulan", "enter")
        assert "nomor 1 sudah berbunyi sama" in shown.text()
        assert "Kesepakatan: kader posyandu" in shown.line(21)
        await shown.press("=Air bersih", "enter", "enter", "=1 desember", "enter")
        assert shown.line(23).startswith(" ! ")
        assert "Tenggat (ddmmyyyy): 1 desember" in shown.line(22)
        await shown.press("=01112026", "enter")
        assert "Tenggat 01-11-2026 mendahului tanggal rembuk" in shown.line(23)
        await shown.press("=31122026", "enter", "enter", "=APBDes banyak", "enter")
        assert "tidak ada dalam daftar" in " ".join(shown.text().split())
        await shown.press("escape")
        assert "Nomor 2 belum diisi: penanggung jawab, indikator." in shown.line(23)
    assert query(POINTS)[1][:4] == (2, "Air bersih", "", "2026-12-31")


async def test_what_is_missing_is_asked_later(open_app, held):
    async with open_app("rapat", held) as shown:
        assert "Nomor 1 belum diisi: tenggat." in shown.line(23)
        await shown.press("l", "=31122026", "enter", "=Swadaya", "enter", "t")
        assert "1 dari 1 lengkap" in shown.line(23)
    assert query(POINTS)[0][3] == "2026-12-31"


async def test_not_accepted_with_reason_and_back(open_app, held):
    async with open_app("rapat", held) as shown:
        await shown.press("x", "=Anggaran sudah ditetapkan", "enter")
        assert "tidak" in shown.line(15)
        assert query(POINTS)[0][5:] == (0, "Anggaran sudah ditetapkan")
        assert "1 dari 1 lengkap" in shown.line(23)
        await shown.press("x")
        assert "Nomor 1 disepakati." in shown.line(23)
        assert query(POINTS)[0][5:] == (1, "")


async def test_nothing_is_refused_without_a_reason(open_app, held):
    async with open_app("rapat", held) as shown:
        await shown.press("x", "enter")
        assert "Alasan belum ditulis; Esc membatalkan." in shown.line(23)
        await shown.press("escape")
        assert query(POINTS)[0][5:] == (1, "")
    query("UPDATE agreement SET accepted = 0")
    async with open_app("rapat", held) as shown:
        assert "belum diisi: alasan tidak disepakati" in shown.line(23)
        await shown.press("l", "=Tidak ada dana", "enter")
        assert query(POINTS)[0][5:] == (0, "Tidak ada dana")


async def test_from_the_template_for_the_village_in_hand(open_app, held):
    async with open_app("rapat", held) as shown:
        await shown.press("t", "down", "enter", "escape")
        assert "Pemangku kepentingan" in shown.text()
    assert query("SELECT ordinal, category FROM agreement WHERE ordinal = 2") == [(2, "Kemitraan")]
    assert query("SELECT v.name FROM agreement_village a JOIN village v ON v.id = a.village_id") == [("Sengon",)]


async def test_villages_children_and_the_form_come_back_to_the_meeting(open_app, held):
    async with open_app("rapat", held) as shown:
        await shown.press("space", "v", "=seng, joho", "enter")
        assert "Sengon" in shown.line(15) or "Joho" in shown.line(15)
        await shown.press("d", "r", "enter", "b", "f10")
        assert "AGENDA 2 dari 3" in shown.line(3)
        await shown.press("enter", *["enter"] * 8, "=31122026", "f6")
        assert shown.line(1).startswith(" RAPAT")
        assert "Kesepakatan 1 tersimpan." in shown.line(23)
        assert "AGENDA 2 dari 3" in shown.line(3)
    assert query("SELECT count(*) > 0 FROM agreement_child") == [(1,)]
    assert len(query("SELECT 1 FROM agreement_village")) == 2


async def test_another_operator_was_faster(open_app, held):
    async with open_app("rapat", held) as shown:
        await shown.press("l")
        query("UPDATE agreement SET version = version + 1, updated_by = 'opr2', partners = 'IBI'")
        await shown.press("=31122026", "enter")
        assert "sudah diubah oleh opr2" in shown.text()
        assert "Tenggat (ddmmyyyy): 31122026" in shown.line(21)
        await shown.press("enter", "escape")
    assert query("SELECT partners, due_on FROM agreement") == [("IBI", "2026-12-31")]


async def test_from_the_session_and_without_agenda_or_batch(open_app, empty):
    from stunting_tui.services.register import region

    region.choose_district(empty, "33.10.01")
    number = rembuk.create_deliberation(empty, Deliberation(date(2026, 11, 22), "Pendopo"), template=False)
    async with open_app("sesi", {"deliberation_id": number}) as shown:
        await shown.press("r")
        assert "Agenda belum ditulis" in shown.text()
        assert "Belum ada batch pengukuran." in shown.text()
        assert "Belum ada kesepakatan." in shown.text()
        await shown.press("x")
        assert "Belum ada kesepakatan." in shown.line(22)
        await shown.press("f10")
        assert shown.line(1).startswith(" REMBUK")


async def test_a_whole_rembuk_by_keys_alone(open_app, held):
    """Attendance, a refused point, one with its children; closed only when nothing is missing."""
    async with open_app("sesi", held) as shown:
        await shown.press("r", "h", "=Heska Bruni", "enter", "=TP PKK", "enter", "=fpd", "=Gani Troka", "enter", "f10")
        assert shown.line(1).startswith(" RAPAT")
        await shown.press("space", "space", "n", "=Pendampingan keluarga anak stunting", "enter", "=TPK", "enter")
        await shown.press("=30062027", "enter", "=Anak yang didampingi", "enter", "=BOKB 12 jt", "enter", "y")
        assert shown.line(1).startswith(" DAFTAR ANAK 2")
        await shown.press("r", "enter", "b", "f10", "n", "=Pembangunan gedung baru", "enter", "escape")
        await shown.press("x", "=Bukan wewenang kecamatan", "enter", "f10", "k")
        assert "Nomor 1 belum lengkap." in shown.text()
        await shown.press("r", "home", "l", "=31122026", "enter", "=Dana Desa 3 jt", "enter", "t", "f10", "k", "y")
        assert "Rembuk ini sekarang: dilaksanakan." in shown.line(23)
    assert query(POINTS) == [
        (1, "Kader posyandu dibina tiap bulan.", "Bidan desa", "2026-12-31", "Kader dibina", 1, ""),
        (2, "Pendampingan keluarga anak stunting", "TPK", "2027-06-30", "Anak yang didampingi", 1, ""),
        (3, "Pembangunan gedung baru", "", None, "", 0, "Bukan wewenang kecamatan"),
    ]
    assert query("SELECT list_kind, list_rule FROM agreement WHERE ordinal = 2") == [("beku", "stunting")]
    frozen = query("SELECT count(*), max(haz) < -2, min(outcome), max(frozen_on) FROM agreement_child")
    assert frozen == [(23, 1, "terbuka", "2026-11-22")]
    assert query("SELECT name, office, element, sex, online FROM attendee ORDER BY id")[1:] == [
        ("Heska Bruni", "TP PKK", "TP PKK", "P", 1),
        ("Gani Troka", "", "", "", 0),
    ]
    assert query("SELECT state FROM deliberation") == [("dilaksanakan",)]


async def test_a_rembuk_that_was_verified_is_not_written_any_more(open_app, held):
    query("UPDATE deliberation SET stage = 'diverifikasi'")
    before = query(POINTS)
    async with open_app("rapat", held) as shown:
        for key in "nxltv":
            await shown.press(key)
            assert "Rembuk ini sudah diverifikasi. Ke draf dahulu: p di sesi, lalu m." in shown.text()
            await shown.press("space")
    assert query(POINTS) == before
