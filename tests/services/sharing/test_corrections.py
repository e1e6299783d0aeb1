"""What was put right after a file brought it: only that, in the layout the puskesmas uploads, for a reason."""

from dataclasses import replace
from datetime import timedelta
from itertools import count

import pytest
from openpyxl import load_workbook

from db.models import Child, Measurement
from stunting_tui.domain.sharing.correction import IDENTITY_COLUMNS, MEASUREMENT_COLUMNS
from stunting_tui.errors import Cancelled, DataError
from stunting_tui.services.intake.decisions import decide, waiting
from stunting_tui.services.intake.importing import import_file
from stunting_tui.services.measuring.visits import check_visit, save_visit
from stunting_tui.services.quality import remeasures
from stunting_tui.services.quality.figures import batches
from stunting_tui.services.register import duplicates
from stunting_tui.services.sharing import corrections
from stunting_tui.services.sharing.corrected_children import corrected_identities
from stunting_tui.services.sharing.corrected_visits import corrected_measurements
from stunting_tui.services.store import transaction

NIK = "9999990103240001"
TARI = {"Nama": "TARI WIDANU", "JK": "P", "Tgl Lahir": "2024-03-01", "NIK": NIK, "LiLA": "14.0"}
BIMA = {"Nama": "BIMA RASENO", "Tgl Lahir": "2024-05-09", "NIK": "9999990905240002"}


@pytest.fixture
def ticking(store):
    """A session whose clock goes on: each look is a second later."""
    seconds, start = count(), store.clock()
    return replace(store, clock=lambda: start + timedelta(seconds=next(seconds)))


@pytest.fixture
def imported(ticking, eppgbm):
    import_file(eppgbm([TARI, BIMA]), ticking)
    return ticking


def mend(session, name, weight="9.4", reason="salah baca dacin"):
    """Type another weight for a child's visit, as the form does."""
    child = Child.get(Child.name == name)
    visit = Measurement.get(Measurement.child == child)
    typed = {
        "measured_on": "12082026", "weight_kg": weight, "height_cm": "82.5", "position": "berdiri", "muac_cm": "14",
        "head_cm": "", "oedema": "tidak",
    }  # fmt: skip
    save_visit(session, child.id, check_visit(session, child.id, typed, visit.id), reason, visit.id, visit.version)


def rows_of(path, sheet):
    return list(load_workbook(path)[sheet].iter_rows(values_only=True))


def august():
    return next(one.id for one in batches() if one.period == "2026-08")


def test_nothing_was_put_right_after_an_import(imported, eppgbm, tmp_path):
    assert corrected_measurements(august()) == [] and corrected_identities() == []
    import_file(eppgbm([{**TARI, "Berat": "10.4", "Nama Ortu": "LAIN / DUMA"}, BIMA], "2026-08-29"), imported)
    assert corrected_measurements(august()) == [] and corrected_identities() == []
    with pytest.raises(DataError, match="Belum ada pengukuran dari berkas yang dibetulkan"):
        corrections.write_measurements(imported, august(), "untuk puskesmas", tmp_path / "k.xlsx")
    with pytest.raises(DataError, match="Belum ada identitas"):
        corrections.write_identities(imported, "untuk puskesmas", tmp_path / "k.xlsx")


def test_a_corrected_value_in_the_layout_of_the_puskesmas(imported, tmp_path, query):
    mend(imported, "TARI WIDANU")
    target = tmp_path / "koreksi.xlsx"
    assert corrections.write_measurements(imported, august(), "dibetulkan puskesmas", target) == 1
    assert load_workbook(target).sheetnames == ["Pengukuran", "Perubahan"]
    head, row = rows_of(target, "Pengukuran")
    assert head == MEASUREMENT_COLUMNS and len(head) == 20
    told = {name: value for name, value in zip(head, row, strict=True) if value is not None}
    assert told == {
        "No": 1, "NIK": NIK, "nama_anak": "TARI WIDANU", "TANGGALUKUR": "2026-08-12", "BERAT": 9.4, "TINGGI": 82.5,
        "LILA": 14, "Pitting_edema": "tidak", "CARAUKUR": "berdiri",
    }  # fmt: skip
    lines = [row for row in rows_of(target, "Perubahan") if row[0] in (1, 2)]
    assert [row[3:11] for row in lines] == [
        ("TARI WIDANU", NIK, "12-08-2026", "berat", "10,1", "9,4", "dibetulkan di program", "penguji"),
        ("TARI WIDANU", NIK, "12-08-2026", "edema", "-", "tidak", "dibetulkan di program", "penguji"),
    ]
    assert "Excel 97-2003" in str(rows_of(target, "Perubahan"))
    assert query("SELECT field, old, new FROM audit WHERE action = 'ekspor'") == [
        ("koreksi pengukuran", "dibetulkan puskesmas", "koreksi.xlsx: 1 baris, dengan nama dan NIK lengkap")
    ]


def test_a_value_put_back_or_brought_by_a_newer_file_is_none(imported, eppgbm):
    mend(imported, "TARI WIDANU", "9.4")
    (one,) = corrected_measurements(august())
    assert [change.what for change in one.changes] == ["berat", "edema"]
    mend(imported, "TARI WIDANU", "10.1")
    (one,) = corrected_measurements(august())
    assert [change.what for change in one.changes] == ["edema"]
    mend(imported, "TARI WIDANU", "9.4")
    import_file(eppgbm([{**TARI, "Berat": "9.5"}, BIMA], "2026-08-29"), imported)
    assert all(change.what != "berat" for one in corrected_measurements(august()) for change in one.changes)


def test_a_forced_value_brings_its_reason(imported):
    mend(imported, "TARI WIDANU", "5.2", "ditimbang dua kali")
    (one,) = corrected_measurements(august())
    assert one.changes[0].why.startswith("ditimbang dua kali (")


def test_what_was_typed_from_paper_is_no_correction(imported):
    child = Child.get(Child.name == "BIMA RASENO")
    typed = {
        "measured_on": "20082026", "weight_kg": "10.3", "height_cm": "83", "position": "berdiri", "muac_cm": "",
        "head_cm": "", "oedema": "",
    }  # fmt: skip
    save_visit(imported, child.id, check_visit(imported, child.id, typed), "kertas")
    assert corrected_measurements(august()) == []


def tari_again(session, second, day):
    """Measure the child a second time; return what is written of it."""
    child = Child.get(Child.name == "TARI WIDANU")
    doubt = remeasures.Doubt("dekat garis", "dekat garis", False, "")
    visit = Measurement.get(Measurement.child == child)
    line = remeasures.RemeasureLine(
        child.id, august(), child.name, "P", remeasures.date(2024, 3, 1), "", "", "", "",
        remeasures.date(2026, 8, 12), "H", remeasures.Measured(visit.weight_kg, visit.height_cm), (doubt,),
    )  # fmt: skip
    remeasures.measured_again(session, line, second, remeasures.date.fromisoformat(day))
    (one,) = corrected_measurements(august())
    return one


def test_a_second_measurement_is_dated_on_its_day_and_holds_what_was_measured_then(imported):
    Measurement.update(head_cm=47.0, muac_cm=14.5, oedema=False).execute()
    one = tari_again(imported, remeasures.Measured(None, 84.1), "2026-09-01")
    assert (str(one.measured_on), one.weight_kg, one.height_cm, one.position) == ("2026-09-01", None, 84.1, "H")
    assert (one.head_cm, one.muac_cm, one.oedema, one.vitamin_a, one.told) == (None, None, None, "", {})
    assert [(change.what, change.before, change.after) for change in one.changes] == [("tinggi", "82,5", "84,1")]
    assert one.changes[0].why.startswith("ukur ulang: ")


def test_measured_again_on_the_same_day_the_rest_stays(imported):
    Measurement.update(head_cm=47.0).execute()
    first = Measurement.get(Measurement.child == Child.get(Child.name == "TARI WIDANU"))
    one = tari_again(imported, remeasures.Measured(None, 84.1), first.measured_on)
    assert (one.weight_kg, one.height_cm, one.head_cm) == (10.1, 84.1, 47.0)


OTHERWISE = (
    ({"NIK": "9999994103240009", "Nama Ortu": "LAIN / DUMA", "Desa/Kel": "PATIHAN"}, ("NIK", "9999994103240009", NIK)),
    ({"Tgl Lahir": "2024-04-01"}, ("tanggal lahir", "01-04-2024", "01-03-2024")),
)


@pytest.mark.parametrize(("row", "told"), OTHERWISE)
def test_a_decided_row_that_says_otherwise(imported, eppgbm, row, told):
    import_file(eppgbm([{**TARI, **row, "Tanggal Pengukuran": "2026-08-20"}], name="ragu.csv"), imported)
    (item,) = waiting()
    assert corrected_identities() == []
    decide(imported, item, "sama", Child.get(Child.nik == NIK).id)
    (one,) = corrected_identities()
    (change,) = one.changes
    assert (change.what, change.before, change.after) == told
    assert change.why == f"keputusan impor: {item.reason}"
    agrees = {**TARI, **row, "NIK": NIK, "Tgl Lahir": TARI["Tgl Lahir"], "Tanggal Pengukuran": "2026-09-02"}
    import_file(eppgbm([agrees], "2026-09-05", "baru.csv"), imported)
    assert corrected_identities() == []  # a newer file agrees


def test_a_child_entered_twice_is_to_be_taken_out(imported, eppgbm, tmp_path):
    twin = {**TARI, "Nama Ortu": "LAIN / DUMA", "NIK": "9999994103240009", "Tanggal Pengukuran": "2026-08-15"}
    import_file(eppgbm([{**twin, "Posyandu": "KENANGA", "Desa/Kel": "PATIHAN"}], None, name="lain.csv"), imported)
    for item in waiting():
        decide(imported, item, "baru")
    kept, other = (Child.get(Child.nik == nik) for nik in (NIK, "9999994103240009"))
    duplicates.merge(imported, kept.id, other.id, "satu anak, dua posyandu")
    target = tmp_path / "identitas.xlsx"
    assert corrections.write_identities(imported, "hapus ganda", target) == 1
    head, row = rows_of(target, "Identitas")
    assert head == IDENTITY_COLUMNS and len(head) == 23
    told = dict(zip(head, row, strict=True))
    assert (told["NIK"], told["nama_anak"], told["hapus"], told["pindah"]) == (
        "9999994103240009", "TARI WIDANU", "Ya", None,
    )  # fmt: skip
    assert (told["tgl_lahir"], told["jenis_kelamin"]) == ("2024-03-01", "Perempuan")
    assert f"digabung ke TARI WIDANU, NIK {NIK}" in str(rows_of(target, "Perubahan"))


def test_changed_by_hand_and_moved(imported):
    child = Child.get(Child.name == "BIMA RASENO")
    with transaction(imported) as writer:
        writer.update(child, child.version, name="BIMA RASENA", birth_date="2024-05-08", status="pindah")
    (one,) = corrected_identities()
    assert [(change.what, change.before, change.after) for change in one.changes] == [
        ("nama", "BIMA RASENO", "BIMA RASENA"),
        ("tanggal lahir", "09-05-2024", "08-05-2024"),
        ("keadaan", "aktif", "pindah"),
    ]
    assert one.moved and not one.removed


def test_no_reason_no_file_and_stopped_no_file(imported, tmp_path):
    mend(imported, "TARI WIDANU")
    target = tmp_path / "k.xlsx"
    for reason in ("", "  "):
        with pytest.raises(DataError, match="Alasan wajib"):
            corrections.write_measurements(imported, august(), reason, target)
        with pytest.raises(DataError, match="Alasan wajib"):
            corrections.write_identities(imported, reason, target)
    with pytest.raises(Cancelled):
        corrections.write_measurements(imported, august(), "ya", target, stop=lambda: True)
    assert not target.exists()
