"""The form of a rembuk session: its fields, and the way between their texts and a `Deliberation`."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from stunting_tui.domain.dates import parse_entry_date, period_label, period_of, short_date
from stunting_tui.domain.deliberation.agreement import Deliberation, DeliberationKind, DeliberationState
from stunting_tui.screens.readable import date_check
from stunting_tui.screens.wording import tidy_date
from stunting_tui.services.deliberation import text_files
from stunting_tui.services.office import office
from stunting_tui.services.quality import figures
from stunting_tui.services.quality.figures import BatchRecord
from stunting_tui.session import Session
from widgets.fields import Field

MOST_DIGITS = 2
"""Digits of an hour or of minutes."""
AHEAD = timedelta(days=366)
"""A rembuk is not planned longer ahead."""


def time_check(value: str, _values: Mapping[str, str]) -> str | None:
    """Check a typed time, which may hold words: what figures it has are hours up to 24 and minutes up to 59."""
    parts = re.findall(r"\d+", value)
    wrong = any(len(part) > MOST_DIGITS or int(part) > (59 if at % 2 else 24) for at, part in enumerate(parts))
    return f'"{value.strip()}" bukan jam. Tulis mis. 09.00 WIB, atau 09.00-12.00.' if wrong else None


def session_fields(today: date, batches: list[BatchRecord], spelled: Callable[[str], str]) -> list[Field]:
    """Return the fields of a rembuk session; `spelled` puts the office's keys in the place of action ids in braces."""
    months = [("", "batch terbaru"), *((str(batch.id), period_label(batch.period)) for batch in batches)]
    return [
        Field("held_on", "Tanggal", "date", 10, "Tanggal rembuk: ddmmyyyy, mis. 25082026.", required=True,
              validate=date_check(today), tidy=lambda text: tidy_date(text, today)),
        Field("time", "Jam", width=12, help="Jam mulai, mis. 09.00 WIB.", limit=20, validate=time_check),
        Field("place", "Tempat", width=50, help="Gedung atau ruang, mis. Pendopo Kecamatan.", limit=120),
        Field("title", "Judul", width=56, help="Judul pada berita acara.", required=True, limit=160),
        Field("number", "Nomor", width=40, help="Nomor berita acara; boleh menyusul.", limit=80),
        Field("chair", "Pimpinan", width=40, help="Nama yang memimpin dan menandatangani.", limit=80),
        Field("chair_office", "Jabatan", width=40, help="Jabatan pimpinan, mis. Camat.", limit=80),
        Field("chair_nip", "NIP", width=24, help="NIP pimpinan; boleh kosong.", limit=30),
        Field("speakers", "Narasumber", "note", help="Narasumber, dipisah titik koma.", limit=400),
        Field("agenda", "Agenda", "note",
              help=spelled("Dipisah titik koma; jam boleh di depan: 09.00 Pembukaan. {edit_field} mengubah.")),
        Field("batch", "Data batch", "choice", 20, "Pengukuran yang dibahas dan dicetak di laporan.", choices=months),
    ]  # fmt: skip


def blank_session(session: Session, batches: list[BatchRecord]) -> Deliberation:
    """Return a new rembuk, to be held today, with what the office usually writes."""
    head = office.office()
    batch = figures.current_batch(batches)
    return Deliberation(
        held_on=session.today, place="", chair=head.head_name, chair_nip=head.head_nip,
        agenda=text_files.agenda(session), batch_id=batch.id if batch else None,
    )  # fmt: skip


def blank_minilok(today: date) -> Deliberation:
    """Return a new minilok of this month, to be held today."""
    head = office.office()
    return Deliberation(
        held_on=today, place="", title=f"Lokakarya Mini {period_label(period_of(today))}", chair=head.head_name,
        chair_nip=head.head_nip, kind=DeliberationKind.MINILOK,
    )  # fmt: skip


def session_texts(values: Deliberation) -> dict[str, str]:
    """Return a session as the texts of the form."""
    return {
        "held_on": short_date(values.held_on),
        "time": values.time,
        "place": values.place,
        "title": values.title,
        "number": values.number,
        "chair": values.chair,
        "chair_office": values.chair_office,
        "chair_nip": values.chair_nip,
        "speakers": values.speakers,
        "agenda": "; ".join(values.agenda),
        "batch": str(values.batch_id or ""),
    }


def twin_words(values: Deliberation, before: Deliberation, known: Iterable[Deliberation]) -> str:
    """Return in a sentence which other session has the number or the day that was typed; "" where none has."""
    others = [one for one in known if one.id != values.id and one.kind is values.kind]
    number = values.number.strip()
    if number and number != before.number:
        twin = next((one for one in others if one.number.strip().casefold() == number.casefold()), None)
        if twin is not None:
            return f"Nomor {number[:16]} sudah dipakai {twin.kind.value} {short_date(twin.held_on)}."
    moved = values.id is None or values.held_on != before.held_on
    if moved and any(one.held_on == values.held_on for one in others):
        return f"Sudah ada {values.kind.value} pada {short_date(values.held_on)}."
    return ""


def far_words(held_on: date, before: Deliberation, today: date) -> str:
    """Return in a sentence that the day just typed is far ahead; "" where it is not."""
    moved = before.id is None or held_on != before.held_on
    return f"Tanggal {short_date(held_on)} lebih dari setahun lagi." if moved and held_on > today + AHEAD else ""


def session_from(texts: Mapping[str, str], before: Deliberation, today: date) -> Deliberation:
    """Return `before` with the texts of the form; a minilok whose day has come was held. Raises `DataError`."""
    held_on = parse_entry_date(texts["held_on"], None, today)
    is_held = before.kind is DeliberationKind.MINILOK and held_on <= today
    return replace(
        before,
        held_on=held_on,
        state=DeliberationState.HELD if is_held else before.state,
        time=texts["time"],
        place=texts["place"],
        title=texts["title"],
        number=texts["number"],
        chair=texts["chair"],
        chair_office=texts["chair_office"],
        chair_nip=texts["chair_nip"],
        speakers=texts["speakers"],
        agenda=tuple(item.strip() for item in texts["agenda"].split(";") if item.strip()),
        batch_id=int(texts["batch"]) if texts["batch"] else None,
    )
