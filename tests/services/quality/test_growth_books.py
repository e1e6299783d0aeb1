"""Growth charts as a workbook, opened again: the charts' references, the lines, the child's points, the audit."""

from datetime import timedelta

import pytest
from openpyxl import load_workbook

from stunting_tui.domain.measuring.growth_chart import Index
from stunting_tui.errors import Cancelled, DataError
from stunting_tui.growth.scalar import child_z, length_used, measure_at
from stunting_tui.services.quality import growth_books
from stunting_tui.services.quality.growth_books import growth_page, write_growth
from stunting_tui.services.register import children
from stunting_tui.services.store import transaction
from tests.services.made_up_batch import DAY, MadeUp

SD = (-3, -2, 0, 1, 2, 3)
TITLES = {"haz": "TB/U", "waz": "BB/U", "whz": "BB/"}


@pytest.fixture
def made(store):
    return MadeUp(store)


def measured(made, child, *visits, nik=None):
    """Give a child visits of (days before `DAY`, kg, cm, position) with their z-scores; return it as read back."""
    from db.models import Child, Measurement

    row = Child.get_by_id(child)
    for before, weight, height, position in visits:
        day = DAY - timedelta(before)
        made.visit(child, day=day)
        age = (day - children._date(row.birth_date)).days
        z = child_z(row.sex, age, weight, height, position)
        with transaction(made.session) as writer:
            visit = Measurement.get((Measurement.child == child) & (Measurement.measured_on == day.isoformat()))
            writer.update(
                visit, visit.version, weight_kg=weight, height_cm=height, position=position, haz=z.haz, waz=z.waz,
                whz=z.whz,
            )  # fmt: skip
    if nik:
        with transaction(made.session) as writer:
            writer.update(row, row.version, nik=nik)
    return children.child_detail(child)


def cells(book, reference):
    """Return the values a chart takes from a range such as 'Garis WHO'!$C$2:$C$9."""
    sheet, place = reference.rsplit("!", 1)
    found = book[sheet.strip("'")][place.replace("$", "")]
    return [cell.value for row in (found if isinstance(found, tuple) else ((found,),)) for cell in row]


def title_of(chart):
    return "".join(run.t for paragraph in chart.title.tx.rich.p for run in paragraph.r)


def name_of(series):
    return series.tx.v


def read(book, sheet):
    """Return each chart of a sheet: its title, and its series by name as lists of (x, y)."""
    found = {}
    for chart in book[sheet]._charts:
        series = {
            name_of(one): list(zip(cells(book, one.xVal.numRef.f), cells(book, one.yVal.numRef.f), strict=True))
            for one in chart.series
        }
        index: Index = next(index for index, title in TITLES.items() if f"({title}" in title_of(chart))
        found[index] = (chart, series)
    return found


@pytest.mark.parametrize("sex", ["L", "P"])
def test_lines_are_whos_and_points_are_the_childs(made, tmp_path, sex):
    child = measured(
        made, made.child(sex=sex, age_days=760),
        (100, 9.1, 78.5, "L"), (60, 9.6, 80.0, "H"), (10, 10.2, 82.0, "L"), (0, 10.4, 82.5, "H"),
    )  # fmt: skip
    target = tmp_path / "g.xlsx"
    write_growth(made.session, [child.id], target)
    book = load_workbook(target)
    assert book.sheetnames == ["ANAK 1", "Titik", "Garis WHO"]
    charts = read(book, "ANAK 1")
    assert list(charts) == ["haz", "waz", "whz"]
    visits = [(760 - before, *rest) for before, *rest in
              ((100, 9.1, 78.5, "L"), (60, 9.6, 80.0, "H"), (10, 10.2, 82.0, "L"), (0, 10.4, 82.5, "H"))]  # fmt: skip
    lengths = [length_used(height, age, position) for age, _weight, height, position in visits]
    assert lengths == pytest.approx([78.5, 80.7, 81.3, 82.5])
    haz, waz, whz = (charts[index][1] for index in TITLES)
    months = [age / 30.4375 for age, *_rest in visits]
    assert haz["pengukuran"] == [pytest.approx(point) for point in zip(months, lengths, strict=True)]
    assert waz["pengukuran"] == [pytest.approx((month, one[1])) for month, one in zip(months, visits, strict=True)]
    assert [y for _x, y in whz["pengukuran"]] == [9.1, 9.6, 10.2, 10.4]
    assert [x for x, _y in whz["pengukuran"]] == pytest.approx([77.8, 80.0, 81.3, 82.5])
    for series in (haz, waz, whz):
        assert series["pengukuran terbaru"] == series["pengukuran"][-1:]
    assert set(haz) == {"-3 SD", "-2 SD", "median", "+2 SD", "+3 SD", "pengukuran", "pengukuran terbaru"}
    for index, series in (("haz", haz), ("waz", waz)):
        for sd in SD:
            for month, value in series.get(f"{sd:+d} SD" if sd else "median", []):
                assert value == pytest.approx(measure_at(index, sex, month * 30.4375, sd))
    assert {round(month * 30.4375) for month, _y in haz["median"]} >= {0, 365, 730, 731, 1095}
    assert all(value == pytest.approx(measure_at("wfh", sex, cm, -3)) for cm, value in whz["-3 SD"] if cm >= 65)


def test_axes_have_units_and_hold_lines_and_points(made, tmp_path):
    child = measured(made, made.child(age_days=300), (0, 8.0, 69.0, "L"))
    write_growth(made.session, [child.id], tmp_path / "g.xlsx")
    charts = read(load_workbook(tmp_path / "g.xlsx"), "ANAK 1")
    named = {"haz": ("Umur (bulan)", "Panjang/tinggi (cm)"), "waz": ("Umur (bulan)", "Berat badan (kg)"),
             "whz": ("Panjang badan (cm)", "Berat badan (kg)")}  # fmt: skip
    for index, (chart, series) in charts.items():
        assert (title_of(chart.x_axis), title_of(chart.y_axis)) == named[index]
        assert "anak laki-laki" in title_of(chart)
        for at, axis in enumerate((chart.x_axis, chart.y_axis)):
            values = [point[at] for points in series.values() for point in points]
            assert axis.scaling.min <= min(values) and max(values) <= axis.scaling.max
        assert all(one.smooth is not True for one in chart.series)


def test_each_child_has_a_sheet_and_equal_names_are_told_apart(made, tmp_path):
    ids = [measured(made, made.child(), (0, 9.0, 80.0, "L")).id for _ in range(3)]
    from db.models import Child

    with transaction(made.session) as writer:
        for number in ids:
            row = Child.get_by_id(number)
            writer.update(row, row.version, name="TITIK" if number == ids[2] else "BAPRI [ZADRE]")
    steps = []
    write_growth(made.session, ids, tmp_path / "g.xlsx", lambda text, share: steps.append((text, share)))
    book = load_workbook(tmp_path / "g.xlsx")
    assert book.sheetnames == ["BAPRI  ZADRE", "BAPRI  ZADRE 2", "TITIK 2", "Titik", "Garis WHO"]
    assert all(len(book[name]._charts) == 3 for name in book.sheetnames[:3])
    assert {row[0] for row in book["Titik"].iter_rows(min_row=2, values_only=True)} == set(book.sheetnames[:3])
    shares = [share for _text, share in steps]
    assert shares == sorted(shares) and shares[-1] < 1
    assert sum(row[0] == "haz" for row in book["Garis WHO"].iter_rows(values_only=True)) == 62


def test_written_by_name_with_the_nik_masked_and_recorded(made, tmp_path, query):
    child = measured(made, made.child(), (0, 9.0, 80.0, "L"), nik="9999991202240001")
    write_growth(made.session, [child.id], tmp_path / "g.xlsx")
    book = load_workbook(tmp_path / "g.xlsx")
    text = "\n".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)
    assert "ANAK 1" in text and "99********0001" in text and "9999991202240001" not in text
    assert all(sheet.oddHeader.center.text.startswith("RAHASIA") for sheet in book)
    assert (tmp_path / "g.xlsx").stat().st_mode & 0o777 == 0o600
    assert query("SELECT action, field, new FROM audit WHERE action = 'ekspor'") == [
        ("ekspor", "Grafik tumbuh", "g.xlsx: 1 anak, dengan nama")
    ]


def test_what_cannot_be_drawn_is_said(made, tmp_path):
    bare, light = made.child(), made.child()
    measured(made, light, (0, 9.0, None, None))
    write_growth(made.session, [bare, light], tmp_path / "g.xlsx")
    book = load_workbook(tmp_path / "g.xlsx")
    told = ["\n".join(str(row[0]) for row in book[name].iter_rows(values_only=True)) for name in ("ANAK 1", "ANAK 2")]
    assert len(book["ANAK 1"]._charts) == 0
    for words in ("tinggi", "berat", "berat dan tinggi"):
        assert f"belum ada pengukuran dengan {words} yang dapat digambar" in told[0]
    assert "Belum pernah diukur." in told[0]
    assert [title_of(chart) for chart in book["ANAK 2"]._charts] == ["Berat menurut umur (BB/U), anak laki-laki"]
    assert "TB/U: belum ada pengukuran dengan tinggi yang dapat digambar." in told[1]


def test_a_child_past_five_has_no_chart_by_age(made):
    child = measured(made, made.child(age_days=1900), (0, 18.0, 105.0, "H"))
    page = growth_page(child, set())
    assert [part.frame is None for part in page.charts] == [True, True, False]
    assert "1 pengukuran di luar gambar" in page.charts[0].told


def test_forty_visits_are_all_listed_oldest_first(made):
    child = measured(made, made.child(age_days=1700), *((40 * at, 10.0, 85.0, "H") for at in range(40)))
    page = growth_page(child, set())
    assert len(page.visits) == 40
    assert [one.day for one in page.visits] == sorted(one.day for one in page.visits)
    assert len(page.charts[0].frame.points) == 40


def test_nobody_too_many_and_stopped(made, tmp_path, monkeypatch):
    child = made.child()
    with pytest.raises(DataError, match="Tidak ada anak"):
        write_growth(made.session, [], tmp_path / "g.xlsx")
    monkeypatch.setattr(growth_books, "MOST", 1)
    with pytest.raises(DataError, match="paling banyak 1"):
        write_growth(made.session, [child, child], tmp_path / "g.xlsx")
    asked = iter([False, True])
    for stop in (lambda: True, lambda: next(asked)):
        with pytest.raises(Cancelled):
            write_growth(made.session, [child], tmp_path / "g.xlsx", stop=stop)
    assert list(tmp_path.glob("*.xlsx")) == []
