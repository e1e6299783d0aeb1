from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.domain.monitoring.kbm import Weighing, gain_g, weight_gain, weight_status
from stunting_tui.domain.monitoring.kbm_tables import load_kbm

KMS = load_kbm()
BORN = date(2026, 1, 10)
MONTHS = range(13)


def weighed(*visits):
    return [Weighing(date.fromisoformat(day), kg) for day, kg in visits]


def status(*visits, sex="L", kbm=KMS):
    return weight_status(sex, BORN, weighed(*visits), date.fromisoformat(visits[-1][0]), kbm)


def test_the_table_of_the_kms_by_sex():
    boys = [800, 800, 900, 800, 600, 500, 400, 400, 300, 300, 300, 300, 200]
    girls = [800, 800, 900, 800, 600, 500, 400, 300, 300, 300, 300, 200, 200]
    assert [KMS.minimum_g("L", month) for month in MONTHS] == boys
    assert [KMS.minimum_g("P", month) for month in MONTHS] == girls
    assert {KMS.minimum_g(sex, month) for sex in "LP" for month in range(12, 61)} == {200}


def test_the_deviating_table_of_the_field():
    field = load_kbm("lapangan")
    row = [800, 800, 900, 600, 600, 500, 400, 300, 300, 300, 300, 200, 200]
    assert [field.minimum_g(sex, month) for sex in "LP" for month in MONTHS] == [
        *row[:11], 200, 200, *row[:11], 200, 200,
    ]  # fmt: skip


def test_no_kbm_before_birth_nor_beyond_the_table():
    assert KMS.minimum_g("L", -1) is None
    assert KMS.minimum_g("L", 61) is None


def test_the_first_weighing_ever_is_b():
    assert status(("2026-01-20", 3.5)) == "B"
    assert status(("2026-09-20", 8.0)) == "B"


def test_a_second_weighing_in_the_first_month_is_still_b():
    assert status(("2026-03-03", 5.0), ("2026-03-28", 5.5)) == "B"


@pytest.mark.parametrize(("now", "letter"), [(5.899, "T"), (5.9, "N"), (6.4, "N"), (5.0, "T"), (4.8, "T")])
def test_the_kbm_decides_between_n_and_t(now, letter):
    assert status(("2026-02-12", 5.0), ("2026-03-12", now)) == letter


def test_the_kbm_is_that_of_the_age_and_sex_at_the_weighing():
    visits = (("2026-07-12", 7.0), ("2026-08-12", 7.3))
    assert status(*visits, sex="L") == "T"
    assert status(*visits, sex="P") == "N"
    assert status(("2026-03-12", 5.0), ("2026-04-12", 5.6)) == "T"
    assert status(("2026-03-12", 5.0), ("2026-04-12", 5.6), kbm=load_kbm("lapangan")) == "N"


def test_the_month_before_is_that_of_the_calendar():
    assert status(("2026-03-02", 5.0), ("2026-04-30", 6.0)) == "N"
    assert status(("2026-02-28", 5.0), ("2026-04-01", 7.0)) == "O"
    assert status(("2026-01-30", 3.0), ("2026-02-02", 4.0)) == "N"


def test_december_comes_before_january():
    visits = weighed(("2026-12-12", 9.0), ("2027-01-12", 9.2))
    assert weight_status("L", BORN, visits, date(2027, 1, 12), KMS) == "N"


def test_what_is_not_pro_rated_keeps_its_gain_but_has_no_kbm():
    found = weight_gain("L", BORN, weighed(("2026-03-12", 5.0), ("2026-06-12", 7.1)), date(2026, 6, 12), KMS)
    assert (found.status, found.gain_g, found.minimum_g, found.since) == ("O", 2100, None, date(2026, 3, 12))


def test_two_in_a_row():
    visits = weighed(("2026-03-12", 5.0), ("2026-04-12", 5.1), ("2026-05-12", 5.2), ("2026-06-12", 6.2))
    assert [weight_gain("L", BORN, visits, visit.measured_on, KMS).two_t for visit in visits] == [
        False, False, True, False,
    ]  # fmt: skip
    first_o = weighed(("2026-01-12", 3.0), ("2026-03-12", 5.0), ("2026-04-12", 5.1))
    assert not weight_gain("L", BORN, first_o, date(2026, 4, 12), KMS).two_t


def test_order_and_later_weighings_do_not_matter():
    visits = weighed(("2026-05-12", 9.9), ("2026-03-12", 5.0), ("2026-02-12", 4.0))
    assert weight_status("L", BORN, visits, date(2026, 3, 12), KMS) == "N"
    assert weight_status("L", BORN, visits, date(2026, 4, 12), KMS) is None


def test_beyond_the_table_there_is_no_letter():
    visits = weighed(("2031-02-12", 18.0), ("2031-03-12", 18.5))
    assert weight_status("L", BORN, visits, date(2031, 3, 12), KMS) is None


def test_grams_are_whole_and_free_of_binary_dust():
    assert gain_g(9.6, 9.8) == 200
    assert gain_g(8.3, 8.1) == -200


def test_the_red_line_is_below_minus_three_of_weight_for_age():
    assert [KMS.below_red_line(z) for z in (-3.01, -3.004, -3.0, -2.0, None)] == [True, False, False, False, None]


@given(st.lists(st.tuples(st.integers(0, 1800), st.floats(2, 25)), min_size=1, max_size=30))
def test_every_weighing_has_exactly_one_letter_and_only_the_first_month_is_b(visits):
    weighings = [Weighing(BORN + timedelta(days=days), kg) for days, kg in visits]
    first = min(weighing.measured_on for weighing in weighings)
    for weighing in weighings:
        letter = weight_status("P", BORN, weighings, weighing.measured_on, KMS)
        same_month = (weighing.measured_on.year, weighing.measured_on.month) == (first.year, first.month)
        assert letter is not None
        assert (letter == "B") is same_month
