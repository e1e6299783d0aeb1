"""Which columns the office has on its sheets: the usual ones of the month, changed by its choice."""

from stunting_tui.domain.measuring.entry_columns import EntryColumn, choose, chosen, entry_columns
from stunting_tui.services.register import region
from stunting_tui.services.store import transaction
from stunting_tui.session import Session

KEY = "kolom_lembar"
"""The setting: keys of columns switched on, those switched off with a minus before them, by comma."""


def shown_columns(period: str) -> tuple[EntryColumn, ...]:
    """Return the columns of a sheet of an ISO year-month."""
    return chosen(entry_columns(), period, region.setting(KEY))


def optional_columns() -> tuple[EntryColumn, ...]:
    """Return the columns an office may switch."""
    return tuple(column for column in entry_columns() if not column.fixed)


def switch_column(session: Session, period: str, key: str) -> None:
    """Switch a column on or off for the whole office. Raises `DataError` for one that is always there."""
    with transaction(session) as writer:
        region.set_setting(writer, KEY, choose(entry_columns(), period, region.setting(KEY), key))
