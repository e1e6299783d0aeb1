"""What each operator typed into a sheet and how long it took: kept cell by cell, read in the record of the sheet."""

from db.changes import STAMPS, Writer
from db.connection import database
from db.models import EntrySheet
from stunting_tui.session import Session

PAUSE = 120
"""Seconds between two notes that still count as work: turning a page and finding a child takes less, a break more."""
COUNTS = ("children", "cells", "stops", "rekeyed")
SQL = f"""INSERT INTO sheet_work ({", ".join(STAMPS)}, sheet_id, operator, {", ".join(COUNTS)}, last_at)
          VALUES ({", ".join("?" * (len(STAMPS) + len(COUNTS) + 3))})
          ON CONFLICT (sheet_id, operator) DO UPDATE SET
          {", ".join(f"{name} = {name} + excluded.{name}" for name in COUNTS)},
          seconds = seconds + CASE WHEN strftime('%s', excluded.last_at) - strftime('%s', last_at) BETWEEN 0 AND {PAUSE}
                              THEN strftime('%s', excluded.last_at) - strftime('%s', last_at) ELSE 0 END,
          last_at = excluded.last_at, updated_at = excluded.updated_at"""  # noqa: S608 (names of this module)


def note(
    session: Session, writer: Writer, sheet: EntrySheet, *, children: int = 0, cells: int = 0, stops: int = 0,
    rekeyed: int = 0,
) -> None:  # fmt: skip
    """Add to what the operator has done on a sheet; the time since the last note counts up to `PAUSE` seconds."""
    # One statement and no audit: this runs at every accepted cell, and counters are no value anyone has to answer for.
    counts = (children, cells, stops, rekeyed)
    database.execute_sql(SQL, (*writer.stamps(), sheet.id, session.operator, *counts, session.stamp))
