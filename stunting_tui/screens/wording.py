"""How figures, z-scores and ages are written on the screens. Pure text; meaning never by colour alone."""

from datetime import date
from typing import TYPE_CHECKING

from stunting_tui.domain.age import completed_months
from stunting_tui.domain.dates import parse_entry_date, short_date
from stunting_tui.domain.numbers import format_decimal, format_signed
from stunting_tui.errors import DataError

if TYPE_CHECKING:
    from stunting_tui.domain.prevalence.figures import GroupFigures, Share, VillageFigures
    from stunting_tui.screens.base import BaseScreen

SMALL = "n kecil"
NO_DISTRICT = "Kecamatan belum dipilih. Pilih dahulu di layar Wilayah ({regions} di Beranda)."
"""To be spelled: where the first screen is to be gone to for a kecamatan."""
SEXES = {"L": "laki-laki", "P": "perempuan"}
POSITIONS = {"L": "T", "H": "B"}
"""Stored position (WHO's letters) -> the letter on the screen: terlentang, berdiri."""


def z_text(z: float | None) -> str:
    """Return a z-score with its sign and two decimals, "-" for none."""
    if z is None:
        return "-"
    text = format_decimal(z, 2)
    return text if text.startswith("-") or not any(digit in text for digit in "123456789") else f"+{text}"


def z_sign(z: float | None, *, implausible: bool = False, above: bool = False) -> str:
    """Return the sign behind a z-score: < below -2, << below -3, ? implausible; with `above` > over +2, >> over +3."""
    if z is None:
        return ""
    if implausible:
        return "?"
    z = round(z, 2)
    if z < -2:
        return "<<" if z < -3 else "<"
    return (">>" if z > 3 else ">" if z > 2 else "") if above else ""


def z_cell(z: float | None, *, implausible: bool = False, above: bool = False) -> str:
    """Return a z-score and its sign in 7 cells, the decimal commas one above the other."""
    return f"{z_text(z):>5}{z_sign(z, implausible=implausible, above=above):<2}"


def months(birth: date, on: date) -> str:
    """Return the age as "14 bl"."""
    return f"{completed_months(birth, on)} bl" if on >= birth else "-"


def tidy_date(text: str, today: date) -> str:
    """Return a typed date as 09-11-2026; what is no date as it was typed."""
    try:
        return short_date(parse_entry_date(text, None, today)) if text.strip() else text
    except DataError:
        return text


def exact(value: float | None) -> str:
    """Return a measure with every decimal it was given with, a comma before them; "" for none."""
    if value is None:
        return ""
    whole, _, decimals = f"{value:.4f}".rstrip("0").partition(".")
    return f"{whole},{decimals or '0'}"


def percent_text(village: "VillageFigures", group: "GroupFigures") -> str:
    """Return the stunting percentage, in words where too few were measured, "-" where nobody was."""
    if not group.measured:
        return "-"
    return SMALL if village.small else format_decimal(group.stunted.percent)


def village_name(village: "VillageFigures") -> str:
    """Return the name, with a star where too few were measured to compare."""
    return f"{village.name} *" if village.small and village.under_five.measured else village.name


def interval(share: "Share") -> str:
    """Return "(14,8-27,7)", "" where nobody was measured."""
    if share.low is None or share.high is None:
        return ""
    return f"({format_decimal(share.low):>4}-{format_decimal(share.high):>4})"


def change_text(points: float | None) -> str:
    """Return a difference in percentage points with its sign, "-" for none."""
    return format_signed(points)


def leave_with(screen: "BaseScreen", text: str) -> None:
    """Leave a screen; the one beneath says `text` (it reads `params["said"]` in its `load`)."""
    stack = screen.shell.screen_stack
    if len(stack) > 1:
        below = stack[-2]
        getattr(below, "params", {})["said"] = text
        screen.shell.back()
    else:
        screen.say(text)
