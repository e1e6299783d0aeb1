"""Numbers as Indonesian operators type and read them: comma decimals, dots between thousands."""

import re
from math import isfinite

from stunting_tui.errors import DataError

_DECIMAL = re.compile(r"[+-]?(?:\d+(?:[.,]\d+)?|[.,]\d+)", re.ASCII)
_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}\.\d{3}", re.ASCII)


def parse_decimal(text: str) -> float:
    """Return the number typed with a decimal comma or point.

    Raises DataError for anything else, for "1.234", which may be 1,234 or a thousand, and for more digits than a
    number holds.
    """
    clean = text.replace("\u00a0", " ").strip().replace("\u2212", "-")
    if _THOUSANDS.fullmatch(clean):
        raise DataError(f'"{clean}" bermakna ganda.', "Pakai koma untuk desimal dan jangan pakai titik ribuan.")
    if not _DECIMAL.fullmatch(clean):
        raise DataError(f'"{clean}" bukan angka.', "Ketik angka saja, dengan koma atau titik desimal: 10,2.")
    value = float(clean.replace(",", "."))
    if not isfinite(value):
        raise DataError(f'"{clean[:12]}..." terlalu besar.', "Periksa banyaknya angka.")
    return value


def format_decimal(value: float | None, places: int = 1) -> str:
    """Return `value` with a decimal comma and `places` decimals, "-" for None; never a minus zero."""
    if value is None:
        return "-"
    text = f"{value:,.{places}f}".translate(str.maketrans(",.", ".,"))
    return text.lstrip("-") if not any(digit in text for digit in "123456789") else text


def format_signed(value: float | None, places: int = 1) -> str:
    """Return a difference with its sign, "+0,4" or "-0,4", as `format_decimal` writes it; zero has none."""
    text = format_decimal(value, places)
    return f"+{text}" if value is not None and value > 0 and any(digit in text for digit in "123456789") else text


def format_integer(value: int | None) -> str:
    """Return a whole number with dots between thousands, "-" for None."""
    return "-" if value is None else f"{value:,d}".replace(",", ".")


def format_percent(value: float | None, places: int = 1) -> str:
    """Return a percentage such as "14,7 %", "-" for None."""
    return "-" if value is None else f"{format_decimal(value, places)} %"


def format_rupiah(amount: int | None) -> str:
    """Return whole rupiah as "Rp1.250.000", "-" for None."""
    if amount is None:
        return "-"
    sign = "-" if amount < 0 else ""
    return f"{sign}Rp{format_integer(abs(amount))}"
