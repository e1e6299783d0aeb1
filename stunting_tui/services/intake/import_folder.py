"""The folder where the files to import lie, and what is in it."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from stat import S_ISREG

from stunting_tui.errors import FileError
from stunting_tui.services.register import region
from stunting_tui.session import Session

SETTING = "folder_impor"
SUFFIXES = frozenset({".xls", ".xlsx", ".xlsm", ".csv", ".ods", ".htm", ".html"})
USUAL = ("Unduhan", "Downloads", "Download")


@dataclass(frozen=True, slots=True)
class FolderFile:
    """A file that may be imported: its size in bytes and the day it was last changed."""

    path: Path
    size: int
    changed: date


def import_folder() -> Path:
    """Return the folder used last, else the folder of downloads, else the home folder."""
    home = Path.home()
    remembered = region.setting(SETTING)
    places = [*([Path(remembered)] if remembered else []), *(home / name for name in USUAL)]
    return next((place for place in places if place.is_dir()), home)


def remember_folder(session: Session, folder: Path) -> None:
    """Begin here the next time."""
    if region.setting(SETTING) != str(folder):
        region.save_setting(session, SETTING, str(folder))


def folder_files(folder: Path) -> list[FolderFile]:
    """Return the files of a folder that may be imported, the newest first; one just taken away is not.

    Raises `FileError`.
    """
    try:
        paths = [path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES and not _is_ours(path.name)]
    except OSError as error:
        raise FileError(f"Folder {folder} tidak dapat dibaca.", "Buka berkas, lalu tulis folder lain.") from error
    found = []
    for path in paths:
        with suppress(OSError):
            about = path.stat()
            if S_ISREG(about.st_mode):
                day = datetime.fromtimestamp(about.st_mtime, UTC).astimezone().date()
                found.append(FolderFile(path, about.st_size, day))
    return sorted(found, key=lambda file: (-file.changed.toordinal(), file.path.name.casefold()))


def _is_ours(name: str) -> bool:
    """Whether a file is a lock of Excel, hidden, or a list of findings that this program wrote."""
    return name.startswith(("~$", ".")) or name.endswith("-temuan.xlsx")
