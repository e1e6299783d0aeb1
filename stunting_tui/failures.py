"""What becomes of an error nobody foresaw: a line in the log without personal data, a line for the operator."""

import os
import traceback
from datetime import datetime
from pathlib import Path

from stunting_tui.resources import fixtures


def place_of(error: BaseException) -> str:
    """Return where an error arose in our own code ("screens/anak.py baris 57"), else its last place."""
    root = fixtures().parent
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(root)] or list(frames)
    if not ours:
        return "tempat tidak diketahui"
    return f"{'/'.join(Path(ours[-1].filename).parts[-2:])} baris {ours[-1].lineno}"


def sentence_of(error: BaseException) -> str:
    """Return the one line the operator sees."""
    return f"Galat program di {place_of(error)} ({type(error).__name__}); tercatat di berkas log."


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def log_failure(path: Path | None, error: BaseException, moment: datetime, screen: str) -> None:
    """Append the error's type and the places it went through; no values, so nobody's data can be in it."""
    if path is None:
        return
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"{moment.isoformat(timespec='seconds')} layar={screen} {type(error).__name__}"]
    lines += [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    try:
        with open(path, "a", encoding="utf-8", opener=_private) as log:
            log.write("\n".join(lines) + "\n")
    except OSError:
        return
