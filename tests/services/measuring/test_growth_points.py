from datetime import date

import pytest

from stunting_tui.growth.scalar import child_z, measure_at
from stunting_tui.services.measuring.growth_points import NAMES, growth_points, z_and_word
from stunting_tui.services.register.children import ChildDetail, VisitRow

BORN = date(2024, 1, 10)


def visit(on: date, weight: float | None = 9.0, height: float | None = 76.0, **other) -> VisitRow:
    usual = {
        "id": on.toordinal(), "version": 1, "measured_on": on, "weight_kg": weight, "height_cm": height,
        "position": None, "position_inferred": False, "muac_cm": None, "head_cm": None, "oedema": None, "haz": -1.5,
        "waz": -1.0, "whz": 0.2, "flags": (), "file_haz": None, "source": "diketik", "forced": "", "vanished": False,
    }  # fmt: skip
    return VisitRow(**{**usual, **other})


def child(*visits: VisitRow, sex: str = "P") -> ChildDetail:
    newest_first = tuple(sorted(visits, key=lambda one: one.measured_on, reverse=True))
    return ChildDetail(
        1, 1, "BAPRI ZADRE", sex, BORN, None, "", "", "", "", "Sengon", 1, "MAWAR 1", "aktif", newest_first
    )


def test_points_come_oldest_first_in_days_and_as_the_index_measures():
    one = child(visit(date(2025, 1, 10), 9.0, 75.0), visit(date(2024, 7, 10), 7.0, 66.0))
    assert growth_points(one, "haz").points == ((182, 66.0), (366, 75.0))
    assert growth_points(one, "waz").points == ((182, 7.0), (366, 9.0))
    assert growth_points(one, "whz").points == ((66.0, 7.0), (75.0, 9.0))
    assert growth_points(one, "haz").newest == one.visits[0]
    assert growth_points(one, "haz").sex == "P"


def test_what_vanished_or_was_not_measured_has_no_point():
    one = child(
        visit(date(2025, 1, 10), vanished=True), visit(date(2024, 12, 10), weight=None, height=74.0),
        visit(date(2024, 11, 10), weight=8.5, height=None),
    )  # fmt: skip
    assert growth_points(one, "haz").points == ((335, 74.0),)
    assert growth_points(one, "waz").points == ((305, 8.5),)
    assert growth_points(one, "whz").points == ()
    assert growth_points(one, "whz").newest is None


def test_a_child_with_oedema_has_a_height_but_no_weight_to_draw():
    one = child(visit(date(2025, 1, 10), oedema=True), visit(date(2024, 12, 10), oedema=False))
    assert [len(growth_points(one, index).points) for index in NAMES] == [2, 1, 1]
    assert [growth_points(one, index).swollen for index in NAMES] == [0, 1, 1]


def test_implausible_points_are_drawn_and_told():
    one = child(visit(date(2025, 1, 10), flags=("TB/U",)), visit(date(2024, 12, 10)))
    assert [growth_points(one, index).implausible for index in NAMES] == [1, 0, 0]
    assert len(growth_points(one, "haz").points) == 2
    assert z_and_word(one.visits[0], "haz") == (-1.5, "di luar batas wajar")
    assert z_and_word(one.visits[0], "waz") == (-1.0, "Berat badan normal")


@pytest.mark.parametrize(
    ("on", "position", "drawn"),
    [(date(2025, 1, 10), "H", 80.7), (date(2025, 1, 10), "L", 80.0), (date(2026, 6, 10), "L", 79.3)],
)
def test_lengths_are_those_the_standard_uses(on, position, drawn):
    shown = growth_points(child(visit(on, height=80.0, position=position)), "haz")
    assert shown.points[0][1] == pytest.approx(drawn)


@pytest.mark.parametrize("position", ["L", "H", None])
def test_on_a_chart_of_height_an_earlier_length_lies_where_its_z_score_says(position):
    early, late = date(2025, 12, 10), date(2026, 6, 10)
    one = child(visit(early, 10.0, 82.0, position=position), visit(late, 11.5, 88.0, position="H"))
    shown = growth_points(one, "whz")
    assert shown.standing is True
    z = child_z("P", (early - BORN).days, 10.0, 82.0, position).raw["whz"]
    assert measure_at("wfh", "P", shown.points[0][0], z) == pytest.approx(10.0)
    assert growth_points(child(one.visits[1]), "whz").standing is False


def test_points_outside_the_span_are_counted():
    one = child(visit(date(2024, 2, 10)), visit(date(2024, 3, 10)), visit(date(2026, 6, 10)))
    shown = growth_points(one, "haz")
    assert shown.span == pytest.approx((18 * 30.4375, 30 * 30.4375))
    assert shown.outside == 2
    with pytest.raises(ValueError, match="needs a point"):
        _ = growth_points(child(), "haz").span
