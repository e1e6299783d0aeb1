"""Records that a form makes and changes: a new row where there is none yet, else the stored one by its version."""

from typing import Any, Protocol, TypeVar

from db.changes import Writer, removed_by
from db.rows import Row
from stunting_tui.errors import GoneError
from stunting_tui.services.store import reading

R = TypeVar("R", bound=Row)


class Record(Protocol):
    """A record as it was read; one without an id has no row yet."""

    @property
    def id(self) -> int | None:
        """The id of the row."""

    @property
    def version(self) -> int:
        """The version that was read."""


def required(model: type[R], row_id: int, name: str) -> R:
    """Return a row by its id. Raises `GoneError`, which begins with `name`."""
    row: R | None = model.get_or_none(model.id == row_id)
    if row is None:
        raise gone(model, row_id, name)
    return row


def gone(
    model: type[Row], key: int | str, name: str, hint: str = "Buka lagi daftarnya.", field: str = "id"
) -> GoneError:
    """Return the error of a row that is no longer there, with who removed it; `key` is what it had in `field`."""
    with reading():
        by = removed_by(model, key, field)
    who = f"oleh {by}" if by else "operator lain"
    return GoneError(f"{name} ini sudah dihapus {who}.", hint, who)


def keep(
    writer: Writer,
    model: type[R],
    record: Record,
    name: str,
    values: dict[str, Any],
    **begun: Any,  # noqa: ANN401 (columns have many types)
) -> int:
    """Store `values`, with what a new row has `begun` with and keeps, and return the id.

    Raises `GoneError` as `required` does, and `Conflict`.
    """
    if record.id is None:
        return int(writer.insert(model, **begun, **values).id)
    row = required(model, record.id, name)
    writer.update(row, record.version, **values)
    return int(row.id)
