"""The register of officials of the current kecamatan: kept, changed, removed, and who signs on a day."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from db.models import Deliberation
from db.models import Official as OfficialRow
from stunting_tui.domain.dates import short_date
from stunting_tui.domain.deliberation import official as rules
from stunting_tui.domain.deliberation.official import VILLAGE_HEAD, Official, Role
from stunting_tui.domain.deliberation.stage import Stage
from stunting_tui.domain.document import Signatory
from stunting_tui.domain.nip import written_nip
from stunting_tui.errors import DataError
from stunting_tui.services.records import keep, required
from stunting_tui.services.register import region
from stunting_tui.services.register.region import VillageRecord
from stunting_tui.services.store import reading, transaction
from stunting_tui.session import Session

ONE = "Pejabat"

HEADS = {"Kelurahan": "Lurah"}
"""What the head of a village is called by its kind; elsewhere "Kepala" and the kind."""


@dataclass(frozen=True, slots=True)
class Signing:
    """Who signs on a day: the berita acara, the joint commitment as offices, and the head of every village.

    A nameless signatory stands for a person who is not known. `gaps` says in sentences what the register lacks.
    """

    minutes: tuple[Signatory, ...]
    offices: tuple[Signatory, ...]
    heads: tuple[Signatory, ...]
    gaps: tuple[str, ...]


def officials() -> list[Official]:
    """Return the officials of the current kecamatan in the order in which their offices sign, then by name."""
    with reading():
        return official_records()


def official_records() -> list[Official]:
    """Return the same; the caller holds the connection."""
    district = region.current_row()
    if district is None:
        return []
    order = [role.code for role in rules.roles()]
    found = [_record(row) for row in OfficialRow.select().where(OfficialRow.district == district)]
    return sorted(found, key=lambda one: (order.index(one.role) if one.role in order else len(order), one.name))


def save_official(session: Session, person: Official) -> int:
    """Store an official (new when its `id` is None) and return the id.

    Raises `DataError` for what cannot be, `GoneError`, `ConflictError` and `StoreError`.
    """
    with transaction(session) as writer:
        district = region.require_district()
        values = _columns(person)
        return keep(writer, OfficialRow, person, ONE, values, district=district)


def delete_official(session: Session, official_id: int, version: int) -> None:
    """Remove an official.

    Raises `DataError` for one whose signature was valid on the day of an approved rembuk, `GoneError`,
    `ConflictError` and `StoreError`.
    """
    with transaction(session) as writer:
        row = required(OfficialRow, official_id, ONE)
        _refuse_signed(row)
        writer.delete(row, version)


def signing_on(day: date, named: Collection[str] = ()) -> Signing:
    """Return who signs on a day by the register; `named` are the roles of whom a name is known without it."""
    with reading():
        people, villages = official_records(), region.village_records()
    roles = [role for role in rules.roles() if role.code != VILLAGE_HEAD]
    found = {role.code: _signatories(people, role, day) for role in roles}
    heads, missing = _village_heads(people, villages, day)
    registered = {person.role for person in people}
    told = [role for role in roles if role.code in registered or role.code not in named]
    gaps = [*rules.signing_gaps(people, told, day)]
    if missing:
        gaps.append(_missing_heads(missing, len(villages)))
    return Signing(
        tuple(person for role in roles if role.minutes for person in found[role.code]),
        tuple(person for role in roles if role.commitment for person in found[role.code]),
        heads,
        tuple(gaps),
    )


def usual_office(role: str, village: VillageRecord | None, district: str) -> str:
    """Return what is printed above the name for an office: "Kepala Desa Sengon", "Ketua TP PKK Kecamatan"."""
    if role == VILLAGE_HEAD and village is not None:
        return f"{HEADS.get(village.kind, f'Kepala {village.kind}')} {village.name}"
    return f"{rules.role_name(role)} {district}" if role == rules.CAMAT else rules.role_name(role)


def _signatories(people: list[Official], role: Role, day: date) -> tuple[Signatory, ...]:
    found = rules.signers(people, role, day)
    if not found and role.needed:
        return (Signatory(office=role.name),)
    return tuple(Signatory(person.name, person.office, person.nip) for person in found)


def _village_heads(
    people: list[Official], villages: list[VillageRecord], day: date
) -> tuple[tuple[Signatory, ...], list[str]]:
    """Return the head of every village, and the villages without one."""
    heads, missing = [], []
    serving = rules.in_office(people, VILLAGE_HEAD, day)
    for village in villages:
        person = next((one for one in serving if one.village_id == village.id), None)
        office = usual_office(VILLAGE_HEAD, village, "")
        if person is None:
            missing.append(village.name)
        heads.append(Signatory(person.name, person.office or office, person.nip) if person else Signatory("", office))
    return tuple(heads), missing


def _missing_heads(missing: list[str], count: int) -> str:
    """Return which villages have no head in the register, by name where they are few."""
    if len(missing) == count:
        return "Kepala desa dan lurah: belum ada yang berlaku di daftar pejabat."
    names = ", ".join(missing[:4]) + (f" dan {len(missing) - 4} lainnya" if len(missing) > 4 else "")
    return f"Kepala desa atau lurah: belum ada yang berlaku di {names}."


def _columns(person: Official) -> dict[str, Any]:
    rules.check_official(person)
    with_village = {village.id: village for village in region.village_records()}
    if person.village_id is not None and person.village_id not in with_village:
        raise DataError("Desa pejabat itu bukan desa kecamatan ini.", "Pilih desa dari daftar.")
    district = region.require_district()
    village = with_village.get(person.village_id) if person.village_id is not None else None
    return {
        "name": " ".join(person.name.split()),
        "office": " ".join(person.office.split()) or usual_office(person.role, village, district.name),
        "nip": written_nip(person.nip),
        "role": person.role,
        "village": person.village_id,
        "valid_from": person.valid_from.isoformat() if person.valid_from else "",
        "valid_to": person.valid_to.isoformat() if person.valid_to else "",
    }


def _refuse_signed(row: OfficialRow) -> None:
    """Raise `DataError` where an approved rembuk, whose seal holds the official, fell into the time of office."""
    person = _record(row)
    approved = Deliberation.select(Deliberation.held_on).where(
        Deliberation.district == row.district_id, Deliberation.stage == Stage.APPROVED.value
    )
    signed = [day for one in approved if person.holds_on(day := date.fromisoformat(one.held_on))]
    if signed:
        raise DataError(
            f"{person.name.rstrip('.')} berlaku pada rembuk {short_date(max(signed))} yang sudah disetujui.",
            "Jangan dihapus; isi Berlaku sampai.",
        )


def _record(row: OfficialRow) -> Official:
    return Official(
        row.name, row.office, row.nip, row.role, row.village_id, _day(row.valid_from), _day(row.valid_to), row.id,
        row.version,
    )  # fmt: skip


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
