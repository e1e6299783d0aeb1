"""SKDN of a few children whose weighings are known, and that the counts agree."""

from datetime import date

import pytest

from stunting_tui.domain.monitoring.skdn import Skdn
from stunting_tui.domain.monitoring.skdn_view import ALL_AGES, months_until
from stunting_tui.errors import Cancelled, DataError
from stunting_tui.reports.quality.skdn import bar, checked
from stunting_tui.services.quality import skdn
from tests.services.made_up_batch import DAY, MadeUp

JULY = date(2026, 7, 12)
JUNE = date(2026, 6, 12)
MAY = date(2026, 5, 12)


@pytest.fixture
def made(store):
    return MadeUp(store)


def weighed(made, *weights, village="Sengon", **more):
    """Add a child weighed in the months before August and in August; None is a month without. Return its id."""
    child = made.child(village, **more)
    for day, weight in zip((MAY, JUNE, JULY, DAY)[-len(weights) :], weights, strict=True):
        if weight is not None:
            made.visit(child, haz=-1, day=day, weight_kg=weight)
    return child


def counts(made, village=None, period="2026-08"):
    return skdn.view(skdn.read_year(made.session, period), village).of(ALL_AGES)


def test_every_letter_once_and_the_sum_of_them(made):
    weighed(made, 10.0, 10.2)  # N: 200 g asked at this age
    weighed(made, 10.0, 10.1)  # T
    weighed(made, 10.0, 10.05, 10.1)  # T twice
    weighed(made, 10.0, None, 10.5)  # O
    weighed(made, 10.0)  # B
    made.child()  # not weighed
    made.child(age_days=1850)  # too old
    made.child(status="pindah", status_on="2026-08-01")  # gone by then
    made.child(status="pindah", status_on="2026-09-20")  # still there then
    found = counts(made)
    assert (found.s, found.d, found.n, found.t, found.o, found.b, found.two_t) == (7, 5, 1, 2, 1, 1, 1)
    assert found.gap == 0
    assert checked(found) == "Cocok: D = N + T + O + B = 5."
    assert found.ratios["D/S"].percent == pytest.approx(500 / 7)
    july = counts(made, period="2026-07")
    assert (july.d, july.b, july.t) == (3, 2, 1)


def test_below_the_red_line_counts_unless_swollen(made):
    for waz, oedema in ((-3.2, 0), (-3.0, 0), (-3.4, 1)):
        made.visit(made.child(), haz=-1, waz=waz, oedema=oedema, weight_kg=8.0)
    assert counts(made).bgm == 1


def test_by_age_and_by_village(made):
    weighed(made, 5.0, age_days=60)
    weighed(made, 11.0, village="Joho", age_days=900)
    view = skdn.view(skdn.read_year(made.session, "2026-08"))
    assert [(name, view.of(name).d) for name in ("0-5 bl", "24-35 bl", ALL_AGES)] == [
        ("0-5 bl", 1), ("24-35 bl", 1), (ALL_AGES, 2),
    ]  # fmt: skip
    assert counts(made, made.villages["Joho"]).d == 1
    assert counts(made, made.villages["Joho"]).s == 1


def test_books_are_known_only_from_a_file_that_tells(made):
    child = weighed(made, 10.0)
    year = skdn.read_year(made.session, "2026-08")
    assert not skdn.view(year).has_books
    made.visit(child, haz=-1, day=JULY, weight_kg=9.8, extras='{"KIA": "Ya"}')
    made.visit(made.child(), haz=-1, weight_kg=9.8, extras='{"KIA": "Tidak"}')
    view = skdn.view(skdn.read_year(made.session, "2026-08"))
    assert view.has_books
    assert (view.of(ALL_AGES).k, view.of(ALL_AGES).s) == (1, 2)


def test_twelve_months_and_the_bar():
    assert months_until("2026-08")[0] == "2025-09"
    assert months_until("2026-08")[-1] == "2026-08"
    assert bar(Skdn(s=10, d=5, n=5), 10) == "█" * 10 + "░" * 10
    assert bar(Skdn(s=0), 0) == ""


def test_counts_that_cannot_be_are_told():
    assert checked(Skdn(s=3, d=4, n=4)) == "Tidak cocok: D = 4 lebih dari S = 3."
    assert "1 anak yang ditimbang tetapi KBM" in checked(Skdn(s=4, d=4, n=3, unjudged=1))


def test_newest_month_cancelled_and_nothing_there(store):
    with pytest.raises(DataError, match="Kecamatan belum dipilih"):
        skdn.read_year(store, "2026-08")
    made = MadeUp(store)
    assert skdn.newest_month() == ""
    weighed(made, 10.0)
    assert skdn.newest_month() == "2026-08"
    with pytest.raises(Cancelled):
        skdn.read_year(store, "2026-08", stop=lambda: True)
