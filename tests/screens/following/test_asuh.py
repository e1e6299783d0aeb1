"""Foster parents: a child found by a few letters, a family, the end, a second one refused, notes each month."""

from datetime import date

import pytest

from stunting_tui.domain.following.foster import Foster, FosterNote
from stunting_tui.services.following import foster_notes, fosters
from stunting_tui.services.register import children, region
from tests.screens.office import query

SPONSOR = ("=Bank Contoh Cabang Klaten", "enter", "=pe", "=e", "enter")


def a_stunted(session):
    return fosters.without_foster(session.today).lines[0]


def keep(session, **changes):
    line = a_stunted(session)
    values = {"sponsor": "Dinas Contoh", "sponsor_kind": "OPD", "programme": "Anting Mas", "help": "telur tiap hari"}
    foster = Foster(line.foster.village_id, date(2026, 9, 1), line.foster.child_id, **(values | changes))
    return fosters.save_foster(session, foster)


async def test_the_three_lists(open_app, stocked, golden):
    number = keep(stocked)
    foster_notes.save_note(stocked, number, FosterNote("2026-09", "30 butir telur", 60_000))
    company = {"sponsor": "CV Rekaan", "sponsor_kind": "perusahaan", "programme": "GENTING", "help": ""}
    keep(stocked, **company, ended_on=date(2026, 11, 2), end_reason="lulus umur")
    async with open_app("asuh") as shown:
        golden("asuh", shown.text())
        await shown.press("g")
        golden("asuh-berakhir", shown.text())
        await shown.press("g")
        golden("asuh-tanpa", shown.text())
        await shown.press("enter")
        golden("asuh-isian", shown.text())


async def test_a_child_is_found_and_fostered(open_app, stocked, golden):
    wanted = children.child_ids("cevo")[0]
    async with open_app("asuh") as shown:
        await shown.press("n", "=cevo")
        golden("asuh-cari", shown.text())
        await shown.press("enter", "enter", *SPONSOR, "enter", "=susu tiap minggu", "enter", "=03082026", "f6")
        assert "Asuhan tersimpan" in shown.line(23)
        assert "1 berjalan, 0 berakhir" in shown.line(23)
    assert query("SELECT child_id, sponsor, sponsor_kind, programme, help, begun_on, ended_on FROM foster") == [
        (wanted, "Bank Contoh Cabang Klaten", "perusahaan", "Anting Mas", "susu tiap minggu", "2026-08-03", None)
    ]
    assert query("SELECT count(*) FROM audit WHERE table_name = 'foster'") == [(1,)]


async def test_a_stunted_child_leaves_the_list_of_those_without(open_app, stocked):
    before = len(fosters.without_foster(stocked.today).lines)
    async with open_app("asuh") as shown:
        await shown.press("g", "g")
        assert f"{before} tanpa" in shown.line(23)
        await shown.press("enter", "=Keluarga Wora", "f6")
        assert f"{before - 1} tanpa" in shown.line(23)
    assert query("SELECT begun_on, programme, sponsor_kind FROM foster") == [("2026-11-22", "Anting Mas", "perorangan")]


async def test_a_family_is_written_as_words(open_app, stocked):
    async with open_app("asuh") as shown:
        await shown.press("k", "=Keluarga Bp. Sutar, RT 02", "enter", "=j", "enter", "=Camat Contoh", "f6")
        assert "Asuhan tersimpan" in shown.line(23)
    assert query("SELECT child_id, family, sponsor, name FROM foster JOIN village ON village.id = village_id") == [
        (None, "Keluarga Bp. Sutar, RT 02", "Camat Contoh", "Joho")
    ]


async def test_it_ends_only_with_a_reason_and_in_order(open_app, stocked):
    keep(stocked)
    async with open_app("asuh") as shown:
        await shown.press("enter", *["down"] * 5, "=01112026", "f6")
        assert "Alasan berakhir masih kosong" in shown.text()
        await shown.press("down", "=sudah pulih", "up", "=01082026", "f6")
        assert "mendahului tanggal mulai" in shown.text()
        await shown.press("=31102026", "f6")
        assert "0 berjalan, 1 berakhir" in shown.line(23)
    assert query("SELECT ended_on, end_reason FROM foster") == [("2026-10-31", "sudah pulih")]


async def test_days_that_cannot_be_are_told_at_their_field(open_app, stocked):
    async with open_app("asuh") as shown:
        await shown.press("g", "g", "enter", "=Bu Contoh", *["down"] * 4, "=01012030", "enter")
        assert "Tanggal 01-01-2030 belum tiba" in shown.text()
        await shown.press("=01092026", "enter", "=01012030", "enter")
        assert "Tanggal 01-01-2030 belum tiba" in shown.text()
        await shown.press("=31082026", "enter")
        assert "mendahului tanggal mulai 01-09-2026" in shown.text()


async def test_help_before_the_birth_is_asked_about(open_app, stocked):
    async with open_app("asuh") as shown:
        await shown.press("g", "g", "enter", "=Bu Contoh", *["down"] * 4, "=01091026", "f6")
        assert "Mulai 01-09-1026 mendahului lahirnya" in shown.line(22)
        await shown.press("t")
        assert query("SELECT count(*) FROM foster") == [(0,)]
        await shown.press("f6", "y")
        assert "Asuhan tersimpan" in shown.line(23)


async def test_without_any_record_the_keys_are_told_whole(open_app, stocked):
    async with open_app("asuh") as shown:
        assert "g: anak pendek." in shown.text()


async def test_a_second_open_record_is_refused_or_forced(open_app, stocked):
    keep(stocked)
    child = fosters.fosters()[0].foster.child_id
    name = children.child_rows([child])[0].name
    async with open_app("asuh") as shown:
        place = children.child_ids(name).index(child)
        await shown.press("n", f"={name}", "enter", *["down"] * place, "enter", "=Orang Kedua", "f6")
        assert "Anak ini masih diasuh Dinas Contoh sejak 01-09-2026." in shown.text()
        assert query("SELECT count(*) FROM foster") == [(1,)]
        await shown.press("f2", "enter")
        assert "Tanpa alasan tidak dapat dipaksa" in shown.text()
        await shown.press("f2", "=dua program berbeda", "enter")
        assert "Asuhan tersimpan" in shown.line(23)
    assert query("SELECT count(*) FROM foster WHERE child_id = ?", child) == [(2,)]
    assert query("SELECT new FROM audit WHERE action = 'paksa' AND table_name = 'foster'") == [("dua program berbeda",)]


async def test_deleted_with_its_notes_after_a_question(open_app, stocked):
    number = keep(stocked)
    foster_notes.save_note(stocked, number, FosterNote("2026-10", "susu"))
    async with open_app("asuh") as shown:
        await shown.press("delete", "t", "delete", "y")
        assert "Asuhan dihapus" in shown.line(23)
    assert query("SELECT (SELECT count(*) FROM foster), (SELECT count(*) FROM foster_note)") == [(0, 0)]
    assert query("SELECT old FROM audit WHERE action = 'hapus' AND field = 'note'") == [("susu",)]


async def test_notes_of_each_month(open_app, stocked, golden):
    keep(stocked)
    async with open_app("asuh") as shown:
        await shown.press("f5")
        await shown.press("n", "enter", "=30 butir telur", "enter", "=450.000", "enter")
        assert "Catatan tersimpan" in shown.line(23)
        await shown.press("n", "=9 2026", "enter", "=kunjungan", "f6")
        golden("catatan-asuh", shown.text())
        await shown.press("n", "=09 2026", "enter")
        assert "Catatan September 2026 sudah ada" in shown.text()
        await shown.press("=08 2026", "enter")
        assert "Agustus 2026 di luar masa asuh" in shown.text()
        await shown.press("escape", "y", "f10")
        assert "Rp450.000" in shown.line(23)
    assert query("SELECT month, note, amount FROM foster_note ORDER BY month") == [
        ("2026-09", "kunjungan", None),
        ("2026-11", "30 butir telur", 450000),
    ]


async def test_esc_leaves_the_search_and_the_list_is_there(open_app, stocked):
    keep(stocked)
    async with open_app("asuh") as shown:
        before = shown.text().splitlines()[:20]
        await shown.press("n", "=zzzz", "escape")
        assert shown.text().splitlines()[:20] == before
        await shown.press("n", "=bap", "enter")
        assert shown.line(23).startswith(" Enter memakai anak yang disorot, F10 kembali. ")
        assert shown.line(23).endswith(" anak")
        await shown.press("f10")
        assert shown.text().splitlines()[:20] == before
        assert "1 berjalan, 0 berakhir" in shown.line(23)


@pytest.mark.usefixtures("empty")
async def test_without_a_district_it_says_so(open_app):
    async with open_app("asuh") as shown:
        await shown.press("n")
        assert "Kecamatan belum dipilih" in shown.text()
        await shown.press("k")
        assert "Kecamatan belum dipilih" in shown.text()


async def test_f3_opens_the_child(open_app, stocked):
    keep(stocked)
    name = fosters.fosters()[0].name
    async with open_app("asuh") as shown:
        await shown.press("f3")
        assert shown.app.screen.NAME == "anak-rinci"
        assert name in shown.text()
    assert len(region.villages()) == 16
