"""The quality of a batch as a workbook: sheets to print, one flat sheet of data with stable names."""

import pytest
from openpyxl import load_workbook

from stunting_tui.errors import DataError
from stunting_tui.services.intake.importing import import_file
from stunting_tui.services.quality import quality, quality_cards

HEADINGS = [
    "periode", "tingkat", "desa", "posyandu", "anak_diukur", "mutu", "ukuran", "judul", "n", "nilai", "satuan",
    "penilaian", "p", "terdiri_dari", "sebab",
]  # fmt: skip


@pytest.fixture
def batch(store, eppgbm):
    """Import twelve children, all of whole centimetres."""
    names = (
        "BAPRI",
        "CEVO",
        "DIRELU",
        "FOKLE",
        "GUNIVO",
        "HESKO",
        "JIBATI",
        "KOVLO",
        "LUTRI",
        "MENDA",
        "NOFI",
        "PRAWO",
    )
    rows = [
        {
            "Nama": f"{name} ZADRE",
            "Tgl Lahir": f"2024-{at + 1:02}-07",
            "Tinggi": str(80 + at),
            "Berat": f"{9 + at / 10}",
        }
        for at, name in enumerate(names)
    ]
    import_file(eppgbm(rows), store)
    return store


def test_workbook(batch, tmp_path, query):
    found = quality.fresh_quality(batch)
    target = tmp_path / "mutu.xlsx"
    quality_cards.write_book(batch, found, target)
    book = load_workbook(target)
    assert book.sheetnames == ["Mutu", f"Mutu {found.of_level('kecamatan')[0].name}", "data_mutu"]
    rows = [list(row) for row in book["data_mutu"].iter_rows(values_only=True)]
    assert rows[0] == HEADINGS
    assert len(rows) == 1 + sum(len(place.scores) for place in found.places)
    (digits,) = [row for row in rows if row[1] == "posyandu" and row[6] == "angka_tinggi"]
    assert digits[4] == 12
    assert digits[7:12] == ["Angka akhir tinggi (skor)", 12, 100, None, "bermasalah"]
    empty = next(row for row in rows if row[4] == 0 and row[6] == "angka_tinggi")
    assert (empty[9], empty[11], empty[14]) == (None, "tidak dapat dihitung", "tidak ada nilai")
    told = {str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row}
    assert not any(name in text for (name,) in query("SELECT name FROM child") for text in told)


def test_the_list_prints_on_its_side_with_its_heading_on_every_page(batch, tmp_path):
    target = tmp_path / "mutu.xlsx"
    quality_cards.write_book(batch, quality.fresh_quality(batch), target)
    sheet = load_workbook(target)["Mutu"]
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_rows


def test_nothing_computed(batch, tmp_path):
    with pytest.raises(DataError, match="belum dihitung"):
        quality_cards.write_book(batch, quality.stored(batch), tmp_path / "mutu.xlsx")


def test_the_card_of_one_place_with_its_scores(batch, tmp_path):
    found = quality.fresh_quality(batch)
    (post,) = found.of_level("posyandu")
    target = tmp_path / "kartu.xlsx"
    quality_cards.write_cards(batch, [post], found.period, target)
    book = load_workbook(target)
    assert book.sheetnames == [f"{post.name} {post.village}", "data_mutu"]
    rows = list(book["data_mutu"].iter_rows(values_only=True))
    assert list(rows[0]) == HEADINGS
    assert [(row[2], row[3], row[6]) for row in rows[1:]] == [
        (post.village, post.name, score.code) for score in post.scores
    ]
    assert quality_cards.cards_path([post], found.period).name.startswith("kartu-mutu-mawar-1-2026-08")


def test_all_cards_a_sheet_for_each(batch, tmp_path):
    found = quality.fresh_quality(batch)
    told = []
    target = tmp_path / "kartu.xlsx"
    quality_cards.write_cards(batch, found.places, found.period, target, lambda text, share: told.append((text, share)))
    assert len(load_workbook(target).sheetnames) == len(found.places) + 1
    assert len(told) == len(found.places)
    with pytest.raises(DataError, match="Belum ada tempat"):
        quality_cards.write_cards(batch, [], found.period, target)
