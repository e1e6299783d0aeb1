"""How many rows of files wait for the operator: by itself, so that Beranda opens without loading the import."""

from db.measures import Decision
from stunting_tui.services.store import reading


def waiting_count() -> int:
    """Return how many rows wait for a decision."""
    with reading():
        return int(Decision.select().where(Decision.state == "terbuka").count())
