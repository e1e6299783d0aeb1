from datetime import date
from pathlib import Path

import pytest

from stunting_tui.domain.deliberation.agreement import Agreement, Deliberation
from stunting_tui.errors import DataError
from stunting_tui.services.deliberation import rembuk
from stunting_tui.services.deliberation.reporting import report_content, write_report
from stunting_tui.services.intake.importing import import_file
from stunting_tui.services.quality.figures import batch_figures, batches
from stunting_tui.services.register import region

SHORT = {"Nama": "TARI WIDANU", "JK": "P", "Tgl Lahir": "2024-03-01", "Tinggi": "76.0", "NIK": "9999994103240001"}
TALL = {"Nama": "BUMI LASARA", "Tgl Lahir": "2023-05-05", "Tinggi": "98.0", "Berat": "14.5"}
IMPOSSIBLE = {"Nama": "SAMU RUTIRA", "Tgl Lahir": "2022-05-05", "Tinggi": "60.0", "Berat": "14.5"}


@pytest.fixture
def imported(store, eppgbm):
    import_file(eppgbm([SHORT, TALL, IMPOSSIBLE]), store)
    return store


def test_content_of_a_store_without_rembuk(imported):
    content = report_content(imported)
    assert content.deliberation.held_on == date(2026, 11, 22)
    assert (content.letterhead.regency, content.letterhead.district) == ("Kabupaten Magetan", "Kecamatan Karangrejo")
    assert content.figures == batch_figures(batches()[0].id)
    assert content.paper == "A4"


def test_named_children_are_the_stunted_of_the_figures(imported):
    content = report_content(imported)
    assert [child.name for child in content.stunted] == ["TARI WIDANU"]
    assert len(content.stunted) == content.figures.total.under_five.stunted.n
    child = content.stunted[0]
    assert (child.village, child.posyandu, child.age_months, child.category) == (
        "Desa Gebyog", "MAWAR 1", 29, "Sangat pendek",
    )  # fmt: skip


def test_method_names_source_days_and_what_was_left_out(imported):
    method = report_content(imported).method
    assert [(source.name, source.title_date, source.read) for source in method.sources] == [
        ("daftar.csv", date(2026, 8, 20), 3)
    ]
    assert (method.measured_from, method.measured_to) == (date(2026, 8, 12), date(2026, 8, 12))
    assert dict(method.exclusions)["TB/U di luar batas wajar WHO"] == 1


def test_a_position_taken_by_age_for_a_typed_visit_was_not_in_a_file(imported, query):
    query("UPDATE measurement SET position_inferred = 1")
    query("UPDATE measurement SET run_id = NULL WHERE child_id = (SELECT min(child_id) FROM measurement)")
    told = "Cara ukur 2 anak disimpulkan dari z-score di berkas; 1 pengukuran diketik sendiri."
    assert told in report_content(imported).method.notes


def test_newest_rembuk_is_taken_unless_another_is_named(imported):
    old = rembuk.create_deliberation(imported, Deliberation(held_on=date(2026, 2, 3), place="Balai"), template=True)
    new = rembuk.create_deliberation(imported, Deliberation(held_on=date(2026, 9, 3), place="Pendopo"), template=False)
    assert report_content(imported).deliberation.id == new
    content = report_content(imported, old)
    assert content.deliberation.place == "Balai"
    assert len(content.deliberation.agreements) == 7


def test_missing_rembuk_is_said(imported):
    with pytest.raises(DataError):
        report_content(imported, 99)


def test_settings_of_the_office_are_used(imported):
    region.save_setting(imported, "kertas", "F4")
    region.save_setting(imported, "camat_nama", "Contoh Camat")
    content = report_content(imported)
    assert content.paper == "F4"
    assert content.signatories[0].name == "Contoh Camat"


def test_writing_is_recorded_with_the_reason_for_full_nik(imported, tmp_path, query):
    from openpyxl import load_workbook

    target = tmp_path / "laporan.xlsx"
    write_report(imported, target)
    write_report(imported, Path(target), nik_reason="cocokkan dengan KK")
    told = query("SELECT by, old, new FROM audit WHERE action = 'ekspor' ORDER BY id")
    assert told == [
        ("penguji", None, "laporan.xlsx: 1 anak bernama, NIK disamarkan"),
        ("penguji", "cocokkan dengan KK", "laporan.xlsx: 1 anak bernama, NIK lengkap"),
    ]
    cells = {cell.value for row in load_workbook(target)["Anak Pendek"].iter_rows() for cell in row}
    assert "9999994103240001" in cells


def test_agreements_reach_the_matrix(imported, tmp_path):
    from openpyxl import load_workbook

    number = rembuk.create_deliberation(imported, Deliberation(held_on=date(2026, 9, 3), place="Balai"), template=False)
    rembuk.save_agreement(imported, number, Agreement(0, "Timbang bersama", villages=("35.20.13.2009",)))
    write_report(imported, tmp_path / "l.xlsx", number)
    sheet = load_workbook(tmp_path / "l.xlsx")["Matriks Kesepakatan"]
    assert "Timbang bersama" in {cell.value for row in sheet.iter_rows() for cell in row}
