"""Rembuk sessions, their agreements, and what falls due, as rows of text."""

from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date

from stunting_tui.domain.dates import short_date
from stunting_tui.domain.deliberation.agreement import Agreement, AgreementStatus, Deliberation
from stunting_tui.domain.deliberation.agreement_text import EVERYWHERE, format_funds
from stunting_tui.texts.table import Table

SESSIONS = (
    "Nomor", "Tanggal", "Keadaan", "Kesepakatan", "Belum lengkap", "Lewat waktu", "Hadir", "Tempat", "Judul",
    "Nomor surat",
)  # fmt: skip
POINT = (
    "Status", "Tenggat", "Keterangan", "Penanggung jawab", "Kesepakatan", "Desa", "Indikator", "Target", "Dana rupiah",
    "Sumber dana", "Mitra", "Bukti", "Catatan", "Kategori",
)  # fmt: skip
AGREEMENTS = ("Nomor", *POINT)
DUE = ("Rembuk", "Nomor", *POINT)
OPEN = (AgreementStatus.OPEN, AgreementStatus.RUNNING)


def sessions_table(sessions: Sequence[Deliberation], place: str, alive: Container[int], today: date) -> Table:
    """Return the sessions, newest first; `alive` are the ids of the agreements that still have to be kept."""
    rows = [_session(session, alive, today) for session in sessions]
    return Table(f"Rembuk: {place}; {len(rows)} rembuk", SESSIONS, rows, SESSIONS.index("Hadir"))


def agreements_table(session: Deliberation, place: str, villages: Mapping[str, str], today: date) -> Table:
    """Return what one session agreed, in its order; `villages` gives the names for the codes."""
    facts = (
        f"Rembuk nomor {session.id}: {place}", short_date(session.held_on), session.state.value,
        session.place or "tempat belum diisi", session.title, f"{len(session.attendees)} orang hadir",
        f"{len(session.agreements)} kesepakatan",
    )  # fmt: skip
    rows = [(str(point.ordinal), *_point(point, villages, today)) for point in session.agreements]
    return Table("; ".join(facts), AGREEMENTS if rows else (), rows, AGREEMENTS.index("Kesepakatan") + 1)


def due_table(
    sessions: Iterable[Deliberation], place: str, villages: Mapping[str, str], alive: Container[int], today: date
) -> Table:
    """Return the agreements `alive` whose day is past or still in this month, the longest overdue first."""
    found = sorted(
        (point.due_on, session.id or 0, point.ordinal, point)
        for session in sessions
        for point in session.agreements
        if point.id in alive and point.due_on and (point.due_on < today or _same_month(point.due_on, today))
    )
    late = sum(day < today for day, *_ in found)
    title = f"Jatuh tempo: {place}; per {short_date(today)}; {late} lewat waktu, {len(found) - late} bulan ini"
    rows = [(str(number), str(ordinal), *_point(point, villages, today)) for _, number, ordinal, point in found]
    return Table(title, DUE if rows else (), rows, DUE.index("Kesepakatan") + 1)


def _same_month(day: date, today: date) -> bool:
    return (day.year, day.month) == (today.year, today.month)


def _session(session: Deliberation, alive: Container[int], today: date) -> tuple[str, ...]:
    points = session.agreements
    gaps = sum(bool(point.gaps()) and point.status is not AgreementStatus.DROPPED for point in points)
    late = sum(point.id in alive and point.due_on is not None and point.due_on < today for point in points)
    return (
        str(session.id), short_date(session.held_on), session.state.value, str(len(points)), str(gaps), str(late),
        str(len(session.attendees)), session.place, session.title, session.number,
    )  # fmt: skip


def _point(point: Agreement, villages: Mapping[str, str], today: date) -> tuple[str, ...]:
    places = ", ".join(villages.get(code, code) for code in point.villages) or EVERYWHERE
    return (
        point.status.value, short_date(point.due_on), "; ".join(_notes(point, today)), point.responsible, point.text,
        places, point.indicator, point.target, str(point.budget), format_funds(point.funds), point.partners,
        point.evidence, point.note, point.category,
    )  # fmt: skip


def _notes(point: Agreement, today: date) -> list[str]:
    """Return in words what is pressing about an agreement; which texts are missing shows in their own columns."""
    notes = []
    if point.status in OPEN and point.due_on:
        left = (point.due_on - today).days
        if left <= 0:
            notes.append(f"lewat {-left} hari" if left else "hari ini")
        elif _same_month(point.due_on, today):
            notes.append(f"{left} hari lagi")
    if point.gaps() and point.status is not AgreementStatus.DROPPED:
        notes.append("belum lengkap")
    return notes
