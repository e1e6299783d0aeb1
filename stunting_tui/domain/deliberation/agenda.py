"""A point of the agenda of a rembuk: what is done, and when where that is written before it ("09.00-09.30 Paparan")."""

import re
from dataclasses import dataclass

_CLOCK = r"([01]?\d|2[0-3])[.:]([0-5]\d)"
_TIME = re.compile(
    rf"{_CLOCK}(?:\s*(?:-|s\.?d\.?|sampai)\s*{_CLOCK})?(?:\s*(?:WIB|WITA|WIT))?\s*[:,-]?\s+", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class AgendaPoint:
    """`time` is "09.00" or "09.00-09.30", "" where none is written."""

    time: str
    words: str


def agenda_point(text: str) -> AgendaPoint:
    """Return a line of the agenda as its time and its words."""
    text = " ".join(text.split())
    found = _TIME.match(text)
    if found is None or found.end() == len(text):
        return AgendaPoint("", text)
    start, end = f"{int(found[1]):02}.{found[2]}", f"{int(found[3]):02}.{found[4]}" if found[3] else ""
    return AgendaPoint(f"{start}-{end}" if end else start, text[found.end() :])
