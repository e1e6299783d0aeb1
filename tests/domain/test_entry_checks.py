from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.domain.entry_checks import LastVisit, MeasurementEntry, check_measurement, load_limits

LIMITS = load_limits()
GOOD = MeasurementEntry(
    birth_date=date(2025, 1, 14),
    measured_on=date(2026, 8, 12),
    today=date(2026, 8, 20),
    period="2026-08",
    weight_kg=9.8,
    height_cm=78.4,
    muac_cm=14.2,
    head_cm=46.0,
    waz=-0.4,
    haz=-1.2,
    whz=0.3,
)
LAST = LastVisit(date(2026, 7, 11), 9.6, 78.0)


def found(last=LAST, **changes):
    complaints = check_measurement(replace(GOOD, **changes), last, LIMITS)
    return [(complaint.field, complaint.level, complaint.code) for complaint in complaints]


def test_a_good_measurement_passes():
    assert found() == []
    assert found(last=None) == []
    assert found(period=None) == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"measured_on": date(2025, 1, 13)}, ("measured_on", "galat", "sebelum_lahir")),
        ({"measured_on": date(2026, 8, 21)}, ("measured_on", "galat", "masa_depan")),
        ({"weight_kg": None, "height_cm": None}, ("weight_kg", "galat", "kosong")),
        ({"weight_kg": 0.9}, ("weight_kg", "galat", "di_luar_batas")),
        ({"weight_kg": 98.0}, ("weight_kg", "galat", "sepuluh_kali")),
        ({"weight_kg": 9800.0}, ("weight_kg", "galat", "satuan")),
        ({"height_cm": 784.0}, ("height_cm", "galat", "sepuluh_kali")),
        ({"height_cm": 0.784}, ("height_cm", "galat", "satuan")),
        ({"height_cm": 37.9}, ("height_cm", "galat", "di_luar_batas")),
        ({"height_cm": 130.1}, ("height_cm", "galat", "di_luar_batas")),
        ({"muac_cm": 142.0}, ("muac_cm", "galat", "sepuluh_kali")),
        ({"muac_cm": 31.0}, ("muac_cm", "galat", "di_luar_batas")),
        ({"head_cm": 20.0}, ("head_cm", "galat", "di_luar_batas")),
        ({"measured_on": date(2026, 7, 30)}, ("measured_on", "peringatan", "di_luar_bulan")),
        ({"waz": 5.01}, ("weight_kg", "peringatan", "z_tidak_wajar")),
        ({"haz": -6.01}, ("height_cm", "peringatan", "z_tidak_wajar")),
        ({"whz": -5.01}, ("weight_kg", "peringatan", "z_tidak_wajar")),
        ({"height_cm": 72.4}, ("height_cm", "peringatan", "tinggi_turun")),
        ({"weight_kg": 8.0}, ("weight_kg", "peringatan", "berat_turun")),
        ({"weight_kg": 11.7}, ("weight_kg", "peringatan", "berat_naik")),
    ],
)
def test_each_fault_is_named_at_its_field(changes, expected):
    assert found(**changes) == [expected]


@pytest.mark.parametrize(
    "changes",
    [
        {"weight_kg": 8.1}, {"weight_kg": 11.6}, {"height_cm": 77.5}, {"waz": 5.0}, {"waz": -6.0}, {"haz": 6.0},
        {"whz": -5.004}, {"weight_kg": None}, {"height_cm": None},
    ],
)  # fmt: skip
def test_values_on_the_limit_pass(changes):
    assert found(**changes) == []


def test_swapped_weight_and_height_are_said_once_for_each():
    assert found(weight_kg=78.4, height_cm=9.8) == [
        ("weight_kg", "galat", "tertukar"),
        ("height_cm", "galat", "tertukar"),
    ]


def test_a_newborn_may_weigh_less():
    newborn = {"birth_date": date(2026, 8, 1), "height_cm": 40.0}
    assert found(last=None, weight_kg=0.95, **newborn) == []
    older = {"birth_date": date(2026, 6, 1), "height_cm": 40.0}
    assert found(last=None, weight_kg=0.95, **older) == [("weight_kg", "galat", "di_luar_batas")]


def test_age_beyond_the_under_fives_is_a_warning():
    assert found(last=None, birth_date=date(2021, 8, 12)) == [("measured_on", "peringatan", "lewat_umur")]
    assert found(last=None, birth_date=date(2021, 8, 13)) == []


def test_a_rise_over_many_months_is_growth():
    long_ago = LastVisit(date(2026, 2, 11), 7.5, 70.0)
    assert found(last=long_ago) == []


def test_a_later_visit_is_not_a_last_visit():
    assert found(last=LastVisit(date(2026, 8, 15), 15.0, 99.0)) == []


def test_a_broken_value_is_not_judged_twice():
    assert found(weight_kg=98.0, waz=45.0, whz=60.0) == [("weight_kg", "galat", "sepuluh_kali")]


def test_messages_tell_the_value_the_span_and_the_way_out():
    (wrong,) = check_measurement(replace(GOOD, weight_kg=98.0), LAST, LIMITS)
    assert wrong.message == "Berat 98 kg sepuluh kali terlalu besar? Mungkin 9,8. Batas 1 sampai 40 kg."
    (fall,) = check_measurement(replace(GOOD, height_cm=72.4), LAST, LIMITS)
    assert fall.message == "Tinggi turun 5,6 cm sejak 11-07-2026. Baca lagi registernya."
    (month,) = check_measurement(replace(GOOD, measured_on=date(2026, 7, 30)), None, LIMITS)
    assert month.message == "Tanggal ukur 30-07-2026 di luar Agustus 2026."


@given(st.floats(0.01, 5000), st.floats(0.01, 5000))
def test_exactly_the_values_inside_the_limits_can_be_stored(weight, height):
    complaints = check_measurement(replace(GOOD, weight_kg=weight, height_cm=height), None, LIMITS)
    assert (not complaints) is (1 <= weight <= 40 and 38 <= height <= 130)
    assert all(complaint.level == "galat" for complaint in complaints)
