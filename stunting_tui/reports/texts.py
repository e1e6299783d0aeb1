"""The sentences of the documents: data in fixtures/templates, with {fields} that are checked as a file is read.

A site's own copy, a file of the same name in its folder of texts, takes the place of the one that is shipped.
"""

import re
import string
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from stunting_tui.errors import FileError
from stunting_tui.reports.fields import FIELDS
from stunting_tui.resources import fixtures

Kind = Literal["teks", "daftar"]

MINUTES, REPORT, INVITATION, COMMITMENT, AGENDA = "berita-acara", "laporan", "undangan", "komitmen", "agenda"

DOCUMENTS: Mapping[str, Mapping[str, Kind]] = {
    MINUTES: dict.fromkeys(
        (
            *("pembukaan", "narasumber", "peserta", "peserta_kosong", "data", "data_kosong", "target"),
            *("pengantar_kesepakatan", "kesepakatan_kosong", "tidak_disepakati", "penutup", "lampiran"),
            "hadir_pribadi",
        ),
        "teks",
    ),
    INVITATION: {"sifat": "teks", "hal": "teks", "kepada": "daftar", "pembuka": "teks", "pesan": "teks",
                 "penutup": "teks"},
    AGENDA: {"items": "daftar"},
    COMMITMENT: {"pembuka": "teks", "butir": "daftar", "penutup": "teks"},
    REPORT: {"kesepakatan_kosong": "teks", "data_kosong": "teks", "rahasia": "teks", "rekap": "teks",
             "grafik": "teks", "metode": "daftar"},
}  # fmt: skip
"""The documents by the names of their files, and what each must hold."""

_ABOUT = frozenset({"title", "source", "valid_from", "valid_to"})
"""What a file may say of itself."""

LONGEST = 2000
"""Letters of a sentence: more does not fit in a row of a page, the highest a spreadsheet can draw."""

_HINT = "Perbaiki naskah itu, atau hapus supaya naskah bawaan dipakai lagi."
_SHAPES = {"teks": "teks", "daftar": "daftar teks"}


def shipped_path(name: str) -> Path:
    """Return where the sentences of a document lie that come with the program."""
    return fixtures() / "templates" / f"{name}.toml"


def path_of(name: str, site: Path | None) -> Path:
    """Return the file that holds for a document: the site's own where there is one."""
    own = site / f"{name}.toml" if site else None
    return own if own is not None and own.exists() else shipped_path(name)


class Texts:
    """The sentences of one document, ready to be filled."""

    def __init__(self, path: Path, wanted: Mapping[str, Kind], fields: Mapping[str, str]) -> None:
        """Read and check `path`; keep `fields` to fill the sentences with.

        Raises FileError with the file, the line and the name where a section is missing, unknown or of another
        shape, where a brace stands alone, where a field is unknown, and where a sentence is too long to print.
        """
        self._source, self._texts = _read(path)
        self._name = path.name
        self._fields = fields
        self._check(wanted)

    def get(self, key: str) -> str:
        """Return the sentence `key`, filled and on one line."""
        return self._fill(self._texts[key])

    def all(self, key: str) -> tuple[str, ...]:
        """Return the list of sentences `key`, each filled."""
        return tuple(self._fill(text) for text in self._texts[key])

    def _check(self, wanted: Mapping[str, Kind]) -> None:
        for key in self._texts:
            if key not in wanted and key not in _ABOUT:
                raise self._refusal(key, "", f'bagian "{key}" tidak dikenal', f"Bagiannya: {', '.join(wanted)}.")
        for key, kind in wanted.items():
            value = self._texts.get(key)
            if value is None:
                raise FileError(f'Naskah {self._name}: bagian "{key}" tidak ada.', _HINT)
            sentences = value if kind == "daftar" else [value]
            if not isinstance(sentences, list) or not all(isinstance(text, str) for text in sentences):
                raise self._refusal(key, "", f'bagian "{key}" bukan {_SHAPES[kind]}')
            for sentence in sentences:
                self._check_sentence(key, sentence)

    def _check_sentence(self, key: str, sentence: str) -> None:
        if len(sentence) > LONGEST:
            told = f'kalimat di bagian "{key}" {len(sentence)} huruf, paling banyak {LONGEST}'
            raise self._refusal(key, "", told, "Bagi menjadi kalimat yang lebih pendek.")
        try:
            parts = list(string.Formatter().parse(sentence))
        except ValueError as error:
            raise self._refusal(key, "", f'kurung kurawal di bagian "{key}" tidak berpasangan') from error
        for _literal, name, spec, conversion in parts:
            if name is not None and (spec or conversion or name not in self._fields):
                known = f"Isian yang dikenal: {', '.join(sorted(self._fields))}."
                told = f'bagian "{key}" memakai isian {{{name}}} yang tidak dikenal'
                raise self._refusal(key, f"{{{name}", told, known)

    def _refusal(self, key: str, needle: str, told: str, hint: str = _HINT) -> FileError:
        return FileError(f"Naskah {self._name} baris {line_of(self._source, key, needle)}: {told}.", hint)

    def _fill(self, text: str) -> str:
        """Replace the {fields} of one sentence; values are never read as fields again."""
        parts = string.Formatter().parse(text.strip())
        return "".join(literal + (self._fields[name] if name is not None else "") for literal, name, _, _ in parts)


def read_texts(name: str, fields: Mapping[str, str], site: Path | None = None) -> Texts:
    """Return the sentences of a document, the site's own where it has some. Raises FileError as `Texts` does."""
    return Texts(path_of(name, site), DOCUMENTS[name], fields)


def plain_items(name: str, site: Path | None = None) -> tuple[str, ...]:
    """Return the `items` of a document as they are written, without those that have fields. Raises FileError."""
    items = _read(path_of(name, site))[1]["items"]
    return tuple(text.strip() for text in items if text.strip() and "{" not in text)


def check_texts(name: str, site: Path | None = None) -> None:
    """Raise FileError where the file of a document cannot be used."""
    read_texts(name, dict.fromkeys(FIELDS, ""), site)


def line_of(source: str, key: str, needle: str = "") -> int:
    """Return the line (from 1) where section `key` begins, or where `needle` stands within it."""
    lines = source.splitlines()
    begins = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*(?:=|$)")
    at = next((number for number, line in enumerate(lines) if begins.match(line)), 0)
    inside = (number for number in range(at, len(lines)) if needle in lines[number])
    return next(inside, at) + 1


def _read(path: Path) -> tuple[str, dict[str, Any]]:
    """Return a file's text and what it holds."""
    try:
        source = path.read_text(encoding="utf-8-sig")
        return source, tomllib.loads(source)
    except OSError as error:
        raise FileError(f"Naskah {path.name} tidak dapat dibaca.", _HINT) from error
    except ValueError as error:
        raise FileError(f"Naskah {path.name} rusak: {_where(error)}.", _HINT) from error


def _where(error: ValueError) -> str:
    """Return where a file stops being TOML, in Indonesian."""
    found = re.search(r"line (\d+), column (\d+)", str(error))
    if found:
        return f"baris {found[1]} kolom {found[2]} tidak dapat dipahami"
    return "bukan teks UTF-8" if isinstance(error, UnicodeDecodeError) else "isinya terputus di akhir berkas"
