"""What was verified or approved stays as it is until it goes back to draf."""

from db.models import Deliberation
from stunting_tui.domain.deliberation.stage import Stage
from stunting_tui.errors import DataError


def require_draft(row: Deliberation) -> None:
    """Raise `DataError` unless the session's text may still be edited; the caller holds the connection."""
    if row.stage != Stage.DRAFT.value:
        raise DataError(
            f"Rembuk ini sudah {row.stage}; isinya tidak diubah lagi.",
            "Kembalikan dahulu ke draf dengan alasan: p di layar sesi, lalu m.",
        )
