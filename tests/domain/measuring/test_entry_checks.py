from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.domain.measuring.entry_checks import LastVisit, MeasurementEntry, check_measurement, load_limits
from stunting_tui.domain.measuring.limits import SPECS
from stunting_tui.growth.scalar import measure_at

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
        ({"weight_kg": 8.63}, ("weight_kg", "peringatan", "berat_turun_persen")),
        ({"weight_kg": 11.7}, ("weight_kg", "peringatan", "berat_naik")),
        ({"weight_kg": 10.8}, ("weight_kg", "peringatan", "tumbuh_berat")),
        ({"height_cm": 81.3}, ("height_cm", "peringatan", "tumbuh_tinggi")),
        ({"position": "H"}, ("position", "catatan", "posisi_berdiri")),
        ({"position": "L", "birth_date": date(2024, 8, 11)}, ("position", "catatan", "posisi_terlentang")),
        ({"above": {"weight_kg": (9.8, 9.8)}}, ("weight_kg", "peringatan", "nilai_berulang")),
        ({"above": {"muac_cm": (14.0, 14.2, 14.2, 14.2, 14.2)}}, ("muac_cm", "peringatan", "nilai_berulang")),
    ],
)
def test_each_fault_is_named_at_its_field(changes, expected):
    assert found(**changes) == [expected]


@pytest.mark.parametrize(
    "changes",
    [
        {"weight_kg": 8.64}, {"weight_kg": 10.6}, {"height_cm": 77.5}, {"waz": 5.0}, {"waz": -6.0}, {"haz": 6.0},
        {"whz": -5.004}, {"weight_kg": None}, {"height_cm": None},
        {"position": "L"}, {"position": "L", "birth_date": date(2024, 8, 12)},
        {"position": "H", "birth_date": date(2024, 8, 11)},
    ],
)  # fmt: skip
def test_values_on_the_limit_pass(changes):
    assert found(**changes) == []


def test_a_first_weight_and_height_far_apart_are_to_be_measured_again():
    far = [("height_cm", "catatan", "tidak_serasi")]
    assert found(last=None, waz=0.31, haz=-2.2) == far
    assert found(last=None, waz=-2.9, haz=-0.3) == far
    assert found(last=None, waz=0.3, haz=-2.2) == []
    assert found(waz=0.31, haz=-2.2) == [], "the visit before says more"
    assert found(last=None, waz=5.01) == [("weight_kg", "peringatan", "z_tidak_wajar")], "said once"


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
    assert wrong.message == "Berat 98 kg: salah koma? Mungkin 9,8. Batas 1 sampai 40 kg."
    (fall,) = check_measurement(replace(GOOD, height_cm=72.4), LAST, LIMITS)
    assert fall.message == "Tinggi turun 5,6 cm sejak 11-07-2026, batas 0,5 cm. Baca register."
    loss = [
        (10.8, "Berat turun 1,2 kg (11,1 %) sejak 11-07-2026, batas 10 %. Baca register."),
        (16.0, "Berat turun 6,4 kg sejak 11-07-2026, batas 1,5 kg. Baca register."),
        (6.0, "Berat naik 3,6 kg sejak 11-07-2026, batas 2 kg. Baca register."),
    ]
    for before, told in loss:
        assert (
            check_measurement(replace(GOOD, weight_kg=9.6), replace(LAST, weight_kg=before), LIMITS)[0].message == told
        )
    (gram,) = check_measurement(replace(GOOD, weight_kg=9850.0), LAST, LIMITS)
    assert gram.message == "Berat 9.850 kg: ditulis dalam gram? Mungkin 9,85. Batas 1 sampai 40 kg."
    swapped = check_measurement(replace(GOOD, weight_kg=78.4, height_cm=9.8), LAST, LIMITS)[0]
    assert swapped.message == "Berat 78,4 kg dan tinggi 9,8 cm tampaknya tertukar."
    (month,) = check_measurement(replace(GOOD, measured_on=date(2026, 7, 30)), None, LIMITS)
    assert month.message == "Tanggal ukur 30-07-2026 di luar Agustus 2026."


def test_falls_and_rises_on_the_limit_in_kg_pass():
    heavy = {"birth_date": date(2022, 8, 12), "height_cm": None}
    assert found(last=LastVisit(date(2026, 7, 11), 16.0), weight_kg=14.5, **heavy) == []
    spring = LastVisit(date(2026, 5, 12), 9.8)
    assert found(last=spring, weight_kg=11.8) == []
    assert found(last=spring, weight_kg=11.81) == [("weight_kg", "peringatan", "berat_naik")]
    assert found(last=LastVisit(date(2026, 5, 11), 9.8), weight_kg=11.81) == []


def test_a_young_baby_gains_more_than_an_older_child():
    born = date(2026, 4, 1)
    weighed = {"birth_date": born, "height_cm": None, "muac_cm": None, "waz": 0.0}
    assert found(last=LastVisit(date(2026, 5, 12), 4.5), weight_kg=7.0, **weighed) == []
    older = {**weighed, "birth_date": date(2026, 2, 12)}
    assert found(last=LastVisit(date(2026, 5, 12), 4.5), weight_kg=7.0, **older) == [
        ("weight_kg", "peringatan", "berat_naik")
    ]


def test_a_child_that_now_stands_has_not_shrunk():
    lying = LastVisit(date(2026, 7, 11), 9.6, 78.0, "L")
    older = {"birth_date": date(2024, 8, 1), "position": "H"}
    assert found(last=lying, height_cm=77.3, **older) == []
    assert found(last=lying, height_cm=76.8, **older) == []
    assert found(last=lying, height_cm=76.7, **older) == [("height_cm", "peringatan", "tinggi_turun")]
    assert found(last=lying, height_cm=77.3, birth_date=date(2024, 8, 1)) == [
        ("height_cm", "peringatan", "tinggi_turun")
    ]


def test_a_child_that_lies_again_has_grown_less_than_the_figures_say():
    standing = LastVisit(date(2026, 7, 11), 9.6, 78.0, "H")
    assert found(last=standing, height_cm=78.2, position="L") == []
    assert found(last=standing, height_cm=78.1, position="L") == [("height_cm", "peringatan", "tinggi_turun")]


def test_a_visit_soon_after_the_last_may_gain_what_a_month_may():
    yesterday = LastVisit(date(2026, 8, 11), 9.6, 78.0)
    assert found(last=yesterday, weight_kg=10.6, height_cm=81.1) == []
    assert found(last=yesterday, weight_kg=10.7, height_cm=81.2) == [
        ("height_cm", "peringatan", "tumbuh_tinggi"),
        ("weight_kg", "peringatan", "tumbuh_berat"),
    ]


@pytest.mark.parametrize(
    ("height", "noted"), [(77.13, False), (77.14, True), (77.64, True), (78.13, True), (78.14, False)]
)
def test_within_half_a_centimetre_of_the_stunting_line_is_noted(height, noted):
    # WHO, boys, day 575: the line at -2 SD lies at 77.639 cm
    codes = found(last=None, sex="L", position="L", height_cm=height)
    assert codes == ([("height_cm", "catatan", "dekat_batas")] if noted else [])


def test_near_the_line_counts_the_height_after_the_step():
    line = measure_at("haz", "P", 575, -2)
    assert found(last=None, sex="P", height_cm=line - 0.7) == []
    assert ("height_cm", "catatan", "dekat_batas") in found(last=None, sex="P", height_cm=line - 0.7, position="H")


OLDER = replace(GOOD, birth_date=date(2023, 8, 12), sex="P", weight_kg=13.0, height_cm=94.0, position="H")
MAY = LastVisit(date(2026, 5, 12), 12.7, 92.0, "H")


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({}, []),
        ({"height_cm": 97.7}, []),  # 94 cm is where her z-score leads, within 0.1
        ({"height_cm": 98.3}, ["alur_tinggi"]),
        ({"height_cm": 98.3, "sex": None}, []),
        ({"height_cm": 99.0, "position": "L"}, ["posisi_terlentang", "alur_tinggi"]),
        ({"weight_kg": 14.5}, []),
        ({"weight_kg": 11.5}, ["alur_berat"]),
        ({"weight_kg": 12.7, "height_cm": 92.0}, ["salinan"]),
        ({"weight_kg": 12.7}, []),
        ({"height_cm": 92.0}, ["salinan_tinggi"]),
        ({"height_cm": 92.0, "weight_kg": None}, ["salinan_tinggi"]),
    ],
)
def test_off_the_childs_own_track_or_copied_is_noted(changes, codes):
    complaints = check_measurement(replace(OLDER, **changes), MAY, LIMITS)
    assert [one.code for one in complaints] == codes
    assert {one.level for one in complaints} <= {"catatan"}


def test_no_track_from_a_visit_that_is_no_child_and_no_copy_within_a_month():
    odd = replace(MAY, height_cm=60.0, weight_kg=30.0)
    assert not {"alur_tinggi", "alur_berat"} & {one.code for one in check_measurement(OLDER, odd, LIMITS)}
    same = LastVisit(date(2026, 7, 20), 13.0, 94.0, "H")
    assert check_measurement(OLDER, same, LIMITS) == []
    for days, codes in ((59, []), (60, ["salinan_tinggi"])):
        lighter = LastVisit(OLDER.measured_on - timedelta(days), 12.6, 94.0, "H")
        assert [one.code for one in check_measurement(OLDER, lighter, LIMITS)] == codes


def test_the_values_above_count_only_when_all_are_the_same_and_enough():
    assert found(above={"weight_kg": (9.8,)}) == []
    assert found(above={"weight_kg": (9.8, 9.7)}) == []
    assert found(above={"weight_kg": (9.7, 9.8)}) == []
    assert found(above={"height_cm": (9.8, 9.8)}) == []


def test_gravest_first_and_one_complaint_of_the_weight():
    complaints = check_measurement(replace(GOOD, weight_kg=7.0, head_cm=20.0, position="H"), LAST, LIMITS)
    assert [(complaint.level, complaint.code) for complaint in complaints] == [
        ("galat", "di_luar_batas"),
        ("peringatan", "berat_turun"),
        ("catatan", "posisi_berdiri"),
    ]


def test_every_sentence_fits_the_finding_line():
    entries = [
        (GOOD, LastVisit(date(2026, 7, 11), 25.35, 110.55)),
        (replace(GOOD, weight_kg=23.85, height_cm=100.55, position="H"), LAST),
        (replace(GOOD, weight_kg=8.55, haz=-10.55, waz=-10.55, whz=-10.55), LAST),
        (replace(GOOD, weight_kg=98.55, height_cm=1105.5, head_cm=485.0, muac_cm=145.5), LAST),
        (replace(GOOD, weight_kg=9850.0, height_cm=0.785), LAST),
        (replace(GOOD, weight_kg=0.55, height_cm=10.55, head_cm=10.55, muac_cm=1.55), LAST),
        (replace(GOOD, measured_on=date(2026, 7, 30), birth_date=date(2021, 1, 1), position="L"), None),
        (replace(GOOD, measured_on=date(2026, 9, 30)), LAST),
        (replace(GOOD, measured_on=date(2025, 1, 1)), LAST),
        (replace(GOOD, weight_kg=None, height_cm=None, head_cm=48.5, above={"head_cm": (48.5,) * 4}), LAST),
        (replace(GOOD, weight_kg=78.4, height_cm=9.8), LAST),
        (replace(GOOD, sex="P", height_cm=75.55, position="L"), None),
        (replace(GOOD, weight_kg=10.85), LAST),
        (replace(GOOD, sex="L", weight_kg=13.55, height_cm=92.55), replace(LAST, measured_on=date(2026, 1, 11))),
        (GOOD, LastVisit(date(2026, 7, 11), 9.8, 78.4)),
        (replace(GOOD, waz=-5.55, haz=-2.55), None),
        (replace(GOOD, height_cm=100.55), LastVisit(date(2026, 5, 11), 9.0, 100.55)),
    ]
    told = [complaint for entry, last in entries for complaint in check_measurement(entry, last, LIMITS)]
    assert {complaint.code for complaint in told} == set(SPECS) - {"di_luar_umur"}
    assert [complaint.message for complaint in told if len(complaint.message) > 76] == []


@given(st.floats(0.01, 5000), st.floats(0.01, 5000))
def test_exactly_the_values_inside_the_limits_can_be_stored(weight, height):
    complaints = check_measurement(replace(GOOD, weight_kg=weight, height_cm=height), None, LIMITS)
    assert (not complaints) is (1 <= weight <= 40 and 38 <= height <= 130)
    assert all(complaint.level == "galat" for complaint in complaints)
