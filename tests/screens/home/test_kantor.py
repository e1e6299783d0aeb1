from datetime import date

import pytest
from openpyxl import load_workbook

from stunting_tui.domain.deliberation.agreement import Deliberation
from stunting_tui.services.deliberation import rembuk
from stunting_tui.services.deliberation.reporting import report_content, write_report
from stunting_tui.services.office import office
from stunting_tui.services.office.office import Office
from stunting_tui.services.register import region
from tests.screens.office import DISTRICT, query

STREET, CONTACT, HEAD = "Jalan Contoh Nomor 1", "Telepon (0000) 000000, Kode Pos 00000", "Zuri Valdano, S.Contoh."
TYPED = (
    "enter", "enter", f"={STREET}", "enter", f"={CONTACT}", "enter", "enter", f"={HEAD}", "enter",
    "=199901012099011999", "enter", "=f",
)  # fmt: skip


@pytest.fixture
def chosen(empty):
    """A database with its kecamatan."""
    region.choose_district(empty, DISTRICT)
    return empty


async def test_looks(open_app, chosen, golden):
    async with open_app("kantor") as shown:
        golden("kantor", shown.text())
        await shown.press(*TYPED)
        golden("kantor-terisi", shown.text())


async def test_without_a_kecamatan_it_says_what_to_do(open_app, empty, golden):
    async with open_app() as shown:
        await shown.press("8")
        golden("kantor-kosong", shown.text())
        await shown.press("=x", "enter", "f6")
        assert "Kecamatan belum dipilih" in shown.line(22)
        await shown.press("f10")
        assert shown.line(1).startswith(" BERANDA")
    assert query("SELECT count(*) FROM setting") == [(0,)]


async def test_what_is_typed_stands_in_the_workbook(open_app, chosen, tmp_path):
    async with open_app() as shown:
        await shown.press("8", *TYPED, "enter")
        assert shown.line(1).startswith(" BERANDA")
        assert "tersimpan" in shown.line(23)
    assert dict(query("SELECT key, value FROM setting WHERE key != 'kecamatan'")) == {
        "kop_alamat": f"{STREET}\n{CONTACT}", "camat_nama": HEAD, "camat_nip": "19990101 209901 1 999", "kertas": "F4",
    }  # fmt: skip
    assert {row[0] for row in query("SELECT by FROM audit WHERE table_name = 'setting'")} == {"opr1"}
    content = report_content(chosen)
    assert content.letterhead.address == (STREET, CONTACT)
    assert (content.letterhead.regency, content.letterhead.place) == ("Kabupaten Klaten", "Prambanan")
    first = content.signatories[0]
    assert (first.name, first.nip) == (HEAD, "19990101 209901 1 999")
    rembuk.create_deliberation(chosen, Deliberation(date(2026, 8, 25), "Pendopo"), template=True)
    write_report(chosen, tmp_path / "l.xlsx")
    cells = [
        str(cell.value) for sheet in load_workbook(tmp_path / "l.xlsx") for row in sheet.iter_rows() for cell in row
    ]
    assert {"PEMERINTAH KABUPATEN KLATEN", "KECAMATAN PRAMBANAN", STREET, CONTACT} <= set(cells)
    assert any(HEAD in cell for cell in cells)


async def test_reached_from_the_reports_and_told_there(open_app, chosen):
    async with open_app("laporan") as shown:
        assert "Camat: belum diisi (k: isi)" in shown.text()
        await shown.press("k", "down", "down", "down", "down", "down", f"={HEAD}", "f6")
        assert shown.line(1).startswith(" LAPORAN")
        assert "Kop surat dan nama Camat tersimpan." in shown.line(23)
        assert f"Camat: {HEAD} (k: isi)" in shown.text()


async def test_nip_that_is_none_keeps_the_cursor(open_app, chosen):
    async with open_app("kantor") as shown:
        await shown.press(*TYPED[:-3], "=19990101", "enter")
        assert "! NIP terdiri dari 18 angka." in shown.text()
        await shown.press("f6")
        assert shown.line(1).startswith(" KANTOR")
        assert office.office().head_name == ""
        await shown.press("=1999 0101 2099 0119 99", "enter")
        assert "19990101 209901 1 999" in shown.text()


async def test_emptied_names_follow_the_kecamatan_again(open_app, chosen):
    office.save_office(chosen, Office("Kota Contoh", "Kecamatan Lain", place="Lain"))
    async with open_app("kantor") as shown:
        assert "Kota Contoh" in shown.text()
        await shown.press("backspace", "enter", "backspace", "f6")
    assert office.office() == Office("Kabupaten Klaten", "Kecamatan Prambanan", place="Lain")


async def test_what_another_operator_changed_meanwhile_stays(open_app, chosen):
    async with open_app("kantor") as shown:
        await shown.press("enter", "enter", f"={STREET}")
        office.save_office(chosen, Office(head_name=HEAD, paper="F4"))
        await shown.press("f6")
    assert (office.office().address, office.office().head_name, office.office().paper) == ((STREET,), HEAD, "F4")


async def test_leaving_asks_where_something_was_typed(open_app, chosen):
    async with open_app() as shown:
        await shown.press("8", "f10")
        assert shown.line(1).startswith(" BERANDA")
        await shown.press("8", "=Kota Contoh", "f10")
        assert "Isian belum disimpan." in shown.line(22)
        await shown.press("t")
        assert "Kota Contoh" in shown.text()
        await shown.press("f10", "y")
        assert shown.line(1).startswith(" BERANDA")
    assert office.office().regency == "Kabupaten Klaten"


async def test_help_and_back_keeps_what_was_typed(open_app, chosen):
    async with open_app("kantor") as shown:
        await shown.press("=Kota Contoh", "enter", "f1", "f10")
        assert "Kota Contoh" in shown.text()
