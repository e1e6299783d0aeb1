"""Children of a batch to be measured again: the list from the stored visits, what a second measurement came to."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from db.connection import database
from db.models import Remeasure
from stunting_tui.domain.dates import period_label, short_date
from stunting_tui.domain.document import GridColumn
from stunting_tui.domain.measuring.entry_checks import LastVisit, MeasurementEntry, check_measurement
from stunting_tui.domain.measuring.measurement import short
from stunting_tui.domain.quality.quality_words import Quality
from stunting_tui.domain.quality.remeasure import Doubt, Measured, Reason, doubts, sample
from stunting_tui.domain.rows import Position
from stunting_tui.errors import DataError
from stunting_tui.progress import Progress, quiet
from stunting_tui.services.measuring.visit_store import sex_of
from stunting_tui.services.office.site_rules import limits_in_force, reasons_in_force
from stunting_tui.services.quality import quality
from stunting_tui.services.quality.name_lists import Listed, write_list
from stunting_tui.services.store import reading, transaction
from stunting_tui.session import Session

OPEN, DONE, NEEDLESS = "terbuka", "diukur", "tidak perlu"
STRIDE = 500
"""Children looked at between two words about how far it is."""


@dataclass(frozen=True, slots=True)
class RemeasureLine:
    """A child to be measured again in a batch, with its first measurement; `second` where it was.

    `id` and `version` are of the stored line, None and 0 while nobody did anything about it.
    """

    child_id: int
    batch_id: int
    name: str
    sex: str
    birth_date: date
    village: str
    posyandu: str
    rt: str
    parent_name: str
    measured_on: date
    position: Position | None
    first: Measured
    doubts: tuple[Doubt, ...]
    state: str = OPEN
    second: Measured | None = None
    closed_on: date | None = None
    note: str = ""
    id: int | None = None
    version: int = 0

    @property
    def is_wrong(self) -> bool:
        """Whether something is wrong, not only near a line."""
        return any(doubt.wrong for doubt in self.doubts)


COLUMNS = (
    GridColumn("Nama", 24), GridColumn("L/P", 5, "center"), GridColumn("Lahir", 11, "center"),
    GridColumn("Orang tua", 20), GridColumn("RT", 6, "center"), GridColumn("Diukur", 11, "center"),
    GridColumn("Alasan", 20), GridColumn("Tanggal", 11), GridColumn("BB (kg)", 9), GridColumn("TB (cm)", 9),
    GridColumn("Cara", 7), GridColumn("Pengukur", 14),
)  # fmt: skip
"""The printed list; the last five are filled in by hand."""
_VISITS = """
    WITH seen AS (
        SELECT id, batch_id, lag(id) OVER mine AS before,
               row_number() OVER (PARTITION BY child_id, batch_id ORDER BY measured_on DESC) AS place
        FROM measurement WHERE vanished_run_id IS NULL WINDOW mine AS (PARTITION BY child_id ORDER BY measured_on))
    SELECT c.id, c.name, c.sex, c.birth_date, v.name, coalesce(p.name, ''), c.rt, c.parent_name,
           m.measured_on, m.position, m.position_inferred, m.weight_kg, m.height_cm, m.muac_cm, m.head_cm,
           CASE WHEN m.oedema THEN NULL ELSE m.waz END, m.haz, CASE WHEN m.oedema THEN NULL ELSE m.whz END,
           b.measured_on, b.weight_kg, b.height_cm, b.position,
           c.status = 'aktif' OR coalesce(c.status_on > ?, 0)
    FROM seen s JOIN measurement m ON m.id = s.id LEFT JOIN measurement b ON b.id = s.before
    JOIN child c ON c.id = m.child_id JOIN village v ON v.id = c.village_id
    LEFT JOIN posyandu p ON p.id = c.posyandu_id
    WHERE s.batch_id = ? AND s.place = 1 ORDER BY v.name, p.name, c.name_key, c.id"""


def remeasure_lines(
    session: Session, batch_id: int, state: str = OPEN, progress: Progress = quiet
) -> list[RemeasureLine]:
    """Return the children of a batch to be measured again, the gravest reason first; or those measured or let be.

    Reasons are those of today's rules; a line that was closed keeps the reasons it had. Who moved or died is left out
    from that day on, unless its line was closed. Of posyandu whose quality, as computed last, is bad some children more
    are listed, as a sample.
    Raises `DataError` and `FileError` for rules that cannot be read, `StoreError`, and what `progress` raises.
    """
    with reading():
        stored = {row.child_id: row for row in Remeasure.select().where(Remeasure.batch == batch_id)}
        places = quality.stored(session, batch_id)
        pools = {
            (place.village, place.name): _Pool(place, reason)
            for reason in reasons_in_force()
            for place in _doubtful(places, reason.verdict)
        }
        rows = database.execute_sql(_VISITS, (session.today.isoformat(), batch_id))
        doubted = list(_doubted(session, rows, batch_id, set(stored), pools, progress))
    sampled = (line for pool in pools.values() for line in pool.drawn(batch_id))
    found = (_closed(line, stored.get(line.child_id)) for line in (*doubted, *sampled))
    order = {reason.code: place for place, reason in enumerate(reasons_in_force())}
    lines = [line for line in found if line.state == state and line.doubts]
    return sorted(lines, key=lambda line: order.get(line.doubts[0].code, len(order)))


def measured_again(session: Session, line: RemeasureLine, second: Measured, day: date) -> None:
    """Close a line with its second measurement of a day (kg, cm).

    Raises `DataError` for a day or value that cannot be, `ConflictError` and `StoreError`.
    """
    if second.weight_kg is None and second.height_cm is None:
        raise DataError("Berat dan tinggi kosong.", "Isi paling sedikit satu.")
    check_day(session, line, day)
    check_values(session, line, second, day)
    _close(session, line, DONE, weight_kg=second.weight_kg, height_cm=second.height_cm, closed_on=day.isoformat())


def check_day(session: Session, line: RemeasureLine, day: date) -> None:
    """Raise `DataError` for a day on which the child cannot have been measured a second time."""
    if not line.measured_on <= day <= session.today:
        between = f"antara {short_date(line.measured_on)} (ukur pertama) dan {short_date(session.today)}"
        raise DataError("Tanggal ukur ulang tidak mungkin.", f"Tulis tanggal {between}.")


def check_values(session: Session, line: RemeasureLine, second: Measured, day: date) -> None:
    """Raise `DataError` for a weight (kg) or height (cm) that no child can have, or not at the child's age."""
    entry = MeasurementEntry(
        line.birth_date, day, session.today, weight_kg=second.weight_kg, height_cm=second.height_cm,
        sex=sex_of(line.sex), position=line.position,
    )  # fmt: skip
    for complaint in check_measurement(entry, None, limits_in_force()):
        if complaint.level == "galat":
            raise DataError(complaint.message, "Baca lagi kertasnya, ketik lagi.")


def let_be(session: Session, line: RemeasureLine, note: str) -> None:
    """Close a line without measuring, with a reason. Raises `DataError`, `ConflictError` and `StoreError`."""
    if not note.strip():
        raise DataError("Sebabnya belum ditulis.", "Tulis mengapa tidak perlu diukur ulang.")
    _close(session, line, NEEDLESS, closed_on=session.today.isoformat(), note=note.strip())


def open_again(session: Session, line: RemeasureLine) -> None:
    """Take the closing of a line back. Raises `DataError`, `ConflictError` and `StoreError`."""
    with transaction(session) as writer:
        row = Remeasure.get_or_none(Remeasure.id == line.id)
        if row is None:
            raise DataError("Baris ini sudah dibuka lagi.", "Buka lagi daftarnya.")
        writer.delete(row, line.version)


def write_sheets(session: Session, lines: Sequence[RemeasureLine], period: str, target: Path) -> None:
    """Write a sheet for each posyandu with columns to fill in; the first values are left out, so that none is copied.

    Raises `DataError` where nobody is listed, and `FileError`.
    """
    listed = [
        Listed(
            line.village,
            line.posyandu,
            (line.name, line.sex, line.birth_date, line.parent_name, line.rt or None, line.measured_on,
             ", ".join(doubt.words for doubt in line.doubts), "", "", "", "", ""),
        )
        for line in lines
    ]  # fmt: skip
    note = "Ukur dua kali tanpa melihat buku, tulis sampai 0,1. Cara: T terlentang, B berdiri."
    write_list(session, f"Ukur ulang {period_label(period)}", COLUMNS, listed, note, target)


def _close(session: Session, line: RemeasureLine, state: str, **values: Any) -> None:  # noqa: ANN401 (columns have many types)
    told = {
        "pertama": [line.first.weight_kg, line.first.height_cm],
        "alasan": [[one.code, one.words, one.wrong, one.message] for one in line.doubts],
    }
    with transaction(session) as writer:
        if Remeasure.get_or_none((Remeasure.child == line.child_id) & (Remeasure.batch == line.batch_id)) is not None:
            raise DataError("Anak ini sudah ditutup operator lain.", "Buka lagi daftarnya.")
        writer.insert(
            Remeasure, child=line.child_id, batch=line.batch_id, reasons=json.dumps(told, ensure_ascii=False),
            state=state, **values,
        )  # fmt: skip


class _Pool:
    """The children of a doubtful posyandu: how many are listed anyway, and those that may be drawn beside them."""

    def __init__(self, place: Quality, reason: Reason) -> None:
        """Begin for a posyandu that `reason` is about."""
        self.place, self.reason, self.listed = place, reason, 0
        self.free: dict[int, Sequence[Any]] = {}

    def drawn(self, batch_id: int) -> Iterator[RemeasureLine]:
        """Give the children that are listed only because the quality of their posyandu is bad."""
        why = ", ".join(self.place.short[:2])
        message = f"Mutu posyandu {self.place.verdict} ({why}): diukur ulang sebagai contoh."
        doubt = Doubt(self.reason.code, self.reason.words, self.reason.wrong, message)
        haz = {number: row[16] for number, row in self.free.items() if row[16] is not None}
        for number in sample(haz, self.listed, self.reason.least):
            yield _line(self.free[number], batch_id, (doubt,))


def _doubtful(found: quality.BatchQuality | None, verdict: str) -> list[Quality]:
    """Return the posyandu of a quality, as it was computed last; none for a reason that is not about that."""
    return [place for place in found.of_level(quality.POST) if place.verdict == verdict] if found and verdict else []


def _doubted(
    session: Session, rows: Iterable[Any], batch_id: int, closed: set[int], pools: Mapping[tuple[str, str], _Pool],
    progress: Progress,
) -> Iterator[RemeasureLine]:  # fmt: skip
    limits, known = limits_in_force(), reasons_in_force()
    for at, row in enumerate(rows):
        if at % STRIDE == 0:
            progress("Memeriksa pengukuran", None)
        number, pool = row[0], pools.get((row[4], row[5]))
        if not row[22] and number not in closed:
            continue
        found = doubts(_entry(session, row), _last(row), limits, known, position_inferred=bool(row[10]))
        if found or number in closed:
            yield _line(row, batch_id, tuple(found))
        if pool is not None:
            if found or number in closed:
                pool.listed += 1
            else:
                pool.free[number] = row


def _line(row: Sequence[Any], batch_id: int, found: tuple[Doubt, ...]) -> RemeasureLine:
    number, name, sex, born, village, posyandu, rt, parent, day, position, _, weight, height = row[:13]
    return RemeasureLine(
        number, batch_id, name, sex, date.fromisoformat(born), village, posyandu, rt, parent, date.fromisoformat(day),
        position, Measured(weight, height), found,
    )  # fmt: skip


def _entry(session: Session, row: Sequence[Any]) -> MeasurementEntry:
    weight, height, muac, head, waz, haz, whz = row[11:18]
    return MeasurementEntry(
        date.fromisoformat(row[3]), date.fromisoformat(row[8]), session.today, None, weight, height, muac, head,
        waz, haz, whz, sex_of(row[2]), row[9],
    )  # fmt: skip


def _last(row: Sequence[Any]) -> LastVisit | None:
    day, weight, height, position = row[18:22]
    return LastVisit(date.fromisoformat(day), weight, height, position) if day else None


def _closed(line: RemeasureLine, row: Remeasure | None) -> RemeasureLine:
    """Return a line as it was closed: with the reasons and the first measurement it had then."""
    if row is None:
        return line
    told = json.loads(row.reasons)
    return replace(
        line, first=Measured(*told["pertama"]), doubts=tuple(Doubt(*one) for one in told["alasan"]), state=row.state,
        second=Measured(row.weight_kg, row.height_cm) if row.state == DONE else None,
        closed_on=date.fromisoformat(row.closed_on) if row.closed_on else None, note=row.note, id=row.id,
        version=row.version,
    )  # fmt: skip


def difference_words(line: RemeasureLine) -> str:
    """Return the two measurements and their difference in words; "" where there is no second one."""
    if line.second is None:
        return ""
    change = line.second.less(line.first)
    parts = []
    for label, unit, values in (
        ("berat", "kg", (line.first.weight_kg, line.second.weight_kg, change.weight_kg)),
        ("tinggi", "cm", (line.first.height_cm, line.second.height_cm, change.height_cm)),
    ):
        first, second, gap = ("-" if value is None else short(value) for value in values)
        sign = "+" if values[2] is not None and values[2] > 0 else ""
        parts.append(f"{label} {first} lalu {second} {unit} ({sign}{gap})")
    return f"{'; '.join(parts).capitalize()}."
