"""Numbers as the points of a decision and its annexes are counted."""

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def decision_word(number: int) -> str:
    """Return KESATU, KEDUA, ... KESEBELAS, ... KEDUA PULUH SATU for 1, 2, ... 11, ... 21.

    Raises ValueError below 1.
    """
    from lokal import terbilang

    if number < 1:
        raise ValueError(number)
    return f"KE{terbilang(number)}".upper()


def roman(number: int) -> str:
    """Return I, II, III ... for the annexes of a document."""
    text = ""
    for value, letters in _ROMAN:
        while number >= value:
            text, number = text + letters, number - value
    return text
