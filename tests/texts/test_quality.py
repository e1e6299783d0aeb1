"""Mutu as text: every place a row, the card of a place by its name."""

import pytest

from stunting_tui.domain.quality.quality_words import Quality
from stunting_tui.errors import DataError
from stunting_tui.services.quality.quality import BatchQuality
from stunting_tui.services.quality.quality_cards import named_places
from stunting_tui.texts.quality import quality_table


def place(level: str, village: str, name: str, n: int, verdict: str, short=()) -> Quality:
    return Quality(level, village, name, n, verdict, 0, tuple(short), None, "", "", (), ())


FOUND = BatchQuality(
    1, "2026-08",
    (
        place("posyandu", "Sengon", "Mawar 1", 20, "bermasalah", ["tinggi dibulatkan", "cara ukur"]),
        place("kecamatan", "", "Prambanan", 45, "diragukan", ["cara ukur"]),
        place("posyandu", "Joho", "Mawar 1", 2, "tidak dinilai"),
        place("desa", "Sengon", "Sengon", 20, "baik"),
        place("desa", "Joho", "Joho", 0, "tidak dinilai"),
    ),
    fresh=True,
)  # fmt: skip


def test_rows():
    table = quality_table(FOUND, "Kec. Prambanan")
    assert table.title == "Mutu: Kec. Prambanan; batch Agustus 2026; 5 tempat, yang terburuk di atas"
    assert [tuple(row) for row in table.rows] == [
        ("kecamatan", "", "", "45", "diragukan", "", "cara ukur"),
        ("desa", "Sengon", "", "20", "baik", "", "tidak ada"),
        ("desa", "Joho", "", "0", "tidak dinilai", "", "belum diukur"),
        ("posyandu", "Sengon", "Mawar 1", "20", "bermasalah", "", "tinggi dibulatkan, cara ukur"),
        ("posyandu", "Joho", "Mawar 1", "2", "tidak dinilai", "", "terlalu sedikit anak"),
    ]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", [("kecamatan", "Prambanan")]),
        ("sengon", [("desa", "Sengon")]),
        ("mawar 1", [("posyandu", "Mawar 1"), ("posyandu", "Mawar 1")]),
        ("Mawar 1 joho", [("posyandu", "Mawar 1")]),
    ],
)
def test_places_by_name(typed, found):
    assert [(one.level, one.name) for one in named_places(FOUND, typed)] == found


def test_no_such_place():
    with pytest.raises(DataError, match='Tidak ada desa atau posyandu "melati"'):
        named_places(FOUND, "melati")
