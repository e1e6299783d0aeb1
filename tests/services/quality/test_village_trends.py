"""The trend of made-up rounds: the same figures as the prevalences, who is drawn and who is told, its charts."""

import zipfile
from datetime import date

import pytest
from openpyxl import load_workbook

from stunting_tui.domain.prevalence.village_trend import MOST_ROUNDS, small_words
from stunting_tui.errors import Cancelled
from stunting_tui.reports.quality.trend_charts import DATA, HEADS, TITLE
from stunting_tui.services.quality import prevalences, village_trends
from tests.services.made_up_batch import MadeUp

ROUNDS = (date(2026, 2, 10), date(2026, 5, 12), date(2026, 8, 12))
STUNTED = {"Sengon": (5, 8, 20), "Joho": (9, 6, 3)}
"""Children below -2 in each round, of 40 in Sengon and 32 in Joho."""


@pytest.fixture
def made(store):
    return MadeUp(store)


def fill(made):
    """Two villages of 40 and 32 in three rounds, one of 4 in the last; Sengon misses 10 more. Return the last batch."""
    children = {"Sengon": [made.child(age_days=900) for _ in range(40)]}
    children["Joho"] = [made.child("Joho", "KENANGA", age_days=900) for _ in range(32)]
    for _ in range(10):
        made.child(age_days=900)
    for at, day in enumerate(ROUNDS):
        for name, mine in children.items():
            for number, child in enumerate(mine):
                batch = made.visit(child, haz=-2.5 if number < STUNTED[name][at] else 0.0, day=day)
    for _ in range(4):
        made.visit(made.child("Kemudo", "ANGGREK", age_days=900), haz=-3.0)
    return batch


def charts_of(path):
    """Return the charts of the sheet by their titles, and the rows of the flat sheet as dicts."""
    book = load_workbook(path)
    rows = list(book[DATA].iter_rows(values_only=True))
    assert rows[0] == HEADS
    titles = {
        "".join(run.t for paragraph in chart.title.tx.rich.p for run in paragraph.r): chart
        for chart in book[TITLE]._charts
    }
    return book, titles, [dict(zip(HEADS, row, strict=True)) for row in rows[1:]]


def test_points_are_the_prevalences_of_each_round(made):
    batch = fill(made)
    read = village_trends.read_trend(batch)
    for design in ("sederhana", "strata desa"):
        shown = village_trends.trend(read, design, "stunted")
        assert shown.periods == ("2026-02", "2026-05", "2026-08")
        newest = prevalences.view(prevalences.read_rounds(batch), "desa", design)
        assert shown.whole.points[-1].share == newest.whole.shares["stunted"]
        theirs = {one.name: one.shares["stunted"] for one in newest.groups}
        mine = {one.name: one.points[-1].share for one in shown.villages}
        assert {name: mine[name] for name in theirs} == theirs
    sengon = next(one for one in shown.villages if one.name == "Sengon")
    assert [(one.share.n, one.share.of) for one in sengon.points] == [(5, 40), (8, 40), (20, 40)]
    assert (sengon.points[0].registered, sengon.points[0].measured, sengon.points[0].coverage) == (50, 40, 80.0)


def test_only_villages_with_enough_children_have_a_line(made):
    shown = village_trends.trend(village_trends.read_trend(fill(made)), "sederhana", "stunted")
    assert [one.name for one in shown.drawn] == ["Kecamatan", "Sengon", "Joho"]
    assert "Kemudo" in [one.name for one in shown.untold]
    told = small_words(shown.untold)
    assert "Kemudo (4)" in told and "Sengon" not in told
    assert "Tanpa pengukuran: " in told and "Kokosan" in told.split("Tanpa pengukuran: ")[1]
    assert small_words(()) == ""
    assert shown.top == 70.0


def test_until_a_batch_and_never_more_than_twelve(made):
    batch = fill(made)
    assert [one.period for one in village_trends.read_trend(batch - 1).rounds] == ["2026-02", "2026-05"]
    child = made.child()
    for month in range(1, 13):
        made.visit(child, haz=0.0, day=date(2025, month, 5))
    assert len(village_trends.read_trend(batch).rounds) == 3, "months with too few visits"
    made.visit(child, haz=0.0, day=date(2026, 9, 5))
    assert MOST_ROUNDS == 12
    with pytest.raises(Cancelled):
        village_trends.read_trend(batch, stop=lambda: True)


def test_charts_take_their_figures_from_the_flat_sheet(made, tmp_path):
    batch = fill(made)
    prevalences.write_book(made.session, prevalences.read_rounds(batch), "sederhana", tmp_path / "p.xlsx")
    book, charts, rows = charts_of(tmp_path / "p.xlsx")
    assert list(charts) == ["Kecamatan (%)", "Sengon (%)", "Joho (%)"]
    share = charts["Sengon (%)"].series[0]
    cover = charts["Sengon (%)"]._charts[1].series[0]

    def taken(reference):
        sheet, cells = reference.rsplit("!", 1)
        assert sheet == f"'{DATA}'"
        return [cell.value for (cell,) in book[DATA][cells.replace("$", "")]]

    mine = [row for row in rows if row["tempat"] == "Sengon"]
    assert taken(share.val.numRef.f) == [12.5, 20, 50]
    assert taken(cover.val.numRef.f) == [80, 80, 80]
    assert taken(share.cat.numRef.f) == ["Feb 26", "Mei 26", "Agu 26"]
    assert taken(share.errBars.plus.numRef.f) == pytest.approx([row["atas"] - row["persen"] for row in mine])
    assert taken(share.errBars.minus.numRef.f) == pytest.approx([row["persen"] - row["bawah"] for row in mine])
    with zipfile.ZipFile(tmp_path / "p.xlsx") as parts:
        written = parts.read("xl/charts/chart1.xml").decode()
    assert 0 < written.index("<plus>") < written.index("<minus>"), "the order Excel asks for"
    small = [row for row in rows if row["tempat"] == "Kemudo"]
    assert [row["garis"] for row in small] == [None, None, None]
    assert small[-1]["catatan"] == "n kecil" and small[-1]["persen"] == 100
    text = " ".join(str(row[0]) for row in book[TITLE].iter_rows(values_only=True))
    assert "Kemudo (4)" in text


def test_all_charts_share_one_scale_and_two_lines(made, tmp_path):
    batch = fill(made)
    prevalences.write_book(made.session, prevalences.read_rounds(batch), "sederhana", tmp_path / "p.xlsx")
    _book, charts, _rows = charts_of(tmp_path / "p.xlsx")
    assert {chart.y_axis.scaling.max for chart in charts.values()} == {70}
    assert {chart._charts[1].y_axis.scaling.max for chart in charts.values()} == {100}
    assert all(chart.series[0].graphicalProperties.line.prstDash == "solid" for chart in charts.values())
    assert all(chart._charts[1].series[0].graphicalProperties.line.prstDash == "dash" for chart in charts.values())


def test_one_round_has_a_sentence_instead(made, tmp_path):
    for _ in range(31):
        batch = made.visit(made.child(), haz=-2.5)
    prevalences.write_book(made.session, prevalences.read_rounds(batch), "klaster posyandu", tmp_path / "p.xlsx")
    book, charts, rows = charts_of(tmp_path / "p.xlsx")
    assert charts == {}
    assert "Tren digambar setelah ada sedikitnya dua batch" in str([cell.value for cell in book[TITLE]["A"]])
    assert {row["batch"] for row in rows} == {"2026-08"}
