"""Slips of the hand: two birth dates or numbers that may be meant to be one; and names that only look like a slip."""

from datetime import date

_VOWELS = frozenset("AEIOU")


def birth_slip(a: date, b: date, *, same_sex: bool) -> bool:
    """Whether one small slip makes the two birth dates (and sexes) one.

    A slip is day and month swapped, or one digit of ddmmyyyy wrong; where the sex differs the dates must
    be equal. Equal dates with equal sex are no slip.
    """
    if not same_sex or a == b:
        return a == b and not same_sex
    return (a.year == b.year and (a.day, a.month) == (b.month, b.day)) or digit_slip(f"{a:%Y%m%d}", f"{b:%Y%m%d}")


def digit_slip(a: str, b: str) -> bool:
    """Whether two numbers of the same length differ in exactly one digit."""
    return len(a) == len(b) and sum(one != other for one, other in zip(a, b, strict=True)) == 1


def rhymes(a: str, b: str) -> bool:
    """Whether two names differ in vowels only, letter by letter, as twins' do: Rara and Rari, Hasan and Husen."""
    apart = [(one, other) for one, other in zip(a, b, strict=False) if one != other]
    return len(a) == len(b) and bool(apart) and all(set(pair) <= _VOWELS for pair in apart)
