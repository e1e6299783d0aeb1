"""The workbook of service indicators: written for a period, read back, shown as changes, then stored in one go."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from stunting_tui.domain.planning.indicators import Indicator, objection
from stunting_tui.domain.reporting_period import period_words, read_period
from stunting_tui.errors import DataError
from stunting_tui.progress import Progress
from stunting_tui.services.planning.indicators import IndicatorTable, Pair, indicator_table, store_pair
from stunting_tui.services.register import region
from stunting_tui.services.store import transaction
from stunting_tui.session import Session

if TYPE_CHECKING:
    from stunting_tui.exchange.indicator_book_reader import BookLine, ReadBook


@dataclass(frozen=True, slots=True)
class Change:
    """A line of the file that would change the store: `before` and what would be there."""

    row: int
    village_id: int
    village: str
    indicator: Indicator
    before: Pair
    numerator: float | None
    denominator: float | None


@dataclass(frozen=True, slots=True)
class Refusal:
    """A line that cannot be stored: where, and why; `village` is its name, or the code that is none."""

    sheet: str
    row: int
    column: str
    village: str
    message: str

    @property
    def where(self) -> str:
        """Return "lembar Isian, baris 12, kolom E"."""
        return f"lembar {self.sheet}, baris {self.row}, kolom {self.column}"


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file would do; `same` lines hold what is stored, `blank` ones hold nothing."""

    name: str
    table: IndicatorTable
    changes: tuple[Change, ...]
    refusals: tuple[Refusal, ...]
    same: int
    blank: int


def book_name(period: str) -> str:
    """Return "isian-indikator-<kecamatan>-<period>.xlsx"."""
    district = region.current_district()
    place = re.sub(r"[^a-z0-9]+", "-", district.name.lower()).strip("-") if district else ""
    return "-".join(part for part in ("isian-indikator", place, period.lower()) if part) + ".xlsx"


def write_book(path: Path, table: IndicatorTable) -> None:
    """Write the workbook of a period with what is stored already. Raises `FileError`."""
    from stunting_tui.exchange.indicator_book import BookRow, write_indicator_book

    district = region.current_district()
    rows = [
        BookRow(
            village.code, village.name, one.code, one.name, one.numerator, one.denominator,
            table.pair(village.id, one.code).numerator, table.pair(village.id, one.code).denominator,
        )
        for village in table.villages
        for one in table.profile.indicators
    ]  # fmt: skip
    place = f"Kecamatan {district.name}" if district else ""
    write_indicator_book(path, place, table.period, period_words(table.period), rows)


def read_book(
    path: Path, site: Path, progress: Progress | None = None, cancelled: Callable[[], bool] | None = None
) -> Preview:
    """Read a filled-in workbook; nothing is stored. Empty cells leave what is stored alone.

    Raises `FileError` for a file that is none of ours, `DataError` where its period cannot be read, `Cancelled`.
    """
    from stunting_tui.exchange.indicator_book_reader import read_indicator_book

    book = read_indicator_book(path, progress, cancelled)
    if not book.period:
        raise DataError(
            f'Berkas "{book.name}" tidak menyebut periodenya.',
            'Tulis di atas tabel: "Periode", dan di sebelahnya 2026-T3.',
        )
    return _Judge(book, indicator_table(read_period(book.period), site)).preview()


def store_preview(session: Session, preview: Preview) -> int:
    """Store the changes in one transaction and return how many there were.

    Raises `ConflictError` where another operator changed one of them since the file was read; then nothing is stored.
    """
    with transaction(session) as writer:
        for one in preview.changes:
            store_pair(writer, preview.table, one.village_id, one.indicator, one.numerator, one.denominator)
    return len(preview.changes)


class _Judge:
    """Sorts the lines of a file into changes, refusals, and what changes nothing."""

    def __init__(self, book: "ReadBook", table: IndicatorTable) -> None:
        self.book, self.table = book, table
        self.villages = {village.code: village for village in table.villages}
        self.seen: set[tuple[int, str]] = set()
        self.changes: list[Change] = []
        self.refusals: list[Refusal] = []
        self.same = self.blank = 0

    def preview(self) -> Preview:
        """Judge every line."""
        for line in self.book.lines:
            self._judge(line)
        counts = (self.same, self.blank)
        return Preview(self.book.name, self.table, tuple(self.changes), tuple(self.refusals), *counts)

    def _refuse(self, line: "BookLine", heading: str, message: str) -> None:
        village = self.villages.get(line.village_code)
        name = village.name if village else line.village_code
        self.refusals.append(Refusal(self.book.sheet, line.row, self.book.letters[heading], name, message))

    def _judge(self, line: "BookLine") -> None:
        village, indicator = self.villages.get(line.village_code), self.table.profile.find(line.code)
        if village is None:
            self._refuse(line, "kode desa", f'Kode desa "{line.village_code}" tidak ada di kecamatan ini.')
        elif indicator is None:
            self._refuse(line, "kode", f'Kode indikator "{line.code}" tidak ada pada profil yang dipakai.')
        elif line.faults:
            for heading, message in line.faults:
                self._refuse(line, heading, message)
        elif line.numerator is None and line.denominator is None:
            self.blank += 1
        elif (village.id, indicator.code) in self.seen:
            self._refuse(line, "kode", f"{village.name} {indicator.code} sudah ada di baris sebelumnya.")
        else:
            self.seen.add((village.id, indicator.code))
            self._compare(line, village.id, village.name, indicator)

    def _compare(self, line: "BookLine", village_id: int, village: str, indicator: Indicator) -> None:
        before = self.table.pair(village_id, indicator.code)
        numerator = before.numerator if line.numerator is None else line.numerator
        denominator = before.denominator if line.denominator is None else line.denominator
        wrong = objection(indicator, numerator, denominator)
        if wrong:
            self._refuse(line, "penyebut" if not indicator.is_share else "pembilang", wrong)
        elif (numerator, denominator) == (before.numerator, before.denominator):
            self.same += 1
        else:
            self.changes.append(Change(line.row, village_id, village, indicator, before, numerator, denominator))
