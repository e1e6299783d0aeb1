"""What became of an approved session since its seal, as lines of text."""

from datetime import date

from stunting_tui.domain.dates import moment_words, short_date
from stunting_tui.domain.numbers import format_integer
from stunting_tui.services.deliberation.seals import SealCheck


def seal_lines(check: SealCheck) -> list[str]:
    """Return the session with its seal, then every change: table, row, column, then, now, who and why."""
    head = f"Rembuk {check.deliberation_id}, {_day(check.held_on)}: {check.title}"
    seal = f"  Segel {check.fingerprint or '-'}, {moment_words(check.sealed_at)} oleh {check.approved_by or '-'}"
    if check.broken:
        return [head, seal, f"  {check.broken}"]
    count = f"{format_integer(check.rows)} baris, {format_integer(check.cells)} sel diperiksa"
    if check.unchanged:
        return [head, seal, f"  Tidak berubah; {count}."]
    told = f"  {format_integer(len(check.changes))} perubahan setelah persetujuan (isi sekarang {check.now}); {count}:"
    changes = [
        f"  {'kemajuan' if change.follow_up else 'perubahan'}: {change.table} {change.what}. {change.origin}"
        for change in check.changes
    ]
    return [head, seal, told, *changes]


def _day(text: str) -> str:
    """Return an ISO day as 31-12-2026, what is none as it stands."""
    try:
        return short_date(date.fromisoformat(text))
    except ValueError:
        return text
