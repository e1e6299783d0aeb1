"""The note on register and survey: what the register knows of a batch, and the note written."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from db.connection import database
from stunting_tui.domain.prevalence.age_rules import both_rules
from stunting_tui.domain.prevalence.reconciliation import RegisterFacts, SurveyFigure
from stunting_tui.domain.quality.quality_words import shown_points, unjudged_points
from stunting_tui.domain.quality.scales import quality_rules
from stunting_tui.progress import Progress, quiet
from stunting_tui.services.deliberation.report_place import report_folder
from stunting_tui.services.office.site_rules import words_in_force
from stunting_tui.services.quality import prevalences, quality
from stunting_tui.services.quality.measured_batch import MeasuredBatch
from stunting_tui.services.quality.skdn import told_of_book
from stunting_tui.services.register import region
from stunting_tui.services.store import reading, transaction
from stunting_tui.session import Session

if TYPE_CHECKING:
    from stunting_tui.domain.document import Section
    from stunting_tui.domain.prevalence.measured import Columns

STUNTED = prevalences.STUNTED
_BOOKS = """
    SELECT c.id, m.extras FROM measurement m JOIN child c ON c.id = m.child_id JOIN village v ON v.id = c.village_id
    WHERE v.district_id = :district AND m.vanished_run_id IS NULL AND instr(m.extras, '"KIA"')
    AND m.measured_on <= :day AND c.birth_date <= :day AND c.merged_into_id IS NULL
    AND julianday(:day) - julianday(c.birth_date) <= 1826
    AND (c.status = 'aktif' OR c.status_on > :day
         OR c.id IN (SELECT child_id FROM measurement WHERE batch_id = :batch AND vanished_run_id IS NULL))
    ORDER BY m.measured_on"""


def register_facts(session: Session, batch_id: int | None = None, progress: Progress = quiet) -> RegisterFacts:
    """Read what the register knows of a batch, by default the newest that can be compared.

    Raises `DataError` without a kecamatan or a measurement, and what `quality.recompute` raises.
    """
    progress("Membaca register", 0.0)
    rounds = prevalences.read_rounds(batch_id, alone=True)
    batch, measured = rounds.now, rounds.now.children
    shown = prevalences.view(rounds)
    whole = shown.coverage[-1]
    mean = shown.whole.means["haz"]
    progress("Membandingkan aturan umur", 0.2)
    monthly = both_rules(measured).month_shares.get(STUNTED)
    progress("Membaca mutu", 0.3)
    place = quality.fresh_quality(session, batch.batch_id, progress).of_level(quality.DISTRICT)[0]
    why = place.reason or unjudged_points(place, words_in_force())
    spans = quality_rules(quality.site_file(session)).spans
    return RegisterFacts(
        rounds.place, batch.period, whole.registered, _books(batch), whole.measured, shown.whole.shares[STUNTED],
        whole.bounds, monthly.percent if monthly else None, mean.mean, mean.sd, spans["haz"].limits,
        _round_heights(measured), shown_points(place), place.class_name, why, place.verdict,
    )  # fmt: skip


def page(facts: RegisterFacts, survey: SurveyFigure | None) -> "Section":
    """Return the note as a document of one sheet."""
    from stunting_tui.reports.quality.reconciliation import note_section

    return note_section(facts, survey)


def book_path(facts: RegisterFacts) -> Path:
    """Return where the workbook is proposed to go."""
    return report_folder() / f"register-dan-survei-{facts.period}.xlsx"


def write_book(
    session: Session, facts: RegisterFacts, survey: SurveyFigure | None, target: Path, progress: Progress = quiet,
    stop: Callable[[], bool] | None = None,
) -> None:  # fmt: skip
    """Write the note and its figures; the audit remembers it. Raises `FileError` and `Cancelled`."""
    from stunting_tui.reports.quality.reconciliation import write_note
    from stunting_tui.services.office.office import office

    write_note(facts, survey, target, office().paper, session.operator, progress, stop)
    told = f"{target.name}: batch {facts.period}, tanpa nama anak"
    with transaction(session) as writer:
        writer.record("ekspor", "report", "", "register dan survei", None, told)


def _books(batch: MeasuredBatch) -> int | None:
    """Return how many registered children have a Buku KIA/KMS, None where no file told of any."""
    with reading():
        bound = {"district": region.require_district().id, "day": batch.day.isoformat(), "batch": batch.batch_id}
        rows = database.execute_sql(_BOOKS, bound).fetchall()
    newest = {child: told for child, extras in rows if (told := told_of_book(extras)) is not None}
    return sum(newest.values()) if newest else None


def _round_heights(children: "Columns") -> float | None:
    """Return how many heights in percent end in .0 or .5, None without any."""
    digits = children.height_digit[children.height_digit >= 0]
    return 100 * float((digits % 5 == 0).mean()) if len(digits) else None
