"""The rows a seal holds, read from the store: all that belongs to a session and the figures it was printed with.

Which columns are outside, and why, stands in `domain.seal`. The trend of earlier months is not sealed: each batch is
the matter of its own session.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from db.connection import database
from stunting_tui.domain.deliberation.seal import Cell, Row, SealedTable, Snapshot, inside
from stunting_tui.services.office.office import KEYS

_OF_AGREEMENTS = "agreement_id IN (SELECT id FROM agreement WHERE deliberation_id = :meeting)"


def _before_seal(table: str) -> str:
    """Return the condition for rows the audit does not tell of as added after the seal."""
    return f"""NOT EXISTS (SELECT 1 FROM audit a WHERE a.table_name = '{table}' AND a.action = 'tambah'
               AND a.row_uuid = {table}.uuid AND a.id > :mark)"""  # noqa: S608 (own names)


SELECTIONS = {
    "deliberation": "id = :meeting",
    "attendee": "deliberation_id = :meeting",
    "agreement": "deliberation_id = :meeting",
    "agreement_village": _OF_AGREEMENTS,
    "agreement_fund": _OF_AGREEMENTS,
    "agreement_child": _OF_AGREEMENTS,
    "progress": f"{_OF_AGREEMENTS} AND {_before_seal('progress')}",
    "proposal": f"{_OF_AGREEMENTS} AND {_before_seal('proposal')}",
    "official": """district_id = :district AND (valid_from = '' OR valid_from <= :held_on)
                   AND (valid_to = '' OR valid_to >= :held_on)""",
    "setting": f"key IN ({', '.join(repr(key) for key in KEYS.values())})",
    "district": "id = :district",
    "village": "district_id = :district",
    "village_year": f"""village_id IN (SELECT id FROM village WHERE district_id = :district)
                        AND year = CAST(substr(:held_on, 1, 4) AS INTEGER) AND {_before_seal("village_year")}""",  # noqa: S608
    "target": f"district_id = :district AND {_before_seal('target')}",
    "batch": "id = :batch",
    "child": f"""id IN (SELECT child_id FROM measurement WHERE batch_id = :batch)
                 OR id IN (SELECT child_id FROM agreement_child WHERE {_OF_AGREEMENTS})""",  # noqa: S608
    "measurement": "batch_id = :batch",
}
"""By table, in the order changes are told in, the condition for the rows of a session."""

CHUNK = 500
"""Ids asked for at once."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose rows: the session, its kecamatan, the batch it was printed with, its day.

    `mark` is the audit entry of the seal: progress, proposals and targets the program added after it are later work.
    """

    meeting: int
    district: int
    batch: int | None
    held_on: str
    mark: int


def snapshot(scope: Scope) -> Snapshot:
    """Return the rows of a session with every column a seal holds; the caller holds the connection."""
    found = {}
    for table in SELECTIONS:
        columns = inside(table, (column.name for column in database.get_columns(table)))
        found[table] = SealedTable(columns, tuple(_rows(table, columns, scope)))
    return found


def snapshot_like(sealed: Snapshot, scope: Scope) -> Snapshot:
    """Return what the sealed rows hold now, with those that came since; the caller holds the connection.

    A sealed row is looked for by its id where it no longer belongs to the session: then its cell has changed, it has
    not gone. A column the store no longer has reads as None.
    """
    found = {}
    for table, before in sealed.items():
        present = {column.name for column in database.get_columns(table)}
        columns = tuple(f'"{name}"' if name in present else "NULL" for name in before.columns)
        rows = list(_rows(table, columns, scope))
        here = {row[0] for row in rows}
        rows += _by_ids(table, columns, [row[0] for row in before.rows if row[0] not in here])
        found[table] = SealedTable(before.columns, tuple(rows))
    return found


def _rows(table: str, columns: tuple[str, ...], scope: Scope) -> Iterator[Row]:
    sql = f"SELECT {', '.join(columns)} FROM {table} WHERE {SELECTIONS[table]}"  # noqa: S608 (own names)
    return map(_cells, database.execute_sql(sql, asdict(scope)))


def _by_ids(table: str, columns: tuple[str, ...], ids: list[Cell]) -> Iterator[Row]:
    for at in range(0, len(ids), CHUNK):
        part = ids[at : at + CHUNK]
        sql = f"SELECT {', '.join(columns)} FROM {table} WHERE id IN ({', '.join('?' * len(part))})"  # noqa: S608
        yield from map(_cells, database.execute_sql(sql, part))


def _cells(row: tuple[Cell | bytes, ...]) -> Row:
    """Return a row whose cells can be written as text; bytes, which no column should hold, are told as such."""
    return tuple(f"blob {cell.hex()}" if isinstance(cell, bytes) else cell for cell in row)
