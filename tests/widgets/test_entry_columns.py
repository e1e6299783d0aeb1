"""The form of what is typed, by the kind of its column; and where the columns stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.entry_columns import GridColumn, read_typed
from widgets.entry_layout import EntryLayout

WEIGHT = GridColumn("BB", 5, key="w", kind="number", decimals=2, unit="kg")
COUNT = GridColumn("Kader", 5, key="n", kind="number")
DATE = GridColumn("Tgl", 8, key="d", kind="date")
CODE = GridColumn("JK", 1, key="s", kind="code", choices={"L": "laki-laki", "P": "perempuan"})


@pytest.mark.parametrize(
    ("column", "text", "value"),
    [
        (WEIGHT, "9.1", "9,1"), (WEIGHT, " 9,10 ", "9,10"), (WEIGHT, "9,", "9"), (WEIGHT, ",5", "0,5"),
        (COUNT, "007", "007"), (DATE, "12-08-2026", "12-08-2026"), (DATE, "12", "12"), (CODE, "p", "P"),
        (GridColumn("Nama", 9, key="t"), " A\x1bB\u00a0C ", "AB C"),
    ],
)  # fmt: skip
def test_accepts(column, text, value):
    assert (read_typed(column, text).kind, read_typed(column, text).value) == ("ok", value)


@pytest.mark.parametrize(
    ("column", "text", "message"),
    [
        (WEIGHT, "9,123", "BB (kg) 9,123: paling banyak 2 angka di belakang koma."),
        (WEIGHT, "9,1,2", 'BB (kg): "9,1,2" bukan angka. Contoh: 9,1'),
        (WEIGHT, "-1", 'BB (kg): "-1" bukan angka. Contoh: 9,1'),
        (WEIGHT, "1" * 13, "BB (kg): paling banyak 12 huruf."),
        (COUNT, "2.310", "Kader 2.310: tanpa koma."),
        (COUNT, ".", 'Kader: "." bukan angka. Contoh: 12'),
        (DATE, "12 Agu", "Tgl: tanggal ditulis dengan angka, ddmmyyyy atau dd."),
        (DATE, "--", "Tgl: tanggal ditulis dengan angka, ddmmyyyy atau dd."),
        (CODE, "X", "JK: pilih L laki-laki, P perempuan."),
    ],
)
def test_refuses(column, text, message):
    assert (read_typed(column, text).kind, read_typed(column, text).message) == ("hard", message)


@given(st.decimals(min_value=0, max_value=9999, places=2), st.sampled_from(".,"))
def test_a_number_keeps_every_digit(number, comma):
    typed = str(number).replace(".", comma)
    assert read_typed(WEIGHT, typed).value == str(number).replace(".", ",")


@given(
    widths=st.lists(st.integers(1, 20), min_size=1, max_size=20),
    total=st.integers(25, 200),
    moves=st.lists(st.integers(0, 19), max_size=8),
)
def test_the_column_in_hand_is_always_seen_and_none_overlap(widths, total, moves):
    plan = EntryLayout([GridColumn(f"K{n}", width, key=f"k{n}") for n, width in enumerate(widths)], frozen=0)
    plan.share(total)
    for index in [move for move in moves if move < len(widths)]:
        plan.reveal(index)
        assert plan.place(index) is not None
        for one, other in zip(plan.places, plan.places[1:], strict=False):
            assert one.x + one.width < other.x
        assert plan.places[-1].x + plan.places[-1].width < total
