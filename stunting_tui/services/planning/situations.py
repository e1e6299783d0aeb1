"""The situation sheets of the villages: gathered from the store, written as a workbook, by name only with a reason."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from stunting_tui.domain.deliberation.child_rules import rule_of
from stunting_tui.domain.document import Section
from stunting_tui.domain.planning.situation import (
    MOST_AGREEMENTS,
    MOST_CHILDREN,
    Situation,
    SpokenChild,
    initials,
    last_agreements,
    pressing,
)
from stunting_tui.domain.planning.situation_questions import picked, questions
from stunting_tui.domain.planning.target import PREVALENCE, in_force
from stunting_tui.errors import DataError
from stunting_tui.progress import Progress, quiet
from stunting_tui.services.deliberation.report_place import report_folder
from stunting_tui.services.following import ledger
from stunting_tui.services.office.office import office
from stunting_tui.services.planning.priorities import newest_figures, typed_period
from stunting_tui.services.planning.village_facts import VillageFacts, all_facts
from stunting_tui.services.quality import figures
from stunting_tui.services.register import region
from stunting_tui.services.register.child_states import children_by_rule
from stunting_tui.services.store import reading, transaction
from stunting_tui.session import Session

RULE = "masalah-gizi"
"""Whom a sheet looks at, see `domain.child_rules`; `pressing` takes the most pressing of them."""


class Situations:
    """The situations of the villages of the current kecamatan: what they share is read once, a village when asked for.

    `villages` are their ids by name. Names of children only where `named`. Raises `DataError` without a kecamatan,
    `FileError` for rules that cannot be read.
    """

    def __init__(self, session: Session, *, named: bool = False) -> None:
        """Read what all villages share: figures, trend, ledger, indicators, questions."""
        year, site = session.today.year, session.database.parent
        district = region.current_district()
        if district is None:
            raise DataError("Kecamatan belum dipilih.", "Pilih dahulu kecamatan di layar Wilayah.")
        self._session, self._named = session, named
        self._place = f"Kecamatan {district.name}, {district.regency}"
        self._batch = newest_figures()
        # The intervals of a village depend on how many were measured in all: no trend is read for one village alone.
        self._trend = figures.stunting_trend(self._batch.batch_id) if self._batch else {}
        self._entries, self._rules = ledger.entries(), questions(site)
        with reading():
            self._facts = {one.village_id: one for one in all_facts(year, typed_period(year), site)}
            self._kinds = {village.id: village.kind for village in region.village_records()}
        self._found: dict[int, Situation] = {}

    @property
    def villages(self) -> list[int]:
        """The villages."""
        return list(self._facts)

    def of(self, village_id: int) -> Situation:
        """Return the situation of a village as it was when it was first asked for."""
        if village_id not in self._found:
            facts = self._facts[village_id]
            one = self._situation(facts, f"{self._kinds[village_id]} {facts.name}".strip(), self._children(facts.code))
            self._found[village_id] = replace(one, questions=picked(one, self._rules))
        return self._found[village_id]

    def _situation(self, facts: VillageFacts, label: str, children: list[SpokenChild]) -> Situation:
        shown, batch = pressing(children), self._batch
        return Situation(
            village_id=facts.village_id,
            name=facts.name,
            label=label,
            place=self._place,
            day=self._session.today,
            batch=batch.period if batch else "",
            period=facts.period,
            profile=facts.profile,
            readings=facts.readings,
            score=facts.score,
            target=in_force(facts.targets, facts.village_id, facts.year, PREVALENCE),
            figures=next((one for one in batch.villages if one.code == facts.code), None) if batch else None,
            trend=tuple((period, shares[facts.code]) for period, shares in self._trend.items() if facts.code in shares),
            children=tuple(shown[:MOST_CHILDREN]),
            others=max(0, len(shown) - MOST_CHILDREN),
            agreements=tuple(last_agreements(self._entries, facts.code)[:MOST_AGREEMENTS]),
            named=self._named,
        )

    def _children(self, code: str) -> list[SpokenChild]:
        """Return the children with problems of the batch in a village."""
        if self._batch is None:
            return []
        with reading():
            district, today = region.require_district(), self._session.today
            found = children_by_rule(rule_of(RULE), [code], district.id, today, self._batch.batch_id)
        return [
            SpokenChild(
                child.listed.name if self._named else initials(child.listed.name), child.listed.sex,
                child.listed.posyandu, child.state(),
            )
            for child in found
        ]  # fmt: skip


def situations(session: Session, villages: Iterable[int] = (), *, named: bool = False) -> list[Situation]:
    """Return the situation of villages of the current kecamatan (ids; none given: all) by name, as `Situations`."""
    known, wanted = Situations(session, named=named), set(villages)
    return [known.of(village) for village in known.villages if not wanted or village in wanted]


def sheet(one: Situation) -> Section:
    """Return the sheet of a village as blocks, for the screen and as text."""
    from stunting_tui.reports.deliberation.situation import situation_section

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
    from stunting_tui.reports.deliberation.situation import write_situations

    if reason is not None and not reason.strip():
        raise DataError("Alasan menulis nama anak masih kosong.", "Tulis untuk apa nama-nama itu dipakai.")
    progress("Mengumpulkan angka", 0.0)
    found = situations(session, villages, named=reason is not None)
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
