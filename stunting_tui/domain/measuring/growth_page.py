"""A child's growth as it is printed: who it is, one chart for each index, and every visit."""

from dataclasses import dataclass
from datetime import date

from stunting_tui.domain.measuring.growth_frame import GrowthFrame


@dataclass(frozen=True, slots=True)
class ChartPart:
    """A chart; without `frame` there is none, and `told` says why. Else it tells the newest visit in words."""

    frame: GrowthFrame | None
    told: str


@dataclass(frozen=True, slots=True)
class VisitLine:
    """A visit as a line of the table: kg and cm as measured, T lying or B standing, z-scores, a remark."""

    day: date
    age: str
    weight_kg: float | None
    height_cm: float | None
    position: str
    haz: float | None
    waz: float | None
    whz: float | None
    remark: str


@dataclass(frozen=True, slots=True)
class GrowthPage:
    """`sheet` names the page; `facts` are label and text, the NIK masked; visits the oldest first."""

    sheet: str
    name: str
    facts: tuple[tuple[str, str], ...]
    charts: tuple[ChartPart, ...]
    visits: tuple[VisitLine, ...]
