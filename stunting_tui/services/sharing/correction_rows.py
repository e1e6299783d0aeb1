"""What the audit tells of rows that a file brought and that were changed here, and whose rows they are.

A file's own changes stand in the audit too: those written at the moment of an import, or of a decision about one of its
rows, are the file's and no correction.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from db.connection import database
from stunting_tui.domain.dates import short_date
from stunting_tui.domain.measuring.measurement import short
from stunting_tui.domain.sharing.correction import Change, Person

BY_HAND = "dibetulkan di program"
FILE_STAMPS = """
    SELECT created_at, created_by FROM import_run
    UNION SELECT updated_at, updated_by FROM decision WHERE state <> 'terbuka'"""
"""When, and by whom, files changed rows."""
_WORDS = {"position": {"L": "terlentang", "H": "berdiri"}, "oedema": {"1": "ya", "0": "tidak"}}
_WORDS["breastfed"] = _WORDS["oedema"]
DAYS = ("measured_on", "birth_date")
FIGURES = ("weight_kg", "height_cm", "muac_cm", "head_cm", "birth_weight_kg", "birth_length_cm")
_PERSON = """
    SELECT c.id, coalesce(c.nik, ''), c.name, c.sex, c.birth_date, c.parent_name, c.address, c.rt, c.rw, v.name,
           coalesce(p.name, ''), c.birth_weight_kg, c.birth_length_cm
    FROM child c JOIN village v ON v.id = c.village_id LEFT JOIN posyandu p ON p.id = c.posyandu_id
    WHERE c.id IN (SELECT value FROM json_each(?))"""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the audit tells of one column of a row: the value the file left, who changed it last and when."""

    row: int
    field: str
    before: str
    who: str
    at: str


def entries(sql: str, values: Sequence[object] = ()) -> list[Entry]:
    """Return what the audit tells, one entry for each column of each row."""
    found: dict[tuple[int, str], Entry] = {}
    for row, field, old, who, at in database.execute_sql(sql, values):
        known = found.get((row, field))
        found[row, field] = Entry(row, field, known.before if known else old or "", who, at)
    return list(found.values())


def change(names: Mapping[str, str], entry: Entry, now: object, why: str) -> Change:
    """Return a change in words; `names` are those of the columns, `now` is what the row holds."""
    before, after = (written(entry.field, text) for text in (entry.before, "" if now is None else str(now)))
    return Change(names[entry.field], before, after, why, entry.who, entry.at)


def written(field: str, text: str) -> str:
    """Return a stored value as it is read aloud: figures with a comma, days, codes in words, "-" for none."""
    if not text:
        return "-"
    if field in _WORDS:
        return _WORDS[field].get(text, text)
    if field in DAYS:
        return short_date(date.fromisoformat(text))
    return short(float(text)) if field in FIGURES else text


def people(ids: Collection[int]) -> dict[int, Person]:
    """Return children by their ids."""
    rows = database.execute_sql(_PERSON, (json.dumps(list(ids)),))
    return {row[0]: Person(*[*row[:4], date.fromisoformat(row[4]), *row[5:]]) for row in rows}


def listed(columns: Mapping[str, str]) -> str:
    """Return column names as SQL takes a list of texts."""
    return ", ".join(f"'{name}'" for name in columns)
