"""How a CSV file of measurements is written: its encoding, delimiter, heading and the place of the known columns."""

import codecs
import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from stunting_tui.errors import FileError

MEASURES = ("weight_kg", "height_cm", "head_cm", "muac_cm")
KNOWN = ("sex", "age_days", "birth_date", "measured_on", *MEASURES, "position", "oedema")
"""The columns that mean something; all others pass through."""

_DELIMITERS = (",", ";", "\t")
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_BLOCK = 1 << 20
_LINE = 1 << 16
_COLUMNS_HINT = (
    "Baris pertama harus berisi nama kolom: sex, age_days (atau birth_date dan measured_on), "
    "lalu weight_kg, height_cm, head_cm atau muac_cm."
)
_CSV_HINT = "Simpan sebagai CSV (misalnya dari Excel: Simpan Sebagai, CSV UTF-8), lalu ulangi."


@dataclass(frozen=True, slots=True)
class Layout:
    """The form of a file; `places` leads from a known column to its number, `rows_before` counts the heading too."""

    encoding: str
    delimiter: str
    headings: tuple[str, ...]
    places: dict[str, int]
    rows_before: int

    @property
    def decode_errors(self) -> str:
        """cp1252 leaves a few bytes undefined; they must not stop a file."""
        return "replace" if self.encoding == "cp1252" else "strict"

    @property
    def result_encoding(self) -> str:
        """The encoding of the result: as the source, but cp1252 becomes UTF-8 with a mark that Excel understands."""
        return "utf-8-sig" if self.encoding == "cp1252" else self.encoding

    def decimal_comma(self, rows: Sequence[Sequence[str]]) -> bool:
        """Return whether measures in these rows are mostly written with a comma."""
        places = [self.places[name] for name in MEASURES if name in self.places]
        texts = [row[place] for row in rows for place in places if place < len(row)]
        return sum("," in text for text in texts) > sum("." in text for text in texts)


def sniff(source: Path) -> Layout:
    """Recognise the form of a file; FileError where it is no CSV file or lacks columns."""
    try:
        encoding = _encoding(source)
        with source.open(encoding=encoding, errors="replace", newline="") as file:
            lines = [file.readline(_LINE) for _ in range(20)]
    except (OSError, UnicodeError) as error:
        raise FileError(f"Berkas {source.name} tidak dapat dibaca.", "Periksa nama dan izin berkas itu.") from error
    at = next((number for number, line in enumerate(lines) if line.strip() and not _declares(line)), None)
    if at is None:
        raise FileError(f"Berkas {source.name} kosong.", _COLUMNS_HINT)
    declared = next((line.strip()[4:] or "\t" for line in lines[:at] if _declares(line)), None)
    candidates = [declared] if declared in _DELIMITERS else _DELIMITERS
    delimiter = max(candidates, key=lambda one: (len(_places(_cells(lines[at], one))), lines[at].count(one)))
    headings = _cells(lines[at], delimiter)
    _check(source, headings)
    return Layout(encoding, delimiter, tuple(headings), _places(headings), at + 1)


def _encoding(source: Path) -> str:
    """Read the whole file once: its byte order mark, else whether it is UTF-8."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    utf8 = True
    with source.open("rb") as file:
        block = file.read(_BLOCK)
        if block.startswith(_WORKBOOKS):
            raise FileError(f"Berkas {source.name} adalah buku kerja, bukan CSV.", _CSV_HINT)
        if block.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return "utf-16"
        marked = block.startswith(codecs.BOM_UTF8)
        while block:
            if b"\0" in block:
                raise FileError(f"Berkas {source.name} bukan berkas teks CSV.", _CSV_HINT)
            if utf8:
                try:
                    decoder.decode(block)
                except UnicodeDecodeError:
                    utf8 = False
            block = file.read(_BLOCK)
    if utf8:
        try:
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            utf8 = False
    if not utf8:
        return "cp1252"
    return "utf-8-sig" if marked else "utf-8"


def _declares(line: str) -> bool:
    """Return whether a line is Excel's `sep=;`."""
    return line.strip().lower().startswith("sep=")


def _cells(line: str, delimiter: str) -> list[str]:
    return next(csv.reader([line], delimiter=delimiter), [])


def _heading(text: str) -> str:
    return "_".join(text.lower().split())


def _places(headings: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for number, heading in enumerate(map(_heading, headings)):
        if heading in KNOWN:
            found.setdefault(heading, number)
    return found


def _check(source: Path, headings: Sequence[str]) -> None:
    """Raise FileError where a needed column is missing or a known one is there twice."""
    names = list(map(_heading, headings))
    missing = [] if "sex" in names else ["sex"]
    if "age_days" not in names:
        dates = [name for name in ("birth_date", "measured_on") if name not in names]
        missing += ["age_days (atau birth_date dan measured_on)"] if len(dates) == 2 else dates
    if not any(name in names for name in MEASURES):
        missing.append("weight_kg, height_cm, head_cm atau muac_cm")
    if missing:
        raise FileError(f"Berkas {source.name}: tidak ada kolom {'; '.join(missing)}.", _COLUMNS_HINT)
    for name in KNOWN:
        if names.count(name) > 1:
            raise FileError(f"Berkas {source.name}: kolom {name} ada lebih dari satu.", "Sisakan satu saja.")
