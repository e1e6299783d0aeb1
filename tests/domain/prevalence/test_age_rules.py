"""Age in days against completed months: z from the published L, M and S, the borders, and groups of nobody."""

from datetime import date, timedelta

import pytest

from stunting_tui.domain.prevalence.age_rules import AGE, both_rules, by_months, month_day
from stunting_tui.domain.prevalence.measured import MeasuredChild, columns_of
from stunting_tui.growth.scalar import child_z

BOY_12_MONTHS = (75.7391, 0.03137)
"""M and S of length for age of boys at day 365, WHO 2006."""


def child(born, day, height=None, weight=None, sex="L", position="L", oedema=False):
    """Return a child whose z by days are those the store would hold."""
    z = child_z(sex, (day - born).days, weight, height, position, oedema)
    return MeasuredChild(
        sex, born, day, weight, height, None, position, oedema, z.haz, z.waz, z.whz, z.baz,
    )  # fmt: skip


def compared(*children):
    return both_rules(columns_of(children))


def test_z_by_completed_months_is_that_of_the_month_before():
    born = date(2025, 6, 10)
    found = by_months(columns_of([child(born, date(2026, 7, 5), height=71.2)]))
    median, spread = BOY_12_MONTHS
    assert month_day(12) == 365
    assert found.haz[0] == pytest.approx(round((71.2 / median - 1) / spread, 2))


def test_a_child_that_is_stunted_by_days_alone_is_told_with_its_reason():
    born, day = date(2025, 6, 10), date(2026, 7, 5)
    (one,) = compared(child(born, day, height=71.2), child(born, day, height=68.0)).differences
    assert (one.row, one.index, one.days, one.months) == (0, "haz", 390, 12)
    assert (one.day_status, one.month_status) == ("Pendek", "Normal")
    assert one.reason == "390 hari, 12 bulan penuh: menurut bulan umurnya dihitung 365 hari, 25 hari lebih muda."


def test_prevalence_by_both_rules():
    born, day = date(2025, 6, 10), date(2026, 7, 5)
    found = compared(*(child(born, day, height=cm) for cm in (71.2, 68.0, 76.0, 77.0)))
    assert (found.day_shares["stunted"].n, found.month_shares["stunted"].n) == (2, 1)
    assert found.day_shares["stunted"].of == found.month_shares["stunted"].of == 4
    assert found.points("stunted") == -25.0
    assert (found.children, found.points("wasted")) == (1, None)


def test_24_calendar_months_without_a_leap_day_are_one_day_short_of_the_height_table():
    born = date(2024, 3, 1)
    day = date(2026, 3, 1)
    assert (day - born).days == 730
    found = compared(child(born, day, height=81.7))
    (one,) = found.differences
    lying, standing = child_z("L", 730, None, 81.7, "L").haz, child_z("L", 731, None, 81.7, "L").haz
    assert (one.day_z, one.month_z) == (lying, standing)
    assert "menurut hari tabel panjang (telentang)" in one.reason and "0,7 cm" in one.reason


def test_standing_counts_from_nine_months_by_each_rule():
    born, day = date(2025, 2, 1), date(2025, 11, 1)
    assert (day - born).days == 273
    slipped, stood = (child_z("L", days, None, 67.0, "H").haz for days in (273, 274))
    assert slipped < -2 <= stood
    (one,) = compared(child(born, day, height=67.0, position="H")).differences
    assert (one.day_status, one.month_status) == ("Pendek", "Normal")
    assert "menurut bulan ditambah 0,7 cm" in one.reason


def test_the_fifth_birthday_is_under_five_by_days_alone():
    born = date(2021, 8, 12)
    day = born + timedelta(1826)
    assert day == date(2026, 8, 12)
    found = compared(child(born, day, height=100.0, weight=12.0))
    (one,) = found.differences
    assert (found.day_children, found.month_children) == (1, 0)
    assert (one.index, one.day_status, one.month_status) == (AGE, "Balita", "Bukan balita")
    assert "1.826 hari" in one.reason
    assert found.points("stunted") is None


def test_oedema_and_implausible_values_are_the_same_by_both():
    born, day = date(2024, 1, 10), date(2026, 6, 10)
    found = compared(child(born, day, height=85.0, weight=11.0, oedema=True), child(born, day, height=50.0, weight=9.9))
    assert not [one for one in found.differences if one.index == "whz" or one.row == 1]
    assert found.day_shares["wasted"].n == found.month_shares["wasted"].n == 1


def test_nobody_and_nothing_measured():
    none = compared()
    assert (none.day_children, none.differences, none.points("stunted")) == (0, (), None)
    (unmeasured,) = [compared(child(date(2024, 1, 10), date(2026, 6, 10)))]
    assert unmeasured.differences == () and unmeasured.points("stunted") is None
