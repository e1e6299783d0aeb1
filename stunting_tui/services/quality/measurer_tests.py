"""Measurers' tests in the store: who measured ten children twice, each sheet typed and judged; the workbook of a test.

A test is a day and a measure; which measurer is the reference stands in the settings.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from db.models import MeasurerTest
from stunting_tui.domain.dates import short_date
from stunting_tui.domain.document import Section
from stunting_tui.domain.measuring.measurement import inside, short
from stunting_tui.domain.quality.measurer_trial import MEASURES, SUBJECTS, Measure, Sheet, Stored, Trial
from stunting_tui.domain.quality.scales import Scale, quality_rules
from stunting_tui.errors import DataError, GoneError
from stunting_tui.services.office.site_rules import limits_in_force
from stunting_tui.services.quality.name_lists import list_path
from stunting_tui.services.quality.quality import site_file
from stunting_tui.services.register import region
from stunting_tui.services.store import reading, transaction
from stunting_tui.session import Session

LONGEST = 40
"""Letters of a measurer's name."""
_SPANS = {"height_cm": "tinggi_cm", "weight_kg": "berat_kg", "muac_cm": "lila_cm"}


def trials() -> list[Trial]:
    """Return the tests of the current kecamatan, the newest first; the measurers in the order they were added."""
    with reading():
        district = region.current_row()
        if district is None:
            return []
        rows = list(MeasurerTest.select().where(MeasurerTest.district == district).order_by(MeasurerTest.id))
        found: dict[tuple[str, str], dict[str, dict[int, Stored]]] = defaultdict(dict)
        for row in rows:
            sheet = found[row.held_on, row.measure].setdefault(row.measurer, {})
            sheet[row.subject] = Stored(row.id, row.version, row.first, row.second)
        order = [one.column for one in MEASURES]
        keys = sorted(found, key=lambda key: order.index(key[1]))
        return [
            Trial(
                date.fromisoformat(day), MEASURES[order.index(column)],
                tuple(Sheet(name, cells) for name, cells in found[day, column].items()),
                region.setting(_reference_key(day, column)),
            )
            for day, column in sorted(keys, key=lambda key: key[0], reverse=True)
        ]  # fmt: skip


def begin(session: Session, held_on: date, measure: Measure, name: str) -> None:
    """Add a measurer to the test of a day, which begins with the first one.

    Raises `DataError` for a day to come, a name that is empty, too long or there already, and `StoreError`.
    """
    if held_on > session.today:
        raise DataError(f"Tanggal {short_date(held_on)} belum tiba.", "Tulis hari uji itu diadakan.")
    with transaction(session) as writer:
        district = region.require_district()
        mine = (MeasurerTest.district == district) & (MeasurerTest.held_on == held_on.isoformat())
        there = MeasurerTest.select().where(mine & (MeasurerTest.measure == measure.column))
        name = _tidy(name, (row.measurer for row in there))
        for number in SUBJECTS:
            writer.insert(
                MeasurerTest, district=district, held_on=held_on.isoformat(), measure=measure.column, measurer=name,
                subject=number,
            )  # fmt: skip


def objection(measure: Measure, value: float) -> str:
    """Return why a value cannot be one of a child, "" where it can."""
    span = limits_in_force().rule("di_luar_batas").span(_SPANS[measure.column])
    if inside(value, span):
        return ""
    low, high = map(short, span)
    return f"{measure.title} {short(value)} {measure.unit} di luar {low} sampai {high} {measure.unit}."


def save_pair(session: Session, stored: Stored, first: float | None, second: float | None) -> Stored:
    """Store both measurements of a child. Raises `GoneError`, `ConflictError` and `StoreError`."""
    with transaction(session) as writer:
        row = MeasurerTest.get_or_none(MeasurerTest.id == stored.id)
        if row is None:
            raise GoneError("Pengukur ini sudah dihapus operator lain.", "Kembali ke daftar.")
        changed = writer.update(row, stored.version, first=first, second=second)
        return Stored(row.id, stored.version + changed, first, second)


def reread(stored: Stored) -> Stored:
    """Return the row of a child as it is stored now; emptied where it is gone."""
    with reading():
        row = MeasurerTest.get_or_none(MeasurerTest.id == stored.id)
        if row is None:
            return Stored(stored.id, stored.version, None, None)
        return Stored(row.id, row.version, row.first, row.second)


def rename(session: Session, trial: Trial, sheet: Sheet, name: str) -> None:
    """Give a measurer another name. Raises `DataError`, `ConflictError` and `StoreError`."""
    name = _tidy(name, (one.name for one in trial.sheets if one is not sheet))
    with transaction(session) as writer:
        for stored in sheet.rows.values():
            row = MeasurerTest.get_or_none(MeasurerTest.id == stored.id)
            if row is None:
                raise GoneError("Pengukur ini sudah dihapus operator lain.", "Buka lagi daftarnya.")
            writer.update(row, stored.version, measurer=name)
        if trial.reference == sheet.name:
            region.set_setting(writer, _reference_key(trial.held_on.isoformat(), trial.measure.column), name)


def remove(session: Session, trial: Trial, sheet: Sheet) -> None:
    """Remove a measurer with all he measured. Raises `ConflictError` and `StoreError`."""
    with transaction(session) as writer:
        for stored in sheet.rows.values():
            row = MeasurerTest.get_or_none(MeasurerTest.id == stored.id)
            if row is not None:
                writer.delete(row, stored.version)
        if trial.reference == sheet.name:
            region.set_setting(writer, _reference_key(trial.held_on.isoformat(), trial.measure.column), "")


def set_reference(session: Session, trial: Trial, name: str) -> None:
    """Compare the measurers of a test with one of them, with nobody for "". Raises `StoreError`."""
    region.save_setting(session, _reference_key(trial.held_on.isoformat(), trial.measure.column), name)


def scales(session: Session) -> Mapping[str, Scale]:
    """Return the limits in force, the office's own where it has some. Raises `FileError` and `DataError`."""
    return quality_rules(site_file(session)).scales


def sections(session: Session) -> list[Section]:
    """Return all tests as blocks, the newest first. Raises `DataError` without any, and as `scales` does."""
    from stunting_tui.reports.quality.measurer_tests import trial_section

    found = trials()
    if not found:
        raise DataError("Belum ada uji pengukur.", "Ketik lewat layar Uji pengukur.")
    known = scales(session)
    return [trial_section(one, known) for one in found]


def book_path(trial: Trial) -> Path:
    """Return the file proposed for a test."""
    return list_path(f"uji-pengukur-{trial.measure.word}-{trial.held_on.isoformat()}")


def write_book(session: Session, chosen: Iterable[Trial], target: Path) -> None:
    """Write tests, a sheet to print for each and all measurements as data; the audit remembers it.

    Measurers stand with their names, children as numbers. Raises `DataError` without a test, and `FileError`.
    """
    from stunting_tui.reports.quality.measurer_tests import write_trials
    from stunting_tui.services.office.office import office

    tests = list(chosen)
    if not tests:
        raise DataError("Belum ada uji pengukur.", "Mulai dengan Baru.")
    write_trials(tests, scales(session), target, office().paper, session.operator)
    with transaction(session) as writer:
        count = sum(len(trial.sheets) for trial in tests)
        writer.record("ekspor", "report", "", "Uji pengukur", None, f"{target.name}: {count} pengukur, dengan nama")


def _tidy(name: str, others: Iterable[str]) -> str:
    """Return a measurer's name as it is kept. Raises `DataError`."""
    name = " ".join(name.split())
    if not name or len(name) > LONGEST:
        raise DataError("Nama pengukur kosong atau terlalu panjang.", f"Tulis namanya, paling banyak {LONGEST} huruf.")
    if name.casefold() in {other.casefold() for other in others}:
        raise DataError(f"{name} sudah ada pada uji ini.", "Sorot barisnya, lalu Enter.")
    return name


def _reference_key(day: str, column: str) -> str:
    return f"acuan_uji/{day}/{column}"
