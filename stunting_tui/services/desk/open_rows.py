"""Rows of a sheet that are no visit yet: a date without a measure, a weight without a date, a child not measured."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from db.changes import Writer
from db.models import EntrySheet, OpenRow
from stunting_tui.errors import ConflictError


@dataclass(frozen=True, slots=True)
class OpenRecord:
    """An open row as it was read or saved: its texts by column key, and why the child was not measured, "" if unsaid.

    The reason of a forced cell stands among the cells as `FORCED` and its key.
    """

    id: int
    version: int
    cells: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""


FORCED = "dipaksa "


def open_rows_of(sheet: EntrySheet | None) -> dict[int, OpenRecord]:
    """Return the open rows of a sheet by child; inside a connection."""
    if sheet is None:
        return {}
    return {row.child_id: _record(row) for row in OpenRow.select().where(OpenRow.sheet == sheet)}


def keep(
    writer: Writer, sheet: EntrySheet, child_id: int, known: OpenRecord | None, cells: Mapping[str, str], reason: str
) -> OpenRecord | None:
    """Store what was typed for a child so far; without cells the row goes. Raises `ConflictError`, `Conflict`."""
    row = present(sheet, child_id, known)
    if not cells:
        if row is not None:
            writer.delete(row, row.version)
        return None
    text = json.dumps(dict(cells), ensure_ascii=False)
    if row is None:
        return _record(writer.insert(OpenRow, sheet=sheet, child=child_id, cells=text, reason=reason))
    changed = writer.update(row, row.version, cells=text, reason=reason)
    return OpenRecord(row.id, row.version + changed, dict(cells), reason)


def present(sheet: EntrySheet, child_id: int, known: OpenRecord | None) -> OpenRow | None:
    """Return the stored row of a child. Raises `ConflictError` where it is another than the one `known`."""
    row = OpenRow.get_or_none((OpenRow.sheet == sheet) & (OpenRow.child == child_id))
    if row is not None and (known is None or (row.id, row.version) != (known.id, known.version)):
        raise ConflictError(f"Anak ini sudah diisi oleh {row.updated_by}; ketikan Anda belum disimpan.")
    return row


def _record(row: OpenRow) -> OpenRecord:
    return OpenRecord(row.id, row.version, json.loads(row.cells), row.reason)
