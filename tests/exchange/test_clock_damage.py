"""Clock-time damage: what Excel makes of decimals, and the way back."""

from datetime import UTC, datetime, time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stunting_tui.exchange.clock_damage import ClockDamage, find_damage, restore
from tests.tools.sample_sheets import clock

DAMAGED = ClockDamage()


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("07.04", 7.4),
        ("10.09", 10.9),
        ("85.05.00", 85.5),
        ("00.25", 0.25),
        ("01.23", 1.23),
        ("0,130555556", 2.68),
        ("0,052777778", 0.76),
        ("0,1", 1.84),
        ("1,025", 23.96),
        (1.025, 23.96),
        ("1,1", None),
        ("1,5", None),
        (0.3, 6.72),
        ("0,5", None),
        (0.130555555555556, 2.68),
        (time(7, 4), 7.4),
        (datetime(1900, 1, 3, 13, 5, tzinfo=UTC), 85.5),
        ("07:04", 7.4),
        ("75", None),
        ("-2.31", None),
        ("7,4", None),
        ("85.5", None),
        ("999.99", 999.99),
        (None, None),
    ],
)
def test_restore(cell, value):
    assert restore(cell, DAMAGED) == value


@given(st.integers(min_value=10, max_value=300))
def test_one_decimal_survives_the_damage(tenths):
    text = f"{tenths / 10:g}"
    damaged = clock(text)
    assert (restore(damaged, DAMAGED) if "." in text else float(damaged)) == tenths / 10


@given(st.integers(min_value=0, max_value=23), st.integers(min_value=60, max_value=99))
@example(23, 96)
def test_overflowing_minutes_survive_the_damage(whole, decimals):
    if decimals % 10 == 0:
        return  # the export prints one decimal then
    damaged = clock(f"{whole}.{decimals}")
    assert "," in damaged
    assert restore(damaged, DAMAGED) == pytest.approx(whole + decimals / 100)


@pytest.mark.parametrize(
    "cells",
    [
        ["75", "07.04", "12"],
        ["85.05.00", "90"],
        ["12", "0,130555556"],
        ["10.09", "11.02", "12.05", "13"],
        [time(7, 4), 12],
        [3.5451388888889, 3.3784722222222, 3.0854166666667, 92],
    ],
)
def test_damage_is_seen(cells):
    assert find_damage(cells) is not None


@pytest.mark.parametrize(
    "cells",
    [
        ["7.4", "10.9", "85.5"],
        ["10.25", "12.50", "11.05"],
        ["10.05", "11.02", "12.03", "9.4"],
        ["7,4", "0,5", None, "-"],
        [7.4, 10.9, 3.3333333333333335, 12],
        ["0.123456", "0,234567"],
        ["-0.45", "-2.31", "1.2"],
        [],
    ],
)
def test_ordinary_decimals_are_left_alone(cells):
    assert find_damage(cells) is None


def test_fractions_without_clock_form_are_plain_times_when_their_minutes_are_low():
    cells = [0.29444444444444445, 0.3818, 0.33680555555555558, 0.29236111111111113]  # 7:04, -, 8:05, 7:01
    assert find_damage([cell for cell in cells if cell != 0.3818]) == ClockDamage(plain_fractions=True)
    assert restore(cells[0], ClockDamage(plain_fractions=True)) == 7.4
