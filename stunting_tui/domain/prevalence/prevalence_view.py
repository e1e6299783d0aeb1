"""The prevalences of a batch as they are shown: of all and by groups, beside the batch before, with who is missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from stunting_tui.domain.prevalence.missing_bounds import MissingBounds
from stunting_tui.domain.prevalence.round_change import Change
from stunting_tui.domain.prevalence.round_flow import RoundFlow
from stunting_tui.domain.prevalence.survey import GroupEstimates
from stunting_tui.domain.prevalence.survey_design import Design

GROUPINGS = ("umur", "jenis kelamin", "umur dan jenis kelamin", "desa", "posyandu")
"""What children can be grouped by, in the order a key goes through."""

DESIGNS: Mapping[str, tuple[Design, str]] = {
    "sederhana": (Design(), "tiap anak satu satuan"),
    "strata desa": (Design(by_village=True), "galat dihitung di dalam tiap desa, lalu digabung"),
    "klaster posyandu": (Design(by_posyandu=True), "anak satu posyandu dihitung satu satuan, karena mirip"),
    "strata dan klaster": (Design(by_village=True, by_posyandu=True), "klaster posyandu di dalam strata desa"),
}
"""The ways to compute an interval, and what each says in words."""

CLASSES = {"stunted": "prevalensi_pendek", "wasted": "prevalensi_kurus", "overweight": "prevalensi_gemuk"}
"""The indicators that have classes of public health (2018), and the scale of each."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """A group with the bounds of an indicator; `registered` children, `measured` ones among them."""

    name: str
    registered: int
    measured: int
    bounds: MissingBounds


@dataclass(frozen=True, slots=True)
class PrevalenceView:
    """One batch in one design and grouping. `period_before` is "" where there is no batch to compare with.

    `changes` are those of `whole` by indicator; `coverage` is of `indicator` in the order of `groups`, then of all.
    `left_out` children have no place where the design asks for one.
    """

    place: str
    period: str
    period_before: str
    day: date
    design: str
    grouping: str
    indicator: str
    whole: GroupEstimates
    before: GroupEstimates | None
    groups: tuple[GroupEstimates, ...]
    classes: Mapping[str, str]
    changes: Mapping[str, Change]
    coverage: tuple[Coverage, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class FlowLine:
    """The flow of a place, and the change among the children with a z in both rounds."""

    name: str
    flow: RoundFlow
    change: Change


@dataclass(frozen=True, slots=True)
class FlowView:
    """What became of the children between two batches, by village; `whole` is the kecamatan."""

    place: str
    period: str
    period_before: str
    whole: FlowLine
    villages: tuple[FlowLine, ...]
