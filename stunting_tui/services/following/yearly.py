"""The yearly view: gathered from the ledger, the figures and the boards; written as a workbook."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from db.connection import database
from db.models import VillageYear
from stunting_tui.domain.deliberation.agreement import Deliberation, DeliberationKind, DeliberationState
from stunting_tui.domain.deliberation.pillars import pillars
from stunting_tui.domain.deliberation.templates import meetings_per_year
from stunting_tui.domain.following.case_audit import counts_by_group
from stunting_tui.domain.following.foster import programmes
from stunting_tui.domain.following.intervention import steps
from stunting_tui.domain.following.ledger import Standing
from stunting_tui.domain.following.ledger_views import by_source
from stunting_tui.domain.following.yearly import (
    CaseCount,
    FosterCount,
    KampungCount,
    MeetingCount,
    YearView,
    made_in,
    rank_lines,
    rule_for,
    tallies,
)
from stunting_tui.domain.prevalence.figures import BatchFigures
from stunting_tui.errors import DataError
from stunting_tui.progress import Progress, quiet
from stunting_tui.services.deliberation import rembuk
from stunting_tui.services.deliberation.report_place import report_folder
from stunting_tui.services.deliberation.signing import letterhead, signing_of
from stunting_tui.services.following import interventions, ledger
from stunting_tui.services.following.case_audits import case_lines
from stunting_tui.services.following.fosters import fosters, without_foster
from stunting_tui.services.office.office import office
from stunting_tui.services.planning.field_visits import field_visits
from stunting_tui.services.planning.year_targets import target_figures
from stunting_tui.services.quality.figures import batch_figures, batches, current_batch
from stunting_tui.services.register import region
from stunting_tui.services.store import reading, transaction
from stunting_tui.session import Session

if TYPE_CHECKING:
    from stunting_tui.domain.document import Section

UNNAMED = "tanpa program"


def year_view(session: Session, year: int, rule: str = "") -> YearView:
    """Return everything known of a year; `rule` is the code of the actions to sort by, else those in force then.

    Raises `DataError` without a kecamatan.
    """
    district = region.current_district()
    if district is None:
        raise DataError("Kecamatan belum dipilih.", "Pilih dahulu di layar Wilayah.")
    wanted = rule_for(year, rule)
    made = made_in(ledger.entries(), year)
    now, before = _figures(year), _figures(year - 1)
    without = without_foster(session.today)
    visits = [visit for visit in field_visits() if visit.held_on.year == year]
    return YearView(
        year, district.label, session.today, wanted,
        tallies(made, [(one.code, one.name) for one in pillars().pillars], lambda entry: entry.agreement.pillar),
        tallies(made, [(one.code, one.name) for one in wanted.actions], lambda entry: entry.agreement.action),
        sum(entry.standing is Standing.REFUSED for entry in made),
        tuple(by_source(made)),
        target_figures(session, year, now),
        now.period if now else "", before.period if before else "",
        rank_lines(now.villages if now else (), before.villages if before else ()),
        _meetings(year), _kampung(year), _fosters(year), without.stunted, len(without.lines), _cases(year),
        len(visits), len({visit.village_id for visit in visits}),
        tuple((table.period, table.total(step)) for table in map(interventions.board, interventions.periods(year))
              for step in steps()),
    )  # fmt: skip


def year_sections(view: YearView) -> "list[Section]":
    """Return the yearly view as a document."""
    from stunting_tui.reports.deliberation.yearly import sections

    return sections(view)


def year_path(year: int) -> Path:
    """Return where the workbook of a year is proposed to go."""
    district = region.current_district()
    name = re.sub(r"[^a-z0-9]+", "-", (district.name if district else "").lower()).strip("-")
    return report_folder() / f"{'-'.join(part for part in ('ikhtisar', name, str(year)) if part)}.xlsx"


def write_year(
    session: Session, view: YearView, target: Path, progress: Progress = quiet, stop: Callable[[], bool] | None = None
) -> None:
    """Write the yearly view to `target`; the audit remembers it. Raises `FileError` and `Cancelled`."""
    from stunting_tui.reports.deliberation.yearly import write_year as write

    own = office()
    people = signing_of(Deliberation(view.made_on, "")).minutes[:1]
    write(view, target, own.paper, session.operator, letterhead(own), people, progress, stop)
    with transaction(session) as writer:
        writer.record("ekspor", "report", "", "ikhtisar", None, f"{target.name}: tahun {view.year}, tanpa nama anak")


def _figures(year: int) -> BatchFigures | None:
    mine = [batch for batch in batches() if batch.period.startswith(f"{year}-")]
    batch = current_batch(mine)
    return batch_figures(batch.id) if batch else None


def _meetings(year: int) -> tuple[MeetingCount, ...]:
    held = Counter(
        one.kind
        for one in rembuk.deliberations(miniloks=True)
        if one.held_on.year == year and one.state is not DeliberationState.PLANNED
    )
    return tuple(MeetingCount(kind.value, held[kind], meetings_per_year(kind)) for kind in DeliberationKind)


def _kampung(year: int) -> KampungCount:
    """Count by what was written last of each village up to the year: a kampung KB stays."""
    with reading():
        ids = [village.id for village in region.village_records()]
        known: dict[int, int] = {}
        rows = VillageYear.select().where(VillageYear.village.in_(ids), VillageYear.year <= year)
        for row in rows.order_by(VillageYear.year):
            if row.kampung_kb_year is not None:
                known[row.village_id] = row.kampung_kb_year
    formed = [since for since in known.values() if since]
    return KampungCount(len(formed), len(ids), sum(since == year for since in formed), len(ids) - len(known))


def _fosters(year: int) -> tuple[FosterCount, ...]:
    given = _given(year)
    found: dict[str, list[int]] = {one.code: [0, 0, 0, 0] for one in programmes()}
    for line in fosters():
        one = line.foster
        counts = found.setdefault(one.programme or UNNAMED, [0, 0, 0, 0])
        counts[0] += one.begun_on.year <= year and (one.ended_on is None or one.ended_on.year > year)
        counts[1] += one.begun_on.year == year
        counts[2] += one.ended_on is not None and one.ended_on.year == year
        counts[3] += given.get(one.id or 0, 0)
    return tuple(FosterCount(code, *counts) for code, counts in found.items() if any(counts))


def _given(year: int) -> dict[int, int]:
    """Return the rupiah given in a year by foster record."""
    with reading():
        rows = database.execute_sql(
            "SELECT foster_id, coalesce(sum(amount), 0) FROM foster_note WHERE month LIKE ? GROUP BY foster_id",
            (f"{year}-%",),
        )
        return dict(rows.fetchall())


def _cases(year: int) -> tuple[CaseCount, ...]:
    cases = [line.case for line in case_lines() if line.case.semester.startswith(f"{year}-")]
    return tuple(
        CaseCount(semester, *count)
        for semester in sorted({case.semester for case in cases})
        for count in counts_by_group(case for case in cases if case.semester == semester)
        if count[1]
    )
