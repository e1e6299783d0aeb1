"""Where the report of a rembuk goes, on which paper, and under which name."""

import re
import unicodedata
from datetime import date
from pathlib import Path

from stunting_tui.errors import FileError
from stunting_tui.services.office.office import KEYS, Paper, office
from stunting_tui.services.register import region
from stunting_tui.session import Session

FOLDER = "folder_laporan"


def report_folder() -> Path:
    """Return the folder used last, else the documents of this user, else the home folder."""
    home = Path.home()
    remembered = region.setting(FOLDER)
    places = [*([Path(remembered)] if remembered else []), home / "Dokumen", home / "Documents"]
    return next((place for place in places if place.is_dir()), home)


def remember_folder(session: Session, folder: Path) -> None:
    """Write the next report here. Raises `FileError` when it is no folder."""
    if not folder.is_dir():
        raise FileError(f"Folder {folder} tidak ada.", "Buat foldernya dahulu, atau tulis folder lain.")
    if region.setting(FOLDER) != str(folder):
        region.save_setting(session, FOLDER, str(folder))


def paper() -> Paper:
    """Return the paper of this office."""
    return office().paper


def turn_paper(session: Session) -> Paper:
    """Change to the other paper and return it."""
    other: Paper = "A4" if paper() == "F4" else "F4"
    region.save_setting(session, KEYS["paper"], other)
    return other


def report_name(day: date) -> str:
    """Return "laporan-rembuk-<kecamatan>-<date>.xlsx" for a rembuk of this day."""
    district = region.current_district()
    plain = unicodedata.normalize("NFKD", district.name if district else "").encode("ascii", "ignore").decode()
    name = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
    return "-".join(part for part in ("laporan-rembuk", name, day.isoformat()) if part) + ".xlsx"
