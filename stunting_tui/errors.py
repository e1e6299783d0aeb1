"""The exceptions an operator can meet, all readable in Indonesian.

OperatorError            title, message, hint
|-- FileError            a file that cannot be read or written; nothing was stored
|-- DataError            a value, choice or command that cannot be accepted
|   `-- GoneError        the row was removed by someone else meanwhile
|-- StoreError           the database: locked, read-only, full, corrupt, newer
|-- ConflictError        the row was changed by someone else meanwhile
`-- Cancelled            the operator stopped a long piece of work
"""


class OperatorError(Exception):
    """An error the operator can act on.

    `title` is two or three words, `message` says what happened and where (file, row, column), `hint`
    says what to do next. All three are Indonesian sentences without personal data.
    """

    title = "Kesalahan"

    def __init__(self, message: str, hint: str = "") -> None:
        """Keep `message` (what and where) and `hint` (what to do)."""
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        """Return message and hint as one line."""
        return f"{self.message} {self.hint}".strip()


class FileError(OperatorError):
    """A file that cannot be read or written."""

    title = "Berkas tidak dapat dipakai"


class DataError(OperatorError):
    """A value, a choice or a command that cannot be accepted."""

    title = "Isian belum benar"


class GoneError(DataError):
    """The row was removed by another operator since it was read; `who` says by whom, as in "dihapus oleh Ani"."""

    title = "Sudah dihapus"

    def __init__(self, message: str, hint: str = "", who: str = "operator lain") -> None:
        """Keep message, hint, and who removed the row."""
        super().__init__(message, hint)
        self.who = who


class StoreError(OperatorError):
    """The database cannot be opened or written."""

    title = "Basis data"


class ConflictError(OperatorError):
    """The row was changed by another operator since it was read."""

    title = "Sudah diubah"


class Cancelled(OperatorError):
    """The operator stopped a long piece of work."""

    title = "Dibatalkan"
