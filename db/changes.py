"""Writing rows so that nothing is lost: stamps, versions and the audit entry in one transaction.

Callers hold the transaction (`database.atomic()`); every function here must run inside one.
"""

from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import uuid4

from peewee import ForeignKeyField

from db.connection import database
from db.errors import Conflict
from db.rows import Row

R = TypeVar("R", bound=Row)

_AUDIT = "INSERT INTO audit (at, by, action, table_name, row_uuid, field, old, new) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
"""In plain SQL: one for every field that is written, and building the query takes longer than running it."""

STAMPS = ("uuid", "created_at", "created_by", "updated_at", "updated_by", "version")


@dataclass(frozen=True, slots=True)
class Writer:
    """Who writes and when (ISO time); one for each transaction."""

    by: str
    at: str

    def stamps(self) -> tuple[str, str, str, str, str, int]:
        """Return the values of `STAMPS` for a new row."""
        return (uuid4().hex, self.at, self.by, self.at, self.by, 1)

    def insert(self, model: type[R], **values: Any) -> R:  # noqa: ANN401 (columns have many types)
        """Add a row and say so in the audit."""
        row = model.create(**dict(zip(STAMPS, self.stamps(), strict=True)), **values)
        self.record("tambah", table_of(model), row.uuid)
        return row

    def update(self, row: R, version: int, **values: Any) -> bool:  # noqa: ANN401 (columns have many types)
        """Change the fields that differ, if `version` is still the row's; return whether anything changed.

        Raises `Conflict` when someone else changed the row since `version` was read.
        """
        model = type(row)
        changed = {name: new for name, new in values.items() if current(row, name) != key_of(new)}
        if not changed:
            return False
        done = (
            model.update(**changed, updated_at=self.at, updated_by=self.by, version=version + 1)
            .where((model.id == row.id) & (model.version == version))
            .execute()
        )
        if not done:
            raise _conflict(row)
        for name, new in changed.items():
            self.record("ubah", table_of(model), row.uuid, name, current(row, name), key_of(new))
        return True

    def touch(self, row: Row, version: int) -> None:
        """Stamp a row whose parts in other tables changed, so that older copies conflict. Raises `Conflict`."""
        model = type(row)
        done = (
            model.update(updated_at=self.at, updated_by=self.by, version=version + 1)
            .where((model.id == row.id) & (model.version == version))
            .execute()
        )
        if not done:
            raise _conflict(row)

    def delete(self, row: Row, version: int) -> None:
        """Remove a row, keeping its id and its fields in the audit. Raises `Conflict` as `update` does."""
        model = type(row)
        done = model.delete().where((model.id == row.id) & (model.version == version)).execute()
        if not done:
            raise _conflict(row)
        for name in model._meta.sorted_field_names:  # noqa: SLF001 (peewee's documented way to the fields)
            if name not in STAMPS:
                self.record("hapus", table_of(model), row.uuid, name, current(row, name), None)

    def record(
        self, action: str, table: str, uuid: str, field: str = "", old: object = None, new: object = None
    ) -> None:
        """Add an audit entry; values are kept as text."""
        texts = (None if value is None else str(value) for value in (old, new))
        database.execute_sql(_AUDIT, (self.at, self.by, action, table, uuid, field, *texts))


def removed_by(model: type[Row], key: int | str, name: str = "id") -> str:
    """Return who removed the row that had `key` in the field `name` last, "" where the audit does not tell."""
    found = database.execute_sql(
        """SELECT "by" FROM audit WHERE action = 'hapus' AND table_name = ? AND field = ? AND old = ?
           ORDER BY id DESC LIMIT 1""",
        (table_of(model), name, str(key)),
    ).fetchone()
    return str(found[0]) if found else ""


def table_of(model: type[Row]) -> str:
    """Return the name of the model's table."""
    return str(model._meta.table_name)  # noqa: SLF001 (peewee's documented way to the table)


def current(row: Row, name: str) -> object:
    """Return what the row holds in `name`; of a foreign key its id."""
    field = getattr(type(row), name)
    return getattr(row, f"{name}_id" if isinstance(field, ForeignKeyField) else name)


def key_of(value: object) -> object:
    """Return the id of a row, any other value as it is."""
    return value.id if isinstance(value, Row) else value


def _conflict(row: Row) -> Conflict:
    model = type(row)
    fresh = model.get_or_none(model.id == row.id)
    return Conflict(table_of(model), fresh.updated_by if fresh else "")
