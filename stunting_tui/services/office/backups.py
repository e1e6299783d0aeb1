"""When the database was last copied to its backup folder."""

from datetime import date
from glob import escape

from db.backup import backup_path
from stunting_tui.session import Session


def last_backup(session: Session) -> date | None:
    """Return the day of the newest daily copy, None when there is none."""
    path = session.database
    folder = backup_path(path, "").parent
    pattern = f"{escape(path.stem)}-????-??-??{escape(path.suffix)}"
    labels = (copy.stem.removeprefix(f"{path.stem}-") for copy in folder.glob(pattern))
    return max((date.fromisoformat(label) for label in labels), default=None)
