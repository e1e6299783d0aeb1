"""Crafted workbooks end as a clear refusal, quickly, and without taking the program along."""

import zipfile
from pathlib import Path

import pytest

from stunting_tui.errors import FileError
from stunting_tui.exchange import limits
from stunting_tui.exchange.reading import read_grid
from tests.exchange import hostile

MILLION = "".join(f'<row r="{i}"><c r="A{i}"><v>1</v></c></row>' for i in (1, 2, 1_000_000))
LAUGHS = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;">]>'
OUTSIDE = '<!DOCTYPE a [<!ENTITY d SYSTEM "file:///etc/hostname">]>'
ENTITY = '<row r="1"><c r="A1" t="inlineStr"><is><t>&d;</t></is></c></row>'


def _refused(path: Path, words: str) -> FileError:
    with pytest.raises(FileError, match=words) as caught:
        read_grid(path)
    assert path.name in caught.value.message
    assert caught.value.hint
    return caught.value


def test_a_member_that_unpacks_too_far_is_refused(tmp_path: Path) -> None:
    bomb = hostile.with_part(tmp_path / "bom.xlsx", "xl/media/a.bin", bytes(2 * 2**20))
    _refused(bomb, "tidak wajar")


def test_a_member_over_the_bound_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ZIP_MEMBER_BYTES", 2**20)
    monkeypatch.setattr(limits, "ZIP_RATIO_FROM", 2**30)
    _refused(hostile.with_part(tmp_path / "bom.xlsx", "xl/a.bin", bytes(2 * 2**20)), "2 MB")


def test_members_that_are_too_big_together_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ZIP_TOTAL_BYTES", 2**20)
    monkeypatch.setattr(limits, "ZIP_RATIO_FROM", 2**30)
    _refused(hostile.with_part(tmp_path / "bom.xlsx", "xl/a.bin", bytes(2 * 2**20)), "mengembang")


def test_too_many_members_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "banyak.xlsx"
    hostile.rewritten(path, lambda _, old: old, {f"xl/a{i}.xml": b"" for i in range(201)})
    _refused(path, "bagian")


def test_a_cell_in_the_farthest_corner_is_refused(tmp_path: Path) -> None:
    body = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    _refused(hostile.with_sheet(tmp_path / "pojok.xlsx", body), "XFD1048576")


def test_a_corner_written_another_way_ends_in_the_child(tmp_path: Path) -> None:
    body = "<row r='1'><c r='A1'><v>1</v></c></row><row r='1048576'><c r='XFD1048576'><v>1</v></c></row>"
    _refused(hostile.with_sheet(tmp_path / "pojok.xlsx", body), "rusak|terlalu")


def test_empty_formatted_cells_far_out_do_no_harm(tmp_path: Path) -> None:
    body = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="0"/></row>'
    assert read_grid(hostile.with_sheet(tmp_path / "format.xlsx", body)).sheets[0].rows == [[1]]


def test_a_million_rows_are_refused_with_what_to_do(tmp_path: Path) -> None:
    error = _refused(hostile.with_sheet(tmp_path / "juta.xlsx", MILLION), "A1000000")
    assert "bagi" in error.hint


def test_rows_just_over_the_limit_are_refused(tmp_path: Path) -> None:
    body = MILLION.replace("1000000", "60000")
    _refused(hostile.with_sheet(tmp_path / "panjang.xlsx", body), r"60\.000")


@pytest.mark.parametrize("prologue", [LAUGHS, OUTSIDE])
def test_entities_are_never_expanded(tmp_path: Path, prologue: str) -> None:
    path = hostile.with_sheet(tmp_path / "entitas.xlsx", ENTITY, prologue)
    try:
        cells = str(read_grid(path).sheets)
    except FileError:
        return
    assert "bbbb" not in cells
    assert Path("/etc/hostname").read_text().strip() not in cells


def test_one_text_repeated_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LONG_TEXT_CHARS", 5000)
    path = hostile.workbook(tmp_path / "ulang.xlsx", [["a" * 100]] * 49)
    assert len(read_grid(path).sheets[0].rows) == 49
    _refused(hostile.workbook(path, [["a" * 100]] * 51), "baris 51 kolom 1")


def test_broken_xml_inside_is_refused(tmp_path: Path) -> None:
    _refused(hostile.with_sheet(tmp_path / "sobek.xlsx", '<row r="1"><c r="A1"><v>1</c>'), "rusak")


def test_a_truncated_workbook_is_refused(tmp_path: Path) -> None:
    path = hostile.workbook(tmp_path / "potong.xlsx", [["a"]])
    path.write_bytes(path.read_bytes()[:-200])
    _refused(path, "rusak")


def test_a_forged_size_is_refused(tmp_path: Path) -> None:
    path = hostile.with_part(tmp_path / "palsu.xlsx", "xl/worksheets/sheet9.xml", b"<a>" + bytes(5000))
    content = path.read_bytes()
    path.write_bytes(content.replace((5003).to_bytes(4, "little"), (10).to_bytes(4, "little")))
    _refused(path, "rusak")


def test_a_password_protected_xlsx_is_told_apart(tmp_path: Path) -> None:
    msoffcrypto = pytest.importorskip("msoffcrypto.format.ooxml")
    plain = hostile.workbook(tmp_path / "polos.xlsx", [["a"]])
    path = tmp_path / "sandi.xlsx"
    with plain.open("rb") as source, path.open("wb") as target:
        msoffcrypto.OOXMLFile(source).encrypt("rahasia", target)
    error = _refused(path, "berkata sandi")
    assert "hapus sandinya" in error.hint


def test_a_password_protected_old_workbook_is_told_apart(tmp_path: Path) -> None:
    stream = hostile.biff((0x2F, b"\x01\x00\x01\x00\x01\x00" + bytes(48)), (0x0A, b""))
    _refused(hostile.old_workbook(tmp_path / "sandi.xls", stream.ljust(5000, b"\0")), "berkata sandi")


def test_a_compound_file_without_workbook_is_refused(tmp_path: Path) -> None:
    stream = hostile.biff((0x0A, b"")).ljust(5000, b"\0")
    _refused(hostile.old_workbook(tmp_path / "surat.xls", stream, "WordDoc"), "bukan buku kerja")


def test_a_broken_old_workbook_is_refused(tmp_path: Path) -> None:
    _refused(hostile.old_workbook(tmp_path / "rusak.xls", b"\x09\x08\xff\xff" + bytes(5000)), "rusak|tidak berisi")


@pytest.mark.parametrize(
    ("part", "words"), [("word__document_xml", "Word"), ("ppt__presentation_xml", "PowerPoint"), ("a_csv", "arsip ZIP")]
)
def test_other_zip_archives_are_called_by_their_name(tmp_path: Path, part: str, words: str) -> None:
    _refused(hostile.zipped(tmp_path / "lain.xlsx", **{part: b"x"}), words)


def test_locked_members_are_called_protected(tmp_path: Path) -> None:
    path = hostile.workbook(tmp_path / "kunci.xlsx", [["a"]])
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        start = archive.start_dir
    content[start + 8] |= 1
    path.write_bytes(content)
    _refused(path, "berkata sandi")


def test_a_workbook_with_macros_is_read_and_nothing_runs(tmp_path: Path) -> None:
    path = hostile.with_part(tmp_path / "makro.xlsm", "xl/vbaProject.bin", b"\xd0\xcf\x11\xe0" + bytes(100))
    assert read_grid(path).sheets[0].rows == [["x"]]


def test_a_parser_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    from stunting_tui.exchange.spreadsheet import read_sheets
    from stunting_tui.exchange.watch import Watch

    path = hostile.workbook(tmp_path / "lama.xlsx", [["a"]])
    with path.open("rb", buffering=0) as data, pytest.raises(FileError, match="terlalu lama"):
        read_sheets(Watch(path), data, seconds=-1)
