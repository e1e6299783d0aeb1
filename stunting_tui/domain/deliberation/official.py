"""Those who sign: their offices, and on which days their signature is valid."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from stunting_tui.domain.dates import short_date
from stunting_tui.domain.rules import read_toml
from stunting_tui.errors import DataError
from stunting_tui.resources import fixtures

CAMAT = "camat"
VILLAGE_HEAD = "kepala-desa"


@dataclass(frozen=True, slots=True)
class Role:
    """An office that signs: the berita acara, the joint commitment, or both.

    `single`: one person at a time; `needed`: where nobody holds it, a dotted line is printed.
    """

    code: str
    name: str
    minutes: bool = False
    commitment: bool = False
    single: bool = True
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Official:
    """A person in an office. `office` is printed above the name; no `valid_from` or `valid_to`: without that bound.

    `role` is the code of a `Role`; `village_id` belongs to a village head. `id` None: not stored.
    """

    name: str
    office: str
    nip: str = ""
    role: str = ""
    village_id: int | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    id: int | None = None
    version: int = 0

    def holds_on(self, day: date) -> bool:
        """Whether the signature is valid on this day; both bounds included."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


@cache
def roles() -> tuple[Role, ...]:
    """Return the offices in the order in which they sign. Raises `FileError` and `DataError`."""
    entries = read_toml(fixtures() / "templates" / "pejabat.toml")["peran"]
    return tuple(_role(entry) for entry in entries)


def role_name(code: str) -> str:
    """Return the name of an office, the code itself where nothing has it."""
    return next((role.name for role in roles() if role.code == code), code)


def in_office(officials: Iterable[Official], role: str, day: date) -> tuple[Official, ...]:
    """Return who holds an office on a day, the one who came last first."""
    found = [person for person in officials if person.role == role and person.holds_on(day)]
    return tuple(sorted(found, key=lambda person: person.valid_from or date.min, reverse=True))


def signers(officials: Iterable[Official], role: Role, day: date) -> tuple[Official, ...]:
    """Return who signs for an office on a day: the newest where it has one person, else all of them."""
    found = in_office(officials, role.code, day)
    return found[:1] if role.single else tuple(reversed(found))


def state_on(person: Official, day: date) -> str:
    """Return in one word whether a signature is valid on a day: "berlaku", "belum", "habis"."""
    if person.holds_on(day):
        return "berlaku"
    return "habis" if person.valid_to is not None and person.valid_to < day else "belum"


def signing_gaps(officials: Iterable[Official], wanted: Sequence[Role], day: date) -> tuple[str, ...]:
    """Return in sentences why nobody, or more than one, signs for offices on a day."""
    people = list(officials)
    known = {person.role for person in people}
    unknown = [role.name for role in wanted if role.needed and role.code not in known]
    gaps = [gap for role in wanted if (gap := _gap(people, role, day))]
    return (*gaps, *([f"Belum ada di daftar pejabat: {', '.join(unknown)}."] if unknown else []))


def _gap(officials: Iterable[Official], role: Role, day: date) -> str:
    """Return what is to be said of an office that somebody holds or held; "" where one signs."""
    known = [person for person in officials if person.role == role.code]
    found = in_office(known, role.code, day)
    if len(found) > 1 and role.single:
        return f"{role.name}: {len(found)} orang berlaku pada {short_date(day)}; dipakai {found[0].name}."
    if found or not role.needed:
        return ""
    past = [person for person in known if person.valid_to is not None and person.valid_to < day]
    if past:
        last = max(past, key=lambda person: person.valid_to or date.min)
        return f"{role.name}: masa berlaku {last.name} habis {short_date(last.valid_to)}."
    return f"{role.name}: {known[0].name} belum berlaku pada {short_date(day)}." if known else ""


def check_official(person: Official) -> None:
    """Raise `DataError` for a missing name or village, an unknown office, dates the wrong way round."""
    if not person.name.strip():
        raise DataError("Nama pejabat masih kosong.", "Isi nama dan gelarnya.")
    if person.role not in {role.code for role in roles()}:
        raise DataError(f'Peran "{person.role}" tidak dikenal.', "Pilih peran dari daftar.")
    if person.valid_from and person.valid_to and person.valid_to < person.valid_from:
        raise DataError(
            f"Berlaku sampai {short_date(person.valid_to)} mendahului berlaku dari {short_date(person.valid_from)}.",
            "Betulkan salah satunya.",
        )
    if (person.role == VILLAGE_HEAD) != (person.village_id is not None):
        raise DataError(
            "Desa kepala desa atau lurah belum dipilih." if person.role == VILLAGE_HEAD else "Peran ini tanpa desa.",
            "Pilih desanya." if person.role == VILLAGE_HEAD else "Kosongkan desanya.",
        )


def _role(entry: dict[str, Any]) -> Role:
    return Role(
        entry["kode"], entry["nama"], entry.get("berita_acara", False), entry.get("komitmen", False),
        entry.get("tunggal", True), entry.get("wajib", False),
    )  # fmt: skip
