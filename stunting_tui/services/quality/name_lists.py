"""Lists of children by name, printed one sheet for each posyandu; each writing is remembered in the audit."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from stunting_tui.domain.document import Cell, Grid, GridColumn, Line, Section
from stunting_tui.errors import DataError
from stunting_tui.services.deliberation.report_place import report_folder
from stunting_tui.services.register import region
from stunting_tui.services.store import transaction
from stunting_tui.session import Session

SHEET_NAME = 31
"""Letters a sheet's name may have."""
_BARRED = re.compile(r"[\[\]:*?/\\]")


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of a list: where the child belongs, and what is printed of it; "" is a cell to fill in by hand."""

    village: str
    posyandu: str
    cells: tuple[Cell, ...]


def list_path(name: str) -> Path:
    """Return where a list is proposed to go."""
    district = region.current_district()
    place = re.sub(r"[^a-z0-9]+", "-", (district.name if district else "").lower()).strip("-")
    return report_folder() / f"{'-'.join(part for part in (name, place) if part)}.xlsx"


def write_list(
    session: Session, title: str, columns: tuple[GridColumn, ...], lines: Sequence[Listed], note: str, target: Path
) -> None:
    """Write the lines to `target`, a sheet for each posyandu; the audit remembers it.

    Raises `DataError` where there is no line, and `FileError`.
    """
    from stunting_tui.reports.quality.name_lists import write_lists
    from stunting_tui.services.office.office import office

    if not lines:
        raise DataError("Tidak ada anak pada daftar ini.", "Hapus dahulu kata carinya, atau ganti saringannya.")
    posts: dict[tuple[str, str], list[Listed]] = {}
    for line in sorted(lines, key=lambda one: (one.village, one.posyandu)):
        posts.setdefault((line.village, line.posyandu), []).append(line)
    names: set[str] = set()
    sections = [_section(title, columns, *place, mine, note, names) for place, mine in posts.items()]
    rows = [(line.village, line.posyandu, *line.cells) for mine in posts.values() for line in mine]
    write_lists(sections, title, target, office().paper, session.operator, data_names(columns), rows)
    with transaction(session) as writer:
        writer.record("ekspor", "report", "", title, None, f"{target.name}: {len(lines)} anak, dengan nama")


def data_names(columns: Sequence[GridColumn]) -> tuple[str, ...]:
    """Return the names of the flat sheet: village, posyandu, and those of the printed columns ("BB (kg)": bb_kg)."""
    printed = (re.sub(r"[^a-z0-9]+", "_", column.title.lower()).strip("_") for column in columns)
    return ("desa", "posyandu", *printed)


def _section(
    title: str, columns: tuple[GridColumn, ...], village: str, posyandu: str, lines: Sequence[Listed], note: str,
    names: set[str],
) -> Section:  # fmt: skip
    place = posyandu or "tanpa posyandu"
    rows = [(number, *line.cells) for number, line in enumerate(lines, 1)]
    blocks = (
        Line("Memuat nama anak: hanya bagi yang mengukur dan mengunjungi.", "secret"),
        Line(title.upper(), "title"),
        Line(f"Posyandu {place}, Desa/Kelurahan {village}: {len(rows)} anak", "centre"),
        Line(note, "note"),
        Grid((GridColumn("No", 5, "center"), *columns), rows),
    )
    return Section(sheet_name(f"{place} {village}", names), blocks, wide=True)


def sheet_name(wanted: str, taken: set[str]) -> str:
    """Return a name a sheet may have and no other one has, and remember it in `taken`, in small letters."""
    plain = _BARRED.sub(" ", wanted).strip("' ")[:SHEET_NAME] or "Daftar"
    name, number = plain, 2
    while name.casefold() in taken:
        name = f"{plain[: SHEET_NAME - 4]} {number}"
        number += 1
    taken.add(name.casefold())
    return name
