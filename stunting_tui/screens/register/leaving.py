"""Asking how a child stands on the register: moved, died, grown out with the day, or active again."""

from collections.abc import Callable

from stunting_tui.domain.dates import parse_entry_date, short_date
from stunting_tui.screens.base import BaseScreen
from stunting_tui.services.register import child_status
from stunting_tui.services.register.child_status import ACTIVE, STATUSES, Standing

NAME_SHOWN = 20
"""Letters of the name in the question."""


def ask_status(screen: BaseScreen, child_id: int, done: Callable[[str], None]) -> None:
    """Ask for the status, then for the day; `done` hears what was stored."""
    known = child_status.standing(child_id)
    words = " ".join(f"{digit} {status}" for digit, status in enumerate(STATUSES, 1))

    def answered(digit: str) -> None:
        status = STATUSES[int(digit) - 1]
        if status == ACTIVE:
            child_status.set_status(screen.session, known, status)
            done(f"{known.name} aktif lagi.")
        else:
            _ask_day(screen, known, status, done)

    screen.ask(f"{known.name[:NAME_SHOWN].rstrip()}: {words}", answered, choices="1234"[: len(STATUSES)])


def _ask_day(screen: BaseScreen, known: Standing, status: str, done: Callable[[str], None]) -> None:
    today = screen.session.today

    def answered(text: str) -> None:
        day = parse_entry_date(text, None, today)
        child_status.set_status(screen.session, known, status, day)
        done(f"{known.name}: {status} sejak {short_date(day)}.")

    screen.ask(f"{status.capitalize()} sejak tanggal", answered, initial=short_date(known.proposed(status, today)))
