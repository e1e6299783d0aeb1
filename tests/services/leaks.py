"""What a written file gives away about persons: every part of the unzipped file is searched, not only the cells."""

import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True)
class Person:
    """Who must not be found."""

    name: str
    parent_name: str = ""
    nik: str = ""
    nik_raw: str = ""
    address: str = ""
    birth_date: str = ""
    uuid: str = ""


def parts(path: Path) -> str:
    """Return the names and the text of all parts of a zipped file."""
    with zipfile.ZipFile(path) as whole:
        assert whole.comment == b""
        texts = [f"{one.filename} {one.comment.decode()} {whole.read(one).decode()}" for one in whole.infolist()]
    return "\n".join(texts)


def words(*texts: str) -> set[str]:
    """Return the words of texts as they are compared."""
    return {word.casefold() for text in texts for word in WORD.findall(text)}


def leaks(path: Path, people: Iterable[Person], known: set[str]) -> list[str]:
    """Name what the file gives away; `known` are the words that name no person: of places, and of an empty file."""
    text = parts(path)
    found = [f"16 digits: {run}" for run in re.findall(r"\d{16,}", text)]
    said, digits = words(text), set(re.findall(r"\d{8,}", text))
    folded = " ".join(text.casefold().split())
    for person in people:
        numbers = (number for number in (person.nik, re.sub(r"\D", "", person.nik_raw)) if len(number) >= 8)
        found += [f"NIK {number}" for number in numbers if any(number in run for run in digits)]
        for label, told in (("name", person.name), ("parent", person.parent_name), ("address", person.address)):
            hits = (words(told) & said) - known
            if hits:
                found.append(f"{label}: {', '.join(sorted(hits))}")
        for label, told in (("address", person.address), ("birth date", person.birth_date), ("uuid", person.uuid)):
            if len(told) > 3 and told.casefold() in folded and not words(told) <= known:
                found.append(f"{label} {told}")
        if person.birth_date and person.birth_date in text:
            found.append(f"birth date {person.birth_date}")
    return found
