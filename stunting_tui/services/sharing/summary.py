"""A batch in a few lines to paste into a message, from the figures of all screens."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from stunting_tui.domain.monitoring.skdn_view import ALL_AGES
from stunting_tui.domain.sharing.small_cells import least_children
from stunting_tui.progress import Progress, quiet
from stunting_tui.services.quality import coverage, figures, follow_ups, prevalences, quality, remeasures, skdn
from stunting_tui.services.quality.name_lists import list_path
from stunting_tui.services.register import region
from stunting_tui.services.store import transaction
from stunting_tui.session import Session

if TYPE_CHECKING:
    from stunting_tui.reports.quality.summary import Summary

NO_DISTRICT = "Kecamatan belum dipilih. Pilih dahulu di layar Wilayah."
NO_BATCH = "Belum ada pengukuran. Masukkan berkas di layar Impor, atau ketik di layar Batch."


def summary(
    session: Session, batch_id: int | None = None, progress: Progress = quiet, stop: Callable[[], bool] | None = None
) -> list[str]:
    """Return the lines of a batch, by default of the newest that can be compared; without any they say so.

    Raises `Cancelled`.
    """
    from stunting_tui.reports.quality.summary import nothing_lines, summary_lines

    if region.current_district() is None:
        return nothing_lines(NO_DISTRICT)
    if not figures.batches():
        return nothing_lines(NO_BATCH)
    return summary_lines(_facts(session, batch_id, progress, stop), least_children())


def text_path(period: str) -> Path:
    """Return where the lines are proposed to go."""
    return list_path(f"ringkasan-{period}").with_suffix(".txt")


def write_text(session: Session, lines: Sequence[str], target: Path) -> None:
    """Write the lines; audited. Raises `FileError`."""
    from stunting_tui.exchange.atomic import written_atomically

    with written_atomically(target) as temporary:
        temporary.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with transaction(session) as writer:
        writer.record("ekspor", "report", "", "ringkasan", None, f"{target.name}: tanpa nama anak")


def _facts(session: Session, batch_id: int | None, progress: Progress, stop: Callable[[], bool] | None) -> "Summary":
    from stunting_tui.reports.quality.summary import Summary

    progress("Menghitung prevalensi", 0.0)
    rounds = prevalences.read_rounds(batch_id)
    batch = rounds.now
    view = prevalences.view(rounds, "desa")
    progress("Menghitung SKDN", 0.3)
    months = skdn.view(skdn.read_year(session, batch.period, stop=stop))
    progress("Menilai mutu", 0.5)
    good = quality.fresh_quality(session, batch.batch_id)
    whole = good.of_level(quality.DISTRICT)[0]
    progress("Menyusun daftar anak", 0.8)
    unmeasured, _registered = coverage.missing_count(session, batch.batch_id)
    lines = follow_ups.follow_lines(session)
    tiers: dict[str, tuple[int, str]] = {}
    for line in lines:
        count, advice = tiers.get(line.tier.words, (0, line.tier.advice))
        tiers[line.tier.words] = (count + 1, advice)
    return Summary(
        view, months.of(ALL_AGES), months.has_books, unmeasured,
        len(remeasures.remeasure_lines(session, batch.batch_id)),
        len(remeasures.remeasure_lines(session, batch.batch_id, remeasures.DONE)), tiers,
        sum(not line.done for line in lines), whole.verdict, whole.short, quality.card(whole).advice,
    )  # fmt: skip
