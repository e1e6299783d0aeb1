"""The words of Permenkes 2/2020 at and beside every cut-off."""

from itertools import pairwise

import numpy as np
import pytest

from stunting_tui.errors import FileError
from stunting_tui.growth import INDICES, categories
from stunting_tui.growth.categories import category, ordinals

WEIGHT_FOR_SIZE = [
    (-5.5, "Gizi buruk"),
    (-3.01, "Gizi buruk"),
    (-3.0, "Gizi kurang"),
    (-2.01, "Gizi kurang"),
    (-2.0, "Gizi baik"),
    (1.0, "Gizi baik"),
    (1.01, "Berisiko gizi lebih"),
    (2.0, "Berisiko gizi lebih"),
    (2.01, "Gizi lebih"),
    (3.0, "Gizi lebih"),
    (3.01, "Obesitas"),
]
EXPECTED = {
    "haz": [
        (-3.01, "Sangat pendek"),
        (-3.0, "Pendek"),
        (-2.01, "Pendek"),
        (-2.0, "Normal"),
        (3.0, "Normal"),
        (3.01, "Tinggi"),
    ],
    "waz": [
        (-3.01, "Berat badan sangat kurang"),
        (-3.0, "Berat badan kurang"),
        (-2.01, "Berat badan kurang"),
        (-2.0, "Berat badan normal"),
        (1.0, "Berat badan normal"),
        (1.01, "Risiko berat badan lebih"),
    ],
    "whz": WEIGHT_FOR_SIZE,
    "baz": WEIGHT_FOR_SIZE,
    "hcz": [
        (-2.01, "Lingkar kepala kecil"),
        (-2.0, "Lingkar kepala normal"),
        (2.0, "Lingkar kepala normal"),
        (2.01, "Lingkar kepala besar"),
    ],
    "acz": [
        (-2.01, "Lingkar lengan kecil"),
        (2.0, "Lingkar lengan normal"),
        (2.01, "Lingkar lengan besar"),
    ],
}


@pytest.mark.parametrize("index", INDICES)
def test_words_at_the_cut_offs(index):
    for z, term in EXPECTED[index]:
        assert category(index, z).term == term
    places = ordinals(index, np.array([z for z, _ in EXPECTED[index]]))
    assert [categories.categories(index)[place].term for place in places] == [term for _, term in EXPECTED[index]]


@pytest.mark.parametrize("index", INDICES)
def test_intervals_cover_the_line_without_gap_or_overlap(index):
    rows = categories.categories(index)
    assert rows[0].low is None
    assert rows[-1].high is None
    for below, above in pairwise(rows):
        assert below.high == above.low
        assert below.high_included != above.low_included
    assert len({row.code for row in rows}) == len(rows)


def test_rounding_comes_first():
    assert category("haz", -2.004).term == "Normal"
    assert category("haz", -2.006).term == "Pendek"


def test_oedema_is_gizi_buruk():
    for index in ("whz", "baz"):
        assert category(index, None, oedema=True).code == "gizi_buruk"
        assert category(index, 0.5, oedema=True).code == "gizi_buruk"
        places = ordinals(index, np.array([0.5, np.nan, np.nan]), np.array([True, True, False]))
        assert places.tolist() == [0, 0, -1]
    assert category("waz", None, oedema=True) is None
    assert category("haz", 0.0, oedema=True).code == "normal"


@pytest.mark.parametrize("missing", [None, float("nan")])
def test_missing_has_no_category(missing):
    assert category("haz", missing) is None


def test_every_row_says_where_it_comes_from():
    for index in ("haz", "waz", "whz", "baz"):
        assert {row.source for row in categories.categories(index)} == {"Permenkes 2/2020"}
    for index in ("hcz", "acz"):
        assert all("Permenkes" not in row.source for row in categories.categories(index))


def test_unknown_index():
    with pytest.raises(ValueError, match="unknown"):
        category("bmi", 0.0)


def test_damaged_table_is_told(tmp_path, monkeypatch):
    (tmp_path / "who").mkdir()
    (tmp_path / "who" / "categories.csv").write_text("index,code\nhaz,x\n", encoding="utf-8")
    monkeypatch.setattr(categories, "fixtures", lambda: tmp_path)
    with pytest.raises(FileError, match="Tabel kategori"):
        categories._table.__wrapped__()
