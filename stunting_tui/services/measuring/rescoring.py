"""Computing the stored z-scores of a child anew, when its birth date or sex was put right."""

from datetime import date
from typing import Any

from db.changes import Writer
from db.connection import database
from stunting_tui.services.intake.import_store import INPUTS, SCORES
from stunting_tui.services.measuring.scoring import Visit, scores_of


def rescore(writer: Writer, child_id: int, sex: str, birth_date: date) -> None:
    """Store the z-scores and flags of all visits of a child by this sex and birth date; inside a transaction."""
    rows = database.execute_sql(
        f"SELECT id, measured_on, {', '.join(INPUTS)} FROM measurement WHERE child_id = ?",  # noqa: S608 (own names)
        (child_id,),
    ).fetchall()
    visits = [_visit(row, sex, birth_date) for row in rows]
    names = ", ".join(f"{name} = ?" for name in SCORES)
    database.connection().executemany(
        f"UPDATE measurement SET {names}, updated_at = ?, updated_by = ?, version = version + 1 WHERE id = ?",  # noqa: S608
        [
            (*(scores[name] for name in SCORES), writer.at, writer.by, row[0])
            for row, scores in zip(rows, scores_of(visits), strict=True)
        ],
    )


def _visit(row: tuple[Any, ...], sex: str, birth_date: date) -> Visit:
    return Visit(sex, birth_date, date.fromisoformat(row[1]), dict(zip(INPUTS, row[2:], strict=True)))
