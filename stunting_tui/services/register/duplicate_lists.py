"""The pairs of children that look like one as a list for those who know them: the same child, or two."""

from collections.abc import Sequence
from pathlib import Path

from stunting_tui.domain.document import GridColumn
from stunting_tui.services.quality.name_lists import Listed, list_path, write_list
from stunting_tui.services.register.duplicates import Pair, Twin
from stunting_tui.session import Session

PRINTED = (
    GridColumn("Nama", 22), GridColumn("L/P", 5, "center"), GridColumn("Lahir", 11, "center"),
    GridColumn("Orang tua", 20), GridColumn("Mirip dengan", 22), GridColumn("Lahir (mirip)", 11, "center"),
    GridColumn("Orang tua (mirip)", 20), GridColumn("Tempat (mirip)", 20), GridColumn("Alasan", 22),
    GridColumn("Keputusan", 12), GridColumn("Hasil periksa", 18),
)  # fmt: skip
"""The printed list; the last column is filled in by hand."""


def pairs_path() -> Path:
    """Return where the list is proposed to go."""
    return list_path("anak-ganda")


def write_pairs(session: Session, pairs: Sequence[Pair], title: str, target: Path) -> None:
    """Write the pairs, a sheet for each posyandu of the child kept; audited. Raises `DataError` and `FileError`."""
    listed = [
        Listed(
            pair.kept.village,
            pair.kept.posyandu,
            (pair.kept.name, pair.kept.sex, pair.kept.birth_date, pair.kept.parent_name or None, pair.other.name,
             pair.other.birth_date, pair.other.parent_name or None, _place(pair.other), pair.reason or None,
             pair.verdict, ""),
        )
        for pair in pairs
    ]  # fmt: skip
    note = "Tanyakan kepada kader atau keluarganya: satu anak, atau dua. Tulis hasilnya di kolom terakhir."
    write_list(session, title, PRINTED, listed, note, target)


def _place(twin: Twin) -> str:
    return ", ".join(part for part in (twin.posyandu, twin.village) if part)
