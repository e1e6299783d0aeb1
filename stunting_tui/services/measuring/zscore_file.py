"""Z-scores for a whole CSV file: its columns as they are, with z-scores, flags and categories behind them."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from stunting_tui.errors import FileError
from stunting_tui.growth import INDICES
from stunting_tui.progress import Progress, quiet
from stunting_tui.services.measuring import zscore_cells as cells
from stunting_tui.services.measuring.zscore_layout import Layout, sniff

if TYPE_CHECKING:
    from stunting_tui.services.measuring.zscore_rows import ScoredRows

CHUNK = 20_000
"""Rows read, scored and written at a time; the memory needed does not grow with the file."""

ADDED = (*INDICES, *(f"flag_{index}" for index in INDICES), *(f"category_{index}" for index in INDICES), "note")
"""The columns put behind those of the file."""


@dataclass(slots=True)
class ZscoreSummary:
    """What was done: rows read, rows with a note, and by index the z-scores written and those flagged."""

    target: Path
    rows: int = 0
    noted: int = 0
    scored: dict[str, int] = field(default_factory=lambda: dict.fromkeys(INDICES, 0))
    flagged: dict[str, int] = field(default_factory=lambda: dict.fromkeys(INDICES, 0))

    def count(self, part: "ScoredRows") -> None:
        """Add one stretch of rows."""
        self.rows += part.size
        self.noted += len(part.notes)
        for index, flag in part.scores.flag.items():
            self.scored[index] += int((flag >= 0).sum())
            self.flagged[index] += int((flag == 1).sum())


def score_file(source: Path, target: Path, progress: Progress = quiet) -> ZscoreSummary:
    """Read the CSV file `source`, score every row and write `target` (mode 0600, replaced only when all went well).

    Known columns: sex, age_days or birth_date and measured_on, weight_kg, height_cm, position, oedema, head_cm,
    muac_cm. The result keeps delimiter and decimal sign of the source; rows without any text are left out, columns
    called like an added one get the ending `_asal`. A cell that cannot be understood gives empty z-scores and a word
    in the column `note`. Raises FileError where the file cannot be read, lacks columns or the result cannot be written.
    """
    layout = sniff(source)
    if target.exists() and target.samefile(source):
        raise FileError(f"Berkas hasil sama dengan berkas asal ({source.name}).", "Pilih nama lain untuk hasilnya.")
    from stunting_tui.exchange.atomic import written_atomically
    from stunting_tui.services.measuring.zscore_rows import ScoredRows

    summary = ZscoreSummary(target)
    decimals: cells.Decimals | None = None
    with (
        written_atomically(target) as temporary,
        temporary.open("w", encoding=layout.result_encoding, newline="") as result,
    ):
        writer = csv.writer(result, delimiter=layout.delimiter, lineterminator="\n")
        writer.writerow([*cells.harmless(_renamed(layout.headings)), *ADDED])
        for rows in _chunks(source, layout):
            decimals = decimals or cells.Decimals(comma=layout.decimal_comma(rows))
            part = ScoredRows(rows, layout)
            writer.writerows(zip(*map(cells.harmless, part.columns), *part.added(decimals), strict=True))
            summary.count(part)
            progress(f"{summary.rows} baris dihitung", None)
    return summary


def _renamed(headings: Sequence[str]) -> list[str]:
    """Give columns of the file that are called like added ones another name: haz becomes haz_asal."""
    taken = {heading.strip().lower() for heading in headings}
    names = []
    for heading in headings:
        name = heading
        if heading.strip().lower() in ADDED:
            name = f"{heading.strip()}_asal"
            while name.lower() in taken:
                name += "_asal"
            taken.add(name.lower())
        names.append(name)
    return names


def _chunks(source: Path, layout: Layout) -> Iterator[list[list[str]]]:
    """Read the rows behind the heading, a stretch at a time."""
    lines = _Lines(layout.rows_before)
    try:
        with source.open(encoding=layout.encoding, errors=layout.decode_errors, newline="") as file:
            for _ in range(layout.rows_before):
                file.readline()
            rows = _rows(csv.reader(lines.of(file), delimiter=layout.delimiter), lines, len(layout.headings))
            while chunk := list(islice(rows, CHUNK)):
                yield chunk
    except csv.Error as error:
        message = f"Berkas {source.name} tidak dapat dibaca sebagai CSV: tanda kutip tidak ditutup"
        raise FileError(f"{message} sebelum baris {lines.number}.", "Perbaiki tanda kutip itu, lalu ulangi.") from error
    except (OSError, UnicodeError) as error:
        raise FileError(f"Berkas {source.name} tidak dapat dibaca sampai akhir.", "Salin ulang berkas itu.") from error


class _Lines:
    """The lines of a file as they go by, with the number and the text of the last one."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.text = ""

    def of(self, file: TextIO) -> Iterator[str]:
        for self.text in file:
            self.number += 1
            yield self.text


def _rows(reader: Iterator[list[str]], lines: _Lines, width: int) -> Iterator[list[str]]:
    """Return the rows that hold any text; csv.Error where an open quotation mark has swallowed the rows behind it."""
    row: list[str] = []
    for row in reader:
        if len(row) < width and any("\n" in cell for cell in row):
            raise csv.Error("open quotation mark")
        if any(row):
            yield row
    if row and "\n" in row[-1] and not lines.text.rstrip().endswith('"'):
        raise csv.Error("open quotation mark at the end")
