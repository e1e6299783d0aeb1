"""What a value that cannot be is taken for: only what is plausible at the child's age is proposed."""

from datetime import date

import pytest

from stunting_tui.domain.measuring.entry_checks import MeasurementEntry, check_measurement
from stunting_tui.domain.measuring.limits import load_limits

DAY = date(2026, 8, 10)


def said(weight, born, sex):
    entry = MeasurementEntry(born, DAY, DAY, None, weight, sex=sex)
    return [
        complaint.message for complaint in check_measurement(entry, None, load_limits()) if "Berat" in complaint.message
    ]


@pytest.mark.parametrize(
    ("weight", "born", "sex", "message"),
    [
        (46.0, date(2022, 4, 19), "L", "Berat 46 kg di luar batas 1 sampai 40 kg."),
        (46.0, date(2026, 5, 1), "L", "Berat 46 kg: salah koma? Mungkin 4,6. Batas 1 sampai 40 kg."),
        (162.0, date(2022, 4, 19), "L", "Berat 162 kg: salah koma? Mungkin 16,2. Batas 1 sampai 40 kg."),
        (46.0, date(2022, 4, 19), None, "Berat 46 kg: salah koma? Mungkin 4,6. Batas 1 sampai 40 kg."),
        (4600.0, date(2022, 4, 19), "P", "Berat 4.600 kg di luar batas 1 sampai 40 kg."),
    ],
)
def test_a_proposal_fits_the_age_where_it_is_known(weight, born, sex, message):
    assert said(weight, born, sex) == [message]


def test_ten_times_too_large_for_the_age_though_possible_for_another():
    baby = date(2026, 7, 12)
    (told,) = said(38.0, baby, "L")
    assert told.startswith("Berat 38 kg: salah koma? Mungkin 3,8. Batas ")
    assert said(38.0, baby, None) == []
    # a tenth of it would be no weight of a child of this age: not a slip of the comma
    assert said(39.0, date(2021, 10, 1), "L") == []
