import pytest
from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.domain.deliberation.agenda import AgendaPoint, agenda_point


@pytest.mark.parametrize(
    ("text", "time", "words"),
    [
        ("Pembukaan dan doa", "", "Pembukaan dan doa"),
        ("09.00 Pembukaan", "09.00", "Pembukaan"),
        ("9:05-9:30 WIB: Paparan", "09.05-09.30", "Paparan"),
        ("08.00 s.d. 08.15 Laporan panitia", "08.00-08.15", "Laporan panitia"),
        ("10.00 - 10.30, Diskusi 4 desa", "10.00-10.30", "Diskusi 4 desa"),
        ("24.00 Bukan jam", "", "24.00 Bukan jam"),
        ("5 desa berbagi cerita", "", "5 desa berbagi cerita"),
        ("09.00", "", "09.00"),
        ("", "", ""),
    ],
)
def test_time_and_words(text, time, words):
    assert agenda_point(text) == AgendaPoint(time, words)


@given(st.integers(0, 23), st.integers(0, 59), st.text("abc ", min_size=1).filter(str.strip))
def test_a_time_before_any_words_is_found(hour, minute, words):
    plain = " ".join(words.split())
    assert agenda_point(f"{hour:02}.{minute:02} {words}") == AgendaPoint(f"{hour:02}.{minute:02}", plain)
