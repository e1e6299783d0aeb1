import pytest
from openpyxl import load_workbook

from stunting_tui.errors import DataError, FileError
from stunting_tui.services.deliberation import report_pages, text_files
from stunting_tui.services.deliberation.reporting import minutes_sections, write_report
from stunting_tui.services.register import region
from tests.services.meeting import session  # noqa: F401 (a fixture)


def test_pages_are_remembered_and_written(session, tmp_path):  # noqa: F811
    assert "undangan" not in report_pages.chosen_pages()
    assert report_pages.turn_page(session, "undangan") is True
    for code in report_pages.chosen_pages():
        if code not in ("undangan", "berita-acara"):
            assert report_pages.turn_page(session, code) is False
    write_report(session, tmp_path / "l.xlsx")
    assert load_workbook(tmp_path / "l.xlsx").sheetnames == ["Undangan", "Berita Acara"]


def test_the_situation_of_every_village_is_a_page_to_choose(session, tmp_path):  # noqa: F811
    assert "situasi" not in report_pages.chosen_pages()
    report_pages.turn_page(session, "situasi")
    write_report(session, tmp_path / "l.xlsx")
    book = load_workbook(tmp_path / "l.xlsx")
    sheets = [name for name in book.sheetnames if name.startswith("Situasi ")]
    assert sheets == [f"Situasi {village.name}" for village in region.villages()]
    assert book[sheets[0]]["A1"].value.startswith("LEMBAR SITUASI ")
    assert book[sheets[0]].page_setup.fitToHeight == 1


def test_the_last_page_stays(session):  # noqa: F811
    for code in report_pages.chosen_pages()[1:]:
        report_pages.turn_page(session, code)
    with pytest.raises(DataError, match="sedikitnya satu halaman"):
        report_pages.turn_page(session, report_pages.chosen_pages()[0])


def test_a_text_is_copied_beside_the_database_and_used(session, tmp_path):  # noqa: F811
    copy = text_files.copy_to_edit(session, "berita-acara")
    assert copy == tmp_path / "templat" / "berita-acara.toml"
    copy.write_text(copy.read_text(encoding="utf-8").replace("Pada hari ini", "Hari ini"), encoding="utf-8")
    assert text_files.copy_to_edit(session, "berita-acara") == copy
    said = [getattr(block, "text", "") for block in minutes_sections(session)[0][0].blocks]
    assert any(text.startswith("Hari ini, ") for text in said)
    first, second = text_files.text_files(session)[:2]
    assert (first.own, first.path, first.fault) == (True, copy, "")
    assert (second.own, second.fault) == (False, "")


def test_a_text_with_an_unknown_field_stops_the_report_with_its_line(session, tmp_path):  # noqa: F811
    copy = text_files.copy_to_edit(session, "komitmen")
    copy.write_text(copy.read_text(encoding="utf-8").replace("{kabupaten}", "{kabupten}"), encoding="utf-8")
    fault = next(file.fault for file in text_files.text_files(session) if file.name == "komitmen")
    assert "Naskah komitmen.toml baris 5" in fault
    assert "{kabupten}" in fault
    with pytest.raises(FileError, match="kabupten"):
        write_report(session, tmp_path / "l.xlsx")
    assert not (tmp_path / "l.xlsx").exists()


def test_a_folder_that_cannot_be_made_is_said(session, tmp_path):  # noqa: F811
    (tmp_path / "templat").write_text("berkas")
    with pytest.raises(FileError, match="tidak dapat disalin"):
        text_files.copy_to_edit(session, "undangan")


def test_a_new_rembuk_begins_with_the_agenda_of_the_office(session):  # noqa: F811
    usual = text_files.agenda(session)
    assert usual[-1] == "Penutup"
    copy = text_files.copy_to_edit(session, "agenda")
    copy.write_text('items = ["Doa", "Paparan {kecamatan}", "Penutup"]', encoding="utf-8")
    assert text_files.agenda(session) == ("Doa", "Penutup")
    copy.write_text('items = "Doa"', encoding="utf-8")
    assert text_files.agenda(session) == usual
