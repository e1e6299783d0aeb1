"""The sentences of the workbook: data in fixtures/templates/berita-acara.toml, with {fields} that are checked."""

import string
import tomllib
from collections.abc import Mapping
from pathlib import Path

from stunting_tui.errors import FileError
from stunting_tui.resources import fixtures

_HINT = "Perbaiki naskah itu atau kembalikan ke naskah bawaan program."


def template_path() -> Path:
    """Return where the sentences of the workbook lie."""
    return fixtures() / "templates" / "berita-acara.toml"


class Texts:
    """The sentences by name, ready to be filled."""

    def __init__(self, path: Path, fields: Mapping[str, str]) -> None:
        """Read `path` and keep `fields` to fill the sentences with.

        Raises FileError when the file is missing or is not TOML of plain texts.
        """
        self._name = path.name
        self._fields = dict(fields)
        try:
            with path.open("rb") as stream:
                self._texts = tomllib.load(stream)
        except OSError as error:
            raise FileError(f"Naskah {path.name} tidak dapat dibaca.", _HINT) from error
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise FileError(f"Naskah {path.name} rusak: {error}.", _HINT) from error

    def get(self, key: str) -> str:
        """Return the sentence `key`, filled and on one line. Raises FileError when it is missing or misuses a field."""
        text = self._texts.get(key)
        if not isinstance(text, str):
            raise FileError(f'Naskah {self._name}: bagian "{key}" tidak ada atau bukan teks.', _HINT)
        return self._fill(key, text)

    def all(self, key: str) -> tuple[str, ...]:
        """Return the list of sentences `key`, each filled. Raises FileError as `get` does."""
        texts = self._texts.get(key)
        if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
            raise FileError(f'Naskah {self._name}: bagian "{key}" tidak ada atau bukan daftar teks.', _HINT)
        return tuple(self._fill(key, text) for text in texts)

    def _fill(self, key: str, text: str) -> str:
        """Replace the {fields} of one sentence; values are never read as fields again."""
        parts: list[str] = []
        try:
            for literal, name, spec, conversion in string.Formatter().parse(text.strip()):
                parts.append(literal)
                if name is not None:
                    parts.append(self._value(key, name, plain=not spec and not conversion))
        except ValueError as error:
            raise FileError(f'Naskah {self._name}: kurung kurawal di bagian "{key}" tidak lengkap.', _HINT) from error
        return "".join(parts)

    def _value(self, key: str, name: str, *, plain: bool) -> str:
        if not plain or name not in self._fields:
            known = ", ".join(sorted(self._fields))
            raise FileError(
                f'Naskah {self._name}: bagian "{key}" memakai isian {{{name}}} yang tidak dikenal.',
                f"Isian yang dikenal: {known}.",
            )
        return self._fields[name]
