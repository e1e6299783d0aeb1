"""Wide monthly lists: one row per measurement, however the months are written."""

from datetime import date
from pathlib import Path

import pytest

from stunting_tui.exchange.grid import Grid, Sheet
from stunting_tui.exchange.understanding import understand

TODAY = date(2026, 11, 22)
BASE = ["NO", "NIK", "NAMA ANAK", "TANGGAL LAHIR", "JENIS KELAMIN"]
PART = ["TGL UKUR", "UMUR", "BERAT", "TINGGI", "CARA UKUR"]
CHILD = ["1", "", "ABA", "2025-01-01", "L"]
JUNE = ["2026-06-10", "17", "9.1", "74", "Telentang"]
JULY = ["2026-07-08", "18", "9.3", "74.5", "Berdiri"]
NONE = [None] * 5


def parse(*rows):
    return understand(
        Grid(Path("lebar.xlsx"), "0" * 64, "xlsx", sheets=[Sheet("Data", [list(row) for row in rows])]), TODAY
    )


TWO_ROWS = ([*BASE, "JUNI 2026", *[""] * 4, "JULI 2026", *[""] * 4], [*[""] * 5, *PART, *PART])
MONTHS_ABOVE = ([*[None] * 5, "JUNI", *[None] * 4, "JULI"], [*BASE, *PART, *PART])
ONE_ROW = ([*BASE, *[f"JUNI_{p.replace(' ', '')}" for p in PART], *[f"JULI_{p.replace(' ', '')}" for p in PART]],)
REPEATED = ([*BASE, *PART, *PART],)
DATED = ([*BASE, date(2026, 6, 1), *[None] * 4, date(2026, 7, 1)], [*[None] * 5, *PART, *PART])


@pytest.mark.parametrize("top", [TWO_ROWS, MONTHS_ABOVE, ONE_ROW, REPEATED, DATED])
def test_each_month_becomes_a_row(top):
    parsed = parse(*top, [*CHILD, *JUNE, *JULY])
    assert parsed.layout == "bulanan melebar"
    assert [(r.row, r.name, r.measured_on, r.weight_kg, r.height_cm, r.position) for r in parsed.rows] == [
        (len(top) + 1, "ABA", date(2026, 6, 10), 9.1, 74.0, "L"),
        (len(top) + 1, "ABA", date(2026, 7, 8), 9.3, 74.5, "H"),
    ]
    assert not parsed.findings


def test_months_without_a_visit_give_no_row_and_a_visit_without_date_a_galat():
    parsed = parse(
        *TWO_ROWS, [*CHILD, *NONE, *JULY], [*CHILD, *NONE, None, "18", None, "-", None], [*CHILD, None, None, "9"]
    )
    assert (parsed.read, len(parsed.rows)) == (2, 1)
    assert [(f.row, f.code) for f in parsed.findings] == [(5, "tanggal-ukur-kosong")]


def test_the_month_is_kept_beside_the_measurement():
    parsed = parse(*TWO_ROWS, [*CHILD, *JUNE, *JULY])
    assert [row.extras["Bulan"] for row in parsed.rows] == ["JUNI 2026", "JULI 2026"]
