"""The texts of the documents as files: where they lie, whether they can be used, a copy of one's own to edit."""

from dataclasses import dataclass
from pathlib import Path

from stunting_tui.errors import FileError
from stunting_tui.session import Session

FOLDER = "templat"

TITLES = {
    "berita-acara": "Berita acara",
    "undangan": "Undangan",
    "agenda": "Susunan acara",
    "komitmen": "Komitmen bersama",
    "laporan": "Lembar data",
}


@dataclass(frozen=True, slots=True)
class TextFile:
    """The file that holds for a document; `fault` says what is wrong with it, "" where it can be used."""

    name: str
    title: str
    path: Path
    own: bool
    fault: str


def site_folder(session: Session) -> Path:
    """Return the folder of the office's own texts, beside the database."""
    return session.database.parent / FOLDER


def text_files(session: Session) -> list[TextFile]:
    """Return the file of each document, checked."""
    from stunting_tui.reports.texts import DOCUMENTS, path_of

    site = site_folder(session)
    return [
        TextFile(name, TITLES[name], path_of(name, site), path_of(name, site).parent == site, _fault(name, site))
        for name in DOCUMENTS
    ]


def copy_to_edit(session: Session, name: str) -> Path:
    """Copy the text that is shipped to the office's folder, where it takes its place; return the copy.

    A copy that is there already stays as it is. Raises `FileError` where it cannot be written.
    """
    from stunting_tui.reports.texts import shipped_path

    target = site_folder(session) / f"{name}.toml"
    try:
        target.parent.mkdir(exist_ok=True)
        if not target.exists():
            target.write_bytes(shipped_path(name).read_bytes())
    except OSError as error:
        raise FileError(
            f"Naskah tidak dapat disalin ke {target.parent}.", "Periksa izin menulis di folder basis data."
        ) from error
    return target


def agenda(session: Session) -> tuple[str, ...]:
    """Return the agenda a new rembuk begins with: the office's own, the shipped one where that cannot be used.

    A line with fields is left out: nothing can fill them before the rembuk is stored.
    """
    from stunting_tui.reports.texts import AGENDA, plain_items

    return plain_items(AGENDA, None if _fault(AGENDA, site_folder(session)) else site_folder(session))


def _fault(name: str, site: Path) -> str:
    from stunting_tui.reports.texts import check_texts

    try:
        check_texts(name, site)
    except FileError as error:
        return str(error)
    return ""
