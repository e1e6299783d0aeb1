"""The NIK: what can be checked, when it may identify a child, and how it is shown.

Structure: 6 digits region of first registration, 6 digits birth date ddmmyy (women: day + 40), 4 digits
serial from 0001 (Pasal 37 PP 37/2007). Every check is a warning: in real files 7 to 8 percent disagree.
"""

import re
from datetime import date
from enum import StrEnum

from stunting_tui.domain.rows import Sex

_WHOLE = re.compile(r"\d{16}", re.ASCII)
_MASKED = re.compile(r"\d{2,8}\*+\d{0,4}", re.ASCII)
_WOMEN = 40
"""Added to the day of birth of women and girls."""


class NikWarning(StrEnum):
    """What is odd about a NIK. The value is the sentence for the operator, the member's name the code."""

    MASKED = "NIK disamarkan; dianggap kosong."
    LENGTH = "NIK tidak terdiri dari 16 angka."
    DUMMY = "NIK tampaknya nomor isian, bukan nomor asli."
    SERIAL = "Nomor urut NIK 0000 atau 9xxx: nomor sementara."
    SEX = "Jenis kelamin di NIK tidak sama dengan yang diisi."
    BIRTH_DATE = "Tanggal lahir di NIK tidak sama dengan yang diisi."
    REGION = "Kode wilayah di NIK bukan kecamatan ini; anak mungkin pindahan."


def clean_nik(text: str) -> str:
    """Return the NIK without spaces, dashes, dots and a leading apostrophe."""
    return re.sub(r"[\s'.\-\u00a0]", "", text)


def is_whole(nik: str | None) -> bool:
    """Whether `nik` is 16 digits and neither a filler nor a temporary number (serial 0000 or 9xxx)."""
    return (
        bool(nik) and _WHOLE.fullmatch(nik or "") is not None and not _filler(nik or "") and not _temporary(nik or "")
    )


def check_nik(nik: str, sex: Sex | None, birth_date: date | None, district_code: str | None) -> tuple[NikWarning, ...]:
    """Return what is odd about `nik`, nothing for an empty one.

    `district_code` is the Kemendagri code of the kecamatan, with or without dots; None skips that check.
    """
    digits = clean_nik(nik)
    if not digits:
        return ()
    if _MASKED.fullmatch(digits):
        return (NikWarning.MASKED,)
    if not _WHOLE.fullmatch(digits):
        return (NikWarning.LENGTH,)
    if _filler(digits):
        return (NikWarning.DUMMY,)
    district = (district_code or "").replace(".", "")
    checks = (
        (NikWarning.SERIAL, _temporary(digits)),
        (NikWarning.SEX, sex is not None and _sex(digits) != sex),
        (NikWarning.BIRTH_DATE, birth_date is not None and not _born(digits, birth_date)),
        (NikWarning.REGION, bool(district) and digits[:6] != district),
    )
    return tuple(warning for warning, odd in checks if odd)


def agrees(nik: str | None, sex: Sex | None, birth_date: date | None) -> bool:
    """Whether `nik` is whole and consistent with sex and birth date, so that it may identify a child."""
    if nik is None or sex is None or birth_date is None or not is_whole(nik):
        return False
    return _sex(nik) == sex and _born(nik, birth_date)


def mask_nik(nik: str | None) -> str:
    """Return the NIK as it is shown: "35********1234"; of a damaged one only the first two digits."""
    digits = clean_nik(nik or "")
    if not digits:
        return ""
    return f"{digits[:2]}{'*' * 8}{digits[-4:]}" if _WHOLE.fullmatch(digits) else f"{digits[:2]}{'*' * 8}"


def _filler(digits: str) -> bool:
    """Whether no person can have this number: one digit repeated, or a long run of nines in front."""
    return len(set(digits)) == 1 or len(set(digits[6:])) == 1 or digits.startswith("999999999")


def _temporary(digits: str) -> bool:
    return digits.endswith("0000") or digits[12] == "9"


def _sex(digits: str) -> Sex:
    return "P" if int(digits[6:8]) > _WOMEN else "L"


def _born(digits: str, birth_date: date) -> bool:
    day = int(digits[6:8])
    day -= _WOMEN if day > _WOMEN else 0
    return (day, int(digits[8:10]), int(digits[10:12])) == (birth_date.day, birth_date.month, birth_date.year % 100)
