import pytest
from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.domain.deliberation.agreement import Fund
from stunting_tui.domain.deliberation.agreement_text import (
    MOST_RUPIAH,
    format_funds,
    format_villages,
    parse_funds,
    parse_rupiah,
    parse_villages,
)
from stunting_tui.domain.deliberation.templates import fund_sources
from stunting_tui.domain.region import Village
from stunting_tui.errors import DataError

VILLAGES = [
    Village("99.99.99.2001", "Kebon Lor", "Desa"),
    Village("99.99.99.2002", "Kebon Kidul", "Desa"),
    Village("99.99.99.2003", "Sengkuni", "Desa"),
    Village("99.99.99.1004", "Tirto", "Kelurahan"),
    Village("99.99.99.2005", "Tirto", "Desa"),
]


@pytest.mark.parametrize(
    ("text", "funds"),
    [
        ("", ()),
        ("APBDes 18.200.000; BOK 5.000.000", (Fund("APBDes", 18_200_000), Fund("DAK Nonfisik (BOK)", 5_000_000))),
        ("apbdes 18,2 jt", (Fund("APBDes", 18_200_000),)),
        ("csr Rp 750 rb, Dana Desa 1,5 M", (Fund("CSR/TJSL", 750_000), Fund("Dana Desa", 1_500_000_000))),
        ("Swadaya", (Fund("Swadaya masyarakat", 0),)),
        ("APBDes: Rp5000000", (Fund("APBDes", 5_000_000),)),
        ("DID 0", (Fund("DID", 0),)),
    ],
)
def test_funds_as_they_are_typed(text, funds):
    assert parse_funds(text, fund_sources()) == funds


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("APBD 5.000.000", "ganda"),
        ("Arisan 100.000", "tidak ada dalam daftar"),
        ("18.200.000", "Sumber dana belum ditulis"),
        ("APBDes 1.5 jt", "tidak jelas"),
        ("APBDes 10,5", "rupiah bulat"),
    ],
)
def test_funds_that_cannot_be_taken(text, said):
    with pytest.raises(DataError, match=said):
        parse_funds(text, fund_sources())


@given(st.lists(st.builds(Fund, st.sampled_from(fund_sources()), st.integers(0, MOST_RUPIAH)), max_size=5))
def test_funds_come_back_as_they_were(funds):
    assert parse_funds(format_funds(funds), fund_sources()) == tuple(funds)


@pytest.mark.parametrize("text", ["9" * 22, "1.000.000.000.001", "1001 M", "9" * 5000, "1," + "0" * 5000])
def test_more_than_any_kecamatan_has_is_refused(text):
    with pytest.raises(DataError, match="lebih dari 1 triliun rupiah"):
        parse_rupiah(text)
    with pytest.raises(DataError, match="lebih dari 1 triliun"):
        parse_funds(f"APBDes {text}", fund_sources())


def test_the_largest_amount():
    assert parse_rupiah("1000 M") == MOST_RUPIAH


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", ()),
        ("Semua", ()),
        ("sengkuni", ("99.99.99.2003",)),
        ("Desa Sengkuni, kebonlor", ("99.99.99.2003", "99.99.99.2001")),
        ("seng, Sengkuni", ("99.99.99.2003",)),
        ("99.99.99.1004", ("99.99.99.1004",)),
    ],
)
def test_villages_as_they_are_typed(text, codes):
    assert parse_villages(text, VILLAGES) == codes


@pytest.mark.parametrize(
    ("text", "said"), [("kebon", "Kebon Lor"), ("Tirto", "99.99.99.2005"), ("Sengkunix", "Sengkuni")]
)
def test_villages_that_fit_none_or_several(text, said):
    with pytest.raises(DataError) as raised:
        parse_villages(text, VILLAGES)
    assert said in str(raised.value)


@given(st.lists(st.sampled_from([village.code for village in VILLAGES]), unique=True))
def test_villages_come_back_as_they_were(codes):
    assert parse_villages(format_villages(codes, VILLAGES), VILLAGES) == tuple(codes)


@pytest.mark.parametrize(
    ("text", "rupiah"), [("", 0), (" 1.500.000 ", 1_500_000), ("Rp1,5 jt", 1_500_000), ("250rb", 250_000), ("0", 0)]
)
def test_rupiah_as_they_are_typed(text, rupiah):
    assert parse_rupiah(text) == rupiah


@pytest.mark.parametrize("text", ["lima juta", "APBDes 5 jt", "-5", "1.5 jt"])
def test_what_is_no_amount(text):
    with pytest.raises(DataError):
        parse_rupiah(text)
