"""Foster records and their notes: what is refused, what the lists hold, two operators at once."""

from dataclasses import replace
from datetime import date

import pytest

from stunting_tui.domain.following.foster import FosterNote
from stunting_tui.errors import ConflictError, DataError
from stunting_tui.services.following import foster_notes, fosters
from stunting_tui.services.intake.importing import import_file
from stunting_tui.services.register import region


@pytest.fixture
def child(store, eppgbm):
    """Import a stunted child measured in August and again in September; return its record for a foster parent."""
    import_file(eppgbm([{"Nama": "BAPRI ZADRE", "Tinggi": "74.0"}]), store)
    later = {"Nama": "BAPRI ZADRE", "Tinggi": "78.5", "Tanggal Pengukuran": "2026-09-12"}
    import_file(eppgbm([later], title="2026-09-20", name="dua.csv"), store)
    return fosters.without_foster(store.today).lines[0].foster


def named(foster, **changes):
    values = {"sponsor": "Donatur Contoh", "programme": "Anting Mas", "begun_on": date(2026, 9, 1)}
    return replace(foster, **(values | changes))


def test_z_scores_then_and_now(store, child, query):
    fosters.save_foster(store, named(child))
    line = fosters.fosters()[0]
    august, september = (row[0] for row in query("SELECT haz FROM measurement ORDER BY measured_on"))
    assert (line.then.haz, line.now.haz) == (august, september)
    assert line.gain == round(september - august, 2)
    assert fosters.without_foster(store.today).stunted == 1
    assert fosters.without_foster(store.today).lines == ()


def test_a_child_whose_record_ended_is_without_again(store, child):
    fosters.save_foster(store, named(child, ended_on=date(2026, 10, 1), end_reason="pindah"))
    assert len(fosters.without_foster(store.today).lines) == 1


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"sponsor": " "}, "Nama orang tua asuh masih kosong"),
        ({"programme": "lain-lain"}, 'Program "lain-lain" tidak dikenal'),
        ({"sponsor_kind": "x"}, 'Jenis orang tua asuh "x" tidak dikenal'),
        ({"ended_on": date(2026, 8, 31), "end_reason": "x"}, "mendahului tanggal mulai"),
        ({"ended_on": date(2026, 9, 2)}, "Alasan berakhir masih kosong"),
        ({"end_reason": "x"}, "tanggalnya belum"),
        ({"begun_on": date(2026, 11, 23)}, "23-11-2026 belum tiba"),
        ({"ended_on": date(2030, 1, 1), "end_reason": "x"}, "01-01-2030 belum tiba"),
        ({"child_id": None}, "Anak atau keluarga"),
        ({"child_id": None, "family": "Keluarga A", "village_id": 0}, "Desa belum dipilih"),
    ],
)
def test_what_cannot_be(store, child, query, changes, said):
    with pytest.raises(DataError, match=said):
        fosters.save_foster(store, named(child, **changes))
    assert query("SELECT count(*) FROM foster") == [(0,)]


def test_a_second_open_record_needs_a_reason_also_when_one_is_opened_again(store, child, query):
    first = fosters.save_foster(store, named(child, ended_on=date(2026, 10, 1), end_reason="pindah"))
    fosters.save_foster(store, named(child, sponsor="Kedua"))
    reopened = next(line.foster for line in fosters.fosters() if line.id == first)
    reopened = replace(reopened, ended_on=None, end_reason="")
    with pytest.raises(fosters.DoubleFosterError, match="masih diasuh Kedua sejak 01-09-2026"):
        fosters.save_foster(store, reopened)
    fosters.save_foster(store, reopened, force_reason="dua program")
    again = next(line.foster for line in fosters.fosters() if line.id == first)
    fosters.save_foster(store, replace(again, help="susu"))
    assert query("SELECT old, new FROM audit WHERE action = 'paksa'") == [
        ("Anak ini masih diasuh Kedua sejak 01-09-2026.", "dua program")
    ]


def test_notes_stay_inside_the_record(store, child):
    number = fosters.save_foster(store, named(child))
    for month, said in (("2026-08", "di luar masa asuh"), ("2026-12", "di luar masa asuh")):
        with pytest.raises(DataError, match=said):
            foster_notes.save_note(store, number, FosterNote(month, "x"))
    with pytest.raises(DataError, match="masih kosong"):
        foster_notes.save_note(store, number, FosterNote("2026-10", "  "))
    with pytest.raises(DataError, match="kurang dari nol"):
        foster_notes.save_note(store, number, FosterNote("2026-10", "", -1))
    foster_notes.save_note(store, number, FosterNote("2026-10", "susu", 75_000))
    now = fosters.foster_line(number).foster
    for changes in ({"ended_on": date(2026, 9, 30), "end_reason": "pindah"}, {"begun_on": date(2026, 11, 1)}):
        with pytest.raises(DataError, match="Sudah ada catatan bulan 10-2026"):
            fosters.save_foster(store, replace(now, **changes))
    line = fosters.foster_line(number)
    assert (line.months, line.given, line.last_month) == (1, 75_000, "2026-10")


def test_two_operators(store, child):
    number = fosters.save_foster(store, named(child))
    mine = fosters.foster_line(number).foster
    fosters.save_foster(store, replace(mine, help="telur"))
    with pytest.raises(ConflictError):
        fosters.save_foster(store, replace(mine, help="susu"))
    fosters.delete_foster(store, number, mine.version + 1)
    with pytest.raises(DataError, match="sudah dihapus oleh penguji"):
        fosters.save_foster(store, mine)


def test_another_kecamatan_has_its_own(store, child):
    fosters.save_foster(store, named(child))
    region.choose_district(store, "33.10.01")
    assert fosters.fosters() == []
    assert fosters.without_foster(store.today).lines == ()
