"""The rows of files that wait for a decision, as rows of text."""

from collections.abc import Sequence

from stunting_tui.domain.dates import short_date
from stunting_tui.domain.nik import mask_nik
from stunting_tui.services.intake.decisions import Waiting
from stunting_tui.texts.table import Table

HEADS = (
    "Berkas", "Baris", "Nama", "Lahir", "Desa", "Sebab", "Mungkin anak nomor", "Orang tua", "Posyandu", "Diukur", "NIK",
)  # fmt: skip


def waiting_table(waiting: Sequence[Waiting], place: str) -> Table:
    """Return the waiting rows in the order of their files, with the numbers of the children they may mean."""
    title = f"Keputusan: {place}; {len(waiting)} baris menunggu; putuskan di layar Keputusan"
    return Table(title, HEADS, [_row(item) for item in waiting], HEADS.index("Sebab") + 1)


def _row(item: Waiting) -> tuple[str, ...]:
    row = item.row
    return (
        item.file, str(row.row), row.name, short_date(row.birth_date), row.village, item.reason,
        ", ".join(str(child.child_id) for child in item.alternatives), row.parent_name, row.posyandu,
        short_date(row.measured_on), mask_nik(row.nik or row.nik_raw),
    )  # fmt: skip
