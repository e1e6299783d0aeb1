from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from widgets.columns import Column, head_line, row_line, share_widths
from widgets.text import changed_end, clean, fit, three_parts

columns = st.lists(
    st.builds(
        Column, st.sampled_from(["", "x", "Umur", "Penanggung jawab"]), st.integers(1, 30),
        st.sampled_from(["left", "right"]), st.integers(0, 3), st.integers(0, 5), st.integers(0, 3),
    ),
    min_size=1,
    max_size=9,
)  # fmt: skip


@given(columns, st.integers(1, 200))
def test_shared_widths_always_fit(some, total):
    widths = share_widths(some, total)
    shown = [width for width in widths if width]
    assert sum(shown) + max(0, len(shown) - 1) <= total
    natural = sum(column.width for column in some) + len(some) - 1
    if natural <= total:
        assert sum(widths) + len(some) - 1 == (total if any(column.flex for column in some) else natural)


@given(columns, st.integers(1, 200))
def test_what_ranks_last_leaves_first_and_nothing_gets_too_narrow(some, total):
    widths = share_widths(some, total)
    kept = [(column.rank, at) for at, (column, width) in enumerate(zip(some, widths, strict=True)) if width]
    gone = [(column.rank, at) for at, (column, width) in enumerate(zip(some, widths, strict=True)) if not width]
    assert not gone or max(kept) < min(gone)
    if len(kept) > 1:
        assert all(widths[at] >= min(some[at].width, some[at].min_width or some[at].width) for _, at in kept)
    if gone:
        back = [some[at] for _, at in [*kept, min(gone)]]
        assert sum(min(one.width, one.min_width or one.width) for one in back) + len(back) - 1 > total


@given(columns, st.integers(1, 200), st.integers(0, 8))
def test_the_sign_of_the_order_cuts_no_title_and_moves_nothing(some, total, at):
    at %= len(some)
    widths = share_widths(some, total)
    plain, signed = head_line(some, widths), head_line(some, widths, at, "^")
    assert plain.replace(" ", "") == signed.replace("^", "").replace(" ", "")
    assert signed.count("^") == (widths[at] > 0)
    assert cell_len(signed) - cell_len(plain) in (0, 1)


def test_the_sign_stands_beside_its_title():
    some = [Column("Nama", 6), Column("Umur", 4, "right"), Column("Desa", 4)]
    assert head_line(some, [6, 4, 4], 0, "^") == " Nama^  Umur Desa"
    assert head_line(some, [6, 4, 4], 1, "^") == " Nama  ^Umur Desa"
    assert head_line(some, [6, 4, 4], 2, "^") == " Nama   Umur Desa^"


@given(st.text(max_size=30), st.text(max_size=30))
def test_behind_the_end_of_the_change_nothing_differs(before, after):
    before, after = fit(before, 20), fit(after, 20)
    end = changed_end(before, after)
    assert (end == 0) == (before == after)
    if before.isascii() and after.isascii():
        assert before[end:] == after[end:]


@given(columns, st.integers(1, 200), st.lists(st.text(max_size=40), max_size=12))
def test_a_row_is_as_wide_as_its_columns(some, total, cells):
    widths = share_widths(some, total)
    shown = [width for width in widths if width]
    assert cell_len(row_line(cells, some, widths)) == sum(shown) + max(0, len(shown) - 1)


def test_flexible_column_gives_way_before_others_are_dropped():
    some = [Column("Nama", 20, min_width=8), Column("A", 5), Column("B", 5)]
    assert share_widths(some, 26) == [14, 5, 5]
    assert share_widths(some, 15) == [9, 5, 0]


@given(st.text(max_size=60), st.integers(0, 40), st.sampled_from(["left", "right", "center"]))
def test_fit_is_exact_and_printable(text, width, align):
    line = fit(text, width, align)
    assert cell_len(line) == width
    assert line.isprintable()


@given(st.text(max_size=60))
def test_clean_twice_is_clean_once(text):
    assert clean(clean(text)) == clean(text)


@given(st.text(max_size=30), st.text(max_size=60), st.text(max_size=30), st.integers(1, 100))
def test_three_parts_fill_the_line(left, middle, right, width):
    assert cell_len(three_parts(left, middle, right, width)) == width


def test_three_parts_keep_left_and_right_apart():
    assert three_parts("BERANDA", "Agustus", "opr1", 30) == "BERANDA    Agustus        opr1"
    assert three_parts("DESA PANJANG", "tengah yang panjang", "opr1", 24) == "DESA PANJANG tengah opr1"
