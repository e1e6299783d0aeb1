"""The rembuk workbook from the store: gathers its content, writes the file and records that names left the office."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from db.connection import database
from db.models import Batch
from stunting_tui.domain.age import completed_months
from stunting_tui.domain.dates import period_label
from stunting_tui.domain.deliberation.agreement import Deliberation
from stunting_tui.domain.document import Section
from stunting_tui.domain.prevalence.figures import BatchFigures, Share
from stunting_tui.errors import DataError
from stunting_tui.growth.categories import category
from stunting_tui.progress import Progress, quiet
from stunting_tui.reports.deliberation.content import (
    MethodNote,
    ReportContent,
    Source,
    StuntedChild,
    TrendPoint,
)
from stunting_tui.services.deliberation import rembuk, seals
from stunting_tui.services.deliberation.meeting_facts import (
    intervention_lines,
    newest_board,
    proposals_of,
    target_lines,
)
from stunting_tui.services.deliberation.report_pages import chosen_pages
from stunting_tui.services.deliberation.signing import letterhead, signing_of
from stunting_tui.services.deliberation.text_files import site_folder
from stunting_tui.services.following.fosters import fosters
from stunting_tui.services.office.office import office
from stunting_tui.services.planning.situations import situations
from stunting_tui.services.planning.village_years import year_rows
from stunting_tui.services.quality.figures import batch_figures, batches, current_batch, stunting_trend
from stunting_tui.services.register import region
from stunting_tui.services.store import reading, transaction
from stunting_tui.session import Session


def write_report(
    session: Session,
    target: Path,
    deliberation_id: int | None = None,
    nik_reason: str = "",
    progress: Progress = quiet,
    stop: Callable[[], bool] | None = None,
) -> ReportContent:
    """Write the chosen pages of the workbook of a rembuk (default the newest) to `target`.

    NIK in full only with a reason.

    Raises `DataError` without a kecamatan, `FileError` when the file cannot be written, `Cancelled`.
    """
    from stunting_tui.reports.deliberation.workbook import write_workbook

    content = report_content(session, deliberation_id, show_nik=bool(nik_reason.strip()))
    pages = chosen_pages()
    if "situasi" in pages:
        content = replace(content, situations=tuple(situations(session)))
    write_workbook(content, target, progress, stop, pages)
    with transaction(session) as writer:
        named = len(content.stunted) if "anak" in pages else 0
        told = f"{target.name}: {named} anak bernama, NIK {'lengkap' if content.show_nik else 'disamarkan'}"
        writer.record("ekspor", "report", "", "laporan", nik_reason.strip() or None, told)
    return content


def report_content(session: Session, deliberation_id: int | None = None, *, show_nik: bool = False) -> ReportContent:
    """Gather everything the workbook prints."""
    district = region.current_district()
    if district is None:
        raise DataError(
            "Kecamatan belum dipilih, jadi belum ada yang dilaporkan.", "Impor berkas atau pilih kecamatan."
        )
    deliberation = _deliberation(session, deliberation_id)
    newest = current_batch(batches())
    batch_id = deliberation.batch_id or (newest.id if newest else None)
    figures = batch_figures(batch_id) if batch_id else None
    trends = stunting_trend(batch_id) if batch_id else {}
    villages = region.villages()
    labels = {village.code: f"{village.kind} {village.name}" for village in villages}
    own, signing = office(), signing_of(deliberation)
    with reading():
        years = year_rows(deliberation.held_on.year)
    board = newest_board(deliberation.held_on.year)
    return ReportContent(
        letterhead=letterhead(own),
        deliberation=deliberation,
        figures=figures,
        generated_on=session.today,
        operator=session.operator,
        signatories=signing.minutes,
        heads=signing.heads,
        offices=signing.offices,
        targets=target_lines(),
        profiles=tuple((labels[village.code], years[village.id]) for village in villages),
        proposals=proposals_of(deliberation),
        intervention_period=board.period if board else "",
        interventions=intervention_lines(board, labels) if board else (),
        fosters=tuple(fosters()),
        seal=seals.fingerprint_of(deliberation.id or 0),
        site=site_folder(session),
        trend=tuple(_point(period, shares[""]) for period, shares in trends.items() if "" in shares),
        village_trends={
            code: tuple(_point(period, shares[code]) for period, shares in trends.items() if code in shares)
            for code in labels
        },
        village_names=labels,
        stunted=stunted_children(batch_id) if batch_id else (),
        method=_method(batch_id, figures) if batch_id and figures else MethodNote(),
        paper=own.paper,
        show_nik=show_nik,
    )


def minutes_sections(session: Session, deliberation_id: int | None = None) -> tuple[list[Section], str]:
    """Return the berita acara of a rembuk (default the newest) with its annexes, and the foot of its pages.

    Raises `DataError` without a kecamatan, `FileError` where a text cannot be used.
    """
    from stunting_tui.reports.deliberation.documents import sections
    from stunting_tui.reports.deliberation.pages import MINUTES_PAGES
    from stunting_tui.reports.fields import footer_text

    content = report_content(session, deliberation_id)
    return [section for _, section in sections(content, MINUTES_PAGES)], footer_text(content)


def stunted_children(batch_id: int) -> tuple[StuntedChild, ...]:
    """Return the children below 60 months and below -2 HAZ (plausible) in the batch, by village, posyandu and name."""
    with reading():
        rows = database.execute_sql(
            """SELECT c.name, c.nik, c.sex, c.birth_date, c.parent_name, c.address, c.rt, c.rw, v.kind || ' ' || v.name,
                      coalesce(p.name, ''), m.measured_on, m.height_cm, m.weight_kg, m.haz, m.whz
               FROM measurement m JOIN child c ON c.id = m.child_id JOIN village v ON v.id = c.village_id
               LEFT JOIN posyandu p ON p.id = c.posyandu_id
               WHERE m.batch_id = ? AND m.vanished_run_id IS NULL AND m.haz < -2 AND m.flag_haz = 0
                 AND m.measured_on = (SELECT max(l.measured_on) FROM measurement l WHERE l.child_id = m.child_id
                                      AND l.batch_id = m.batch_id AND l.vanished_run_id IS NULL)
               ORDER BY v.name, p.name, c.name""",
            (batch_id,),
        )
        children = [_stunted(row) for row in rows]
    return tuple(child for child in children if child.age_months is not None and child.age_months < 60)


def _term(haz: float) -> str:
    found = category("haz", haz)
    return found.term if found else ""


def _stunted(row: Sequence[Any]) -> StuntedChild:
    born, measured = date.fromisoformat(row[3]), date.fromisoformat(row[10])
    months = completed_months(born, measured)
    return StuntedChild(
        name=row[0], nik=row[1], sex=row[2], birth_date=born, age_months=months, parent=row[4], address=row[5],
        rt=row[6], rw=row[7], village=row[8], posyandu=row[9], measured_on=measured, height_cm=row[11],
        weight_kg=row[12], haz=row[13], whz=row[14], category=_term(row[13]),
    )  # fmt: skip


def _deliberation(session: Session, number: int | None) -> Deliberation:
    if number is not None:
        return rembuk.deliberation(number)
    newest = next(iter(rembuk.deliberations()), None)
    if newest is None or newest.id is None:
        return Deliberation(held_on=session.today, place="")
    return rembuk.deliberation(newest.id)


def _point(period: str, share: Share) -> TrendPoint:
    return TrendPoint(period, share.n, share.of, share.percent)


def _method(batch_id: int, figures: BatchFigures) -> MethodNote:
    with reading():
        span = database.execute_sql(
            "SELECT min(measured_on), max(measured_on) FROM measurement WHERE batch_id = ? AND vanished_run_id IS NULL",
            (batch_id,),
        ).fetchone()
        vanished, inferred, typed = database.execute_sql(
            """SELECT sum(vanished_run_id IS NOT NULL), sum(position_inferred AND run_id IS NOT NULL),
                      sum(run_id IS NULL)
               FROM measurement WHERE batch_id = ?""",
            (batch_id,),
        ).fetchone()
        sources = tuple(
            Source(row[0], row[1], date.fromisoformat(row[2]) if row[2] else None, row[3], row[4])
            for row in database.execute_sql(
                """SELECT file_name, sha256, title_date, read, stored + updated FROM import_run
                   WHERE id IN (SELECT run_id FROM measurement WHERE batch_id = ?) OR batch_id = ? ORDER BY id""",
                (batch_id, batch_id),
            )
        )
        period = Batch.get_by_id(batch_id).period
    group = figures.total.under_five
    exclusions = (
        ("TB/U di luar batas wajar WHO", group.stunted.flagged),
        ("TB/U tidak dapat dihitung (tinggi atau tanggal kosong)", group.stunted.missing),
        ("BB/TB di luar batas wajar WHO", group.wasted.flagged),
        ("BB/TB tidak dapat dihitung", group.wasted.missing),
        ("BB/U di luar batas wajar WHO", group.underweight.flagged),
        ("BB/U tidak dapat dihitung", group.underweight.missing),
        ("Pengukuran yang tidak ada lagi di unduhan terbaru", vanished or 0),
    )
    notes = (
        f"Batch {period_label(period)}: pengukuran terakhir setiap anak pada bulan itu.",
        f"Cara ukur {inferred or 0} anak disimpulkan dari z-score di berkas; {typed or 0} pengukuran diketik sendiri.",
    )
    return MethodNote(
        sources, date.fromisoformat(span[0]) if span[0] else None, date.fromisoformat(span[1]) if span[1] else None,
        exclusions, notes=notes,
    )  # fmt: skip
