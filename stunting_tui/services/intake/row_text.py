"""A row of a file as text, so that a decision about it can wait in the store without losing anything."""

import json
from dataclasses import asdict
from datetime import date

from stunting_tui.domain.rows import FileRow


def pack(row: FileRow) -> str:
    """Return the row as JSON text."""
    return json.dumps(asdict(row), default=str, ensure_ascii=False)


def unpack(text: str) -> FileRow:
    """Return the row that `pack` made the text of."""
    values = json.loads(text)
    for name in ("birth_date", "measured_on"):
        if values[name]:
            values[name] = date.fromisoformat(values[name])
    return FileRow(**values)
