"""Single cells: every spelling that is understood, and what is said of the others."""

import math
from datetime import date

import pytest

from stunting_tui.services.measuring import zscore_cells as cells


@pytest.mark.parametrize("word", ["P", "p", "F", "f", "2", " Perempuan ", "2.0", "P\u00a0", "female"])
def test_girls(word):
    assert cells.sex(word) == 2


@pytest.mark.parametrize("word", ["L", "l", "M", "m", "1", "Laki-laki", "1.0"])
def test_boys(word):
    assert cells.sex(word) == 1


@pytest.mark.parametrize(
    ("word", "code"), [("L", 1), ("terlentang", 1), ("Telentang", 1), ("H", 2), ("Berdiri", 2), (" h\u00a0", 2)]
)
def test_positions(word, code):
    assert cells.position(word) == code


@pytest.mark.parametrize(("word", "code"), [("y", 1), ("Ya", 1), ("1", 1), ("n", 0), ("TIDAK", 0), ("0", 0)])
def test_oedema(word, code):
    assert cells.oedema(word) == code


@pytest.mark.parametrize("text", ["2025-07-18", "18/07/2025", "18-7-2025", "18.7.2025", "2025/07/18 00:00:00"])
def test_dates(text):
    assert cells.day(text) == date(2025, 7, 18).toordinal()


@pytest.mark.parametrize(
    ("text", "value"),
    [("12,5", 12.5), ("12.5", 12.5), (" 12 ", 12), ("12.", 12), (",5", 0.5), ("+7", 7), ("12.5\u00a0", 12.5)],
)
def test_numbers(text, value):
    assert cells.number(text) == value


@pytest.mark.parametrize(
    ("understand", "text", "words"),
    [
        (cells.number, "1.234,5", "bukan angka"),
        (cells.number, "1e3", "bukan angka"),
        (cells.number, "inf", "bukan angka"),
        (cells.number, "1_4", "bukan angka"),
        (cells.number, "\u0661", "bukan angka"),
        (cells.measure, "0", "harus lebih dari 0"),
        (cells.age, "-1", "tidak boleh negatif"),
        (cells.day, "18/07/25", "bukan tanggal"),
        (cells.day, "2025-02-30", "bukan tanggal yang ada"),
        (cells.sex, "X", "tidak dikenal"),
        (cells.position, "duduk", "tidak dikenal"),
        (cells.oedema, "t", "tidak dikenal"),
    ],
)
def test_what_is_wrong(understand, text, words):
    column = cells.Column(understand)
    (value,) = column.values_of([text])
    assert math.isnan(value)
    assert column.bad == {text: words}


@pytest.mark.parametrize("text", ["", "  ", "-", "NA", "n/a", "NaN", "\u00a0"])
def test_empty_is_not_bad(text):
    column = cells.Column(cells.measure)
    assert math.isnan(column.values_of([text])[0])
    assert column.bad == {}


def test_text_like_a_formula_gets_an_apostrophe():
    texts = ["=1+1", "+62812", "-2,5", "@x", "-1+cmd|' /C calc'!A0", "\t=1", "--", "aman", "+a", ""]
    safe = ["'=1+1", "+62812", "-2,5", "'@x", "'-1+cmd|' /C calc'!A0", "'\t=1", "--", "aman", "'+a", ""]
    assert cells.harmless(texts) == safe


def test_decimals():
    point, comma = cells.Decimals(comma=False), cells.Decimals(comma=True)
    assert (point[-2.0], comma[-2.0], point[point.MISSING]) == ("-2.00", "-2,00", "")
