"""Age in days and in completed months: the prevalences of a batch by both rules, and whose status differs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from db.connection import database
from stunting_tui.domain.age import completed_months
from stunting_tui.domain.monitoring.coverage import UNDER_FIVE
from stunting_tui.domain.prevalence.age_rules import BothRules, Difference, both_rules, five_years
from stunting_tui.errors import DataError
from stunting_tui.services.quality.figures import batches, current_batch
from stunting_tui.services.quality.measured_batch import MeasuredBatch, measured_batch
from stunting_tui.services.register import region
from stunting_tui.services.store import reading, transaction
from stunting_tui.session import Session

if TYPE_CHECKING:
    from stunting_tui.domain.document import Section
    from stunting_tui.reports.quality.age_rules import Named

_PEOPLE = """
    SELECT c.id, c.name, c.sex, c.birth_date, c.nik, c.parent_name, v.name, coalesce(p.name, '')
    FROM child c JOIN village v ON v.id = c.village_id LEFT JOIN posyandu p ON p.id = c.posyandu_id
    WHERE c.id IN (SELECT value FROM json_each(?))"""
_ABSENT = """
    SELECT c.id FROM child c JOIN village v ON v.id = c.village_id
    WHERE v.district_id = ? AND c.birth_date = ? AND (c.status = 'aktif' OR c.status_on > ?)
    AND c.id NOT IN (SELECT child_id FROM measurement WHERE batch_id = ? AND vanished_run_id IS NULL)"""
LAST_DAY = 1826
"""The last day under five by days: that of the fifth birthday, but for children who lived two leap days."""


@dataclass(frozen=True, slots=True)
class AgeRuleLine:
    """A child with a status that differs between the rules; `measured_on` None: registered, not measured."""

    child_id: int
    name: str
    sex: str
    birth_date: date
    nik: str | None
    parent_name: str
    village: str
    posyandu: str
    measured_on: date | None
    found: Difference


@dataclass(frozen=True, slots=True)
class AgeRuleView:
    """A batch by both rules: registered children by days and by months; the lines by village, posyandu and name."""

    period: str
    rules: BothRules
    day_registered: int
    month_registered: int
    lines: tuple[AgeRuleLine, ...]


def age_rules(batch_id: int | None = None) -> AgeRuleView | None:
    """Compare the rules in a batch, by default the newest that can be compared; None without any batch."""
    known = batches()
    chosen = current_batch(known) if batch_id is None else next((one for one in known if one.id == batch_id), None)
    if chosen is None:
        return None
    batch = measured_batch(chosen.id)
    rules = both_rules(batch.children)
    absent = {child: found for child, found in _absent_of_five(batch).items() if found.months >= UNDER_FIVE}
    people = _people([*(batch.ids[one.row] for one in rules.differences), *absent])
    days = batch.children.measured_day.tolist()
    lines = [
        AgeRuleLine(*people[batch.ids[one.row]], date.fromordinal(days[one.row]), one) for one in rules.differences
    ]
    lines += [AgeRuleLine(*people[child], None, found) for child, found in absent.items()]
    lines.sort(key=lambda one: (one.village, one.posyandu, one.name, one.child_id))
    registered = rules.day_children + len(batch.absent)
    return AgeRuleView(
        batch.period, rules, registered, rules.month_children + len(batch.absent) - len(absent), tuple(lines)
    )


def page(view: AgeRuleView) -> "Section":
    """Return the totals side by side as a document, without names."""
    from stunting_tui.reports.quality.age_rules import totals_section

    return totals_section(view.period, view.rules, (view.day_registered, view.month_registered))


def names_page(view: AgeRuleView) -> "Section":
    """Return the children as sentences, with their names."""
    from stunting_tui.reports.quality.age_rules import names_text

    return names_text(view.period, _named(view.lines))


def write_names(session: Session, view: AgeRuleView, lines: Sequence[AgeRuleLine], target: Path) -> None:
    """Write the totals and the lines, with the names; the audit remembers it. Raises `DataError` and `FileError`."""
    from stunting_tui.reports.quality.age_rules import COLUMNS, TITLE, flat_rows, names_section
    from stunting_tui.reports.quality.name_lists import write_lists
    from stunting_tui.services.office.office import office

    if not lines:
        raise DataError("Tidak ada anak pada daftar ini.", "Hapus dahulu kata carinya.")
    named = _named(lines)
    sections = [page(view), names_section(view.period, named)]
    write_lists(sections, TITLE, target, office().paper, session.operator, COLUMNS, flat_rows(named))
    children = len({one.child_id for one in lines})
    with transaction(session) as writer:
        writer.record("ekspor", "report", "", TITLE, None, f"{target.name}: {children} anak, dengan nama")


def _absent_of_five(batch: MeasuredBatch) -> dict[int, Difference]:
    """Return the registered children that were not measured and have their last day under five by days, by id."""
    born = batch.day - timedelta(LAST_DAY)
    with reading():
        district = region.require_district().id
        rows = database.execute_sql(_ABSENT, (district, born.isoformat(), batch.day.isoformat(), batch.batch_id))
        return {child: five_years(-1, LAST_DAY, completed_months(born, batch.day)) for (child,) in rows}


def _named(lines: Sequence[AgeRuleLine]) -> "list[Named]":
    return [
        ((one.name, one.sex, one.birth_date, one.village, one.posyandu or None, one.measured_on), one.found)
        for one in lines
    ]


def _people(ids: Sequence[int]) -> dict[int, tuple[int, str, str, date, str | None, str, str, str]]:
    """Return what is told of the children besides their measures, by id."""
    with reading():
        rows = database.execute_sql(_PEOPLE, (f"[{','.join(map(str, ids))}]",)).fetchall()
    return {row[0]: (row[0], row[1], row[2], date.fromisoformat(row[3]), *row[4:]) for row in rows}
