"""A long reading that tells how far it is and can be stopped."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from stunting_tui.errors import Cancelled
from stunting_tui.progress import Progress


@dataclass(slots=True, frozen=True)
class Watch:
    """What the caller wants to hear while `path` is read, and how it says stop."""

    path: Path
    progress: Progress | None = None
    cancelled: Callable[[], bool] | None = None

    def tick(self, part: float | None = None, rows: int | None = None) -> None:
        """Report the part done and the rows read so far; raise Cancelled when the operator wants to stop."""
        if self.cancelled is not None and self.cancelled():
            raise Cancelled(f'Pembacaan berkas "{self.path.name}" dihentikan.', "Tidak ada yang disimpan.")
        if self.progress is not None:
            count = "" if rows is None else f": {rows:,} baris".replace(",", ".")
            self.progress(f"Membaca {self.path.name}{count}", part)
