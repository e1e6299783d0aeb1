"""Restored decimals against the printed z-scores that the damage left alone."""

from datetime import date

import pytest

from stunting_tui.domain.rows import FileRow
from stunting_tui.exchange.proof import proven, settle_decimals
from stunting_tui.growth.scalar import child_z

BIRTH, DAY = date(2025, 3, 1), date(2026, 3, 1)


def row(printed_for, restored, **values):
    """Return a row whose printed weight for age belongs to one weight and whose restored weight is another."""
    waz = child_z("L", (DAY - BIRTH).days, printed_for).waz
    return FileRow("", 3, sex="L", birth_date=BIRTH, measured_on=DAY, weight_kg=restored, **{"file_waz": waz, **values})


@pytest.mark.parametrize(
    ("printed_for", "restored", "settled"),
    [(7.04, 7.4, 7.04), (7.4, 7.4, 7.4), (8.09, 8.9, 8.09), (7.2, 7.4, 7.4), (7.45, 7.45, 7.45), (8.0, 8.0, 8.0)],
)
def test_weight_with_a_zero_after_the_point_is_settled_by_the_printed_z(printed_for, restored, settled):
    found = row(printed_for, restored)
    assert settle_decimals([found], child_z) == (settled != restored)
    assert found.weight_kg == settled


def test_without_a_negative_z_the_weight_stays():
    found = row(7.04, 7.4, file_waz=None)
    assert settle_decimals([found], child_z) == 0
    assert found.weight_kg == 7.4


def test_proven_counts_the_rows_that_have_a_negative_z():
    assert proven([row(7.4, 7.4), row(7.2, 7.4), row(7.4, 7.4, file_waz=0.3)], child_z) == (1, 2)
