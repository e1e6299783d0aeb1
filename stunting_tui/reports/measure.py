"""How many lines a text takes in a cell: spreadsheet programs do not fit the height of merged cells by themselves.

Widths are the advance widths of Arial (the same as Helvetica's and Liberation Sans's), in thousandths of the font
size; source: the Adobe font metrics of Helvetica.
"""

from functools import cache

_WIDTHS = {
    191: "'",
    222: "ijl",
    260: "|",
    278: " !,./:;I[\\]ft",
    333: "()-`r",
    334: "{}",
    355: '"',
    389: "*",
    469: "^",
    500: "Jckszxyv",
    556: "#$0123456789?L_abdeghnopqu",
    584: "+<=>~",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1015: "@",
}
_UNKNOWN = 1000
_BOLD = 1.08
_SAFETY = 1.05
"""Printers and programs set text a little wider than the font says; a line too many is better than a cut one."""
POINTS_PER_UNIT = 6.0
"""One unit of column width is the digit 0 of Arial 11: 8 pixels of 1/96 inch."""
_PADDING = 5.0
"""Points of a cell's width that stay free at its two sides."""
_LEADING = 1.27
MAX_HEIGHT = 409.0
"""The tallest row a spreadsheet program takes, in points."""


@cache
def _advances() -> dict[str, int]:
    return {letter: width for width, letters in _WIDTHS.items() for letter in letters}


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of `text` on one line in points."""
    advances = _advances()
    units = sum(advances.get(letter, _UNKNOWN if ord(letter) > 0x2FF else 667) for letter in text)
    return units * size / 1000 * (_BOLD if bold else 1) * _SAFETY


def line_count(text: str, width: float, size: float, *, bold: bool = False) -> int:
    """Return how many lines `text` takes, wrapped at words, in a cell `width` column units wide."""
    room = max(width * POINTS_PER_UNIT - _PADDING, size)
    return sum(_wrapped(part, room, size, bold=bold) for part in text.split("\n"))


def _wrapped(text: str, room: float, size: float, *, bold: bool) -> int:
    if text_width(text, size, bold=bold) <= room:
        return 1
    space = text_width(" ", size, bold=bold)
    lines, used = 1, 0.0
    for word in text.split(" "):
        width = text_width(word, size, bold=bold)
        if used and used + space + width > room:
            lines, used = lines + 1, 0.0
        lead = space if used else 0.0
        extra = int((width - 1e-9) // room) if width > room else 0
        lines += extra
        used += lead + width - extra * room
    return lines


def lines_height(lines: int, size: float) -> float:
    """Return the height in points of a row that holds `lines` lines, without a bound."""
    return lines * size * _LEADING + 3


def split_lines(text: str, width: float, size: float, most: int) -> list[str]:
    """Split a paragraph at words into parts of at most `most` lines each, so that each fits a row."""
    if line_count(text, width, size) <= most:
        return [text]
    parts: list[str] = []
    words: list[str] = []
    for word in text.split(" "):
        words.append(word)
        if len(words) > 1 and line_count(" ".join(words), width, size) > most:
            parts.append(" ".join(words[:-1]))
            words = [word]
    return [*parts, " ".join(words)]


def fitted(cells: list[tuple[str, float]], size: float, smallest: float = 6.0) -> tuple[float, float]:
    """Return the font size (at most `size`) and the row height at which all (text, width) `cells` fit one row."""
    while True:
        lines = max((line_count(text, width, size) for text, width in cells), default=1)
        height = lines_height(lines, size)
        if height <= MAX_HEIGHT or size <= smallest:
            return size, min(height, MAX_HEIGHT)
        size -= 1
