"""Fields whose text has a reader."""

from stunting_tui.domain.deliberation.agreement_text import parse_rupiah
from stunting_tui.domain.numbers import format_integer
from stunting_tui.screens.readable import judged, written, year_within


def test_a_reader_judges_and_writes_out():
    check, tidy = judged(parse_rupiah), written(parse_rupiah, format_integer)
    assert check("1.500.000", {}) is None
    assert tidy("1500000") == "1.500.000"
    assert check("banyak", {}) is not None
    assert (tidy("banyak"), tidy(" ")) == ("banyak", " ")


def test_a_year_lies_within_its_span():
    check = year_within(2020, 2030)
    assert [check(text, {}) is None for text in ("2020", " 2030 ", "2019", "2031", "dua", "")] == [
        True, True, False, False, False, False,
    ]  # fmt: skip
    assert check("2019", {}) == "Tahun dari 2020 sampai 2030."
