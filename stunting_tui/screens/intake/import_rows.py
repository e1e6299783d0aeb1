"""The lines of the import preview: villages to settle, findings one by one or many as one."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from stunting_tui.domain.dates import short_date
from stunting_tui.domain.intake.findings import FindingGroup, grouped, message_of
from stunting_tui.domain.intake.import_run import kind_name
from stunting_tui.domain.numbers import format_decimal, format_integer
from stunting_tui.domain.rows import Finding, Severity
from stunting_tui.services.intake.import_folder import FolderFile
from stunting_tui.services.intake.import_plan import ImportPlan
from stunting_tui.services.intake.import_preview import Preview
from stunting_tui.services.intake.importing import ImportResult
from widgets.columns import Column
from widgets.record_list import Row

SIGNS = {Severity.ERROR: "!", Severity.WARNING: "?", Severity.INFO: "i"}
TONES = {Severity.ERROR: "error", Severity.WARNING: "warn", Severity.INFO: ""}
FILTERS = ("semua", "galat", "peringatan")
PATH_ROOM = 68
FINDINGS = [Column("Baris", 5, "right"), Column("Nama", 16), Column("Temuan", 56, flex=1)]
UNKNOWN = "desa-tidak-dikenal"


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a village spelling, a kind of finding, or one finding; `text` is its full text."""

    row: Row
    text: str
    spelling: str | None = None
    group: FindingGroup | None = None


def preview_lines(plan: ImportPlan, counts: Preview, shown: str, opened: set[str]) -> list[Line]:
    """Return the lines for the filter `shown`; kinds of findings in `opened` are shown one by one."""
    names = {(row.sheet, row.row): row.name for row in plan.parsed.rows}
    lines = []
    if shown in ("semua", "peringatan"):
        lines = [_village_line(spelling, count) for spelling, count in counts.unknown]
    asked = {spelling for spelling, _ in counts.unknown}
    found = [finding for finding in plan.findings if not (asked and finding.code == UNKNOWN)]
    return sorted([*lines, *finding_lines(found, names, shown, opened)], key=_place)


def finding_lines(
    findings: Sequence[Finding], names: dict[tuple[str, int], str], shown: str, opened: set[str]
) -> list[Line]:
    """Return the lines of findings, the worst first; `names` are the children's by sheet and row."""
    lines = []
    for group in grouped(findings):
        if shown not in ("semua", group.severity.value):
            continue
        key = group_key(group)
        if group.many:
            lines.append(_group_line(group, opened=key in opened))
        if not group.many or key in opened:
            lines.extend(_finding_line(finding, names) for finding in group.findings)
    return lines


def group_key(group: FindingGroup) -> str:
    """Return the name of a kind of finding in `opened`."""
    return f"{group.severity}:{group.code}"


def _place(line: Line) -> int:
    """Errors come first, then the villages to settle, then all else."""
    return 0 if line.row.mark == "!" else 1 if line.spelling is not None else 2


def _village_line(spelling: str, count: int) -> Line:
    named = f'desa "{spelling}"' if spelling else "desa kosong"
    todo = "Enter pilih desa" if spelling else "isi di berkas, lalu impor lagi"
    row = Row(("", f"{count} baris", f"{named} tidak dikenal; {todo}"), "warn", "?")
    text = (
        f"{count} baris memakai nama desa yang tidak ada di kecamatan ini. "
        + ("Enter: pilih desa yang dimaksud; pilihan itu diingat. " if spelling else "")
        + "Tanpa pilihan, barisnya menunggu di layar Keputusan."
    )
    return Line(row, text, spelling)


def _group_line(group: FindingGroup, *, opened: bool) -> Line:
    first = group.findings[0]
    many = f"{format_integer(len(group.findings))}x"
    verb = "menutup" if opened else "membuka"
    message, kind = message_of(first), group.code.replace("-", " ")
    row = Row(("", many, f"{kind}: {message}"), TONES[group.severity], SIGNS[group.severity])
    text = f"{many} {group.severity.value} {kind}; yang pertama di baris {first.row}: {message.removesuffix('.')}."
    return Line(row, f"{text} Enter {verb} daftarnya.", group=group)


def _finding_line(finding: Finding, names: dict[tuple[str, int], str]) -> Line:
    name = names.get((finding.sheet, finding.row), "" if finding.row else "(berkas)")
    number = str(finding.row) if finding.row else ""
    message = message_of(finding)
    row = Row((number, name, message), TONES[finding.severity], SIGNS[finding.severity])
    where = [f"Baris {finding.row}" if finding.row else "Seluruh berkas"]
    where += [f"kolom {finding.column}"] if finding.column else []
    where += [f"lembar {finding.sheet}"] if finding.sheet else []
    return Line(row, f"{', '.join(where)}{f' ({name})' if name and finding.row else ''}: {message}")


def summary_lines(plan: ImportPlan, counts: Preview) -> list[str]:
    """Return the four lines above the findings."""
    parsed = plan.parsed
    title = f", diunduh {parsed.title_date:%d-%m-%Y}" if parsed.title_date else ""
    number = format_integer
    repairs = _first_of(counts.repairs)
    gone = f"; {number(counts.vanished)} pengukuran lama tidak ada lagi" if counts.vanished else ""
    return [
        f"Bentuk    {parsed.layout} ({kind_name(parsed.kind)}){title}",
        f"Baris     {_row_counts(counts)}",
        f"Perbaikan {repairs}",
        f"Selisih z {_children(counts.differing)} yang berbeda lebih dari 0,02 dari z di berkas{gone}",
    ]


def short_path(path: Path) -> str:
    """Return a path that fits beside its label; of a long one the end."""
    text = str(path)
    return text if len(text) <= PATH_ROOM else f"...{text[3 - PATH_ROOM :]}"


def file_row(file: FolderFile) -> Row:
    """Return a file with its size and day."""
    size = f"{format_decimal(file.size / 1e6)} MB" if file.size >= 1e6 else f"{max(1, file.size // 1000)} kB"
    return Row((file.path.name, size, short_date(file.changed)))


def result_lines(result: ImportResult, counts: Preview, key: str) -> list[str]:
    """Return the four lines that stay after saving; `key` opens what waits."""
    number = format_integer
    waits = (
        f"Menunggu  {number(result.waiting)} baris menunggu keputusan: tekan {key}"
        if result.waiting
        else "Menunggu  tidak ada baris yang menunggu keputusan"
    )
    return [
        f"Tersimpan {number(result.stored)} baru, {number(result.updated)} diperbarui dari {number(result.read)} baris",
        f"Dilewati  {_left_out(result, counts)}",
        f"Hilang    {number(result.vanished)} pengukuran lama tidak ada lagi di berkas ini",
        waits,
    ]


def _row_counts(counts: Preview) -> str:
    """Return what becomes of the rows, in shorter words where the figures are long."""
    figures = (counts.added, counts.updated, counts.unchanged, counts.waiting, counts.errors)
    told = ""
    for words in (("baru", "diperbarui", "sama", "meragukan", "galat"), ("baru", "ubah", "sama", "ragu", "galat")):
        parts = [
            f"{format_integer(figure)} {word}"
            for figure, word in zip(figures, words, strict=True)
            if figure or word in ("baru", "galat")
        ]
        told = f"{format_integer(counts.read)} dibaca: {', '.join(parts)}"
        if len(told) <= PATH_ROOM:
            break
    return told


def _children(count: int) -> str:
    return f"{format_integer(count)} anak" if count else "tidak ada anak"


def _first_of(messages: Sequence[str]) -> str:
    """Return the only message, or how many there are: they stand in the list too, with the sign i."""
    if not messages:
        return "tidak ada"
    if len(messages) == 1 and len(messages[0]) <= 66:
        return messages[0]
    return f"{len(messages)} keterangan tentang berkas, di daftar dengan tanda i"


def _left_out(result: ImportResult, counts: Preview) -> str:
    """Return how many rows were not stored, and why."""
    other = result.skipped - counts.unchanged - result.waiting - counts.errors
    reasons = ((counts.unchanged, "sama"), (result.waiting, "menunggu"), (counts.errors, "galat"), (other, "lain"))
    told = ", ".join(f"{format_integer(count)} {word}" for count, word in reasons if count > 0)
    return f"{format_integer(result.skipped)} baris{f': {told}' if told else ''}"
