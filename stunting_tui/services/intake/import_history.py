"""The imports done so far, as they are kept with their batch: counts, findings, and both as a workbook."""

from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import Any

from db.connection import database
from stunting_tui.domain.intake.findings import grouped
from stunting_tui.domain.intake.import_run import RunRecord
from stunting_tui.domain.rows import Finding, Severity
from stunting_tui.errors import DataError
from stunting_tui.services.intake.import_plan import ImportPlan
from stunting_tui.services.store import reading

_RUNS = """
    SELECT r.id, r.file_name, r.layout, r.kind, r.title_date, r.created_at, r.created_by, b.period,
           r.read, r.stored, r.updated, r.unchanged, r.skipped, r.vanished,
           coalesce(d.waiting, 0), coalesce(d.decided, 0),
           coalesce(f.errors, 0), coalesce(f.warnings, 0), coalesce(f.infos, 0)
    FROM import_run r LEFT JOIN batch b ON b.id = r.batch_id
    LEFT JOIN (SELECT run_id, sum(state = 'terbuka') waiting, sum(state <> 'terbuka') decided
               FROM decision GROUP BY run_id) d ON d.run_id = r.id
    LEFT JOIN (SELECT run_id, sum(severity = 'galat') errors, sum(severity = 'peringatan') warnings,
                      sum(severity = 'info') infos FROM finding GROUP BY run_id) f ON f.run_id = r.id
"""


def runs() -> list[RunRecord]:
    """Return all imports, the newest first."""
    with reading():
        rows = database.execute_sql(f"{_RUNS} ORDER BY r.id DESC").fetchall()
    return [_record(row) for row in rows]


def run(run_id: int) -> RunRecord:
    """Return one import. Raises `DataError` when there is none with this id."""
    with reading():
        row = database.execute_sql(f"{_RUNS} WHERE r.id = ?", (run_id,)).fetchone()
    if row is None:
        raise DataError(f"Impor nomor {run_id} tidak ada.", "Buka lagi layar Riwayat impor.")
    return _record(row)


def findings_of(run_id: int) -> list[Finding]:
    """Return the findings of an import in the order they were made."""
    with reading():
        rows = database.execute_sql(
            "SELECT severity, row, column_name, code, message, sheet FROM finding WHERE run_id = ? ORDER BY id",
            (run_id,),
        ).fetchall()
    return [Finding(Severity(row[0]), *row[1:]) for row in rows]


def names_of(run_id: int) -> dict[tuple[str, int], str]:
    """Return (sheet, row) -> the child's name, for the rows of an import that no later file replaced."""
    with reading():
        rows = database.execute_sql(
            """SELECT m.source_sheet, m.source_row, c.name FROM measurement m JOIN child c ON c.id = m.child_id
               WHERE m.run_id = ? AND m.source_row IS NOT NULL""",
            (run_id,),
        ).fetchall()
    return {(sheet, row): name for sheet, row, name in rows}


def record_of(plan: ImportPlan) -> RunRecord:
    """Return a planned import as a record without id, time and operator."""
    parsed = plan.parsed
    counts = Counter(finding.severity for finding in plan.findings)
    return RunRecord(
        None, parsed.name, parsed.layout, parsed.kind, parsed.title_date, None, "", plan.period, parsed.read,
        len(plan.added), len(plan.updated), plan.unchanged, plan.skipped, len(plan.vanished), len(plan.decisions), 0,
        counts[Severity.ERROR], counts[Severity.WARNING], counts[Severity.INFO],
    )  # fmt: skip


def export_run(target: Path, run_id: int) -> None:
    """Write summary and findings of an import to a workbook. Raises `DataError` and `FileError`."""
    _export(target, run(run_id), findings_of(run_id))


def export_plan(target: Path, plan: ImportPlan) -> None:
    """Write what an import would do and its findings to a workbook. Raises `DataError` and `FileError`."""
    _export(target, record_of(plan), plan.findings)


def _export(target: Path, record: RunRecord, findings: list[Finding]) -> None:
    from stunting_tui.reports.intake.findings import write_findings

    if target.suffix.lower() != ".xlsx":
        raise DataError(f'Nama "{target.name}" tidak berakhiran .xlsx.', "Beri nama seperti temuan.xlsx.")
    write_findings(target, record, [finding for group in grouped(findings) for finding in group.findings])


def _record(row: tuple[Any, ...]) -> RunRecord:
    number, name, layout, kind, title, at, *rest = row
    day = date.fromisoformat(title) if title else None
    return RunRecord(number, name, layout, kind, day, datetime.fromisoformat(at), *rest)
