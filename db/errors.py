"""What can go wrong with the store, named; the words for the operator are found by the caller."""

from enum import Enum


class Problem(Enum):
    """The kinds of trouble a database file can be in."""

    LOCKED = "locked"
    READ_ONLY = "read-only"
    FULL = "full"
    CORRUPT = "corrupt"
    NEWER = "newer"
    FOREIGN = "foreign"
    NETWORK = "network"
    UNREACHABLE = "unreachable"


class StoreProblem(Exception):
    """The database cannot be opened or written, and why."""

    def __init__(self, problem: Problem, detail: str = "") -> None:
        super().__init__(f"{problem.value}: {detail}")
        self.problem = problem
        self.detail = detail


class Conflict(Exception):
    """The row was changed by `by` since the caller read it."""

    def __init__(self, table: str, by: str) -> None:
        super().__init__(f"{table} changed by {by}")
        self.table = table
        self.by = by


KNOWN = (
    ("locked", Problem.LOCKED),
    ("readonly", Problem.READ_ONLY),
    ("disk is full", Problem.FULL),
    ("disk i/o", Problem.UNREACHABLE),
    ("malformed", Problem.CORRUPT),
    ("not a database", Problem.CORRUPT),
    ("unable to open", Problem.UNREACHABLE),
)
"""Words of SQLite's messages and what they mean."""


def problem_of(error: BaseException | None) -> Problem | None:
    """Return the kind of trouble behind a database error, None when it is not one of the known kinds.

    On a full disk SQLite rolls back by itself and the program's own rollback then fails, so the errors before this
    one count too.
    """
    while error is not None:
        text = str(error).lower()
        for words, problem in KNOWN:
            if words in text:
                return problem
        error = error.__cause__ or error.__context__
    return None
