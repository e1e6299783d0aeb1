"""Whether a row may be stored, and what is doubtful about it."""

from datetime import date
from typing import TypeAlias

from stunting_tui.domain.age import completed_months
from stunting_tui.domain.rows import FileRow
from stunting_tui.exchange.cleaning import comma, shown
from stunting_tui.exchange.dates import DateCell
from stunting_tui.exchange.grid import Cell
from stunting_tui.exchange.remarks import Remarks
from stunting_tui.exchange.table import Table
from stunting_tui.exchange.vocabulary import limits

Seen: TypeAlias = dict[tuple[object, ...], tuple[str, int]]
"""The first sheet and row of every child on every day."""

_AGE_SLACK = 2.0
"""Days by which a printed age may differ from the dates."""


class Judge:
    """Looks at the rows of one table, one after the other."""

    def __init__(self, table: Table, today: date, remarks: Remarks, seen: Seen) -> None:
        """Keep the table for headings and cells, the day, where remarks go, and the children seen in other sheets."""
        self._table = table
        self._today = today
        self._remarks = remarks
        self._births = table.cells("tgl_lahir")
        self._visits = table.cells("tgl_ukur")
        self._sexes = table.cells("jk")
        self._seen = seen

    def storable(self, i: int, row: FileRow, birth: DateCell, visit: DateCell, age: float | None) -> bool:
        """Fill in the dates of row `i`, remark what is wrong with it, and tell whether it may be stored."""
        self._choose_dates(row, birth, visit, age)
        faults = [*self._missing(i, row), *self._date_faults(i, row, birth, visit)]
        for column, code, message in faults:
            label = self._table.label(column)
            self._remarks.error(row.sheet, row.row, label, code, f"{message}; baris tidak disimpan.")
        if faults:
            return False
        self._doubts(row, age)
        return True

    def swapped(self, row: int, weight: float | None, height: float | None) -> bool:
        """Tell whether weight and height stand in each other's column, and remark it."""
        if weight is None or height is None:
            return False
        low, high = limits().swapped_weight
        shortest, longest = limits().swapped_height
        if not (low <= weight <= high and shortest <= height <= longest):
            return False
        kg, cm = comma(height), comma(weight)
        message = f"Berat {cm} dan Tinggi {kg} tertukar kolomnya; dibaca berat {kg} kg dan tinggi {cm} cm."
        self._warn(row, "berat", "tertukar", message)
        return True

    def _choose_dates(self, row: FileRow, birth: DateCell, visit: DateCell, age: float | None) -> None:
        """Take the dates as read, or with day and month exchanged where only that makes sense."""
        row.birth_date, row.measured_on = birth.day, visit.day
        for cell, column in ((birth, "tgl_lahir"), (visit, "tgl_ukur")):
            if cell.forced:
                self._warn(
                    row.row, column, "tanggal-bulan-dulu", f"{self._table.label(column)} dibaca bulan lebih dulu."
                )
        if birth.day is None or visit.day is None or self._makes_sense(birth.day, visit.day, age):
            return
        for born in (birth.day, birth.other):
            for seen in (visit.day, visit.other):
                if born and seen and self._makes_sense(born, seen, age):
                    row.birth_date, row.measured_on = born, seen
                    column = "tgl_lahir" if born != birth.day else "tgl_ukur"
                    label = self._table.label(column)
                    message = f"{label} hanya masuk akal bila bulan dibaca lebih dulu; dibaca demikian, periksa."
                    self._warn(row.row, column, "tanggal-bulan-dulu", message)
                    return

    def _makes_sense(self, birth: date, visit: date, age: float | None) -> bool:
        if not birth <= visit <= self._today:
            return False
        return age is None or abs((visit - birth).days - age) <= _AGE_SLACK

    def _missing(self, i: int, row: FileRow) -> list[tuple[str, str, str]]:
        faults = []
        if not row.name:
            faults.append(("nama", "nama-kosong", "nama anak kosong"))
        if row.sex is None:
            word = self._sexes[i]
            known = isinstance(word, str) and bool(shown(word)) and shown(word) != "-"
            code = "jenis-kelamin-tidak-dikenal" if known else "jenis-kelamin-kosong"
            message = f'jenis kelamin "{shown(word)}" tidak dikenal' if known else "jenis kelamin kosong"
            faults.append(("jk", code, message))
        if row.weight_kg is None and row.height_cm is None:
            faults.append(("berat", "ukuran-kosong", "berat dan tinggi kosong"))
        return faults

    def _date_faults(self, i: int, row: FileRow, birth: DateCell, visit: DateCell) -> list[tuple[str, str, str]]:
        faults = [
            *self._unread("tgl_lahir", "tanggal-lahir", birth, self._births[i]),
            *self._unread("tgl_ukur", "tanggal-ukur", visit, self._visits[i]),
        ]
        born, seen, today = row.birth_date, row.measured_on, self._today
        if born is not None and born > today:
            faults.append(("tgl_lahir", "lahir-di-masa-depan", f"tanggal lahir {born:%d-%m-%Y} belum terjadi"))
        if seen is not None and seen > today:
            faults.append(("tgl_ukur", "ukur-di-masa-depan", f"tanggal pengukuran {seen:%d-%m-%Y} belum terjadi"))
        if born is not None and seen is not None and seen < born:
            message = f"tanggal pengukuran {seen:%d-%m-%Y} sebelum tanggal lahir {born:%d-%m-%Y}"
            faults.append(("tgl_ukur", "ukur-sebelum-lahir", message))
        return faults

    @staticmethod
    def _unread(column: str, code: str, cell: DateCell, source: Cell) -> list[tuple[str, str, str]]:
        words = "tanggal lahir" if column == "tgl_lahir" else "tanggal pengukuran"
        if cell.day is not None:
            return []
        if not cell.said:
            return [(column, f"{code}-kosong", f"{words} kosong")]
        return [(column, f"{code}-tidak-terbaca", f'{words} "{shown(source)}" tidak terbaca')]

    def _doubts(self, row: FileRow, age: float | None) -> None:
        """Remark what is doubtful about a row that is stored."""
        born, seen = row.birth_date, row.measured_on
        if born is None or seen is None:
            return
        if row.weight_kg is None:
            self._warn(row.row, "berat", "berat-kosong", "berat kosong.")
        if row.height_cm is None:
            self._warn(row.row, "tinggi", "tinggi-kosong", "tinggi kosong.")
        months = completed_months(born, seen)
        if months >= limits().months_max:
            self._warn(
                row.row, "tgl_lahir", "usia-di-atas-5-tahun", f"usia saat diukur {months} bulan, bukan balita lagi."
            )
        elif age is not None and abs((seen - born).days - age) > _AGE_SLACK:
            message = "usia yang tercetak tidak cocok dengan tanggal lahir dan tanggal pengukuran; periksa."
            self._warn(row.row, "usia_ukur", "usia-tidak-cocok", message)
        self._remark_double(row)

    def _remark_double(self, row: FileRow) -> None:
        """Remark a row that gives a child and a day once more, by NIK or by name, sex and birth date."""
        here = (row.sheet, row.row)
        person = (row.name.casefold(), row.birth_date, row.sex, row.village.casefold())
        by_name = self._seen.setdefault((person, row.measured_on), here)
        by_nik = self._seen.setdefault((row.nik, row.measured_on), here) if row.nik else here
        for first, what in ((by_nik, "NIK"), (by_name, "nama, JK, tanggal lahir")):
            if first != here:
                place = f"baris {first[1]}" if first[0] == row.sheet else f'baris {first[1]} lembar "{first[0]}"'
                message = f"{what} dan tanggal pengukuran sama dengan {place}."
                self._warn(row.row, "nama", "baris-ganda", message)
                return

    def _warn(self, row: int, column: str, code: str, message: str) -> None:
        self._remarks.warning(self._table.sheet, row, self._table.label(column), code, message)
