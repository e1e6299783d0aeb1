"""A whole file understood: refusals, severities, doubtful dates, doubles, stopping, and whatever cells there may be."""

from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stunting_tui.domain.rows import Severity
from stunting_tui.errors import Cancelled, FileError
from stunting_tui.exchange.grid import Grid, Sheet
from stunting_tui.exchange.understanding import understand
from tests.tools.sample_sheets import COLUMNS_33, COLUMNS_37

TODAY = date(2026, 11, 22)
PLAIN = ["NIK", "Nama", "JK", "Tgl Lahir", "Tanggal Ukur", "BB", "TB", "Usia Saat Ukur"]
CHILD = ["9999990101250001", "ABA", "L", "2025-01-01", "2026-01-01", "9.1", "74.5", ""]


def grid(*sheets):
    return Grid(
        Path("contoh.xlsx"), "0" * 64, "xlsx", sheets=[Sheet(f"Lembar {i}", rows) for i, rows in enumerate(sheets, 1)]
    )


def parse(*rows):
    return understand(grid([PLAIN, *[list(row) for row in rows]]), TODAY)


def changed(**cells):
    row = list(CHILD)
    for name, value in cells.items():
        row[{"nik": 0, "nama": 1, "lahir": 3, "ukur": 4, "bb": 5, "tb": 6, "usia": 7}[name]] = value
    return row


def test_a_file_without_header_is_refused_with_the_headings_expected():
    with pytest.raises(FileError) as caught:
        understand(grid([["a", "b"], ["1", "2"]], []), TODAY)
    assert "contoh.xlsx" in caught.value.message
    assert "Tgl Lahir" in caught.value.hint


def test_a_hidden_sheet_is_skipped_and_told():
    found = grid([PLAIN, CHILD], [PLAIN, CHILD])
    found.sheets[1].hidden = True
    parsed = understand(found, TODAY)
    assert parsed.read == 1
    assert [(f.severity, f.sheet, f.code) for f in parsed.findings] == [(Severity.INFO, "Lembar 2", "lembar-dilewati")]


def test_the_header_alone_gives_no_row_and_no_finding():
    parsed = parse()
    assert (parsed.read, parsed.rows, parsed.findings) == (0, [], [])


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (changed(ukur="2024-12-31"), "ukur-sebelum-lahir"),
        (changed(ukur="2026-11-23"), "ukur-di-masa-depan"),
        (changed(lahir="2026-12-01", ukur="2026-12-02"), "lahir-di-masa-depan"),
        (changed(bb="", tb="0"), "ukuran-kosong"),
        (changed(bb="90000", tb="x"), "ukuran-kosong"),
        (changed(nama="-"), "nama-kosong"),
    ],
)
def test_a_row_with_a_galat_is_read_but_not_stored(row, code):
    parsed = parse(row, CHILD)
    assert (parsed.read, len(parsed.rows)) == (2, 1)
    errors = [f for f in parsed.findings if f.severity is Severity.ERROR]
    assert code in {f.code for f in errors}
    assert {f.row for f in errors} == {2}


def test_the_day_of_birth_today_and_the_last_day_are_fine():
    assert not parse(changed(lahir="2026-11-22", ukur="2026-11-22", bb="3", tb="50")).findings


@pytest.mark.parametrize(("lahir", "warned"), [("2021-01-02", False), ("2021-01-01", True)])
def test_from_sixty_months_on_a_child_is_no_balita(lahir, warned):
    assert [f.code for f in parse(changed(lahir=lahir)).findings] == ["usia-di-atas-5-tahun"] * warned


@pytest.mark.parametrize(
    ("cells", "birth", "visit"),
    [
        ({"lahir": "05/02/2026", "ukur": "2026-03-01"}, date(2026, 2, 5), date(2026, 3, 1)),
        ({"lahir": "02/05/2026", "ukur": "2026-03-01"}, date(2026, 2, 5), date(2026, 3, 1)),
        ({"lahir": "2026-01-05", "ukur": datetime(2026, 12, 8, tzinfo=UTC)}, date(2026, 1, 5), date(2026, 8, 12)),
        ({"lahir": "03/02/2025", "usia": "0 Tahun - 10 Bulan - 0 Hari"}, date(2025, 3, 2), date(2026, 1, 1)),
    ],
)
def test_day_and_month_are_exchanged_only_where_that_alone_makes_sense(cells, birth, visit):
    row = changed(**cells)
    first, second = parse(row), parse(row)
    assert (first.rows[0].birth_date, first.rows[0].measured_on) == (birth, visit)
    assert first.findings == second.findings


def test_a_printed_age_that_contradicts_the_dates_is_doubted():
    assert [f.code for f in parse(changed(usia="2 Tahun - 0 Bulan - 0 Hari")).findings] == ["usia-tidak-cocok"]


def test_doubles_are_seen_across_sheets():
    other = changed(nik="", nama="aba")
    parsed = understand(grid([PLAIN, CHILD], [PLAIN, other, changed(ukur="2026-02-01")]), TODAY)
    (finding,) = parsed.findings
    assert (finding.sheet, finding.row, finding.code) == ("Lembar 2", 2, "baris-ganda")
    assert 'baris 2 lembar "Lembar 1"' in finding.message


def test_the_operator_can_stop_and_sees_progress():
    with pytest.raises(Cancelled):
        understand(grid([PLAIN, CHILD]), TODAY, cancelled=lambda: True)
    told = []
    understand(grid([PLAIN, CHILD]), TODAY, progress=lambda line, part: told.append((line, part)))
    assert told
    assert "contoh.xlsx" in told[0][0]


def test_understanding_leaves_the_grid_as_it_was():
    short = ["x"] * 17 + ["1 Tahun - 0 Bulan - 0 Hari", "2026-08-12"] + ["9"] * 17
    found = grid([list(COLUMNS_37), short])
    first, second = understand(found, TODAY), understand(found, TODAY)
    assert len(short) == 36
    assert first.findings == second.findings


CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.just(10**400),
    st.floats(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.text(max_size=20),
    st.sampled_from(
        [
            "L",
            "P",
            "2025-01-01",
            "07.04",
            "85.05.00",
            "999.99",
            "7,4",
            "01/02/2026",
            "Jumlah",
            *COLUMNS_33[:5],
            time(7, 4),
        ]
    ),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(CELLS, max_size=40), max_size=12))
def test_no_cells_whatsoever_break_it(rows):
    parsed = understand(grid([list(COLUMNS_33), *rows]), TODAY)
    assert parsed.read >= len(parsed.rows)
    for row in parsed.rows:
        assert row.sex in {"L", "P"}
        assert row.birth_date <= row.measured_on <= TODAY
        assert row.weight_kg is not None or row.height_cm is not None
    assert all(finding.message.isprintable() for finding in parsed.findings)
