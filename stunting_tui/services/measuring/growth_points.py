"""A child's visits as the points of a growth chart, with what has to be told beside it."""

from dataclasses import dataclass

from stunting_tui.domain.age import age_days
from stunting_tui.domain.measuring.growth_chart import Index, Point, chart_span
from stunting_tui.domain.rows import Sex
from stunting_tui.growth import rules
from stunting_tui.growth.scalar import Position, length_used
from stunting_tui.services.register.children import ChildDetail, VisitRow, labels

NAMES: dict[Index, str] = {"haz": "TB/U", "waz": "BB/U", "whz": "BB/TB"}
"""The indices of a chart in their order, as the operator knows them."""

NEEDED: dict[Index, str] = {"haz": "tinggi", "waz": "berat", "whz": "berat dan tinggi"}
"""What a visit needs to have a point."""


@dataclass(frozen=True, slots=True)
class GrowthPoints:
    """The points of one index, oldest first, and the newest visit that has one.

    Days of age or cm, and cm or kg, as `domain.growth_chart.chart` takes them with `standing`. `implausible` of the
    points lie beyond the WHO flag limits; `swollen` visits with oedema have no point, as their weight says nothing.
    """

    index: Index
    sex: Sex
    points: tuple[Point, ...]
    standing: bool | None
    newest: VisitRow | None
    implausible: int
    swollen: int

    @property
    def span(self) -> tuple[float, float]:
        """The first and last key of the chart. Raises ValueError without a point."""
        return chart_span(self.index, self.points, standing=self.standing)

    @property
    def outside(self) -> int:
        """How many points lie before or behind the span, and so are not drawn."""
        low, high = self.span
        return sum(not low <= key <= high for key, _value in self.points)


def growth_points(child: ChildDetail, index: Index) -> GrowthPoints:
    """Return what a chart of `index` shows of a child. Visits that vanished from their file are left out."""
    usable = [visit for visit in reversed(child.visits) if not visit.vanished and _has_measures(visit, index)]
    visits = [visit for visit in usable if index == "haz" or not visit.oedema]
    newest = visits[-1] if visits else None
    standing = None if newest is None else _is_standing(child, newest)
    return GrowthPoints(
        index=index,
        sex="L" if child.sex == "L" else "P",
        points=tuple(_point(child, visit, index, standing=bool(standing)) for visit in visits),
        standing=standing,
        newest=newest,
        implausible=sum(NAMES[index] in visit.flags for visit in visits),
        swollen=len(usable) - len(visits),
    )


def z_and_word(visit: VisitRow, index: Index) -> tuple[float | None, str]:
    """Return the z-score of a visit and its word: that of Permenkes 2/2020, or that it is implausible."""
    z = {"haz": visit.haz, "waz": visit.waz, "whz": visit.whz}[index]
    words = labels(visit.haz, visit.waz, visit.whz, oedema=visit.oedema)
    word = {"haz": words.haz, "waz": words.waz, "whz": words.whz}[index]
    return z, "di luar batas wajar" if NAMES[index] in visit.flags else word


def _has_measures(visit: VisitRow, index: Index) -> bool:
    needed = {"haz": (visit.height_cm,), "waz": (visit.weight_kg,), "whz": (visit.height_cm, visit.weight_kg)}
    return None not in needed[index]


def _age(child: ChildDetail, visit: VisitRow) -> int:
    return age_days(child.birth_date, visit.measured_on)


def _is_standing(child: ChildDetail, visit: VisitRow) -> bool:
    """Whether the standard judges the visit by height rather than by length."""
    return _age(child, visit) >= rules.HEIGHT_DAY


def _point(child: ChildDetail, visit: VisitRow, index: Index, *, standing: bool) -> Point:
    """Return the point of a visit that has the measures for it.

    On a chart of weight for height a length is drawn 0.7 cm shorter: there the lines of length (at the length itself)
    and of height (at 0.7 cm less) are the same, so that the point lies where its z-score says.
    """
    age = _age(child, visit)
    if index == "waz":
        return age, visit.weight_kg or 0.0
    position: Position | None = "L" if visit.position == "L" else "H" if visit.position == "H" else None
    length = length_used(visit.height_cm or 0.0, age, position)
    if index == "haz":
        return age, length
    if standing and not _is_standing(child, visit):
        length -= rules.STEP_CM
    return length, visit.weight_kg or 0.0
