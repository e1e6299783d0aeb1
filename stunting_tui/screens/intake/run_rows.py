"""How an import of the past is written: as a line of the list, in full, and above its findings."""

from collections.abc import Callable, Iterable, Mapping

from stunting_tui.domain.dates import period_label, short_date
from stunting_tui.domain.intake.import_run import RunRecord, kind_name, skip_reasons
from stunting_tui.domain.numbers import format_integer
from stunting_tui.domain.rows import Finding
from widgets.columns import Column
from widgets.record_list import Row
from widgets.sorting import Value

RUNS = [
    Column("Diimpor", 10, key="at", words="tanggal impor"),
    Column("Berkas", 15, flex=2, key="file", words="nama berkas", letters=True),
    Column("Bentuk", 10, flex=1, key="layout", words="bentuk", letters=True),
    Column("Baru", 5, "right", key="stored", words="baris baru"),
    Column("Ubah", 5, "right", key="updated", words="baris diperbarui"),
    Column("Lewat", 5, "right", key="skipped", words="baris dilewati"),
    Column("Hilang", 6, "right", key="vanished", words="baris hilang"),
    Column("Galat", 5, "right", key="errors", words="galat"),
    Column("Peringatan", 10, "right", key="warnings", words="peringatan"),
]
VALUES: Mapping[str, Callable[[RunRecord], Value]] = {
    "at": lambda run: run.at.timestamp() if run.at else None,
    "file": lambda run: run.file_name,
    "layout": lambda run: run.layout.removeprefix(FAMILY),
    "stored": lambda run: run.stored,
    "updated": lambda run: run.updated,
    "skipped": lambda run: run.skipped,
    "vanished": lambda run: run.vanished,
    "errors": lambda run: run.errors,
    "warnings": lambda run: run.warnings,
}
FAMILY = "e-PPGBM "
ROOM = 68


def run_row(run: RunRecord) -> Row:
    """Return the line of an import; the sign ? marks one with rows that still wait."""
    cells = (
        short_date(run.at.date()) if run.at else "-", run.file_name, run.layout.removeprefix(FAMILY), str(run.stored),
        str(run.updated), str(run.skipped), str(run.vanished), str(run.errors), str(run.warnings),
    )  # fmt: skip
    return Row(cells, "warn", "?") if run.waiting else Row(cells)


def run_text(run: RunRecord, key: str) -> str:
    """Return all of an import in some lines; `key` opens what waits."""
    number = format_integer
    waits = f" Tanda ?: {number(run.waiting)} baris masih menunggu keputusan ({key})." if run.waiting else ""
    return (
        f"{run.file_name}, {_shape(run)}; disimpan {_moment(run)}.{waits} {number(run.read)} baris dibaca, "
        f"{number(run.stored)} baru, {number(run.updated)} diperbarui, {number(run.skipped)} dilewati "
        f"({number(run.unchanged)} sama), {number(run.vanished)} hilang."
    )


def run_lines(run: RunRecord, findings: Iterable[Finding]) -> list[str]:
    """Return the four lines above the findings of an import."""
    number = format_integer
    batch = f"batch {period_label(run.period)}" if run.period else "tanpa batch"
    waits = f"; {number(run.waiting)} menunggu keputusan" if run.waiting else ""
    rows = f"{number(run.stored)} baru, {number(run.updated)} diperbarui, {number(run.vanished)} lama hilang{waits}"
    return [
        f"Bentuk    {_shape(run)}",
        f"Disimpan  {_moment(run)}, {batch}",
        f"Baris     {number(run.read)} dibaca: {rows}",
        f"Dilewati  {_why(run, findings)}",
    ]


def _shape(run: RunRecord) -> str:
    title = f", diunduh {short_date(run.title_date)}" if run.title_date else ""
    return f"{run.layout} ({kind_name(run.kind)}){title}"


def _moment(run: RunRecord) -> str:
    when = f"{short_date(run.at.date())} {run.at:%H.%M}" if run.at else "-"
    return f"{when} oleh {run.by}"


def _why(run: RunRecord, findings: Iterable[Finding]) -> str:
    """Return how many rows were left out and by which kinds of finding, as many as fit the line."""
    text = f"{format_integer(run.skipped)} baris"
    reasons = [f"{format_integer(why.rows)} {why.code or why.message}" for why in skip_reasons(run, findings)]
    for at, reason in enumerate(reasons):
        longer = f"{text}{', ' if at else ': '}{reason}"
        if len(longer) > ROOM - 5:
            return f"{text}, ..."
        text = longer
    return text
