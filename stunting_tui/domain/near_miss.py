"""Slips of the hand in birth dates: two dates that may be meant to be one."""

from datetime import date


def birth_slip(a: date, b: date, *, same_sex: bool) -> bool:
    """Whether one small slip makes the two birth dates (and sexes) one.

    A slip is day and month swapped, or one digit of ddmmyyyy wrong; where the sex differs the dates must
    be equal. Equal dates with equal sex are no slip.
    """
    if not same_sex or a == b:
        return a == b and not same_sex
    return (a.year == b.year and (a.day, a.month) == (b.month, b.day)) or _digits_apart(a, b) == 1


def _digits_apart(a: date, b: date) -> int:
    return sum(one != other for one, other in zip(f"{a:%Y%m%d}", f"{b:%Y%m%d}", strict=True))
