"""Everything the rembuk workbook prints, as plain data: the writer asks no database and no clock."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from stunting_tui.domain.deliberation.agreement import Deliberation
from stunting_tui.domain.document import Letterhead, Signatory
from stunting_tui.domain.following.foster import FosterLine
from stunting_tui.domain.following.intervention import Done
from stunting_tui.domain.planning.situation import Situation
from stunting_tui.domain.planning.target import Target
from stunting_tui.domain.planning.village_year import VillageYear
from stunting_tui.domain.prevalence.figures import BatchFigures

__all__ = [
    "Letterhead",
    "MethodNote",
    "Paper",
    "ProposalLine",
    "ReportContent",
    "Signatory",
    "Source",
    "StuntedChild",
    "TrendPoint",
]

Paper = Literal["A4", "F4"]
"""The two papers of an Indonesian office; F4 is Folio, 216 x 330 mm."""


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """The stunting figure of one batch: `period` is ISO year-month, `percent` None when `of` is 0."""

    period: str
    n: int
    of: int
    percent: float | None


@dataclass(frozen=True, slots=True)
class StuntedChild:
    """A child whose height for age is below -2 SD, as the by-name list prints it; cm, kg, completed months.

    `village` and `posyandu` are names. `category` is the official word ("Pendek", "Sangat pendek").
    """

    name: str
    nik: str | None
    sex: str
    birth_date: date | None
    age_months: int | None
    parent: str
    address: str
    rt: str
    rw: str
    village: str
    posyandu: str
    measured_on: date | None
    height_cm: float | None
    weight_kg: float | None
    haz: float | None
    whz: float | None
    category: str


@dataclass(frozen=True, slots=True)
class Source:
    """A file the batch came from: `title_date` is the date of its title line, `read` and `stored` are rows."""

    name: str
    sha256: str
    title_date: date | None
    read: int
    stored: int


@dataclass(frozen=True, slots=True)
class MethodNote:
    """How the figures came about.

    `exclusions` are pairs of reason and number of children left out of a share. `measured_from` and `measured_to`
    are the first and last day of measurement. `notes` are further sentences in Indonesian.
    """

    sources: tuple[Source, ...] = ()
    measured_from: date | None = None
    measured_to: date | None = None
    exclusions: tuple[tuple[str, int], ...] = ()
    standard: str = "Standar pertumbuhan anak WHO 2006 (Permenkes Nomor 2 Tahun 2020)"
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """A wish of the musrenbang or a plan of an office that an agreement took up; `amount` in rupiah."""

    agreement_id: int
    source: str
    office: str
    text: str
    state: str
    amount: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class ReportContent:
    """The whole workbook.

    `figures` is None when no batch belongs to the rembuk. `trend` is the kecamatan, `village_trends` the villages by
    code, both oldest first. `village_names` are labels by code ("Desa X"). `signatories`: the first is the one who
    presides and signs at the right; empty means the chair of the deliberation. `heads` and `offices` sign the joint
    commitment: one head for each village, a nameless one where nobody is known. `targets` and `profiles` (of the year
    of the rembuk) stand beside the place they are for. `interventions` are the steps of a month (by code) of each
    village. `situations` are those of the villages, children by initials. `seal` is what stands at the foot of every
    page: DRAF or the fingerprint of what was approved; `site` the folder of the office's own texts.
    """

    letterhead: Letterhead
    deliberation: Deliberation
    figures: BatchFigures | None
    generated_on: date
    operator: str
    signatories: tuple[Signatory, ...] = ()
    trend: tuple[TrendPoint, ...] = ()
    village_trends: Mapping[str, tuple[TrendPoint, ...]] = field(default_factory=dict)
    village_names: Mapping[str, str] = field(default_factory=dict)
    stunted: tuple[StuntedChild, ...] = ()
    method: MethodNote = field(default_factory=MethodNote)
    heads: tuple[Signatory, ...] = ()
    offices: tuple[Signatory, ...] = ()
    targets: tuple[tuple[str, Target], ...] = ()
    profiles: tuple[tuple[str, VillageYear], ...] = ()
    proposals: tuple[ProposalLine, ...] = ()
    intervention_period: str = ""
    interventions: tuple[tuple[str, Mapping[str, Done]], ...] = ()
    fosters: tuple[FosterLine, ...] = ()
    situations: tuple[Situation, ...] = ()
    seal: str = ""
    site: Path | None = None
    paper: Paper = "A4"
    show_nik: bool = False
