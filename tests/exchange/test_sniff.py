"""What a file is, by its first bytes."""

from pathlib import Path

import pytest

from stunting_tui.errors import FileError
from stunting_tui.exchange.sniff import family, survey

XML_BOOK = b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
XML_BOOK += b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="a">'

HEADS = {
    b"PK\x03\x04rest": "zip",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "ole",
    b"<html>": "html",
    b"\xef\xbb\xbf \r\n\t<table>": "html",
    "\ufeff<html>".encode("utf-16-le"): "html",
    "<html><body>".encode("utf-16-le"): "html",
    b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">': "html",
    b'<html xmlns:x="urn:schemas-microsoft-com:office:excel">': "html",
    XML_BOOK: "xml",
    b"No;NIK;Nama": "text",
    b"\xef\xbb\xbfNo;NIK": "text",
    "No\tNIK".encode("utf-16"): "text",
    b"": "text",
}


@pytest.mark.parametrize("head", HEADS)
def test_the_family_of_a_file(head: bytes) -> None:
    assert family(Path("a.xls"), head) == HEADS[head]


@pytest.mark.parametrize(
    ("head", "words"),
    [
        (b"\x1f\x8b\x08", "arsip"),
        (b"7z\xbc\xaf\x27\x1c", "arsip"),
        (b"\x89PNG\r\n", "gambar"),
        (b"{\\rtf1", "RTF"),
        (b"SQLite format 3\x00", "basis data"),
        (b'<?xml version="1.0"?><office:document xmlns:office="urn:oasis">', "OpenDocument"),
    ],
)
def test_known_strangers_are_called_by_name(head: bytes, words: str) -> None:
    with pytest.raises(FileError, match=words):
        family(Path("a.xls"), head)


def test_a_cp1252_letter_at_the_very_end_is_no_damage(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"Nama;Kota\nA;CAF\xc9")
    assert survey(path).encoding == "cp1252"


def test_utf8_cut_inside_a_letter_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("Nama;Kota\nA\u00a0;B\u00a0\nC\u00a0;D\u00a0".encode()[:-1])
    with pytest.raises(FileError, match="baris 3"):
        survey(path)


def test_an_xml_workbook_is_read_through_the_same_door(tmp_path: Path) -> None:
    from datetime import date, time

    from stunting_tui.exchange.reading import read_grid

    path = tmp_path / "a.xls"
    body = (
        '<Worksheet ss:Name="Data"><Table><Row ss:Index="3"><Cell ss:Index="2">'
        '<Data ss:Type="String">BIBA &amp; '
        '<B>X</B></Data></Cell><Cell ss:MergeAcross="1"><Data ss:Type="Number">7.4</Data></Cell><Cell>'
        '<Data ss:Type="DateTime">2024-08-20T00:00:00.000</Data></Cell>'
        '<Cell><Data ss:Type="DateTime">1899-12-31T07:04:00.000</Data></Cell>'
        '<Cell><Data ss:Type="Number">75</Data></Cell></Row><Row/></Table></Worksheet></Workbook>'
    )
    head = XML_BOOK.decode().replace('xmlns:x="a"', 'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"')
    path.write_text(head + body)
    grid = read_grid(path)
    row = [None, "BIBA & X", 7.4, None, date(2024, 8, 20), time(7, 4), 75]
    assert [(sheet.name, list(sheet.numbered())) for sheet in grid.sheets] == [("Data", [(3, row)])]


_SPACE_NAME = "urn:schemas-microsoft-com:office:spreadsheet"
NAMED = f"<Workbook xmlns='{_SPACE_NAME}' xmlns:s='{_SPACE_NAME}'>"


@pytest.mark.parametrize(
    "body",
    [
        f'<!DOCTYPE a [<!ENTITY x "y">]>{NAMED}<Worksheet/></Workbook>',
        f"{NAMED}<Worksheet><Table><Row>",
        f"{NAMED}<Worksheet><Table><Row s:Index='999999999'/></Table></Worksheet></Workbook>",
        f"{NAMED}<Worksheet><Table><Row><Cell><Data s:Type='Number'>x</Data></Cell></Row></Table></Worksheet>",
    ],
)
def test_a_hostile_xml_workbook_is_refused(tmp_path: Path, body: str) -> None:
    from stunting_tui.exchange.reading import read_grid

    path = tmp_path / "a.xls"
    path.write_text('<?xml version="1.0"?>' + body)
    with pytest.raises(FileError, match="rusak"):
        read_grid(path)
