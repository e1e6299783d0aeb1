"""Where the read-only data files of the program lie, in a checkout and in an installed wheel."""

from functools import cache
from pathlib import Path


@cache
def fixtures() -> Path:
    """Return the folder of the data files.

    In a wheel they are package data of `stunting_tui`; in a checkout the folder beside the package.
    """
    here = Path(__file__).resolve().parent
    packaged = here / "fixtures"
    return packaged if packaged.is_dir() else here.parent / "fixtures"
