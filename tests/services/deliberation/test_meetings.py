"""The rembuk while it is held: figures of its villages, agreements taken down."""

from datetime import date

import pytest

from stunting_tui.domain.deliberation import templates
from stunting_tui.domain.deliberation.agreement import Agreement, Deliberation
from stunting_tui.errors import DataError
from stunting_tui.services.deliberation import meetings, rembuk
from stunting_tui.services.measuring import visits
from stunting_tui.services.register import child_entry, region


@pytest.fixture
def held(store) -> int:
    region.choose_district(store, "35.20.01")
    return rembuk.create_deliberation(store, Deliberation(date(2026, 8, 25), "Pendopo"), template=False)


def measure(store, village: int, day: str, number: int = 0) -> None:
    texts = {"name": f"BAPRI Z{chr(65 + number)}", "sex": "L", "birth_date": "14012025", "village": str(village)}
    child = child_entry.save_child(store, child_entry.check_child(store, texts))
    check = visits.check_visit(store, child, {"measured_on": day, "weight_kg": "9,5", "height_cm": "72"})
    visits.save_visit(store, child, check, "uji")


def test_without_a_batch_the_villages_are_named(held):
    found = meetings.meeting_figures(rembuk.deliberation(held))
    assert found.period == ""
    assert len(found.villages) == len(region.villages())
    assert found.villages[0].label.endswith(region.villages()[0].name)
    assert found.villages[0].figures is None


def test_figures_of_the_batch_of_the_rembuk_with_the_trend(store, held):
    village = region.villages()[3]
    measure(store, village.id, "12082026")
    measure(store, village.id, "12112026", 1)
    found = meetings.meeting_figures(rembuk.deliberation(held))
    assert found.period == "2026-11"
    mine = next(one for one in found.villages if one.code == village.code)
    assert (mine.figures.under_five.measured, mine.figures.under_five.stunted.n) == (1, 1)
    assert [period for period, _ in mine.trend] == ["2026-11"]


def test_what_is_taken_down_is_about_the_village_under_discussion(store, held):
    codes = [village.code for village in region.villages()]
    first = meetings.take_down(store, held, Agreement(0, "PMT"), codes[1:2])
    meetings.take_down(store, held, Agreement(7, "Air bersih", villages=(codes[0],)), codes[1:2])
    points = rembuk.deliberation(held).agreements
    assert points[0].id == first
    assert [(point.ordinal, point.villages) for point in points] == [(1, (codes[1],)), (2, (codes[0],))]
    with pytest.raises(DataError, match="masih kosong"):
        meetings.take_down(store, held, Agreement(0, " "), codes)


def test_points_of_the_template_are_offered_once(store, held):
    every = templates.agreements()
    assert meetings.open_points(rembuk.deliberation(held)) == list(every)
    meetings.take_down(store, held, every[2], ())
    left = meetings.open_points(rembuk.deliberation(held))
    assert [point.text for point in left] == [point.text for point in every if point != every[2]]
