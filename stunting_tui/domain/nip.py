"""The NIP, the number of a civil servant: 18 digits, printed in groups.

Structure: 8 digits birth date, 6 digits month of appointment, 1 digit sex, 3 digits serial (Peraturan Kepala BKN
22/2007).
"""

import re

from stunting_tui.errors import DataError

_GROUPS = re.compile(r"(\d{8})(\d{6})(\d)(\d{3})", re.ASCII)


def written_nip(text: str) -> str:
    """Return a NIP in its groups ("19990101 209901 1 999"), nothing for nothing; spaces do not matter.

    Raises `DataError` when it is not 18 digits.
    """
    digits = "".join(text.split())
    if not digits:
        return ""
    groups = _GROUPS.fullmatch(digits)
    if groups is None:
        raise DataError("NIP terdiri dari 18 angka.", "Spasi boleh; kosongkan bila tidak ada.")
    return " ".join(groups.groups())
