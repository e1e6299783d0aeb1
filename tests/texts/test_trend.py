"""The trend as text: a village a row, a round a column; too few children get no percentage, nobody a dash."""

from stunting_tui.domain.prevalence.survey import Estimate
from stunting_tui.domain.prevalence.village_trend import PlaceTrend, TrendPoint, VillageTrend
from stunting_tui.reports.quality.trend import trend_section
from stunting_tui.texts.document import document_lines

PERIODS = ("2026-05", "2026-08")


def place(name, *rounds):
    """Return a place whose rounds are given as stunted, measured, registered."""
    points = [
        TrendPoint(period, Estimate(n, of, 100 * n / of if of else None, None, None, None), registered, of)
        for period, (n, of, registered) in zip(PERIODS, rounds, strict=True)
    ]
    return PlaceTrend(name, tuple(points))


def test_villages_by_round():
    whole = place("Kecamatan", (8, 40, 50), (15, 60, 64))
    villages = place("Sengon", (8, 40, 50), (10, 40, 40)), place("Joho", (0, 0, 0), (5, 20, 24))
    lines = list(document_lines([trend_section(VillageTrend("Kec. Uji", "", "stunted", PERIODS, whole, villages))]))
    rows = [line.split() for line in lines]
    assert ["Desa/Kelurahan", "Mei", "26", "Agu", "26"] in rows
    assert [row[1:] for row in rows if row[:1] == ["Sengon"]] == [["20,0", "25,0"], ["80,0", "100,0"]]
    assert [row[1:] for row in rows if row[:1] == ["Joho"]] == [["-", "n<30"], ["-", "83,3"]]
    assert [row[1:] for row in rows if row[:1] == ["Kecamatan"]] == [["20,0", "25,0"], ["80,0", "93,8"]]
    assert max(map(len, lines)) <= 80
