"""A rembuk or minilok as a line of the list of sessions, and in full; how many of a year there are."""

from collections.abc import Callable, Iterable, Mapping

from stunting_tui.domain.dates import long_date, short_date
from stunting_tui.domain.deliberation import templates
from stunting_tui.domain.deliberation.agreement import Deliberation, DeliberationKind, DeliberationState
from stunting_tui.domain.numbers import format_integer
from widgets.columns import Column
from widgets.record_list import Row
from widgets.sorting import Value

COLUMNS = [
    Column("Tanggal", 10, key="date", words="tanggal"),
    Column("Rembuk", 24, flex=2, key="title", words="nama rembuk", letters=True),
    Column("Tempat", 14, flex=1, key="place", words="tempat", letters=True),
    Column("Keadaan", 14, key="state", words="keadaan"),
    Column("Lengkap", 7, "right", key="ready", words="bagian lengkap"),
    Column("Hadir", 5, "right", key="present", words="jumlah hadir"),
]
VALUES: Mapping[str, Callable[[Deliberation], Value]] = {
    "date": lambda session: session.held_on.toordinal(),
    "title": lambda session: session.title,
    "place": lambda session: session.place or None,
    "state": lambda session: tuple(DeliberationState).index(session.state),
    "ready": lambda session: _done(session) / len(session.agreements) if session.agreements else None,
    "present": lambda session: len(session.attendees),
}


def _done(session: Deliberation) -> int:
    return sum(not agreement.gaps() for agreement in session.agreements)


def session_row(session: Deliberation) -> Row:
    """Return the line of a session."""
    ready = f"{_done(session)}/{len(session.agreements)}" if session.agreements else "-"
    present = format_integer(len(session.attendees))
    return Row((short_date(session.held_on), session.title, session.place, session.state.value, ready, present))


def session_text(session: Deliberation, told: int) -> str:
    """Return the session in words: what the columns cut; `told` counts the agreements a minilok heard of."""
    when = f"{long_date(session.held_on)}{f', pukul {session.time}' if session.time else ''}"
    chair = f"Pimpinan {session.chair}, {session.chair_office}. " if session.chair else "Pimpinan belum diisi. "
    number = f" Nomor {session.number}." if session.number else ""
    heard = f"{told} kesepakatan dilaporkan"
    if session.kind is DeliberationKind.REMBUK:
        heard = f"{_done(session)} dari {len(session.agreements)} kesepakatan lengkap"
    return (
        f"{session.title}. {when}, {session.place or 'tempat belum diisi'}.{number}\n"
        f"{chair}{heard}, {len(session.attendees)} orang hadir."
    )


def year_text(sessions: Iterable[Deliberation], year: int) -> str:
    """Return how many sessions of a year were held, and how many there should be at least."""
    held = [one.kind for one in sessions if one.held_on.year == year and one.state is not DeliberationState.PLANNED]
    words = (
        f"{kind.value} {held.count(kind)} dari {templates.meetings_per_year(kind)}"
        for kind in DeliberationKind
    )  # fmt: skip
    return f"Terlaksana {year}: {', '.join(words)} (paling sedikit)."
