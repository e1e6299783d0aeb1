"""How a cell looks, and what that leaves of its width for text."""

from dataclasses import dataclass

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

FONT = "Arial"
_INDONESIAN = "[$-421]"
"""Writes 50.000.000 and 15,6 in LibreOffice of any language; Excel takes the signs of its computer."""
_GAP = "_)"
"""A gap as wide as a bracket between a figure and the line at its right."""
_STEP = 1.5
"""Column units that one step of indent takes: three spaces of Arial 11."""
_BOLD = 1.08


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks. `across` and `down` are alignments; `box` draws thin borders, `rule` a thick line below.

    Text in a box stands one step from the line at its left, figures a gap from the one at their right.
    """

    size: float = 11
    bold: bool = False
    italic: bool = False
    underline: bool = False
    colour: str = "000000"
    across: str = "left"
    down: str = "top"
    wrap: bool = True
    box: bool = False
    rule: bool = False
    fill: str = ""
    number: str = "General"


def text_room(width: float, look: Look) -> float:
    """Return what is left of `width` for text, in column units: bold letters are wider, an indent takes room."""
    return max(width - _STEP * _indent(look), 1.0) / (_BOLD if look.bold else 1)


def style_cell(cell: Cell, look: Look) -> None:
    """Set the style of `cell` from `look`."""
    cell.font = Font(
        name=FONT,
        size=look.size,
        bold=look.bold,
        italic=look.italic,
        underline="single" if look.underline else None,
        color=f"FF{look.colour}",
    )
    cell.alignment = Alignment(
        horizontal=look.across,
        vertical=look.down,
        wrap_text=look.wrap,
        indent=_indent(look),
        shrink_to_fit=look.box and not look.wrap,
    )
    cell.number_format = _number_format(look)
    thin = Side(style="thin", color="FF808080")
    if look.box:
        cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)
    elif look.rule:
        cell.border = Border(bottom=Side(style="thick", color="FF000000"))
    if look.fill:
        cell.fill = PatternFill("solid", fgColor=f"FF{look.fill}")


def _indent(look: Look) -> int:
    return int(look.box and look.across == "left")


def _number_format(look: Look) -> str:
    """Return the number format with Indonesian signs, with a gap where the cell has a line at its right."""
    if look.number == "General":
        return look.number
    gap = _GAP if look.box and look.across == "right" else ""
    parts = ";".join(part + gap for part in look.number.split(";"))
    return f"{_INDONESIAN}{parts}" if "0" in parts else parts
