"""Cells to values: numbers, NIK, z-scores, words, dates, clean text."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.exchange.cleaning import clean, shown
from stunting_tui.exchange.clock_damage import ClockDamage
from stunting_tui.exchange.dates import DateReader, is_month_first
from stunting_tui.exchange.values import (
    DAMAGED,
    MASKED,
    SHORT,
    read_nik,
    read_numbers,
    read_scores,
    read_words,
    village_code,
)
from stunting_tui.exchange.vocabulary import headings, layouts, words

TODAY = date(2026, 11, 22)
NIK = "9999991203250001"


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("7.4", 7.4),
        ("7,4\u00a0", 7.4),
        ("7,4 kg", 7.4),
        ("75 cm", 75.0),
        (75, 75.0),
        (10.100000000000001, 10.1),
        ("10,100000000000001", 10.1),
        ("0", None),
        ("-", None),
        (" ", None),
        (".5", 0.5),
    ],
)
def test_numbers(cell, value):
    column = read_numbers([cell], None)
    assert column.values == [value]
    assert not column.bad


@pytest.mark.parametrize("cell", ["PINDAH RUMAH", "7.4.1", "1e5", True, "12-03-2025", time(7, 4), "٧"])
def test_what_is_no_number_is_told(cell):
    column = read_numbers([cell], None)
    assert column.values == [None]
    assert column.bad == {0: cell}


@given(st.integers(min_value=1, max_value=99999))
def test_point_and_comma_say_the_same(hundredths):
    text = f"{hundredths / 100:.2f}"
    assert read_numbers([text, text.replace(".", ",")], None).values == [hundredths / 100] * 2


def test_scores_of_a_damaged_column_keep_only_whole_and_negative_numbers():
    cells = ["-2.31", "00.25", "1", "0,130555556", "999.99", "", "-3"]
    assert read_scores(cells, ClockDamage()).values == [-2.31, None, 1.0, None, None, None, -3.0]
    assert read_scores(["0.25", "999.99", "-999.99", 0.5], None).values == [0.25, None, None, 0.5]


@pytest.mark.parametrize(
    ("cell", "nik", "trouble"),
    [
        (f"{NIK}\u00a0\u00a0", NIK, ""),
        (f"'{NIK}", NIK, ""),
        ("999999-120325-0001", NIK, ""),
        ("9999 9912 0325 0001", NIK, ""),
        (f"{NIK}.0", None, DAMAGED),
        ("9,99999E+15", None, DAMAGED),
        (int(NIK), None, DAMAGED),
        (float(NIK), None, DAMAGED),
        ("999999**********", None, MASKED),
        (NIK[:15], None, SHORT),
        ("99999912032500O1", None, SHORT),
        (12345, None, SHORT),
        ("-", None, ""),
        (None, None, ""),
    ],
)
def test_nik(cell, nik, trouble):
    found = read_nik(cell)
    assert (found.nik, found.trouble) == (nik, trouble)
    assert bool(found.raw) == bool(trouble)


@given(st.one_of(st.text(), st.integers(), st.floats(), st.none(), st.booleans()))
def test_a_nik_is_sixteen_digits_or_nothing(cell):
    nik = read_nik(cell).nik
    assert nik is None or (len(nik) == 16 and nik.isascii() and nik.isdigit())


@pytest.mark.parametrize(
    ("column", "word", "meaning"),
    [
        ("jk", "Laki-laki", "L"),
        ("jk", "2", "P"),
        ("jk", "m", "L"),
        ("cara_ukur", "Telentang", "L"),
        ("cara_ukur", "standing", "H"),
        ("edema", "tidak", "tidak"),
        ("edema", "+2", "ya"),
        ("tbu", "Sangat pendek (severely stunted)", "Sangat pendek"),
        ("bbu", "BERAT BADAN NORMAL", "Berat badan normal"),
        ("bbtb", "Risiko Gizi Lebih", "Berisiko gizi lebih"),
        ("tbu", "Outlier", ""),
        ("naik", " n", "N"),
    ],
)
def test_words(column, word, meaning):
    assert read_words([word], words(column)) == ([meaning], {})


def test_an_unknown_word_is_kept_aside():
    assert read_words(["Aneh\u00a0", "", "-"], words("bbu")) == (["", "", ""], {0: "Aneh"})


@pytest.mark.parametrize(
    "cell",
    [
        "2024-08-20", "2024-08-20 10:11:12", "20/08/2024", "20-8-2024", "20.08.24", "20 Agustus 2024", "20-Agt-24",
        45524, 45524.75, "45524", "Magetan, 20-08-2024", "20240820", "2024/08/20", date(2024, 8, 20),
        datetime(2024, 8, 20, 7, 30, tzinfo=UTC), "08/20/2024", "20 August 2024",
    ],
)  # fmt: skip
def test_dates(cell):
    assert DateReader(TODAY).read(cell).day == date(2024, 8, 20)


@pytest.mark.parametrize("cell", ["2024-02-30", "32/01/2024", "besok", 12.5, 99999999, True, time(7, 4), "01/01/0024"])
def test_what_is_no_date_is_told(cell):
    found = DateReader(TODAY).read(cell)
    assert found.day is None
    assert found.said


@pytest.mark.parametrize("cell", [None, "", "-", "\u00a0", "0000-00-00", 0])
def test_an_empty_date_says_nothing(cell):
    assert not DateReader(TODAY).read(cell).said


@given(st.dates(min_value=date(2015, 1, 1), max_value=TODAY), st.sampled_from(["%d/%m/%Y", "%d-%m-%y", "%Y-%m-%d"]))
def test_a_date_written_the_day_first_comes_back(day, form):
    assert DateReader(TODAY).read(day.strftime(form)).day == day


@given(st.dates(min_value=date(2015, 1, 1), max_value=TODAY))
def test_a_column_with_the_month_first_comes_back(day):
    cells = [day.strftime("%m/%d/%Y"), "12/31/2025"]
    assert is_month_first(cells)
    assert DateReader(TODAY, month_first=True).read(cells[0]).day == day


def test_a_mixed_column_is_read_the_day_first():
    assert not is_month_first(["12/31/2025", "31/12/2025"])
    assert DateReader(TODAY).read("12/31/2025").forced


@given(st.text(max_size=300))
def test_clean_text_can_be_printed(text):
    cleaned = clean(text)
    assert cleaned.isprintable()
    assert len(cleaned) <= 120
    assert clean(cleaned) == cleaned
    assert len(shown(text)) <= 40


def test_terminal_escapes_and_direction_marks_vanish():
    assert clean("\x1b[31mA\u202eB\x1b]0;judul\x07C\u00a0\u00a0D\r\n") == "ABC D"


@pytest.mark.parametrize(
    ("cell", "code"), [("35.20.13.2001", "35.20.13.2001"), (3520132001, "35.20.13.2001"), ("MANTREN", "")]
)
def test_village_code(cell, code):
    assert village_code(cell) == code


def test_every_layout_uses_known_columns_and_no_alias_is_empty():
    names = set(headings().labels)
    assert all(layout.columns <= names for layout in layouts())
    assert "" not in headings().by_key
