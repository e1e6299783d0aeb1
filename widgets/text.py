"""Text from outside made safe and cut to terminal cells."""

from typing import Literal

from rich.cells import cell_len, set_cell_size

Align = Literal["left", "right", "center"]


def clean(text: str) -> str:
    """Return `text` on one line without control, format or private characters; odd spaces become plain ones."""
    if text.isprintable():
        return text
    return "".join(" " if char.isspace() else char for char in text if char.isspace() or char.isprintable())


def fit(text: str, width: int, align: Align = "left") -> str:
    """Return cleaned `text` cut or padded to exactly `width` cells."""
    if width <= 0:
        return ""
    text = clean(text)
    spare = width - cell_len(text)
    if spare <= 0 or align == "left":
        return set_cell_size(text, width)
    before = spare if align == "right" else spare // 2
    return " " * before + text + " " * (spare - before)


def changed_end(before: str, after: str) -> int:
    """Return behind which cell two lines of the same width do not differ any more: 0 for equal lines."""
    if before == after:
        return 0
    if not (before.isascii() and after.isascii()):
        return max(cell_len(before), cell_len(after))
    return next(end for end in range(len(after), 0, -1) if before[end - 1 : end] != after[end - 1 : end])


def three_parts(left: str, middle: str, right: str, width: int) -> str:
    """Return one line of `width` cells with `left`, `middle` and `right` at their places.

    `middle` is centred when it can be, else pushed aside; what does not fit is cut from the middle first.
    """
    left, right = clean(left), clean(right)
    room = width - cell_len(left) - cell_len(right)
    if room < 0:
        return fit(left, width)
    middle = clean(middle)
    if cell_len(middle) > max(0, room - 2):
        middle = set_cell_size(middle, max(0, room - 2))
    start = max((width - cell_len(middle)) // 2 - cell_len(left), min(1, room))
    start = min(start, max(0, room - cell_len(middle) - min(1, room)))
    return fit(left + " " * start + middle, width - cell_len(right)) + right
