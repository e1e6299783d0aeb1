"""Who works, on which database, and which day it is: passed on explicitly, never global."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Session:
    """One operator at work. `clock` gives the present time with its zone; tests hand in a fixed one.

    `account` is the computer's user whose chosen name `operator` may be; "" where --operator gave the name.
    """

    operator: str
    database: Path
    clock: Callable[[], datetime]
    account: str = ""

    @property
    def today(self) -> date:
        """The local date."""
        return self.clock().date()

    @property
    def stamp(self) -> str:
        """The present moment as ISO text with seconds, for rows and the audit."""
        return self.clock().isoformat(timespec="seconds")
