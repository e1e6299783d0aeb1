"""Slips of the hand: two birth dates or numbers that may be meant to be one; and names that only look like a slip."""

from collections.abc import Iterator
from datetime import date, timedelta

_MONTHS = 12
_APART = 240
"""Days between two births of one mother at the least: about eight months."""
_VOWELS = frozenset("AEIOU")


def birth_slip(a: date, b: date, *, same_sex: bool) -> bool:
    """Whether one small slip makes the two birth dates (and sexes) one.

    A slip is day and month swapped, a day too early or late, or one digit of ddmmyyyy wrong; where the sex differs the
    dates must be equal. Equal dates with equal sex are no slip.
    """
    if not same_sex or a == b:
        return a == b and not same_sex
    if abs((a - b).days) == 1 or (a.year == b.year and (a.day, a.month) == (b.month, b.day)):
        return True
    return digit_slip(a.strftime("%Y%m%d"), b.strftime("%Y%m%d"))


def later_slips(born: date) -> Iterator[date]:
    """Give the later birth dates that a child of this one is most often written with: the next day, day as month."""
    yield born + timedelta(days=1)
    if born.month < born.day <= _MONTHS:
        yield born.replace(day=born.month, month=born.day)


def siblings_cannot(a: date, b: date) -> bool:
    """Whether two birth dates are other ones, but too near for two children of one mother who are no twins."""
    return 0 < abs((a - b).days) < _APART


def digit_slip(a: str, b: str) -> bool:
    """Whether two numbers of the same length differ in exactly one digit."""
    return len(a) == len(b) and sum(one != other for one, other in zip(a, b, strict=True)) == 1


def rhymes(a: str, b: str) -> bool:
    """Whether two names differ in vowels only, letter by letter, as twins' do: Rara and Rari, Hasan and Husen."""
    apart = [(one, other) for one, other in zip(a, b, strict=False) if one != other]
    return len(a) == len(b) and bool(apart) and all(set(pair) <= _VOWELS for pair in apart)
