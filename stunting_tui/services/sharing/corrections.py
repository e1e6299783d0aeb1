"""What was put right after a file brought it, written as the puskesmas uploads it; by name, for a reason."""

from collections.abc import Callable
from pathlib import Path

from stunting_tui.errors import DataError
from stunting_tui.progress import Progress, quiet
from stunting_tui.services.quality.name_lists import list_path
from stunting_tui.services.sharing.corrected_children import corrected_identities
from stunting_tui.services.sharing.corrected_visits import corrected_measurements
from stunting_tui.services.store import transaction
from stunting_tui.session import Session


def measurements_path(period: str) -> Path:
    """Return where the measurements are proposed to go."""
    return list_path(f"koreksi-pengukuran-{period}")


def identities_path() -> Path:
    """Return where the identities are proposed to go."""
    return list_path("koreksi-identitas")


def write_measurements(
    session: Session, batch_id: int, reason: str, target: Path, progress: Progress = quiet,
    stop: Callable[[], bool] | None = None,
) -> int:  # fmt: skip
    """Write the measurements as the puskesmas uploads them, for a reason; return how many. Audited.

    Raises `DataError` without a reason or a correction, `FileError` and `Cancelled`.
    """
    from stunting_tui.reports.quality.upload_book import write_measurements as write
    from stunting_tui.services.office.office import office

    _require(reason)
    progress("Mencari pengukuran yang dibetulkan", 0.0)
    found = corrected_measurements(batch_id)
    if not found:
        raise DataError(
            "Belum ada pengukuran dari berkas yang dibetulkan dalam batch ini.",
            "Betulkan di layar Batch, atau ketik hasil di layar Ukur ulang.",
        )
    write(found, target, office().paper, session.operator, progress, stop)
    _record(session, "koreksi pengukuran", reason, target, len(found))
    return len(found)


def write_identities(
    session: Session, reason: str, target: Path, progress: Progress = quiet, stop: Callable[[], bool] | None = None
) -> int:
    """Write the identities as the puskesmas uploads them, for a reason; return how many. Audited.

    Raises `DataError` without a reason or a correction, `FileError` and `Cancelled`.
    """
    from stunting_tui.reports.quality.upload_book import write_identities as write
    from stunting_tui.services.office.office import office

    _require(reason)
    progress("Mencari anak yang dibetulkan", 0.0)
    found = corrected_identities()
    if not found:
        raise DataError(
            "Belum ada identitas anak dari berkas yang dibetulkan.",
            "Yang dimuat: keputusan impor, anak ganda yang digabung, dan anak yang pindah.",
        )
    write(found, target, office().paper, session.operator, progress, stop)
    _record(session, "koreksi identitas", reason, target, len(found))
    return len(found)


def _require(reason: str) -> None:
    if not reason.strip():
        raise DataError("Alasan wajib ditulis: berkas ini memuat nama dan NIK anak.", "Tulis untuk siapa dan mengapa.")


def _record(session: Session, what: str, reason: str, target: Path, count: int) -> None:
    with transaction(session) as writer:
        told = f"{target.name}: {count} baris, dengan nama dan NIK lengkap"
        writer.record("ekspor", "report", "", what, reason.strip(), told)
