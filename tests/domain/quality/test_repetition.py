from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.domain.quality.outcome import NotComputable
from stunting_tui.domain.quality.repetition import Run, measuring_days, repeats

DAY = date(2026, 8, 11)
LATER = date(2026, 8, 12)


def test_runs_of_equal_values():
    found = repeats([7.1, 7.1, 7.1, 8, 8, None, 8, 9, 9, 9, 9])
    assert found.runs == (Run((7.1,), 0, 3), Run((9,), 7, 4))
    assert found.n == 10
    assert found.percent == 70


def test_rows_are_equal_in_every_column():
    found = repeats([7, 7, 7, 7, 7, None, None, None], [60, 60, 60, 61, 61, 61, 61, 61])
    assert found.runs == (Run((7, 60), 0, 3),)
    assert found.n == 5


def test_missing_values_are_no_run():
    assert repeats([None, None, None, 1, 2]).runs == ()
    assert repeats([None, None]) == NotComputable("tidak ada nilai", 0)
    assert repeats([None, 5]) == NotComputable("hanya satu nilai", 1)


def test_the_busiest_day():
    found = measuring_days([day.toordinal() for day in (LATER, DAY, LATER, DAY, date(2026, 8, 13))])
    assert (found.n, found.days, found.busiest, found.most) == (5, 3, DAY, 2)
    assert measuring_days([DAY.toordinal()] * 9).percent == 100
    assert measuring_days([]) == NotComputable("tidak ada pengukuran", 0)
    assert measuring_days([DAY.toordinal()]).reason == "hanya satu pengukuran"


@given(st.lists(st.integers(0, 2) | st.none(), min_size=2), st.integers(2, 5))
def test_runs_are_what_they_say(values, least):
    found = repeats(values, least=least)
    if isinstance(found, NotComputable):
        return
    assert 0 <= found.percent <= 100
    for run in found.runs:
        assert run.length >= least
        assert values[run.start : run.start + run.length] == [*run.values] * run.length
        assert values[run.start - 1 : run.start] != [*run.values]
        assert values[run.start + run.length :][:1] != [*run.values]
    assert found.n == len(values) - values.count(None)
