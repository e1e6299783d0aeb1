from decimal import Decimal, getcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.domain.quality.tails import chi_square_tail, goodness_of_fit, normal_two_sided

PI = Decimal("3.14159265358979323846264338327950288419716939937510582097494459230781640628620899")

# Critical values of the chi-square distribution (NIST/SEMATECH handbook 1.3.6.7.4, with more digits than it prints).
CRITICAL = [
    (3.841458820694124, 1, 0.05), (6.634896601021213, 1, 0.01), (5.991464547107979, 2, 0.05),
    (9.487729036781154, 4, 0.05), (16.918977604620448, 9, 0.05), (19.675137572682491, 11, 0.05),
    (23.209251158954356, 10, 0.01), (124.342113404004, 100, 0.05),
]  # fmt: skip

# Abramowitz & Stegun, table 26.7, five decimals.
TABLE = [(1, 1, 0.31731), (2, 2, 0.36788), (5, 3, 0.17180), (10, 5, 0.07524), (10, 10, 0.44049), (20, 10, 0.02925)]


def independent_tail(statistic: float, df: int) -> float:
    """1 - P(df/2, x/2) from the power series of the lower incomplete gamma function, 80 digits."""
    getcontext().prec = 80
    a, h = Decimal(df) / 2, Decimal(statistic) / 2
    gamma = PI.sqrt() if df % 2 else Decimal(1)  # Gamma(1/2) or Gamma(1)
    step = Decimal(1) / 2 if df % 2 else Decimal(1)
    while step <= a:
        gamma *= step
        step += 1
    term = (a * h.ln() - h).exp() / gamma
    total, k = term, 0
    while term > Decimal(10) ** -70 or k < h:
        k += 1
        term *= h / (a + k)
        total += term
    return float(1 - total)


@pytest.mark.parametrize(("statistic", "df", "p"), CRITICAL)
def test_published_critical_values(statistic, df, p):
    assert chi_square_tail(statistic, df) == pytest.approx(p, abs=1e-12)


@pytest.mark.parametrize(("statistic", "df", "p"), TABLE)
def test_published_probabilities(statistic, df, p):
    assert chi_square_tail(statistic, df) == pytest.approx(p, abs=5e-6)


@pytest.mark.parametrize("df", [1, 2, 3, 4, 9, 10, 11, 29, 30, 199, 200])
@pytest.mark.parametrize("share", [0.01, 0.5, 0.9, 1, 1.1, 1.5, 3])
def test_the_tail_equals_an_independent_series(df, share):
    assert chi_square_tail(share * df, df) == pytest.approx(independent_tail(share * df, df), abs=1e-12)


def test_many_degrees_of_freedom_neither_vanish_nor_overflow():
    assert chi_square_tail(3000, 3000) == pytest.approx(independent_tail(3000, 3000), abs=1e-10)
    assert chi_square_tail(3000, 3001) == pytest.approx(independent_tail(3000, 3001), abs=1e-10)
    assert chi_square_tail(1e6, 9) == 0
    assert chi_square_tail(float("inf"), 3) == 0
    assert chi_square_tail(0, 9) == 1


@given(st.floats(0, 500), st.integers(1, 300))
def test_the_tail_is_a_probability_that_falls(statistic, df):
    p = chi_square_tail(statistic, df)
    assert 0 <= p <= 1
    assert chi_square_tail(statistic + 1, df) <= p + 1e-13
    assert chi_square_tail(statistic, df + 2) >= p - 1e-13


@pytest.mark.parametrize(("statistic", "df"), [(-1, 3), (1, 0), (float("nan"), 2)])
def test_no_tail_of_nonsense(statistic, df):
    with pytest.raises(ValueError, match="df"):
        chi_square_tail(statistic, df)


@pytest.mark.parametrize(
    ("z", "p"),
    [(0, 1), (1.959963984540054, 0.05), (2.5758293035489004, 0.01), (3.2905267314919255, 0.001), (1, 0.31731050786291)],
)
def test_published_normal_probabilities(z, p):
    assert normal_two_sided(z) == pytest.approx(p, abs=1e-13)
    assert normal_two_sided(-z) == normal_two_sided(z)
    assert normal_two_sided(z) == pytest.approx(chi_square_tail(z * z, 1), abs=1e-13)


def test_goodness_of_fit_by_hand():
    # 60 throws of a die, expected 10 of each face
    found = goodness_of_fit([5, 8, 9, 8, 10, 20])
    assert found.statistic == pytest.approx((25 + 4 + 1 + 4 + 0 + 100) / 10)
    assert found.df == 5
    assert found.p == pytest.approx(independent_tail(13.4, 5), abs=1e-12)
    assert goodness_of_fit([30, 10], [3, 1]).statistic == 0


@pytest.mark.parametrize("counts", [[], [0, 0], [5]])
def test_no_test_without_counts(counts):
    with pytest.raises(ValueError, match="counts"):
        goodness_of_fit(counts)
