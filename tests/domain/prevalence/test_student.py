import pytest
from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.domain.prevalence.student import student_cdf, student_quantile

# Two-sided 95 % points (p = 0.975) of the NIST/SEMATECH and Fisher & Yates tables, with more digits than those print.
TABLE = {
    1: 12.7062047, 2: 4.3026527, 3: 3.1824463, 4: 2.7764451, 5: 2.5705818, 6: 2.4469119, 7: 2.3646243, 8: 2.3060041,
    9: 2.2621572, 10: 2.2281389, 15: 2.1314495, 20: 2.0859634, 25: 2.0595386, 30: 2.0422725, 40: 2.0210754,
    60: 2.0002978, 99: 1.9842170, 120: 1.9799304, 1000: 1.9623391,
}  # fmt: skip


@pytest.mark.parametrize(("df", "t"), TABLE.items())
def test_published_quantiles(df, t):
    assert student_quantile(0.975, df) == pytest.approx(t, abs=1e-6)


@pytest.mark.parametrize(("p", "df", "t"), [(0.95, 5, 2.0150484), (0.995, 10, 3.1692727), (0.9, 1, 3.0776835)])
def test_published_quantiles_of_other_levels(p, df, t):
    assert student_quantile(p, df) == pytest.approx(t, abs=1e-6)


def test_sum_and_series_meet():
    assert student_quantile(0.975, 200) - student_quantile(0.975, 201) == pytest.approx(5.95e-5, rel=0.02)
    assert student_cdf(student_quantile(0.975, 201), 201) == pytest.approx(0.975, abs=1e-11)


@given(st.integers(1, 3000), st.floats(0.55, 0.999))
def test_quantile_inverts_the_distribution(df, p):
    t = student_quantile(p, df)
    assert student_cdf(t, df) == pytest.approx(p, abs=1e-8)
    assert student_quantile(1 - p, df) == pytest.approx(-t, rel=1e-6)


@pytest.mark.parametrize(("p", "df"), [(0, 5), (1, 5), (0.975, 0)])
def test_nonsense_is_refused(p, df):
    with pytest.raises(ValueError, match="probability"):
        student_quantile(p, df)
