"""The situation sheets of the villages: gathered from the store, written as a workbook, by name only with a reason."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from stunting_tui.domain.child_rules import rule_of
from stunting_tui.domain.document import Section
from stunting_tui.domain.figures import BatchFigures, Share
from stunting_tui.domain.ledger import Entry
from stunting_tui.domain.situation import (
    MOST_AGREEMENTS,
    MOST_CHILDREN,
    Situation,
    SpokenChild,
    initials,
    last_agreements,
    pressing,
)
from stunting_tui.domain.situation_questions import picked, questions
from stunting_tui.domain.target import PREVALENCE, in_force
from stunting_tui.errors import DataError
from stunting_tui.progress import Progress, quiet
from stunting_tui.services import figures, ledger, region
from stunting_tui.services.child_states import children_by_rule
from stunting_tui.services.office import office
from stunting_tui.services.priorities import newest_figures, typed_period
from stunting_tui.services.report_place import report_folder
from stunting_tui.services.store import reading, transaction
from stunting_tui.services.village_facts import VillageFacts, all_facts
from stunting_tui.session import Session

RULE = "masalah-gizi"
"""Whom a sheet looks at, see `domain.child_rules`; `pressing` takes the most pressing of them."""


def situations(session: Session, *, named: bool = False) -> list[Situation]:
    """Return the situation of every village of the current kecamatan by name; names of children only where `named`.

    Raises `DataError` without a kecamatan, `FileError` for rules that cannot be read.
    """
    year, site = session.today.year, session.database.parent
    district = region.current_district()
    if district is None:
        raise DataError("Kecamatan belum dipilih.", "Pilih dahulu kecamatan di layar Wilayah (tombol 9 di Beranda).")
    batch = newest_figures()
    trend = figures.stunting_trend(batch.batch_id) if batch else {}
    entries, rules = ledger.entries(), questions(site)
    with reading():
        known = all_facts(year, typed_period(year), site)
        kinds = {village.id: village.kind for village in region.village_records()}
    spoken = _children(session, batch.batch_id if batch else None, named=named)
    found = []
    for facts in known:
        label = f"{kinds[facts.village_id]} {facts.name}".strip()
        one = _situation(session, facts, label, batch, trend, entries, spoken.get(facts.code, []))
        place = f"Kecamatan {district.name}, {district.regency}"
        found.append(replace(one, place=place, questions=picked(one, rules), named=named))
    return found


def sheet(one: Situation) -> Section:
    """Return the sheet of a village as blocks, for the screen and as text."""
    from stunting_tui.reports.situation import situation_section

    return situation_section(one)


def write_sheets(
    session: Session,
    target: Path,
    villages: Iterable[int] = (),
    reason: str | None = None,
    progress: Progress = quiet,
    stop: Callable[[], bool] | None = None,
) -> int:
    """Write the sheets of villages (none given: all) to a workbook, one page each; return how many.

    With a `reason` the children stand there by name, and the audit keeps it. Raises `DataError` for an empty reason,
    `FileError` where the file cannot be written, `Cancelled`.
    """
    from stunting_tui.reports.situation import write_situations

    if reason is not None and not reason.strip():
        raise DataError("Alasan menulis nama anak masih kosong.", "Tulis untuk apa nama-nama itu dipakai.")
    wanted = set(villages)
    progress("Mengumpulkan angka", 0.0)
    found = [one for one in situations(session, named=reason is not None) if not wanted or one.village_id in wanted]
    write_situations(found, target, office().paper, session.operator, progress, stop)
    if reason is not None:
        count = sum(len(one.children) for one in found)
        with transaction(session) as writer:
            told = f"{target.name}: {count} anak bernama"
            writer.record("ekspor", "report", "", "lembar situasi", reason.strip(), told)
    return len(found)


def sheets_path(session: Session, *, named: bool) -> Path:
    """Return the file proposed for the sheets."""
    district = region.current_district()
    name = re.sub(r"[^a-z0-9]+", "-", (district.name if district else "").lower()).strip("-")
    kind = "lembar-situasi-nama" if named else "lembar-situasi"
    parts = (kind, name, session.today.isoformat())
    return report_folder() / f"{'-'.join(part for part in parts if part)}.xlsx"


def _situation(
    session: Session,
    facts: VillageFacts,
    label: str,
    batch: BatchFigures | None,
    trend: dict[str, dict[str, Share]],
    entries: list[Entry],
    children: list[SpokenChild],
) -> Situation:
    shown = pressing(children)
    return Situation(
        village_id=facts.village_id,
        name=facts.name,
        label=label,
        place="",
        day=session.today,
        batch=batch.period if batch else "",
        period=facts.period,
        profile=facts.profile,
        readings=facts.readings,
        score=facts.score,
        target=in_force(facts.targets, facts.village_id, facts.year, PREVALENCE),
        figures=next((one for one in batch.villages if one.code == facts.code), None) if batch else None,
        trend=tuple((period, shares[facts.code]) for period, shares in trend.items() if facts.code in shares),
        children=tuple(shown[:MOST_CHILDREN]),
        others=max(0, len(shown) - MOST_CHILDREN),
        agreements=tuple(last_agreements(entries, facts.code)[:MOST_AGREEMENTS]),
    )


def _children(session: Session, batch_id: int | None, *, named: bool) -> dict[str, list[SpokenChild]]:
    """Return the children with problems of the batch by the code of their village."""
    found: dict[str, list[SpokenChild]] = {}
    if batch_id is None:
        return found
    with reading():
        district = region.require_district()
        for child in children_by_rule(rule_of(RULE), (), district.id, session.today, batch_id):
            one = child.listed
            label = one.name if named else initials(one.name)
            spoken = SpokenChild(label, one.sex, one.posyandu, child.state())
            found.setdefault(child.village_code, []).append(spoken)
    return found
