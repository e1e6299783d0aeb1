"""Text of cells made safe to keep and to show: no control characters, no bidi tricks, one kind of space."""

import re
from datetime import datetime, time

from stunting_tui.exchange.grid import Cell

_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\-_])")
_SPACES = re.compile(r"\s+")
_NOT_A_KEY = re.compile(r"[^a-z0-9]+")
_PARENTHESES = re.compile(r"\([^)]*\)")
_SHOWN = 40


def clean(text: str, limit: int = 120) -> str:
    """Return `text` without terminal escapes and unprintable characters, spaces collapsed, at most `limit` long."""
    text = text.strip()
    if not text.isprintable():
        text = _ESCAPES.sub("", text)
        text = "".join(c if c.isprintable() else " " if c.isspace() else "" for c in text)
    if "  " in text:
        text = _SPACES.sub(" ", text)
    text = text.strip()
    return text if len(text) <= limit else text[:limit].rstrip()


def as_text(cell: Cell, limit: int = 120) -> str:
    """Return what a cell says as clean text: whole numbers without a point, dates in ISO form, "" for None."""
    if isinstance(cell, str):
        return clean(cell, limit)
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "ya" if cell else "tidak"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e17:
        return str(int(cell))
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    return str(cell)


def shown(cell: Cell) -> str:
    """Return a cell's value as a message may quote it: printable, cut to 40 characters."""
    text = as_text(cell, 200)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def heading_key(cell: Cell) -> str:
    """Return a heading as it is compared: lower case, only letters and digits."""
    return _NOT_A_KEY.sub("", cell.casefold()) if isinstance(cell, str) else ""


def heading_key_bare(cell: Cell) -> str:
    """Return `heading_key` of a heading without what stands in parentheses."""
    return heading_key(_PARENTHESES.sub(" ", cell)) if isinstance(cell, str) else ""


def word_key(text: str) -> str:
    """Return a word of a vocabulary as it is compared: lower case, no parentheses, spaces collapsed."""
    return clean(_PARENTHESES.sub(" ", text).replace("_", " ")).casefold().strip(" .")


def comma(value: float) -> str:
    """Return a number as an Indonesian reader writes it: a decimal comma, no more decimals than it has."""
    return f"{value:.10g}".replace(".", ",")
