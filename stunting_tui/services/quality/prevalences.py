"""Prevalence and growth of a batch from the store, beside the batch before it."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Hashable
from dataclasses import dataclass
from math import isnan
from pathlib import Path
from typing import TYPE_CHECKING

from stunting_tui.domain.prevalence import survey_groups
from stunting_tui.domain.prevalence.measured import Columns
from stunting_tui.domain.prevalence.missing_bounds import Cell, missing_bounds
from stunting_tui.domain.prevalence.prevalence_view import (
    CLASSES,
    DESIGNS,
    GROUPINGS,
    Coverage,
    FlowLine,
    FlowView,
    PrevalenceView,
)
from stunting_tui.domain.prevalence.round_change import change, paired_change
from stunting_tui.domain.prevalence.round_flow import round_flow
from stunting_tui.domain.prevalence.survey import GroupEstimates, survey
from stunting_tui.domain.prevalence.survey_groups import Grouping
from stunting_tui.domain.prevalence.survey_indicators import INDICATORS, case_columns
from stunting_tui.domain.quality.scales import quality_rules
from stunting_tui.errors import DataError
from stunting_tui.growth.rules import AGE_END
from stunting_tui.progress import Progress, quiet
from stunting_tui.services.deliberation.report_place import report_folder
from stunting_tui.services.office.site_rules import QUALITY, own_file
from stunting_tui.services.quality import village_trends
from stunting_tui.services.quality.figures import batches, current_batch
from stunting_tui.services.quality.measured_batch import MeasuredBatch, measured_batch
from stunting_tui.services.register import region
from stunting_tui.services.store import transaction
from stunting_tui.session import Session

if TYPE_CHECKING:
    from stunting_tui.domain.document import Section
    from stunting_tui.domain.prevalence.measured import Codes

    _Standings = dict[Hashable, bool | None]

STUNTED = "stunted"
FIRST_DESIGN = next(iter(DESIGNS))
_AGES = len(survey_groups.AGE_NAMES) + 1
"""The age groups, and none of them."""
_READ = 0.4
"""Share of the writing that is reading the rounds of the trend."""


@dataclass(frozen=True, slots=True)
class Rounds:
    """A batch and the one before it, None where there is none."""

    place: str
    now: MeasuredBatch
    before: MeasuredBatch | None


def read_rounds(batch_id: int | None = None, *, alone: bool = False) -> Rounds:
    """Read a batch (by default the newest that can be compared) and, unless `alone`, the one before it.

    Raises `DataError` without a kecamatan or a measurement.
    """
    district = region.current_district()
    if district is None:
        raise DataError("Kecamatan belum dipilih.", "Pilih dahulu di layar Wilayah.")
    known = batches()
    chosen = current_batch(known) if batch_id is None else next((one for one in known if one.id == batch_id), None)
    if chosen is None:
        raise DataError("Belum ada pengukuran.", "Masukkan berkas di layar Impor, atau ketik di layar Batch.")
    earlier = None if alone else current_batch([one for one in known if one.period < chosen.period])
    return Rounds(district.label, measured_batch(chosen.id), measured_batch(earlier.id) if earlier else None)


def view(
    rounds: Rounds, grouping: str = "umur", design: str = FIRST_DESIGN, indicator: str = STUNTED
) -> PrevalenceView:
    """Return the prevalences in a grouping and a design of `domain.prevalence_view`."""
    now, before, chosen = rounds.now, rounds.before, DESIGNS[design][0]
    all_of, parted = _grouping("", now), _grouping(grouping, now)
    (whole,), groups = survey(now.children, [all_of(now.children), parted(now.children)], chosen)
    past = survey(before.children, [all_of(before.children)], chosen)[0][0] if before else None
    coverage = _coverage(now, parted, indicator)
    kept = [at for at, one in enumerate(coverage) if one.registered]
    return PrevalenceView(
        rounds.place, now.period, before.period if before else "", now.day, design, grouping,
        indicator, whole, past, tuple(groups[at] for at in kept), _classes(whole),
        {code: change(past.shares[code], whole.shares[code]) for code in INDICATORS} if past else {},
        (*(coverage[at] for at in kept), *_coverage(now, all_of, indicator)), len(now.children) - whole.children,
    )  # fmt: skip


def flow(rounds: Rounds) -> FlowView | None:
    """Return what became of the children since the batch before, None where there is none."""
    if rounds.before is None:
        return None
    now, before = rounds.now, rounds.before
    age = before.children.age_days - before.children.measured_day + now.day.toordinal()
    old = {number for number, days in zip(before.ids, age.tolist(), strict=True) if not 0 <= days < AGE_END}
    names = ("Kecamatan", *now.villages)
    pairs = zip(names, _standings(before), _standings(now), strict=True)
    lines = [_flow_line(name, first, second, old) for name, first, second in pairs]
    seen = tuple(line for line in lines[1:] if any(line.flow.cells.values()))
    return FlowView(rounds.place, now.period, before.period, lines[0], seen)


def page(shown: PrevalenceView) -> "Section":
    """Return the prevalences as a document of one sheet."""
    from stunting_tui.reports.quality.prevalence import screen_section

    return screen_section(shown)


def flow_page(shown: FlowView) -> "Section":
    """Return the flow as a document of one sheet."""
    from stunting_tui.reports.quality.flow import flow_section

    return flow_section(shown)


def book_path(rounds: Rounds) -> Path:
    """Return where the workbook is proposed to go."""
    name = re.sub(r"[^a-z0-9]+", "-", rounds.place.lower().removeprefix("kec. ").split(",")[0]).strip("-")
    return report_folder() / f"prevalensi-{name}-{rounds.now.period}.xlsx"


def write_book(
    session: Session,
    rounds: Rounds,
    design: str,
    target: Path,
    progress: Progress = quiet,
    stop: Callable[[], bool] | None = None,
) -> None:
    """Write every grouping, the flow and the trend to `target`; the audit remembers it.

    Raises `FileError` and `Cancelled`.
    """
    from stunting_tui.reports.quality.measures_book import write_prevalence
    from stunting_tui.services.office.office import office

    read = village_trends.read_trend(
        rounds.now.batch_id, lambda text, share: progress(text, _READ * (share or 0)), stop
    )
    views = [view(rounds, grouping, design) for grouping in GROUPINGS]
    write_prevalence(
        views, flow(rounds), village_trends.trend(read, design, STUNTED), target, office().paper, session.operator,
        lambda text, share: progress(text, _READ + (1 - _READ) * (share or 0)), stop,
    )  # fmt: skip
    told = f"{target.name}: batch {rounds.now.period}, tanpa nama anak"
    with transaction(session) as writer:
        writer.record("ekspor", "report", "", "prevalensi", None, told)


def _grouping(code: str, of: MeasuredBatch) -> Callable[[Columns], Grouping]:
    """Return what groups the children of a round, "" for all in one."""
    ways: dict[str, Callable[[Columns], Grouping]] = {
        "": survey_groups.everyone,
        "umur": survey_groups.by_age,
        "jenis kelamin": survey_groups.by_sex,
        "umur dan jenis kelamin": survey_groups.by_age_and_sex,
        "desa": lambda children: survey_groups.by_village(children, of.villages),
        "posyandu": lambda children: survey_groups.by_posyandu(children, of.posyandu),
    }
    return ways[code]


def _classes(whole: GroupEstimates) -> dict[str, str]:
    """Return the classes of 2018 of the indicators that have any; one child has none."""
    scales = quality_rules(own_file(QUALITY)).scales
    shares = {code: whole.shares[code] for code in CLASSES}
    return {
        code: scales[CLASSES[code]].name(one.percent)
        for code, one in shares.items()
        if one.percent is not None and one.of > 1
    }


def _coverage(of: MeasuredBatch, grouping: Callable[[Columns], Grouping], indicator: str) -> list[Coverage]:
    """Return the coverage of each group; the missing are held against the measured of their posyandu and age group."""
    import numpy as np

    groups, away = grouping(of.children), grouping(of.absent)
    keys = np.concatenate((_cells(of, of.children, groups.labels), _cells(of, of.absent, away.labels)))
    cells, at = np.unique(keys, return_inverse=True)
    state = np.concatenate((case_columns(of.children)[indicator], np.full(len(of.absent), np.nan)))
    valid = ~np.isnan(state)
    cases, known, missing = (
        np.bincount(at[chosen], minlength=len(cells)).tolist() for chosen in (valid & (state > 0), valid, ~valid)
    )
    parts: dict[int, list[Cell]] = {label: [] for label in range(-1, len(groups.names))}
    for cell, *counts in zip((cells // _places(of) - 1).tolist(), cases, known, missing, strict=True):
        parts[cell].append(Cell(*counts))
    measured, absent = Counter(groups.labels.tolist()), Counter(away.labels.tolist())
    return [
        Coverage(name, measured[label] + absent[label], measured[label], missing_bounds(parts[label]))
        for label, name in enumerate(groups.names)
    ]


def _cells(of: MeasuredBatch, children: Columns, labels: "Codes") -> "Codes":
    """Return a number for the label, village, posyandu and age group of each child, in their order."""
    ages: Codes = survey_groups.by_age(children).labels
    village = (labels + 1) * (len(of.villages) + 1) + children.village + 1
    return (village * (len(of.posyandu) + 1) + children.posyandu + 1) * _AGES + ages + 1


def _places(of: MeasuredBatch) -> int:
    """Return how many cells a label has."""
    return (len(of.villages) + 1) * (len(of.posyandu) + 1) * _AGES


def _flow_line(name: str, before: "_Standings", now: "_Standings", old: Collection[int]) -> FlowLine:
    gone = [child for child in before if child in old and child not in now]
    found = round_flow(before, now, gone)
    return FlowLine(name, found, paired_change(found.newly, found.recovered, found.paired))


def _standings(of: MeasuredBatch) -> "list[_Standings]":
    """Return the measured children of all, then of each village: whether stunted, None without a valid z."""
    everyone: _Standings = {}
    villages: list[_Standings] = [{} for _name in of.villages]
    state = case_columns(of.children)[STUNTED].tolist()
    for number, value, village in zip(of.ids, state, of.children.village.tolist(), strict=True):
        everyone[number] = standing = None if isnan(value) else bool(value)
        if village >= 0:
            villages[village][number] = standing
    return [everyone, *villages]
