"""Two visits of one child twice, or of two children."""

from dataclasses import dataclass
from datetime import date

import pytest

from stunting_tui.domain.register.two_sizes import two_sizes


@dataclass(frozen=True)
class Visit:
    measured_on: date
    weight_kg: float | None
    height_cm: float | None


FIRST = Visit(date(2026, 8, 3), 10.0, 80.0)


@pytest.mark.parametrize(
    ("other", "two"),
    [
        (Visit(date(2026, 8, 3), 10.7, 81.5), False),
        (Visit(date(2026, 8, 3), 10.0, 81.6), True),
        (Visit(date(2026, 8, 3), 10.8, 80.0), True),
        (Visit(date(2026, 8, 17), 10.8, 80.0), True),
        (Visit(date(2026, 8, 18), 14.0, 90.0), False),
        (Visit(date(2026, 8, 3), None, None), False),
        (Visit(date(2026, 8, 3), None, 84.0), True),
    ],
)
def test_what_measuring_one_child_twice_explains(other, two):
    assert two_sizes([FIRST], [other]) == two_sizes([other], [FIRST]) == two
    assert not two_sizes([FIRST], [])
