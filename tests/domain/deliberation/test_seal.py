import pytest
from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.domain.deliberation.seal import (
    Difference,
    SealedTable,
    canonical,
    differences,
    fingerprint,
    inside,
    pack,
    read,
    unpack,
)  # fmt: skip
from stunting_tui.domain.deliberation.seal_words import Namer
from stunting_tui.errors import DataError

cells = st.none() | st.text(max_size=5) | st.integers(-9, 9) | st.floats(allow_nan=False)
tables = st.dictionaries(st.integers(1, 9), st.tuples(cells, cells), max_size=4).map(
    lambda rows: SealedTable(("id", "a", "b"), tuple((number, *row) for number, row in rows.items()))
)


def one(value, row_id=1):
    return {"t": SealedTable(("id", "a"), ((row_id, value),))}


def test_the_text_and_the_fingerprint_are_known():
    text = canonical({"b": SealedTable(("id", "x"), ((2, 0.1), (1, None))), "a": SealedTable(("id",), ())})
    assert text == '{"a":{"columns":["id"],"rows":[]},"b":{"columns":["id","x"],"rows":[[1,null],[2,0.1]]}}'
    assert fingerprint("{}") == "4413-6FA3-55B3"


@given(tables)
def test_what_was_sealed_comes_back(table):
    text = canonical({"t": table})
    assert unpack(pack(text)) == text
    assert canonical(read(text)) == text
    assert differences(read(text), {"t": table}) == []


@given(cells, cells)
def test_two_values_have_one_text_only_when_they_are_the_same(then, now):
    same = repr(then) == repr(now)
    assert (canonical(one(then)) == canonical(one(now))) == same
    assert differences(one(then), one(now)) == ([] if same else [Difference("t", 1, "ubah", "a", then, now)])


@given(cells, cells)
def test_two_values_are_never_told_alike(then, now):
    if repr(then) != repr(now):
        told = Namer(one(then), one(now)).values("a", then, now)
        assert told[0] != told[1]
        assert all(len(text) <= 40 for text in told)


@pytest.mark.parametrize(("then", "now"), [("a" * 80 + "b", "a" * 80 + "c"), ("a  b", "a b"), ("x" * 90, "x" * 91)])
def test_long_values_are_shown_where_they_differ(then, now):
    told = Namer({}, {}).values("text", then, now)
    assert told[0] != told[1]
    assert all(len(text) <= 40 for text in told)


def test_one_and_one_point_nothing_and_the_letter_are_three_things():
    assert len({canonical(one(value)) for value in (1, 1.0, "1", None)}) == 4


def test_rows_that_come_and_go():
    assert differences(one("x", 1), one("x", 2)) == [Difference("t", 1, "hapus"), Difference("t", 2, "tambah")]


def test_the_stamps_are_outside_and_a_new_column_is_inside():
    assert inside("child", ["id", "version", "updated_at", "name", "nik", "brand_new"]) == ("id", "brand_new", "name")


@pytest.mark.parametrize("content", ["", "***", "xx", "YWJj"])
def test_a_damaged_content_is_said(content):
    with pytest.raises(DataError, match="rusak"):
        unpack(content)


@pytest.mark.parametrize("text", ["", "[]", '{"t": 3}', '{"t": {"columns": 3, "rows": []}}', '{"t": {"rows": []}}'])
def test_a_text_that_is_no_snapshot_is_said(text):
    with pytest.raises(DataError, match="rusak"):
        read(text)
