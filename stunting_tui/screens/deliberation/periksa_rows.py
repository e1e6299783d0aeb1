"""What stands on the check page: its head lines, and a line for each finding and each change after the approval."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from stunting_tui.domain.dates import short_date
from stunting_tui.domain.deliberation.session_checks import Check
from stunting_tui.domain.deliberation.stage import Stage, StageRecord
from stunting_tui.domain.numbers import format_integer
from stunting_tui.services.deliberation.seals import Change, SealCheck
from widgets.columns import Column
from widgets.record_list import Row

COLUMNS = (Column("Tingkat", 10), Column("Tempat", 12), Column("Temuan", 54, flex=1))
NOTHING = "Tidak ada temuan."
TONES = {"galat": "error", "peringatan": "warn", "catatan": ""}
PLACES = {
    "sesi": "Sesi", "rembuk": "Sesi", "hadir": "Daftar hadir", "kesepakatan": "Kesepakatan", "pejabat": "Pejabat",
    "daftar": "Daftar anak", "anak-rinci": "Anak",
}  # fmt: skip
NEXT = {
    Stage.DRAFT: "{next_stage}: verifikasi oleh Sekcam, bila tidak ada galat.",
    Stage.VERIFIED: "{next_stage}: persetujuan Camat; isinya lalu disegel. {back_to_draft}: kembali ke draf.",
    Stage.APPROVED: "Isinya disegel. {back_to_draft}: kembali ke draf, dengan alasan.",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the list, what is said of it in full, and the finding it stands for (None: a change)."""

    row: Row
    text: str
    check: Check | None = None


def lines_of(checks: Sequence[Check], seal: SealCheck | None) -> list[Line]:
    """Return the changes after the approval, then the findings."""
    changes = [_change_line(change) for change in seal.changes] if seal else []
    broken = [Line(Row(("segel", "Segel", seal.broken), "error"), seal.broken)] if seal and seal.broken else []
    return [*broken, *changes, *(_check_line(check) for check in checks)]


def head_lines(
    stage: StageRecord, checks: Iterable[Check], seal: SealCheck | None, spelled: Callable[[str], str]
) -> tuple[str, str, str]:
    """Return the stage with who brought it there, what was found, and what comes next.

    `spelled` puts the office's keys in the place of action ids in braces.
    """
    return _stage_words(stage), f"{_seal_words(seal)}{_count_words(checks)}", spelled(NEXT[stage.stage])


def _stage_words(stage: StageRecord) -> str:
    if stage.stage is Stage.APPROVED:
        return f"Disetujui {_day(stage.approved_at)} oleh {stage.approved_by}"
    if stage.stage is Stage.VERIFIED:
        return f"Diverifikasi {_day(stage.verified_at)} oleh {stage.verified_by}"
    return "Draf: belum diverifikasi."


def _day(moment: str | None) -> str:
    return short_date(date.fromisoformat(moment[:10])) if moment else "-"


def _seal_words(seal: SealCheck | None) -> str:
    if seal is None:
        return ""
    if seal.unchanged:
        return f"Segel {seal.fingerprint}: {format_integer(seal.rows)} baris tidak berubah. "
    return f"Segel {seal.fingerprint}: {format_integer(len(seal.changes))} perubahan setelah persetujuan. "


def _count_words(checks: Iterable[Check]) -> str:
    levels = [check.level for check in checks]
    told = [f"{levels.count(level)} {level}" for level in TONES if level in levels]
    return f"{', '.join(told)}." if told else "Tanpa temuan."


def _check_line(check: Check) -> Line:
    row = Row((check.level, PLACES.get(check.place, check.place), check.sentence), TONES[check.level])
    return Line(row, f"{check.sentence}\nAturan {check.code}: {check.source}. Enter membuka tempatnya.", check)


def _change_line(change: Change) -> Line:
    word, tone = ("kemajuan", "") if change.follow_up else ("perubahan", "error")
    text = f"Setelah persetujuan. {change.table} {change.what}.\n{change.origin}"
    return Line(Row((word, change.table, change.short), tone), text)
