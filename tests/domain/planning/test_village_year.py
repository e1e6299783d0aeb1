import pytest
from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.domain.planning.village_year import FIELDS, VillageYear, first_objection, total, with_values

WHOLE = dict.fromkeys(FIELDS, 5) | {"kampung_kb_year": 2020, "apbdes": 1000, "apbdes_stunting": 125}


def year(**values):
    return with_values(VillageYear(1, 2026), values)


def test_completeness_and_share():
    assert (year().filled, year().stunting_share) == (0, None)
    assert year(**WHOLE).filled == len(FIELDS) == 10
    assert year(**WHOLE).stunting_share == 12.5
    assert year(apbdes=0, apbdes_stunting=0).stunting_share is None


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"baduta": 6, "balita": 5}, "baduta melebihi balita"),
        ({"apbdes": 5, "apbdes_stunting": 6}, "APBDes untuk stunting melebihi APBDes"),
        ({"kampung_kb_year": 2027}, "1970 sampai 2026"),
        ({"kampung_kb_year": 0}, ""),
        ({"catin": -1}, "negatif"),
        ({"baduta": 6}, ""),
    ],
)
def test_objections(values, said):
    found = first_objection(year(**values))
    assert (said in found) if said else not found


def test_sums_of_the_kecamatan():
    rows = [year(**WHOLE), year(balita=7, apbdes=9_000), VillageYear(3, 2026, lokus=True)]
    found = total(rows)
    assert (found.sums["balita"], found.sums["catin"], found.sums["krs"]) == (12, 5, 5)
    assert (found.lokus, found.kampung_kb, found.villages, found.complete) == (1, 1, 3, 1)
    assert found.stunting_share == 12.5, "a village without both figures does not thin the share"
    assert total([VillageYear(1, 2026)]).sums["balita"] is None


@given(st.lists(st.tuples(st.integers(1, 10**9), st.floats(0, 1)), min_size=1, max_size=6))
def test_the_share_lies_between_those_of_the_villages(funds):
    rows = [year(apbdes=whole, apbdes_stunting=int(whole * part)) for whole, part in funds]
    shares = [row.stunting_share for row in rows]
    assert min(shares) - 1e-9 <= total(rows).stunting_share <= max(shares) + 1e-9
