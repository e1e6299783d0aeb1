import pytest
from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.domain.nip import written_nip
from stunting_tui.errors import DataError


@pytest.mark.parametrize("text", ["199901012099011999", "19990101 209901 1 999", " 1999 0101 2099 0119 99 "])
def test_digits_stand_in_groups(text):
    assert written_nip(text) == "19990101 209901 1 999"


def test_nothing_stays_nothing():
    assert written_nip("   ") == ""


@pytest.mark.parametrize("text", ["19990101", "1999010120990119990", "19990101209901199x", "１９９９0101209901199９"])
def test_what_is_not_18_digits_is_refused(text):
    with pytest.raises(DataError, match="18 angka"):
        written_nip(text)


@given(st.from_regex(r"[0-9]{18}", fullmatch=True))
def test_written_once_or_twice_is_the_same(digits):
    once = written_nip(digits)
    assert written_nip(once) == once
    assert once.replace(" ", "") == digits
