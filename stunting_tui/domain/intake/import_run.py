"""What is kept of an import: the file, who took it in, what became of its rows, and why rows were left out."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from stunting_tui.domain.intake.findings import ORDER, message_of, message_pattern
from stunting_tui.domain.rows import Finding, Severity

LEAVING_OUT = frozenset(
    {"desa-tidak-dikenal", "anak-meragukan", "kecamatan-lain", "ganda", "dilewati", "lembar-terkunci"}
)
"""Codes of findings that are no errors and yet mean that the row was not stored (or not yet)."""

_KINDS = {"html": "tabel HTML", "csv": "teks CSV"}


@dataclass(frozen=True, slots=True)
class RunRecord:
    """An import that was done, or with `id` None one that would be.

    The counts of rows are those of the moment of saving. `waiting` rows still wait for the operator's decision,
    `decided` ones were settled after the import. `period` is the ISO year-month of the batch. `errors`, `warnings` and
    `infos` count findings, of which one row may have several.
    """

    id: int | None
    file_name: str
    layout: str
    kind: str
    title_date: date | None
    at: datetime | None
    by: str
    period: str | None
    read: int
    stored: int
    updated: int
    unchanged: int
    skipped: int
    vanished: int
    waiting: int
    decided: int
    errors: int
    warnings: int
    infos: int


@dataclass(frozen=True, slots=True)
class SkipReason:
    """One reason why `rows` rows were left out; `code` is that of the finding, "" where none says so."""

    severity: Severity
    code: str
    message: str
    rows: int


def kind_name(kind: str) -> str:
    """Return the physical format of a file in words an operator knows."""
    return _KINDS.get(kind, kind)


def skip_reasons(record: RunRecord, findings: Iterable[Finding]) -> list[SkipReason]:
    """Return why rows were left out, the worst reason first; the rows add up to `record.skipped`.

    A row with several reasons counts for its worst and then its first one.
    """
    first: dict[tuple[str, int], Finding] = {}
    for finding in sorted(findings, key=lambda found: ORDER.index(found.severity)):
        if finding.row and (finding.severity is Severity.ERROR or finding.code in LEAVING_OUT):
            first.setdefault((finding.sheet, finding.row), finding)
    kinds: dict[tuple[Severity, str], list[Finding]] = defaultdict(list)
    for finding in first.values():
        kinds[finding.severity, finding.code].append(finding)
    reasons = [
        SkipReason(severity, code, message_pattern([message_of(finding) for finding in found]), len(found))
        for (severity, code), found in kinds.items()
    ]
    if record.unchanged:
        reasons.append(SkipReason(Severity.INFO, "tidak-berubah", "sama dengan yang sudah tersimpan", record.unchanged))
    other = record.skipped - sum(reason.rows for reason in reasons)
    if other > 0:
        reasons.append(SkipReason(Severity.INFO, "", "sebab lain", other))
    return sorted(reasons, key=lambda reason: (ORDER.index(reason.severity), -reason.rows, reason.code))
