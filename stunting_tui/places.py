"""Where the program keeps its files on this computer."""

from pathlib import Path


def data_folder() -> Path:
    """Return the user's data folder of this program."""
    from platformdirs import user_data_path

    return user_data_path("stunting-tui", appauthor=False)


def log_of(database: Path) -> Path:
    """Return the log of program faults, beside the database it is about."""
    return database.with_name("stunting-tui.log")
