"""Ages: exact days for z-scores, completed months for groups, and the age as SIGIZI prints it."""

from datetime import date

DAYS_PER_MONTH = 30.4375
"""Mean month of the WHO standards and of SIGIZI's printed age, in days (365.25 / 12)."""


def age_days(birth: date, on: date) -> int:
    """Return the age in whole days; negative when `on` lies before `birth`."""
    return (on - birth).days


def completed_months(birth: date, on: date) -> int:
    """Return the completed calendar months ("bulan penuh" of Permenkes 2/2020).

    A month counts once its day of the month is reached: from 31 January to 28 February no month is
    complete. Negative before birth.
    """
    months = (on.year - birth.year) * 12 + on.month - birth.month
    return months - (on.day < birth.day)


def sigizi_age(birth: date, on: date) -> tuple[int, int, int]:
    """Return years, months and days as SIGIZI prints them ("3 Tahun - 2 Bulan - 12 Hari").

    Months are floor(days / 30.4375) and the days what is left, so just before a monthly birthday the
    month may be one higher than the calendar's. Raises ValueError before birth.
    """
    days = age_days(birth, on)
    if days < 0:
        raise ValueError("the day lies before birth")
    months = int(days / DAYS_PER_MONTH)
    return months // 12, months % 12, int(days - months * DAYS_PER_MONTH)


def age_label(birth: date, on: date) -> str:
    """Return the calendar age in words of the screen: "14 bl 9 hr", or "-" before birth."""
    if on < birth:
        return "-"
    months = completed_months(birth, on)
    return f"{months} bl {(on - monthly_birthday(birth, months)).days} hr"


def monthly_birthday(birth: date, months: int) -> date:
    """Return the day `months` complete: the same day of the month, or the first of the next where it does not exist."""
    index = birth.year * 12 + birth.month - 1 + months
    try:
        return date(index // 12, index % 12 + 1, birth.day)
    except ValueError:
        return date((index + 1) // 12, (index + 1) % 12 + 1, 1)
